//! Reads a Word file: its text with headings, lists, tables and notes.
//!
//! The words are those that print, numbers and signs of lists included.
//! There is one page, number 1, since a Word file has none until it is laid
//! out, and every heading has an anchor. Headers and footers of pages are
//! left out; notes follow the text.
//!
//! Only a damaged archive or text is an error: other parts that cannot be
//! read are a warning. Never runs a macro, never follows a link.
//!
//! Source: ECMA-376 (Office Open XML), transitional and strict.

mod body;
mod bold;
mod field;
#[cfg(test)]
mod fixture;
mod large;
mod notes;
mod numbering;
mod ordinal;
mod package;
mod properties;
mod styles;
mod symbol;
mod table;
#[cfg(test)]
mod tests;
mod xml;

use hindsight_index::review::Warning;
use hindsight_index::vocabulary::Format;

use super::html::{Block, Kind, assemble, details, one_page};
use crate::error::ReadError;
use crate::extracted::{Extracted, HeadingSource, Metadata};
use crate::limits::Limits;
use body::Walker;
use notes::Notes;
use numbering::Numbering;
use package::{Package, Related, damaged};
use styles::Styles;
use xml::Element;

/// The usual name of the part with the text.
const TEXT: &str = "word/document.xml";

/// The usual name of the part with the properties.
const CORE: &str = "docProps/core.xml";

/// Whether an archive is a Word file; unknown if it cannot be opened.
pub(super) fn is_word(bytes: &[u8], limits: &Limits) -> Option<bool> {
    let package = Package::open(bytes, limits).ok()?;
    Some(package.has("[Content_Types].xml") && package.has_any("word/document"))
}

/// Reads a Word file.
///
/// # Errors
///
/// Fails if the archive or its text is damaged, needs a password or is over a limit.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Extracted, ReadError> {
    let mut package = Package::open(bytes, limits)?;
    let root = package.related("");
    let text = root.part("officeDocument", TEXT);
    let document = package.part(&text)?.ok_or_else(|| damaged("it has no text part"))?;
    let parts = Parts::of(&mut package, &text);
    let styles = parts.styles.as_ref().map(Styles::of).unwrap_or_default();
    let Text { blocks, large_type, unread, bold } = walk(&document, &parts, &styles);
    let mut assembled = assemble(&blocks);
    let shown = bold.iter().filter_map(|at| Some(assembled.ranges.get(*at)?.start));
    for start in shown {
        let heading = assembled.headings.iter_mut().find(|heading| heading.at == start);
        heading.into_iter().for_each(|heading| heading.source = HeadingSource::Layout);
    }
    let core = package.part(&root.part("core-properties", CORE)).ok().flatten();
    let metadata = core.map(|core| properties::metadata(&core)).unwrap_or_default();
    let metadata = Metadata {
        language: metadata.language.or(styles.language),
        details: details(&blocks, &assembled.ranges, &assembled.text),
        large_type,
        ..metadata
    };
    let extracted = Extracted {
        wanted: Vec::new(),
        format: Format::Docx,
        pages: Vec::new(),
        headings: assembled.headings,
        metadata,
        warnings: warnings(&parts.failed, unread),
    };
    Ok(one_page(extracted, assembled.text, limits))
}

/// The parts beside the text.
#[derive(Default)]
struct Parts {
    styles: Option<Element>,
    numbering: Option<Element>,
    footnotes: Option<Element>,
    endnotes: Option<Element>,
    settings: Option<Element>,
    /// Those that could not be read, by what they hold.
    failed: Vec<&'static str>,
}

impl Parts {
    /// Reads the parts to which the text leads.
    fn of(package: &mut Package<'_>, text: &str) -> Self {
        let related = package.related(text);
        let mut failed = Vec::new();
        let mut read = |kind: &'static str| part(package, &related, kind, &mut failed);
        Self {
            styles: read("styles"),
            numbering: read("numbering"),
            footnotes: read("footnotes"),
            endnotes: read("endnotes"),
            settings: read("settings"),
            failed,
        }
    }
}

/// Reads one part, or notes that it could not be read.
fn part(
    package: &mut Package<'_>,
    related: &Related,
    kind: &'static str,
    failed: &mut Vec<&'static str>,
) -> Option<Element> {
    let name = related.part(kind, &format!("word/{kind}.xml"));
    package.part(&name).unwrap_or_else(|_| {
        failed.push(kind);
        None
    })
}

/// What was read of a text.
struct Text {
    blocks: Vec<Block>,
    /// What is set in large type.
    large_type: Vec<String>,
    /// How much in it was not read.
    unread: usize,
    /// The places of the headings that only bold type shows.
    bold: Vec<usize>,
}

/// Reads a text.
fn walk(document: &Element, parts: &Parts, styles: &Styles) -> Text {
    let numbering = parts.numbering.as_ref().map(Numbering::of).unwrap_or_default();
    let notes = Notes::of(parts.footnotes.as_ref(), parts.endnotes.as_ref(), parts.settings.as_ref());
    let mut walker = Walker::new(styles, numbering, notes);
    document.children().filter(|child| child.is("body")).for_each(|body| walker.children(body));
    walker.finish();
    let large_type = walker.large.words();
    let bold = bold::promote(&mut walker.blocks, &walker.bold);
    walker.write_notes();
    let mut blocks = walker.blocks;
    if !walker.titled {
        // Without a title above them, the headings start at the first level.
        for block in &mut blocks {
            if let Kind::Heading { level, .. } = &mut block.kind {
                *level = level.saturating_sub(1).max(1);
            }
        }
    }
    Text { blocks, large_type, unread: walker.unread, bold }
}

/// What to say of parts that were not read.
fn warnings(failed: &[&'static str], unread: usize) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if !failed.is_empty() {
        let message = format!(
            "the parts with {} are damaged and were left out: open it in Word, save it again and add that",
            failed.join(", ")
        );
        warnings.push(Warning::file("part-unreadable", message));
    }
    if unread > 0 {
        let message = format!(
            "{unread} charts, diagrams or inserted files have words that are not searched: read them in the original"
        );
        warnings.push(Warning::file("part-unread", message));
    }
    warnings
}
