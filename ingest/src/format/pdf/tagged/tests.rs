//! Tags of lines, and tagged files from bytes to headings.

use std::sync::Arc;

use lopdf::{Dictionary, Object};

use super::super::fixture::{Builder, Text, bold, text};
use super::*;
use crate::extracted::{Extracted, HeadingSource};
use crate::limits::Limits;
use crate::ocr::Plan;

/// Words of a page, each with its role, from top to bottom in steps of 12 points.
fn page(rows: &[(&str, Text)]) -> Extracted {
    let mut builder = Builder::new();
    let page = builder.marked_page(&rows.iter().map(|(_, text)| text.clone()).collect::<Vec<_>>());
    let kid = |(number, (role, _)): (i64, &(&str, Text))| builder.element(role, page, vec![number.into()]);
    let kids: Vec<Object> = (0..).zip(rows).map(kid).collect();
    builder.structure(kids, Dictionary::new());
    super::super::read(&Arc::new(builder.bytes()), &Limits::default(), &Plan::default())
        .expect("the file is whole")
}

/// A review with three headings in the type of its text, and more rows behind it.
fn review(more: Vec<(&'static str, Text)>) -> Extracted {
    let mut rows = Vec::new();
    for (index, (role, heading)) in
        (0..).zip([("H1", "Findings"), ("H2", "The keeper of the lamp"), ("H1", "Lessons")])
    {
        let top = 60 + index * 60;
        rows.push((role, text(50, top, heading)));
        rows.push((
            "P",
            text(50, top + 12, "The panel read the log of the harbour and heard from those who kept it,"),
        ));
        rows.push((
            "P",
            text(50, top + 24, "and nobody could say who had been told that the lamp was out that night."),
        ));
    }
    rows.extend(more);
    page(&rows)
}

fn shown(found: &Extracted) -> Vec<(&str, u8)> {
    found.headings.iter().map(|heading| (heading.text.as_str(), heading.level)).collect()
}

const THREE: [(&str, u8); 3] = [("Findings", 1), ("The keeper of the lamp", 2), ("Lessons", 1)];

#[test]
fn a_heading_in_the_type_of_the_text_is_known_by_its_tag() {
    let found = review(Vec::new());

    assert_eq!(shown(&found), THREE);
    assert!(found.headings.iter().all(|heading| heading.source == HeadingSource::Tagged));
    assert!(found.headings.iter().all(|h| found.pages[0].text[h.at..].starts_with(&h.text)));
}

#[test]
fn a_heading_of_two_lines_stays_one_and_one_of_another_level_starts_behind_it() {
    let mut builder = Builder::new();
    let rows = [
        text(50, 400, "What was learnt of the harbour"),
        text(50, 412, "and of the lamp"),
        text(50, 424, "Of the lamp"),
    ];
    let long = "The panel read the log of the harbour and heard from those who kept it, and more than that.";
    let mut texts = rows.to_vec();
    texts.push(text(50, 436, long));
    texts.push(text(50, 460, "Lessons"));
    texts.push(text(50, 472, long));
    texts.push(text(50, 484, long));
    let page = builder.marked_page(&texts);
    let mut kids = vec![builder.element("H2", page, vec![0.into(), 1.into()])];
    for (number, role) in [(2, "H3"), (3, "P"), (4, "H2"), (5, "P"), (6, "P")] {
        kids.push(builder.element(role, page, vec![number.into()]));
    }
    builder.structure(kids, Dictionary::new());

    let found =
        super::super::read(&Arc::new(builder.bytes()), &Limits::default(), &Plan::default()).expect("whole");

    let first = "What was learnt of the harbour and of the lamp";
    assert_eq!(shown(&found), [(first, 2), ("Of the lamp", 3), ("Lessons", 2)]);
}

#[test]
fn large_type_in_a_cell_a_note_an_entry_or_a_caption_is_no_heading() {
    for role in ["TD", "TH", "Note", "TOCI", "Caption"] {
        let found = review(vec![(role, bold(50, 400, 18, "High water"))]);

        assert_eq!(shown(&found), THREE, "{role}");
        assert!(found.pages[0].text.ends_with("High water"));
    }
}

#[test]
fn a_paragraph_that_is_tagged_as_a_heading_is_none() {
    let long =
        "The panel read the log of the harbour and heard from those who kept it, line after line of it.";
    let rows = |count: i64| (0..count).map(|row| ("H1", text(50, 400 + 12 * row, long))).collect();

    let found = page(&Vec::from_iter(Iterator::chain(
        [("H1", text(50, 60, "Findings"))].into_iter(),
        Vec::into_iter(rows(6)),
    )));

    assert!(shown(&found).is_empty(), "{:?}", found.headings);
}

#[test]
fn words_in_an_artifact_that_is_no_running_line_stay() {
    use lopdf::content::{Content, Operation};
    let artifact = |properties: Dictionary, shown: Text| {
        let mut operations = super::super::fixture::show(&shown);
        operations.insert(0, Operation::new("BDC", vec!["Artifact".into(), properties.into()]));
        operations.push(Operation::new("EMC", vec![]));
        operations
    };
    let operations = [
        artifact(lopdf::dictionary! { "Subtype" => "Header" }, text(50, 30, "Review of the lamp")),
        artifact(lopdf::dictionary! { "Type" => "Layout" }, text(50, 300, "A table of tides")),
        artifact(Dictionary::new(), text(50, 400, "A box of words")),
    ];
    let mut builder = Builder::new();
    builder.page_of(Content { operations: operations.concat() });

    let found =
        super::super::read(&Arc::new(builder.bytes()), &Limits::default(), &Plan::default()).expect("whole");

    assert_eq!(found.pages[0].text, "A table of tides\n\nA box of words");
    assert_eq!(found.pages[0].furniture, ["Review of the lamp"]);
}

const HEADING: Tag = Tag { role: Role::Heading(2), element: 7 };
const PLAIN: Tag = Tag { role: Role::Plain, element: 0 };

#[test]
fn a_line_has_the_tag_of_nearly_all_its_letters() {
    let letters = |heading: usize, plain: usize| {
        std::iter::repeat_n(HEADING, heading).chain(std::iter::repeat_n(PLAIN, plain))
    };

    assert_eq!(Tag::of_most(letters(9, 1)), HEADING);
    assert_eq!(Tag::of_most(letters(8, 1)), PLAIN);
    assert_eq!(Tag::of_most(letters(0, 0)), PLAIN);
}

#[test]
fn a_joined_line_keeps_a_tag_only_if_next_to_nothing_came_to_it() {
    assert_eq!(HEADING.joined("What was learnt of boats", PLAIN, "12"), HEADING);
    assert_eq!(PLAIN.joined("•", HEADING, "Findings"), HEADING);
    assert_eq!(HEADING.joined("Findings.", PLAIN, "The panel heard of it late."), PLAIN);
}

#[test]
fn headings_are_parted_from_text_and_from_those_of_another_level() {
    let next = Tag { element: 8, ..HEADING };
    let lower = Tag { role: Role::Heading(3), element: 9 };

    assert!(HEADING.parts_heading(PLAIN) && HEADING.parts_heading(lower));
    assert!(!HEADING.is_same_heading(next) && HEADING.shared(next) == HEADING);
    assert!(HEADING.is_same_heading(HEADING) && !HEADING.parts_heading(HEADING));
    assert!(!PLAIN.is_same_heading(PLAIN) && !PLAIN.parts_heading(PLAIN));
}
