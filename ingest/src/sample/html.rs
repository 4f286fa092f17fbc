//! Sets a manuscript as a web page, in the forms that publishers use.
//!
//! All text is escaped. Menus, cookie notices and related links stand round
//! the text as on a real site, so that a reader must tell them from it.

use super::markup::{Block, Manuscript};
use super::{NOTICE, WATERMARK};

/// The bytes of a page that shows a manuscript.
///
/// The field `form` chooses how the details are given: `table`, `list`
/// (`dl`), `lines` or `accordion` (lines, and sections that fold).
pub(crate) fn render(manuscript: &Manuscript) -> Vec<u8> {
    let title = escaped(manuscript.field("title"));
    let site = escaped(manuscript.field("site"));
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>{title} | {site}</title>\n\
         <link rel=\"canonical\" href=\"{}\">\n<meta property=\"og:site_name\" content=\"{site}\">\n\
         <meta property=\"article:published_time\" content=\"{}\">\n{STYLE}</head><body>\n\
         <a class=\"skip\" href=\"#main\">Skip to main content</a>\n",
        escaped(manuscript.field("canonical")),
        escaped(manuscript.field("created")),
    );
    page.push_str(&header(&site));
    page.push_str(&format!("<main id=\"main\"><article><h1>{title}</h1>\n"));
    page.push_str(&format!("<p class=\"notice\"><strong>{WATERMARK}.</strong> {NOTICE}</p>\n"));
    page.push_str(&details(manuscript));
    page.push_str(&body(manuscript));
    page.push_str("</article></main>\n");
    page.push_str(&footer(&site));
    page.into_bytes()
}

/// The look of the page, and the notice across it.
const STYLE: &str = "<style>nav li{display:inline}.notice{background:#eee}details{margin:1em 0}</style>\n\
    <script>window.dataLayer=[];</script>\n";

/// What stands above the text on every page of a site.
fn header(site: &str) -> String {
    format!(
        "<header><p>{site}</p><nav aria-label=\"Main\"><ul><li><a href=\"/\">Home</a></li>\
         <li><a href=\"/about\">About us</a></li><li><a href=\"/reports\">Reports</a></li>\
         <li><a href=\"/training\">Training</a></li></ul></nav>\n\
         <form role=\"search\"><label>Search this site <input name=\"s\"></label><button>Search</button></form></header>\n\
         <div class=\"cookie-banner\"><p>We use cookies to make this site work and to see how it is used.</p>\
         <button>Accept cookies</button></div>\n"
    )
}

/// What stands below the text on every page of a site.
fn footer(site: &str) -> String {
    format!(
        "<aside><h2>Related content</h2><ul><li><a href=\"/news\">Latest news</a></li>\
         <li><a href=\"/contact\">Contact the team</a></li></ul></aside>\n\
         <footer><ul><li><a href=\"/privacy\">Privacy policy</a></li>\
         <li><a href=\"/accessibility\">Accessibility statement</a></li></ul><p>{site}</p></footer>\n</body></html>\n"
    )
}

/// The labels and values at the head: fields `detail: Label = value | value`.
fn details(manuscript: &Manuscript) -> String {
    let pairs = manuscript.values("detail").filter_map(|detail| detail.split_once(" = "));
    let pairs = pairs.map(|(label, value)| (escaped(label), escaped(value)));
    match manuscript.field("form") {
        "table" => {
            let rows = pairs.map(|(label, value)| format!("<tr><th>{label}</th><td>{value}</td></tr>\n"));
            format!("<table class=\"details\"><tbody>\n{}</tbody></table>\n", rows.collect::<String>())
        }
        "list" => {
            let values =
                |value: &str| value.split(" | ").map(|one| format!("<dd>{one}</dd>")).collect::<String>();
            let rows = pairs.map(|(label, value)| format!("<dt>{label}</dt>{}\n", values(&value)));
            format!("<dl>\n{}</dl>\n", rows.collect::<String>())
        }
        _ => pairs.map(|(label, value)| format!("<p><strong>{label}:</strong> {value}</p>\n")).collect(),
    }
}

/// The blocks below the head.
fn body(manuscript: &Manuscript) -> String {
    let mut writer = Writer { folds: manuscript.field("form") == "accordion", ..Writer::default() };
    manuscript.blocks.iter().for_each(|block| writer.block(block));
    writer.finish()
}

/// The part of the body written so far.
#[derive(Default)]
struct Writer {
    /// The markup.
    out: String,
    /// Whether sections fold.
    folds: bool,
    /// What must be closed before the next block of another kind.
    open_list: bool,
    /// Whether a folding section is open.
    open_fold: bool,
    /// Sections so far.
    sections: usize,
    /// Recommendations so far.
    recommendations: usize,
}

