//! Themes: what a review is about.
//!
//! A theme is central when findings come back to it: a phrase that shows it
//! stands in a heading, or in a finding and in another place; a circumstance
//! of the person needs more, since findings name many in passing; a harm is
//! central as the outcome of an inquest, and practice as what a concern of a
//! coroner starts with. Else it is mentioned. What is denied, or said of
//! others than this person, is no theme of harm.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use hindsight_index::evidence::Evidence;
use hindsight_index::review::ThemeLabel;
use hindsight_index::taxonomy::{Entry, Nature, THEMES};
use hindsight_index::vocabulary::{Polarity, SectionKind, Tier};

use super::acronym::Acronyms;
use super::cue::{self, Cue};
use super::evidence;
use super::lead::Leads;
use super::scan::{Lens, Scan};
use super::view::View;
use hindsight_index::phrase::{Cut, Finder, Match, Strength, Words};

/// The themes, ready to be looked for.
pub(super) static LENS: LazyLock<Lens> = LazyLock::new(|| Lens::new(&THEMES, cue::FOR_THEMES));

/// In how many places a theme stands that is central without a finding.
const PLACES: usize = 3;

/// The same in a document that has only one page and no findings, where sentences are places.
const SENTENCES: usize = 5;

/// In how many places practice stands that is central, one of them a finding.
const PRACTICE: usize = 2;

/// In how many places a harm or circumstance stands that is central, one of them a finding.
const OTHERS: usize = 3;

/// The most places that are kept of a theme.
const MOST_PLACES: usize = 64;

/// How many words a denial reaches.
const DENIAL_REACH: usize = 4;

/// What is known of one theme so far. Its size is bounded, however often the
/// theme stands in the text.
#[derive(Debug, Default)]
struct Tally {
    /// Different places with a phrase that shows it by itself.
    places: HashSet<(u32, usize)>,
    /// Whether one of them is a finding.
    finding: bool,
    /// Whether a heading, the outcome of an inquest or the first sentence of a concern says it.
    outright: bool,
    /// How often practice is criticised.
    concerns: usize,
    /// How often practice is praised.
    praise: usize,
    /// The first sentence that criticises it, and the first that praises it.
    judged: [Option<Evidence>; 2],
    /// Quotations: from findings, by strong phrases, by others.
    quotes: [Vec<Evidence>; 3],
}

/// What is known of all themes so far.
#[derive(Debug)]
pub(super) struct Themes<'a> {
    /// What the review says that its acronyms mean.
    acronyms: Acronyms,
    /// Where concerns begin.
    leads: &'a Leads,
    /// Looks for their phrases.
    finder: Finder<'static>,
    /// Each theme, in the order of the taxonomy.
    tallies: Vec<Tally>,
    /// Whether sentences are places.
    sentences: bool,
}

impl<'a> Themes<'a> {
    /// Nothing is known of these pages yet.
    pub(super) fn new(views: &[View<'_>], leads: &'a Leads) -> Self {
        Self {
            acronyms: Acronyms::read(views, |long| LENS.entries(long)),
            leads,
            finder: LENS.finder(),
            tallies: THEMES.entries().iter().map(|_| Tally::default()).collect(),
            sentences: views.len() == 1 && !views.iter().any(|view| view.has(is_finding)),
        }
    }

    /// Adds a page, whose text is cut.
    pub(super) fn add(&mut self, view: &View<'_>, words: &Words<'_>, cut: &Cut) {
        let scan = LENS.scan(view, self.finder.find(words, cut), &self.acronyms);
        for hit in &scan.hits {
            let entry = &THEMES.entries()[hit.entry];
            if !denied(view, &scan, hit, entry) {
                self.tallies[hit.entry].add(view, &scan, self.leads, hit, entry);
            }
        }
    }

    /// The labels, in the order of the taxonomy.
    pub(super) fn labels(self) -> Vec<ThemeLabel> {
        let all = THEMES.entries().iter().zip(self.tallies);
        all.filter_map(|(entry, tally)| tally.label(entry, self.sentences)).collect()
    }
}

impl Tally {
    /// Adds one phrase.
    fn add(&mut self, view: &View<'_>, scan: &Scan, leads: &Leads, hit: &Match, entry: &Entry) {
        let sentence = view.sentence(hit.bytes.start);
        let zone = view.zone(hit.bytes.start);
        let heading = zone.is_some_and(|zone| zone.heading.contains(&hit.bytes.start));
        let kind = zone.map_or(SectionKind::Other, |zone| zone.kind);
        let strong = hit.strength.shows_alone();
        // The medical cause of death is no finding about practice.
        let outcome = entry.nature == Nature::Harm && scan.has_cue(Cue::Conclusion, sentence.clone());
        let finding = heading || is_finding(kind) || outcome;
        if strong {
            self.finding |= finding;
            let term = hit.strength == Strength::Strong;
            self.outright |= heading || outcome || term && leads_a_concern(view, scan, leads, hit, entry);
            if self.places.len() < MOST_PLACES {
                self.places.insert((view.page.number, sentence.start));
            }
        }
        self.judge(polarity(scan, kind, entry, sentence), || evidence::quote(view, &hit.bytes));
        let [findings, strongest, others] = &mut self.quotes;
        let quotes = match (strong, finding) {
            (true, true) => findings,
            (true, false) => strongest,
            (false, _) => others,
        };
        evidence::keep(quotes, || evidence::quote(view, &hit.bytes));
    }

