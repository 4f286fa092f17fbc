//! Splits the pages of a review into its named sections.
//!
//! No text is lost, repeated or reordered: each section runs to the start of
//! the next, and the first starts where the pages start. Heading wordings come
//! from `headings.toml`. A heading of unknown wording has the kind of the
//! section that it divides.
//!
//! Never fails, never reads a file. A review with no known heading comes back
//! as one section.

mod alone;
mod candidates;
mod contents;
mod lines;
mod nesting;
mod pattern;
mod run_in;
mod worded;
mod wording;

use hindsight_index::review::{Page, Section};
use hindsight_index::vocabulary::SectionKind;

use crate::extracted::Extracted;
use candidates::Candidate;
pub(crate) use lines::{CELL, Line, lines};
pub(crate) use wording::plain;

/// The named parts of a file, in order, covering all of its text.
pub(crate) fn split(extracted: &Extracted) -> Vec<Section> {
    let contents = contents::find(&extracted.pages);
    let candidates = candidates::gather(extracted, &contents);
    let kinds = nesting::kinds(&candidates, extracted.pages.len());
    let named = candidates.iter().zip(kinds).map(|(candidate, kind)| {
        let start = scalars(&extracted.pages, candidate.page, candidate.at);
        section(candidate, kind, start)
    });
    cover(&extracted.pages, named.collect())
}

/// The section that a heading opens.
fn section(candidate: &Candidate, kind: SectionKind, start: usize) -> Section {
    Section {
        kind,
        heading: candidate.text.clone(),
        page: candidate.page,
        start,
        anchor: candidate.anchor.clone(),
    }
}

/// Puts a section in front when the first heading is not at the very start.
fn cover(pages: &[Page], mut sections: Vec<Section>) -> Vec<Section> {
    let Some(first) = pages.first() else { return Vec::new() };
    if sections.first().is_none_or(|section| (section.page, section.start) != (first.number, 0)) {
        let front = Section {
            kind: SectionKind::Other,
            heading: String::new(),
            page: first.number,
            start: 0,
            anchor: None,
        };
        sections.insert(0, front);
    }
    sections
}

/// A byte offset into a page's text as a count of Unicode scalar values.
fn scalars(pages: &[Page], number: u32, at: usize) -> usize {
    let page = pages.iter().find(|page| page.number == number);
    page.and_then(|page| page.text.get(..at)).map_or(0, |before| before.chars().count())
}

#[cfg(test)]
pub(crate) mod tests {
    use hindsight_index::vocabulary::Format;
    use proptest::prelude::*;

    use super::*;
    use crate::extracted::{Heading, HeadingSource, Metadata};

    /// A file of these pages, without marked headings.
    pub(crate) fn file(pages: &[&str]) -> Extracted {
        let page = |(number, text): (u32, &&str)| Page::new(number, *text);
        Extracted {
            format: Format::Pdf,
            pages: (1..).zip(pages).map(page).collect(),
            headings: Vec::new(),
            metadata: Metadata::default(),
            warnings: Vec::new(),
            wanted: Vec::new(),
        }
    }

    /// The same file with these lines of page 1 marked as headings.
    pub(crate) fn marked(text: &str, headings: &[(&str, u8)]) -> Extracted {
        let mut extracted = file(&[text]);
        extracted.headings = headings
            .iter()
            .map(|(words, level)| Heading {
                page: 1,
                at: text.find(words).expect("the words are in the text"),
                text: (*words).to_owned(),
                level: *level,
                source: HeadingSource::Markup,
                anchor: None,
            })
            .collect();
        extracted
    }

    fn shown(extracted: &Extracted) -> Vec<(String, &'static str, u32)> {
        let show = |section: Section| (section.heading, section.kind.as_str(), section.page);
        split(extracted).into_iter().map(show).collect()
    }

    fn row(heading: &str, kind: &'static str, page: u32) -> (String, &'static str, u32) {
        (heading.to_owned(), kind, page)
    }

    #[test]
    fn a_heading_may_start_halfway_down_a_page() {
        let sections = split(&file(&["They lived – alone.\n\nFindings\n\nNo one asked."]));

        assert_eq!(sections.len(), 2);
        assert_eq!(sections[0].heading, "");
        assert_eq!((sections[1].heading.as_str(), sections[1].start), ("Findings", 21));
    }

