//! The laws of search, against a naive scan of the same reviews. Tests only.

use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::engine::stretches;
use crate::expansion::expand;
use crate::fixture;
use crate::library::{Incoming, Library, Outcome};
use crate::passage::{Passage, passages};
use crate::query::{Field, Label, LabelKind, Near, Node, Pattern, Place, Scope, Term, parse, telling};
use crate::review::Review;
use crate::turn::Turn;
use crate::vocabulary::{AgencyRole, SectionKind, Tier};
use crate::words;

mod invented;
mod scan;

pub(crate) use self::invented::{any_library, any_request, library};
use self::scan::{parts, scan};

/// The same search with the choices of one facet replaced by one value.
fn replaced(request: &Request, facet: &str, value: &str) -> Request {
    let mut request = request.clone();
    let f = &mut request.filters;
    match facet {
        "theme" => f.themes = vec![value.to_owned()],
        "agency" => f.agencies = vec![value.to_owned()],
        "type" => f.types = vec![value.to_owned()],
        "section" => f.sections = SectionKind::from_word(value).into_iter().collect(),
        _ => (f.from, f.to) = (value.parse().ok(), value.parse().ok()),
    }
    request
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn search_finds_what_a_scan_finds_and_every_count_is_the_total_of_its_search(
        reviews in any_library(),
        requests in prop::collection::vec(any_request(), 6),
    ) {
        let dir = tempfile::tempdir().expect("a folder");
        library(dir.path(), &reviews);
        let snapshot = Snapshot::open(dir.path()).expect("a snapshot");

        for request in &requests {
            let results = snapshot.search(request).expect("an answer");

            let mut found: Vec<String> = Vec::new();
            for hit in &results.hits {
                found.push(snapshot.review(&hit.id).expect("read").expect("there").sha256);
            }
            found.sort();
            prop_assert_eq!(&found, &scan(&reviews, request), "{:?}", request);
            prop_assert_eq!(results.total, found.len());
            let mut all = scan(&reviews, &Request { words: Words::All, ..request.clone() });
            all.retain(|hash| found.contains(hash));
            prop_assert_eq!(results.all_words, all.len(), "{:?}", request);
            let f = &results.facets;
            let lists = [("theme", &f.theme), ("agency", &f.agency), ("type", &f.kind), ("year", &f.year), ("section", &f.section)];
            for (facet, list) in lists {
                for value in list {
                    let own = scan(&reviews, &replaced(request, facet, &value.value));
                    prop_assert_eq!(value.count, own.len(), "{} {} of {:?}", facet, &value.value, request);
                }
            }
            for hit in &results.hits {
                for passage in &hit.passages {
                    let (first, second) = parts(&passage.text, passage.turn);
                    let page = &snapshot.pages(&hit.id, passage.page, passage.page).expect("read")[0];
                    let stands: String = page.text.chars().skip(passage.start).take(first.chars().count()).collect();
                    prop_assert_eq!(&stands, &first);
                    if let Some(second) = second {
                        let page = &snapshot.pages(&hit.id, passage.pages[1], passage.pages[1]).expect("read")[0];
                        prop_assert!(page.text.trim_start().starts_with(&second), "{:?}", passage);
                    }
                    // What was asked for by phrase is shown.
                    let phrase = request.query.starts_with('"') && request.query.matches(' ').count() == 1;
                    prop_assert!(!phrase || !passage.marks.is_empty(), "{:?}", passage);
                    prop_assert!(passage.marks.iter().all(|[from, to]| from < to && *to <= passage.text.chars().count()));
                }
            }
        }
    }
}

#[test]
fn words_on_different_pages_find_the_review_and_each_its_page() {
    let dir = tempfile::tempdir().expect("a folder");
    let review = fixture::review("a")
        .title("Child R")
        .page("There was neglect.")
        .page("Nothing.")
        .page("Poor housing.")
        .build();
    library(dir.path(), &[review]);
    let snapshot = Snapshot::open(dir.path()).expect("a snapshot");

    let request = Request { query: "neglect AND housing".to_owned(), ..Request::default() };
    let results = snapshot.search(&request).expect("an answer");

    assert_eq!(results.total, 1);
    let mut pages: Vec<u32> = results.hits[0].passages.iter().map(|passage| passage.page).collect();
    pages.sort_unstable();
    assert_eq!(pages, [1, 3]);
    assert_eq!(results.hits[0].passages[0].url.split('?').next(), Some(results.hits[0].url.as_str()));
}

