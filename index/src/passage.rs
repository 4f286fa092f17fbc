//! Cuts a review into passages: the parts of pages that lie in one section.
//!
//! Each passage has one page and one section. No text is lost, repeated or
//! reordered: the passages of a page, joined, are the page without the blank
//! space round them. Long ones are cut between blocks. Never cuts a word, and never fails.

use std::ops::Range;

use crate::review::{Page, Section};
use crate::vocabulary::{PageOrigin, SectionKind};
use crate::words::{Word, words};

/// A passage longer than this is cut where a block ends, in bytes.
const LONG: usize = 6_000;

/// The part of one page that lies in one section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Passage<'a> {
    /// The page, counted from 1.
    pub(crate) page: u32,
    /// The number printed on the page.
    pub(crate) label: Option<&'a str>,
    /// The anchor of the section, in formats that have them.
    pub(crate) anchor: Option<&'a str>,
    /// The kind of the section.
    pub(crate) kind: SectionKind,
    /// The heading of the section.
    pub(crate) heading: &'a str,
    /// Which section of the review it is, counted from 1; 0 before the first.
    pub(crate) section: usize,
    /// Whether its section starts with it.
    pub(crate) opens: bool,
    /// Where the page's text came from.
    pub(crate) origin: PageOrigin,
    /// Of text read from a picture: how sure the reader was, 0 to 100.
    pub(crate) confidence: Option<u8>,
    /// Where it starts in the page's text, in Unicode scalar values.
    pub(crate) start: usize,
    /// The same in bytes.
    pub(crate) at: usize,
    /// Its words.
    pub(crate) text: &'a str,
}

/// The passages of a review, in order.
pub(crate) fn passages<'a>(pages: &'a [Page], sections: &'a [Section]) -> Vec<Passage<'a>> {
    let mut found = Vec::new();
    let mut current = None;
    for page in pages {
        let starts = starts_on(page, sections);
        for (nth, (section, range)) in parts(page, current, &starts).into_iter().enumerate() {
            let opens = nth > 0;
            let place = section.and_then(|own| sections.iter().position(|one| std::ptr::eq(one, own)));
            let number = place.map_or(0, |at| at + 1);
            let parts = blocks(&page.text, range).filter_map(|part| passage(page, section, opens, part));
            found.extend(parts.map(|passage| Passage { section: number, ..passage }));
        }
        current = starts.last().map(|(_, section)| *section).or(current);
    }
    found
}

/// The sections that start on a page, with the byte at which each starts.
fn starts_on<'a>(page: &Page, sections: &'a [Section]) -> Vec<(usize, &'a Section)> {
    let on_page = sections.iter().filter(|section| section.page == page.number);
    on_page.map(|section| (before_word(&page.text, byte_of(&page.text, section.start)), section)).collect()
}

/// The byte at which the word starts that a cut would go through; otherwise the cut.
fn before_word(text: &str, cut: usize) -> usize {
    let from = text[..cut].rfind(char::is_whitespace).unwrap_or(0);
    let to = text[cut..].find(char::is_whitespace).map_or(text.len(), |at| cut + at);
    let through = |word: &Word| from + word.range.start < cut && cut < from + word.range.end;
    words(&text[from..to]).iter().find(|word| through(word)).map_or(cut, |word| from + word.range.start)
}

/// The byte at which a Unicode scalar value starts; the end if there is none.
fn byte_of(text: &str, scalar: usize) -> usize {
    text.char_indices().nth(scalar).map_or(text.len(), |(at, _)| at)
}

