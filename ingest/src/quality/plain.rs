//! Says of most pages at once that they are written.
//!
//! Looks at bytes, not at characters, and knows only the plainest words: small
//! English letters that sound. It never says of a text what a look at each of
//! its words would not; where it does not say so, the words have to be looked at.

use super::UNKNOWN;

/// Whether at least half of the words of a text are plain, and hardly a character can be an unknown one.
pub(super) fn is_plainly_written(text: &str) -> bool {
    let is_end = |byte: &u8| matches!(byte, b' ' | b'\n');
    // What is not ASCII may be a blank or unknown: each such character counts as a word, and as one that is lost.
    let odd =
        text.bytes().filter(|byte| *byte >= 0xC0 || (byte.is_ascii_control() && *byte != b'\n')).count();
    let words = 1 + odd + text.bytes().filter(is_end).count();
    let found = text.as_bytes().split(is_end).filter(|word| is_plain(word));
    let (plain, letters) = found.fold((0, 0), |(plain, letters), word| (plain + 1, letters + word.len()));
    plain * 2 >= words && odd * 100 < letters * UNKNOWN
}

/// Whether this is a word in small letters, perhaps with a capital before and a mark behind, that can be spoken.
fn is_plain(word: &[u8]) -> bool {
    let word = match word {
        [word @ .., b'.' | b',' | b';' | b':' | b')' | b'?'] | word => word,
    };
    let [first, rest @ ..] = word else { return false };
    if word.len() > 30 || rest.is_empty() || !first.is_ascii_alphabetic() {
        return false;
    }
    let (mut vowels, mut run, mut longest, mut same, mut last) = (0, 0, 0, 1, 0);
    for letter in [first.to_ascii_lowercase()].iter().chain(rest) {
        if !letter.is_ascii_lowercase() {
            return false;
        }
        let vowel = matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'w');
        vowels += usize::from(vowel);
        run = if vowel { 0 } else { run + 1 };
        longest = run.max(longest);
        same = if *letter == last { same + 1 } else { 1 };
        if same > 2 {
            return false;
        }
        last = *letter;
    }
    vowels * 6 >= word.len() && longest <= 5
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Short, is_usable_by_its_words, is_written};
    use super::*;

    #[test]
    fn plain_words_are_known_and_nothing_else_is() {
        for word in ["the", "Harbour", "lamp,", "pier)", "weekly."] {
            assert!(is_plain(word.as_bytes()), "{word}");
        }
        for word in ["", ".", "a", "NHS", "7KHSDQHO", "brrr", "seeen", "Qzxkvt", "McCoy", "pâté", "a4"] {
            assert!(!is_plain(word.as_bytes()), "{word}");
        }
    }

    #[test]
    fn a_page_of_words_is_said_to_be_written_and_one_of_codes_is_not() {
        assert!(is_plainly_written("The lamp at the end of the pier\nwas not lit – nobody knew why."));
        assert!(!is_plainly_written("7KH ODPS DW WKH HQG"));
        assert!(!is_plainly_written("\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD} the lamp was out"));
        assert!(!is_plainly_written(""));
    }

    proptest! {
        #[test]
        fn what_is_plainly_written_is_written_word_by_word(
            text in "([a-zA-Z]{0,8}|[the lampiro]{2,9}|[\u{FFFD}\u{A0}\u{2003}\té’-]{1,2}|[ \n.,;0-9]){0,40}",
        ) {
            prop_assert!(!is_plainly_written(&text) || is_usable_by_its_words(&text), "{text:?}");
        }

        #[test]
        fn a_plain_word_looks_written(word in "[A-Z]?[a-eiouwrst]{0,12}[.,;]?") {
            let core = word.trim_matches(|ch: char| !ch.is_alphanumeric());
            prop_assert!(!is_plain(word.as_bytes()) || is_written(core, Short::Allowed), "{word}");
        }
    }
}
