//! Gathers the lines that are headings: those that the reader marked, and
//! those that are known by their wording alone.
//!
//! Every candidate stands at a place that the text has, and no two stand at
//! the same place. Never invents words: a heading's text is the reader's or
//! the line's own.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use hindsight_index::review::Page;
use hindsight_index::vocabulary::{PageOrigin, SectionKind};
use regex::Regex;

use super::contents::Region;
use super::lines::lines;
use super::wording::{self, plain};
use super::{alone, run_in, worded};
use crate::extracted::{Extracted, Heading, HeadingSource};

/// A line that opens a section.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Candidate {
    /// The page on which it stands.
    pub(super) page: u32,
    /// The byte at which it starts in that page's text.
    pub(super) at: usize,
    /// Its words.
    pub(super) text: String,
    /// 1 for the highest level.
    pub(super) level: u8,
    /// The kind that its wording names.
    pub(super) kind: Option<SectionKind>,
    /// How the reader knew it; `None` if its wording alone says so.
    pub(super) source: Option<HeadingSource>,
    /// The anchor that a link to it can use.
    pub(super) anchor: Option<String>,
}

/// The headings of a file, in order.
pub(super) fn gather(extracted: &Extracted, contents: &[Region]) -> Vec<Candidate> {
    let pages: HashMap<u32, &Page> = extracted.pages.iter().map(|page| (page.number, page)).collect();
    let mut places = Places::default();
    for heading in &extracted.headings {
        let page = pages.get(&heading.page);
        if let Some(candidate) = page.and_then(|page| marked(heading, page)) {
            places.put(candidate);
        }
    }
    let level = usual_level(places.all());
    for page in &extracted.pages {
        for candidate in unmarked(page, level) {
            places.put(candidate);
        }
    }
    let mut all = places.into_list();
    all.retain(|candidate| !contents.iter().any(|region| region.holds(candidate.page, candidate.at)));
    let mut all = without_lists(all, &pages);
    all.extend(contents.iter().enumerate().flat_map(|(at, region)| listed(contents, at, region, &pages)));
    name_title(&mut all, &extracted.metadata.large_type);
    all.sort_by_key(|candidate| (candidate.page, candidate.at, candidate.source.is_none()));
    all.dedup_by_key(|candidate| (candidate.page, candidate.at));
    without_repeats(all)
}

/// Takes the kind from the title of the whole, wherever it is printed.
///
/// "Final report and recommendations" on a cover opens no recommendations.
fn name_title(candidates: &mut [Candidate], large: &[String]) {
    let first = candidates.first().map(|first| plain(&first.text));
    let titles: HashSet<String> = large.iter().map(|words| plain(words)).chain(first).collect();
    for candidate in candidates.iter_mut().filter(|candidate| candidate.source.is_some()) {
        if titles.contains(&plain(&candidate.text)) && wording::is_loose(&candidate.text) {
            candidate.kind = None;
        }
    }
}

/// Candidates by place; the surest of those at one place is kept.
#[derive(Default)]
struct Places(BTreeMap<(u32, usize), Candidate>);

impl Places {
    /// Keeps a candidate unless a surer one overlaps it.
    fn put(&mut self, candidate: Candidate) {
        let end = candidate.at + candidate.text.len().max(1);
        let before = self.0.range(..(candidate.page, end)).next_back();
        let overlapped = before
            .filter(|((page, at), other)| {
                *page == candidate.page && at + other.text.len().max(1) > candidate.at
            })
            .map(|(place, other)| (*place, rank(other)));
        match overlapped {
            Some((_, other)) if other <= rank(&candidate) => {}
            Some((place, _)) => {
                self.0.remove(&place);
                self.0.insert((candidate.page, candidate.at), candidate);
            }
            None => {
                self.0.insert((candidate.page, candidate.at), candidate);
            }
        }
    }

    /// The candidates, in order.
    fn all(&self) -> impl Iterator<Item = &Candidate> {
        self.0.values()
    }

    /// The candidates, in order.
    fn into_list(self) -> Vec<Candidate> {
        self.0.into_values().collect()
    }
}

/// How sure a candidate is; less is surer.
fn rank(candidate: &Candidate) -> (bool, Option<HeadingSource>) {
    (candidate.source.is_none(), candidate.source)
}

