//! Agencies: who was part of a review.
//!
//! An agency is addressed if the review is sent to it or asks it to act,
//! involved if a sentence says that it dealt with the person, and otherwise
//! mentioned. There is one label for a sector, with its strongest role.

mod named;
mod role;
mod worker;

use std::ops::Range;
use std::sync::LazyLock;

use hindsight_index::bodies::BODIES;
use hindsight_index::evidence::Evidence;
use hindsight_index::review::{AgencyLabel, Recommendation};
use hindsight_index::taxonomy::AGENCIES;
use hindsight_index::vocabulary::AgencyRole;

use self::named::{named, occurrences};
use self::role::role;
use super::Known;
use super::acronym::Acronyms;
use super::cue;
use super::evidence;
use super::scan::{Lens, Scan, overlap, within};
use super::view::View;
use hindsight_index::phrase::{Cut, Finder, Match, Words};

/// The agencies, ready to be looked for.
pub(super) static LENS: LazyLock<Lens> =
    LazyLock::new(|| Lens::with_bodies(&AGENCIES, cue::FOR_AGENCIES, &BODIES));

/// What is known of one sector so far. Its size is bounded, however often the
/// sector stands in the text.
#[derive(Debug, Default)]
struct Tally {
    /// A proper name that is addressed.
    name: Option<String>,
    /// The name of a body that is involved.
    involved: Option<&'static str>,
    /// Quotations for each role, in the order of [`ROLES`].
    quotes: [Vec<Evidence>; 3],
}

/// The roles, the strongest first.
const ROLES: [AgencyRole; 3] = [AgencyRole::Addressed, AgencyRole::Involved, AgencyRole::Mentioned];

/// What is known of all agencies so far.
#[derive(Debug)]
pub(super) struct Agencies<'a> {
    /// What the review says that its acronyms mean.
    acronyms: Acronyms,
    /// What the facts of the review tell.
    known: Known<'a>,
    /// Looks for their phrases.
    finder: Finder<'static>,
    /// Each sector, in the order of the taxonomy.
    tallies: Vec<Tally>,
}

impl<'a> Agencies<'a> {
    /// Only those that are addressed are known yet.
    pub(super) fn new(views: &[View<'_>], recommendations: &[Recommendation], known: Known<'a>) -> Self {
        let entries = AGENCIES.entries();
        let mut tallies: Vec<Tally> = entries.iter().map(|_| Tally::default()).collect();
        for named in named(views, recommendations, known.addressees) {
            if let Some(at) = entries.iter().position(|entry| entry.slug == named.sector) {
                tallies[at].add(AgencyRole::Addressed, || named.quote);
                tallies[at].name.get_or_insert(named.name);
            }
        }
        let acronyms = Acronyms::read(views, |long| LENS.entries(long));
        Self { acronyms, known, finder: LENS.finder(), tallies }
    }

    /// Adds a page, whose text is cut.
    pub(super) fn add(&mut self, view: &View<'_>, words: &Words<'_>, cut: &Cut) {
        let scan = LENS.scan(view, self.finder.find(words, cut), &self.acronyms);
        let own = self.known.publisher.map(|name| occurrences(&view.page.text, name)).unwrap_or_default();
        let named = names_on(&scan);
        for hit in scan.hits.iter().filter(|hit| !within(&own, &hit.bytes) && !part_of_name(&named, hit)) {
            let role = role(view, &scan, hit);
            let tally = &mut self.tallies[worker::sector(view, hit, self.known.adult)];
            tally.add(role, || evidence::quote(view, &hit.bytes));
            if role != AgencyRole::Mentioned
                && let Some(body) = LENS.body(hit)
            {
                tally.involved.get_or_insert(&body.name);
            }
        }
    }

    /// The labels, in the order of the taxonomy.
    pub(super) fn labels(self) -> Vec<AgencyLabel> {
        let all = AGENCIES.entries().iter().zip(self.tallies);
        all.filter_map(|(entry, tally)| tally.label(&entry.slug)).collect()
    }
}

impl Tally {
    /// Adds a place that shows a role.
    fn add(&mut self, role: AgencyRole, quote: impl FnOnce() -> Evidence) {
        let of_role = ROLES.iter().zip(&mut self.quotes).find(|(known, _)| **known == role);
        if let Some((_, quotes)) = of_role {
            evidence::keep(quotes, quote);
        }
    }

    /// Makes the label with the strongest role, if the sector was found.
    fn label(self, slug: &str) -> Option<AgencyLabel> {
        let (role, evidence) = ROLES.into_iter().zip(self.quotes).find(|(_, quotes)| !quotes.is_empty())?;
        let name = self.name.or_else(|| self.involved.map(str::to_owned));
        Some(AgencyLabel { slug: slug.to_owned(), name, role, evidence })
    }
}

/// Where the names of bodies stand, the longest of those that overlap, in order.
fn names_on(scan: &Scan) -> Vec<(Range<usize>, usize)> {
    let mut names: Vec<(Range<usize>, usize)> = Vec::new();
    for hit in scan.hits.iter().filter(|hit| LENS.body(hit).is_some()) {
        match names.last_mut() {
            Some((last, phrase)) if overlap(last, &hit.bytes) => {
                if hit.bytes.len() > last.len() {
                    (*last, *phrase) = (hit.bytes.clone(), hit.phrase);
                }
            }
            _ => names.push((hit.bytes.clone(), hit.phrase)),
        }
    }
    names
}

/// Whether a phrase is only a part of the name of a body: the "hospitals" in
/// the name of a trust are no sector of their own.
fn part_of_name(names: &[(Range<usize>, usize)], hit: &Match) -> bool {
    let after = names.partition_point(|(name, _)| name.end <= hit.bytes.start);
    names.get(after).is_some_and(|(name, phrase)| overlap(name, &hit.bytes) && *phrase != hit.phrase)
}

#[cfg(test)]
mod tests;
