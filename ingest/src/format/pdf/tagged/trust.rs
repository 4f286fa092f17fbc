//! Decides whether the tags of a document are to be believed.
//!
//! Programs tag whole paragraphs, empty lines, running headers and the lines
//! of lists as headings.
//! A heading that reads like none loses its tag; where too many do, no tag
//! counts but those of entries of the contents. Words are never touched.

use std::collections::{HashMap, HashSet};

use super::super::caption::names_figure;
use super::super::furniture::Leaf;
use super::super::line::Line;
use super::super::marker;
use super::{Role, Tag};

/// How many headings must be tagged for the tags to count.
const LEAST: usize = 3;
/// How many characters a heading has at most.
const LONGEST: usize = 250;
/// How many lines a heading has at most.
const MOST_LINES: usize = 6;

/// How many headings of one level in a row, with no text between, are a list.
const LIST: usize = 3;

/// The words of one element that is tagged as a heading.
#[derive(Debug, Default)]
struct Tagged {
    /// Its words.
    text: String,
    /// The page and the first of its lines.
    place: (usize, usize),
    /// How many lines it has.
    lines: usize,
    /// Its level.
    level: u8,
    /// The stretch of headings with no text between in which it stands.
    stretch: usize,
    /// Whether it is one of a list.
    listed: bool,
}

impl Tagged {
    /// Whether it reads like a heading and stands like one.
    fn is_fit(&self) -> bool {
        let text = self.text.trim();
        let length = text.chars().count();
        let letters = text.chars().filter(|ch| ch.is_alphabetic()).count();
        let bullet = marker::of(text) == Some(marker::Marker::Bullet);
        let short = !self.listed && self.lines <= MOST_LINES && length <= LONGEST;
        short && letters >= 2 && letters * 3 >= length && !bullet && !names_figure(text)
    }
}

/// Takes tags away that are not to be believed.
pub(crate) fn check(leaves: &mut [Leaf]) {
    let headings = headings(leaves);
    if !are_right(&headings, leaves) {
        for line in leaves.iter_mut().flat_map(|leaf| &mut leaf.lines) {
            if line.tag.role != Role::Entry {
                line.tag = Tag::default();
            }
        }
        return;
    }
    for Tagged { place: (page, first), lines, .. } in headings.iter().filter(|heading| !heading.is_fit()) {
        let lines = leaves.get_mut(*page).and_then(|leaf| leaf.lines.get_mut(*first..first + lines));
        lines.into_iter().flatten().for_each(|line| line.tag = Tag::default());
    }
}

/// The headings of a document: lines of one element that follow each other.
fn headings(leaves: &[Leaf]) -> Vec<Tagged> {
    let mut found: Vec<Tagged> = Vec::new();
    let mut stretch = 0;
    for (page, leaf) in leaves.iter().enumerate() {
        let mut before: Option<&Line> = None;
        for (index, line) in leaf.lines.iter().enumerate() {
            if before.is_none_or(|last| last.tag.level().is_none()) {
                stretch += 1;
            }
            if let Some(level) = line.tag.level() {
                match found.last_mut().filter(|_| before.is_some_and(|last| last.tag == line.tag)) {
                    Some(heading) => {
                        heading.text.push(' ');
                        heading.text.push_str(&line.text);
                        heading.lines += 1;
                    }
                    None => found.push(Tagged {
                        text: line.text.clone(),
                        place: (page, index),
                        lines: 1,
                        level,
                        stretch,
                        listed: false,
                    }),
                }
            }
            before = Some(line);
        }
    }
    mark_lists(&mut found);
    found
}

/// Marks those headings that are lines of a list.
fn mark_lists(headings: &mut [Tagged]) {
    let mut counts: HashMap<(usize, u8), usize> = HashMap::new();
    for heading in headings.iter() {
        *counts.entry((heading.stretch, heading.level)).or_default() += 1;
    }
    for heading in headings {
        heading.listed = counts.get(&(heading.stretch, heading.level)).is_some_and(|count| *count >= LIST);
    }
}

