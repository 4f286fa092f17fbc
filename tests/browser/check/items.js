// An item has one mark: that of the list, or one that its words bring along.

export const items = ({ page }) => page.evaluate(() => {
  const BROUGHT = /^\s*([•●○▪■–*]|\([a-z0-9]{1,3}\)|[a-z0-9]{1,2}[.)])\s/;
  const marked = item => !["none", "\"\""].includes(getComputedStyle(item).listStyleType) && getComputedStyle(item).display === "list-item";
  const twice = [...document.querySelectorAll("li")].filter(item => marked(item) && BROUGHT.test(item.textContent));
  return twice.slice(0, 3).map(item => `two marks before “${item.textContent.trim().slice(0, 40)}”`);
});
