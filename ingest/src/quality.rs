//! Tells writing from noise.
//!
//! Some files hold text that is none: codes of a font that names no letters,
//! or what a poor reader made of a photograph. Letters and their order tell,
//! and the commonest words; no dictionary is needed. Welsh passes as English
//! does. When in doubt it is writing: nothing is thrown away on a guess.

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

/// Whether a text has words in it that can be searched.
pub(crate) fn is_usable(text: &str) -> bool {
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
    let count = |test: &dyn Fn(&str) -> bool| words.iter().filter(|word| test(word)).count() * 100;
    let of_all = |hundredths: usize| words.len() * hundredths;
    let capitals = count(&|word| !word.chars().any(char::is_lowercase));
    if capitals <= of_all(50) {
        return count(&|word| is_written(word, Short::Allowed)) >= of_all(WRITTEN);
    }
    // Capitals may be codes of a font: some of those look like words, but hardly any like common ones.
    count(&is_common) >= of_all(COMMONLY) || count(&|word| is_written(word, Short::Judged)) >= of_all(SHOUTED)
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
    COMMON.contains(&word.to_lowercase().as_str())
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

/// Letters that can be the heart of a syllable, in English or Welsh.
const VOWELS: &str = "aeiouyw\u{e0}\u{e1}\u{e2}\u{e4}\u{e8}\u{e9}\u{ea}\u{eb}\u{ec}\u{ed}\u{ee}\u{ef}\u{f2}\u{f3}\u{f4}\u{f6}\u{f9}\u{fa}\u{fb}\u{fc}\u{175}\u{177}";

/// Whether letters follow each other as in a word, or are an abbreviation.
fn is_like_a_word(part: &str, short: Short) -> bool {
    let letters: Vec<char> = part.chars().collect();
    let upper = letters.iter().filter(|ch| ch.is_uppercase()).count();
    if short == Short::Allowed && letters.len() <= 5 && upper == letters.len() {
        return true;
    }
    // Capitals within a word are rare outside of names such as "McDonald".
    let inner = letters.iter().skip(1).filter(|ch| ch.is_uppercase()).count();
    let cased = upper == letters.len() || inner <= 1;
    let lower: Vec<char> = letters.iter().flat_map(|ch| ch.to_lowercase()).collect();
    let vowels = lower.iter().filter(|ch| VOWELS.contains(**ch)).count();
    let run = lower
        .chunk_by(|a, b| VOWELS.contains(*a) == VOWELS.contains(*b))
        .filter(|run| run.first().is_some_and(|ch| !VOWELS.contains(*ch)))
        .map(<[char]>::len)
        .max();
    let same = lower.chunk_by(|a, b| a == b).map(<[char]>::len).max().unwrap_or(0);
    // Capitals alone may be codes of a font, so more is asked of them.
    let (letters_a_vowel, longest_run) = if short == Short::Allowed { (6, 5) } else { (4, 3) };
    let balanced =
        vowels > 0 && vowels * letters_a_vowel >= lower.len() && run.unwrap_or(0) <= longest_run && same <= 2;
    // Scripts without these vowels are not judged.
    let foreign = letters.iter().any(|ch| u32::from(*ch) > 0x24F);
    cased && (balanced || foreign || letters.len() == 1) && letters.len() <= 30
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "The panel asked why the lamp at the end of the pier was not lit on the night \
        of the storm, and who had been told about it (see 4.2 and DHR guidance, p. 17).";
    const WELSH: &str = "Mae'r panel wedi gofyn pam nad oedd y lamp ar ben y pier wedi ei chynnau ar noson y \
        storm, a phwy oedd wedi cael gwybod am hynny cyn i'r llongau ddychwelyd i'r harbwr.";

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
