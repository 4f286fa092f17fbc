//! Themes: what a review is about.
//!
//! A theme is central when a phrase that shows it stands in a finding, in a
//! conclusion, in a heading or in several places; else it is mentioned. What
//! is denied, or said of others than this person, is no theme of harm.

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
use super::scan::{Lens, Scan};
use super::view::View;
use crate::phrase::{Match, Strength};

/// The themes, ready to be looked for.
pub(super) static LENS: LazyLock<Lens> = LazyLock::new(|| Lens::new(&THEMES, cue::FOR_THEMES));

/// In how many places a theme stands that is central without a finding.
const PLACES: usize = 3;

/// How many words a denial reaches.
const DENIAL_REACH: usize = 4;

/// One place where a theme stands.
#[derive(Debug)]
struct Sighting {
    /// The page and, where pages are few, the paragraph.
    place: (u32, usize),
    /// Whether it stands where findings stand.
    finding: bool,
    /// Whether the phrase shows it by itself.
    strong: bool,
    /// Whether practice is criticised or praised there.
    polarity: Polarity,
    /// The words.
    quote: Evidence,
}

/// The themes of these pages, in the order of the taxonomy.
pub(super) fn labels(views: &[View<'_>]) -> Vec<ThemeLabel> {
    let acronyms = Acronyms::read(views, |long| LENS.entries(long));
    let entries = THEMES.entries();
    let mut sightings: Vec<Vec<Sighting>> = entries.iter().map(|_| Vec::new()).collect();
    for view in views {
        let scan = LENS.scan(view, &acronyms);
        for hit in &scan.hits {
            let entry = &entries[hit.entry];
            if !denied(view, &scan, hit, entry) {
                sightings[hit.entry].push(sighting(view, &scan, hit, entry, views.len() == 1));
            }
        }
    }
    entries.iter().zip(sightings).filter_map(|(entry, sightings)| label(entry, sightings)).collect()
}

/// Makes the label of a theme from where it stands.
fn label(entry: &Entry, mut sightings: Vec<Sighting>) -> Option<ThemeLabel> {
    if sightings.is_empty() {
        return None;
    }
    let places: HashSet<_> = sightings.iter().filter(|of| of.strong).map(|of| of.place).collect();
    let central = places.len() >= PLACES || sightings.iter().any(|of| of.finding && of.strong);
    let count = |polarity| sightings.iter().filter(|of| of.polarity == polarity).count();
    let polarity = match (count(Polarity::Concern), count(Polarity::Good)) {
        (0, 0) => Polarity::Neutral,
        (concerns, good) if good > concerns => Polarity::Good,
        _ => Polarity::Concern,
    };
    sightings.sort_by_key(|of| (!(of.finding && of.strong), !of.strong));
    Some(ThemeLabel {
        slug: entry.slug.clone(),
        tier: if central { Tier::Central } else { Tier::Mentioned },
        polarity,
        evidence: evidence::best(sightings.into_iter().map(|of| of.quote)),
    })
}

/// What one phrase shows.
fn sighting(view: &View<'_>, scan: &Scan, hit: &Match, entry: &Entry, few_pages: bool) -> Sighting {
    let sentence = view.sentence(hit.bytes.start);
    let zone = view.zone(hit.bytes.start);
    let heading = zone.is_some_and(|zone| zone.heading.contains(&hit.bytes.start));
    let kind = zone.map_or(SectionKind::Other, |zone| zone.kind);
    let paragraph = if few_pages { sentence.start } else { 0 };
    Sighting {
        place: (view.page.number, paragraph),
        finding: heading || is_finding(kind) || scan.has_cue(Cue::Conclusion, sentence.clone()),
        strong: hit.strength == Strength::Strong,
        polarity: polarity(scan, kind, entry, sentence),
        quote: evidence::quote(view, &hit.bytes),
    }
}

/// Whether findings stand in sections of this kind.
fn is_finding(kind: SectionKind) -> bool {
    matches!(
        kind,
        SectionKind::Findings | SectionKind::Conclusions | SectionKind::Recommendations | SectionKind::Analysis
    )
}

/// Whether practice is criticised or praised in a sentence.
fn polarity(scan: &Scan, kind: SectionKind, entry: &Entry, sentence: Range<usize>) -> Polarity {
    if entry.nature != Nature::Practice {
        return Polarity::Neutral;
    }
    let concern = scan.has_cue(Cue::Concern, sentence.clone());
    let good = scan.has_cue(Cue::Good, sentence) || kind == SectionKind::GoodPractice;
    match (concern, good) {
        (false, true) => Polarity::Good,
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
