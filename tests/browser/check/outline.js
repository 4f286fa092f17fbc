// One first heading, no level left out, and a title that says what the page is: on results, how many.

export async function outline({ page, kind }) {
  const { levels, head, title } = await page.evaluate(() => ({
    levels: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(one => [Number(one.localName[1]), one.textContent.trim()]),
    head: document.querySelector("h1")?.textContent.trim().replace(/\s+/g, " ") ?? "",
    title: document.title,
  }));
  const faults = [];
  const firsts = levels.filter(([level]) => level === 1).length;
  if (firsts !== 1) faults.push(`${firsts} first headings`);
  levels.forEach(([level, words], at) => {
    const before = at ? levels[at - 1][0] : 0;
    if (level > before + 1) faults.push(`“${words.slice(0, 40)}” is a heading of level ${level} after one of level ${before}`);
    if (!words) faults.push(`an empty heading of level ${level}`);
  });
  if (!title) faults.push("no title");
  const count = /^(?:[\d,]+|No) \w+/.exec(head)?.[0];
  if (kind.counted && !(count && title.startsWith(count))) faults.push(`the heading is “${head}”, the title “${title}”: both should start with the count`);
  return faults.slice(0, 5);
}
