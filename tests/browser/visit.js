// Looks at one page in one way.
import { CHECKS } from "./check/all.js";
import { open, withoutScripts } from "./browser.js";

/** Longer than any page takes on a busy machine; a page that hangs is a fault, not a run without end. */
const PATIENCE = 60_000;

/** What each check of the mode found: `[check, [fault, …]]`. */
export async function visit(browser, base, kind, mode) {
  const seen = await open(browser, mode.options);
  let late;
  const patience = new Promise((_, fail) => { late = setTimeout(() => fail(new Error("it takes more than a minute")), PATIENCE); });
  try {
    return await Promise.race([inspect(seen, base, kind, mode), patience]);
  } finally {
    clearTimeout(late);
    await seen.context.close();
  }
}

async function inspect(seen, base, kind, mode) {
  const { page } = seen;
  if (mode.media) await page.emulateMedia({ media: mode.media });
  if (mode.scripts === false) await withoutScripts(page);
  const response = await arrive(page, base, kind);
  if (response.status() !== (kind.status ?? 200)) return [["status", [`it answers ${response.status()}`]]];
  const source = mode.checks.includes("markup") ? await response.text() : "";
  if (mode.opened) await page.evaluate(() => document.querySelectorAll("details").forEach(one => { one.open = true; }));
  const found = [];
  for (const check of mode.checks) found.push([check, await CHECKS[check]({ ...seen, base, kind, source })]);
  return found;
}

/** Goes to the page; one that is an answer to a form is reached through the form. */
export async function arrive(page, base, kind) {
  const response = await page.goto(base + kind.path);
  if (!kind.send) return response;
  const [answer] = await Promise.all([
    page.waitForResponse(response => response.request().isNavigationRequest() && response.request().method() === "POST"),
    kind.send(page),
  ]);
  await page.waitForLoadState();
  return answer;
}
