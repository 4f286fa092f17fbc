//! Breaks text into lines of a given width.
//!
//! Words are kept in order and none is lost; a divided word carries its
//! hyphen at the end of the line. A word that is wider than the line stands
//! alone on it.

use super::fonts::{Face, encode};
use super::style::Hyphens;

/// A word as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Word {
    /// Its WinAnsi bytes.
    pub(crate) text: Vec<u8>,
    /// The face of its first letter, which all of it gets.
    pub(crate) face: Face,
    /// The footnote that it leads to.
    pub(crate) note: Option<Note>,
}

/// A footnote.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Note {
    /// Its number.
    pub(crate) number: u32,
    /// Its text.
    pub(crate) text: String,
}

/// A line of words.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Line {
    /// The words, in order.
    pub(crate) words: Vec<Word>,
    /// How wide they are with single spaces.
    pub(crate) width: f32,
}

impl Word {
    /// A word without a footnote.
    pub(crate) fn plain(text: &str, face: Face) -> Self {
        Self { text: encode(text), face, note: None }
    }

    /// Its width, with the number of its footnote.
    pub(crate) fn width(&self, size: f32) -> f32 {
        let number = self
            .note
            .as_ref()
            .map_or(0.0, |note| self.face.width(note.number.to_string().as_bytes(), size * RAISED));
        self.face.width(&self.text, size) + number
    }
}

/// The size of a footnote's number, as a part of the size of the text.
pub(crate) const RAISED: f32 = 0.6;

/// Splits text into words, minding `**` and `^[…]`; `notes` counts footnotes.
pub(crate) fn words(text: &str, face: Face, notes: &mut u32) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut bold = false;
    let mut rest = text;
    while let Some((piece, note, after)) = next_piece(rest) {
        rest = after;
        for token in piece.split_whitespace() {
            let starts_bold = bold != token.starts_with("**");
            bold ^= token.matches("**").count() % 2 == 1;
            words.push(Word::plain(&token.replace("**", ""), if starts_bold { face.bold() } else { face }));
        }
        if let (Some(text), Some(word)) = (note, words.last_mut()) {
            *notes += 1;
            word.note = Some(Note { number: *notes, text: text.to_owned() });
        }
    }
    words
}

/// The text up to a footnote, the footnote, and what follows.
fn next_piece(text: &str) -> Option<(&str, Option<&str>, &str)> {
    if text.is_empty() {
        return None;
    }
    let note = text.split_once("^[").and_then(|(before, rest)| {
        let (note, after) = rest.split_once(']')?;
        Some((before, Some(note), after))
    });
    Some(note.unwrap_or((text, None, "")))
}

/// Breaks words into lines that are at most `width` points wide.
pub(crate) fn broken(words: Vec<Word>, size: f32, width: f32, hyphens: Hyphens) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut line = Line::default();
    for mut word in words {
        let space = if line.words.is_empty() { 0.0 } else { word.face.width(b" ", size) };
        if line.width + space + word.width(size) > width && !line.words.is_empty() {
            if let Some(head) = divided(&mut word, size, width - line.width - space, hyphens) {
                line.width += space + head.width(size);
                line.words.push(head);
            }
            lines.push(std::mem::take(&mut line));
        }
        let space = if line.words.is_empty() { 0.0 } else { word.face.width(b" ", size) };
        line.width += space + word.width(size);
        line.words.push(word);
    }
    if !line.words.is_empty() {
        lines.push(line);
    }
    lines
}

/// Takes the part of a word that fits into `room`, with its hyphen, off its front.
fn divided(word: &mut Word, size: f32, room: f32, hyphens: Hyphens) -> Option<Word> {
    if hyphens == Hyphens::Keep || word.text.len() < 8 || room < size * 2.0 {
        return None;
    }
    let at = (3..=word.text.len() - 3).rev().find(|at| {
        let fits = word.face.width(&word.text[..*at], size) + word.face.width(b"-", size) <= room;
        fits && may_divide(&word.text, *at)
    })?;
    let mut head = Word { text: word.text[..at].to_vec(), face: word.face, note: None };
    head.text.push(b'-');
    word.text.drain(..at);
    Some(head)
}

/// Whether a word may be divided before the letter at a place: between two
/// consonants that stand between vowels, or before a common ending.
fn may_divide(word: &[u8], at: usize) -> bool {
    let letters = word.trim_ascii_end();
    let letters = letters.strip_suffix(b".").or(letters.strip_suffix(b",")).unwrap_or(letters);
    if !letters.iter().all(u8::is_ascii_lowercase) || at + 3 > letters.len() {
        return false;
    }
    let (head, tail) = letters.split_at(at);
    let ending =
        [&b"ment"[..], b"ments", b"tion", b"tions", b"ness", b"ful", b"ing", b"ings"].contains(&tail);
    let vowel = |letter: &u8| b"aeiouy".contains(letter);
    let pair = [head[at - 1], tail[0]];
    let digraph = [b"th", b"sh", b"ch", b"ph", b"ck", b"gh", b"wh", b"qu", b"gn"].contains(&&pair);
    let between = vowel(&head[at - 2]) && !vowel(&pair[0]) && !vowel(&pair[1]) && vowel(&tail[1]);
    ending || (between && !digraph)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn bold_runs_from_star_to_star() {
        let words = words("a **bold word** here", Face::Sans, &mut 0);

        let faces: Vec<Face> = words.iter().map(|word| word.face).collect();
        assert_eq!(faces, [Face::Sans, Face::SansBold, Face::SansBold, Face::Sans]);
    }

    #[test]
    fn a_footnote_hangs_on_the_word_before_it() {
        let mut count = 4;

        let words = words("one two^[See the Act.] three", Face::Sans, &mut count);

        assert_eq!(words[1].note, Some(Note { number: 5, text: "See the Act.".into() }));
        assert_eq!((words.len(), count), (3, 5));
    }

    #[test]
    fn a_divided_word_keeps_its_letters() {
        let text = words("arrangements for information", Face::Sans, &mut 0);

        let lines = broken(text, 10.0, 110.0, Hyphens::Divide);

        let shown: Vec<Vec<u8>> =
            lines.into_iter().flat_map(|line| line.words).map(|word| word.text).collect();
        assert_eq!(shown.join(&b' '), b"arrangements for infor- mation");
    }

    proptest! {
        #[test]
        fn no_word_is_lost(text in "[a-z]{1,14}( [a-z]{1,14}){0,30}", width in 20.0_f32..300.0) {
            let lines = broken(words(&text, Face::Serif, &mut 0), 11.0, width, Hyphens::Keep);

            let shown: Vec<String> = lines.iter().flat_map(|line| &line.words)
                .map(|word| String::from_utf8(word.text.clone()).unwrap()).collect();
            prop_assert_eq!(shown.join(" "), text);
        }

        #[test]
        fn a_line_of_two_words_fits(text in "[a-z]{1,14}( [a-z]{1,14}){0,30}", width in 20.0_f32..300.0) {
            for line in broken(words(&text, Face::Serif, &mut 0), 11.0, width, Hyphens::Divide) {
                prop_assert!(line.words.len() < 2 || line.width <= width + 0.01);
            }
        }
    }
}
