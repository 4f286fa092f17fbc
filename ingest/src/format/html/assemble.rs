//! Sets the chosen blocks as the one page of a web page.
//!
//! Blocks are apart by a blank line, rows of a table by a line feed. Every
//! heading keeps an anchor to which a link can lead.

use std::collections::HashSet;
use std::ops::Range;

use super::block::{Block, Kind};
use crate::extracted::{Heading, HeadingSource};

/// The text of the page, and where its blocks stand in it.
pub(in crate::format) struct Assembled {
    /// The text.
    pub(in crate::format) text: String,
    /// Where each block stands.
    pub(in crate::format) ranges: Vec<Range<usize>>,
    /// The headings.
    pub(in crate::format) headings: Vec<Heading>,
}

/// Sets the blocks one below the other.
pub(in crate::format) fn assemble(blocks: &[Block]) -> Assembled {
    let mut text = String::new();
    let mut ranges = Vec::with_capacity(blocks.len());
    let mut before: Option<&Kind> = None;
    for block in blocks {
        let same_table =
            matches!((before, &block.kind), (Some(Kind::Row { table: a }), Kind::Row { table: b }) if a == b);
        match before {
            None => {}
            Some(_) if same_table => text.push('\n'),
            Some(_) => text.push_str("\n\n"),
        }
        let start = text.len();
        text.push_str(&block.text);
        ranges.push(start..text.len());
        before = Some(&block.kind);
    }
    let headings = headings(blocks, &ranges);
    Assembled { text, ranges, headings }
}

/// The headings, each with an anchor of its own.
fn headings(blocks: &[Block], ranges: &[Range<usize>]) -> Vec<Heading> {
    let mut headings = Vec::new();
    for (block, range) in blocks.iter().zip(ranges) {
        if let Kind::Heading { level, anchor } = &block.kind {
            headings.push(Heading {
                page: 1,
                at: range.start,
                text: block.text.clone(),
                level: *level,
                source: HeadingSource::Markup,
                anchor: anchor.clone(),
            });
        }
    }
    give_anchors(&mut headings);
    headings
}

/// Gives every heading an anchor that no other has: its own, or `s` with its number.
pub(in crate::format) fn give_anchors(headings: &mut [Heading]) {
    let mut taken: HashSet<String> = HashSet::new();
    for heading in headings.iter_mut() {
        heading.anchor = heading.anchor.take().filter(|anchor| taken.insert(anchor.clone()));
    }
    let mut number = 0;
    for heading in headings.iter_mut() {
        number += 1;
        if heading.anchor.is_none() {
            let mut made = format!("s{number}");
            while !taken.insert(made.clone()) {
                made.push('x');
            }
            heading.anchor = Some(made);
        }
    }
}