/// Whether the headings of a document are enough, short, few beside the text, and mostly of their own words.
fn are_right(headings: &[Tagged], leaves: &[Leaf]) -> bool {
    let all: usize = leaves.iter().flat_map(|leaf| &leaf.lines).map(|line| line.text.len()).sum();
    let single = headings.iter().filter(|heading| !heading.listed).count();
    let tagged: usize = headings.iter().map(|heading| heading.text.len()).sum();
    let fit: Vec<&str> = headings.iter().filter(|h| h.is_fit()).map(|heading| heading.text.trim()).collect();
    let distinct = fit.iter().collect::<HashSet<_>>().len();
    fit.len() >= LEAST && fit.len() * 3 >= single * 2 && distinct * 2 >= fit.len() && tagged * 5 <= all
}

#[cfg(test)]
mod tests {
    use super::super::super::glyph::Frame;
    use super::super::super::order::tests::line;
    use super::*;

    /// A page of these lines: `#` before a heading of its own, `|` before a cell, `~` before an entry.
    fn leaf(lines: &[&str]) -> Leaf {
        let line = |(index, text): (u8, &&str)| {
            let role = match text.chars().next() {
                Some('#') => Role::Heading(2),
                Some('|') => Role::Cell,
                Some('~') => Role::Entry,
                _ => Role::Plain,
            };
            let words = text.trim_start_matches(['#', '|', '~']);
            Line { tag: Tag { role, element: index }, ..line(words, 50.0, f32::from(index) * 20.0, 200.0) }
        };
        let frame = Frame { left: 0.0, right: 600.0, top: 0.0, bottom: 800.0 };
        Leaf { lines: (0..).zip(lines).map(line).collect(), frame, angle: 0 }
    }

    /// The roles that are left on a page.
    fn left(lines: &[&str]) -> Vec<Role> {
        let mut leaves = [leaf(lines)];
        check(&mut leaves);
        leaves[0].lines.iter().map(|line| line.tag.role).collect()
    }

    const TEXT: &str = "The panel read the logs of the harbour and spoke to all who kept the lamp that night. \
                        It asked each of them what they had seen, and when, and whom they had told of it.";
    const H: Role = Role::Heading(2);

    #[test]
    fn short_headings_between_text_are_believed() {
        let roles = left(&["#Findings", TEXT, "#The lamp", TEXT, "|Tide", "#Lessons", TEXT]);

        assert_eq!(roles, [H, Role::Plain, H, Role::Plain, Role::Cell, H, Role::Plain]);
    }

    #[test]
    fn a_heading_that_reads_like_none_loses_its_tag_alone() {
        let long = format!("#{TEXT} {TEXT}");

        for odd in [long.as_str(), "#14", "#a", "#• the lead keeper", "#1 2 3 4 of 56", "#Table 3: Tides"] {
            let mut rows = vec!["#Findings", TEXT, "#The lamp", TEXT, odd, TEXT, "#Lessons"];
            rows.extend([TEXT; 12]);

            let roles = left(&rows);

            assert_eq!((roles[2], roles[4], roles[6]), (H, Role::Plain, H), "{odd}");
        }
    }

    #[test]
    fn where_many_headings_read_like_none_no_tag_is_believed_but_those_of_entries() {
        let roles =
            left(&["~Findings 3", "#Findings", "#The lamp", "#14", "#Lessons", "#15", "|Tide", TEXT, TEXT]);

        assert_eq!(roles[0], Role::Entry);
        assert!(roles[1..].iter().all(|role| *role == Role::Plain), "{roles:?}");
    }

    #[test]
    fn headings_that_are_too_few_too_much_or_all_the_same_are_not_believed() {
        let few = ["#Findings", TEXT, "#Lessons", TEXT];
        let much =
            ["#Findings of the panel", "#The lamp and its keepers", "#Lessons for all", "It was late."];
        let same = ["#Harbour", TEXT, "#Harbour", TEXT, "#Harbour", TEXT, "#Harbour", TEXT];

        for lines in [few.as_slice(), &much, &same] {
            assert!(left(lines).iter().all(|role| *role == Role::Plain), "{lines:?}");
        }
    }

    #[test]
    fn lines_of_a_list_are_no_headings_but_a_chapter_and_its_first_section_are() {
        let list = ["#Sea", "#Air", "#Land", TEXT, TEXT];
        let rows = [
            ["#Findings", "#The lamp", TEXT, "#The boat", TEXT],
            ["#Lessons", TEXT, "#Thanks", "#Notes", TEXT],
            list,
        ];

        let roles = left(rows.as_flattened());

        assert_eq!((roles[0], roles[1], roles[7], roles[8]), (H, H, H, H));
        assert_eq!(roles[10..13], [Role::Plain; 3]);
    }
}
