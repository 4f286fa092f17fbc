//! Turns words that were read from a picture into lines of the page.
//!
//! Only the boxes of words are known, so the size of the type and the baseline
//! are inferred from which letters a word has. No word is lost or changed.

use hayro_interpret::kurbo::Rect;

use super::glyph::{Frame, Sheet};
use super::line::{self, Line};
use crate::ocr::{Record, Word, falls};

/// How far, in sizes of the type, words of one line may stand apart.
const APART: f32 = 2.4;

/// How much a line must differ from the usual size to count as larger or smaller.
const DIFFERENT: f32 = 0.18;

/// Where pixels of the picture that was read are on the page, in points.
///
/// As places of glyphs are: along the line and from line to line, whatever way the writing is turned.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scale {
    /// Points a pixel along.
    x: f32,
    /// Points a pixel down.
    y: f32,
    /// The edges of the page.
    frame: Frame,
    /// Degrees by which lines are turned.
    angle: i16,
}

impl Scale {
    /// That of a record to a page of this size.
    pub(crate) fn of(record: &Record, width: f32, height: f32) -> Self {
        let angle = record.turn.degrees();
        let frame = Frame { left: 0.0, right: width, top: 0.0, bottom: height }.turned(angle);
        let ratio = |points: f32, pixels: u32| points / pixels.max(1) as f32;
        let (x, y) = (ratio(frame.width(), record.table.width), ratio(frame.height(), record.table.height));
        Self { x, y, frame, angle }
    }

    /// The place along the line of a pixel.
    fn along(&self, pixel: u32) -> f32 {
        self.frame.left + pixel as f32 * self.x
    }

    /// The place from line to line of a pixel.
    fn down(&self, pixel: u32) -> f32 {
        self.frame.top + pixel as f32 * self.y
    }

    /// Where a part of the picture is on the page as a viewer shows it.
    pub(crate) fn on_page(&self, part: Rect) -> Rect {
        let (sin, cos) = f64::from(self.angle).to_radians().sin_cos();
        let corner = |x: f64, y: f64| {
            let along = f64::from(self.frame.left) + x * f64::from(self.x);
            let down = f64::from(self.frame.top) + y * f64::from(self.y);
            (along * cos - down * sin, along * sin + down * cos)
        };
        Rect::from_points(corner(part.x0, part.y0), corner(part.x1, part.y1))
    }
}

/// The lines of a page, in reading order.
pub(crate) fn lines(record: &Record, sheet: &Sheet) -> Vec<Line> {
    let scale = Scale::of(record, sheet.width, sheet.height);
    let lines = record.words().chunk_by(|a, b| a.line == b.line);
    let mut lines: Vec<Line> = lines.filter_map(|words| of_words(words, scale)).collect();
    let usual = median(lines.iter().map(|line| line.size)).unwrap_or(1.0);
    for line in &mut lines {
        // A word or two tell little about the type: what is nearly usual is usual.
        if (line.size / usual - 1.0).abs() < DIFFERENT {
            line.size = usual;
        }
    }
    line::join_marks(lines)
}

/// One line.
fn of_words(words: &[Word], scale: Scale) -> Option<Line> {
    let (first, last) = (words.first()?, words.last()?);
    let size = median(words.iter().filter_map(|word| size(word, scale)))
        .or_else(|| median(words.iter().map(|word| word.height as f32 * scale.y)))?;
    let left = |word: &Word| scale.along(word.left);
    let right = |word: &Word| left(word) + word.width as f32 * scale.x;
    let mut cells = vec![left(first)];
    for pair in words.windows(2) {
        if left(&pair[1]) - right(&pair[0]) > APART * size {
            cells.push(left(&pair[1]));
        }
    }
    let text: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    Some(Line {
        text: text.join(" "),
        left: left(first),
        right: right(last).max(right(first)),
        y: median(words.iter().map(|word| baseline(word, size, scale)))?,
        size: size.max(1.0),
        bold: false,
        first_word: first.width as f32 * scale.x,
        cells,
        angle: scale.angle,
        pagination: false,
        tag: super::tagged::Tag::default(),
    })
}

/// The size of the type in which a word of letters is set, in points.
fn size(word: &Word, scale: Scale) -> Option<f32> {
    word.type_size().map(|pixels| pixels * scale.y)
}

/// Where the line runs on which a word stands.
fn baseline(word: &Word, size: f32, scale: Scale) -> f32 {
    let bottom = scale.down(word.top.saturating_add(word.height));
    if word.text.chars().any(falls) { bottom - 0.21 * size } else { bottom }
}

/// Whether most letters of a text are in none of these words, which may be misread.
pub(crate) fn is_sure(text: &str, doubtful: &[String]) -> bool {
    let letters = |word: &str| word.chars().filter(|ch| ch.is_alphabetic()).count();
    let unsure = text.split_whitespace().filter(|word| doubtful.iter().any(|other| other == word));
    unsure.map(letters).sum::<usize>() * 2 < letters(text).max(1)
}

