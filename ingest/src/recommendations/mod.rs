//! Finds what a review recommends, and what a coroner is concerned about.
//!
//! Each record has its number and its words as printed, and every page on
//! which it stands: a summary list and the main place are one record. Better
//! few and right than many: what is only spoken of is no recommendation.
//!
//! Never reads a table of contents, never fails.

mod addressees;
mod announced;
mod answer;
mod asking;
mod body;
mod codes;
mod concerns;
mod deadline;
mod forms;
mod group;
mod listed;
mod marker;
mod merge;
mod row;
mod stated;
mod table;
mod whole;

use std::collections::BTreeSet;

use hindsight_index::review::{Page, Recommendation, Section};
use hindsight_index::vocabulary::RecommendationKind;

use crate::labels;

/// One recommendation, before those said twice are joined.
#[derive(Debug, Clone, PartialEq)]
struct Draft {
    /// The row at which it starts.
    row: usize,
    /// The page on which its words start.
    page: u32,
    /// What is asked for.
    kind: RecommendationKind,
    /// Its number as printed.
    number: Option<String>,
    /// Its words.
    text: String,
    /// The pages on which it stands, in order.
    pages: Vec<u32>,
    /// Its parts.
    items: Vec<String>,
    /// Whom it addresses.
    addressees: Vec<String>,
    /// By when, if a cell of its own says so.
    deadline: Option<String>,
}

/// The recommendations of a review, in the order of its pages.
pub(crate) fn find(pages: &[Page], sections: &[Section]) -> Vec<Recommendation> {
    let rows = row::rows(pages, sections);
    let mut drafts = stated::find(&rows, sections);
    let taken: Vec<usize> = drafts.iter().map(|draft| draft.row).collect();
    drafts.extend(listed::find(&rows, sections, &taken));
    let known: Vec<usize> = drafts.iter().map(|draft| draft.row).collect();
    drafts.extend(announced::find(&rows).into_iter().filter(|draft| !known.contains(&draft.row)));
    drafts.extend(concerns::find(&rows, sections));
    drafts.sort_by_key(|draft| draft.row);
    // A paragraph may recommend twice.
    drafts.dedup_by_key(|draft| (draft.row, draft.kind, draft.number.clone(), draft.text.clone()));
    codes::drop(&mut drafts);
    let drafts = merge::merge(without_asides(group::group(drafts, &rows)));
    let mut found: Vec<Recommendation> = drafts.into_iter().map(record).collect();
    answer::fill(pages, &mut found);
    found
}

/// Puts the concerns that name no one to the one body to which the report is sent.
///
/// Of a report that is sent to several, nothing says which concern is whose.
pub(crate) fn put_to(records: &mut [Recommendation], sent_to: &[String]) {
    let [addressee] = sent_to else { return };
    let concerns = records.iter_mut().filter(|record| record.kind == RecommendationKind::Concern);
    for record in concerns.filter(|record| record.addressees.is_empty()) {
        record.addressees.push(addressee.clone());
        record.agencies = labels::sector(addressee).map(str::to_owned).into_iter().collect();
    }
}

/// Drops what is recommended without a number where recommendations are numbered: it is spoken about there.
fn without_asides(mut drafts: Vec<Draft>) -> Vec<Draft> {
    /// So many numbered ones are how the review recommends.
    const NUMBERED: usize = 3;
    let asked = |draft: &Draft| draft.kind == RecommendationKind::Recommendation;
    let numbered = drafts.iter().filter(|draft| asked(draft) && draft.number.is_some()).count();
    if numbered >= NUMBERED {
        drafts.retain(|draft| !asked(draft) || draft.number.is_some());
    }
    drafts
}

