//! Tells writing from noise.
//!
//! Some files hold text that is none: codes of a font that names no letters,
//! or what a poor reader made of a photograph. Letters and their order tell,
//! and the commonest words; no dictionary is needed. Welsh passes as English
//! does. When in doubt it is writing: nothing is thrown away on a guess.

mod plain;

/// Words that must be there before anything is said against them.
const ENOUGH: usize = 12;

/// The share of words that must look written, in hundredths.
const WRITTEN: usize = 50;

/// The same where most are in capitals.
const SHOUTED: usize = 75;

/// The share of common words that is enough where most are in capitals, in hundredths.
const COMMONLY: usize = 8;

/// The share of characters that may be unknown, in hundredths.
const UNKNOWN: usize = 15;

/// The commonest short words of English, which few other letters make.
const COMMON: &[&str] = &[
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "before",
    "but", "by", "can", "could", "did", "do", "for", "from", "had", "has", "have", "he", "her", "his", "how",
    "i", "if", "in", "is", "it", "its", "made", "may", "more", "no", "not", "of", "on", "one", "or", "other",
    "our", "out", "she", "should", "so", "that", "the", "their", "them", "there", "they", "this", "to",
    "was", "we", "were", "what", "when", "which", "who", "will", "with", "would", "you", "your",
];

/// Bytes of the longest of them.
const LONGEST_COMMON: usize = 6;

/// Whether a text has words in it that can be searched.
pub(crate) fn is_usable(text: &str) -> bool {
    plain::is_plainly_written(text) || is_usable_by_its_words(text)
}

/// The same, word by word.
fn is_usable_by_its_words(text: &str) -> bool {
    let shown = text.chars().filter(|ch| !ch.is_whitespace()).count();
    let lost = text.chars().filter(|ch| is_unknown(*ch)).count();
    if shown == lost || (lost > 3 && lost * 100 >= shown * UNKNOWN) {
        return false;
    }
    let words = words(text);
    words.len() < ENOUGH || look_written(&words)
}

/// Whether so little of a text looks written that a picture gave it by chance.
///
/// Stricter than [`is_usable`]: of a few scraps one word at least must be common or long.
pub(crate) fn is_noise(text: &str) -> bool {
    let words = words(text);
    let telling = |word: &&&str| is_common(word) || (word.len() > 3 && is_written(word, Short::Allowed));
    words.iter().find(telling).is_none() || !look_written(&words)
}

/// The words of a text without the marks round them; numbers say nothing.
fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().map(core).filter(|word| word.chars().any(char::is_alphabetic)).collect()
}

/// Whether enough of these words look written.
fn look_written(words: &[&str]) -> bool {
    // Most pages are plainly written: no more words are looked at than it takes to say so.
    let reach = |hundredths: usize, test: &dyn Fn(&str) -> bool| {
        let enough = (words.len() * hundredths).div_ceil(100);
        enough == 0 || words.iter().filter(|word| test(word)).nth(enough - 1).is_some()
    };
    let small = words.iter().filter(|word| word.chars().any(char::is_lowercase)).count();
    if small * 2 >= words.len() {
        return reach(WRITTEN, &|word| is_written(word, Short::Allowed));
    }
    // Capitals may be codes of a font: some of those look like words, but hardly any like common ones.
    reach(COMMONLY, &is_common) || reach(SHOUTED, &|word| is_written(word, Short::Judged))
}

/// What is thought of a few capitals.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Short {
    /// They are an abbreviation.
    Allowed,
    /// They are judged as a word.
    Judged,
}

/// Whether a character stands for one that is not known.
fn is_unknown(ch: char) -> bool {
    ch == '\u{FFFD}'
        || matches!(u32::from(ch), 0xE000..=0xF8FF | 0xF_0000..)
        || ch.is_control() && !ch.is_whitespace()
}

/// A word without the marks round it.
fn core(word: &str) -> &str {
    word.trim_matches(|ch: char| !ch.is_alphanumeric())
}

/// Whether a word is one of the commonest.
fn is_common(word: &str) -> bool {
    let mut lower = [0; LONGEST_COMMON];
    let Some(room) = lower.get_mut(..word.len()) else { return false };
    room.copy_from_slice(word.as_bytes());
    room.make_ascii_lowercase();
    COMMON.binary_search_by(|common| common.as_bytes().cmp(room)).is_ok()
}

/// Whether a word looks like one that people write.
fn is_written(word: &str, short: Short) -> bool {
    if word.chars().any(is_unknown) {
        return false;
    }
    // Parts of "multi-agency" and "and/or" are words of their own; an address is none, but no noise.
    let mut parts = word.split(|ch: char| !ch.is_alphabetic()).filter(|part| !part.is_empty());
    is_common(word) || parts.all(|part| is_like_a_word(part, short))
}