#[test]
fn a_phrase_over_a_page_break_is_found_and_cited_with_both_pages() {
    let dir = tempfile::tempdir().expect("a folder");
    let review = fixture::review("a")
        .page("They met.\n\nNo one asked the\n\n12 See the log.")
        .page("child what she wanted. Nothing else.")
        .build();
    library(dir.path(), &[review]);
    let snapshot = Snapshot::open(dir.path()).expect("a snapshot");
    let ask = |query: &str| {
        let request = Request { query: query.to_owned(), ..Request::default() };
        snapshot.search(&request).expect("an answer").hits
    };

    let passage = ask("\"asked the child\"").remove(0).passages.remove(0);

    assert_eq!(passage.text, "No one asked the child what she wanted. Nothing else.");
    assert_eq!((passage.page, passage.pages, passage.turn), (1, vec![1, 2], Some(17)));
    assert_eq!(passage.marks, [[7, 22]]);
    assert_eq!(ask("\"the log child\"").len(), 0, "notes stand between");
}

#[test]
fn words_in_a_kind_of_section_are_shown_from_that_section() {
    let dir = tempfile::tempdir().expect("a folder");
    let review = fixture::review("a")
        .page("Neglect neglect neglect.")
        .page("Neglect was found.")
        .section(SectionKind::Chronology, "Chronology", 1, 0)
        .section(SectionKind::Findings, "Findings", 2, 0)
        .build();
    library(dir.path(), &[review]);
    let snapshot = Snapshot::open(dir.path()).expect("a snapshot");

    let request = Request { query: "section:findings neglect".to_owned(), ..Request::default() };
    let hit = snapshot.search(&request).expect("an answer").hits.remove(0);

    assert_eq!(hit.passages.iter().map(|p| p.page).collect::<Vec<_>>(), [2]);
    assert_eq!(hit.passages_total, 1);
}

#[test]
fn plain_words_match_most_and_say_how_many_have_all() {
    let dir = tempfile::tempdir().expect("a folder");
    let texts = ["neglect housing damp police", "neglect housing", "neglect", "other"];
    let reviews: Vec<Review> = texts
        .iter()
        .enumerate()
        .map(|(at, text)| fixture::review(&format!("n{at}")).page(text).build())
        .collect();
    library(dir.path(), &reviews);
    let snapshot = Snapshot::open(dir.path()).expect("a snapshot");
    let total = |words| {
        let query = "neglect housing damp police".to_owned();
        let results = snapshot.search(&Request { query, words, ..Request::default() }).expect("an answer");
        (results.total, results.all_words)
    };

    assert_eq!(total(Words::Most), (2, 1));
    assert_eq!(total(Words::All), (1, 1));
    assert_eq!(total(Words::Any), (3, 1));
}

#[test]
fn a_quotation_in_just_its_forms_comes_first() {
    let dir = tempfile::tempdir().expect("a folder");
    let other = fixture::review("a").page("Which parts of it. Which parts of it. Which parts of it.").build();
    let verbatim = fixture::review("b").page("They asked which part of it was meant, and of what.").build();
    library(dir.path(), &[other, verbatim]);
    let snapshot = Snapshot::open(dir.path()).expect("a snapshot");

    let request = Request { query: "\"which part of\"".to_owned(), ..Request::default() };
    let hits = snapshot.search(&request).expect("an answer").hits;

    assert_eq!(hits.len(), 2);
    assert!(hits[0].passages[0].text.contains("which part of"), "{:?}", hits[0]);
}

#[test]
fn passages_that_are_shown_stand_on_different_pages_where_they_can() {
    let dir = tempfile::tempdir().expect("a folder");
    let page = "Neglect, neglect and neglect.\n\nFindings\n\nNeglect, neglect and neglect.";
    let review = fixture::review("a")
        .page(page)
        .page(&page.replace("and neglect", "at home"))
        .page(&page.replace("and neglect", "at school"))
        .section(SectionKind::Background, "Background", 1, 0)
        .section(SectionKind::Findings, "Findings", 1, 31)
        .build();
    library(dir.path(), &[review]);
    let snapshot = Snapshot::open(dir.path()).expect("a snapshot");

    let request = Request { query: "neglect".to_owned(), ..Request::default() };
    let hit = snapshot.search(&request).expect("an answer").hits.remove(0);

    let pages: std::collections::BTreeSet<u32> = hit.passages.iter().map(|passage| passage.page).collect();
    assert_eq!(pages.len(), 3, "{:?}", hit.passages);
}

#[test]
fn a_passage_that_stands_in_a_review_twice_is_shown_once() {
    let dir = tempfile::tempdir().expect("a folder");
    let review =
        fixture::review("a").page("Neglect was seen.").page("Neglect was seen.").page("No neglect then.");
    library(dir.path(), &[review.build()]);
    let request = Request { query: "neglect".to_owned(), ..Request::default() };

    let hits = Snapshot::open(dir.path()).expect("a snapshot").search(&request).expect("an answer").hits;

    let texts: Vec<&str> = hits[0].passages.iter().map(|passage| passage.text.as_str()).collect();
    assert_eq!(texts, ["Neglect was seen.", "No neglect then."]);
    assert_eq!(hits[0].passages_total, 3);
}
