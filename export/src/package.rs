//! Puts the parts of an office document into one file.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::ExportError;

/// What stands before each part.
pub(crate) const PROLOGUE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// What stands before the names of relations.
pub(crate) const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
/// What stands before the types of relations.
pub(crate) const RELATION_TYPE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// One file of named parts, in order; all have the same date, so the bytes depend on the parts alone.
pub(crate) fn package(parts: &[(&str, String)]) -> Result<Vec<u8>, ExportError> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default())?;
        writer.write_all(PROLOGUE.as_bytes())?;
        writer.write_all(content.as_bytes())?;
    }
    Ok(writer.finish()?.into_inner())
}

/// The part that says what the other parts are.
pub(crate) fn content_types(parts: &[(&str, &str)]) -> String {
    let overrides: String = parts
        .iter()
        .map(|(name, kind)| {
            format!(
                "<Override PartName=\"{name}\" ContentType=\"application/vnd.openxmlformats-officedocument.{kind}+xml\"/>"
            )
        })
        .collect();
    format!(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{overrides}</Types>"
    )
}

/// The relations of a part: id, type, target; targets outside the file are links.
pub(crate) fn relations(all: &[(String, &str, String)]) -> String {
    let one = |(id, kind, target): &(String, &str, String)| {
        let mode = if *kind == "hyperlink" { " TargetMode=\"External\"" } else { "" };
        let target = crate::xml::escaped(target);
        format!("<Relationship Id=\"{id}\" Type=\"{RELATION_TYPE}/{kind}\" Target=\"{target}\"{mode}/>")
    };
    let all: String = all.iter().map(one).collect();
    format!("<Relationships xmlns=\"{RELATIONS}\">{all}</Relationships>")
}

/// Whether an address can be a link of a document: nothing but the web, in plain ASCII.
pub(crate) fn is_link(address: &str) -> bool {
    let web = address.starts_with("https://") || address.starts_with("http://");
    web && address.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte))
}

/// The parts of a file that was made here.
#[cfg(test)]
pub(crate) fn part(bytes: &[u8], name: &str) -> String {
    use std::io::Read;
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect("the part").read_to_string(&mut text).expect("UTF-8");
    text
}
