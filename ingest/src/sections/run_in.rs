//! Knows a heading in capitals that runs into its text on one line.
//!
//! Forms such as the coroners' set the heading and the first sentence in one
//! box. Never takes words that are not in capitals and of known wording.

use hindsight_index::vocabulary::SectionKind;

use super::alone::is_capitals;
use super::wording::{self, Fit};

/// The heading at the start of a line, with its kind.
pub(super) fn heading(line: &str) -> Option<(&str, SectionKind)> {
    let end = capitals_end(line)?;
    let text = line.get(..end)?.trim_end();
    let bare = wording::without_numbering(text);
    if bare.split_whitespace().count() < 2 || !is_capitals(bare) {
        return None;
    }
    let meaning = wording::meaning(text).filter(|meaning| meaning.fit == Fit::Whole);
    meaning.or_else(|| in_part(text)).map(|meaning| (text, meaning.kind))
}

/// A wording of which the free words are none.
fn in_part(text: &str) -> Option<wording::Meaning> {
    /// Longer runs of capitals are shouted text.
    const WORDS: usize = 6;
    (text.split_whitespace().count() <= WORDS).then(|| wording::meaning(text)).flatten()
}

/// Where the words in capitals end and a sentence starts.
fn capitals_end(line: &str) -> Option<usize> {
    /// Longer runs of capitals are shouted text.
    const LONGEST: usize = 80;
    let mut at = 0;
    for word in line.split_inclusive(' ') {
        let bare = word.trim();
        let sentence = bare.chars().next().is_some_and(char::is_uppercase)
            && (bare.chars().skip(1).any(char::is_lowercase) || bare == "I" || bare == "A");
        if sentence {
            return Some(at);
        }
        let capital = bare == "and" || bare == "of" || !bare.chars().any(char::is_lowercase);
        at += word.len();
        if !capital || at > LONGEST {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_of_known_wording_before_a_sentence_are_a_heading() {
        let found = heading("5 CORONER’S CONCERNS During the inquest I heard evidence.");

        assert_eq!(found, Some(("5 CORONER’S CONCERNS", SectionKind::Findings)));
    }

    #[test]
    fn other_words_are_not() {
        for line in ["NHS England was told.", "FINDINGS", "Findings The ferry was late.", "", "I saw it"] {
            assert_eq!(heading(line), None, "{line}");
        }
    }
}
