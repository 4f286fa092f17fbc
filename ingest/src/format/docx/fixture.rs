//! Invented Word files for tests.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::xml::{Element, parse};

/// The namespaces of the transitional form.
pub(super) const NAMES: &str = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' \
    xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' \
    xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math' \
    xmlns:v='urn:schemas-microsoft-com:vml' xmlns:wps='urn:shape' xmlns:c='urn:chart'";

/// An element of a Word text with this inside.
pub(super) fn word(name: &str, inside: &str) -> Element {
    parse(part(name, inside).as_bytes(), 400).expect("well formed")
}

/// A part whose root is an element of a Word text.
pub(super) fn part(name: &str, inside: &str) -> String {
    format!("<?xml version='1.0' encoding='UTF-8'?><w:{name} {NAMES}>{inside}</w:{name}>")
}

/// An archive of these parts.
pub(super) fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(text.as_bytes()).expect("written");
    }
    writer.finish().expect("an archive").into_inner()
}

/// A Word file with this body, and with other parts.
pub(super) fn docx(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let document = part("document", &format!("<w:body>{body}</w:body>"));
    let mut parts = vec![("[Content_Types].xml", "<Types/>"), ("word/document.xml", document.as_str())];
    parts.extend(others);
    zip(&parts)
}

/// A paragraph with a run of this text.
pub(super) fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>")
}