/// A heading that the reader marked, if it can be one.
fn marked(heading: &Heading, page: &Page) -> Option<Candidate> {
    let rest = page.text.get(heading.at..)?;
    let text = heading.text.trim();
    let at = heading.at + (rest.len() - rest.trim_start().len());
    if at >= page.text.len() || !text.chars().any(char::is_alphabetic) {
        return None;
    }
    let meaning = wording::meaning(text);
    let by_type = heading.source == HeadingSource::Layout && page.origin == PageOrigin::Ocr;
    if by_type && !worded::is_heading(text) {
        return None;
    }
    let kind = meaning.map(|meaning| meaning.kind);
    let sure = heading.source == HeadingSource::Markup;
    if !sure && kind.is_none() && !could_be_heading(text) {
        return None;
    }
    let deep = if sure { None } else { wording::depth(text).filter(|depth| *depth > 1) };
    Some(Candidate {
        page: page.number,
        at,
        text: text.to_owned(),
        level: heading.level.max(deep.unwrap_or(0)),
        kind,
        source: Some(heading.source),
        anchor: heading.anchor.clone(),
    })
}

/// Whether large or bold words can be a heading of unknown wording.
fn could_be_heading(text: &str) -> bool {
    /// Longer ones are sentences in bold.
    const LONGEST: usize = 160;
    let first = wording::without_numbering(text).chars().find(|c| c.is_alphabetic());
    text.len() <= LONGEST
        && first.is_some_and(|c| !c.is_lowercase())
        && !text.ends_with(['.', ',', ';'])
        && !text.starts_with(['•', '-', '–', '●', '▪'])
        && !CAPTION.is_match(text)
}

/// The caption of a figure or a table.
static CAPTION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:Figure|Fig\.|Table|Chart|Box|Photo(?:graph)?)\s+[0-9A-Z][0-9.]*\b").expect("fixed")
});

/// The level at which most headings of known wording stand.
fn usual_level<'a>(candidates: impl Iterator<Item = &'a Candidate>) -> u8 {
    let mut counts: BTreeMap<u8, usize> = BTreeMap::new();
    for candidate in candidates.filter(|candidate| candidate.kind.is_some()) {
        *counts.entry(candidate.level).or_default() += 1;
    }
    counts
        .into_iter()
        .max_by_key(|(level, count)| (*count, std::cmp::Reverse(*level)))
        .map_or(1, |(level, _)| level)
}

/// The lines of a page that are headings by their wording alone.
fn unmarked(page: &Page, level: u8) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut before: Option<&str> = None;
    for line in lines(page) {
        let heading = alone::heading(line.text, before).or_else(|| run_in::heading(line.text));
        found.extend(heading.map(|(text, kind)| Candidate {
            page: page.number,
            at: line.at,
            text: text.to_owned(),
            level:
                wording::depth(text).map_or(level, |depth| (level.saturating_sub(1)).saturating_add(depth)),
            kind: Some(kind),
            source: None,
            anchor: None,
        }));
        before = Some(line.text);
    }
    found
}

/// The section of a list of contents, and the one after it where text goes on.
fn listed(contents: &[Region], at: usize, region: &Region, pages: &HashMap<u32, &Page>) -> Vec<Candidate> {
    let opens = at == 0 || contents.get(at - 1).is_none_or(|before| before.page + 1 != region.page);
    let heading = region.heading.clone();
    let mut found = Vec::new();
    if opens || heading.is_some() {
        found.push(plain_candidate(
            region.page,
            region.from,
            heading.unwrap_or_default(),
            SectionKind::Contents,
        ));
    }
    let rest = pages.get(&region.page).and_then(|page| page.text.get(region.to..)).unwrap_or_default();
    let next = region.to + (rest.len() - rest.trim_start().len());
    let goes_on = contents.get(at + 1).is_some_and(|after| after.page == region.page + 1);
    if !rest.trim().is_empty() {
        found.push(plain_candidate(region.page, next, String::new(), SectionKind::Other));
    } else if !goes_on && let Some(page) = pages.get(&(region.page + 1)).filter(|page| !page.text.is_empty())
    {
        let start = page.text.len() - page.text.trim_start().len();
        if start < page.text.len() {
            found.push(plain_candidate(page.number, start, String::new(), SectionKind::Other));
        }
    }
    found
}

/// Drops headings that only list what comes later: lines in a row, each of which opens a section on a later page.
fn without_lists(candidates: Vec<Candidate>, pages: &HashMap<u32, &Page>) -> Vec<Candidate> {
    /// Fewer headings in a row may stand above one text.
    const ROW: usize = 3;
    let mut last: HashMap<String, u32> = HashMap::new();
    for candidate in &candidates {
        last.insert(bare(&candidate.text), candidate.page);
    }
    let comes_again =
        |candidate: &Candidate| last.get(&bare(&candidate.text)).is_some_and(|page| *page > candidate.page);
    let adjoin = |two: &[Candidate]| match two {
        [one, next] if one.page == next.page => {
            let text = pages.get(&one.page).and_then(|page| page.text.get(one.at + one.text.len()..next.at));
            text.is_some_and(|between| between.trim().is_empty())
        }
        _ => false,
    };
    let mut kept = vec![true; candidates.len()];
    let mut from = 0;
    for to in 1..=candidates.len() {
        if to < candidates.len() && adjoin(&candidates[to - 1..=to]) {
            continue;
        }
        let row = &candidates[from..to];
        let again = row.iter().filter(|candidate| comes_again(candidate)).count();
        if row.len() >= ROW && again + 1 >= row.len() {
            kept[from..to].fill(false);
        }
        from = to;
    }
    candidates.into_iter().zip(kept).filter_map(|(candidate, kept)| kept.then_some(candidate)).collect()
}

