//! Decides where the words of a page come from: its text, or its picture.
//!
//! Text that can be used stands, unless all pages are to be read from their
//! pictures. What was read from a picture counts only if it is writing.

use super::furniture::{Leaf, band};
use super::glyph::Sheet;
use super::line::Line;
use super::recognised;
use crate::ocr::{Ocr, Plan};
use crate::quality;

/// The share of a page that a scan of it covers at least.
const SCAN: f32 = 0.6;

/// Where the words of a page come from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum Source {
    /// Its own text, or it has none and no picture of any.
    #[default]
    Text,
    /// Its own text, which looks like none; its picture gave nothing better.
    Noise,
    /// They should be read from its picture, which has not been done.
    Wanted,
    /// Its picture.
    Picture {
        /// How sure the reader was, 0 to 100.
        sure: u8,
        /// The words that may be misread.
        doubtful: Vec<String>,
    },
}

/// The page with the words that count.
pub(crate) fn or_recognised(leaf: Leaf, sheet: &Sheet, number: u32, plan: &Plan) -> (Leaf, Source) {
    let usable = has_text(&leaf, sheet);
    let drawn = sheet.pictures || !sheet.glyphs.is_empty();
    if !drawn || (usable && plan.ocr != Ocr::Always) {
        return (leaf, Source::Text);
    }
    let Some(record) = plan.record(number) else { return (leaf, Source::Wanted) };
    let lines = recognised::lines(&record, sheet);
    let text: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    match record.sure() {
        Some(sure) if !quality::is_noise(&text.join("\n")) => {
            let source = Source::Picture { sure, doubtful: record.doubtful() };
            let angle = record.turn.degrees();
            (Leaf { lines, frame: sheet.frame(angle), angle }, source)
        }
        _ if usable || leaf.lines.is_empty() => (leaf, Source::Text),
        _ => (leaf, Source::Noise),
    }
}

/// Whether a page has text of its own that can be searched.
///
/// A number or a name that was put above or below a scan is not its text.
fn has_text(leaf: &Leaf, sheet: &Sheet) -> bool {
    let outer = |line: &Line| line.angle == leaf.angle && band(line, leaf.frame).is_some();
    let scan = sheet.covered >= SCAN && leaf.lines.iter().all(outer);
    let text: Vec<&str> = leaf.lines.iter().map(|line| line.text.as_str()).collect();
    !scan && quality::is_usable(&text.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::super::glyph::Frame;
    use super::super::order::tests::line;
    use super::*;

    /// A page of these lines, each with its baseline, of which pictures cover a share.
    fn page(lines: &[(&str, f32)], covered: f32) -> (Leaf, Sheet) {
        let lines = lines.iter().map(|(text, y)| line(text, 50.0, *y, 200.0)).collect();
        let frame = Frame { left: 0.0, right: 600.0, top: 0.0, bottom: 800.0 };
        let sheet =
            Sheet { width: 600.0, height: 800.0, pictures: covered > 0.0, covered, ..Sheet::default() };
        (Leaf { lines, frame, angle: 0 }, sheet)
    }

    /// Where the words of such a page come from when there is no record.
    fn source(lines: &[(&str, f32)], covered: f32, ocr: Ocr) -> Source {
        let (leaf, sheet) = page(lines, covered);
        or_recognised(leaf, &sheet, 1, &Plan { ocr, ..Plan::default() }).1
    }

    #[test]
    fn a_scan_with_nothing_but_a_stamp_in_its_margin_wants_to_be_read() {
        let stamp = [("Page 3 of 50", 780.0)];

        assert_eq!(source(&stamp, 1.0, Ocr::Auto), Source::Wanted);
        assert_eq!(source(&stamp, 0.59, Ocr::Auto), Source::Text);
        assert_eq!(source(&[("The lamp was out.", 400.0)], 1.0, Ocr::Auto), Source::Text);
    }

    #[test]
    fn a_blank_page_never_wants_to_be_read() {
        for ocr in Ocr::ALL {
            assert_eq!(source(&[], 0.0, ocr), Source::Text);
            assert_eq!(source(&[], 0.1, ocr), Source::Wanted);
        }
    }

    #[test]
    fn text_is_read_from_its_picture_only_if_all_pages_are() {
        let text = [("The lamp at the end of the pier was out.", 400.0)];

        assert_eq!(source(&text, 0.2, Ocr::Auto), Source::Text);
        assert_eq!(source(&text, 0.2, Ocr::Always), Source::Wanted);
    }
}
