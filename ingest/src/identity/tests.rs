//! Invented words that hold personal data, and words that are only like it.

mod births;
mod children;
mod reach;

use hindsight_index::review::Page;
use proptest::prelude::*;

use super::*;

/// The kinds that seem to stand in a text, each once.
fn kinds(text: &str) -> Vec<IdentityKind> {
    let mut kinds: Vec<IdentityKind> = found(&[text]).remove(0).into_iter().map(|(kind, _)| kind).collect();
    kinds.dedup();
    kinds
}

/// Asserts that of each text just this kind is said.
fn all(kind: IdentityKind, texts: &[&str]) {
    for text in texts {
        assert_eq!(kinds(text), [kind], "{text}");
    }
}

/// Asserts that nothing is said of any of these.
fn none(texts: &[&str]) {
    for text in texts {
        assert!(kinds(text).is_empty(), "{text}: {:?}", kinds(text));
    }
}

#[test]
fn numbers_of_patients_are_known_by_their_check_digit() {
    all(
        IdentityKind::NhsNumber,
        &[
            "Patient 943-476-5919 attended.",
            "(NHS no. 9434765919)",
            "The referral gave 943 476 5919 and her initials.",
            "NHS#9434765919",
            "The NHS No.9434765919 was quoted",
            "H&C number 943 476 5919",
            "record; nhs=9434765919; closed",
            "It bore the number NHS9434765919 and another.",
            "the wrong number for the baby: 9434 765 919",
            "whose number (943-4765-919) is on the second page",
        ],
    );
    assert_eq!(
        kinds("Re: A Quay 14.06.1985 943 476 5919"),
        [IdentityKind::NhsNumber, IdentityKind::BirthDate]
    );
    none(&[
        "The referral gave 943 476 5918 and her initials.",
        "Ref 9434765919",
        "Tenancy no. 9434 765 919",
        "ISBN 9434765919",
        "INQ9434765919_0003",
        "session=9434765919",
        "210 943 476 5919 415",
        "000 000 0000",
    ]);
}

#[test]
fn a_table_says_in_its_head_what_its_columns_hold() {
    let births =
        "Name | Date of birth | Seen\nChild A | 3.5.2011 | 4.6.2019\nChild B | 04-Jun-2013 | 4.6.2019";
    let ages = "Name | Age | School\nTamsin TIDEWELL | 9 | Quay Primary\nPiran Quay | 4 | Lamps";

    let apart = "Name | Relationship | Age at incident | Seen\nQUAY, Tamsin | Son | 9 | Yes\nAnna Quay | Aunt | 44 | No";
    let below = "Relationship | Ex partner | None\nName | Age | School\nTamsin Tidewell | 9 | Quay Primary";
    let units = "Subjects | Tamsin TIDEWELL | 9 yrs\nPiran Quay: 4 yrs\nthe baby | 10 wks";

    assert_eq!(found(&[births]).remove(0).len(), 2);
    assert_eq!(found(&[ages]).remove(0).len(), 2);
    assert_eq!(found(&[apart]).remove(0).len(), 1);
    assert_eq!(found(&[below]).remove(0).len(), 1);
    assert_eq!(found(&[units]).remove(0).len(), 2);
    none(&["Seen | Left\n3.5.2011 | 4.6.2019", "Port | Boats\nNorthport Quay | 9\nPiran Quay | 4"]);
}

#[test]
fn a_warning_names_the_page_and_never_repeats_the_words() {
    let mut page = Page::new(3, "Tamsin Tidewell (7), NHS number 943 476 5919; Bryony Tidewell (9).");
    page.furniture = vec!["Tel 07911 123456".to_owned(), "DOB 03/05/2011".to_owned()];

    let warnings = warnings(&[page], None);

    let told: Vec<(&str, Option<u32>)> = warnings.iter().map(|w| (w.code.as_str(), w.page)).collect();
    let expected = ["identity-nhs-number", "identity-birth-date", "identity-child-name"];
    assert_eq!(told, expected.map(|code| (code, Some(3))));
    assert!(warnings[2].message.contains("2 places"), "{}", warnings[2].message);
    for warning in &warnings {
        for private in ["Tidewell", "943", "5919", "07911", "2011", "Tamsin"] {
            assert!(!warning.message.contains(private), "{}", warning.message);
        }
    }
}

/// Texts made of pieces that the rules look for, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = proptest::sample::select(vec![
        "07911", "943", "476", "5919", "+44", "(0)", "@", "[at]", "dot", ".", "DOB", "born", "3", "May",
        "2011", "/", "-", "SW1A", "1AA", "lived", "at", "12", "Mill", "Lane", "Anna", "Smith", ",", "(", ")",
        "aged", "seven", "year", "old", "\n", "\n\n", "é", "Office", "’",
    ]);
    proptest::collection::vec((piece, "[ ]?"), 0..40)
        .prop_map(|pieces| pieces.iter().map(|(piece, blank)| format!("{piece}{blank}")).collect())
}

proptest! {
    #[test]
    fn any_text_is_looked_through_and_every_place_is_in_it(text in prop_oneof![pieces(), "\\PC{0,80}"]) {
        for (_, at) in found(&[&text]).remove(0) {
            prop_assert!(text.is_char_boundary(at) && at < text.len());
        }
    }
}
