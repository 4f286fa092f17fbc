//! The lines of a review, each with the section in which it lies.

use hindsight_index::review::{Page, Section};
use hindsight_index::vocabulary::SectionKind;

use crate::sections::lines;

/// One line with its section.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    /// The page on which it stands.
    pub(super) page: u32,
    /// Its words.
    pub(super) text: &'a str,
    /// The section in which it lies, counted from 0.
    pub(super) section: usize,
    /// Whether it is the heading of that section.
    pub(super) opens: bool,
}

/// The lines of all pages, in order.
pub(super) fn rows<'a>(pages: &'a [Page], sections: &[Section]) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    let mut next = 0;
    for page in pages {
        let (mut bytes, mut scalars) = (0, 0);
        for line in lines(page) {
            scalars += page.text.get(bytes..line.at).map_or(0, |between| between.chars().count());
            bytes = line.at;
            let mut opens = false;
            let end = scalars + line.text.chars().count();
            while sections.get(next).is_some_and(|section| (section.page, section.start) < (page.number, end))
            {
                let section = sections.get(next);
                opens = section.is_some_and(|s| s.page == page.number && !s.heading.is_empty());
                next += 1;
            }
            rows.push(Row { page: page.number, text: line.text, section: next.saturating_sub(1), opens });
        }
    }
    rows
}

/// Whether text of such a section is only spoken about, never said.
pub(super) fn is_silent(row: &Row<'_>, sections: &[Section]) -> bool {
    let silent = [SectionKind::Contents, SectionKind::Glossary, SectionKind::References];
    sections.get(row.section).is_some_and(|section| silent.contains(&section.kind))
}