/// The words of a heading as they are compared, without its number.
fn bare(text: &str) -> String {
    plain(wording::without_numbering(text))
}

/// A candidate that no reader marked; no heading is part of its section.
fn plain_candidate(page: u32, at: usize, text: String, kind: SectionKind) -> Candidate {
    Candidate { page, at, text, level: u8::MAX, kind: Some(kind), source: None, anchor: None }
}

/// Drops headings that only say again what section this is.
fn without_repeats(candidates: Vec<Candidate>) -> Vec<Candidate> {
    /// A line on so many pages is a running header.
    const RUNNING: usize = 4;
    let mut on: HashMap<String, HashSet<u32>> = HashMap::new();
    for candidate in &candidates {
        on.entry(plain(&candidate.text)).or_default().insert(candidate.page);
    }
    let (mut kept, mut seen, mut open): (Vec<Candidate>, HashSet<String>, String) = Default::default();
    for candidate in candidates {
        let key = plain(&candidate.text);
        let sure = matches!(candidate.source, Some(HeadingSource::Markup | HeadingSource::Outline));
        let running = on.get(&key).is_some_and(|pages| pages.len() >= RUNNING) && seen.contains(&key);
        if !key.is_empty() && !sure && (key == open || running) {
            continue;
        }
        seen.insert(key.clone());
        open = key;
        kept.push(candidate);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::super::tests::{file, marked as marked_file};
    use super::*;

    #[test]
    fn of_two_marks_on_one_line_the_surer_is_kept() {
        let mut extracted = marked_file("3 Findings\n\nText.", &[("3 Findings", 1)]);
        let mut second = extracted.headings[0].clone();
        second.text = "Findings".to_owned();
        second.at = 2;
        second.source = HeadingSource::Layout;
        extracted.headings.insert(0, second);

        let found = gather(&extracted, &[]);

        assert_eq!(found.len(), 1);
        assert_eq!(found[0].text, "3 Findings");
    }

    #[test]
    fn large_words_that_are_a_sentence_open_nothing() {
        let mut extracted =
            marked_file("They asked, again and again.\n\nText.", &[("They asked, again and again.", 1)]);
        extracted.headings[0].source = HeadingSource::Layout;

        assert_eq!(gather(&extracted, &[]), []);
    }

    #[test]
    fn on_a_page_read_from_its_picture_large_words_must_read_as_a_heading() {
        let text = "contact.**\n\nThe storm at night\n\nFindings\n\nText.";
        let found = |origin: PageOrigin, source: HeadingSource| -> Vec<String> {
            let lines = [("contact.**", 1), ("The storm at night", 1), ("Findings", 1)];
            let mut extracted = marked_file(text, &lines);
            extracted.headings.iter_mut().for_each(|heading| heading.source = source);
            extracted.pages[0].origin = origin;
            gather(&extracted, &[]).into_iter().map(|candidate| candidate.text).collect()
        };

        let all = ["contact.**", "The storm at night", "Findings"];
        assert_eq!(found(PageOrigin::Ocr, HeadingSource::Layout), all[1..]);
        assert_eq!(found(PageOrigin::Ocr, HeadingSource::Outline), all);
        assert!(found(PageOrigin::Text, HeadingSource::Layout).contains(&all[1].to_owned()));
    }

    #[test]
    fn a_place_that_the_text_does_not_have_is_no_heading() {
        let mut extracted = marked_file("Überblick", &[("Überblick", 1)]);
        extracted.headings[0].at = 1;

        assert_eq!(gather(&extracted, &[]), []);
    }

    #[test]
    fn lines_in_a_row_that_open_sections_later_are_a_list_of_contents() {
        let front = "The ferry\n\nSummary\n\n1 Introduction\n\n2 Findings";
        let pages = [front, "Summary\n\nText.", "1 Introduction\n\nText.", "2 Findings\n\nText."];

        let found = gather(&file(&pages), &[]);

        assert_eq!(found.iter().map(|candidate| candidate.page).collect::<Vec<_>>(), [2, 3, 4]);
    }

    #[test]
    fn the_caption_of_a_figure_opens_nothing() {
        assert!(!could_be_heading("Figure 3: The pier at night"));
        assert!(could_be_heading("Figures of speech"));
    }

    #[test]
    fn an_empty_page_has_no_headings() {
        assert_eq!(gather(&file(&["", "\n\n"]), &[]), []);
    }
}
