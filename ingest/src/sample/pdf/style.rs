//! How one sample is set: faces, sizes, margins and numbering.
//!
//! Publishers differ, so the samples do: each names its own in `style`.

use super::fonts::Face;
use crate::sample::markup::Manuscript;

/// The width of an A4 page in points.
pub(crate) const PAGE_WIDTH: f32 = 595.0;
/// The height of an A4 page in points.
pub(crate) const PAGE_HEIGHT: f32 = 842.0;

/// What takes a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Numbering {
    /// Headings, `4` and `4.1`.
    Headings,
    /// Headings, and paragraphs below them as `4.12`.
    Paragraphs,
    /// Nothing.
    Nothing,
}

/// How lines end at the right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ends {
    /// Where the last word that fits ends.
    Ragged,
    /// At the margin: spaces are stretched.
    Justified,
}

/// Whether a long word may be divided at the end of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hyphens {
    /// It may.
    Divide,
    /// It stays whole.
    Keep,
}

/// How the running header and footer are put into the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Furniture {
    /// Marked as an artifact, as well-made files do.
    Marked,
    /// As plain text, as most files have it.
    Plain,
}

/// How page numbers are counted and printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Folios {
    /// `3`.
    Bare,
    /// `Page 3 of 9`.
    OfTotal,
    /// `iii` before the body, which starts at 1; the file holds the labels.
    Roman,
}

/// What stands before the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Front {
    /// A cover and a contents page.
    CoverAndContents,
    /// The title at the head of the first page.
    Head,
}

/// How one sample is set.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Style {
    /// The face of running text.
    pub(crate) face: Face,
    /// Its size in points.
    pub(crate) size: f32,
    /// From one baseline to the next, in points.
    pub(crate) leading: f32,
    /// The white at the left and right of the page.
    pub(crate) margin: f32,
    /// Columns on a page: 1 or 2.
    pub(crate) columns: usize,
    /// What takes a number.
    pub(crate) numbering: Numbering,
    /// How lines end.
    pub(crate) ends: Ends,
    /// Whether words are divided.
    pub(crate) hyphens: Hyphens,
    /// How header and footer are put in.
    pub(crate) furniture: Furniture,
    /// How pages are numbered.
    pub(crate) folios: Folios,
    /// What stands before the body.
    pub(crate) front: Front,
    /// The words before a recommendation; `{}` is its number.
    pub(crate) recommendation: String,
}

/// The white between two columns.
const GUTTER: f32 = 22.0;

impl Style {
    /// The style that a manuscript asks for.
    pub(crate) fn of(manuscript: &Manuscript) -> Self {
        let has = |word| manuscript.has_style(word);
        let pick = |word, yes, no| if has(word) { yes } else { no };
        let size = pick("small", 10.0, pick("double", 13.0, pick("wide", 12.0, 11.0)));
        let spacing = pick("small", 1.25, pick("double", 2.1, pick("wide", 1.75, 1.36)));
        let recommendation = match manuscript.field("recommendation") {
            "" => "Recommendation {}:",
            given => given,
        };
        Self {
            face: if has("times") { Face::Serif } else { Face::Sans },
            size,
            leading: size * spacing,
            margin: pick("double", 98.0, pick("wide", 86.0, pick("two-column", 54.0, 72.0))),
            columns: if has("two-column") { 2 } else { 1 },
            numbering: match (has("paragraphs"), has("unnumbered")) {
                (true, _) => Numbering::Paragraphs,
                (false, true) => Numbering::Nothing,
                (false, false) => Numbering::Headings,
            },
            ends: if has("justify") { Ends::Justified } else { Ends::Ragged },
            hyphens: if has("hyphenate") { Hyphens::Divide } else { Hyphens::Keep },
            furniture: if has("plain-furniture") { Furniture::Plain } else { Furniture::Marked },
            folios: match (has("of-total"), has("roman")) {
                (_, true) => Folios::Roman,
                (true, false) => Folios::OfTotal,
                (false, false) => Folios::Bare,
            },
            front: if has("head") { Front::Head } else { Front::CoverAndContents },
            recommendation: recommendation.to_owned(),
        }
    }

    /// The top of the text, from the foot of the page.
    pub(crate) fn top(&self) -> f32 {
        PAGE_HEIGHT - 84.0
    }

    /// The lowest that text may go.
    pub(crate) fn bottom(&self) -> f32 {
        76.0
    }

    /// The width of one column.
    pub(crate) fn measure(&self) -> f32 {
        let gaps = GUTTER * (self.columns as f32 - 1.0);
        (PAGE_WIDTH - 2.0 * self.margin - gaps) / self.columns as f32
    }

    /// The left edge of a column, which counts from 0.
    pub(crate) fn left(&self, column: usize) -> f32 {
        self.margin + column as f32 * (self.measure() + GUTTER)
    }

    /// The size of footnotes.
    pub(crate) fn note_size(&self) -> f32 {
        self.size * 0.8
    }
}
