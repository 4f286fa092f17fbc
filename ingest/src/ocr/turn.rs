//! Which way the writing on a picture is turned, and which reading of it is best.
//!
//! A page may have been scanned lying on its side or upside down. What is read
//! of it then is unsure, or its words are taller than wide: only such a page is
//! read turned as well, and the reading stands of which most words are sure.

use serde::{Deserialize, Serialize};

use super::{DOUBTFUL, Record, Word};

/// How writing is turned on its page, clockwise.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Turn {
    /// Not at all.
    #[default]
    Upright,
    /// Its lines run down the page.
    Down,
    /// It is upside down.
    Over,
    /// Its lines run up the page.
    Up,
}

impl Turn {
    /// All but upright, in the order in which they are tried: pages on their side come most.
    pub(crate) const OTHERS: [Self; 3] = [Self::Down, Self::Up, Self::Over];

    /// The turn in degrees.
    pub(crate) fn degrees(self) -> i16 {
        match self {
            Self::Upright => 0,
            Self::Down => 90,
            Self::Over => 180,
            Self::Up => 270,
        }
    }
}

/// A reading that is less sure than this on average may be of turned writing, in hundredths.
///
/// Measured on scans of real reports: upright 93 and more, turned 37 to 43; faint print lies between.
const POOR: u8 = 65;

/// Letters of a word that is wider than tall if it is upright.
const LONG: usize = 3;

/// How many times as much a turned reading must say, so that chance is no reason.
const BETTER: usize = 2;

/// Whether another turn of the picture may give more.
pub(crate) fn is_poor(record: &Record) -> bool {
    record.sure().is_some_and(|sure| sure < POOR) || is_on_its_side(record)
}

/// Whether a turned reading is to stand for the best so far.
pub(crate) fn is_better(record: &Record, best: &Record) -> bool {
    !is_on_its_side(record)
        && record.sure() > best.sure().filter(|_| !is_on_its_side(best))
        && letters(record) > letters(best).saturating_mul(BETTER)
}

/// Whether most words are taller than wide: some lines on their side are read, but as columns of words.
fn is_on_its_side(record: &Record) -> bool {
    let long = || record.words().iter().filter(|word| word.text.chars().count() >= LONG);
    let tall = long().filter(|word| word.height > word.width).count();
    tall * 2 > long().count()
}

/// How many letters are in words that are sure and can be read as they stand.
fn letters(record: &Record) -> usize {
    if is_on_its_side(record) {
        return 0;
    }
    let sure = |word: &&Word| word.sure >= DOUBTFUL;
    let letters = |word: &Word| word.text.chars().filter(|ch| ch.is_alphabetic()).count();
    record.words().iter().filter(sure).map(letters).filter(|letters| *letters >= LONG).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ocr::parse;

    /// A record of words of this size of which the reader was so sure.
    fn record(text: &str, sure: u8, width: u32, height: u32) -> Record {
        let mut table = parse(b"1\t1\t0\t0\t0\t0\t0\t0\t1200\t1600\t-1\t");
        let word = |text: &str| Word { text: text.to_owned(), sure, line: 0, left: 0, top: 0, width, height };
        table.words = text.split(' ').filter(|text| !text.is_empty()).map(word).collect();
        Record { maker: String::new(), page: 1, turn: Turn::Upright, table }
    }

    #[test]
    fn unsure_words_and_words_taller_than_wide_may_be_turned_and_nothing_else() {
        assert!(is_poor(&record("woul yjp", 64, 40, 20)));
        assert!(is_poor(&record("the lamp", 95, 20, 40)));
        assert!(!is_poor(&record("the lamp", 65, 40, 20)));
        assert!(!is_poor(&record("1 I", 95, 10, 20)));
        assert!(!is_poor(&record("", 0, 0, 0)));
    }

    #[test]
    fn a_reading_must_say_much_more_to_stand_for_another() {
        let best = record("woul yjp", 62, 40, 20);

        assert!(is_better(&record("the lamp was not lit that night", 90, 40, 20), &best));
        assert!(!is_better(&record("the lamp", 90, 40, 20), &best));
        assert!(!is_better(&record("the lamp was not lit that night", 61, 40, 20), &best));
        assert!(!is_better(&record("the lamp was not lit that night", 90, 20, 40), &best));
    }

    #[test]
    fn of_lines_on_their_side_the_reading_in_which_they_are_upright_stands() {
        let side = record("the lamp was not lit", 95, 20, 40);

        assert!(is_better(&record("the lamp was not lit", 94, 40, 20), &side));
        assert!(!is_better(&record("", 0, 0, 0), &side));
    }
}
