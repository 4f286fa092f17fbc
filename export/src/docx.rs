//! A Word document: a heading for each review, the quotations as quotations, the citation under each, the reader's notes.
//!
//! Styles are Word's own (Title, Heading 1, Quote), so that the document takes on the look of whatever
//! it is pasted into.
//!
//! Source: ECMA-376, part 1, 17 (documents).

use std::fmt::Write as _;

use crate::package::{content_types, is_link, package, relations};
use crate::xml::escaped;
use crate::{Entry, ExportError, Quotation};

/// The media type of the file.
pub const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// The namespace of documents.
const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The namespace of relations within parts.
const RELATED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The styles.
const STYLES: &str = "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:cs=\"Arial\"/>\
    <w:sz w:val=\"22\"/><w:lang w:val=\"en-GB\"/></w:rPr></w:rPrDefault>\
    <w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"276\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>\
    <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Title\"><w:name w:val=\"Title\"/><w:basedOn w:val=\"Normal\"/><w:rPr><w:sz w:val=\"40\"/></w:rPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"Normal\"/>\
    <w:pPr><w:keepNext/><w:spacing w:before=\"360\"/><w:outlineLvl w:val=\"0\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"26\"/></w:rPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Quote\"><w:name w:val=\"Quote\"/><w:basedOn w:val=\"Normal\"/>\
    <w:pPr><w:pBdr><w:left w:val=\"single\" w:sz=\"12\" w:space=\"12\" w:color=\"999999\"/></w:pBdr><w:ind w:left=\"567\" w:right=\"567\"/></w:pPr>\
    <w:rPr><w:rFonts w:ascii=\"Georgia\" w:hAnsi=\"Georgia\"/></w:rPr></w:style>\
    <w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"Citation\"><w:name w:val=\"Citation\"/><w:basedOn w:val=\"Normal\"/>\
    <w:pPr><w:ind w:left=\"567\" w:right=\"567\"/></w:pPr><w:rPr><w:sz w:val=\"18\"/></w:rPr></w:style>\
    <w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"Note\"><w:name w:val=\"Note\"/><w:basedOn w:val=\"Normal\"/>\
    <w:pPr><w:ind w:left=\"567\" w:right=\"567\"/></w:pPr><w:rPr><w:i/></w:rPr></w:style>\
    <w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name w:val=\"Hyperlink\"/><w:rPr><w:color w:val=\"17494F\"/><w:u w:val=\"single\"/></w:rPr></w:style>";

/// A4 with margins of an inch.
const SHEET: &str = "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
    <w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/></w:sectPr>";

/// A document in the making: its body, and where its links lead.
#[derive(Default)]
struct Body {
    xml: String,
    links: Vec<String>,
}

/// A whole document of quotations.
///
/// # Errors
///
/// Fails only if the parts cannot be put together.
pub fn quotations(entries: &[Entry]) -> Result<Vec<u8>, ExportError> {
    let body = body(entries);
    let related = |at: &str, kind: &'static str, target: &str| (at.to_owned(), kind, target.to_owned());
    let links = body.links.iter().zip(1..).map(|(link, at)| related(&format!("link{at}"), "hyperlink", link));
    let targets: Vec<_> = std::iter::once(related("rId1", "styles", "styles.xml")).chain(links).collect();
    package(&[
        (
            "[Content_Types].xml",
            content_types(&[
                ("/word/document.xml", "wordprocessingml.document.main"),
                ("/word/styles.xml", "wordprocessingml.styles"),
            ]),
        ),
        ("_rels/.rels", relations(&[related("rId1", "officeDocument", "word/document.xml")])),
        (
            "word/document.xml",
            format!(
                "<w:document xmlns:w=\"{MAIN}\" xmlns:r=\"{RELATED}\"><w:body>{}{SHEET}</w:body></w:document>",
                body.xml
            ),
        ),
        ("word/_rels/document.xml.rels", relations(&targets)),
        ("word/styles.xml", format!("<w:styles xmlns:w=\"{MAIN}\">{STYLES}</w:styles>")),
    ])
}