/// The parts of a page with the section of each; `before` is the section that goes on.
fn parts<'a>(
    page: &Page,
    before: Option<&'a Section>,
    starts: &[(usize, &'a Section)],
) -> Vec<(Option<&'a Section>, Range<usize>)> {
    let mut parts = Vec::new();
    let mut at = 0;
    let mut section = before;
    for (start, next) in starts {
        parts.push((section, at..(*start).max(at)));
        at = (*start).max(at);
        section = Some(next);
    }
    parts.push((section, at..page.text.len()));
    parts
}

/// Cuts a range of a text between blocks, so that no part is much longer than [`LONG`].
fn blocks(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut rest = range;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let part = &text[rest.clone()];
        let mut cut = LONG.min(part.len());
        while !part.is_char_boundary(cut) {
            cut += 1;
        }
        let end = part[cut..].find("\n\n").map_or(part.len(), |at| cut + at);
        let end = if part.len() <= LONG { part.len() } else { end };
        let found = rest.start..rest.start + end;
        rest.start += end;
        Some(found)
    })
}

/// One passage without the blank space round it; `None` if it is all blank.
fn passage<'a>(
    page: &'a Page,
    section: Option<&'a Section>,
    opens: bool,
    range: Range<usize>,
) -> Option<Passage<'a>> {
    let part = &page.text[range.clone()];
    let text = part.trim();
    let start = range.start + (part.len() - part.trim_start().len());
    (!text.is_empty()).then(|| Passage {
        page: page.number,
        label: page.label.as_deref(),
        anchor: section.and_then(|s| s.anchor.as_deref()),
        kind: section.map_or(SectionKind::Other, |s| s.kind),
        heading: section.map_or("", |s| &s.heading),
        section: 0,
        opens,
        origin: page.origin,
        confidence: page.confidence,
        start: page.text[..start].chars().count(),
        at: start,
        text,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::fixture;

    #[test]
    fn a_page_that_lies_in_two_sections_is_two_passages() {
        let review = fixture::review("a")
            .page("They lived alone.\n\nFindings\n\nNo one asked.")
            .page("Nor did they.")
            .section(SectionKind::Background, "Background", 1, 0)
            .section(SectionKind::Findings, "Findings", 1, 19)
            .build();

        let found = passages(&review.pages, &review.sections);

        let texts: Vec<(u32, SectionKind, &str)> = found.iter().map(|p| (p.page, p.kind, p.text)).collect();
        assert_eq!(
            texts,
            [
                (1, SectionKind::Background, "They lived alone."),
                (1, SectionKind::Findings, "Findings\n\nNo one asked."),
                (2, SectionKind::Findings, "Nor did they."),
            ]
        );
        assert_eq!(found[1].start, 19);
    }

    proptest! {
        #[test]
        fn passages_lose_and_repeat_no_text_and_cut_no_word(
            pages in prop::collection::vec("[a-z\u{e9}'.3 \n-]{0,40}", 1..4),
            starts in prop::collection::vec((1u32..4, 0usize..45), 0..5),
        ) {
            let mut starts = starts;
            starts.sort_unstable();
            let mut builder = fixture::review("a");
            for page in &pages { builder = builder.page(page); }
            for (page, start) in starts { builder = builder.section(SectionKind::Other, "H", page, start); }
            let review = builder.build();

            let letters = |text: &str| text.split_whitespace().collect::<String>();
            let found = passages(&review.pages, &review.sections);
            let joined: String = found.iter().map(|p| letters(p.text)).collect();
            prop_assert_eq!(joined, pages.iter().map(|p| letters(p)).collect::<String>());
            let plain = |text: &str| words(text).into_iter().map(|word| word.plain).collect::<Vec<_>>();
            let cut: Vec<String> = found.iter().flat_map(|p| plain(p.text)).collect();
            prop_assert_eq!(cut, pages.iter().flat_map(|p| plain(p)).collect::<Vec<_>>());
        }

        #[test]
        fn long_passages_are_cut_between_blocks_without_loss(sizes in prop::collection::vec(1usize..4_000, 1..12)) {
            let text = sizes.iter().map(|n| "x".repeat(*n)).collect::<Vec<_>>().join("\n\n");

            let found: Vec<Range<usize>> = blocks(&text, 0..text.len()).collect();

            let joined: String = found.iter().map(|range| &text[range.clone()]).collect();
            prop_assert_eq!(&joined, &text);
            prop_assert!(found.iter().all(|range| range.len() <= LONG + 4_002));
        }
    }
}
