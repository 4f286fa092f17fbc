// Looks at one page in several modes.
import { open, withoutScripts } from "./browser.js";
import { CHECKS } from "./check/all.js";
import { enter } from "./modes.js";

/** Longer than any page takes on a busy machine; a page that hangs is a fault, not a run without end. */
const PATIENCE = 120_000;

/** What each check of each mode found: `{ mode, check, found: [fault, …] }`. */
export async function visit(browser, base, kind, modes) {
  const seen = await open(browser, { viewport: modes[0].viewport });
  let late;
  const patience = new Promise((_, fail) => {
    late = setTimeout(() => fail(new Error(`it takes more than ${PATIENCE / 1000} s`)), PATIENCE);
  });
  try {
    return await Promise.race([inspect({ ...seen, base, kind }, modes), patience]);
  } finally {
    clearTimeout(late);
    await seen.context.close();
  }
}

async function inspect(seen, modes) {
  const { page, base, kind } = seen;
  if (modes[0].scripts === false) await withoutScripts(page);
  const response = await arrive(page, base, kind);
  if (response.status() !== (kind.status ?? 200)) {
    return [{ mode: modes[0], check: "answer", found: [`it answers ${response.status()}`] }];
  }
  const source = await response.text();
  const all = [{ mode: modes[0], check: "answer", found: await few(page, kind) }];
  for (const mode of modes) {
    await enter(page, mode);
    for (const check of mode.checks) all.push({ mode, check, found: await CHECKS[check]({ ...seen, source }) });
  }
  return all;
}

/** A page that is to strain the layout by its number of filters has them. */
async function few(page, { rows = 0 }) {
  const there = await page.locator(".filters .row input[type=checkbox], .filters .years tbody tr").count();
  return there < rows ? [`it has ${there} filters, not ${rows}`] : [];
}

/** Goes to the page; one that is an answer to a form is reached through the form. */
export async function arrive(page, base, kind) {
  const response = await page.goto(base + kind.path);
  if (!kind.send) return response;
  const [answer] = await Promise.all([
    page.waitForResponse(answer => answer.request().isNavigationRequest() && answer.request().method() === "POST"),
    kind.send(page),
  ]);
  await page.waitForLoadState();
  return answer;
}
