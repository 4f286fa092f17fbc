//! Where the terms of the field stand in a text: those of themes and agencies, and the wordings that mean the same.
//!
//! Tells the capitals of "Children's Social Care" from those of a name.

use std::ops::Range;

use super::about::terms;
use super::data::EXPANSIONS;
use crate::query::{How, Pattern};
use crate::words::{self, Word};

/// The parts of a text, in bytes, that are phrases of the field; `all` are its words.
pub(crate) fn known(text: &str, all: &[Word]) -> Vec<Range<usize>> {
    let mut found = terms(text);
    let typed: Vec<Pattern> = all.iter().map(|word| pattern(text, word)).collect();
    let small: Vec<Pattern> = all.iter().map(|word| Pattern::stem(&word.plain)).collect();
    for at in 0..all.len() {
        for words in [&typed, &small] {
            let rest: Vec<&Pattern> = words[at..].iter().take(LONGEST).collect();
            // What people say is no term: `Monk` is a name, whoever asks for monks.
            let mut terms = EXPANSIONS.at_start(&rest).into_iter().filter(|entry| entry.same);
            let fits = terms.find(|entry| explains(&entry.asked, &typed[at]));
            found.extend(fits.map(|entry| all[at].range.start..all[at + entry.asked.len() - 1].range.end));
        }
    }
    found
}

/// No wording has more words.
const LONGEST: usize = 12;

/// A word in capitals alone is an acronym only if the field writes it so.
fn explains(asked: &[Pattern], typed: &Pattern) -> bool {
    asked.len() > 1 || typed.how != How::Capitals || asked.iter().all(|word| word.how != How::Stem)
}

/// A word as it was typed: in capitals, or not.
fn pattern(text: &str, word: &Word) -> Pattern {
    let capitals = words::capitals(text.get(word.range.clone()).unwrap_or_default());
    match capitals {
        Some(plain) => Pattern { how: How::Capitals, plain },
        None => Pattern::stem(&word.plain),
    }
}