    /// Counts a sentence for or against practice.
    fn judge(&mut self, polarity: Polarity, quote: impl FnOnce() -> Evidence) {
        let [criticism, praise] = &mut self.judged;
        let (count, first) = match polarity {
            Polarity::Concern => (&mut self.concerns, criticism),
            Polarity::Good => (&mut self.praise, praise),
            Polarity::Neutral => return,
        };
        *count += 1;
        first.get_or_insert_with(quote);
    }

    /// Whether practice is criticised or praised by and large.
    ///
    /// A review comes back to what went wrong, and its findings are of that: what is central, and practice
    /// that findings speak of, is of concern unless it is praised.
    fn polarity(&self, nature: Nature, tier: Tier) -> Polarity {
        let found = tier == Tier::Central || nature == Nature::Practice && self.finding;
        match (self.concerns, self.praise) {
            (concerns, praise) if praise > concerns => Polarity::Good,
            (0, 0) if !found => Polarity::Neutral,
            _ => Polarity::Concern,
        }
    }

    /// Whether the review comes back to the theme; `sentences` if they are its places.
    fn is_central(&self, nature: Nature, sentences: bool) -> bool {
        let beside_a_finding = if nature == Nature::Practice { PRACTICE } else { OTHERS };
        let pages = self.places.iter().map(|(page, _)| page).collect::<HashSet<_>>().len();
        self.outright
            || self.finding && self.places.len() >= beside_a_finding
            || pages >= PLACES
            || sentences && self.places.len() >= SENTENCES
    }

    /// Makes the label, if the theme was found. The quotation that shows its polarity comes first.
    fn label(self, entry: &Entry, sentences: bool) -> Option<ThemeLabel> {
        let tier = if self.is_central(entry.nature, sentences) { Tier::Central } else { Tier::Mentioned };
        let polarity = self.polarity(entry.nature, tier);
        let [criticism, praise] = self.judged;
        let first = if polarity == Polarity::Good { praise } else { criticism };
        let mut evidence = Vec::new();
        for quote in first.into_iter().chain(self.quotes.into_iter().flatten()) {
            evidence::keep(&mut evidence, || quote);
        }
        (!evidence.is_empty()).then(|| ThemeLabel { slug: entry.slug.clone(), tier, polarity, evidence })
    }
}

/// Whether findings stand in sections of this kind.
fn is_finding(kind: SectionKind) -> bool {
    matches!(
        kind,
        SectionKind::Findings
            | SectionKind::Conclusions
            | SectionKind::Recommendations
            | SectionKind::Analysis
    )
}

/// Whether practice is what a concern starts with, and criticised there.
fn leads_a_concern(view: &View<'_>, scan: &Scan, leads: &Leads, hit: &Match, entry: &Entry) -> bool {
    let lead = || leads.at(view.page.number, hit.bytes.start);
    entry.nature == Nature::Practice && lead().is_some_and(|lead| scan.has_cue(Cue::Concern, lead))
}

/// Whether practice is criticised or praised in a sentence. What is asked for
/// is not praised: "the trust should share its good practice".
fn polarity(scan: &Scan, kind: SectionKind, entry: &Entry, sentence: Range<usize>) -> Polarity {
    if entry.nature != Nature::Practice {
        return Polarity::Neutral;
    }
    let concern = scan.has_cue(Cue::Concern, sentence.clone());
    let asked = matches!(kind, SectionKind::Recommendations | SectionKind::ActionPlan);
    let good = scan.has_cue(Cue::Good, sentence.clone()) || kind == SectionKind::GoodPractice;
    match (concern, good) {
        (false, true) if !asked && !scan.has_cue(Cue::Ask, sentence) => Polarity::Good,
        (true, false) if is_finding(kind) => Polarity::Concern,
        _ => Polarity::Neutral,
    }
}

/// Whether the words near a harm or circumstance deny it, or say it of others.
fn denied(view: &View<'_>, scan: &Scan, hit: &Match, entry: &Entry) -> bool {
    let sentence = view.sentence(hit.bytes.start);
    if scan.has_cue(Cue::Elsewhere, sentence.clone()) {
        return true;
    }
    if entry.nature == Nature::Practice {
        return false;
    }
    let before = scan
        .cues_in(Cue::Denial, sentence.start..hit.bytes.start)
        .any(|cue| cue.words.end <= hit.words.start && hit.words.start - cue.words.end <= DENIAL_REACH);
    let after = scan
        .cues_in(Cue::DenialAfter, hit.bytes.end..sentence.end)
        .any(|cue| cue.words.start - hit.words.end.min(cue.words.start) <= DENIAL_REACH);
    before || after
}

#[cfg(test)]
mod tests;
