// Staff of an inquiry: what was published on a theme in some years, passages collected from it, and a file of them.
import assert from "node:assert/strict";
import { save, table } from "./file.js";

export async function staff(page, base, absent) {
  await page.goto(`${base}/search`);
  const theme = page.locator("input[type=checkbox][name=theme]:visible").first();
  const slug = await theme.getAttribute("value");
  await theme.check();
  await page.locator("input[name=from]").fill("2012");
  await page.locator("input[name=to]").fill("2024");
  await page.getByRole("button", { name: "Apply" }).last().click();
  await page.waitForURL(url => url.searchParams.get("theme") === slug);
  const { searchParams } = new URL(page.url());
  assert.deepEqual([searchParams.get("from"), searchParams.get("to")], ["2012", "2024"]);
  const years = await page.locator(".hit .facts").allInnerTexts();
  assert.ok(years.length > 0 && years.every(facts => /\b20(1[2-9]|2[0-4])\b/.test(facts)), "all are of these years");

  await page.locator(".hit h2 a").first().click();
  await page.locator("article.leaf").first().waitFor();

  const collect = page.getByRole("link", { name: "Add to collection" });
  if (!await collect.count()) return absent("passages collected, and their files");
  for (const collected of [1, 2]) {
    await collect.first().click();
    await page.waitForURL(url => url.searchParams.getAll("p").length === collected);
  }
  await page.getByRole("link", { name: /^Collected passages/ }).first().click();
  await page.waitForURL(url => url.pathname === "/bundle");
  const rows = table(await save(page, page.locator("a[href*='bundle.csv']").first()));
  assert.equal(rows.length, 3, "a line of heads and one for each passage");
  assert.ok(rows.every(row => row.length === rows[0].length));
}