    #[test]
    fn a_heading_of_unknown_wording_has_the_kind_of_the_section_that_it_divides() {
        let text =
            "Findings\n\nWe found this.\n\nThe ferry timetable\n\nIt was late.\n\nOpening hours\n\nTen.";
        let headings = [("Findings", 1), ("The ferry timetable", 2), ("Opening hours", 1)];

        let shown = shown(&marked(text, &headings));

        assert_eq!(
            shown,
            [
                row("Findings", "findings", 1),
                row("The ferry timetable", "findings", 1),
                row("Opening hours", "other", 1)
            ]
        );
    }

    #[test]
    fn a_word_of_the_table_inside_a_sentence_opens_nothing() {
        let text = "The panel shared its\n\nFindings were shared with all agencies.\n\nfindings\n\nfindings of others";

        assert_eq!(split(&file(&[text])).len(), 1);
    }

    #[test]
    fn entries_of_a_contents_page_are_no_headings() {
        let contents =
            "Contents\n\n1. Introduction ........ 3\n\n2. Findings ........ 9\n\n3. Recommendations ..... 12";
        let body = "1. Introduction\n\nThis is about a ferry.\n\n2. Findings\n\nIt was late.";

        let shown = shown(&file(&[contents, body]));

        assert_eq!(
            shown,
            [
                row("Contents", "contents", 1),
                row("1. Introduction", "introduction", 2),
                row("2. Findings", "findings", 2)
            ]
        );
    }

    #[test]
    fn a_contents_list_without_page_numbers_ends_where_its_first_entry_comes_again() {
        let text = "Contents\n\nIntroduction\n\nFindings\n\nIntroduction\n\nThis is about a ferry.\n\nFindings\n\nLate.";

        let shown = shown(&file(&[text]));

        assert_eq!(
            shown,
            [
                row("Contents", "contents", 1),
                row("Introduction", "introduction", 1),
                row("Findings", "findings", 1)
            ]
        );
    }

    #[test]
    fn the_title_of_the_whole_gives_no_kind_to_what_follows() {
        let text = "The ferry: final report and recommendations\n\nForeword\n\nText.\n\nThe lamp\n\nText.";
        let headings = [("The ferry: final report and recommendations", 1), ("Foreword", 2), ("The lamp", 2)];

        let kinds: Vec<_> = split(&marked(text, &headings)).iter().map(|section| section.kind).collect();

        assert_eq!(kinds, [SectionKind::Other, SectionKind::Introduction, SectionKind::Other]);
    }

    #[test]
    fn a_running_header_opens_its_section_once() {
        let page = "Findings\n\nA sentence that is long enough to be one.";

        let sections = split(&file(&[page, page, page, page, page]));

        assert_eq!(sections.len(), 1);
    }

    #[test]
    fn the_coroners_form_is_split_even_where_headings_run_into_their_text() {
        let text = "CORONER’S CONCERNS During the course of the inquest I heard evidence.\n\n6\n\nACTION SHOULD BE TAKEN\n\nIn my opinion.\n\n7 YOUR RESPONSE\n\nYou are under a duty.";

        let shown = shown(&file(&[text]));

        assert_eq!(
            shown,
            [
                row("CORONER’S CONCERNS", "findings", 1),
                row("ACTION SHOULD BE TAKEN", "recommendations", 1),
                row("7 YOUR RESPONSE", "other", 1)
            ]
        );
    }

    #[test]
    fn a_file_without_pages_has_no_sections() {
        assert_eq!(split(&file(&[])), []);
    }

    fn any_text() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("Findings".to_owned()),
            Just("Contents".to_owned()),
            Just("2.1 Background".to_owned()),
            Just("Introduction .... 4".to_owned()),
            Just("CORONER’S CONCERNS During".to_owned()),
            "[a-zA-Zé’ .…0-9\t]{0,40}",
            ".{0,12}",
        ];
        proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.join("\n\n"))
    }

    proptest! {
        #[test]
        fn sections_are_in_order_and_cover_every_page_from_its_start(
            texts in proptest::collection::vec(any_text(), 1..6),
            marks in proptest::collection::vec((0..8u32, 0..200usize, ".{0,9}", 0..9u8), 0..6),
        ) {
            let mut extracted = file(&texts.iter().map(String::as_str).collect::<Vec<_>>());
            let heading = |(page, at, text, level)| Heading {
                page, at, text, level, source: HeadingSource::Layout, anchor: None,
            };
            extracted.headings = marks.into_iter().map(heading).collect();

            let sections = split(&extracted);

            prop_assert_eq!((sections[0].page, sections[0].start), (1, 0));
            prop_assert!(sections.windows(2).all(|two| (two[0].page, two[0].start) < (two[1].page, two[1].start)));
            for section in &sections {
                let page = &extracted.pages[section.page as usize - 1];
                prop_assert!(section.start <= page.text.chars().count());
            }
        }
    }
}
