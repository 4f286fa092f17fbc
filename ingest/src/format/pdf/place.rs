//! Finds where words stand on a page, to mark them on its picture.
//!
//! Works on pieces, the longest runs of letters and digits, so that "multi"
//! is found in "multi-agency", and a word that was broken at the end of a line
//! is found in both its halves.

use hayro_interpret::kurbo::Rect;

use super::glyph::{Glyph, Sheet};
use super::recognised::Scale;
use super::run;
use crate::ocr::Record;

/// Letters or digits without a gap, with their place on the page in points.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Piece {
    /// In lower case.
    text: String,
    /// Where it stands.
    place: Rect,
    /// Whether a hyphen follows it.
    hyphen: bool,
}

/// The pieces of the text of a page, in the order in which it is drawn.
pub(crate) fn of_sheet(sheet: &Sheet) -> Vec<Piece> {
    run::runs(&sheet.glyphs).iter().flat_map(|run| of_run(run)).collect()
}

/// The pieces of a run of characters.
fn of_run(run: &[Glyph]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let spacing = run::Spacing::of(run);
    let mut open = false;
    let mut last: Option<&Glyph> = None;
    let mut spaced = false;
    for glyph in run {
        if glyph.is_space() {
            spaced = true;
            continue;
        }
        let apart = last.is_some_and(|last| spacing.parts_words(last, glyph, spaced));
        if !glyph.ch.is_alphanumeric() {
            if let (true, Some(piece)) = (open && !apart, pieces.last_mut()) {
                piece.hyphen = is_hyphen(glyph.ch);
            }
            open = false;
        } else if let (true, Some(piece)) = (open && !apart, pieces.last_mut()) {
            piece.text.extend(glyph.ch.to_lowercase());
            piece.place = piece.place.union(place(glyph));
        } else {
            pieces.push(Piece {
                text: glyph.ch.to_lowercase().collect(),
                place: place(glyph),
                hyphen: false,
            });
            open = true;
        }
        (last, spaced) = (Some(glyph), false);
    }
    pieces
}

/// Where a character stands on the page.
fn place(glyph: &Glyph) -> Rect {
    let (sin, cos) = f64::from(glyph.angle).to_radians().sin_cos();
    let (x, y, size) = (f64::from(glyph.x), f64::from(glyph.y), f64::from(glyph.size));
    let corner = |along: f64, across: f64| (along * cos - across * sin, along * sin + across * cos);
    let (start, end) = (corner(x, y - 0.8 * size), corner(x + f64::from(glyph.width), y + 0.22 * size));
    Rect::from_points(start, end)
}

/// The pieces of what was read from the picture of a page of this size.
pub(crate) fn of_record(record: &Record, width: f32, height: f32) -> Vec<Piece> {
    let scale = Scale::of(record, width, height);
    let mut pieces = Vec::new();
    for word in record.words() {
        let (left, top) = (f64::from(word.left), f64::from(word.top));
        let letter = f64::from(word.width) / word.text.chars().count().max(1) as f64;
        let bottom = top + f64::from(word.height);
        for (start, text) in runs_of_letters(&word.text) {
            let length = text.chars().count();
            let x = |letters: usize| left + letter * letters as f64;
            let place = scale.on_page(Rect::new(x(start), top, x(start + length), bottom));
            let hyphen = word.text.chars().nth(start + length).is_some_and(is_hyphen);
            pieces.push(Piece { text: text.to_lowercase(), place, hyphen });
        }
    }
    pieces
}

/// The runs of letters and digits of a text, each with the place of its first in characters.
fn runs_of_letters(text: &str) -> Vec<(usize, String)> {
    let mut runs: Vec<(usize, String)> = Vec::new();
    let mut open = false;
    for (at, ch) in text.chars().enumerate() {
        match (ch.is_alphanumeric(), open, runs.last_mut()) {
            (true, true, Some((_, run))) => run.push(ch),
            (true, ..) => runs.push((at, ch.to_string())),
            (false, ..) => {}
        }
        open = ch.is_alphanumeric();
    }
    runs
}

/// Whether a character may break a word at the end of a line.
fn is_hyphen(ch: char) -> bool {
    matches!(ch, '-' | '\u{2010}' | super::character::SOFT_HYPHEN)
}

