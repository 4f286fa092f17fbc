//! The blocks of a page: headings, paragraphs, list items, rows.
//!
//! A block is what a browser sets apart. Its words are those of the page,
//! with white space folded; only list marks and the signs between the cells
//! of a row are added, as a browser would draw them.

/// One block.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::format) struct Block {
    /// What it is.
    pub(in crate::format) kind: Kind,
    /// Its words; lines that the page breaks are apart by a line feed.
    pub(in crate::format) text: String,
    /// Bytes at the start that are a list mark and not words of the page.
    pub(in crate::format) marker: usize,
    /// Bytes at the start of the words that are set in bold.
    pub(in crate::format) bold: usize,
    /// Bytes that are links.
    pub(in crate::format) linked: usize,
    /// Where it stands.
    pub(in crate::format) place: Place,
    /// The labels with values that it states as a row.
    pub(in crate::format) pairs: Vec<Pair>,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::format) enum Kind {
    /// A heading.
    Heading {
        /// 1 for the highest.
        level: u8,
        /// The anchor that leads to it.
        anchor: Option<String>,
    },
    /// A paragraph or other text.
    Text,
    /// An item of a list.
    Item,
    /// A row of a table or a definition; rows of one table are set without a blank line.
    Row {
        /// Which table it is, counted over the page.
        table: usize,
    },
}

/// Where a block stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::format) struct Place {
    /// In the main part of the page.
    pub(in crate::format) main: bool,
    /// In the site's furniture.
    pub(in crate::format) furniture: bool,
}

/// A label with its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::format) struct Pair {
    /// The label without a colon.
    pub(in crate::format) label: String,
    /// The values.
    pub(in crate::format) values: Vec<String>,
    /// How many blocks before this one the label stands.
    pub(in crate::format) back: usize,
}

impl Block {
    /// The words without the list mark.
    pub(in crate::format) fn words(&self) -> &str {
        self.text.get(self.marker..).unwrap_or_default()
    }

    /// Whether all of its words are bold.
    pub(in crate::format) fn is_bold(&self) -> bool {
        self.bold == self.words().len()
    }

    /// Whether it is a heading.
    pub(in crate::format) fn is_heading(&self) -> bool {
        matches!(self.kind, Kind::Heading { .. })
    }
}
