//! Cuts text into words, the same way for pages and for questions.
//!
//! A word is a run of letters and digits. Hyphens and slashes part words, so
//! `non-accidental` is a phrase of two; apostrophes do not (`child's` is
//! `child`, `don't` is `dont`); single letters with full stops are one word
//! (`U.K.` is `uk`); case and accents do not count. Offsets are bytes on
//! character boundaries. Never fails, never drops a letter or digit.

mod cut;
mod distance;
mod spelling;
mod stems;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

pub(crate) use cut::Cut;
pub(crate) use distance::{distance, distance_within};
pub(crate) use stems::stem;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::hash::QuickSet;

/// Longer words are cut to this many bytes: they are never words of a language.
pub(crate) const MAX_WORD_BYTES: usize = 64;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word<Plain = String> {
    /// Where it stands in the text, in bytes.
    pub(crate) range: Range<usize>,
    /// Its form without case, accents and apostrophes.
    pub(crate) plain: Plain,
}

/// Cuts a text into its words, in order.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::with_capacity(text.len() / LETTERS);
    found.extend(each(text).map(|word| Word { range: word.range, plain: word.plain.into_owned() }));
    found
}

/// A word of a text that lends its letters.
type Lent<'a> = Word<Cow<'a, str>>;

/// So many bytes of a text hold about a word.
const LETTERS: usize = 6;

/// The words of a text, in order; one that is in its plain form already is not copied.
fn each(text: &str) -> impl Iterator<Item = Lent<'_>> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        loop {
            let start = rest + text[rest..].find(char::is_alphanumeric)?;
            if let Some(word) = usual(text, start) {
                rest = word.range.end;
                return Some(word);
            }
            let range = word_at(text, start);
            rest = range.end;
            let plain = plain(&text[range.clone()]);
            if !plain.is_empty() {
                return Some(Word { range, plain: plain.into() });
            }
        }
    })
}

/// The word that starts at `start`, if it has only usual letters and digits and they tell where it ends.
fn usual(text: &str, start: usize) -> Option<Lent<'_>> {
    let rest = text.as_bytes().get(start..)?;
    let length = rest.iter().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(rest.len());
    // Accents, apostrophes and what is not seen may go on with it; a capital may start initials.
    let open = rest.get(length).is_some_and(|b| !b.is_ascii() || *b == b'\'');
    let initial = length == 1 && rest[0].is_ascii_uppercase();
    if length == 0 || length > MAX_WORD_BYTES || open || initial {
        return None;
    }
    let range = start..start + length;
    let word = &text[range.clone()];
    let small = !word.bytes().any(|b| b.is_ascii_uppercase());
    let plain = if small { word.into() } else { word.to_ascii_lowercase().into() };
    Some(Word { range, plain })
}

/// Where the word lies that starts at `start`.
fn word_at(text: &str, start: usize) -> Range<usize> {
    let initials = initials_end(text, start);
    if initials > start {
        return start..initials;
    }
    let mut end = start;
    let mut chars = text[start..].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let joins = is_apostrophe(c) && chars.peek().is_some_and(|(_, next)| next.is_alphabetic());
        if !(c.is_alphanumeric() || is_combining_mark(c) || is_soft(c) || joins) {
            break;
        }
        end = start + at + c.len_utf8();
    }
    start..end
}

/// The end of initials such as `U.K.` that start at `start`, or `start`.
fn initials_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut letters = 0;
    let mut chars = text[start..].chars();
    while let (Some(letter), Some('.')) = (chars.next(), chars.next()) {
        if !letter.is_uppercase() {
            break;
        }
        end += letter.len_utf8() + 1;
        letters += 1;
    }
    let goes_on = text[end..].starts_with(|c: char| c.is_alphanumeric());
    // `U.K` without the last stop: the letter after the last stop belongs to it.
    let mut tail = text[end..].chars();
    let last = match (tail.next(), tail.next()) {
        (Some(c), after) if c.is_uppercase() && !after.is_some_and(char::is_alphanumeric) => c.len_utf8(),
        _ => 0,
    };
    match (letters, goes_on, last) {
        (2.., false, _) => end,
        (1.., _, 1..) => end + last,
        _ => start,
    }
}

/// Straight and curly apostrophes.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{02bc}')
}

/// Characters inside a word that are not seen.
fn is_soft(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// The form of one word without case, accents, apostrophes and possessive `s`.
pub(crate) fn plain(word: &str) -> String {
    let mut out = folded(word);
    strip_possessive(&mut out);
    out.retain(char::is_alphanumeric);
    cut(&mut out, MAX_WORD_BYTES);
    out
}

/// The letters and digits of a part of a word, in their plain form.
pub(crate) fn letters(part: &str) -> String {
    let mut out = folded(part);
    out.retain(char::is_alphanumeric);
    out
}

/// A text without case and accents.
fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    if text.is_ascii() {
        out.extend(text.bytes().map(|b| char::from(b.to_ascii_lowercase())));
    } else {
        let folded = text.nfkd().filter(|c| !is_combining_mark(*c) && !is_soft(*c));
        out.extend(folded.flat_map(char::to_lowercase));
    }
    out
}

/// Drops a closing `'s` behind letters.
fn strip_possessive(word: &mut String) {
    let mut back = word.char_indices().rev();
    if let (Some((_, 's')), Some((at, c))) = (back.next(), back.next())
        && is_apostrophe(c)
        && word[..at].contains(char::is_alphanumeric)
    {
        word.truncate(at);
    }
}