/// Where these words or phrases stand.
pub(crate) fn find(pieces: &[Piece], phrases: &[String]) -> Vec<Rect> {
    let mut found = Vec::new();
    for phrase in phrases {
        let wanted: Vec<String> =
            runs_of_letters(phrase).into_iter().map(|(_, run)| run.to_lowercase()).collect();
        for start in 0..pieces.len() {
            let count = length(&pieces[start..], &wanted).unwrap_or(0);
            found.extend(pieces[start..].iter().take(count).map(|piece| piece.place));
        }
    }
    found
}

/// How many of the next pieces are the wanted words; `None` if they are not.
fn length(pieces: &[Piece], wanted: &[String]) -> Option<usize> {
    let mut at = 0;
    for word in wanted {
        let piece = pieces.get(at)?;
        let broken = || {
            let next = pieces.get(at + 1).filter(|_| piece.hyphen)?;
            (word.strip_prefix(piece.text.as_str())? == next.text).then_some(2)
        };
        at += if piece.text == *word { 1 } else { broken()? };
    }
    (at > 0).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::super::glyph::Nature;
    use super::super::recognised::tests::record;
    use super::*;
    use crate::ocr::Turn;

    /// A line of characters, five points each.
    fn written(text: &str, y: f32) -> Vec<Glyph> {
        let model = Glyph {
            ch: ' ',
            x: 0.0,
            y,
            width: 5.0,
            size: 10.0,
            angle: 0,
            font: 0,
            nature: Nature::default(),
        };
        text.chars().enumerate().map(|(i, ch)| Glyph { ch, x: i as f32 * 5.0, ..model }).collect()
    }

    /// Left edges and baselines of where a phrase stands.
    fn found(lines: &[&str], phrase: &str) -> Vec<(i32, i32)> {
        let glyphs =
            (1_u8..).zip(lines).flat_map(|(row, line)| written(line, f32::from(row) * 20.0)).collect();
        let pieces = of_sheet(&Sheet { glyphs, ..Sheet::default() });
        let places = find(&pieces, &[phrase.to_owned()]);
        places.iter().map(|place| (place.x0.round() as i32, (place.y0 + 8.0).round() as i32)).collect()
    }

    #[test]
    fn a_phrase_is_found_and_its_words_elsewhere_are_not() {
        assert_eq!(
            found(&["missed visits and", "home visits, missed"], "Missed visits"),
            [(0, 20), (35, 20)]
        );
    }

    #[test]
    fn a_part_of_a_compound_and_a_broken_word_are_found() {
        assert_eq!(found(&["a multi-agency plan"], "multi"), [(10, 20)]);
        assert_eq!(found(&["an assess-", "ment of it"], "assessment"), [(15, 20), (0, 40)]);
        assert_eq!(found(&["an assess", "ment of it"], "assessment"), []);
    }

    #[test]
    fn a_phrase_without_letters_is_nowhere() {
        assert_eq!(found(&["a - b"], "-"), []);
    }

    #[test]
    fn text_that_runs_down_the_page_is_found_where_it_is_seen() {
        let mut glyphs = written("lamp", -100.0);
        glyphs.iter_mut().for_each(|glyph| glyph.angle = 90);
        let pieces = of_sheet(&Sheet { glyphs, ..Sheet::default() });

        let place = find(&pieces, &["lamp".to_owned()])[0];

        assert!(place.x0 > 90.0 && place.x1 < 110.0 && place.y1 - place.y0 > 19.0, "{place:?}");
    }

    #[test]
    fn words_of_a_picture_are_found_in_points_of_the_page() {
        let pieces = of_record(&record(&[("The", 0, 100, 50), ("pier-head", 0, 200, 50)]), 600.0, 800.0);

        let place = find(&pieces, &["head".to_owned()])[0];

        assert_eq!((place.x0, place.x1, place.y0), (130.0, 154.0, 25.0));
    }

    #[test]
    fn words_of_a_turned_picture_are_found_where_the_page_shows_them() {
        // The picture that was read is 1200 by 1600, and the page on its side 800 by 600.
        let place = |turn: Turn| {
            let record = Record { turn, ..record(&[("pier", 0, 100, 50)]) };
            let (width, height) = if turn == Turn::Over { (600.0, 800.0) } else { (800.0, 600.0) };
            let place = find(&of_record(&record, width, height), &["pier".to_owned()])[0];
            [place.x0, place.y0, place.x1, place.y1].map(|edge| (edge * 10.0).round() as i32)
        };

        assert_eq!(place(Turn::Down), [7655, 500, 7750, 740]);
        assert_eq!(place(Turn::Up), [250, 5260, 345, 5500]);
        assert_eq!(place(Turn::Over), [5260, 7655, 5500, 7750]);
    }
}
