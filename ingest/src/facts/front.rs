//! The lines in which a report says what it is: its first pages and its last.
//!
//! Contents pages are left out, since they name parts and not the whole.

use hindsight_index::review::{Page, Section};
use hindsight_index::vocabulary::SectionKind;

use crate::sections::{Line, lines};

/// Pages that are read from the front.
const FIRST: usize = 6;

/// Pages that are read from the end.
const LAST: usize = 3;

/// Lines that are read of one page.
const LINES: usize = 120;

/// The first and the last lines of a file.
pub(super) struct Front<'a> {
    /// The lines of the first page that has text.
    pub(super) cover: Vec<Line<'a>>,
    /// The lines of the pages after it.
    pub(super) inside: Vec<Line<'a>>,
    /// The lines of the last pages.
    pub(super) end: Vec<Line<'a>>,
    /// How many pages there are.
    pub(super) pages: usize,
}

impl<'a> Front<'a> {
    /// Takes the lines of the first and the last pages.
    pub(super) fn new(pages: &'a [Page], sections: &[Section]) -> Self {
        let is_contents = |line: &Line<'_>| is_contents(line, pages, sections);
        let of =
            |page: &'a Page| lines(page).take(LINES).filter(|line| !is_contents(line)).collect::<Vec<_>>();
        let cover = pages.iter().take(FIRST).position(|page| !page.text.trim().is_empty()).unwrap_or(0);
        let cover = after_letter(pages, cover);
        let end = pages.len().saturating_sub(LAST);
        let tail = |page: &'a Page| {
            let all: Vec<Line<'a>> = lines(page).collect();
            all.into_iter().rev().take(LINES).rev().collect::<Vec<_>>()
        };
        Self {
            cover: pages.get(cover).map(of).unwrap_or_default(),
            inside: pages.iter().take(FIRST + cover).skip(cover + 1).flat_map(of).collect(),
            end: pages.iter().skip(end).flat_map(tail).collect(),
            pages: pages.len(),
        }
    }

    /// The page of the first pages on which words in large type stand, or the cover.
    pub(super) fn page_of(&self, words: &str) -> u32 {
        let line = self.all().find(|line| line.text.len() > 3 && words.starts_with(line.text));
        line.or(self.cover.first()).map_or(1, |line| line.page)
    }

    /// Whether it is a form that nobody has filled in.
    pub(super) fn is_blank_form(&self) -> bool {
        self.cover.iter().any(|line| line.text.contains("[NAME") || line.text.contains("[name"))
    }

    /// The lines of the first pages, in order.
    pub(super) fn all(&self) -> impl Iterator<Item = &Line<'a>> {
        self.cover.iter().chain(&self.inside)
    }
}

/// The page after a letter that was put in front of a report, or the page given.
fn after_letter(pages: &[Page], cover: usize) -> usize {
    /// A shorter file is the letter.
    const SHORT: usize = 8;
    /// Lines in which a letter greets.
    const LINES: usize = 30;
    let greets = |page: &Page| {
        lines(page).take(LINES).any(|line| line.text.starts_with("Dear ") && line.text.len() < 90)
    };
    let ends = |page: &Page| lines(page).any(|line| line.text.starts_with("Yours "));
    if pages.len() <= SHORT || !pages.get(cover).is_some_and(greets) {
        return cover;
    }
    let letter = pages.iter().enumerate().skip(cover).take(FIRST);
    let end = letter.filter(|(_, page)| ends(page)).map(|(at, _)| at).next();
    let next = end.and_then(|end| {
        (end + 1..pages.len()).find(|at| pages.get(*at).is_some_and(|page| !page.text.trim().is_empty()))
    });
    next.unwrap_or(cover)
}

/// Whether a line lies in a table of contents.
fn is_contents(line: &Line<'_>, pages: &[Page], sections: &[Section]) -> bool {
    let page = pages.iter().find(|page| page.number == line.page);
    let start = page.and_then(|page| page.text.get(..line.at)).map_or(0, |before| before.chars().count());
    let place = (line.page, start);
    let section = sections.iter().take_while(|section| (section.page, section.start) <= place).last();
    section.is_some_and(|section| section.kind == SectionKind::Contents)
}
