//! The table of formats: how each is known by content, and what reads it.
//!
//! Content decides. A name that promises another known format is refused,
//! because it mostly means that something else was saved, such as a page
//! that says "not found" under the name of a report.
//!
//! To add a format, add one file here and one line in the table.

mod docx;
mod encoding;
mod html;
mod markdown;
mod ordinal;
mod pairs;
mod pdf;
mod recognise;
mod text;

use std::sync::Arc;

use hindsight_index::vocabulary::Format;

use crate::error::ReadError;
use crate::extracted::Extracted;
use crate::limits::Limits;
use crate::ocr::Plan;

pub(crate) use pairs::detail_of_line;
pub(crate) use pdf::{Ink, Look, Marks, Size, draw};

/// The bytes of a file, shared since what reads PDF keeps them.
pub(crate) type Bytes = Arc<Vec<u8>>;

/// What is known about one format.
struct Entry {
    /// The format.
    format: Format,
    /// Its name for people.
    name: &'static str,
    /// The endings of file names that promise it, in lower case.
    endings: &'static [&'static str],
    /// What reads it.
    read: fn(&Bytes, &Limits, &Plan) -> Result<Extracted, ReadError>,
}

/// Every format.
const FORMATS: [Entry; 5] = [
    Entry { format: Format::Pdf, name: "PDF", endings: &["pdf"], read: pdf::read },
    Entry {
        format: Format::Html,
        name: "a web page",
        endings: &["html", "htm", "xhtml"],
        read: |bytes, limits, _| html::read(bytes, limits),
    },
    Entry {
        format: Format::Docx,
        name: "a Word file",
        endings: &["docx", "docm"],
        read: |bytes, limits, _| docx::read(bytes, limits),
    },
    Entry {
        format: Format::Text,
        name: "plain text",
        endings: &["txt", "text"],
        read: |bytes, limits, _| text::read_plain(bytes, limits),
    },
    Entry {
        format: Format::Markdown,
        name: "Markdown",
        endings: &["md", "markdown"],
        read: |bytes, limits, _| text::read_markdown(bytes, limits),
    },
];

/// Reads a file by its content; `name` is checked against it.
///
/// # Errors
///
/// Fails if the content is of no known format, or of another than the name
/// promises, or damaged, or over a limit.
pub(crate) fn extract(
    name: &str,
    bytes: &Bytes,
    limits: &Limits,
    plan: &Plan,
) -> Result<Extracted, ReadError> {
    if bytes.trim_ascii().is_empty() {
        return Err(ReadError::Empty);
    }
    if recognise::is_locked(bytes) {
        return Err(ReadError::Encrypted);
    }
    let promised = promised(name);
    let found = recognise::format(bytes, promised.map(|entry| entry.format), limits);
    match (promised, found) {
        (Some(named), Ok(format)) if named.format != format => Err(mismatch(named, entry(format).name)),
        (Some(named), Err(other)) => Err(mismatch(named, other)),
        (None, Err(other)) => Err(ReadError::UnknownFormat(other.to_owned())),
        (_, Ok(format)) => (entry(format).read)(bytes, limits, plan),
    }
}

/// Whether a file name ends as one of a known format.
pub(crate) fn ending_is_known(name: &str) -> bool {
    promised(name).is_some()
}

/// The ending of a file name as the table has it, if it is of a known format.
pub(crate) fn known_ending(name: &str) -> Option<&'static str> {
    let ending = name.rsplit_once('.')?.1;
    promised(name)?.endings.iter().find(|known| known.eq_ignore_ascii_case(ending)).copied()
}

/// What content is, in words; the head of a file is enough.
pub(crate) fn name_of(bytes: &[u8]) -> &'static str {
    recognise::format(bytes, None, &Limits::default()).map_or_else(|other| other, |format| entry(format).name)
}

