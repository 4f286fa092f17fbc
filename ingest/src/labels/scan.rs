//! Finds the phrases of a taxonomy on a page and drops those that do not
//! count: in traps, in zones that never count, and weak ones alone.

use std::collections::HashMap;
use std::ops::Range;

use hindsight_index::bodies::Body;
use hindsight_index::taxonomy::Taxonomy;
use hindsight_index::vocabulary::SectionKind;

use super::acronym::Acronyms;
use super::aside;
use super::cue::{self, Cue};
use super::view::View;
use hindsight_index::phrase::{Finder, Match, Matcher, Phrase, Strength};

/// A taxonomy with cues, ready to be looked for.
#[derive(Debug)]
pub(super) struct Lens {
    /// All the phrases.
    matcher: Matcher,
    /// How many entries the taxonomy has.
    entries: usize,
    /// The cues, whose entries follow those of the taxonomy.
    cues: &'static [Cue],
    /// The bodies that are looked for by name, by number of phrase from `first_name`.
    bodies: Vec<&'static Body>,
    /// The number of the first phrase that is the name of a body.
    first_name: usize,
}

/// What counts on one page.
#[derive(Debug)]
pub(super) struct Scan {
    /// The phrases that count, by first word.
    pub(super) hits: Vec<Match>,
    /// The cues, by first word.
    pub(super) cues: Vec<(Cue, Match)>,
}

/// How many words from another phrase a weak one may stand.
const COMPANY: usize = 40;

impl Lens {
    /// Compiles a taxonomy with cues.
    pub(super) fn new(taxonomy: &'static Taxonomy, cues: &'static [Cue]) -> Self {
        Self::with_bodies(taxonomy, cues, &[])
    }

    /// Compiles a taxonomy with cues and with the names of bodies, which are
    /// strong phrases of their sectors.
    pub(super) fn with_bodies(
        taxonomy: &'static Taxonomy,
        cues: &'static [Cue],
        bodies: &'static [Body],
    ) -> Self {
        let entries = taxonomy.entries().len();
        let phrases = taxonomy.entries().iter().enumerate().flat_map(|(entry, of)| {
            of.phrases().map(move |(pattern, strength)| Phrase { entry, strength, pattern })
        });
        let phrases: Vec<Phrase<'_>> = phrases.chain(cue::phrases(cues, entries)).collect();
        let first_name = phrases.len();
        let (names, bodies): (Vec<_>, Vec<_>) = names(taxonomy, bodies).unzip();
        let matcher = Matcher::compile(phrases.into_iter().chain(names))
            .expect("every phrase of the taxonomies is compiled by a test");
        Self { matcher, entries, cues, bodies, first_name }
    }

    /// The body whose name a phrase is.
    pub(super) fn body(&self, hit: &Match) -> Option<&'static Body> {
        self.bodies.get(hit.phrase.checked_sub(self.first_name)?).copied()
    }

    /// The entries whose phrases stand in a text.
    pub(super) fn entries(&self, text: &str) -> Vec<usize> {
        let found = self.matcher.find(text).into_iter().filter(|found| found.strength != Strength::Trap);
        found.map(|found| found.entry).collect()
    }

    /// Looks for the phrases and cues in the pages of one document.
    pub(super) fn finder(&self) -> Finder<'_> {
        Finder::new(&self.matcher)
    }

    /// What counts of the phrases and cues that were found on a page.
    pub(super) fn scan(&self, view: &View<'_>, found: Vec<Match>, acronyms: &Acronyms) -> Scan {
        let (entries, cues): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|found| found.entry < self.entries);
        let cues =
            cues.into_iter().filter_map(|found| Some((*self.cues.get(found.entry - self.entries)?, found)));
        let cues: Vec<(Cue, Match)> = cues.collect();
        let asides = aside::lists(view, &cues);
        let (traps, mut hits): (Vec<_>, Vec<_>) =
            entries.into_iter().partition(|found| found.strength == Strength::Trap);
        let traps = Traps::new(traps);
        acronyms.judge(&view.page.text, &mut hits);
        hits.retain(|hit| counts(view, hit) && !traps.hold(hit) && !within(&asides, &hit.bytes));
        let hits = without_lonely(hits);
        Scan { hits, cues }
    }
}

/// The names of bodies as phrases of their sectors.
fn names(
    taxonomy: &'static Taxonomy,
    bodies: &'static [Body],
) -> impl Iterator<Item = (Phrase<'static>, &'static Body)> {
    bodies.iter().flat_map(|body| {
        let entry = taxonomy.entries().iter().position(|entry| entry.slug == body.sector);
        let phrase = move |name: &'static String| {
            let phrase = Phrase { entry: entry?, strength: Strength::Strong, pattern: name };
            Some((phrase, body))
        };
        body.phrases.iter().filter_map(phrase)
    })
}

