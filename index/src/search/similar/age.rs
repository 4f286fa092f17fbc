//! How old the one is whom an account is about.
//!
//! Said only where it is clear: the age of a relative is another's, a number of years of service is
//! none, and where ages differ nothing is said.

use crate::vocabulary::AgeBand;
use crate::words::Word;

/// Those whose age is not that of the one whom an account is about.
const OTHERS: &[&str] = &[
    "mother",
    "mum",
    "father",
    "dad",
    "parent",
    "parents",
    "stepfather",
    "stepmother",
    "brother",
    "sister",
    "sibling",
    "siblings",
    "partner",
    "husband",
    "wife",
    "boyfriend",
    "girlfriend",
    "uncle",
    "aunt",
    "cousin",
    "grandmother",
    "grandfather",
    "carer",
    "friend",
    "neighbour",
    "offender",
    "perpetrator",
];

/// So many words before an age tell whose it is.
const WHOSE: usize = 3;

/// Nobody is older.
const OLDEST: u16 = 120;

/// The age that an account says, as a word of the vocabulary.
pub(super) fn age_band(text: &str, words: &[Word]) -> Option<String> {
    let reader = Reader { text, words };
    let mut bands = (0..words.len()).filter_map(|at| reader.age(at));
    let first = bands.next()?;
    bands.all(|band| band == first).then(|| first.as_str().to_owned())
}

struct Reader<'a> {
    text: &'a str,
    words: &'a [Word],
}

impl Reader<'_> {
    /// The age of which a word is the number.
    fn age(&self, at: usize) -> Option<AgeBand> {
        let number: u16 = self.plain(at).parse().ok().filter(|number| *number <= 365)?;
        let unit = self.plain(at + 1);
        let told = match unit {
            "year" | "years" | "month" | "months" | "week" | "weeks" | "day" | "days" => {
                self.is_told(at, at + 2)
            }
            _ => self.is_told(at, at + 1) && number <= OLDEST,
        };
        if !told || self.is_anothers(at) {
            return None;
        }
        match unit {
            "month" | "months" => Some(AgeBand::of_days(number.checked_mul(30)? + number / 2)),
            "week" | "weeks" => Some(AgeBand::of_days(number.checked_mul(7)?)),
            "day" | "days" => Some(AgeBand::of_days(number)),
            _ => (number <= OLDEST).then(|| AgeBand::of_years(number)),
        }
    }

    /// Whether the words round a number say that it is an age; `after` is the first behind it and its unit.
    fn is_told(&self, at: usize, after: usize) -> bool {
        let counted = after == at + 2;
        let old = counted
            && (self.plain(after) == "old" || (self.plain(after) == "of" && self.plain(after + 1) == "age"));
        let before = |back: usize| at.checked_sub(back).map_or("", |at| self.plain(at));
        let aged = matches!(before(1), "aged" | "age") || (before(2) == "age" && before(1) == "of");
        let person = ["man", "woman", "boy", "girl", "child", "baby", "person", "resident", "patient"];
        // "A woman of 3 years' standing" says no age.
        let of = !counted && before(1) == "of" && person.contains(&before(2));
        old || aged || of
    }

    /// Whether a number tells the age of somebody else.
    fn is_anothers(&self, at: usize) -> bool {
        (1..=WHOSE)
            .filter_map(|back| at.checked_sub(back))
            .take_while(|before| self.same_sentence(*before))
            .any(|before| OTHERS.contains(&self.plain(before)))
    }

    /// Whether no sentence ends behind a word and before the next.
    fn same_sentence(&self, at: usize) -> bool {
        let (Some(word), Some(next)) = (self.words.get(at), self.words.get(at + 1)) else { return false };
        !self
            .text
            .get(word.range.end..next.range.start)
            .unwrap_or_default()
            .contains(['.', '?', '!', ';', '\n'])
    }

    fn plain(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.plain.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::words;

    #[test]
    fn an_age_is_said_only_where_it_is_clear() {
        for (text, band) in [
            ("a 15-year-old girl", Some("11-15")),
            ("a woman of 3 years' standing, aged 17", Some("16-17")),
            ("a woman of 42 lived alone", Some("40-64")),
            ("the boy, aged 4,", Some("1-5")),
            ("a 9-month-old", Some("1-11-months")),
            ("he was 18 months old", Some("1-5")),
            ("a baby of two; she was 3 weeks old", Some("0-28-days")),
            ("she was aged 5 weeks", Some("1-11-months")),
            ("he died at the age of 91", Some("85-plus")),
            ("in 2015 a girl", None),
            ("the nurse had 12 years of service", None),
            ("his mother, aged 42, rang. He was 3 years old.", Some("1-5")),
            ("a girl aged 4 and a boy aged 14", None),
            ("aged 400", None),
        ] {
            assert_eq!(age_band(text, &words(text)).as_deref(), band, "{text}");
        }
    }
}