/// The format that a file name promises.
fn promised(name: &str) -> Option<&'static Entry> {
    let (stem, ending) = name.rsplit_once('.')?;
    let ending = ending.to_ascii_lowercase();
    let named = !stem.is_empty() && !stem.ends_with(['/', '\\']);
    FORMATS.iter().find(|entry| named && entry.endings.contains(&ending.as_str()))
}

/// The line of the table for a format.
fn entry(format: Format) -> &'static Entry {
    FORMATS.iter().find(|entry| entry.format == format).expect("a test counts every format in the table")
}

/// The error for content that the name does not promise.
fn mismatch(named: &Entry, found: &str) -> ReadError {
    ReadError::Mismatch { named: named.name.to_owned(), found: found.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What content under a name is read as.
    fn read(name: &str, bytes: &[u8]) -> Result<Extracted, ReadError> {
        extract(name, &Arc::new(bytes.to_vec()), &Limits::default(), &Plan::default())
    }

    /// The error of reading content under a name.
    fn error(name: &str, bytes: &[u8]) -> ReadError {
        read(name, bytes).expect_err(name)
    }

    #[test]
    fn every_format_stands_in_the_table_once() {
        for format in Format::ALL {
            assert_eq!(FORMATS.iter().filter(|entry| entry.format == *format).count(), 1);
        }
    }

    #[test]
    fn a_file_without_content_is_empty() {
        assert_eq!(error("a.html", b""), ReadError::Empty);
        assert_eq!(error("a.txt", b" \n\n"), ReadError::Empty);
    }

    #[test]
    fn a_name_that_promises_another_format_is_refused() {
        for (name, bytes) in [
            ("a.pdf", &b"<!doctype html><title>Not found</title>"[..]),
            ("a.pdf", b"Just words."),
            ("a.html", b"\x00\x01\x02\x03\xff\xfe"),
            ("a.html", b"%PDF-1.7\n"),
            ("a.html", b"No mark-up at all."),
            ("a.txt", b"<!doctype html><p>Hello</p>"),
            ("a.docx", b"PK\x03\x04 another archive"),
        ] {
            assert!(matches!(error(name, bytes), ReadError::Mismatch { .. }), "{name}");
        }
    }

    #[test]
    fn junk_without_a_known_name_is_of_no_known_format() {
        assert!(matches!(error("a", b"\x00\x01\x02\x03"), ReadError::UnknownFormat(_)));
        assert!(matches!(error("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), ReadError::UnknownFormat(_)));
    }

    #[test]
    fn a_damaged_word_file_is_told_from_other_archives() {
        let bytes = b"PK\x03\x04\x14\x00 word/document.xml";

        let error = error("a.docx", bytes);

        assert!(error.to_string().contains("the Word file is damaged"), "{error}");
    }

    #[test]
    fn a_file_of_office_under_a_password_is_encrypted() {
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let bytes = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), name].concat();

        assert_eq!(error("a.docx", &bytes), ReadError::Encrypted);
    }

    #[test]
    fn the_ending_tells_markdown_from_plain_text() {
        for (name, format) in [("a.md", Format::Markdown), ("a.txt", Format::Text), ("a", Format::Text)] {
            let extracted = read(name, b"# Findings\n\nNo one asked.");

            assert_eq!(extracted.map(|e| e.format), Ok(format));
        }
    }

    #[test]
    fn a_web_page_without_a_name_is_read_as_one() {
        let extracted = read("page", b"\n<!DOCTYPE html><p>No one asked.</p>");

        assert_eq!(extracted.map(|e| e.format), Ok(Format::Html));
    }

    #[test]
    fn a_folder_walk_knows_the_endings() {
        for name in ["a.PDF", "b.htm", "c.d.md", "x/y.txt", "é.docx"] {
            assert!(ending_is_known(name), "{name}");
        }
        for name in ["a.json", "pdf", ".md", "x/.md", "a.pdf.part", ""] {
            assert!(!ending_is_known(name), "{name}");
        }
    }
}
