//! Finds the table of contents, whose lines look like headings but are none.
//!
//! A region starts at its heading ("Contents") or at the first of many lines
//! that end in a page number, and ends after the last entry. Never judges a
//! line by its words: that a line ends in a number or comes again is enough.

use std::collections::HashSet;
use std::sync::LazyLock;

use hindsight_index::review::Page;
use hindsight_index::vocabulary::SectionKind;
use regex::Regex;

use super::lines::{Line, lines};
use super::wording::{self, Fit, plain};

/// A stretch of one page that lists what is where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Region {
    /// The page.
    pub(super) page: u32,
    /// The byte at which it starts.
    pub(super) from: usize,
    /// The byte after its last entry.
    pub(super) to: usize,
    /// Its heading, if it has one on this page.
    pub(super) heading: Option<String>,
}

impl Region {
    /// Whether a place lies in the region.
    pub(super) fn holds(&self, page: u32, at: usize) -> bool {
        self.page == page && (self.from..self.to).contains(&at)
    }
}

/// A line that ends in dots and a page number.
static LEADER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:[.·_]\s?){4,}\s*(?:[0-9]{1,4}|[ivxlc]{1,6})?\s*$|…{2,}\s*[0-9]{1,4}\s*$").expect("fixed")
});

/// Entries that were joined into one paragraph.
static JOINED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:(?:[.·_]\s?){4,}|…{2,})\s*[0-9]{1,4}\b").expect("fixed"));

/// How many entries make a page without a heading a list of contents.
const ENTRIES: usize = 5;

/// The regions of a file, in order.
pub(super) fn find(pages: &[Page]) -> Vec<Region> {
    let mut found: Vec<Region> = Vec::new();
    for page in pages {
        let follows = found.last().is_some_and(|region| region.page + 1 == page.number);
        found.extend(on_page(page, follows));
    }
    found
}

/// The region on one page; `follows` if the page before has one.
fn on_page(page: &Page, follows: bool) -> Option<Region> {
    let lines: Vec<Line<'_>> = lines(page).collect();
    let first = lines.iter().position(|line| is_title(line.text));
    let listed = match first {
        Some(title) => entries(lines.get(title + 1..).unwrap_or_default()),
        None => unheaded(&lines, follows),
    };
    let from = first.or((listed > 0).then_some(0))?;
    let last = lines.get(from + listed).or(lines.last())?;
    let last = if first.is_none() { lines.get(listed.saturating_sub(1))? } else { last };
    Some(Region {
        page: page.number,
        from: lines.get(from)?.at,
        to: last.at + last.text.len(),
        heading: first.and_then(|at| lines.get(at)).map(|line| line.text.to_owned()),
    })
}

/// Whether a line is the heading of a table of contents.
fn is_title(line: &str) -> bool {
    line.starts_with(|c: char| c.is_uppercase())
        && wording::meaning(line).is_some_and(|m| m.kind == SectionKind::Contents && m.fit == Fit::Whole)
}