/// Whether a small letter can be the heart of a syllable, in English or Welsh.
fn is_vowel(ch: char) -> bool {
    matches!(ch, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w')
        || (!ch.is_ascii() && "àáâäèéêëìíîïòóôöùúûüŵŷ".contains(ch))
}

/// What the letters of a word show.
#[derive(Debug, Default)]
struct Letters {
    /// How many there are.
    all: usize,
    /// How many are capitals.
    upper: usize,
    /// How many are capitals behind the first letter.
    inner: usize,
    /// How many small letters it has when written small.
    lower: usize,
    /// How many of those are vowels.
    vowels: usize,
    /// The longest run without a vowel.
    run: usize,
    /// The longest run of one letter.
    same: usize,
    /// Whether one is of a script whose vowels are not known here.
    foreign: bool,
}

impl Letters {
    /// The letters of a word.
    fn of(word: &str) -> Self {
        let mut found = Self::default();
        let (mut run, mut same, mut last) = (0, 0, None);
        for ch in word.chars() {
            found.inner += usize::from(found.all > 0 && ch.is_uppercase());
            found.upper += usize::from(ch.is_uppercase());
            found.foreign |= u32::from(ch) > 0x24F;
            found.all += 1;
            for small in ch.to_lowercase() {
                run = if is_vowel(small) { 0 } else { run + 1 };
                same = if last == Some(small) { same + 1 } else { 1 };
                last = Some(small);
                found.lower += 1;
                found.vowels += usize::from(run == 0);
                (found.run, found.same) = (found.run.max(run), found.same.max(same));
            }
        }
        found
    }
}

/// Whether letters follow each other as in a word, or are an abbreviation.
fn is_like_a_word(part: &str, short: Short) -> bool {
    let Letters { all, upper, inner, lower, vowels, run, same, foreign } = Letters::of(part);
    if short == Short::Allowed && all <= 5 && upper == all {
        return true;
    }
    // Capitals within a word are rare outside of names such as "McDonald".
    let cased = upper == all || inner <= 1;
    // Capitals alone may be codes of a font, so more is asked of them.
    let (letters_a_vowel, longest_run) = if short == Short::Allowed { (6, 5) } else { (4, 3) };
    let balanced = vowels > 0 && vowels * letters_a_vowel >= lower && run <= longest_run && same <= 2;
    // Scripts without these vowels are not judged.
    cased && (balanced || foreign || all == 1) && all <= 30
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "The panel asked why the lamp at the end of the pier was not lit on the night \
        of the storm, and who had been told about it (see 4.2 and DHR guidance, p. 17).";
    const WELSH: &str = "Mae'r panel wedi gofyn pam nad oedd y lamp ar ben y pier wedi ei chynnau ar noson y \
        storm, a phwy oedd wedi cael gwybod am hynny cyn i'r llongau ddychwelyd i'r harbwr.";

    #[test]
    fn common_words_are_found_whatever_their_case() {
        assert!(COMMON.is_sorted() && COMMON.iter().all(|word| word.len() <= LONGEST_COMMON));
        assert!(COMMON.iter().all(|word| is_common(word) && is_common(&word.to_uppercase())));
        assert!(!["", "lamp", "therefore", "befor\u{e9}"].iter().any(|word| is_common(word)));
    }

    #[test]
    fn english_and_welsh_are_writing() {
        assert!(is_usable(ENGLISH) && is_usable(WELSH));
        assert!(!is_noise(ENGLISH) && !is_noise(WELSH));
    }

    #[test]
    fn english_and_welsh_in_capitals_are_writing() {
        assert!(is_usable(&ENGLISH.to_uppercase()) && is_usable(&WELSH.to_uppercase()));
    }

    #[test]
    fn codes_moved_by_a_font_are_not() {
        let moved: String = ENGLISH
            .chars()
            .map(|ch| {
                if ch.is_ascii_graphic() {
                    char::from(ch as u8 - 29 + if (ch as u8) < 62 { 60 } else { 0 })
                } else {
                    ch
                }
            })
            .collect();

        assert!(!is_usable(&moved), "{moved}");
    }

    #[test]
    fn text_is_unusable_from_its_share_of_unknown_characters() {
        let text = |known: usize, lost: usize| "a".repeat(known) + &"\u{E001}".repeat(lost);

        assert!(is_usable(&text(86, 14)));
        assert!(!is_usable(&text(85, 15)));
        assert!(!is_usable("") && !is_usable("\u{FFFD}"));
    }

    #[test]
    fn numbers_names_and_a_few_words_are_not_judged() {
        for text in ["17 3 90 41", "Dr Mx Qz", "2019 2020 2021 12.5 % 17,000", "NHS CCG LSCB SAB DHR MARAC"] {
            assert!(is_usable(text), "{text}");
        }
    }

    #[test]
    fn scraps_of_a_photograph_are_noise_and_one_line_of_words_is_not() {
        for text in ["", "| ~ l", "vv Ii ]|", "Bq xz rrk tkp"] {
            assert!(is_noise(text), "{text}");
        }
        for text in ["Appendix", "The pier", "Figure 2: the harbour"] {
            assert!(!is_noise(text), "{text}");
        }
    }
}