/// Cuts a string to at most `bytes`, on a character boundary.
fn cut(word: &mut String, bytes: usize) {
    let mut end = bytes.min(word.len());
    while !word.is_char_boundary(end) {
        end -= 1;
    }
    word.truncate(end);
}

/// The plain form of what a word has in capitals, if it is an acronym: `DNA`, `DNAs`, `NEWS2`.
///
/// Words such as SEND and CARE mean one thing in capitals and another in small letters.
pub(crate) fn capitals(word: &str) -> Option<String> {
    let word = word.replace('.', "");
    let capitals: String =
        word.chars().take_while(|c| c.is_ascii_uppercase() || c.is_ascii_digit()).collect();
    let letters = capitals.bytes().filter(u8::is_ascii_uppercase).count();
    let rest: String = word[capitals.len()..].chars().filter(|c| c.is_alphanumeric()).collect();
    let acronym = (2..=MAX_ACRONYM).contains(&letters) && matches!(rest.as_str(), "" | "s" | "d");
    acronym.then(|| capitals.to_ascii_lowercase())
}

/// Acronyms have at most this many letters; longer words in capitals are headings.
const MAX_ACRONYM: usize = 8;

/// Words that carry no meaning by themselves; they count only inside phrases.
const STOP_WORDS: &[&str] = &[
    "a", "about", "also", "an", "and", "any", "are", "as", "at", "be", "been", "being", "but", "by", "can",
    "could", "did", "do", "does", "for", "from", "had", "has", "have", "he", "her", "him", "his", "how", "i",
    "if", "in", "into", "is", "it", "its", "me", "my", "no", "nor", "of", "on", "or", "our", "she", "should",
    "so", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those",
    "to", "was", "we", "were", "what", "when", "where", "which", "while", "who", "whom", "whose", "why",
    "will", "with", "would", "you", "your",
];

static STOP: LazyLock<QuickSet<&str>> = LazyLock::new(|| STOP_WORDS.iter().copied().collect());

/// Whether a plain word carries no meaning by itself.
pub(crate) fn is_stop_word(plain: &str) -> bool {
    STOP.contains(plain)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn plains(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.plain).collect()
    }

    #[test]
    fn words_are_cut_as_the_module_says() {
        let table: &[(&str, &[&str])] = &[
            ("non-accidental injury", &["non", "accidental", "injury"]),
            ("the child\u{2019}s voice", &["the", "child", "voice"]),
            ("didn't attend", &["didnt", "attend"]),
            ("children' rights", &["children", "rights"]),
            ("in the U.K. and the U.S", &["in", "the", "uk", "and", "the", "us"]),
            ("end of A. Then B", &["end", "of", "a", "then", "b"]),
            ("Caf\u{e9} na\u{ef}ve \u{fb01}ne", &["cafe", "naive", "fine"]),
            ("para 4.12, s.47", &["para", "4", "12", "s", "47"]),
            ("safe\u{ad}guarding", &["safeguarding"]),
        ];
        for (text, expected) in table {
            assert_eq!(&plains(text), expected, "{text}");
        }
    }

    #[test]
    fn words_of_one_family_share_a_stem() {
        assert_eq!(stem("neglected"), stem("neglect"));
        assert_eq!(stem("47"), "47");
    }

    #[test]
    fn acronyms_are_words_in_capitals() {
        for word in ["DNA", "DNAs", "DNA\u{2019}d", "NEWS2", "UK"] {
            assert!(
                capitals(word).is_some_and(|plain| word.to_ascii_lowercase().starts_with(&plain)),
                "{word}"
            );
        }
        for word in ["Dna", "dna", "A", "DNAnext", "4", "SAFEGUARDING", "\u{c9}T\u{c9}"] {
            assert_eq!(capitals(word), None, "{word}");
        }
    }

    #[test]
    fn an_s_behind_a_lone_mark_is_a_word_and_no_possessive() {
        // The mark counts as a letter of its script, and is dropped like an accent.
        let found = words("\u{a51}'s: child's");

        let plain: Vec<&str> = found.iter().map(|word| word.plain.as_str()).collect();
        assert_eq!(plain, ["s", "child"]);
    }

    #[test]
    fn stop_words_carry_no_meaning() {
        assert!(is_stop_word("the") && !is_stop_word("child"));
    }

    /// A text cut character by character.
    fn slowly(text: &str) -> Vec<Word> {
        let mut found = Vec::new();
        let mut rest = 0;
        while let Some(start) = text[rest..].find(char::is_alphanumeric) {
            let range = word_at(text, rest + start);
            rest = range.end;
            let plain = plain(&text[range.clone()]);
            found.extend((!plain.is_empty()).then_some(Word { range, plain }));
        }
        found
    }

    proptest! {
        #[test]
        fn usual_words_are_cut_as_any_others(text in "([a-cA-C1.' \u{2019}\u{e9}\u{301}\u{ad}-]|\\PC){0,40}", long in 0usize..80) {
            let text = text + &"a".repeat(long);

            prop_assert_eq!(words(&text), slowly(&text));
        }

        #[test]
        fn every_letter_stands_in_just_one_word(text in "\\PC{0,60}") {
            let found = words(&text);

            for pair in found.windows(2) {
                prop_assert!(pair[0].range.end <= pair[1].range.start);
            }
            for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
                let held = found.iter().any(|word| word.range.contains(&at));
                prop_assert!(held || plain(&c.to_string()).is_empty(), "{c:?} at {at}");
            }
        }
    }
}
