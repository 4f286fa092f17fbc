// On paper there is nothing to press: no buttons, forms or navigation.

export const paper = ({ page }) => page.evaluate(() =>
  [...document.querySelectorAll("button, .button, nav, form, input, select, textarea")]
    .filter(element => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().height > 0)
    .slice(0, 5)
    .map(element => `${element.localName}.${element.getAttribute("class") ?? ""} “${element.textContent.trim().slice(0, 40)}” is printed`));
