// On paper there is nothing to press or fill in: no buttons, fields or navigation. (A form may hold words, which stay.)

export const paper = ({ page }) => page.evaluate(() =>
  [...document.querySelectorAll("button, .button, nav, input, label, select, textarea")]
    .filter(element => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().height > 0)
    .slice(0, 5)
    .map(element => `${element.localName}.${element.getAttribute("class") ?? ""} “${element.textContent.trim().slice(0, 40)}” is printed`));
