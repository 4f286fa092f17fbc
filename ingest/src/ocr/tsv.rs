//! Reads the table that tesseract answers with: words with their places.
//!
//! Any bytes give a table; lines that make no sense are left out, since they
//! hold no word. Never panics.

use serde::{Deserialize, Serialize};

use super::bullet;

/// A word on the picture of a page, with its place in pixels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Word {
    /// Its letters.
    pub(crate) text: String,
    /// How sure the reader was, 0 to 100.
    pub(crate) sure: u8,
    /// Which line of the picture it is on, counted from 0.
    pub(crate) line: u32,
    /// Its left edge.
    pub(crate) left: u32,
    /// Its upper edge.
    pub(crate) top: u32,
    /// How wide it is.
    pub(crate) width: u32,
    /// How high it is.
    pub(crate) height: u32,
}

/// What was read from a picture.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Table {
    /// Width of the picture.
    pub(crate) width: u32,
    /// Height of the picture.
    pub(crate) height: u32,
    /// The words, in reading order.
    pub(crate) words: Vec<Word>,
}

/// A speck or a rule that is taken for a sign is not a word, below this.
const SPECK: u8 = 50;

/// Bytes of a word that are kept: longer ones are noise.
const LONGEST: usize = 200;

/// Edges of a picture lie below this; a place beyond it is no place.
const EDGE: u32 = 1 << 20;

/// Reads a table.
pub(crate) fn parse(bytes: &[u8]) -> Table {
    let text = String::from_utf8_lossy(bytes);
    let mut table = Table::default();
    let mut at: Option<[u32; 3]> = None;
    let mut line = 0_u32;
    for row in text.lines().filter_map(Row::of) {
        if row.level == 1 {
            (table.width, table.height) = (row.size[2], row.size[3]);
        }
        let Some(word) = row.word() else { continue };
        if at.is_some_and(|at| at != row.place) {
            line = line.saturating_add(1);
        }
        at = Some(row.place);
        table.words.push(Word { line, ..word });
    }
    table.words.chunk_by_mut(|a, b| a.line == b.line).for_each(bullet::mend);
    table.words.retain(Word::is_shown);
    table
}

impl Word {
    /// Whether it is more than a speck or a rule that was taken for a sign.
    fn is_shown(&self) -> bool {
        self.sure >= SPECK || self.text.chars().any(char::is_alphanumeric)
    }
}

/// A row of the table.
struct Row<'a> {
    /// 1 for the page, 5 for a word.
    level: u32,
    /// Its block, paragraph and line.
    place: [u32; 3],
    /// Left, top, width and height.
    size: [u32; 4],
    /// How sure the reader was.
    sure: f32,
    /// The letters.
    text: &'a str,
}

impl<'a> Row<'a> {
    /// Reads a line; `None` if it is no row.
    fn of(line: &'a str) -> Option<Self> {
        let mut fields = line.splitn(12, '\t');
        let mut number = || fields.next()?.parse::<u32>().ok().filter(|number| *number < EDGE);
        let (level, _page) = (number()?, number()?);
        let place = [number()?, number()?, number()?];
        let _word = number()?;
        let size = [number()?, number()?, number()?, number()?];
        let sure = fields.next()?.parse().ok()?;
        Some(Self { level, place, size, sure, text: fields.next().unwrap_or_default() })
    }

    /// The word of the row, if it is one.
    fn word(&self) -> Option<Word> {
        let text = self.text.trim();
        if self.level != 5 || text.is_empty() || text.len() > LONGEST || !self.sure.is_finite() {
            return None;
        }
        let sure = self.sure.round().clamp(0.0, 100.0) as u8;
        let [left, top, width, height] = self.size;
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(Word { text, sure, line: 0, left, top, width, height })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A table with these rows below its head.
    fn table(rows: &[&str]) -> Vec<u8> {
        let head =
            "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext";
        format!("{head}\n{}\n", rows.join("\n")).into_bytes()
    }

    #[test]
    fn words_come_with_their_places_line_by_line() {
        let bytes = table(&[
            "1\t1\t0\t0\t0\t0\t0\t0\t1654\t2339\t-1\t",
            "4\t1\t1\t1\t1\t0\t10\t20\t300\t30\t-1\t",
            "5\t1\t1\t1\t1\t1\t10\t20\t90\t30\t96.6\tThe",
            "5\t1\t1\t1\t1\t2\t110\t20\t90\t30\t41.2\tlamp",
            "5\t1\t1\t1\t2\t1\t10\t60\t90\t30\t90\twas",
        ]);

        let found = parse(&bytes);

        assert_eq!((found.width, found.height), (1654, 2339));
        let words: Vec<_> = found.words.iter().map(|w| (w.text.as_str(), w.sure, w.line, w.left)).collect();
        assert_eq!(words, [("The", 97, 0, 10), ("lamp", 41, 0, 110), ("was", 90, 1, 10)]);
    }

    #[test]
    fn a_dot_that_was_no_sure_sign_is_a_bullet() {
        let bytes = table(&[
            "5\t1\t1\t1\t1\t1\t196\t20\t9\t8\t2.4\t\u{a2}",
            "5\t1\t1\t1\t1\t2\t232\t12\t90\t17\t95\tlamps",
        ]);

        let words: Vec<_> = parse(&bytes).words.into_iter().map(|word| word.text).collect();

        assert_eq!(words, ["\u{2022}", "lamps"]);
    }

    #[test]
    fn specks_blanks_and_broken_rows_are_no_words() {
        let bytes = table(&[
            "5\t1\t1\t1\t1\t1\t10\t20\t90\t30\t95\t ",
            "5\t1\t1\t1\t1\t1\t10\t20\t90\t30\t12\t|",
            "5\t1\t1\t1\t1\t1\t10\t20\t90\t30\tnan\tword",
            "5\t1\t1\t1\t1\t1\t-10\t20\t90\t30\t95\tword",
            "5\t1\t1\t1\t1\t1\t99999999\t20\t90\t30\t95\tword",
            "5\t1\t1\t1\t1",
        ]);

        assert_eq!(parse(&bytes).words, []);
    }

    proptest! {
        #[test]
        fn any_bytes_give_a_table(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            let _ = parse(&bytes);
        }

        #[test]
        fn any_fields_give_a_table(fields in prop::collection::vec("[0-9]{1,12}|-1|[a-z\u{e9} ]{0,5}|nan|inf", 0..60)) {
            let found = parse(fields.join("\t").as_bytes());

            prop_assert!(found.words.iter().all(|word| word.sure <= 100 && word.left < EDGE));
        }
    }
}
