//! Invented entries, and any entries at all.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::{Best, Entry, Listed, Place, Quotation, Source};

/// A review.
pub(crate) fn source() -> Source {
    Source {
        id: "r1".into(),
        title: "Learning from Alder".into(),
        kind: Some("Safeguarding adults review".into()),
        publisher: Some("Inventshire Board".into()),
        area: Some("Inventshire".into()),
        date: Some("2019-05".into()),
        reference: Some("SAR-7".into()),
        published_at: Some("https://example.org/alder".into()),
        link: "https://hindsight.example/review/r1".into(),
        sha256: "abab".into(),
    }
}

/// A passage on page 12, a hard one over two pages, and one that is lost.
pub(crate) fn entries() -> Vec<Entry> {
    let place = |page: &str, label: &str, section: &str| Place {
        page: page.into(),
        label: label.into(),
        section: section.into(),
        recognised: None,
    };
    let link = |link: &str, source: Source| Source { link: link.into(), ..source };
    let first = Quotation {
        words: "She said \"no one asked\", twice.".into(),
        place: place("12", "10", "Findings · What we found"),
        source: link("https://hindsight.example/review/r1?page=12#p12", source()),
        citation: "Inventshire Board. Learning from Alder. May 2019. page 12 (printed 10).".into(),
        note: "=HYPERLINK(1)".into(),
        ..Quotation::default()
    };
    let recognised = Some("read from a picture of the page, 91 % sure".into());
    let other = Source {
        id: "r2".into(),
        title: "<Title> & more".into(),
        sha256: "cdcd".into(),
        ..Source::default()
    };
    let second = Quotation {
        words: "- First line\nSecond, line".into(),
        cut_before: true,
        cut_after: false,
        cut_from: Some(90),
        place: Place { recognised, ..place("3–4", "", "") },
        source: link("/review/r2?page=3#p3", other),
        citation: "<Title> & more. no date. pages 3–4.".into(),
        note: String::new(),
    };
    let lost =
        Entry::Lost { address: "r3.9".into(), why: "there is no such review".into(), note: "kept".into() };
    vec![Entry::Quoted(first.into()), Entry::Quoted(second.into()), lost]
}

/// A review that was found.
pub(crate) fn listed() -> Listed {
    let place = Place { page: "12".into(), label: "10".into(), ..Place::default() };
    let link = "https://hindsight.example/review/r1?page=12#p12".into();
    Listed {
        source: source(),
        pages: Some(48),
        themes: vec!["Neglect".into(), "Housing".into()],
        agencies: vec!["Police".into()],
        best: Some(Best { words: "+Words".into(), place, link }),
    }
}

/// Text that is likely to break a format.
pub(crate) fn any_text() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        Just("\r\n".to_owned()),
        Just("\"".to_owned()),
        Just("_x000D_".to_owned()),
        Just("]]>".to_owned()),
        Just("{\\".to_owned()),
        Just("  - ".to_owned()),
        Just("\u{ffff}\0".to_owned()),
        "[=+@\t-]",
        "\\PC{0,12}",
        any::<char>().prop_map(String::from),
    ];
    vec(pieces, 0..6).prop_map(|pieces| pieces.concat())
}

prop_compose! {
    pub(crate) fn any_source()(
        texts in vec(any_text(), 4),
        options in vec(option::of(any_text()), 6),
    ) -> Source {
        let (text, some) = (|at: usize| texts[at].clone(), |at: usize| options[at].clone());
        Source {
            id: text(0), title: text(1), kind: some(0), publisher: some(1), area: some(2), date: some(3),
            reference: some(4), published_at: some(5), link: text(2), sha256: text(3),
        }
    }
}

prop_compose! {
    fn any_quotation()(
        texts in vec(any_text(), 6),
        recognised in option::of(any_text()),
        cut_from in option::of(0_usize..9_999),
        source in any_source(),
    ) -> Quotation {
        let text = |at: usize| texts[at].clone();
        let place = Place { page: text(0), label: text(1), section: text(2), recognised };
        Quotation { words: text(3), cut_before: false, cut_after: cut_from.is_some(), cut_from, place, source, citation: text(4), note: text(5) }
    }
}

/// Any entries.
pub(crate) fn any_entries() -> impl Strategy<Value = Vec<Entry>> {
    let lost = (any_text(), any_text(), any_text());
    let lost = lost.prop_map(|(address, why, note)| Entry::Lost { address, why, note });
    vec(prop_oneof![4 => any_quotation().prop_map(|quoted| Entry::Quoted(quoted.into())), 1 => lost], 0..5)
}
