// What is pressed is 24 × 24 px, or has that much room of its own, or is a link in a sentence (WCAG 2.5.8).

export const target = ({ page }) => page.evaluate(() => {
  scrollTo(0, 0); // where no bar lies over what it does not belong to
  const LEAST = 24;
  const all = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=option]";
  const shown = element => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 1;
  // Something that waits above the window for the focus cannot be pressed before it has it.
  const within = box => box.bottom + scrollY > 0 && box.right > 0;
  // What a list that scrolls does not show lies, by its place, under what comes after the list.
  const clipped = (element, x, y) => {
    for (let at = element.parentElement; at; at = at.parentElement) {
      if (getComputedStyle(at).overflowY === "visible" || at === document.body) continue;
      const box = at.getBoundingClientRect();
      if (x < box.left || x > box.right || y < box.top || y > box.bottom) return true;
    }
    return false;
  };
  const targets = [...document.querySelectorAll(all)].filter(shown).map(element => {
    const box = (element.closest("label") ?? element).getBoundingClientRect();
    return { element, box, x: box.left + box.width / 2, y: box.top + box.height / 2, small: box.width < LEAST - 0.01 || box.height < LEAST - 0.01 };
  }).filter(one => within(one.box) && !clipped(one.element, one.x, one.y));
  const inSentence = element => {
    if (element.localName !== "a" || getComputedStyle(element).display !== "inline") return false;
    let block = element.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    const words = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const holder = words.currentNode.parentElement;
      if (!holder.closest("a, button, label, script") && /\p{L}{2}/u.test(words.currentNode.data)) return true;
    }
    return false;
  };
  const away = (one, box) => Math.hypot(Math.max(box.left - one.x, 0, one.x - box.right), Math.max(box.top - one.y, 0, one.y - box.bottom));
  const crowds = (one, other) => other !== one && !one.element.contains(other.element) && !other.element.contains(one.element) &&
    (away(one, other.box) < LEAST / 2 - 0.01 || other.small && Math.hypot(one.x - other.x, one.y - other.y) < LEAST - 0.01);
  const faults = targets.filter(one => one.small && !inSentence(one.element) && targets.some(other => crowds(one, other)));
  const told = faults.map(({ element, box }) =>
    `${element.localName}.${element.getAttribute("class") ?? ""} “${element.textContent.trim().slice(0, 30)}” has ${box.width.toFixed(0)} × ${box.height.toFixed(1)} px`);
  return told.length > 3 ? [...told.slice(0, 3), `and ${told.length - 3} more`] : told;
});
