//! Cuts a text into words and folds them, so that spellings of one word meet.
//!
//! Every word knows its bytes in the text, so nothing that is found is ever
//! quoted otherwise than it stands.

use std::ops::Range;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Its bytes.
    pub(super) bytes: Range<usize>,
    /// Whether a sentence or a paragraph ends before it.
    pub(super) after_break: bool,
}

/// First parts of words that are written joined, hyphened or apart.
const JOINING: &[&str] = &["co", "self", "multi", "non", "anti", "pre", "inter", "intra"];

/// First parts of words that are written joined or hyphened.
const HYPHENED: &[&str] = &["post", "over", "under", "extra", "re"];

/// Abbreviations whose full stop ends no sentence.
const ABBREVIATIONS: &[&str] =
    &["mr", "mrs", "ms", "dr", "st", "no", "s", "prof", "para", "eg", "ie", "vs", "p"];

/// The words of a text, in order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::with_capacity(text.len() / 5);
    let mut end_of_last = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        if !first.is_alphanumeric() && first != '&' {
            continue;
        }
        let mut end = start + first.len_utf8();
        while let Some(&(at, c)) = chars.peek() {
            let inside = c.is_alphanumeric()
                || is_mark(c)
                || (is_joint(c) && followed_by_word(text, at + c.len_utf8()));
            if !inside {
                break;
            }
            end = at + c.len_utf8();
            chars.next();
        }
        let between = text.get(end_of_last..start).unwrap_or_default();
        let last = found.last().and_then(|token| text.get(token.bytes.clone())).unwrap_or_default();
        if joins(last, between)
            && let Some(token) = found.last_mut()
        {
            token.bytes.end = end;
        } else {
            found.push(Token { bytes: start..end, after_break: breaks(last, between) });
        }
        end_of_last = end;
    }
    found
}

/// Whether a character inside a word holds its two halves together.
fn is_joint(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '&' | '\u{ad}')
}

/// Whether a character is an accent that stands by itself.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Whether a word goes on at this byte.
fn followed_by_word(text: &str, at: usize) -> bool {
    text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphanumeric)
}

/// Whether the last word is the first part of the next one.
fn joins(last: &str, between: &str) -> bool {
    let is = |list: &[&str]| list.iter().any(|part| part.eq_ignore_ascii_case(last));
    let hyphened = between.trim() == "-" || between.trim() == "\u{2010}" || between.trim() == "\u{2011}";
    if is(JOINING) {
        hyphened || (!between.is_empty() && between.len() <= 2 && between.chars().all(char::is_whitespace))
    } else {
        hyphened && is(HYPHENED)
    }
}

/// Whether a sentence or a paragraph ends between two words.
fn breaks(last: &str, between: &str) -> bool {
    let mut line_ends = 0;
    for (at, c) in between.char_indices() {
        match c {
            '!' | '?' | '\u{2022}' | '|' => return true,
            '\n' => line_ends += 1,
            '.' => {
                let rest = between.get(at + 1..).unwrap_or_default();
                let spaced = rest.chars().next().is_none_or(|next| !next.is_alphanumeric());
                let abbreviation = ABBREVIATIONS.iter().any(|known| known.eq_ignore_ascii_case(last));
                if spaced && !rest.is_empty() && !abbreviation {
                    return true;
                }
            }
            _ => {}
        }
        if line_ends > 1 {
            return true;
        }
    }
    false
}

/// Writes a word into `folded` in the one form in which words are compared.
pub(super) fn fold(word: &str, folded: &mut String) {
    folded.clear();
    for c in word.chars() {
        if c.is_ascii_alphanumeric() || c == '&' {
            folded.push(c.to_ascii_lowercase());
        } else if !c.is_ascii() && c.is_alphanumeric() {
            folded.extend(without_accent(c).to_lowercase());
        }
    }
    british(folded);
}

/// Spells -ize as -ise, and -yze as -yse.
fn british(folded: &mut String) {
    if !folded.as_bytes().windows(2).any(|pair| matches!(pair, b"iz" | b"yz")) {
        return;
    }
    let spelt = folded.replace("iz", "is").replace("yz", "ys");
    folded.clear();
    folded.push_str(&spelt);
}