/// A draft as a record.
fn record(draft: Draft) -> Recommendation {
    let sectors = draft.addressees.iter().filter_map(|name| labels::sector(name));
    let agencies: BTreeSet<String> = sectors.map(str::to_owned).collect();
    Recommendation {
        deadline: draft.deadline.or_else(|| deadline::find(&draft.text, &draft.items)),
        agencies: agencies.into_iter().collect(),
        kind: draft.kind,
        number: draft.number,
        page: draft.page,
        text: draft.text,
        pages: draft.pages,
        items: draft.items,
        addressees: draft.addressees,
        answer: None,
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::sections::split;
    use crate::sections::tests::file;

    /// The recommendations of a file with these pages.
    pub(crate) fn found(pages: &[&str]) -> Vec<Recommendation> {
        let extracted = file(pages);
        find(&extracted.pages, &split(&extracted))
    }

    #[test]
    fn a_recommendation_has_its_number_words_page_and_addressee() {
        let found = found(&["Ferry review", "Recommendation 4: The Harbour Trust should count the boats."]);

        assert_eq!(found.len(), 1);
        assert_eq!(found[0].number.as_deref(), Some("4"));
        assert_eq!(found[0].text, "The Harbour Trust should count the boats.");
        assert_eq!((found[0].page, found[0].pages.as_slice()), (2, [2].as_slice()));
        assert_eq!(found[0].addressees, ["The Harbour Trust"]);
        assert_eq!(found[0].deadline, None);
    }

    #[test]
    fn a_recommendation_has_the_sectors_of_its_addressees_and_its_deadline() {
        let found = found(&["Recommendation 4: Northshire Constabulary should count the boats by May 2031."]);

        assert_eq!(found[0].agencies, ["police"]);
        assert_eq!(found[0].deadline.as_deref(), Some("by May 2031"));
    }

    #[test]
    fn concerns_are_put_to_the_one_body_to_which_the_report_is_sent() {
        let page = "CORONER'S CONCERNS\n\nThe MATTERS OF CONCERN are as follows. (1) No lamp burned. (2) No one asked.";
        let asked = "Recommendation 1: Count the boats.";
        let to = |sent_to: &[&str]| {
            let mut found = found(&[asked, page]);
            put_to(&mut found, &sent_to.iter().map(|&name| name.to_owned()).collect::<Vec<_>>());
            found.into_iter().map(|record| (record.addressees, record.agencies)).collect::<Vec<_>>()
        };
        let none = (Vec::new(), Vec::new());
        let police = (vec!["Northshire Constabulary".to_owned()], vec!["police".to_owned()]);

        assert_eq!(to(&["Northshire Constabulary"]), [none.clone(), police.clone(), police]);
        assert_eq!(
            to(&["Northshire Constabulary", "Harbour Trust"]),
            [none.clone(), none.clone(), none.clone()]
        );
        assert_eq!(to(&[]), [none.clone(), none.clone(), none]);
    }

    #[test]
    fn a_summary_list_and_the_main_place_are_one_record_with_two_pages() {
        let words = "Recommendation 1: The Harbour Trust should count the boats at noon.";

        let found = found(&[words, "In between.", words]);

        assert_eq!(found.len(), 1);
        assert_eq!(found[0].pages, [1, 3]);
    }

    #[test]
    fn entries_of_a_contents_page_are_no_recommendations() {
        let contents =
            "Contents\n\nRecommendation 1: Boats should be counted .... 4\n\nRecommendation 2: Tides .... 6";

        assert_eq!(found(&[contents, "Text."]), []);
    }

    #[test]
    fn numbered_items_of_a_recommendations_section_are_found_without_the_word() {
        let page = "6 Recommendations\n\nThese are made in good faith.\n\n6.1 The Trust should count the boats.\n\n6.2 Review the tide tables:\n\n(a) each year\n\n(b) after a storm\n\n7 Appendix";

        let found = found(&[page]);

        let numbers: Vec<_> = found.iter().filter_map(|r| r.number.as_deref()).collect();
        assert_eq!(numbers, ["6.1", "6.2"]);
        assert_eq!(found[1].items, ["(a) each year", "(b) after a storm"]);
    }

    #[test]
    fn what_is_only_spoken_of_beside_numbered_ones_is_none() {
        let numbered = "Recommendation 1: Count the boats.\n\nRecommendation 2: Count the lamps.\n\nRecommendation 3: Count the piers.";
        let aside = "Ferry review\n\nRecommendations\n\nThe Harbour Trust should paint the boats.";

        assert_eq!(found(&[aside]).len(), 1);
        assert_eq!(found(&[aside, numbered]).len(), 3);
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_panic_and_every_page_exists(
            texts in proptest::collection::vec(
                prop_oneof![
                    ".{0,60}",
                    Just("Recommendations\n\n1. The Trust should ask.\n\n(a) now".to_owned()),
                    Just("CORONER'S CONCERNS\n\nThe MATTERS OF CONCERN are as follows. (1) A b. (2) C.".to_owned()),
                    "(Recommendation|R)[ ]?[0-9a-z]{0,2}[:. ]{0,2}[A-Za-z é:.|]{0,30}\n\n[(]?[a-z1-9][).] [a-z]{0,9}",
                ], 1..5)
        ) {
            let found = found(&texts.iter().map(String::as_str).collect::<Vec<_>>());

            for record in found {
                prop_assert!(!record.text.is_empty());
                prop_assert!(record.pages.contains(&record.page));
                prop_assert!(record.pages.iter().all(|page| *page as usize <= texts.len()));
            }
        }
    }
}