/// The value in the middle.
fn median(values: impl Iterator<Item = f32>) -> Option<f32> {
    let mut values: Vec<f32> = values.filter(|value| value.is_finite()).collect();
    let middle = values.len() / 2;
    (!values.is_empty()).then(|| *values.select_nth_unstable_by(middle, f32::total_cmp).1)
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ocr::{Turn, parse, rises};

    /// A record of words, each with its line and its left and upper edge, on a picture of 1200 by 1600.
    pub(crate) fn record(words: &[(&str, u32, u32, u32)]) -> Record {
        let word = |(text, line, left, top): &(&str, u32, u32, u32)| {
            let width = 12 * u32::try_from(text.chars().count()).expect("a short word");
            let height = match (text.chars().any(rises), text.chars().any(falls)) {
                (true, true) => 19,
                (true, false) | (false, true) => 14,
                (false, false) => 10,
            };
            let top = if text.chars().any(rises) { *top } else { *top + 4 };
            Word { text: (*text).to_owned(), sure: 90, line: *line, left: *left, top, width, height }
        };
        let mut table = parse(b"1\t1\t0\t0\t0\t0\t0\t0\t1200\t1600\t-1\t");
        table.words = words.iter().map(word).collect();
        Record { maker: String::new(), page: 1, turn: Turn::Upright, table }
    }

    /// A page of half as many points.
    fn sheet() -> Sheet {
        Sheet { width: 600.0, height: 800.0, ..Sheet::default() }
    }

    #[test]
    fn words_of_a_line_stand_on_one_baseline_whatever_their_letters() {
        let lines =
            lines(&record(&[("The", 0, 100, 50), ("pier", 0, 150, 50), ("was", 0, 210, 50)]), &sheet());

        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].text, "The pier was");
        assert!((lines[0].y - 32.0).abs() < 0.6 && (lines[0].size - 10.0).abs() < 0.6, "{lines:?}");
        assert!(!lines[0].is_row());
    }

    #[test]
    fn lines_that_run_up_or_down_the_page_are_turned_lines_within_its_frame() {
        for (turn, left, y) in [(Turn::Down, 66.7, -576.0), (Turn::Up, -733.3, 24.0)] {
            let record = Record { turn, ..record(&[("The", 0, 100, 50), ("pier", 0, 150, 50)]) };

            let lines = lines(&record, &sheet());

            assert_eq!((lines.len(), lines[0].text.as_str()), (1, "The pier"));
            assert_eq!(lines[0].angle, turn.degrees());
            assert!((lines[0].left - left).abs() < 0.1 && (lines[0].y - y).abs() < 2.0, "{lines:?}");
            let frame = sheet().frame(turn.degrees());
            assert!(
                lines[0].left >= frame.left && lines[0].right <= frame.right && lines[0].y < frame.bottom
            );
        }
    }

    #[test]
    fn a_text_is_sure_if_most_of_its_letters_are() {
        let doubtful = ["pier".to_owned(), "|".to_owned()];

        assert!(is_sure("The lamp of the pier |", &doubtful));
        assert!(!is_sure("Our pier", &doubtful));
        assert!(is_sure("", &[]));
    }

    #[test]
    fn words_far_apart_are_cells_of_a_row() {
        let lines = lines(&record(&[("Name", 0, 100, 50), ("Agency", 0, 600, 50)]), &sheet());

        assert_eq!(lines[0].cells.len(), 2);
    }

    #[test]
    fn numbers_that_were_read_as_a_column_join_what_they_number() {
        let words = [("13.", 0, 50, 50), ("14.", 1, 50, 90), ("Lamps", 2, 120, 50), ("Piers", 3, 120, 90)];

        let lines: Vec<String> = lines(&record(&words), &sheet()).into_iter().map(|line| line.text).collect();

        assert_eq!(lines, ["13. Lamps", "14. Piers"]);
    }

    proptest! {
        #[test]
        fn no_word_is_lost_whatever_its_place(
            places in prop::collection::vec((0_u32..4, 0_u32..1 << 20, 0_u32..1 << 20, 0_u32..1 << 20, "[a-zA-Z,;]{1,6}"), 0..30),
            size in (0_u32..3000, 0_u32..3000),
        ) {
            let mut record = record(&[]);
            (record.table.width, record.table.height) = size;
            record.table.words = places.iter().map(|(line, left, top, side, text)| Word {
                text: text.clone(), sure: 50, line: *line, left: *left, top: *top, width: *side, height: *side,
            }).collect();

            let joined: Vec<String> = lines(&record, &sheet()).into_iter().map(|line| line.text).collect();

            let sorted = |text: &str| {
                let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
                words.sort_unstable();
                words
            };
            let expected: Vec<&str> = places.iter().map(|place| place.4.as_str()).collect();
            prop_assert_eq!(sorted(&joined.join(" ")), sorted(&expected.join(" ")));
        }
    }
}
