// Pictures of the kinds of page, for docs/screens: on a desk in light and dark, and on a phone. All show invented reviews.
import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { open } from "./browser.js";
import { inTurn } from "./pool.js";
import { arrive } from "./visit.js";

const WAYS = [
  { name: "light", options: { viewport: { width: 1280, height: 900 }, colorScheme: "light" } },
  { name: "dark", options: { viewport: { width: 1280, height: 900 }, colorScheme: "dark" } },
  { name: "phone", options: { viewport: { width: 390, height: 844 }, colorScheme: "light", isMobile: true, hasTouch: true } },
];

/** Writes a picture for each kind of page that has a name for one: those of the demo to be kept, the others to look at. */
export async function screens(browser, kinds, root) {
  const folders = { demo: join(root, "docs/screens"), other: join(root, "target/screens") };
  for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true });
  const all = kinds.filter(kind => kind.screen).flatMap(kind => WAYS.map(way => ({ kind, way })));
  await inTurn(all, async ({ kind, way }) => {
    const { context, page } = await open(browser, way.options);
    await arrive(page, kind.base, { ...kind, path: kind.path + (kind.at ?? "") });
    const path = join(folders[kind.world] ?? folders.other, `${kind.screen}-${way.name}.png`);
    await page.screenshot({ path, scale: "css" });
    await context.close();
    await fewColours(path);
  });
}

/** A page has few colours: a picture with 64 of them is a third as large. */
const fewColours = path => promisify(execFile)("pngquant", ["--force", "--output", path, "--speed", "1", "--strip", "64", path]);
