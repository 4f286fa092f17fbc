//! Reads a web page: its main text with headings, and the publisher's details.
//!
//! The words are those of the page in document order; menus, banners and
//! footers are left out, folded panels are kept. There is one page, number 1,
//! and every heading has an anchor.
//!
//! Never follows a link, never runs a script.

mod about;
mod assemble;
mod block;
mod choose;
mod details;
mod furniture;
mod leads;
mod line;
mod marks;
mod nesting;
mod survey;
mod table;
mod tag;
#[cfg(test)]
mod tests;
mod walk;

pub(super) use assemble::{assemble, give_anchors};
pub(super) use block::{Block, Kind, Place};
pub(super) use details::details;
pub(super) use line::{Line, Style};
pub(super) use table::{Cell, written};

use hindsight_index::review::{Page, Warning};
use hindsight_index::vocabulary::{Format, PageOrigin};
use scraper::Html;

use super::encoding;
use crate::error::ReadError;
use crate::extracted::Extracted;
use crate::limits::Limits;
use survey::Survey;
use walk::Walker;

/// Elements of one page; more are a trap or no page that people read.
const ELEMENTS: usize = 1_000_000;

/// Attributes of one element; more are a trap.
const ATTRIBUTES: usize = 1_000;

/// Reads a web page.
///
/// # Errors
///
/// Fails if the page nests deeper than the limit, or has too many elements.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Extracted, ReadError> {
    let html = encoding::decode_page(bytes);
    let measure = nesting::measure(&html, limits.nesting);
    check(measure.depth, limits.nesting, "nesting of the page's elements")?;
    check(measure.elements, ELEMENTS, "number of the page's elements")?;
    check(measure.attributes, ATTRIBUTES, "number of attributes in one tag")?;
    let page = Html::parse_document(&html);
    let survey = Survey::new(&page);
    check(survey.depth, limits.nesting, "nesting of the page's elements")?;
    let root = page.root_element();
    let blocks = Walker::new(&survey, survey.of(root).text).read(root);
    let kept = choose::choose(&html, measure.elements, blocks);
    let assembled = assemble::assemble(&kept);
    let mut metadata = about::metadata(&page);
    metadata.details = details::details(&kept, &assembled.ranges, &assembled.text);
    metadata.leads_to = leads::to_report(&page, &assembled.text);
    let mut extracted = Extracted {
        format: Format::Html,
        pages: Vec::new(),
        headings: assembled.headings,
        metadata,
        warnings: Vec::new(),
        wanted: Vec::new(),
    };
    if let Some(link) = &extracted.metadata.leads_to {
        let message = format!(
            "this page only leads to the report, by the link '{link}': save that file and add it too"
        );
        extracted.warnings.push(Warning::file("leads-to-report", message));
    }
    Ok(one_page(extracted, assembled.text, limits))
}

/// Fails if a measure is over its limit.
fn check(measured: usize, limit: usize, what: &str) -> Result<(), ReadError> {
    if measured <= limit {
        return Ok(());
    }
    Err(ReadError::OverLimit {
        what: format!("the {what}"),
        limit: limit.to_string(),
        remedy: "print the page to PDF and add that".to_owned(),
    })
}

/// Completes a file that has one page with its text, cut at the limit.
pub(super) fn one_page(mut extracted: Extracted, mut text: String, limits: &Limits) -> Extracted {
    let limit = limits.page_text_bytes.min(limits.text_bytes);
    if text.len() > limit {
        let cut = (0..=limit).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        text.truncate(cut);
        extracted.headings.retain(|heading| heading.at + heading.text.len() <= cut);
        extracted.metadata.details.retain(|detail| text.contains(&detail.quote));
        let message = format!(
            "only the first {limit} bytes of text are kept and can be searched: read the rest in the original"
        );
        extracted.warnings.push(Warning::page("page-cut", 1, message));
    }
    let empty = text.trim().is_empty();
    if empty {
        let message =
            "no text was found: open the original, and add the report itself if this only leads to it";
        extracted.warnings.push(Warning::file("no-text", message));
    }
    let origin = if empty { PageOrigin::None } else { PageOrigin::Text };
    extracted.pages = vec![Page { origin, ..Page::new(1, text) }];
    extracted
}
