//! Chooses the blocks that are the text of the page.
//!
//! Two judges look at the page: `trafilatura`, which knows many sites but
//! drops folded panels and tables, and our own rules, which keep the main
//! part without its furniture. What our rules call furniture is never kept.
//! What they keep is left out only if `trafilatura` does too, and then only
//! links and stray words at the edges, so that nothing is lost in silence.

use std::collections::HashSet;

use trafilatura::{ExtractionFocus, Options};

use super::block::{Block, Kind};
use crate::barrier::quietly;

/// Words that are compared at once.
const SHINGLE: usize = 4;

/// The share of a block's shingles, in hundredths, that show it to be kept.
const SAME: usize = 60;

/// The least share of our own choice, in hundredths, that the other judge must keep to be believed.
const ENOUGH: usize = 40;

/// The share of the text, in hundredths, that a marked main part must hold to be believed.
const MARKED: usize = 25;

/// Bytes below which text at the edge of the main part may be a stray word.
const STRAY: usize = 20;

/// Elements above which only our own rules are asked, since they cost less.
const MANY_ELEMENTS: usize = 30_000;

/// Bytes of text above which only our own rules are asked.
const MUCH_TEXT: usize = 1 << 20;

/// The blocks that are the text of the page, in document order.
pub(super) fn choose(html: &str, elements: usize, blocks: Vec<Block>) -> Vec<Block> {
    let floor = floor(&blocks);
    let text: usize = blocks.iter().map(|block| block.text.len()).sum();
    let large = elements > MANY_ELEMENTS || text > MUCH_TEXT;
    let judged = if large { Vec::new() } else { judged(html, &blocks) };
    let kept = decide(&blocks, &floor, &judged);
    blocks.into_iter().zip(kept).filter_map(|(block, kept)| kept.then_some(block)).collect()
}

/// Which blocks our own rules keep: the main part without its furniture.
fn floor(blocks: &[Block]) -> Vec<bool> {
    let text = |main: bool| -> usize {
        let within = blocks.iter().filter(|block| !block.place.furniture && (block.place.main || !main));
        within.map(|block| block.text.len()).sum()
    };
    // A main part that holds next to nothing was put round the wrong thing.
    let marked = text(true) * 100 >= text(false) * MARKED;
    blocks.iter().map(|block| !block.place.furniture && (block.place.main || !marked)).collect()
}

/// Which blocks `trafilatura` keeps; empty if it does not know.
fn judged(html: &str, blocks: &[Block]) -> Vec<bool> {
    let options = Options::default()
        .with_fallback(true)
        .with_focus(ExtractionFocus::FavorRecall)
        .with_exclude_comments(true);
    // A fault in the library must not cost the page: our own rules remain.
    let result = quietly(|| trafilatura::extract(html, &options));
    let Some(Ok(result)) = result else { return Vec::new() };
    let kept = Shingles::of(&result.content_text);
    blocks.iter().map(|block| kept.hold(block.words())).collect()
}

/// Decides between the two judges.
///
/// What `trafilatura` keeps is kept, unless it is furniture. Between its
/// first and last block nothing of the main part is dropped; outside of them
/// only links and stray words are.
fn decide(blocks: &[Block], floor: &[bool], judged: &[bool]) -> Vec<bool> {
    let sure: Vec<bool> =
        blocks.iter().zip(judged).map(|(block, kept)| *kept && !block.place.furniture).collect();
    let length = |kept: &[bool]| -> usize {
        blocks.iter().zip(kept).filter(|(_, kept)| **kept).map(|(block, _)| block.text.len()).sum()
    };
    let bounds = sure.iter().position(|kept| *kept).zip(sure.iter().rposition(|kept| *kept));
    let Some((first, last)) = bounds.filter(|_| length(&sure) * 100 >= length(floor) * ENOUGH) else {
        return floor.to_vec();
    };
    let mut kept = sure;
    for at in (0..blocks.len()).rev() {
        let Some(block) = blocks.get(at).filter(|_| floor.get(at) == Some(&true)) else { continue };
        let leads_on = block.is_heading() && kept.get(at + 1) == Some(&true);
        let keep = (first..=last).contains(&at) || leads_on || (block.place.main && says_something(block));
        if let Some(kept) = kept.get_mut(at).filter(|_| keep) {
            *kept = true;
        }
    }
    kept
}

/// Whether a block is more than a link or a stray word.
fn says_something(block: &Block) -> bool {
    let row = matches!(block.kind, Kind::Row { .. });
    let title = matches!(block.kind, Kind::Heading { level: 1, .. });
    title || (block.linked * 2 < block.text.len() && (row || block.text.len() >= STRAY))
}

/// Runs of words of a text.
struct Shingles(HashSet<String>);

impl Shingles {
    /// The runs of up to [`SHINGLE`] words.
    fn of(text: &str) -> Self {
        let words = words(text);
        let runs = (1..=SHINGLE).flat_map(|length| words.windows(length).map(|run| run.join(" ")));
        Self(runs.collect())
    }

    /// Whether most runs of a block are among these.
    fn hold(&self, block: &str) -> bool {
        let words = words(block);
        let length = words.len().min(SHINGLE);
        if length == 0 {
            return false;
        }
        let runs: Vec<String> = words.windows(length).map(|run| run.join(" ")).collect();
        let same = runs.iter().filter(|run| self.0.contains(*run)).count();
        same * 100 >= runs.len() * SAME
    }
}

/// The words of a text in lower case.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::super::block::Place;
    use super::*;

    /// A paragraph; capitals show where it stands: `M`ain, `F`urniture.
    fn block(place: &str, text: &str) -> Block {
        Block {
            kind: Kind::Text,
            text: text.to_owned(),
            marker: 0,
            bold: 0,
            linked: 0,
            place: Place { main: place.contains('M'), furniture: place.contains('F') },
            pairs: Vec::new(),
        }
    }

    #[test]
    fn our_own_rules_stand_where_the_other_judge_keeps_too_little() {
        let blocks = [block("M", "Short."), block("M", "A folded panel with all that was learnt in it.")];

        assert_eq!(decide(&blocks, &[true, true], &[true, false]), [true, true]);
        assert_eq!(decide(&blocks, &[true, true], &[]), [true, true]);
    }

    #[test]
    fn nothing_is_dropped_between_what_is_kept_and_no_furniture_is_kept() {
        let long = "A long paragraph that both judges keep as it is.";
        let blocks =
            [block("M", long), block("M", "Yes"), block("MF", long), block("M", long), block("M", "Up")];

        let kept = decide(&blocks, &[true, true, false, true, true], &[true, false, true, true, false]);

        assert_eq!(kept, [true, true, false, true, false]);
    }

    #[test]
    fn a_main_part_that_holds_nothing_is_not_believed() {
        let blocks = [block("M", "x"), block("", "All the words of the report stand here.")];

        assert_eq!(floor(&blocks), [true, true]);
    }

    #[test]
    fn a_block_is_known_again_by_its_runs_of_words() {
        let kept = Shingles::of("No one asked what the day was like. End");

        assert!(kept.hold("No one asked, what the DAY was like."));
        assert!(kept.hold("end"));
        assert!(!kept.hold("The day asked what no one was."));
        assert!(!kept.hold("— …"));
    }
}
