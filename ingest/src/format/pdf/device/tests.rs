//! Draws tiny invented pages and reads what shows of them.

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Object, dictionary};

use super::super::fixture::{Builder, Text, show, text};
use crate::limits::Limits;
use crate::ocr::Plan;

/// The text of a page that is drawn by these operations, with `F3` as one more font.
fn drawn(operations: Vec<Operation>, font: Dictionary) -> String {
    let mut builder = Builder::new();
    let page = builder.page_of(Content { operations });
    let page = builder.document.get_dictionary_mut(page).expect("the page");
    let resources = page.get_mut(b"Resources").and_then(Object::as_dict_mut).expect("its resources");
    resources.get_mut(b"Font").and_then(Object::as_dict_mut).expect("its fonts").set("F3", font);
    let found =
        super::super::read(&std::sync::Arc::new(builder.bytes()), &Limits::default(), &Plan::default());
    found.expect("the file can be read").pages.remove(0).text
}

/// Operations that draw a text where only this rectangle shows.
fn clipped(rect: [i64; 4], text: &Text) -> Vec<Operation> {
    let plain = |operator: &str| Operation::new(operator, vec![]);
    let rect = Operation::new("re", rect.map(Object::from).to_vec());
    let open = vec![plain("q"), rect, plain("W"), plain("n")];
    [open, show(text), vec![plain("Q")]].concat()
}

#[test]
fn words_that_are_clipped_away_are_not_read() {
    let shown = clipped([40, 690, 300, 20], &text(50, 105, "what the panel heard"));
    let hidden = clipped([40, 690, 300, 20], &text(50, 130, "what it struck out"));
    let after = show(&text(50, 200, "and what it found"));

    let text = drawn([shown, hidden, after].concat(), Dictionary::new());

    assert_eq!(text, "what the panel heard\n\nand what it found");
}

#[test]
fn a_hidden_layer_counts_even_where_it_is_clipped() {
    let mut layer = clipped([0, 0, 1, 1], &text(50, 130, "words of a scan"));
    layer.insert(4, Operation::new("Tr", vec![3.into()]));

    assert_eq!(drawn(layer, Dictionary::new()), "words of a scan");
}

#[test]
fn dots_that_are_drawn_before_lines_part_the_items() {
    let dot = |down: i64| {
        let rect = Operation::new("re", [40, 800 - down + 2, 4, 4].map(Object::from).to_vec());
        vec![rect, Operation::new("f", vec![])]
    };
    let lines = [
        show(&text(60, 100, "The panel heard of:")),
        show(&text(60, 114, "lamps")),
        show(&text(60, 128, "piers")),
    ];

    let plain = drawn(lines.concat(), Dictionary::new());
    let listed = drawn([lines.concat(), dot(114), dot(128)].concat(), Dictionary::new());

    assert_eq!(plain, "The panel heard of: lamps piers");
    assert_eq!(listed, "The panel heard of:\n\n\u{2022} lamps\n\n\u{2022} piers");
}

#[test]
fn letters_that_are_stretched_to_fit_a_missing_font_stay_in_their_words() {
    // Far wider letters than any stand-in has, but for "i", which is narrow there: each is stretched by itself.
    let widths: Vec<Object> = (32..127).map(|_| 750.into()).collect();
    let font = dictionary! {
        "Type" => "Font", "Subtype" => "TrueType", "BaseFont" => "UnknownWide-Bold", "Encoding" => "WinAnsiEncoding",
        "FirstChar" => 32, "LastChar" => 126, "Widths" => widths,
    };
    let line = Text::set("F3", text(50, 100, "civil initiative illicit limit"));

    assert_eq!(drawn(show(&line), font), "civil initiative illicit limit");
}