/// How many lines after the heading belong to the list.
fn entries(lines: &[Line<'_>]) -> usize {
    let numbered = numbered_run(lines);
    if numbered > 0 { numbered } else { unnumbered_run(lines) }
}

/// How many lines of a page without a heading belong to a list.
fn unheaded(lines: &[Line<'_>], follows: bool) -> usize {
    let leaders: usize = lines.iter().map(|line| leaders(line.text)).sum();
    let numbers = lines.iter().filter(|line| is_entry(line.text)).count();
    let dense = numbers * 2 >= lines.len();
    let enough = if follows { numbers >= 3 && dense } else { leaders >= ENTRIES && dense };
    if enough { numbered_run(lines) } else { 0 }
}

/// Dot leaders in a line.
fn leaders(line: &str) -> usize {
    JOINED.find_iter(line).count().max(usize::from(LEADER.is_match(line)))
}

/// Whether a line ends as an entry does.
fn is_entry(line: &str) -> bool {
    LEADER.is_match(line) || is_numbered(line) || leaders(line) > 1
}

/// Whether a line ends in a number, or is one: an entry, if its neighbours are.
fn is_numbered(line: &str) -> bool {
    /// Characters that the words of an entry have at most.
    const WORDS: usize = 110;
    let is_space = |c: char| c == '|' || c.is_whitespace();
    let (before, number) = line.rfind(is_space).map_or(("", line), |at| {
        let after = at + line.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        line.split_at(after)
    });
    let arabic = number.len() <= 3 && number.bytes().all(|b| b.is_ascii_digit());
    let roman = number.len() <= 6 && number.bytes().all(|b| b"ivxlc".contains(&b));
    if number.is_empty() || !(arabic || roman) {
        return false;
    }
    // Of the space before the number, all but the last may be taken for words.
    let words = before.trim_end_matches(is_space).chars().count().max(2);
    let all = before.chars().count();
    before.is_empty() || (words < all && words <= WORDS && !before.chars().take(words).any(|c| c == '\n'))
}

/// The lines up to the last entry, a few lines without a number between.
fn numbered_run(lines: &[Line<'_>]) -> usize {
    /// An entry may fill this many lines.
    const GAP: usize = 3;
    /// A line longer than this is text.
    const LONGEST: usize = 240;
    let (mut end, mut count) = (0, 0);
    for (at, line) in lines.iter().enumerate() {
        if is_entry(line.text) {
            end = at + 1;
            count += leaders(line.text).max(1);
        } else if at >= end + GAP || line.text.len() > LONGEST {
            break;
        }
    }
    if count >= 2 { end } else { 0 }
}

/// The short lines up to the first that comes again or that is text.
fn unnumbered_run(lines: &[Line<'_>]) -> usize {
    /// A line longer than this is text.
    const LONGEST: usize = 160;
    let mut seen = HashSet::new();
    let is_end = |line: &Line<'_>| line.text.len() > LONGEST || !seen.insert(plain(line.text));
    let run = lines.iter().position({
        let mut is_end = is_end;
        move |line| is_end(line)
    });
    let Some(end) = run else { return lines.len() };
    let text = lines.get(end).is_some_and(|line| line.text.len() > LONGEST);
    if text { end.saturating_sub(1) } else { end }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use regex::Regex;

    use super::super::tests::file;
    use super::*;

    fn regions(pages: &[&str]) -> Vec<(u32, usize, usize)> {
        find(&file(pages).pages).iter().map(|region| (region.page, region.from, region.to)).collect()
    }

    proptest! {
        #[test]
        fn a_numbered_line_is_words_space_and_a_number(
            line in "[a-z |\\n\u{a0}é]{0,8}(x{0,112})?[ |\\n]{0,3}[0-9ivxlc.]{0,7}"
        ) {
            let said = Regex::new(r"^(?:.{2,110}[\s|]+)?(?:[0-9]{1,3}|[ivxlc]{1,6})$").expect("fixed");

            prop_assert_eq!(is_numbered(&line), said.is_match(&line));
        }
    }

    #[test]
    fn a_list_may_run_on_to_the_next_page() {
        let first = "Contents\n\nSea ..... 3\n\nAir ..... 5";
        let second =
            "Land ..... 7\n\nFire ..... 9\n\nIce ..... 11\n\nThen the report begins with a sentence.";

        assert_eq!(regions(&[first, second]), [(1, 0, first.len()), (2, 0, 40)]);
    }

    #[test]
    fn entries_joined_into_one_paragraph_are_known_by_their_dots() {
        let page = "1 Sea ...... 3 2 Air ...... 5 3 Land ...... 7 4 Fire ...... 9 5 Ice ...... 11";

        assert_eq!(regions(&[page]), [(1, 0, page.len())]);
    }

    #[test]
    fn a_table_of_figures_in_the_text_is_no_list_of_contents() {
        assert_eq!(regions(&["Ferries in 2019 12\n\nFerries in 2020 14\n\nThey ran late."]), []);
    }
}
