//! Tells a heading from what a reader of pictures made of specks and fragments.
//!
//! On a page that was read from its picture, type is only the height of boxes:
//! a smudge, a signature or a word by itself may look large. So the words must
//! look like those of a heading too; of known wording, one will do.

use super::wording::{self, Fit};
use crate::quality;

/// Words of letters that a heading of unknown wording has at least.
const WORDS: usize = 2;

/// Letters of a word with a capital behind which a full stop ends a sentence: "Dr." and "No." are shorter.
const WHOLE: usize = 4;

/// Marks that headings have beside letters and digits.
const MARKS: &str = "'\"\u{2018}\u{2019}\u{201c}\u{201d}()&,:;-\u{2013}\u{2014}/.?!%\u{a3}";

/// Whether words that were read from a picture read as a heading.
pub(super) fn is_heading(text: &str) -> bool {
    let bare = wording::without_numbering(text);
    let letters = |word: &str| word.chars().filter(|ch| ch.is_alphabetic()).count();
    let shown = bare.chars().filter(|ch| !ch.is_whitespace()).count();
    let all: Vec<&str> = bare.split_whitespace().collect();
    let words = all.iter().filter(|word| letters(word) >= 2).count();
    let known = || wording::meaning(text).is_some_and(|meaning| meaning.fit == Fit::Whole);
    is_clean(bare)
        && letters(bare) * 5 >= shown * 3
        && !has_sentence_end(&all)
        && (words >= WORDS && words * 2 >= all.len() && !quality::is_noise(bare) || known())
}

/// Whether words begin, go on and end without a mark that no heading has there.
fn is_clean(words: &str) -> bool {
    let first = words.chars().find(|ch| ch.is_alphabetic());
    first.is_some_and(|ch| !ch.is_lowercase())
        && words.chars().all(|ch| ch.is_alphanumeric() || ch.is_whitespace() || MARKS.contains(ch))
        && !words.ends_with(['.', ',', ';', '-', '\u{2013}', '\u{2014}', '/', '(', '&'])
}

/// Whether a sentence ends before the last word.
fn has_sentence_end(words: &[&str]) -> bool {
    let inner = words.split_last().map_or(&[][..], |(_, inner)| inner);
    inner.iter().any(|word| {
        let letters = word.chars().filter(|ch| ch.is_alphabetic()).count();
        let whole = letters >= WHOLE || (letters > 1 && word.starts_with(char::is_lowercase));
        word.ends_with([';', '!']) || (word.ends_with(['.', '?']) && whole)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_read_as_headings() {
        for text in [
            "What the panel heard",
            "3.2 Contact with the Harbour Trust",
            "THE NIGHT OF THE STORM",
            "Dr. Quill's account (2031)",
            "Who was told?",
            "Findings",
            "HISTORY:",
            "Appraisal of No. 4 pier",
            "Multi-agency working: what was missed",
        ] {
            assert!(is_heading(text), "{text}");
        }
    }

    #[test]
    fn specks_fragments_and_sentences_do_not() {
        for text in [
            "contact.**",
            "contact",
            "| |",
            "A",
            "Lhe",
            "Lantern",
            "the lamp, the pier,",
            "was lit. No one asked",
            "The lamp was lit; then",
            "Harbour Team.*\u{b0}",
            "17 3 1% 90 lamp pier",
            "a b c d lamp pier",
            "Bq xz rrk tkp",
            "",
        ] {
            assert!(!is_heading(text), "{text}");
        }
    }
}
