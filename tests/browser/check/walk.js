// Tab reaches every control, in the order of the page, and shows where it is (WCAG 2.1.1, 2.1.2, 2.4.3, 2.4.7, 2.4.11).

/** The controls in order, each with how it looks before it has the focus. */
const prepare = () => {
  const all = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex], [contenteditable]";
  const looks = element => {
    const style = getComputedStyle(element);
    return ["outline", "boxShadow", "border", "backgroundColor", "color", "textDecoration"].map(name => style[name]).join("|");
  };
  const controls = [...document.querySelectorAll(all)].filter(element =>
    element.tabIndex >= 0 && !element.disabled && element.checkVisibility({ visibilityProperty: true }));
  const named = element => {
    const words = (element.labels?.[0]?.textContent ?? element.getAttribute("aria-label") ?? element.textContent ?? "").trim().replace(/\s+/g, " ");
    return `${element.localName}${element.name ? `[${element.name}]` : ""} “${words.slice(0, 40)}”`;
  };
  window.walk = { controls, named, looks, before: controls.map(looks) };
  return controls.length;
};

/** Where the focus is, and what is wrong with that; `at` is the place that it should have. */
const look = at => {
  const { controls, named, looks, before } = window.walk;
  const here = document.activeElement;
  const place = controls.indexOf(here);
  if (!here || here === document.body || here === document.documentElement) return { place: -1, faults: [] };
  const faults = [];
  if (place !== at) faults.push(`Tab went to ${named(here)}, not to ${at < controls.length ? named(controls[at]) : "the end"}`);
  if (place >= 0 && looks(here) === before[place]) faults.push(`the focus is not seen on ${named(here)}`);
  // The middle of what is in the window of its first line, and in what scrolls round it: of a tall field, a part is enough, and of a link
  // that is higher than the window any line.
  const lines = [...here.getClientRects()];
  const higher = here.getBoundingClientRect().height > innerHeight;
  const box = lines.find(line => higher && line.bottom > 0 && line.top < innerHeight) ?? lines[0];
  let [left, right, top, bottom] = [Math.max(box.left, 0), Math.min(box.right, innerWidth), Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  for (let round = here.parentElement; round; round = round.parentElement) {
    if (getComputedStyle(round).overflow === "visible") continue;
    const frame = round.getBoundingClientRect();
    [left, right, top, bottom] = [Math.max(left, frame.left), Math.min(right, frame.right), Math.max(top, frame.top), Math.min(bottom, frame.bottom)];
  }
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const over = document.elementFromPoint(x, y);
  const itself = over && (here.contains(over) || [...here.labels ?? []].some(label => label.contains(over)));
  if (left > right || top > bottom) faults.push(`${named(here)} has the focus outside the window, at ${Math.round(box.left)}, ${Math.round(box.top)}`);
  else if (!itself) faults.push(`${named(here)} has the focus under ${over ? named(over) : "nothing"}`);
  return { place, faults };
};

export async function walk({ page }) {
  const count = await page.evaluate(prepare);
  const faults = [];
  let at = 0;
  for (let presses = 0; presses <= count && faults.length < 5; presses++) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(look, at);
    if (seen.place < 0 && !seen.faults.length) break;
    faults.push(...seen.faults);
    at = (seen.place < 0 ? at : seen.place) + 1;
    if (presses === count) faults.push("Tab does not leave the page");
  }
  if (at < count && faults.length < 5) faults.push(`Tab reached ${at} of ${count} controls`);
  return faults;
}
