//! The form in which wordings are written: `[the] lessons/learning from *`.
//!
//! Read once and compared word by word, without recursion: the cost is bound
//! by the words of the heading times those of the wording.

/// How much of a heading a wording accounts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// Every word.
    Whole,
    /// The words that matter; others are free.
    Part,
}

/// One place in a wording.
#[derive(Debug, PartialEq, Eq)]
enum Place {
    /// One of these words.
    Word(Vec<String>),
    /// One of these words, or none.
    Maybe(Vec<String>),
    /// A number.
    Number,
    /// Any words, or none.
    Any,
}

/// Between which words one may stand: a bit before each, from the lowest on, and one at the end.
type Open = u128;

/// A line of more words is no heading.
const MOST_WORDS: usize = Open::BITS as usize - 1;

/// A wording that headings can be compared with.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Pattern(Vec<Place>);

impl Pattern {
    /// Reads a wording.
    pub(super) fn read(wording: &str) -> Self {
        let words = |text: &str| text.trim_matches(['[', ']']).split('/').map(str::to_owned).collect();
        let place = |text: &str| match text {
            "*" => Place::Any,
            "#" => Place::Number,
            _ if text.starts_with('[') => Place::Maybe(words(text)),
            _ => Place::Word(words(text)),
        };
        Self(wording.split(' ').map(place).collect())
    }

    /// Words of which a heading that fits has one: of all such places the one with the longest words, which are rare.
    ///
    /// None if the wording has no word that must be there.
    pub(super) fn key(&self) -> Option<&[String]> {
        let words = self.0.iter().filter_map(|place| match place {
            Place::Word(any) => Some(any.as_slice()),
            _ => None,
        });
        words.max_by_key(|any| any.iter().map(String::len).min())
    }

    /// How the wording fits these words; none if it does not.
    ///
    /// It fits as a whole if no word is left to a `*`.
    pub(super) fn fit(&self, words: &[&str]) -> Option<Fit> {
        if self.reaches_end(words, Fit::Whole) {
            return Some(Fit::Whole);
        }
        (self.0.contains(&Place::Any) && self.reaches_end(words, Fit::Part)).then_some(Fit::Part)
    }

    /// Whether place after place can use up the words, in some way.
    fn reaches_end(&self, words: &[&str], fit: Fit) -> bool {
        if words.len() > MOST_WORDS {
            return false;
        }
        let mut open: Open = 1;
        for place in &self.0 {
            open = place.after(open, words, fit);
            if open == 0 {
                return false;
            }
        }
        open & (1 << words.len()) != 0
    }
}

impl Place {
    /// Where one may stand after this place, from where one stood before it.
    fn after(&self, open: Open, words: &[&str], fit: Fit) -> Open {
        match self {
            Self::Any if fit == Fit::Part => {
                let end = Open::MAX >> (MOST_WORDS - words.len());
                (Open::MAX << open.trailing_zeros()) & end
            }
            Self::Any => open,
            Self::Number => past(open, words, |word| word.starts_with(|c: char| c.is_ascii_digit())),
            Self::Word(any) => past(open, words, |word| any.iter().any(|known| known == word)),
            Self::Maybe(any) => open | past(open, words, |word| any.iter().any(|known| known == word)),
        }
    }
}

/// Where one may stand behind a word that fits, from where one stood before it.
fn past(open: Open, words: &[&str], fits: impl Fn(&str) -> bool) -> Open {
    let fitting = words.iter().enumerate().filter(|(at, word)| open & (1 << at) != 0 && fits(word));
    fitting.fold(0, |next, (at, _)| next | 1 << (at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(wording: &str, heading: &str) -> Option<Fit> {
        Pattern::read(wording).fit(&heading.split(' ').collect::<Vec<_>>())
    }

    #[test]
    fn each_word_of_a_wording_must_be_there() {
        assert_eq!(fit("lessons learnt/learned", "lessons learned"), Some(Fit::Whole));
        assert_eq!(fit("lessons learnt/learned", "lessons"), None);
        assert_eq!(fit("lessons", "lessons learned"), None);
    }

    #[test]
    fn a_word_in_brackets_may_be_missing() {
        assert_eq!(fit("[key] findings", "key findings"), Some(Fit::Whole));
        assert_eq!(fit("[key] findings", "findings"), Some(Fit::Whole));
        assert_eq!(fit("[key] findings", "other findings"), None);
    }

    #[test]
    fn a_hash_stands_for_a_number() {
        assert_eq!(fit("finding # *", "finding 3 lamps"), Some(Fit::Part));
        assert_eq!(fit("finding # *", "finding the lamps"), None);
    }

    #[test]
    fn a_line_of_very_many_words_fits_no_wording() {
        let heading = |words: usize| vec!["lamps"; words].join(" ");

        assert_eq!(fit("* lamps", &heading(MOST_WORDS)), Some(Fit::Part));
        assert_eq!(fit("* lamps", &heading(MOST_WORDS + 1)), None);
    }

    #[test]
    fn a_star_stands_for_any_words_and_none_of_them_is_accounted_for() {
        assert_eq!(fit("findings of *", "findings of the panel"), Some(Fit::Part));
        assert_eq!(fit("* analysis", "our own analysis"), Some(Fit::Part));
        assert_eq!(fit("findings *", "findings"), Some(Fit::Whole));
        assert_eq!(fit("* and findings *", "lessons and findings of all"), Some(Fit::Part));
    }
}
