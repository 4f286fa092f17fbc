// Invents a library that strains the pages: very long, very many, very odd. Nothing in it is of a real case.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { pdf } from "./pdf.js";

const WHO = ["The school", "A housing officer", "The health visitor", "The panel", "The police", "The practice", "A neighbour", "The ward"];
const DID = ["did not ask", "wrote down", "missed", "reported", "forgot to pass on", "asked about", "closed the case on", "came back to"];
const WHAT = ["the cold rooms", "a missed visit", "the neglect that all saw", "the last referral", "what the child had said", "a debt", "the broken door", "his discharge"];

/** The sentence with this number; the same number gives the same sentence. */
const sentence = n => `${WHO[n % 8]} ${DID[Math.floor(n / 8) % 8]} ${WHAT[Math.floor(n / 64) % 8]} in week ${1 + n % 51}.`;
const paragraph = (from, count) => Array.from({ length: count }, (_, at) => sentence((from + at) * 37)).join(" ");
const page = n => `Invented page ${n}\n\n${[0, 1, 2, 3].map(part => paragraph(n * 40 + part * 9, 7)).join("\n\n")}`;
const html = (title, body) => `<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1>${body}</html>`;

export const LONG_TITLE = `${"Safeguarding adults review of the invented household at the end of the lane and of all who came to its door ".repeat(3)}`.slice(0, 300).trim();
export const UNBROKEN = "Unbroken".repeat(40);

/** The few whose shape is the point, by file name. */
const ODD = {
  "long-title.txt": `${LONG_TITLE}\n\n${paragraph(1, 30)}`,
  "unbroken.txt": `${UNBROKEN}\n\nThe word ${UNBROKEN} runs on. ${paragraph(2, 20)}`,
  "many-themes.txt": `An invented review with many themes\n\n${paragraph(3, 40)}`,
  "markup.html": html("&lt;b&gt;Bold&lt;/b&gt; &amp; “quoted” &lt;script&gt;alert(1)&lt;/script&gt;", `<p>${paragraph(4, 30)}</p>`),
  "other-scripts.txt": `مراجعة مخترعة – 架空の報告書 – Ανασκόπηση\n\nNeglect نص مخترع 架空 ${paragraph(5, 20)}`,
  "table.html": html("An invented review with a wide table", `<table><tr>${"<th>An agency with a long name</th>".repeat(14)}</tr><tr>${`<td>${sentence(9)}</td>`.repeat(14)}</tr></table><p>${paragraph(6, 9)}</p>`),
  "no-title.txt": paragraph(7, 12).toLowerCase(),
  "gone.txt": `An invented review that was taken out\n\n${paragraph(8, 12)}`,
  "lost.txt": `An invented review whose file was lost\n\n${paragraph(9, 12)}`,
  "one-word.txt": `An invented review with a word of its own\n\nThe xylophone was noted once. ${paragraph(10, 9)}`,
};
/** Enough for a year each from 1900 on, so that with all themes, agencies and types there are more than 300 filters. */
const MANY = 127;
const PAGES = 1000;

/** Writes the files and the list of what is stated about them; returns the list's path. */
export async function invent(folder, root) {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(ODD)) await writeFile(join(folder, name), text);
  for (let n = 1; n <= MANY; n++) {
    await writeFile(join(folder, `many-${n}.txt`), `Invented review number ${n}\n\n${paragraph(n * 11, 14)}`);
  }
  const pages = Array.from({ length: PAGES }, (_, at) => page(at + 1));
  await writeFile(join(folder, "long.pdf"), pdf("An invented inquiry of many pages", pages), "latin1");
  const list = `${folder}.csv`;
  await writeFile(list, await stated(root, basename(folder)));
  return list;
}

/** What is stated: forty themes and all agencies for one, a title of 300 characters for another; among the many, every theme, agency, type and year. */
async function stated(root, folder) {
  const slugs = async name => [...(await readFile(join(root, "index/taxonomy", name), "utf8")).matchAll(/^\[([\w-]+)\]$/gm)].map(one => one[1]);
  const [themes, agencies, types] = await Promise.all(["themes.toml", "agencies.toml", "review-types.toml"].map(slugs));
  const one = (all, n) => all[n % all.length];
  const many = Array.from({ length: MANY }, (_, n) => `${folder}/many-${n + 1}.txt,,${one(themes, n)},${one(agencies, n)},${1900 + n},${one(types, n)}`);
  return [
    "file,title,themes,agencies,published,type",
    `${folder}/long-title.txt,"${LONG_TITLE}",,,2020,`,
    `${folder}/unbroken.txt,${UNBROKEN},,,2021-03,`,
    `${folder}/many-themes.txt,An invented review with many themes,${themes.slice(0, 40).join(";")},${agencies.join(";")},2022-02-02,`,
    ...many,
    "",
  ].join("\n");
}
