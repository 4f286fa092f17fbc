// The HTML that is sent is valid.
import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // A title holds the name of a report, which is as long as its publisher made it.
    "long-title": "off",
    // Several values of a facet may be ticked, and several passages carried along: under one name.
    "form-dup-name": "off",
    // A list may have a name (ARIA 1.2), and says it before its items.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
    // Completions of a text field are a combobox with a list (ARIA Authoring Practices); a select cannot be typed into.
    "prefer-native-element": ["error", { exclude: ["listbox"] }],
  },
});

export async function markup({ source }) {
  const report = await validator.validateString(source);
  const messages = report.results.flatMap(result => result.messages);
  const rules = [...new Set(messages.map(message => message.ruleId))];
  return rules.map(rule => [rule, messages.filter(message => message.ruleId === rule)]).map(([rule, all]) => `${rule} (${all.length}): ${all[0].message} at ${excerpt(source, all[0].offset)}`);
}

const excerpt = (source, at) => source.slice(Math.max(0, at - 20), at + 60).replace(/\s+/g, " ");
