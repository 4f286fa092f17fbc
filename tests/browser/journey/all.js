// The journeys of three users, each with JavaScript and without.
import { open } from "../browser.js";
import { inTurn } from "../pool.js";
import { practitioner, account } from "./practitioner.js";
import { researcher } from "./researcher.js";
import { staff } from "./staff.js";

const JOURNEYS = { practitioner, account, researcher, staff };
const SAYS = "three users come to their end, with JavaScript and without";
/** A step that cannot be made is a fault at once, not a wait. */
const PATIENCE = 15_000;

export async function journeys(browser, worlds, report) {
  const { base } = worlds.demo;
  const ways = Object.entries(JOURNEYS).flatMap(([name, go]) => [true, false].map(script => ({ name, go, script })));
  await inTurn(ways, async ({ name, go, script }) => {
    const { context, page, noted } = await open(browser, { javaScriptEnabled: script, viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(PATIENCE);
    const where = `${name} (${script ? "with" : "without"} JavaScript)`;
    const absent = [];
    try {
      await go(page, base, what => absent.push(what));
      report.add("journeys", SAYS, where, noted.complaints.map(text => `the browser says: ${text}`));
    } catch (error) {
      report.add("journeys", SAYS, where, [`at ${page.url().slice(base.length)}: ${error.message.split("\n")[0]}`]);
    } finally {
      await context.close();
    }
    for (const what of absent) report.say(`not there yet, left out of the journey of the ${where}: ${what}`);
  });
}
