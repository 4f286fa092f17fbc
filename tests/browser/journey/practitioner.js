// A practitioner between two visits: a few words, the passage on its page, its citation; and cases like the one at hand.
import assert from "node:assert/strict";

const MOST_STEPS = 3;

/** From the first page to a citation of the page, in three steps at most. */
export async function practitioner(page, base) {
  let steps = 0;
  await page.goto(`${base}/`);

  await page.getByLabel("Search the reviews").fill("missed appointments");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  steps += 1;
  await page.getByRole("heading", { level: 1, name: /reviews? match/ }).waitFor();
  assert.match(await page.title(), /^\d+ reviews? match/);

  const passage = page.locator("figure.passage").first();
  const named = /^Pages? (\d+)/.exec(await passage.locator("figcaption a").first().innerText());
  assert.ok(named, "the first passage names its page");
  await passage.locator("figcaption a").first().click();
  steps += 1;
  const leaf = page.locator(`#p${named[1]}`);
  await leaf.waitFor();
  assert.ok(await leaf.locator("mark").count() > 0, "the words are marked on the page");
  assert.ok(await inWindow(leaf), "the page is in the window");

  await leaf.locator("summary", { hasText: "Cite" }).click();
  steps += 1;
  const citation = await leaf.locator(".cite").innerText();
  assert.match(citation, new RegExp(`page ${named[1]}\\b`, "i"));
  assert.ok(citation.includes(await page.locator("h1").innerText()), "the citation names the review");
  assert.ok(steps <= MOST_STEPS, `${steps} steps from the first page to a citation`);
}

/** An account is pasted; the cases say why they are alike, and their passages open. */
export async function account(page, base) {
  await page.goto(`${base}/`);
  await page.getByRole("link", { name: "Similar cases" }).first().click();
  await page.getByLabel("An account of the case").fill("An older woman with dementia lived at home with her son, who refused "
    + "help and would not let carers or nurses in. She lost weight, had pressure sores, and nobody saw her alone. Housing, "
    + "the general practice and adult social care each held a part of the picture before she died in hospital.");
  await page.getByRole("button", { name: "Find similar cases" }).click();
  await page.getByRole("heading", { level: 1, name: /something in common/ }).waitFor();
  assert.equal(new URL(page.url()).search, "", "nothing of the account is in the address");
  assert.ok(await page.locator(".reasons li").count() > 0, "there are reasons");

  await page.locator("figure.passage figcaption a").first().click();
  await page.locator("article.leaf").first().waitFor();
  assert.match(page.url(), /\/review\//);
}

/** Whether the top of an element is within the window. */
const inWindow = async element => {
  const box = await element.boundingBox();
  return box.y > -box.height && box.y < 900;
};
