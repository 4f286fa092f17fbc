//! Cuts text into the words that are compared, the same way on every side.
//!
//! A word is a run of letters or a run of digits; hyphens inside words are
//! dropped, also at the end of a line, so that it does not matter who joined
//! them. Ligatures are letters, case counts, punctuation does not.

use unicode_normalization::UnicodeNormalization;

/// The words of a text in order.
pub(super) fn words(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.nfkc().filter(|ch| *ch != '\u{AD}').collect();
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut at = 0;
    while let Some(ch) = chars.get(at) {
        if let Some(after) = hyphen(&chars, at) {
            at = after;
            continue;
        }
        let kind = kind(*ch);
        if word.chars().next_back().map(self::kind) != Some(kind) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if kind != Kind::Other {
            word.push(*ch);
        }
        at += 1;
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}

/// What a character is to a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letter,
    Digit,
    Other,
}

fn kind(ch: char) -> Kind {
    if ch.is_alphabetic() || ch == '\u{FFFD}' {
        Kind::Letter
    } else if ch.is_numeric() {
        Kind::Digit
    } else {
        Kind::Other
    }
}

/// Where the word goes on after a hyphen in it at `at`; a line may end after the hyphen.
fn hyphen(chars: &[char], at: usize) -> Option<usize> {
    let is_letter = |ch: Option<&char>| ch.is_some_and(|ch| ch.is_alphabetic());
    let is_hyphen = matches!(chars.get(at), Some('-' | '\u{2010}' | '\u{2011}'));
    if !is_hyphen || !is_letter(at.checked_sub(1).and_then(|before| chars.get(before))) {
        return None;
    }
    let mut next = at + 1;
    let mut broken = false;
    while let Some(ch) = chars.get(next).filter(|ch| ch.is_whitespace()) {
        broken |= *ch == '\n' || *ch == '\r';
        next += 1;
    }
    (is_letter(chars.get(next)) && (broken || next == at + 1)).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hyphen_does_not_part_a_word_wherever_the_line_ends() {
        for text in
            ["co-operation", "cooperation", "co-\noperation", "co-  \r\noperation", "co\u{AD}operation"]
        {
            assert_eq!(words(text), ["cooperation"], "{text:?}");
        }
    }

    #[test]
    fn a_dash_between_words_parts_them() {
        assert_eq!(words("home - alone"), ["home", "alone"]);
        assert_eq!(words("home-\n12"), ["home", "12"]);
        assert_eq!(words("2015-16"), ["2015", "16"]);
    }

    #[test]
    fn digits_and_letters_are_words_apart() {
        assert_eq!(words("risk12 s.47 eﬃcient"), ["risk", "12", "s", "47", "efficient"]);
    }
}
