//! Finds the headings of a Word file that only their bold type shows.
//!
//! Many writers set headings in bold and use no style for them. Where a file
//! has few headings by style, a short paragraph wholly in bold, with running
//! text under it, is one. Items of lists, cells of tables and text boxes never
//! are, nor is anything where much of the text is bold.

use super::super::html::{Block, Kind};

/// Characters of such a heading at most.
const LONGEST: usize = 130;

/// Headings by style up to which bold ones count.
const FEW: usize = 2;

/// How many times as many bold ones as ones by style count too.
const MANY: usize = 4;

/// Characters of a paragraph from which it is running text, even if it does not end as a sentence.
const RUNNING: usize = 60;

/// Words of a sentence that is running text however short it is.
const SENTENCE: usize = 4;

/// The lowest level.
const LOWEST: u8 = 7;

/// A paragraph that may be a heading.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bold {
    /// Its place among the blocks.
    pub(super) at: usize,
    /// The largest type in it, in half points.
    pub(super) size: u32,
}

/// How high a heading ranks, the highest first: by size, then its number, then capitals.
type Rank = (std::cmp::Reverse<u32>, usize, bool);

/// Makes headings of the paragraphs that are; gives their places.
pub(super) fn promote(blocks: &mut [Block], bold: &[Bold]) -> Vec<usize> {
    let looks: Vec<(Bold, Rank)> =
        bold.iter().filter_map(|bold| Some((*bold, rank(blocks.get(bold.at)?, bold.size)?))).collect();
    if !tells(blocks, looks.len()) {
        return Vec::new();
    }
    let over_text = |at: usize| blocks.get(at + 1).is_some_and(is_running);
    let over_heading = |(above, rank): &(Bold, Rank)| {
        let below = looks.iter().find(|(below, _)| below.at == above.at + 1);
        below.is_some_and(|(below, lower)| lower > rank && over_text(below.at))
    };
    let found: Vec<(Bold, Rank)> =
        looks.iter().filter(|look| over_text(look.0.at) || over_heading(look)).copied().collect();
    let mut ranks: Vec<Rank> = found.iter().map(|(_, rank)| *rank).collect();
    ranks.sort_unstable();
    ranks.dedup();
    let above = blocks.iter().filter_map(level).max().unwrap_or(1);
    for (bold, rank) in &found {
        let place = ranks.iter().position(|other| other == rank).unwrap_or_default();
        let below = u8::try_from(place + 1).unwrap_or(LOWEST);
        let level = above.saturating_add(below).min(LOWEST);
        if let Some(block) = blocks.get_mut(bold.at) {
            block.kind = Kind::Heading { level, anchor: None };
        }
    }
    found.iter().map(|(bold, _)| bold.at).collect()
}

/// Whether bold type tells headings in this file, of which so many paragraphs look like one.
fn tells(blocks: &[Block], looks: usize) -> bool {
    let styled = blocks.iter().filter_map(level).filter(|level| *level > 1).count();
    let text = || blocks.iter().filter(|block| block.kind == Kind::Text);
    let all: usize = text().map(|block| block.words().len()).sum();
    let bold: usize = text().map(|block| block.bold.min(block.words().len())).sum();
    (styled <= FEW || styled.saturating_mul(MANY) <= looks) && bold * 5 < all * 2
}

/// The level of a heading.
fn level(block: &Block) -> Option<u8> {
    match block.kind {
        Kind::Heading { level, .. } => Some(level),
        _ => None,
    }
}

/// How high a paragraph ranks as a heading; `None` if its words or its type are not those of one.
fn rank(block: &Block, size: u32) -> Option<Rank> {
    let text = block.words();
    let (number, words) = split(text);
    let letters = words.chars().filter(|ch| ch.is_alphabetic()).count();
    let told = block.kind == Kind::Text
        && block.is_bold()
        && !text.contains('\n')
        && text.chars().count() <= LONGEST
        && letters >= 2
        && letters * 5 > words.chars().filter(|ch| !ch.is_whitespace()).count() * 3
        && words.starts_with(char::is_alphabetic)
        && !text.ends_with(['.', ',', ';', ':', '!']);
    let capitals = !words.chars().any(char::is_lowercase);
    told.then_some((std::cmp::Reverse(size), number.max(1), !capitals))
}

/// How many parts the number has that stands before the words, and the words: "2.1 The lamp" has two.
fn split(text: &str) -> (usize, &str) {
    let parted = text.split_once(char::is_whitespace);
    let is_number = |first: &str| {
        first.starts_with(|ch: char| ch.is_ascii_digit())
            && first.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    };
    match parted.filter(|(first, _)| is_number(first)) {
        Some((first, words)) => {
            (first.split('.').filter(|part| !part.is_empty()).count(), words.trim_start())
        }
        None => (0, text),
    }
}

/// Whether a block is text that goes on, as stands under a heading.
fn is_running(block: &Block) -> bool {
    let words = block.words();
    let sentence = words.ends_with(['.', '?', '!', ':', ';']) && words.split_whitespace().count() >= SENTENCE;
    match block.kind {
        Kind::Text => !block.is_bold() && (sentence || words.chars().count() >= RUNNING),
        Kind::Item => !block.is_bold(),
        Kind::Heading { .. } | Kind::Row { .. } => false,
    }
}
