//! Lays the text of a page out as headings, paragraphs and lines.
//!
//! Every character of the text is shown, in order and once; only the space
//! between lines is laid out anew. A line break is kept where the line before
//! ends early or the next is an item of a list; else it was the paper's edge.

use std::collections::HashSet;
use std::ops::Range;

use hindsight_index::review::Section;
use maud::{Markup, html};

use super::Leaf;
use crate::{mark, welsh};

/// In a block whose lines are all shorter, every line stands by itself.
const NARROW: usize = 45;

/// The ids of the page around the text, besides those of its pages and sections.
const OURS: [&str; 14] = [
    "about",
    "agencies",
    "corrected",
    "family",
    "legibility",
    "main",
    "matches",
    "matches-title",
    "q",
    "qs",
    "recommendations",
    "source",
    "text",
    "themes",
];

/// The id of a section's heading: its anchor, or one from its place in the list.
pub(super) fn section_id(at: usize, section: &Section) -> String {
    section.anchor.clone().filter(|anchor| is_free(anchor)).unwrap_or_else(|| format!("s{at}"))
}

/// Whether a web page's own anchor can be an id here, where some are taken.
pub(crate) fn is_free(anchor: &str) -> bool {
    let numbered =
        anchor.strip_prefix(['p', 's']).is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    !anchor.is_empty() && !numbered && !OURS.contains(&anchor)
}

/// A heading in a text: its id and the bytes that it takes, which may be none.
struct Heading {
    id: Option<String>,
    bytes: Range<usize>,
}

/// Shows the text of a page, with the headings of the sections that start on it.
pub(super) fn show(sections: &[Section], leaf: &Leaf, below_page: bool) -> Markup {
    let text = leaf.page.text.as_str();
    let marks = mark::byte_ranges(text, &leaf.marks);
    let headings = headings(sections, leaf.page.number, text);
    let ends = headings.iter().skip(1).map(|heading| heading.bytes.start).chain([text.len()]);
    let first = headings.first().map_or(text.len(), |heading| heading.bytes.start);
    html! {
        (paragraphs(text, 0..first, &marks))
        @for (heading, end) in headings.iter().zip(ends) {
            @let words = mark::show(text, heading.bytes.clone(), &marks);
            @if heading.bytes.is_empty() {
                @if let Some(id) = &heading.id { span id=(id) {} }
            } @else if below_page {
                h4 id=[&heading.id] { (words) }
            } @else {
                h3 id=[&heading.id] { (words) }
            }
            (paragraphs(text, heading.bytes.end..end, &marks))
        }
    }
}

/// The headings on a page, in order, apart; no id twice.
fn headings(sections: &[Section], page: u32, text: &str) -> Vec<Heading> {
    let offsets: Vec<usize> = text.char_indices().map(|(byte, _)| byte).collect();
    let byte = |scalar: usize| offsets.get(scalar).copied().unwrap_or(text.len());
    let mut ids = HashSet::new();
    let mut headings: Vec<Heading> = sections
        .iter()
        .enumerate()
        .map(|(at, section)| (ids.insert(section_id(at, section)), at, section))
        .filter(|(_, _, section)| section.page == page)
        .map(|(new, at, section)| {
            let start = byte(section.start);
            let bytes = start..heading_end(text, start, &section.heading).unwrap_or(start);
            Heading { id: new.then(|| section_id(at, section)), bytes }
        })
        .collect();
    headings.sort_by_key(|heading| heading.bytes.start);
    let starts: Vec<usize> = headings.iter().skip(1).map(|heading| heading.bytes.start).collect();
    for (heading, next) in headings.iter_mut().zip(starts) {
        heading.bytes.end = heading.bytes.end.min(next);
    }
    headings
}

/// Where a heading that starts at `start` ends; space may differ. `None` if the text says otherwise.
fn heading_end(text: &str, start: usize, heading: &str) -> Option<usize> {
    let mut wanted = heading.chars().filter(|c| !c.is_whitespace()).peekable();
    wanted.peek()?;
    for (at, c) in text.get(start..)?.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        if wanted.next() != Some(c) {
            return None;
        }
        if wanted.peek().is_none() {
            return Some(start + at + c.len_utf8());
        }
    }
    None
}

/// A text whose lines run on where only the paper ended them; paragraphs stay apart by a blank line.
pub(crate) fn flowed(text: &str) -> String {
    let mut flowed = String::with_capacity(text.len());
    for block in blocks(text, 0..text.len()) {
        if !flowed.is_empty() {
            flowed.push_str("\n\n");
        }
        for (at, line) in block.iter().enumerate() {
            if at > 0 {
                flowed.push(if keeps_break(text, &block, at) { '\n' } else { ' ' });
            }
            flowed.push_str(text.get(line.clone()).unwrap_or_default());
        }
    }
    flowed
}

/// Shows a part of a text as paragraphs.
fn paragraphs(text: &str, within: Range<usize>, marks: &[Range<usize>]) -> Markup {
    html! {
        @for block in blocks(text, within) {
            p lang=[welsh::lang(whole(text, &block))] {
                @for (at, line) in block.iter().enumerate() {
                    @if at > 0 { @if keeps_break(text, &block, at) { br; } @else { " " } }
                    (mark::show(text, line.clone(), marks))
                }
            }
        }
    }
}

/// The text from the first line of a block to its last.
fn whole<'a>(text: &'a str, block: &[Range<usize>]) -> &'a str {
    let ends = block.first().zip(block.last());
    ends.and_then(|(first, last)| text.get(first.start..last.end)).unwrap_or_default()
}

