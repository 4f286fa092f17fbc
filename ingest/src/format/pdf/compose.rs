//! Writes the text of a page from its blocks, and notes where headings are.
//!
//! Blocks stand a blank line apart, lines that do not wrap a newline apart;
//! there are no trailing and no double spaces.

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::heading::Scale;
use super::paragraph::{Block, Parted};
use crate::extracted::Heading;

/// The text of a page and the headings in it.
pub(crate) fn page(blocks: &[Block], scale: &Scale, number: u32) -> (String, Vec<Heading>) {
    let mut text = String::new();
    let mut headings = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        if !text.is_empty() {
            text.push_str(match block.parted {
                Parted::Cell => " ",
                Parted::Line => "\n",
                Parted::Blank => "\n\n",
            });
        }
        let alone = blocks.get(index + 1).is_none_or(|next| next.parted == Parted::Blank);
        if (alone || block.tag.level().is_some()) && scale.is_heading(block) {
            headings.push(scale.heading(block, number, text.len()));
        }
        text.push_str(&block.text);
    }
    (text, headings)
}

/// A text with each accent on its letter (Unicode form C) and single spaces.
pub(crate) fn composed(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !tidy.is_empty() {
            tidy.push('\n');
        }
        for (index, word) in line.split_whitespace().enumerate() {
            if index > 0 {
                tidy.push(' ');
            }
            tidy.push_str(word);
        }
    }
    if is_nfc(&tidy) { tidy } else { tidy.nfc().collect() }
}

/// Cuts a text to at most `limit` bytes; whether anything went.
pub(crate) fn cut(text: &mut String, limit: usize) -> bool {
    let whole = text.len();
    text.truncate(text.floor_char_boundary(limit));
    if text.len() < whole {
        text.truncate(text.trim_end().len());
    }
    text.len() < whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_just_the_limit_is_whole() {
        let mut text = "café".to_owned();

        assert!(!cut(&mut text, 5));
        assert_eq!(text, "café");
    }

    #[test]
    fn a_text_over_the_limit_is_cut_between_characters() {
        let mut text = "café".to_owned();

        assert!(cut(&mut text, 4));
        assert_eq!(text, "caf");
    }

    #[test]
    fn an_accent_joins_its_letter_and_spaces_are_single() {
        assert_eq!(composed(" cafe\u{301}  noir \n\n"), "café noir");
    }
}
