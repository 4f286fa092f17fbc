//! Joins the lines of a paragraph, and heals words that were broken.
//!
//! A soft hyphen at the end of a line goes. A hard one goes if the document
//! has the whole word elsewhere; else it may be part of the word and stays.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};

use super::character::SOFT_HYPHEN;
use super::doubt::DOUBTFUL;
use super::line::Line;

/// The words of a document, which tell how a broken one is written.
#[derive(Debug, Default)]
pub(crate) struct Words {
    /// The hash of every word in lower case, but the halves of broken ones.
    whole: HashSet<u64, BuildHasherDefault<Hashed>>,
    /// Whether the file writes visible hyphens as soft ones.
    soft_shown: bool,
}

impl Words {
    /// Learns the words of a page.
    pub(crate) fn learn(&mut self, lines: &[Line]) {
        let mut broken = false;
        for line in lines {
            let text = line.text.as_str();
            let ends_broken = is_broken(text);
            // Most lines have none of the characters that are looked for below.
            let plain = text.is_ascii();
            let mut words = text.split(' ').enumerate().peekable();
            while let Some((index, word)) = words.next() {
                let half = (index == 0 && broken) || (words.peek().is_none() && ends_broken);
                if !half
                    && (plain || !word.contains(DOUBTFUL))
                    && let Some(hash) = letters(word)
                {
                    self.whole.insert(hash);
                }
                self.soft_shown |= !plain && has_soft_hyphen(word, index);
            }
            broken = ends_broken;
        }
    }

    /// Whether the document has the word, whole.
    pub(crate) fn has(&self, word: &str) -> bool {
        letters(word).is_some_and(|hash| self.whole.contains(&hash))
    }

    /// A text with visible hyphens where the file hides them behind soft ones.
    pub(crate) fn show_hyphens(&self, text: &str) -> String {
        let mark = if self.soft_shown { "-" } else { "" };
        text.replace(SOFT_HYPHEN, mark)
    }

    /// Puts the next line of a paragraph behind what there is of it.
    pub(crate) fn join(&self, paragraph: &mut String, next: &str) {
        if !is_broken(paragraph) {
            paragraph.push(' ');
        } else if self.drops_hyphen(paragraph, next) {
            paragraph.pop();
        }
        paragraph.push_str(next);
    }

    /// Whether the hyphen at the end of `paragraph` is only there for the line.
    fn drops_hyphen(&self, paragraph: &str, next: &str) -> bool {
        if paragraph.ends_with(SOFT_HYPHEN) && !self.soft_shown {
            return true;
        }
        let start = paragraph.rsplit(' ').next().unwrap_or_default();
        let Some((at, _)) = start.char_indices().next_back() else { return false };
        let end = next.split(' ').next().unwrap_or_default();
        end.chars().next().is_some_and(char::is_lowercase) && self.has(&format!("{}{end}", &start[..at]))
    }
}

/// Whether a word, the one at this place of its line, has a soft hyphen that shows.
fn has_soft_hyphen(word: &str, index: usize) -> bool {
    word.trim_end_matches(SOFT_HYPHEN).contains(SOFT_HYPHEN) || (index == 0 && word.chars().eq([SOFT_HYPHEN]))
}

/// Takes numbers that are hashes already as they are.
#[derive(Debug, Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {}

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// Whether a line ends inside a word.
fn is_broken(text: &str) -> bool {
    let mut chars = text.chars().rev();
    let hyphen = chars.next().is_some_and(|ch| matches!(ch, '-' | '\u{2010}' | SOFT_HYPHEN));
    hyphen && chars.next().is_some_and(char::is_alphanumeric)
}

/// The hash (FNV-1a) of a word without the marks round it, in lower case; `None` if it is not one.
///
/// Two words of one document with one hash would make a hyphen go that should
/// stay: of ten thousand words that happens in one of hundreds of millions of documents.
fn letters(word: &str) -> Option<u64> {
    const START: u64 = 0xCBF2_9CE4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01B3;
    let add = |hash: u64, code: u64| (hash ^ code).wrapping_mul(PRIME);
    if word.is_ascii() {
        let is_letter = |byte: &u8| byte.is_ascii_alphanumeric();
        let (start, last) =
            (word.as_bytes().iter().position(is_letter)?, word.as_bytes().iter().rposition(is_letter)?);
        let core = &word.as_bytes()[start..=last];
        let core = core.strip_suffix(b"'s").unwrap_or(core);
        let ascii = |hash, byte: &u8| add(hash, u64::from(byte.to_ascii_lowercase()));
        return (core.len() > 2).then(|| core.iter().fold(START, ascii));
    }
    let core = word.trim_matches(|ch: char| !ch.is_alphanumeric());
    let core = core.strip_suffix("'s").or_else(|| core.strip_suffix("’s")).unwrap_or(core);
    let small = |hash: u64, ch: char| ch.to_lowercase().fold(hash, |hash, ch| add(hash, u64::from(ch)));
    (core.len() > 2).then(|| core.chars().fold(START, small))
}

#[cfg(test)]
mod tests {
    use super::super::order::tests::line;
    use super::*;

    fn joined(document: &[&str], first: &str, next: &str) -> String {
        let mut words = Words::default();
        let lines: Vec<Line> = document.iter().map(|text| line(text, 0.0, 0.0, 10.0)).collect();
        words.learn(&lines);
        let mut paragraph = first.to_owned();
        words.join(&mut paragraph, next);
        words.show_hyphens(&paragraph)
    }

    #[test]
    fn a_word_that_stands_whole_elsewhere_loses_its_hyphen() {
        assert_eq!(
            joined(&["The assessment was late."], "a second assess-", "ment, later"),
            "a second assessment, later"
        );
    }

    #[test]
    fn a_word_that_may_need_its_hyphen_keeps_it() {
        assert_eq!(joined(&["Nothing else."], "she was re-", "referred twice"), "she was re-referred twice");
    }

    #[test]
    fn a_soft_hyphen_at_the_end_of_a_line_goes() {
        assert_eq!(joined(&[], "a safe\u{AD}", "guarding lead"), "a safeguarding lead");
    }

    #[test]
    fn a_file_that_hides_hyphens_behind_soft_ones_keeps_them() {
        assert_eq!(joined(&["self\u{AD}harm"], "a multi\u{AD}", "agency plan"), "a multi-agency plan");
    }

    #[test]
    fn a_dash_at_the_end_of_a_line_is_no_hyphen() {
        assert_eq!(joined(&[], "the plan -", "such as it was"), "the plan - such as it was");
    }

    #[test]
    fn halves_of_broken_words_teach_nothing() {
        let document = ["it was an over-", "view of work", "an over", "view"];

        assert_eq!(joined(&document[..2], "the over-", "view says"), "the over-view says");
    }
}
