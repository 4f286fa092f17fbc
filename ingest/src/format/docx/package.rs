//! The archive in which a Word file keeps its parts.
//!
//! Parts are found by their relationships, as the standard asks, and by their
//! usual names where those are missing. No part is unpacked to more bytes
//! than the limit allows, whatever the archive says of its size.
//!
//! Source: ECMA-376-2:2021, 6 and 8 (open packaging conventions).

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::xml::{self, Element, XmlError};
use crate::error::ReadError;
use crate::limits::Limits;

/// An archive that is open.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The number of each part by its name in lower case.
    numbers: HashMap<String, usize>,
    limits: &'a Limits,
}

/// The parts that one part leads to: the last word of the kind, and the name.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Related(Vec<(String, String)>);

impl Related {
    /// The first part of a kind, or its usual name.
    pub(super) fn part(&self, kind: &str, usual: &str) -> String {
        let found = self.0.iter().find(|(of, _)| of == kind);
        found.map_or_else(|| usual.to_owned(), |(_, name)| name.clone())
    }
}

impl<'a> Package<'a> {
    /// Opens an archive.
    pub(super) fn open(bytes: &'a [u8], limits: &'a Limits) -> Result<Self, ReadError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error.to_string()))?;
        if archive.len() > limits.archive_entries {
            return Err(ReadError::OverLimit {
                what: format!("its number of parts, {},", archive.len()),
                limit: limits.archive_entries.to_string(),
                remedy: REMEDY.to_owned(),
            });
        }
        let number = |at: usize| archive.name_for_index(at).map(|name| (plain(name), at));
        let numbers = (0..archive.len()).filter_map(number).collect();
        Ok(Self { archive, numbers, limits })
    }

    /// Whether there is a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.numbers.contains_key(&plain(name))
    }

    /// Whether a part has a name that starts so.
    pub(super) fn has_any(&self, start: &str) -> bool {
        self.numbers.keys().any(|name| name.starts_with(start))
    }

    /// A part as a tree, if it is there.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Element>, ReadError> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        match xml::parse(&bytes, self.limits.nesting) {
            Ok(root) => Ok(Some(root)),
            Err(XmlError::Malformed(detail)) => Err(damaged(&format!("its part {name}: {detail}"))),
            Err(XmlError::TooDeep) => Err(over("the nesting of its elements", self.limits.nesting as u64)),
            Err(XmlError::TooMany) => Err(damaged(&format!("its part {name} has too many elements"))),
        }
    }

    /// The parts to which a part leads; the empty name is the archive itself.
    pub(super) fn related(&mut self, name: &str) -> Related {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        let list = format!("{folder}/_rels/{file}.rels");
        let Ok(Some(root)) = self.part(&list) else { return Related::default() };
        let inside = root.children().filter(|relation| relation.attr("TargetMode") != Some("External"));
        let related = inside.filter_map(|relation| {
            let kind = relation.attr("Type")?.rsplit('/').next()?;
            Some((kind.to_owned(), resolved(folder, relation.attr("Target")?)))
        });
        Related(related.collect())
    }

    /// The bytes of a part, if it is there.
    fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(number) = self.numbers.get(&plain(name)) else { return Ok(None) };
        let part = match self.archive.by_index(*number) {
            Ok(part) => part,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(ReadError::Encrypted);
            }
            Err(error) => return Err(damaged(&format!("its part {name}: {error}"))),
        };
        let limit = self.limits.part_bytes;
        let mut bytes = Vec::new();
        let read = part.take(limit.saturating_add(1)).read_to_end(&mut bytes);
        read.map_err(|error| damaged(&format!("its part {name}: {error}")))?;
        if bytes.len() as u64 > limit {
            return Err(over(&format!("its part {name}, unpacked,"), limit));
        }
        Ok(Some(bytes))
    }
}

/// A name as it is compared: without a slash in front, in lower case.
fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

/// The part that a target names, seen from a folder.
fn resolved(folder: &str, target: &str) -> String {
    let from = if target.starts_with('/') { "" } else { folder };
    let mut steps: Vec<&str> = Vec::new();
    for step in from.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// What helps with a Word file that is over a limit.
const REMEDY: &str = "open it in Word, save it as PDF and add that";

/// The error for a part that is over a limit.
fn over(what: &str, limit: u64) -> ReadError {
    ReadError::OverLimit { what: what.to_owned(), limit: limit.to_string(), remedy: REMEDY.to_owned() }
}

/// The error for an archive that is damaged.
pub(super) fn damaged(detail: &str) -> ReadError {
    let detail = detail.lines().next().unwrap_or_default().to_owned();
    ReadError::Damaged { format: "Word file".to_owned(), detail }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::zip;
    use super::*;

    #[test]
    fn targets_are_seen_from_the_folder_of_their_part() {
        assert_eq!(resolved("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word", "../docProps/core.xml"), "docProps/core.xml");
        assert_eq!(resolved("word", "/a/b.xml"), "a/b.xml");
        assert_eq!(resolved("", "../../x.xml"), "x.xml");
    }

    #[test]
    fn names_of_parts_do_not_count_their_case() {
        let limits = Limits::default();
        let bytes = zip(&[("Word/Document.XML", "<a>b</a>")]);

        let mut package = Package::open(&bytes, &limits).expect("an archive");

        assert_eq!(
            package.part("word/document.xml").expect("read").map(|root| root.text()),
            Some("b".to_owned())
        );
        assert_eq!(package.part("word/other.xml"), Ok(None));
    }

    #[test]
    fn a_part_of_exactly_the_limit_is_read_and_one_byte_more_is_refused() {
        let bytes = zip(&[("a", "<a>12</a>")]);

        for (part_bytes, fits) in [(9, true), (8, false)] {
            let limits = Limits { part_bytes, ..Limits::default() };
            let part = Package::open(&bytes, &limits).expect("an archive").part("a");

            assert_eq!(part.is_ok(), fits, "{part:?}");
        }
    }

    #[test]
    fn an_archive_of_exactly_as_many_parts_as_the_limit_is_opened_and_one_more_is_refused() {
        let bytes = zip(&[("a", "1"), ("b", "2")]);

        for (archive_entries, fits) in [(2, true), (1, false)] {
            let limits = Limits { archive_entries, ..Limits::default() };

            assert_eq!(Package::open(&bytes, &limits).is_ok(), fits);
        }
    }
}
