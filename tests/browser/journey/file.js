// Files that a page offers.
import { readFile } from "node:fs/promises";

/** Follows a link to a file; its text. */
export async function save(page, link) {
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return readFile(await download.path(), "utf8");
}

/** The rows of a CSV file (RFC 4180). */
export function table(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.replace(/^\uFEFF/, "").matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1).push(quoted?.replaceAll("\"\"", "\"") ?? plain);
    if (end === "") break;
    if (end !== ",") rows.push([]);
  }
  return rows.filter(row => row.length > 1 || row[0]);
}
