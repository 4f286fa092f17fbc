//! Knows a format by the content of a file.
//!
//! The name of a file is only a hint between formats that look alike: plain
//! text and Markdown, or a text that shows a tag and a page that lacks a head.

use encoding_rs::Encoding;
use hindsight_index::vocabulary::Format;

use super::{docx, encoding};
use crate::limits::Limits;

/// Bytes in which the header of a PDF may start.
///
/// Source: ISO 32000-1:2008, Annex H, implementation note 13.
const PDF_HEADER_WITHIN: usize = 1_024;

/// Bytes at the head of a file in which its mark-up must show.
const HEAD: usize = 4_096;

/// How an old file of Office begins, and a new one under a password.
const OLE: &[u8] = b"\xd0\xcf\x11\xe0";

/// How files of other kinds begin, and what they are in words.
const OTHERS: [(&[u8], &str); 9] = [
    (b"PK\x03\x04", "a zip archive"),
    (OLE, "an old Word or Office file"),
    (b"{\\rtf", "a rich text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
];

/// Tags with which a page without a head may show what it is.
const TAGS: [&str; 14] = [
    "<head", "<body", "<title", "<meta", "<p>", "<p ", "<div", "<h1", "<h2", "<table", "<main", "<article",
    "<br", "<ul",
];

/// The format of some content, or in words what it is instead.
pub(super) fn format(
    bytes: &[u8],
    promised: Option<Format>,
    limits: &Limits,
) -> Result<Format, &'static str> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    if head.starts_with(b"%PDF-") {
        return Ok(Format::Pdf);
    }
    let is_text = encoding::is_text(bytes);
    if is_text && starts_as_page(head) {
        return Ok(Format::Html);
    }
    let early = head.get(..PDF_HEADER_WITHIN + 5).unwrap_or(head);
    if early.windows(5).any(|window| window == b"%PDF-") {
        return Ok(Format::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04")
        && docx::is_word(bytes, limits).unwrap_or_else(|| names_word_text(bytes))
    {
        return Ok(Format::Docx);
    }
    if let Some((_, what)) = OTHERS.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(what);
    }
    match promised {
        _ if !is_text => Err("of no known kind"),
        Some(Format::Markdown) => Ok(Format::Markdown),
        Some(Format::Text) => Ok(Format::Text),
        promised if tags(head) >= if promised == Some(Format::Html) { 1 } else { 3 } => Ok(Format::Html),
        _ => Ok(Format::Text),
    }
}

/// Whether a file begins as a web page must: with a doctype or `<html>`.
fn starts_as_page(head: &[u8]) -> bool {
    let text = lower(head);
    let mut rest = text.trim_start();
    while let Some(end) = ["<?xml", "<!--"]
        .iter()
        .find_map(|open| rest.starts_with(open).then(|| if *open == "<!--" { "-->" } else { "?>" }))
    {
        let Some((_, after)) = rest.split_once(end) else { break };
        rest = after.trim_start();
    }
    rest.starts_with("<!doctype html") || rest.starts_with("<html")
}

/// How many different tags of a page the head shows.
fn tags(head: &[u8]) -> usize {
    let text = lower(head);
    TAGS.iter().chain(&["<html", "<!doctype html"]).filter(|tag| text.contains(*tag)).count()
}

/// The head as text in lower case.
fn lower(head: &[u8]) -> String {
    let encoding = Encoding::for_bom(head).map_or(encoding_rs::UTF_8, |(encoding, _)| encoding);
    encoding.decode(head).0.to_lowercase()
}

/// Whether a damaged archive shows the part that holds the text of a Word file.
fn names_word_text(bytes: &[u8]) -> bool {
    contains(bytes, b"word/document")
}

/// Whether bytes hold a Word file, or another of Office, under a password.
///
/// Source: MS-OFFCRYPTO, 2.3.2.
pub(super) fn is_locked(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.starts_with(OLE) && contains(bytes, &name)
}

/// Whether some bytes stand in others.
fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As [`super::format`], within the usual limits.
    fn format(bytes: &[u8], promised: Option<Format>) -> Result<Format, &'static str> {
        super::format(bytes, promised, &Limits::default())
    }

    #[test]
    fn the_header_of_a_pdf_may_start_within_the_first_1024_bytes() {
        let at = |junk: usize| [vec![b'\x01'; junk], b"%PDF-1.4\n".to_vec()].concat();

        assert_eq!(format(&at(0), None), Ok(Format::Pdf));
        assert_eq!(format(&at(1_024), None), Ok(Format::Pdf));
        assert!(format(&at(1_025), None).is_err());
    }

    #[test]
    fn a_page_that_speaks_of_pdf_is_still_a_page() {
        assert_eq!(format(b"<!-- saved --><!DOCTYPE HTML><p>%PDF-1.4</p>", None), Ok(Format::Html));
    }

    #[test]
    fn a_page_in_utf_16_is_a_page() {
        let mut bytes = vec![0xff, 0xfe];
        bytes.extend("<html><p>A</p>".encode_utf16().flat_map(u16::to_le_bytes));

        assert_eq!(format(&bytes, None), Ok(Format::Html));
    }

    #[test]
    fn a_page_without_a_head_is_known_by_its_tags() {
        assert_eq!(format(b"<div>One</div>", Some(Format::Html)), Ok(Format::Html));
        assert_eq!(format(b"<h1>A</h1><div><p>B</p></div>", None), Ok(Format::Html));
        assert_eq!(format(b"A text may show <div> once.", None), Ok(Format::Text));
    }

    #[test]
    fn other_kinds_of_file_are_named() {
        assert_eq!(format(b"{\\rtf1 words}", None), Err("a rich text file"));
        assert_eq!(format(b"PK\x03\x04 sheets", None), Err("a zip archive"));
    }
}
