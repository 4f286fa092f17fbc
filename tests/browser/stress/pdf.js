// Writes a plain PDF: one column of Helvetica, as many pages as there are texts.

const WIDTH = 88;
const escaped = text => text.replace(/[\\()]/g, "\\$&");

/** A text in lines that fit the page. */
function lines(text) {
  const all = [];
  for (const paragraph of text.split("\n")) {
    let line = "";
    for (const word of paragraph.split(" ")) {
      if (line && line.length + word.length >= WIDTH) { all.push(line); line = ""; }
      line += (line ? " " : "") + word;
    }
    all.push(line);
  }
  return all;
}

export function pdf(title, pages) {
  const objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    `<</Title(${escaped(title)})>>`];
  const kids = [];
  for (const text of pages) {
    const shown = lines(text).map(line => `(${escaped(line)}) Tj T*`).join("\n");
    const stream = `BT /F1 11 Tf 15 TL 60 780 Td\n${shown}\nET`;
    objects.push(`<</Length ${stream.length}>>\nstream\n${stream}\nendstream`);
    kids.push(objects.push(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents ${objects.length} 0 R>>`));
  }
  objects[1] = `<</Type/Pages/Count ${kids.length}/Kids[${kids.map(kid => `${kid} 0 R`).join(" ")}]>>`;
  let out = "%PDF-1.4\n";
  const places = objects.map((object, at) => {
    const place = out.length;
    out += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map(place => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  return `${out}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<</Size ${size}/Root 1 0 R/Info 4 0 R>>\nstartxref\n${out.length}\n%%EOF\n`;
}