impl Writer {
    /// Writes one block.
    fn block(&mut self, block: &Block) {
        if !matches!(block, Block::Bullet(_)) {
            self.close_list();
        }
        match block {
            Block::Heading { level, text, .. } => self.heading(*level, text),
            Block::Paragraph(text) => self.out.push_str(&format!("<p>{}</p>\n", inline(text))),
            Block::Quote(text) => {
                self.out.push_str(&format!("<blockquote><p>{}</p></blockquote>\n", inline(text)))
            }
            Block::Bullet(text) => {
                let list = if self.open_list { "" } else { "<ul>\n" };
                self.open_list = true;
                self.out.push_str(&format!("{list}<li>{}</li>\n", inline(text)));
            }
            Block::Recommendation(text) => {
                self.recommendations += 1;
                let number = self.recommendations;
                self.out.push_str(&format!(
                    "<p><strong>Recommendation {number}:</strong> {}</p>\n",
                    inline(text)
                ));
            }
            Block::Table(rows) => self.table(rows),
            Block::NewPage => self.out.push_str("<hr>\n"),
        }
    }

    /// Writes a heading; in a folding page one of level 1 is the handle of a section.
    fn heading(&mut self, level: u8, text: &str) {
        self.sections += 1;
        let anchor = self.sections;
        let text = inline(text);
        if level > 1 {
            return self.out.push_str(&format!("<h3 id=\"part-{anchor}\">{text}</h3>\n"));
        }
        self.close_fold();
        if self.folds {
            self.open_fold = true;
            let state = if anchor == 1 { " open" } else { "" };
            self.out.push_str(&format!(
                "<details{state}><summary><h2 id=\"part-{anchor}\">{text}</h2></summary>\n"
            ));
        } else {
            self.out.push_str(&format!("<h2 id=\"part-{anchor}\">{text}</h2>\n"));
        }
    }

    /// Writes a table, its first row as the head.
    fn table(&mut self, rows: &[Vec<String>]) {
        let row = |cells: &Vec<String>, tag: &str| {
            let cells: String = cells.iter().map(|cell| format!("<{tag}>{}</{tag}>", inline(cell))).collect();
            format!("<tr>{cells}</tr>\n")
        };
        let Some((head, rest)) = rows.split_first() else { return };
        let rest: String = rest.iter().map(|cells| row(cells, "td")).collect();
        self.out
            .push_str(&format!("<table><thead>{}</thead><tbody>\n{rest}</tbody></table>\n", row(head, "th")));
    }

    /// Ends an open list.
    fn close_list(&mut self) {
        if std::mem::take(&mut self.open_list) {
            self.out.push_str("</ul>\n");
        }
    }

    /// Ends an open folding section.
    fn close_fold(&mut self) {
        if std::mem::take(&mut self.open_fold) {
            self.out.push_str("</details>\n");
        }
    }

    /// The body, all of it closed.
    fn finish(mut self) -> String {
        self.close_list();
        self.close_fold();
        self.out
    }
}

/// Text with its marks for bold as elements.
fn inline(text: &str) -> String {
    let parts = escaped(text);
    let mut out = String::with_capacity(parts.len());
    for (place, part) in parts.split("**").enumerate() {
        if place > 0 {
            out.push_str(if place % 2 == 1 { "<strong>" } else { "</strong>" });
        }
        out.push_str(part);
    }
    out
}

/// Text without the characters that mean something in HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The page of a manuscript.
    fn page(source: &str) -> String {
        String::from_utf8(render(&Manuscript::parse(source))).unwrap()
    }

    #[test]
    fn text_cannot_open_an_element() {
        let page = page("title: A & <b>\n\n<script>alert(1)</script>\n");

        assert!(page.contains("<h1>A &amp; &lt;b&gt;</h1>"));
        assert!(!page.contains("<script>alert"));
    }

    #[test]
    fn a_folding_page_closes_every_section() {
        let page = page("title: T\nform: accordion\n\n# One\n\nText.\n\n# Two\n- item\n");

        assert_eq!(page.matches("<details").count(), 2);
        assert_eq!(page.matches("</details>").count(), 2);
        assert!(page.contains("</li>\n</ul>\n</details>"));
    }

    #[test]
    fn several_values_are_several_descriptions() {
        let page = page("title: T\nform: list\ndetail: Agencies = Police | Housing\n\nText.\n");

        assert!(page.contains("<dt>Agencies</dt><dd>Police</dd><dd>Housing</dd>"));
    }
}
