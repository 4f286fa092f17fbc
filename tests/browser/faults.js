// Plants a fault of each kind in a page of its own and sees that its check reports it: checks that cannot fail prove nothing.
import { createServer } from "node:http";
import { CHECKS } from "./check/all.js";
import { PHONE_WIDE, PLANTED, sound } from "./planted.js";
import { inTurn } from "./pool.js";
import { visit } from "./visit.js";

const SAYS = "each check reports what is planted for it";
const POLICY = "default-src 'none'; img-src * data:; style-src 'unsafe-inline'; script-src 'nonce-planted'";

/** Serves each planted page under its number, and one without a fault under any other address. */
const serveFaults = () => new Promise(done => {
  const server = createServer((request, response) => {
    const planted = PLANTED[Number(request.url.slice(1))];
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.setHeader("content-security-policy", POLICY);
    if (planted?.cookie) response.setHeader("set-cookie", planted.cookie);
    response.end(planted ? planted.page : sound());
  });
  server.listen(0, "127.0.0.1", () => done(server));
});

export async function faults(browser, report) {
  const server = await serveFaults();
  const base = `http://127.0.0.1:${server.address().port}`;
  const look = async (path, check, counted) => {
    const mode = { viewport: PHONE_WIDE, media: check === "paper" ? { media: "print" } : {}, checks: [check] };
    const seen = await visit(browser, base, { path, counted }, [mode]).catch(error => [{ found: [error.message] }]);
    return seen.flatMap(one => one.found);
  };
  try {
    await inTurn(PLANTED.map((planted, at) => ({ ...planted, at })), async ({ at, check, what, says, counted }) => {
      const found = await look(`/${at}`, check, counted);
      const told = found.some(one => says.test(one));
      report.add("faults", SAYS, `${check}: ${what}`, told ? [] : [`not reported: ${what}: ${found.join("; ")}`]);
    });
    await inTurn(Object.keys(CHECKS), async check => {
      const found = await look("/sound", check);
      report.add("faults", SAYS, check, found.map(one => `reported of a page without a fault: ${one}`));
    });
  } finally {
    server.close();
    server.closeAllConnections();
  }
}
