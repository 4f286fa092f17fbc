//! Reads tiny invented files from bytes to extracted pages.

use std::sync::Arc;

use hindsight_index::vocabulary::PageOrigin;
use lopdf::content::{Content, Operation};
use lopdf::{Object, dictionary};
use proptest::prelude::*;

use super::fixture::{Builder, Text, body, bold, show, text};
use crate::error::ReadError;
use crate::extracted::{Extracted, HeadingSource};
use crate::limits::Limits;
use crate::ocr::Plan;

fn file(pages: &[Vec<Text>]) -> Vec<u8> {
    let mut builder = Builder::new();
    for page in pages {
        builder.page(page);
    }
    builder.bytes()
}

fn read(bytes: &[u8], limits: &Limits) -> Result<Extracted, ReadError> {
    super::read(&Arc::new(bytes.to_vec()), limits, &Plan::default())
}

fn extract(bytes: &[u8]) -> Extracted {
    read(bytes, &Limits::default()).expect("the file can be read")
}

fn codes(extracted: &Extracted) -> Vec<(&str, Option<u32>)> {
    extracted.warnings.iter().map(|warning| (warning.code.as_str(), warning.page)).collect()
}

#[test]
fn two_columns_are_read_one_after_the_other() {
    let lines = |side: &str| -> Vec<String> {
        let end = |row| if row == 6 { "." } else { "" };
        (1..=6).map(|row| format!("what the panel heard on the {side} hand side {row}{}", end(row))).collect()
    };
    let column = |x, side: &str| {
        let lines = lines(side);
        body(x, 100, &lines.iter().map(String::as_str).collect::<Vec<_>>())
    };

    let found = extract(&file(&[column(50, "left").into_iter().chain(column(320, "right")).collect()]));

    assert_eq!(found.pages[0].text, format!("{}\n\n{}", lines("left").join(" "), lines("right").join(" ")));
}

#[test]
fn running_lines_go_and_the_printed_number_becomes_the_label() {
    let pages: Vec<Vec<Text>> = (1..=4)
        .map(|page| {
            let words = ["first", "second", "third", "fourth"][page - 1];
            let mut texts = vec![text(50, 30, "Review of Adult Z")];
            texts.extend(body(50, 300, &[&format!("What the {words} page says.")]));
            texts.push(text(290, 780, &format!("{}", page + 2)));
            texts
        })
        .collect();

    let found = extract(&file(&pages));

    assert_eq!(found.pages[1].text, "What the second page says.");
    assert_eq!(found.pages[1].label.as_deref(), Some("4"));
}

#[test]
fn a_word_broken_at_the_end_of_a_line_is_healed_if_the_file_has_it_whole() {
    let lines = [
        "The assessment was not shared with the school, and an assess-",
        "ment that was re-",
        "read came late.",
    ];

    let found = extract(&file(&[body(50, 100, &lines)]));

    assert!(
        found.pages[0].text.contains("an assessment that was re-read came late."),
        "{}",
        found.pages[0].text
    );
}

#[test]
fn a_heading_stands_alone_with_its_place_in_the_text() {
    let mut page = vec![bold(50, 60, 20, "A Learning Review of Care"), bold(50, 84, 20, "at Quay House")];
    page.extend(body(
        50,
        130,
        &["The board asked for this review in spring, when three agencies had", "raised the same concern."],
    ));
    page.push(bold(50, 180, 10, "What was learnt"));
    page.extend(body(
        50,
        194,
        &["Plans were made at every meeting and were not followed up by anyone", "at all."],
    ));

    let found = extract(&file(&[page]));

    let headings: Vec<(&str, u8)> = found.headings.iter().map(|h| (h.text.as_str(), h.level)).collect();
    assert_eq!(headings, [("A Learning Review of Care at Quay House", 1), ("What was learnt", 2)]);
    assert!(found.headings.iter().all(|h| found.pages[0].text[h.at..].starts_with(&h.text)));
    assert_eq!(found.metadata.large_type, ["A Learning Review of Care at Quay House"]);
}

