// The HTML that is sent is valid.
import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // maud writes `<meta …>` and lower case, and one line is as good as many: these are of taste.
    "long-title": "off", // a title holds the name of a report, which is as long as its publisher made it
  },
});

export async function markup({ source }) {
  const report = await validator.validateString(source);
  const messages = report.results.flatMap(result => result.messages);
  const rules = [...new Set(messages.map(message => message.ruleId))];
  return rules.map(rule => [rule, messages.filter(message => message.ruleId === rule)]).map(([rule, all]) => `${rule} (${all.length}): ${all[0].message} at ${excerpt(source, all[0].offset)}`);
}

const excerpt = (source, at) => source.slice(Math.max(0, at - 20), at + 60).replace(/\s+/g, " ");
