// The ways in which each page is looked at, and what is checked in each.
//
// A page is loaded once with its scripts and once without, and then put into one mode after the other; a mode that
// changes the page comes last. 320 × 256 is a window of 1280 × 1024 at 400 % (WCAG 1.4.10).

const DESK = { width: 1280, height: 900 };
const ZOOMED = { width: 320, height: 256 };
const PHONE = { width: 320, height: 640 };

export const MODES = [
  { name: "light", viewport: DESK, checks: ["access", "sideways", "walk", "target", "traces", "markup", "outline"] },
  { name: "dark", viewport: DESK, media: { colorScheme: "dark" }, checks: ["access", "traces"] },
  { name: "forced colours", viewport: DESK, media: { forcedColors: "active" }, checks: ["access", "walk", "traces"] },
  { name: "zoomed", viewport: ZOOMED, checks: ["access", "sideways", "walk", "target", "traces"] },
  { name: "print", viewport: DESK, media: { media: "print" }, checks: ["paper", "traces"] },
  { name: "opened", viewport: PHONE, opened: true, checks: ["access", "sideways", "target", "traces"] },
  { name: "no script", viewport: DESK, scripts: false, checks: ["access", "sideways", "walk", "target", "traces", "outline"] },
];

/** The modes for which a page is loaded once. */
export const LOADS = [MODES.filter(mode => mode.scripts !== false), MODES.filter(mode => mode.scripts === false)];

const USUAL = { media: "screen", colorScheme: "light", forcedColors: "none" };

/** Puts a page into a mode, with nothing focused and at its top. */
export async function enter(page, mode) {
  await page.emulateMedia({ ...USUAL, ...mode.media });
  await page.setViewportSize(mode.viewport);
  await page.evaluate(opened => {
    // Tab goes on from where the focus was last: from a place before all else.
    const start = document.body.insertBefore(document.createElement("span"), document.body.firstChild);
    start.tabIndex = -1;
    start.focus();
    start.remove();
    // A walk leaves what scrolls by itself somewhere, too: cells half under a head that stays are not small.
    document.querySelectorAll("*").forEach(one => { if (one.scrollLeft || one.scrollTop) one.scrollTo(0, 0); });
    scrollTo(0, 0);
    if (opened) document.querySelectorAll("details").forEach(one => { one.open = true; });
  }, mode.opened);
  if (mode.opened) await pictures(page);
}

/** Waits for the pictures of a page, wherever they are on it. */
const pictures = page => page.evaluate(() => Promise.all([...document.images].map(image => {
  image.loading = "eager";
  return image.complete || new Promise(done => { image.onload = image.onerror = done; });
})));
