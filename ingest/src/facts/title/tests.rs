use super::super::facts;
use super::*;
use crate::sections::tests::{file, marked};

fn title(extracted: &Extracted) -> Option<String> {
    facts(extracted, &[]).title
}

#[test]
fn every_word_of_the_file_is_written_as_it_is_compared() {
    for words in WORDS.empty.iter().chain(&WORDS.kinds).chain(&WORDS.kind_words).chain(&WORDS.leads) {
        assert_eq!(&plain(words), words);
    }
    let _ = (FORMS.as_str(), INNER.as_str());
}

#[test]
fn the_largest_words_are_the_title_unless_they_only_name_the_paper() {
    let mut extracted = file(&["Final report\n\nThe ferry Anemone"]);
    extracted.metadata.large_type = vec!["Final report".to_owned(), "The ferry Anemone".to_owned()];

    assert_eq!(title(&extracted), Some("The ferry Anemone".to_owned()));
}

#[test]
fn a_kind_of_review_takes_the_words_after_it() {
    let mut extracted = file(&["Serious Case Review\n\nChild Q7"]);
    extracted.metadata.large_type = vec!["Serious Case Review".to_owned(), "Child Q7".to_owned()];

    assert_eq!(title(&extracted), Some("Serious Case Review: Child Q7".to_owned()));
}

#[test]
fn the_name_of_a_file_is_no_title() {
    for name in ["Microsoft Word - v7.docx", "final_v7_clean.pdf", "untitled", "Contents"] {
        let mut extracted = file(&[""]);
        extracted.metadata.title = Some(name.to_owned());

        assert_eq!(title(&extracted), None, "{name}");
    }
}

#[test]
fn the_name_of_the_site_is_no_part_of_it() {
    let mut extracted = file(&["Text."]);
    extracted.format = Format::Html;
    extracted.metadata.title = Some("The ferry Anemone | Harbours and Ferries".to_owned());

    assert_eq!(title(&extracted), Some("The ferry Anemone".to_owned()));
    assert_eq!(title(&marked("The ferry\n\nText.", &[("The ferry", 1)])), Some("The ferry".to_owned()));
}
