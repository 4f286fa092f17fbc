//! Agencies: who was part of a review.
//!
//! An agency is addressed if the review is sent to it or asks it to act,
//! involved if a sentence says that it dealt with the person, and otherwise
//! mentioned. There is one label for a sector, with its strongest role.

use std::ops::Range;
use std::sync::LazyLock;

use hindsight_index::evidence::Evidence;
use hindsight_index::review::{AgencyLabel, Recommendation};
use hindsight_index::taxonomy::AGENCIES;
use hindsight_index::vocabulary::{AgencyRole, SectionKind};

use super::acronym::Acronyms;
use super::addressee;
use super::cue::{self, Cue};
use super::evidence;
use super::scan::{Lens, Scan, overlap};
use super::view::View;
use crate::phrase::{Match, Strength};

/// The agencies, ready to be looked for.
pub(super) static LENS: LazyLock<Lens> = LazyLock::new(|| Lens::new(&AGENCIES, cue::FOR_AGENCIES));

/// How many words lie between an agency and what it did.
const CONTACT_REACH: usize = 6;

/// How many words lie between an agency and what it is asked.
const ASK_REACH: usize = 5;

/// One place that speaks of an agency.
#[derive(Debug)]
struct Sighting {
    /// What it shows.
    role: AgencyRole,
    /// The proper name there, if one stands there.
    name: Option<String>,
    /// The words.
    quote: Evidence,
}

/// The agencies of these pages, in the order of the taxonomy.
pub(super) fn labels(
    views: &[View<'_>],
    recommendations: &[Recommendation],
    addressees: &[String],
    publisher: Option<&str>,
) -> Vec<AgencyLabel> {
    let acronyms = Acronyms::read(views, |long| LENS.entries(long));
    let entries = AGENCIES.entries();
    let mut sightings: Vec<Vec<Sighting>> = entries.iter().map(|_| Vec::new()).collect();
    let named = named(views, recommendations, addressees);
    for (slug, sighting) in named {
        if let Some(at) = entries.iter().position(|entry| entry.slug == slug) {
            sightings[at].push(sighting);
        }
    }
    for view in views {
        let scan = LENS.scan(view, &acronyms);
        let own = publisher.map(|name| occurrences(&view.page.text, name)).unwrap_or_default();
        for hit in scan.hits.iter().filter(|hit| !own.iter().any(|own| overlap(own, &hit.bytes))) {
            let role = role(view, &scan, hit);
            sightings[hit.entry].push(Sighting { role, name: None, quote: evidence::quote(view, &hit.bytes) });
        }
    }
    entries.iter().zip(sightings).filter_map(|(entry, sightings)| label(&entry.slug, sightings)).collect()
}

/// Makes the label of a sector from where it stands.
fn label(slug: &str, mut sightings: Vec<Sighting>) -> Option<AgencyLabel> {
    sightings.sort_by_key(|of| rank(of.role));
    let role = sightings.first()?.role;
    let name = sightings.iter().find_map(|of| of.name.clone());
    let quotes = sightings.into_iter().filter(|of| of.role == role).map(|of| of.quote);
    Some(AgencyLabel { slug: slug.to_owned(), name, role, evidence: evidence::best(quotes) })
}

/// The order of roles, the strongest first.
const fn rank(role: AgencyRole) -> u8 {
    match role {
        AgencyRole::Addressed => 0,
        AgencyRole::Involved => 1,
        AgencyRole::Mentioned => 2,
    }
}

/// What a phrase shows of an agency.
fn role(view: &View<'_>, scan: &Scan, hit: &Match) -> AgencyRole {
    let sentence = view.sentence(hit.bytes.start);
    let kind = view.zone(hit.bytes.start).map_or(SectionKind::Other, |zone| zone.kind);
    let asks = matches!(kind, SectionKind::Recommendations | SectionKind::ActionPlan);
    if asks {
        let asked = scan
            .cues_in(Cue::Ask, hit.bytes.end..sentence.end)
            .any(|cue| cue.words.start.saturating_sub(hit.words.end) <= ASK_REACH);
        return if asked { AgencyRole::Addressed } else { AgencyRole::Mentioned };
    }
    if hit.strength == Strength::Strong && tells(kind) && dealt_with(scan, hit, sentence) {
        AgencyRole::Involved
    } else {
        AgencyRole::Mentioned
    }
}

/// Whether sections of this kind tell what happened.
fn tells(kind: SectionKind) -> bool {
    !matches!(kind, SectionKind::Appendix | SectionKind::Response | SectionKind::Other)
}

/// Whether a sentence says that the agency of a phrase dealt with the person.
fn dealt_with(scan: &Scan, hit: &Match, sentence: Range<usize>) -> bool {
    if scan.has_cue(Cue::Elsewhere, sentence.clone()) || scan.has_cue(Cue::Aftermath, sentence.clone()) {
        return false;
    }
    scan.cues_in(Cue::Contact, sentence).any(|cue| {
        let apart = if cue.words.start >= hit.words.end {
            cue.words.start - hit.words.end
        } else {
            hit.words.start.saturating_sub(cue.words.end)
        };
        apart <= CONTACT_REACH
    })
}

/// The agencies that are addressed by name, with their sectors.
fn named(
    views: &[View<'_>],
    recommendations: &[Recommendation],
    addressees: &[String],
) -> Vec<(&'static str, Sighting)> {
    let details = addressees.iter().filter_map(|name| {
        let quote = quoted(views, name).unwrap_or_else(|| Evidence::stated("published details"));
        Some((addressee::sector(name)?, addressed(name, quote)))
    });
    let asked = recommendations.iter().flat_map(|asked| {
        asked.addressees.iter().filter_map(|name| {
            let view = views.iter().find(|view| view.page.number == asked.page)?;
            let quote = quoted(std::slice::from_ref(view), name)?;
            Some((addressee::sector(name)?, addressed(name, quote)))
        })
    });
    details.chain(asked).collect()
}

/// A place that addresses an agency by name.
fn addressed(name: &str, quote: Evidence) -> Sighting {
    Sighting { role: AgencyRole::Addressed, name: Some(name.to_owned()), quote }
}

/// The first sentence that holds a name.
fn quoted(views: &[View<'_>], name: &str) -> Option<Evidence> {
    views.iter().find_map(|view| Some(evidence::quote(view, occurrences(&view.page.text, name).first()?)))
}

/// Where a name stands in a text.
fn occurrences(text: &str, name: &str) -> Vec<Range<usize>> {
    if name.trim().is_empty() {
        return Vec::new();
    }
    text.match_indices(name).map(|(at, found)| at..at + found.len()).collect()
}
