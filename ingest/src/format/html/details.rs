//! Collects what publishers say about a report: label and values.
//!
//! Rows of tables and lists of definitions say it anywhere; lines "Label:
//! value", bold labels and small headings with a word below say it near the
//! top. Nothing is understood here: what a label means is judged later.

use std::ops::Range;

use super::super::pairs::{clean_label, is_label, split_line, split_values};
use super::block::{Block, Kind};
use crate::extracted::Detail;

/// Blocks at the top in which lines are read as details.
const TOP: usize = 60;

/// Characters of a value that stands below its label.
const VALUE_CHARS: usize = 250;

/// Words of a value that ends as a sentence does.
const VALUE_WORDS: usize = 9;

/// Values that stand below one label.
const VALUES: usize = 40;

/// The details that the blocks state, in their order.
///
/// `ranges` tells where each block stands in `text`; every quotation is cut from it.
pub(in crate::format) fn details(blocks: &[Block], ranges: &[Range<usize>], text: &str) -> Vec<Detail> {
    let mut found = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let quoted = |first: usize, last: usize| quote(ranges, text, first, last);
        for pair in &block.pairs {
            let quote = quoted(at.saturating_sub(pair.back), at);
            found.push(Detail { page: 1, label: pair.label.clone(), values: pair.values.clone(), quote });
        }
        if at < TOP && matches!(block.kind, Kind::Text | Kind::Item) {
            found.extend(of_lines(block));
        }
        if at < TOP
            && let Some((values, last)) = below(blocks, at)
        {
            let label = clean_label(block.words()).to_owned();
            found.push(Detail { page: 1, label, values, quote: quoted(at, last) });
        }
    }
    found
}

/// The words of the page from one block to another.
fn quote(ranges: &[Range<usize>], text: &str, first: usize, last: usize) -> String {
    let bounds = ranges.get(first).zip(ranges.get(last));
    bounds.and_then(|(first, last)| text.get(first.start..last.end)).unwrap_or_default().to_owned()
}

/// The details in the lines of one paragraph.
fn of_lines(block: &Block) -> Vec<Detail> {
    if let Some(detail) = bold_label(block) {
        return vec![detail];
    }
    let lines = block.words().lines().filter(|line| split_line(line).is_some());
    lines.filter_map(super::super::pairs::detail_of_line).collect()
}

/// The detail of a paragraph that opens with a bold label.
fn bold_label(block: &Block) -> Option<Detail> {
    let (label, value) = block.words().split_at_checked(block.bold)?;
    let stated = label.trim_end().ends_with(':') || value.starts_with([':', '\n']);
    let value = value.trim_start_matches(|c: char| c == ':' || c.is_whitespace());
    if !stated || !is_label(label) || value.is_empty() || value.chars().count() > VALUE_CHARS {
        return None;
    }
    // More bold labels follow in the same paragraph: each line speaks for itself.
    if value.lines().any(|line| split_line(line).is_some()) {
        return None;
    }
    let values: Vec<String> =
        value.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let values = if values.len() == 1 { split_values(value) } else { values };
    Some(Detail { page: 1, label: clean_label(label).to_owned(), values, quote: block.words().to_owned() })
}

/// The values below a small heading or a line that ends in a colon, and the last block of them.
fn below(blocks: &[Block], at: usize) -> Option<(Vec<String>, usize)> {
    let block = blocks.get(at)?;
    let asks = match block.kind {
        Kind::Heading { level, .. } => level > 1,
        Kind::Text => block.is_bold() || block.text.ends_with(':'),
        _ => false,
    };
    if !asks || !is_label(block.words()) {
        return None;
    }
    let end = |block: &Block| block.is_heading() || (block.kind == Kind::Text && block.is_bold());
    let rest = blocks.get(at + 1..)?;
    let values: Vec<&Block> = match rest.first()?.kind {
        Kind::Text if rest.get(1).is_none_or(end) => {
            rest.iter().take(1).filter(|block| !end(block)).collect()
        }
        Kind::Item => rest.iter().take_while(|block| block.kind == Kind::Item).collect(),
        _ => return None,
    };
    if values.is_empty() || values.len() > VALUES || values.iter().any(|block| is_prose(block.words())) {
        return None;
    }
    let last = at + values.len();
    Some((values_of(&values), last))
}

/// Whether words are running text and no value.
fn is_prose(words: &str) -> bool {
    words.chars().count() > VALUE_CHARS
        || (words.ends_with('.') && words.split_whitespace().count() > VALUE_WORDS)
}

/// The values in some blocks: their lines, or a list in the only line.
fn values_of(blocks: &[&Block]) -> Vec<String> {
    let lines: Vec<&str> = blocks.iter().flat_map(|block| block.words().lines()).map(str::trim).collect();
    match lines.as_slice() {
        [line] => split_values(line),
        lines => lines.iter().filter(|line| !line.is_empty()).map(|line| (*line).to_owned()).collect(),
    }
}
