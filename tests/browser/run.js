// Runs all checks: node run.js PROGRAM [--screens] [--only WORDS] [--faults] [--journeys]
//
// Says one line a check, and under it what is wrong. Ends with how many passed and failed.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { launch } from "./browser.js";
import { SAYS } from "./check/all.js";
import { faults } from "./faults.js";
import { journeys } from "./journey/all.js";
import { LOADS, MODES } from "./modes.js";
import { pages } from "./pages.js";
import { inTurn } from "./pool.js";
import { Report } from "./report.js";
import { screens } from "./screens.js";
import { visit } from "./visit.js";
import { worlds } from "./worlds.js";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
const { values: told, positionals: [program] } = parseArgs({
  allowPositionals: true,
  options: { screens: { type: "boolean" }, faults: { type: "boolean" }, journeys: { type: "boolean" }, only: { type: "string" } },
});

/** All pages in all modes; what each check found goes into the report. */
async function look(browser, all, report) {
  const visits = all.flatMap(kind => LOADS.map(modes => ({ kind, modes })));
  await inTurn(visits, async ({ kind, modes }) => {
    try {
      const seen = await visit(browser, kind.base, kind, modes);
      for (const { mode, check, found } of seen) report.add(check, SAYS[check], `${kind.name} (${mode.name})`, found);
    } catch (error) {
      report.add("answer", SAYS.answer, `${kind.name} (${modes[0].name})`, [error.message.split("\n")[0]]);
    }
  });
}

async function everything(browser, report) {
  if (!told.screens && !told.journeys) await faults(browser, report);
  if (told.faults) return;
  const { all, stop } = await worlds(program, ROOT);
  try {
    const { there, missing } = await pages(all);
    const chosen = there.filter(kind => kind.name.includes(told.only ?? ""));
    if (told.screens) return await screens(browser, chosen, ROOT);
    if (!told.journeys) await look(browser, chosen, report);
    if (!told.only) await journeys(browser, all, report);
    report.say(`${chosen.length} kinds of page in ${MODES.length} modes`);
    if (missing.length) report.say(`not there yet: ${missing.join(", ")}`);
  } finally {
    await stop();
  }
}

const browser = await launch();
const report = new Report();
try {
  await everything(browser, report);
} finally {
  await browser.close();
}
process.exitCode = report.end() ? 0 : 1;
