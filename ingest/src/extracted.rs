//! What a format reader finds in a file, before anything is understood.
//!
//! Offsets (`at`) are byte offsets into the text of a page, on a character
//! boundary. Never judges: kinds, labels and facts are made from it later.

use hindsight_index::review::{Page, Warning};
use hindsight_index::vocabulary::Format;

/// The text and the structure of one file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Extracted {
    /// The format that was read.
    pub(crate) format: Format,
    /// The pages, numbered from 1 without a gap.
    pub(crate) pages: Vec<Page>,
    /// Lines that look like headings, in reading order.
    pub(crate) headings: Vec<Heading>,
    /// What the file says about itself.
    pub(crate) metadata: Metadata,
    /// What could not be read.
    pub(crate) warnings: Vec<Warning>,
    /// Pages that should be read from their pictures, and have not been.
    pub(crate) wanted: Vec<u32>,
}

/// A line that looks like a heading.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Heading {
    /// The page on which it stands.
    pub(crate) page: u32,
    /// The byte at which it starts in that page's text.
    pub(crate) at: usize,
    /// Its words, on one line.
    pub(crate) text: String,
    /// 1 for the highest level.
    pub(crate) level: u8,
    /// How it is known.
    pub(crate) source: HeadingSource,
    /// The anchor that a link to it can use.
    pub(crate) anchor: Option<String>,
}

/// How a heading is known, from the surest to the weakest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum HeadingSource {
    /// The format marks it: `<h2>`, `##`.
    Markup,
    /// The file's outline names it, and the words are on that page.
    Outline,
    /// The file's tags name it, and they could be believed.
    Tagged,
    /// It is larger or bolder than the text round it.
    Layout,
}

/// What a file says about itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Metadata {
    /// The title in the file's properties or `<title>`: weak evidence.
    pub(crate) title: Option<String>,
    /// The author in the file's properties: weak evidence.
    pub(crate) author: Option<String>,
    /// The date on which the file was made, `2019-05-31`: weak evidence.
    pub(crate) created: Option<String>,
    /// The date on which the page says that it was published.
    pub(crate) published: Option<String>,
    /// The name of the site.
    pub(crate) site: Option<String>,
    /// The declared language.
    pub(crate) language: Option<String>,
    /// The address that the page gives as its own.
    pub(crate) canonical: Option<String>,
    /// The words of the link by which a short page leads to the report that it is about.
    pub(crate) leads_to: Option<String>,
    /// "Label: value" pairs from tables, `dl` and lines at the head.
    pub(crate) details: Vec<Detail>,
    /// The words on the first page in large type, largest first; if there are none, those in bold.
    pub(crate) large_type: Vec<String>,
}

/// A label with its value, as publishers put them at the head of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Detail {
    /// The page on which it stands.
    pub(crate) page: u32,
    /// The label as written, without a colon.
    pub(crate) label: String,
    /// The values; a list in the page gives several.
    pub(crate) values: Vec<String>,
    /// The words as they stand in the page's text: the evidence.
    pub(crate) quote: String,
}
