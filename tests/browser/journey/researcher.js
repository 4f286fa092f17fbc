// A researcher: a Boolean query, a filter, the next page, and the results as a file.
import assert from "node:assert/strict";
import { save, table } from "./file.js";

export async function researcher(page, base, absent) {
  await page.goto(`${base}/`);
  await page.getByLabel("Search the reviews").fill("(police OR hospital OR \"social care\") AND NOT submarine");
  await page.getByLabel("Search the reviews").press("Enter");
  await page.getByRole("heading", { level: 1, name: /reviews? match/ }).waitFor();
  const before = await count(page);

  // The agency of the most reviews: what is left fills more than a page.
  const counts = await page.locator("label:has(input[name=agency]:visible) small").allInnerTexts();
  const most = counts.map(text => Number.parseInt(text, 10)).reduce((best, one, at, all) => one > all[best] ? at : best, 0);
  const box = page.locator("input[type=checkbox][name=agency]:visible").nth(most);
  const slug = await box.getAttribute("value");
  await box.check();
  assert.ok(!page.url().includes("agency="), "a tick alone changes nothing");
  await page.getByRole("button", { name: "Apply" }).first().click();
  await page.waitForURL(url => url.searchParams.getAll("agency").includes(slug));
  assert.ok(await page.locator(`input[name=agency][value="${slug}"]`).isChecked(), "the tick stays");
  assert.ok(await page.locator(".chips a").count() > 0, "the filter is a chip");
  const chosen = await count(page);
  assert.ok(chosen <= before && chosen > 10, `${chosen} of ${before} reviews: there is a next page`);

  const first = await page.locator(".hit h2").first().innerText();
  await page.getByRole("link", { name: /next/i }).first().click();
  await page.waitForURL(url => url.searchParams.get("page") === "2");
  assert.notEqual(await page.locator(".hit h2").first().innerText(), first, "the next page has other reviews");

  const csv = page.locator("a[href*='.csv']").first();
  if (!await csv.count()) return absent("results as CSV");
  const rows = table(await save(page, csv));
  assert.ok(rows.length > chosen, `${rows.length} lines of CSV for ${chosen} reviews`);
  assert.ok(rows.every(row => row.length === rows[0].length), "all lines of the CSV have the same columns");
}

/** How many reviews the heading says. */
const count = async page => Number(/^([\d,]+)/.exec(await page.locator("h1").innerText())[1].replaceAll(",", ""));