impl Scan {
    /// The cues of a kind that start in a range of bytes.
    pub(super) fn cues_in(&self, cue: Cue, bytes: Range<usize>) -> impl Iterator<Item = &Match> {
        let from = self.cues.partition_point(|(_, found)| found.bytes.start < bytes.start);
        let rest = self.cues.get(from..).unwrap_or_default();
        rest.iter()
            .take_while(move |(_, found)| found.bytes.start < bytes.end)
            .filter(move |(kind, _)| *kind == cue)
            .map(|(_, found)| found)
    }

    /// Whether there is a cue of a kind in a range of bytes.
    pub(super) fn has_cue(&self, cue: Cue, bytes: Range<usize>) -> bool {
        self.cues_in(cue, bytes).next().is_some()
    }
}

/// Where nothing of an entry counts, by entry: ranges of bytes in order that
/// do not overlap.
#[derive(Debug, Default)]
struct Traps(HashMap<usize, Vec<Range<usize>>>);

impl Traps {
    /// Joins the traps of each entry; they come by first word.
    fn new(traps: Vec<Match>) -> Self {
        let mut joined: HashMap<usize, Vec<Range<usize>>> = HashMap::new();
        for trap in traps {
            let ranges = joined.entry(trap.entry).or_default();
            match ranges.last_mut() {
                Some(last) if trap.bytes.start <= last.end => last.end = last.end.max(trap.bytes.end),
                _ => ranges.push(trap.bytes),
            }
        }
        Self(joined)
    }

    /// Whether a phrase stands in a trap of its entry.
    fn hold(&self, hit: &Match) -> bool {
        self.0.get(&hit.entry).is_some_and(|ranges| within(ranges, &hit.bytes))
    }
}

/// Whether a phrase lies where phrases count.
fn counts(view: &View<'_>, hit: &Match) -> bool {
    let kind = view.zone(hit.bytes.start).map_or(SectionKind::Other, |zone| zone.kind);
    !matches!(
        kind,
        SectionKind::Contents
            | SectionKind::Glossary
            | SectionKind::TermsOfReference
            | SectionKind::References
    )
}

/// Whether bytes share something with one of several ranges, which are in
/// order and do not overlap.
pub(super) fn within(ranges: &[Range<usize>], bytes: &Range<usize>) -> bool {
    let after = ranges.partition_point(|range| range.end <= bytes.start);
    ranges.get(after).is_some_and(|range| overlap(range, bytes))
}

/// Whether two ranges share a byte.
pub(super) fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// Leaves out weak phrases with no other phrase of their entry near them.
fn without_lonely(hits: Vec<Match>) -> Vec<Match> {
    let near = |one: &Match, other: &Match| one.words.start.abs_diff(other.words.start) <= COMPANY;
    let company = |at: usize, hit: &Match| {
        let (before, after) = hits.split_at(at);
        let is_company = |other: &&Match| {
            other.entry == hit.entry && other.phrase != hit.phrase && !overlap(&other.bytes, &hit.bytes)
        };
        before.iter().rev().take_while(|other| near(hit, other)).any(|other| is_company(&other))
            || after.iter().take_while(|other| near(hit, other)).any(|other| is_company(&other))
    };
    let kept: Vec<bool> =
        hits.iter().enumerate().map(|(at, hit)| hit.strength.shows_alone() || company(at, hit)).collect();
    hits.into_iter().zip(kept).filter_map(|(hit, keep)| keep.then_some(hit)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labels::view;
    use hindsight_index::review::Page;
    use std::sync::LazyLock;

    static EXAMPLE: LazyLock<Taxonomy> = LazyLock::new(|| {
        let text = "[drift]\nname = \"Drift\"\nstrong = [\"case drift\"]\nweak = [\"delay\", \"slow\"]\n\
                    traps = [\"speech delay\"]";
        Taxonomy::parse(text).expect("a taxonomy")
    });

    fn found(text: &str) -> usize {
        let pages = [Page::new(1, text)];
        let views = view::views(&pages, &[]);
        let lens = Lens::new(&EXAMPLE, &[]);
        lens.scan(&views[0], lens.matcher.find(text), &Acronyms::default()).hits.len()
    }

    #[test]
    fn a_weak_phrase_counts_in_company_only() {
        assert_eq!(found("a delay"), 0);
        assert_eq!(found("a delay, and a delay"), 0);
        assert_eq!(found("a delay that was slow"), 2);
        assert_eq!(found("case drift and delay"), 2);
        assert_eq!(found(&format!("a delay {} slow", "and ".repeat(COMPANY))), 0);
    }

    #[test]
    fn nothing_counts_inside_a_trap() {
        assert_eq!(found("slow speech delay"), 0);
    }
}