/// All entries in order; a heading where another review begins.
fn body(entries: &[Entry]) -> Body {
    let mut body = Body::default();
    body.paragraph("Title", "Collected passages");
    let mut before: Option<&str> = None;
    for entry in entries {
        match entry {
            Entry::Quoted(quoted) => {
                if before != Some(quoted.source.id.as_str()) {
                    body.paragraph("Heading1", &quoted.source.title);
                }
                before = Some(&quoted.source.id);
                body.quotation(quoted);
            }
            Entry::Lost { address, why, note } => {
                before = None;
                body.paragraph("Heading1", &format!("Not found: {address}"));
                body.paragraph("Normal", why);
                body.note(note);
            }
        }
    }
    body
}

impl Body {
    /// The words, the citation with its link, how they were read, and the note.
    fn quotation(&mut self, quoted: &Quotation) {
        for block in quoted.printed().split("\n\n") {
            self.paragraph("Quote", block);
        }
        self.cited(quoted);
        let remarks = quoted.place.recognised.iter().cloned().chain(quoted.cut());
        let remarks: Vec<String> = remarks.collect();
        if !remarks.is_empty() {
            self.paragraph("Citation", &format!("({})", remarks.join("; ")));
        }
        self.note(&quoted.note);
    }

    /// The citation; its address can be followed, if it is one of the web.
    fn cited(&mut self, quoted: &Quotation) {
        let link = &quoted.source.link;
        self.xml.push_str("<w:p><w:pPr><w:pStyle w:val=\"Citation\"/></w:pPr>");
        self.run(&format!("{} ", quoted.citation), "");
        if is_link(link) {
            self.links.push(link.clone());
            let _ = write!(self.xml, "<w:hyperlink r:id=\"link{}\">", self.links.len());
            self.run(link, "<w:rPr><w:rStyle w:val=\"Hyperlink\"/></w:rPr>");
            self.xml.push_str("</w:hyperlink>");
        } else {
            self.run(link, "");
        }
        self.xml.push_str("</w:p>");
    }

    /// The reader's note, if there is one.
    fn note(&mut self, note: &str) {
        if !note.is_empty() {
            self.paragraph("Note", &format!("Note: {note}"));
        }
    }

    /// A paragraph of one style.
    fn paragraph(&mut self, style: &str, text: &str) {
        let _ = write!(self.xml, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>");
        self.run(text, "");
        self.xml.push_str("</w:p>");
    }

    /// A run of text; its lines stay lines.
    fn run(&mut self, text: &str, look: &str) {
        let _ = write!(self.xml, "<w:r>{look}");
        for (at, line) in escaped(text).split('\n').enumerate() {
            let start = if at > 0 { "<w:br/>" } else { "" };
            let _ = write!(self.xml, "{start}<w:t xml:space=\"preserve\">{}</w:t>", line.replace('\t', " "));
        }
        self.xml.push_str("</w:r>");
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::package::part;
    use crate::{sample, xml};

    #[test]
    fn the_words_of_a_document_are_these_in_this_order() {
        let file = quotations(&sample::entries()).expect("written");

        let document = part(&file, "word/document.xml");
        assert_eq!(
            xml::texts_of(&document, "w:t"),
            [
                "Collected passages",
                "Learning from Alder",
                "She said \"no one asked\", twice.",
                "Inventshire Board. Learning from Alder. May 2019. page 12 (printed 10). ",
                "https://hindsight.example/review/r1?page=12#p12",
                "Note: =HYPERLINK(1)",
                "<Title> & more",
                "… - First line",
                "Second, line",
                "<Title> & more. no date. pages 3–4. ",
                "/review/r2?page=3#p3",
                "(read from a picture of the page, 91 % sure; only the first 25 of 90 characters are quoted)",
                "Not found: r3.9",
                "there is no such review",
                "Note: kept",
            ]
        );
        assert_eq!(document.matches("w:val=\"Heading1\"").count(), 3);
        assert_eq!(document.matches("<w:hyperlink r:id=\"link1\">").count(), 1);
        assert!(part(&file, "word/_rels/document.xml.rels").contains("Id=\"link1\""));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_text_stands_in_the_document(entries in sample::any_entries()) {
            let file = quotations(&entries).expect("written");

            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect::<String>();
            let all = letters(&xml::texts_of(&part(&file, "word/document.xml"), "w:t").concat());
            for entry in &entries {
                let (words, note) = match entry {
                    Entry::Quoted(quoted) => (&quoted.words, &quoted.note),
                    Entry::Lost { why, note, .. } => (why, note),
                };
                prop_assert!(all.contains(&letters(words)) && all.contains(&letters(note)));
            }
        }
    }
}
