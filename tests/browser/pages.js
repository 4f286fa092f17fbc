// The table of kinds of page: one line adds one.
//
// `path` may name a review by its file, `{file}`. `counted` says that the heading and the title start with a count;
// `screen` is the name of a picture of it (docs/screens for the demo, else target/screens); `later` that the program may not have it yet;
// `rows` how many filters it has at least.

const ACCOUNT = "A man of sixty lived alone in a flat full of newspapers and would let nobody in. His housing officer and the fire "
  + "service both worried about hoarding and self-neglect. He missed every appointment, nobody assessed his mental capacity, "
  + "and agencies did not share what they knew before the fire in which he died.";

const sendAccount = async page => {
  await page.getByLabel("An account of the case").fill(ACCOUNT);
  await page.getByRole("button", { name: "Find similar cases" }).click();
};
const sendTooLittle = async page => {
  await page.getByLabel("An account of the case").fill("too little");
  await page.getByRole("button", { name: "Find similar cases" }).click();
};

const demo = [
  { name: "home", path: "/", screen: "home" },
  { name: "all reviews", path: "/search", counted: true },
  { name: "results", path: "/search?q=information%20sharing%20housing", counted: true, screen: "search" },
  { name: "filters and chips", path: "/search?q=neglect&theme=self-neglect&theme=record-keeping&agency=housing&from=2012&to=2024", counted: true, screen: "filters" },
  { name: "next page of results", path: "/search?q=police&page=2", counted: true },
  { name: "one review found", path: "/search?q=cuckooing%20AND%20type%3Asar", counted: true },
  { name: "nothing found", path: "/search?q=neglect%20AND%20submarine&theme=self-neglect", counted: true, screen: "nothing-found" },
  { name: "misspelt", path: "/search?q=housng%20neglct", counted: true },
  { name: "understood", path: "/search?q=DNA%20gp%20type%3Asar%20year%3A2010..2024&explain=1", counted: true, screen: "understood" },
  { name: "operators", path: "/search?q=%28police%20OR%20ambulance%29%20AND%20%22risk%20assessment%22%20-alcohol&words=any", counted: true },
  { name: "all passages", path: "/review/{sar-adult-k-2018.pdf}/passages?q=housing" },
  { name: "review", path: "/review/{sar-adult-k-2018.pdf}", screen: "review" },
  { name: "review at a page", path: "/review/{sar-adult-k-2018.pdf}?page=4&q=self-neglect", screen: "review-page", at: "#p4" },
  { name: "review without the words", path: "/review/{sar-adult-k-2018.pdf}?q=submarine" },
  { name: "review of a web page", path: "/review/{pfd-ivy-larchmont-2019.html}?q=hospital" },
  { name: "review of a text", path: "/review/{scr-baby-z-2015.txt}" },
  { name: "review of pictures", path: "/review/{scr-adult-b-scan-2010.pdf}" },
  { name: "response", path: "/review/{response-adult-k-2018.pdf}" },
  { name: "similar form", path: "/similar", screen: "similar" },
  { name: "similar to a review", path: "/similar?id={sar-adult-k-2018.pdf}", counted: true },
  { name: "similar to an account", path: "/similar", send: sendAccount, counted: true, screen: "similar-answer" },
  { name: "account too short", path: "/similar", send: sendTooLittle, status: 422 },
  { name: "help", path: "/help", screen: "help" },
  { name: "about", path: "/about", screen: "about" },
  { name: "no page", path: "/nowhere", status: 404, screen: "no-page" },
  { name: "no review", path: "/review/r000000000000", status: 404 },
  { name: "search too long", path: `/search?q=${"a".repeat(2001)}`, status: 400 },
  { name: "recommendations", path: "/recommendations?q=housing", later: true, screen: "recommendations" },
  { name: "themes", path: "/themes", later: true, screen: "themes" },
  { name: "theme", path: "/themes/self-neglect", later: true, screen: "theme" },
  { name: "agencies", path: "/agencies", later: true, screen: "agencies" },
  { name: "agency", path: "/agencies/housing", later: true, screen: "agency" },
  { name: "no agency", path: "/agencies/no-such", status: 404 },
  { name: "recommendations misspelt", path: "/recommendations?q=safegarding%20GP", counted: true },
  { name: "trends", path: "/trends", later: true, screen: "trends" },
  { name: "heat map", path: "/heatmap", later: true, screen: "heatmap" },
  { name: "bundle, empty", path: "/bundle", later: true },
  { name: "bundle", path: "/bundle?p={sar-adult-k-2018.pdf}.4&p={dhr-mrs-d-2020.pdf}.3", later: true, screen: "bundle" },
  { name: "privacy", path: "/privacy", later: true },
  { name: "accessibility", path: "/accessibility", later: true },
];

const strained = [
  { name: "home, many reviews", path: "/" },
  { name: "results, many pages", path: "/search?q=week&page=7&per_page=10", counted: true, screen: "stress-results" },
  { name: "long title in results", path: "/search?q=household%20lane", counted: true },
  { name: "unbroken word in results", path: "/search?q=runs&per_page=50", counted: true, screen: "stress-unbroken" },
  { name: "long title", path: "/review/{long-title.txt}", screen: "stress-long-title" },
  { name: "unbroken word", path: "/review/{unbroken.txt}?q=word" },
  { name: "forty themes", path: "/review/{many-themes.txt}", screen: "stress-themes" },
  { name: "markup as title", path: "/review/{markup.html}" },
  { name: "other scripts", path: "/review/{other-scripts.txt}" },
  { name: "wide table", path: "/review/{table.html}" },
  { name: "no title", path: "/review/{no-title.txt}" },
  { name: "300 filters", path: "/search?q=week", counted: true, rows: 300, screen: "stress-filters" },
  { name: "1,000 pages", path: "/review/{long.pdf}?page=500&q=%22debt%20in%20week%203%22", screen: "stress-long" },
  { name: "all passages of 1,000 pages", path: "/review/{long.pdf}/passages?q=%22debt%20in%20week%203%22", screen: "stress-passages" },
  { name: "themes over 127 years", path: "/trends", screen: "stress-trends" },
  { name: "heat map of all themes", path: "/heatmap", screen: "stress-heatmap" },
  { name: "review taken out", path: "/review/{gone.txt}", status: 410 },
  { name: "file lost", path: "/review/{lost.txt}/original", status: 404 },
];

const none = [
  { name: "first page without a library", path: "/", screen: "no-library" },
  { name: "search without a library", path: "/search?q=a", status: 503 },
  { name: "similar without a library", path: "/similar" },
];

const empty = [
  { name: "first page, empty library", path: "/", screen: "empty-library" },
  { name: "search, empty library", path: "/search?q=neglect", counted: true },
  { name: "all reviews, empty library", path: "/search", counted: true },
];

const table = { demo, stress: strained, none, empty };

/** The pages that the program has, each with the world that it is in; and the names of those that it does not have yet. */
export async function pages(worlds) {
  const [there, missing] = [[], []];
  for (const [world, kinds] of Object.entries(table)) {
    const { base, ids = {} } = worlds[world];
    for (const kind of kinds) {
      const path = kind.path.replace(/\{([^}]+)\}/g, (_, file) => ids[file] ?? `no-${file}`);
      if (kind.later && (await fetch(base + path)).status === 404) missing.push(kind.path.split("?")[0]);
      else there.push({ ...kind, path, base, world });
    }
  }
  return { there, missing: [...new Set(missing)] };
}