/// The lines of a part of a text, without space around them, by paragraph.
fn blocks(text: &str, within: Range<usize>) -> Vec<Vec<Range<usize>>> {
    let mut blocks = vec![Vec::new()];
    let mut start = within.start;
    for line in text.get(within).unwrap_or_default().split_inclusive('\n') {
        let before = line.len() - line.trim_start().len();
        let bytes = start + before..start + line.trim_end().len().max(before);
        start += line.len();
        match blocks.last_mut() {
            Some(block) if !bytes.is_empty() => block.push(bytes),
            Some(block) if !block.is_empty() => blocks.push(Vec::new()),
            _ => {}
        }
    }
    blocks.retain(|block: &Vec<Range<usize>>| !block.is_empty());
    blocks
}

/// Whether line `at` of a block begins on a line of its own.
fn keeps_break(text: &str, block: &[Range<usize>], at: usize) -> bool {
    let line = |at: usize| block.get(at).and_then(|bytes| text.get(bytes.clone())).unwrap_or_default();
    let longest = block.iter().map(Range::len).max().unwrap_or_default();
    let before = line(at.saturating_sub(1)).len();
    longest < NARROW || before * 10 < longest * 6 || is_item(line(at))
}

/// Whether a line begins like an item of a list: a bullet, `(a)`, `12.`, `4.2`.
fn is_item(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or_default();
    let more = first.len() < line.len();
    let bullet =
        matches!(first, "•" | "●" | "○" | "▪" | "■" | "◦" | "‣" | "–" | "-" | "*" | "\u{f0b7}" | "o");
    let inner = first.trim_start_matches('(').trim_end_matches([')', '.', ':']);
    let enclosed = inner.len() < first.len() && inner.len() <= 4;
    let letter = enclosed
        && inner.len() <= 3
        && inner.chars().all(|c| c.is_ascii_alphanumeric())
        && first.ends_with(')');
    let number = inner.starts_with(|c: char| c.is_ascii_digit())
        && inner.chars().all(|c| c.is_ascii_digit() || c == '.')
        && (enclosed || inner.contains('.'));
    more && (bullet || letter || number)
}

#[cfg(test)]
mod tests {
    use hindsight_index::review::Page;
    use hindsight_index::vocabulary::SectionKind;
    use proptest::prelude::*;

    use super::*;

    fn leaf(text: &str) -> Leaf {
        let page = Page::new(1, text);
        Leaf { page, marks: Vec::new() }
    }

    fn section(heading: &str, start: usize, anchor: Option<&str>) -> Section {
        let anchor = anchor.map(str::to_owned);
        Section { kind: SectionKind::Findings, heading: heading.into(), page: 1, start, anchor }
    }

    #[test]
    fn a_heading_is_set_apart_even_if_it_runs_over_two_lines() {
        let leaf = leaf("Théy lived alone.\n\nFindings and\nanalysis\nNo one asked.");

        let shown = show(&[section("Findings and analysis", 19, None)], &leaf, true).into_string();

        assert_eq!(
            shown,
            "<p>Théy lived alone.</p><h4 id=\"s0\">Findings and\nanalysis</h4><p>No one asked.</p>"
        );
    }

    #[test]
    fn a_heading_in_a_web_page_has_its_anchor_as_id_and_no_id_comes_twice() {
        let sections = [section("One", 0, Some("part")), section("Two", 5, Some("part"))];

        let shown = show(&sections, &leaf("One\n\nTwo"), false).into_string();

        assert_eq!(shown, "<h3 id=\"part\">One</h3><h3>Two</h3>");
    }

    #[test]
    fn a_heading_in_a_web_page_takes_no_id_that_is_ours() {
        let sections = ["main", "text", "p2", "s1"].map(|anchor| section("One", 0, Some(anchor)));

        let ids: Vec<String> = sections.iter().enumerate().map(|(at, one)| section_id(at, one)).collect();

        assert_eq!(ids, ["s0", "s1", "s2", "s3"]);
        assert_eq!(section_id(4, &section("One", 0, Some("part"))), "part");
    }

    #[test]
    fn a_heading_that_the_text_does_not_have_leaves_the_text_alone() {
        let shown = show(&[section("Other words", 0, None)], &leaf("No one asked."), true).into_string();

        assert_eq!(shown, "<span id=\"s0\"></span><p>No one asked.</p>");
    }

    #[test]
    fn a_line_that_the_paper_cut_runs_on_and_an_item_does_not() {
        let long = "The service closed the case after two calls that nobody had answered,";
        let text = format!("{long}\nand did not write.\n• A first point that is long enough to be a line.");

        let shown = show(&[], &leaf(&text), true).into_string();

        assert!(shown.contains("answered, and did not write.<br>• A first"), "{shown}");
    }

    proptest! {
        #[test]
        fn what_flows_keeps_every_letter_in_order(text in "[a-zé•(). \n]{0,80}") {
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();

            prop_assert_eq!(letters(&flowed(&text)), letters(&text));
        }

        #[test]
        fn every_character_is_shown_in_order_and_once(
            text in "[a-zé•(). \n]{0,80}",
            starts in prop::collection::vec((0_usize..100, "[a-z ]{0,6}"), 0..4),
            marks in prop::collection::vec([0_usize..90, 0_usize..90], 0..4),
        ) {
            let sections: Vec<Section> = starts.iter().map(|(start, heading)| section(heading, *start, None)).collect();
            let leaf = Leaf { marks, ..leaf(&text) };

            let shown = show(&sections, &leaf, true).into_string();

            let mut words = String::new();
            let mut inside = false;
            for c in shown.chars() {
                match c { '<' => inside = true, '>' => inside = false, c if !inside && !c.is_whitespace() => words.push(c), _ => {} }
            }
            let expected: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            prop_assert_eq!(words, expected);
        }
    }
}
