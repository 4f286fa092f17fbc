// Nobody has to scroll sideways to read a line (WCAG 1.4.10).
//
// A region may scroll by itself if it says that it does: `overflow-x` and a name or a place in the order of Tab.

export const sideways = ({ page }) => page.evaluate(() => {
  const room = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= room) return [];
  const scrolls = element => {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };
  const wide = [...document.body.querySelectorAll("*")]
    .filter(element => element.checkVisibility() && element.getBoundingClientRect().right > room + 1 && !scrolls(element))
    .map(element => `${element.localName}.${element.getAttribute("class") ?? ""} “${element.textContent.trim().slice(0, 30)}”`);
  return [`${document.scrollingElement.scrollWidth} px wide in ${room}: ${wide.slice(-3).join(", ")}`];
});