#[test]
fn the_outline_and_the_declared_labels_are_read() {
    let mut builder = Builder::new();
    builder.page(&body(50, 100, &["Contents and thanks."]));
    let page = builder.page(&body(
        50,
        100,
        &["Findings", "No one asked the children what they wanted, and no one wrote it down."],
    ));
    let item = builder.document.add_object(dictionary! {
        "Title" => Object::string_literal("Findings"),
        "Dest" => vec![page.into(), "Fit".into()],
    });
    builder.catalog.set("Outlines", dictionary! { "First" => item, "Last" => item, "Count" => 1 });
    let roman = dictionary! { "S" => "r" };
    let decimal = dictionary! { "S" => "D" };
    builder
        .catalog
        .set("PageLabels", dictionary! { "Nums" => vec![0.into(), roman.into(), 1.into(), decimal.into()] });
    builder.catalog.set("Lang", Object::string_literal("en-GB"));

    let found = extract(&builder.bytes());

    let labels: Vec<&str> = found.pages.iter().filter_map(|page| page.label.as_deref()).collect();
    assert_eq!(labels, ["i", "1"]);
    assert_eq!(found.headings[0].source, HeadingSource::Outline);
    assert_eq!((found.headings[0].page, found.headings[0].at), (2, 0));
    assert_eq!(found.metadata.language.as_deref(), Some("en-GB"));
}

#[test]
fn an_outline_that_runs_in_a_circle_ends() {
    let mut builder = Builder::new();
    let page = builder.page(&body(50, 100, &["Findings"]));
    let item = builder.document.new_object_id();
    let entry = dictionary! {
        "Title" => Object::string_literal("Findings"),
        "Dest" => vec![page.into(), "Fit".into()],
        "Next" => item,
        "First" => item,
    };
    builder.document.objects.insert(item, entry.into());
    builder.catalog.set("Outlines", dictionary! { "First" => item });

    assert_eq!(extract(&builder.bytes()).headings.len(), 1);
}

/// A page that draws `drawn`, for which the file gives `actual`, and then `after`.
fn actual_text(actual: &[u8], drawn: &str, after: &[Text]) -> String {
    let actual = Object::string_literal(actual);
    let mut operations =
        vec![Operation::new("BDC", vec!["Span".into(), dictionary! { "ActualText" => actual }.into()])];
    operations.extend(show(&text(50, 100, drawn)));
    operations.push(Operation::new("EMC", vec![]));
    operations.extend(after.iter().flat_map(show));
    let mut builder = Builder::new();
    builder.page_of(Content { operations });
    extract(&builder.bytes()).pages.remove(0).text
}

#[test]
fn text_that_stands_for_what_is_drawn_takes_its_place() {
    assert_eq!(actual_text(b"office", "o##ce", &[]), "office");
}

#[test]
fn a_mark_for_the_program_that_set_the_page_is_a_blank() {
    // Programs that set pages write "tab to the right edge" and "indent from here" so.
    for mark in [8_u8, 7, 3] {
        assert_eq!(actual_text(&[mark], " ", &[text(150, 100, "vii")]), "vii", "{mark}");
    }
}

#[test]
fn a_file_with_a_password_is_refused_and_one_with_an_empty_password_is_read() {
    let encrypted = |password: &str| {
        let mut builder = Builder::new();
        builder.page(&body(50, 100, &["Some words."]));
        builder.encrypted(password)
    };

    let locked = read(&encrypted("open sesame"), &Limits::default());
    let open = extract(&encrypted(""));

    assert_eq!(locked, Err(ReadError::Encrypted));
    assert_eq!(open.pages[0].text, "Some words.");
}

#[test]
fn a_file_that_breaks_off_says_so_however_much_of_it_is_read() {
    let mut builder = Builder::new();
    builder.page(&body(50, 100, &["Some words."]));
    let whole = builder.bytes();
    let end = whole.windows(5).rposition(|window| window == b"%%EOF").expect("an end");

    let cut = extract(&whole[..end]);

    assert_eq!(cut.pages[0].text, "Some words.");
    assert_eq!(cut.warnings[0].code, "file-cut");
    assert!(extract(&whole).warnings.iter().all(|warning| warning.code != "file-cut"));
}

