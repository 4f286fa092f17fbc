// axe finds nothing against WCAG 2.2 A and AA, and nothing against its own good practice.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const SOURCE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export async function access({ page }) {
  if (!await page.evaluate(() => "axe" in window)) await page.evaluate(SOURCE);
  const violations = await page.evaluate(async tags => {
    const found = await axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
    return found.violations.map(one => ({
      rule: one.id,
      where: one.nodes.map(node => node.target.join(" ")),
      why: one.nodes[0].failureSummary.split("\n").slice(1).join(";").trim(),
    }));
  }, TAGS);
  return violations.map(one => `${one.rule} at ${one.where.slice(0, 3).join(", ")} (${one.where.length}): ${one.why}`);
}
