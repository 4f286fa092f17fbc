// Starts Debian's Chromium, with nothing that it does of its own accord and a profile that is thrown away.
import { chromium } from "playwright-core";

const PROGRAM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const FLAGS = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
  "--disable-gpu",
];

export const launch = () => chromium.launch({ executablePath: PROGRAM, args: FLAGS });

/** Opens a page in a profile of its own, and notes all that it asks for and complains of. */
export async function open(browser, options = {}) {
  const context = await browser.newContext({ locale: "en-GB", ...options });
  const page = await context.newPage();
  const noted = { requests: [], complaints: [], cookies: [] };
  context.on("request", request => noted.requests.push(request.url()));
  context.on("response", async response => {
    if ("set-cookie" in response.headers()) noted.cookies.push(response.url());
  });
  page.on("console", message => {
    // That a page answers 404 on purpose is no complaint of the page.
    const itself = message.text().startsWith("Failed to load resource") && message.location().url === page.url();
    if (["error", "warning"].includes(message.type()) && !itself) noted.complaints.push(message.text());
  });
  page.on("pageerror", error => noted.complaints.push(String(error)));
  return { context, page, noted };
}

/** Leaves out all scripts of a page. Our own checks must run in it, so scripts stay allowed and are sent empty. */
export const withoutScripts = page =>
  page.route("**/*", route => route.request().resourceType() === "script"
    ? route.fulfill({ contentType: "text/javascript", body: "" })
    : route.fallback());