/// The letter under an accent of western European languages and Welsh.
fn without_accent(c: char) -> char {
    match c {
        'à'..='å' | 'À'..='Å' => 'a',
        'è'..='ë' | 'È'..='Ë' => 'e',
        'ì'..='ï' | 'Ì'..='Ï' => 'i',
        'ò'..='ö' | 'Ò'..='Ö' | 'ø' | 'Ø' => 'o',
        'ù'..='ü' | 'Ù'..='Ü' => 'u',
        'ý' | 'ÿ' | 'ŷ' | 'Ŷ' => 'y',
        'ç' | 'Ç' => 'c',
        'ñ' | 'Ñ' => 'n',
        'ŵ' | 'Ŵ' => 'w',
        other => other,
    }
}

/// The capitals of an acronym, without a plural s; `None` for other words.
pub(crate) fn acronym(word: &str) -> Option<&str> {
    let bare = word.strip_suffix('s').unwrap_or(word);
    let bare = bare.strip_suffix(['\'', '\u{2019}']).unwrap_or(bare);
    let capitals = bare.chars().filter(char::is_ascii_uppercase).count();
    let only = bare.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '&');
    (only && capitals >= 2).then_some(bare)
}

/// Whether each word stands in a run of capitals, where no word is an acronym.
pub(super) fn shouting(text: &str, tokens: &[Token]) -> Vec<bool> {
    let word = |token: &Token| text.get(token.bytes.clone()).unwrap_or_default();
    let loud: Vec<bool> = tokens.iter().map(|token| is_capitals(word(token))).collect();
    let plain: Vec<bool> = tokens.iter().map(|token| is_plain_word_in_capitals(word(token))).collect();
    (0..tokens.len())
        .map(|at| {
            let window = at.saturating_sub(3)..(at + 4).min(tokens.len());
            let capitals = loud.get(window.clone()).unwrap_or_default().iter().filter(|&&is| is).count();
            capitals * 5 >= window.len() * 3 && plain.get(window).unwrap_or_default().contains(&true)
        })
        .collect()
}

/// Whether a word has capitals only.
fn is_capitals(word: &str) -> bool {
    !word.chars().any(char::is_lowercase) && word.chars().any(char::is_uppercase)
}

/// Whether a word in capitals cannot be an acronym.
fn is_plain_word_in_capitals(word: &str) -> bool {
    is_capitals(word) && (word.len() >= 8 || ["OF", "THE", "AND", "IN", "TO", "FOR", "WITH"].contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        let mut word = String::new();
        tokens(text)
            .iter()
            .map(|token| {
                fold(&text[token.bytes.clone()], &mut word);
                word.clone()
            })
            .collect()
    }

    #[test]
    fn spellings_of_one_word_fold_to_one_form() {
        assert_eq!(folded("Co-ordinated"), folded("coordinated"));
        assert_eq!(folded("child\u{2019}s"), folded("child's"));
        assert_eq!(folded("organize"), folded("organise"));
        assert_eq!(folded("self harm"), folded("self-harm"));
        assert_eq!(folded("Siân"), ["sian"]);
        assert_eq!(folded("and/or A&E"), ["and", "or", "a&e"]);
    }

    #[test]
    fn a_sentence_ends_at_a_full_stop_but_not_after_a_title() {
        let breaks = |text| tokens(text).iter().filter(|token| token.after_break).count();

        assert_eq!(breaks("No one asked. Nobody wrote."), 1);
        assert_eq!(breaks("Dr. Green asked 2.5 times"), 0);
        assert_eq!(breaks("A heading\n\nand text"), 1);
    }

    #[test]
    fn words_in_a_shouted_heading_are_no_acronyms() {
        let text = "WHAT THE SCHOOL DID TO SEND HELP";

        let tokens = tokens(text);

        assert!(shouting(text, &tokens).iter().all(|&is| is));
    }

    #[test]
    fn an_acronym_may_stand_in_the_plural() {
        assert_eq!(acronym("GPs"), Some("GP"));
        assert_eq!(acronym("A&E"), Some("A&E"));
        assert_eq!(acronym("Is"), None);
        assert_eq!(acronym("Send"), None);
    }
}
