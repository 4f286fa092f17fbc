//! A page as labels see it: which section each part lies in, and where its
//! sentences are.
//!
//! All ranges are bytes of the page's text, on character boundaries.

use std::ops::Range;

use hindsight_index::review::{Page, Section};
use hindsight_index::vocabulary::SectionKind;

use super::aside;

/// A page with its sections and sentences.
#[derive(Debug)]
pub(super) struct View<'a> {
    /// The page.
    pub(super) page: &'a Page,
    /// The parts of sections on it, in order, without a gap.
    zones: Vec<Zone>,
    /// Its sentences, in order.
    sentences: Vec<Range<usize>>,
    /// Its tables of people who are no part of the case, in order.
    pub(super) rosters: Vec<Range<usize>>,
}

/// The part of a section that lies on one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Zone {
    /// Where it lies.
    pub(super) bytes: Range<usize>,
    /// The kind of its section.
    pub(super) kind: SectionKind,
    /// Where the heading lies; empty if it is on an earlier page.
    pub(super) heading: Range<usize>,
}

impl View<'_> {
    /// The part of a section in which a byte lies.
    pub(super) fn zone(&self, at: usize) -> Option<&Zone> {
        let after = self.zones.partition_point(|zone| zone.bytes.start <= at);
        self.zones.get(after.checked_sub(1)?)
    }

    /// Whether a section of one of these kinds lies on the page.
    pub(super) fn has(&self, kinds: impl Fn(SectionKind) -> bool) -> bool {
        self.zones.iter().any(|zone| kinds(zone.kind))
    }

    /// The sentence in which a byte lies.
    pub(super) fn sentence(&self, at: usize) -> Range<usize> {
        let after = self.sentences.partition_point(|sentence| sentence.start <= at);
        let sentence = after.checked_sub(1).and_then(|at| self.sentences.get(at)).cloned();
        sentence.filter(|sentence| at < sentence.end).unwrap_or(at..at)
    }
}

/// Every page with its sections and sentences.
pub(super) fn views<'a>(pages: &'a [Page], sections: &[Section]) -> Vec<View<'a>> {
    let mut kind = SectionKind::Other;
    let mut sections = sections.iter().peekable();
    pages
        .iter()
        .map(|page| {
            let mut zones = vec![Zone { bytes: 0..page.text.len(), kind, heading: 0..0 }];
            while let Some(section) = sections.next_if(|section| section.page <= page.number) {
                kind = section.kind;
                if section.page == page.number {
                    begin(&mut zones, section, &page.text);
                } else if let Some(zone) = zones.last_mut() {
                    zone.kind = kind;
                }
            }
            let (sentences, rosters) = (sentences(&page.text), aside::tables(&page.text).collect());
            View { page, zones, sentences, rosters }
        })
        .collect()
}

/// Begins a section on a page; the part before it ends there.
fn begin(zones: &mut Vec<Zone>, section: &Section, text: &str) {
    let start = text.char_indices().nth(section.start).map_or(text.len(), |(at, _)| at);
    let Some(last) = zones.last_mut() else { return };
    let start = start.max(last.bytes.start);
    last.bytes.end = start;
    let rest = text.get(start..).unwrap_or_default();
    let heading = if rest.starts_with(section.heading.as_str()) {
        section.heading.len()
    } else if section.heading.is_empty() {
        0
    } else {
        rest.find("\n\n").or_else(|| rest.find('\n')).unwrap_or(rest.len()).min(section.heading.len() * 2)
    };
    let end = floor(text, start + heading);
    zones.push(Zone { bytes: start..text.len(), kind: section.kind, heading: start..end });
}

/// The last character boundary at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// Abbreviations whose full stop ends no sentence.
const ABBREVIATIONS: &[&str] = &["Mr", "Mrs", "Ms", "Dr", "St", "No", "Prof", "e.g", "i.e", "approx", "para"];

/// How long a sentence may grow, in bytes, before it is cut between words: a
/// table without stops is no sentence, and must cost no more than one.
const MAX_SENTENCE: usize = 2_000;

/// The sentences of a text, without the space round them.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let after = at + c.len_utf8();
        let rest = text.get(after..).unwrap_or_default();
        let ends = match c {
            '.' => {
                rest.starts_with(char::is_whitespace)
                    && begins(rest)
                    && !abbreviates(text.get(start..at).unwrap_or_default())
            }
            '?' | '!' => rest.starts_with(char::is_whitespace),
            '\n' => {
                rest.starts_with('\n')
                    || rest.trim_start_matches(' ').starts_with(['\u{2022}', '\u{25cf}', '\u{f0b7}'])
            }
            _ => c.is_whitespace() && at - start > MAX_SENTENCE,
        };
        if ends || at - start > 2 * MAX_SENTENCE {
            push(&mut found, text, start..after);
            start = after;
        }
    }
    push(&mut found, text, start..text.len());
    found
}

/// Whether a sentence can begin here.
fn begins(rest: &str) -> bool {
    rest.trim_start().chars().next().is_none_or(|c| !c.is_lowercase())
}

/// Whether the word before a full stop is an abbreviation or a number of a list.
fn abbreviates(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    ABBREVIATIONS.contains(&word) || (word.len() == before.trim().len() && word.len() <= 3)
}

/// Adds a sentence if it has a word.
fn push(found: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let Some(part) = text.get(range.clone()) else { return };
    let start = range.start + (part.len() - part.trim_start().len());
    let end = range.end - (part.len() - part.trim_end().len());
    if start < end {
        found.push(start..end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn page(number: u32, text: &str) -> Page {
        Page::new(number, text)
    }

    fn section(kind: SectionKind, heading: &str, page: u32, start: usize) -> Section {
        Section { kind, heading: heading.into(), page, start, anchor: None }
    }

    #[test]
    fn a_section_runs_on_over_the_next_page() {
        let pages = [page(1, "Überblick\n\nFindings\n\nNo one asked."), page(2, "Nobody wrote.")];
        let sections = [section(SectionKind::Findings, "Findings", 1, 11)];

        let views = views(&pages, &sections);

        assert_eq!(views[0].zone(0).expect("a zone").kind, SectionKind::Other);
        let findings = views[0].zone(20).expect("a zone");
        assert_eq!(&pages[0].text[findings.heading.clone()], "Findings");
        assert_eq!(views[1].zone(0).expect("a zone").kind, SectionKind::Findings);
    }

    #[test]
    fn a_sentence_ends_at_its_stop_and_not_at_a_title() {
        let text = "Dr. Green left. She rang at 2.30 that day. No reply";

        let found: Vec<_> = sentences(text).into_iter().map(|range| &text[range]).collect();

        assert_eq!(found, ["Dr. Green left.", "She rang at 2.30 that day.", "No reply"]);
    }

    proptest! {
        #[test]
        fn sentences_lie_in_the_text_in_order(text in "[ a-zA-Zé.?!\n•]{0,80}") {
            let mut last = 0;
            for sentence in sentences(&text) {
                prop_assert!(sentence.start >= last && text.get(sentence.clone()).is_some());
                last = sentence.end;
            }
        }

        #[test]
        fn sections_may_start_anywhere(text in "\\PC{0,30}", start in 0usize..60, heading in "\\PC{0,10}") {
            let pages = [page(1, &text)];

            let views = views(&pages, &[section(SectionKind::Findings, &heading, 1, start)]);

            let zone = views[0].zone(text.len()).expect("a zone");
            prop_assert!(text.get(zone.bytes.clone()).is_some() && text.get(zone.heading.clone()).is_some());
        }
    }
}