#[test]
fn a_file_without_pages_is_refused_as_such() {
    let outcome = read(&Builder::new().bytes(), &Limits::default());

    assert_eq!(outcome, Err(ReadError::NoPages));
}

#[test]
fn bytes_that_only_begin_like_a_file_are_damaged() {
    let outcome = read(b"%PDF-1.7\nnothing more", &Limits::default());

    assert!(matches!(outcome, Err(ReadError::Damaged { .. })), "{outcome:?}");
}

#[test]
fn a_file_whose_end_is_missing_is_still_read() {
    let bytes = file(&[body(50, 100, &["Some words survive."])]);
    let end = bytes.windows(4).rposition(|window| window == b"xref").expect("the file has a table");

    let found = extract(&bytes[..end.saturating_sub(6)]);

    assert_eq!(found.pages[0].text, "Some words survive.");
}

#[test]
fn a_file_of_pictures_says_so_once() {
    let mut builder = Builder::new();
    builder.picture();
    builder.picture();

    let found = extract(&builder.bytes());

    assert_eq!(codes(&found), [("image-only", None)]);
    assert!(found.pages.iter().all(|page| page.origin == PageOrigin::None));
}

#[test]
fn a_picture_among_pages_of_text_is_named_by_its_page() {
    let mut builder = Builder::new();
    builder.page(&body(50, 100, &["Some words."]));
    builder.picture();
    builder.page(&[]);

    let found = extract(&builder.bytes());

    assert_eq!(codes(&found), [("page-unreadable", Some(2)), ("page-blank", Some(3))]);
    assert_eq!(found.pages.len(), 3);
}

#[test]
fn as_many_pages_as_the_limit_are_read_and_one_more_is_refused() {
    let bytes = file(&[body(50, 100, &["One."]), body(50, 100, &["Two."])]);
    let limits = |pages| Limits { pages, ..Limits::default() };

    assert!(read(&bytes, &limits(2)).is_ok());
    assert!(matches!(read(&bytes, &limits(1)), Err(ReadError::OverLimit { .. })));
}

#[test]
fn a_page_of_as_many_bytes_as_the_limit_is_whole_and_a_longer_one_is_cut() {
    let bytes = file(&[body(50, 100, &["Ten bytes."])]);
    let limits = |page_text_bytes| Limits { page_text_bytes, ..Limits::default() };

    let whole = read(&bytes, &limits(10)).expect("the file can be read");
    let cut = read(&bytes, &limits(9)).expect("the file can be read");

    assert_eq!((whole.pages[0].text.as_str(), codes(&whole)), ("Ten bytes.", vec![]));
    assert_eq!((cut.pages[0].text.as_str(), codes(&cut)), ("Ten bytes", vec![("page-cut", Some(1))]));
}

#[test]
fn a_file_of_as_many_bytes_as_the_limit_is_whole_and_a_longer_one_is_cut() {
    let bytes = file(&[body(50, 100, &["Ten bytes."]), body(50, 100, &["Ten again."])]);
    let limits = |text_bytes| Limits { text_bytes, ..Limits::default() };

    let whole = read(&bytes, &limits(20)).expect("the file can be read");
    let cut = read(&bytes, &limits(19)).expect("the file can be read");

    assert_eq!(codes(&whole), []);
    assert_eq!((cut.pages[1].text.as_str(), codes(&cut)), ("Ten again", vec![("text-cut", None)]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_file_with_any_byte_changed_never_panics(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = file(&[body(50, 100, &["Some words.", "And more."])]);
        let at = at.index(bytes.len());
        bytes[at] = byte;

        if let Ok(found) = read(&bytes, &Limits::default()) {
            for (index, page) in found.pages.iter().enumerate() {
                prop_assert_eq!(page.number as usize, index + 1);
            }
        }
    }
}
