//! Agencies: who was part of a review.
//!
//! An agency is addressed if the review is sent to it or asks it to act,
//! involved if a sentence says that it dealt with the person, and otherwise
//! mentioned. There is one label for a sector, with its strongest role.

use std::ops::Range;
use std::sync::LazyLock;

use hindsight_index::bodies::BODIES;
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
use hindsight_index::phrase::{Cut, Match, Strength};

/// The agencies, ready to be looked for.
pub(super) static LENS: LazyLock<Lens> =
    LazyLock::new(|| Lens::with_bodies(&AGENCIES, cue::FOR_AGENCIES, &BODIES));

/// How many words lie between an agency and what it did.
const CONTACT_REACH: usize = 6;

/// How many words lie between an agency and the words that it was not brought in.
const KEPT_OUT_REACH: usize = 3;

/// How many words lie between an agency and what it is asked.
const ASK_REACH: usize = 5;

/// Sectors that set and watch standards: they do not work with people, so
/// they take part only where they are asked to act.
const FROM_AFAR: &[&str] = &["coroner-regulator", "gov-department", "professional-body"];

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
    /// Who published the review.
    publisher: Option<&'a str>,
    /// Each sector, in the order of the taxonomy.
    tallies: Vec<Tally>,
}

impl<'a> Agencies<'a> {
    /// Only those that are addressed are known yet.
    pub(super) fn new(
        views: &[View<'_>],
        recommendations: &[Recommendation],
        addressees: &[String],
        publisher: Option<&'a str>,
    ) -> Self {
        let entries = AGENCIES.entries();
        let mut tallies: Vec<Tally> = entries.iter().map(|_| Tally::default()).collect();
        for named in named(views, recommendations, addressees) {
            if let Some(at) = entries.iter().position(|entry| entry.slug == named.sector) {
                tallies[at].add(AgencyRole::Addressed, || named.quote);
                tallies[at].name.get_or_insert(named.name);
            }
        }
        Self { acronyms: Acronyms::read(views, |long| LENS.entries(long)), publisher, tallies }
    }

    /// Adds a page, whose text is cut.
    pub(super) fn add(&mut self, view: &View<'_>, cut: &Cut<'_>) {
        let scan = LENS.scan(view, cut, &self.acronyms);
        let own = self.publisher.map(|name| occurrences(&view.page.text, name)).unwrap_or_default();
        let named = names_on(&scan);
        for hit in scan.hits.iter().filter(|hit| !within(&own, &hit.bytes) && !part_of_name(&named, hit)) {
            let role = role(view, &scan, hit);
            let tally = &mut self.tallies[hit.entry];
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

/// Whether bytes share something with one of several ranges, which are in
/// order and do not overlap.
fn within(ranges: &[Range<usize>], bytes: &Range<usize>) -> bool {
    let after = ranges.partition_point(|range| range.end <= bytes.start);
    ranges.get(after).is_some_and(|range| overlap(range, bytes))
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
    let from_afar = AGENCIES.entries().get(hit.entry).is_some_and(|of| FROM_AFAR.contains(&of.slug.as_str()));
    let takes_part = dealt_with(scan, hit, sentence.clone())
        || LENS.body(hit).is_some() && kind == SectionKind::Findings && criticised(scan, sentence);
    if hit.strength == Strength::Strong && tells(kind) && takes_part && !from_afar {
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
    let kept_out = scan
        .cues_in(Cue::KeptOut, sentence.start..hit.bytes.start)
        .any(|cue| cue.words.end <= hit.words.start + 1 && hit.words.start <= cue.words.end + KEPT_OUT_REACH);
    if kept_out {
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

/// Whether a finding is about what a body did or left undone, and not about
/// what its staff said at the inquest.
fn criticised(scan: &Scan, sentence: Range<usize>) -> bool {
    scan.has_cue(Cue::Concern, sentence.clone()) && !scan.has_cue(Cue::Elsewhere, sentence)
}

/// An agency that is addressed by name.
#[derive(Debug)]
struct Named {
    /// Slug of its sector.
    sector: &'static str,
    /// Its name.
    name: String,
    /// The words.
    quote: Evidence,
}

/// The agencies that are addressed by name.
fn named(views: &[View<'_>], recommendations: &[Recommendation], addressees: &[String]) -> Vec<Named> {
    let details = addressees.iter().filter_map(|name| {
        let quote = quoted(views, name).unwrap_or_else(|| Evidence::stated("published details"));
        Some(Named { sector: addressee::sector(name)?, name: name.clone(), quote })
    });
    let asked = recommendations.iter().flat_map(|asked| {
        asked.addressees.iter().filter_map(|name| {
            let view = views.iter().find(|view| view.page.number == asked.page)?;
            let quote = quoted(std::slice::from_ref(view), name)?;
            Some(Named { sector: addressee::sector(name)?, name: name.clone(), quote })
        })
    });
    details.chain(asked).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labels::agencies;
    use hindsight_index::review::{Page, Section};
    use hindsight_index::vocabulary::RecommendationKind;

    fn page(text: &str) -> [Page; 1] {
        [Page::new(1, text)]
    }

    fn section(kind: SectionKind) -> [Section; 1] {
        [Section { kind, heading: String::new(), page: 1, start: 0, anchor: None }]
    }

    fn role(labels: &[AgencyLabel], slug: &str) -> Option<AgencyRole> {
        labels.iter().find(|label| label.slug == slug).map(|label| label.role)
    }

    #[test]
    fn an_agency_that_dealt_with_the_person_is_involved() {
        let pages = page("She was seen by her GP in May. The ombudsman has since changed its guidance.");

        let labels = agencies(&pages, &section(SectionKind::Chronology), &[], &[], None);

        assert_eq!(role(&labels, "gp"), Some(AgencyRole::Involved));
        assert_eq!(role(&labels, "coroner-regulator"), Some(AgencyRole::Mentioned));
    }

    #[test]
    fn a_body_gives_its_sector_its_name_and_its_words_count_for_nothing_else() {
        let pages = page("She was referred to Essex Partnership University NHS Foundation Trust by her GP.");

        let labels = agencies(&pages, &section(SectionKind::Chronology), &[], &[], None);

        let amhs = labels.iter().find(|label| label.slug == "amhs").expect("the trust");
        assert_eq!(amhs.role, AgencyRole::Involved);
        assert_eq!(amhs.name.as_deref(), Some("Essex Partnership NHS Foundation Trust"));
        assert_eq!(role(&labels, "acute"), None);
    }

    #[test]
    fn a_body_that_sets_standards_is_not_involved() {
        let text = "The harbour nurse was referred to the Nursing and Midwifery Council by the trust.";

        let labels = agencies(&page(text), &section(SectionKind::Chronology), &[], &[], None);

        assert_eq!(role(&labels, "coroner-regulator"), Some(AgencyRole::Mentioned));
    }

    #[test]
    fn a_finding_about_a_named_body_involves_it() {
        let text =
            "There was no system at Royal Berkshire NHS Foundation Trust to follow this up; it failed.";

        let labels = agencies(&page(text), &section(SectionKind::Findings), &[], &[], None);

        assert_eq!(role(&labels, "acute"), Some(AgencyRole::Involved));
    }

    #[test]
    fn an_addressee_gives_the_sector_its_name() {
        let pages = page("This report is sent to Northshire Constabulary.");
        let addressees = ["Northshire Constabulary".to_owned()];

        let labels = agencies(&pages, &[], &[], &addressees, None);

        assert_eq!(role(&labels, "police"), Some(AgencyRole::Addressed));
        assert_eq!(labels[0].name.as_deref(), Some("Northshire Constabulary"));
        assert_eq!(
            labels[0].evidence,
            [Evidence::found(1, "This report is sent to Northshire Constabulary.")]
        );
    }

    #[test]
    fn an_agency_that_is_asked_to_act_is_addressed() {
        let pages = page("Children's social care should review its threshold document.");

        let labels = agencies(&pages, &section(SectionKind::Recommendations), &[], &[], None);

        assert_eq!(role(&labels, "csc"), Some(AgencyRole::Addressed));
    }

    #[test]
    fn a_recommendation_names_whom_it_addresses() {
        let pages = page("Recommendation 1 to Northshire Hospitals NHS Trust: tell the family doctor.");
        let recommendation = Recommendation {
            kind: RecommendationKind::Recommendation,
            number: Some("1".into()),
            text: "tell the family doctor.".into(),
            page: 1,
            pages: vec![1],
            items: Vec::new(),
            addressees: vec!["Northshire Hospitals NHS Trust".into()],
            agencies: Vec::new(),
            deadline: None,
            answer: None,
        };

        let labels = agencies(&pages, &[], &[recommendation], &[], None);

        assert_eq!(role(&labels, "acute"), Some(AgencyRole::Addressed));
    }

    #[test]
    fn a_publisher_is_not_involved_by_its_own_name() {
        let pages = page("Northshire Council met her twice.");
        let sections = section(SectionKind::Chronology);

        assert!(agencies(&pages, &sections, &[], &[], Some("Northshire Council")).is_empty());
        assert!(!agencies(&pages, &sections, &[], &[], None).is_empty());
    }

    #[test]
    fn an_agency_that_was_not_brought_in_is_not_involved() {
        for (text, slug, expected) in [
            ("He was not referred to CAMHS in May.", "camhs", AgencyRole::Mentioned),
            ("The letter was not sent to his GP.", "gp", AgencyRole::Mentioned),
            ("Nobody wished to avoid an admission to hospital.", "acute", AgencyRole::Mentioned),
            ("Her GP did not refer her to CAMHS.", "gp", AgencyRole::Involved),
            ("He was not seen by CAMHS until May.", "camhs", AgencyRole::Involved),
            ("He was referred to CAMHS in May.", "camhs", AgencyRole::Involved),
        ] {
            let labels = agencies(&page(text), &section(SectionKind::Chronology), &[], &[], None);

            assert_eq!(role(&labels, slug), Some(expected), "{text}");
        }
    }

    #[test]
    fn limited_is_a_company_in_a_name_only() {
        let text = "He was seen by Harbour Lamps Limited. The help from the lamps was of limited use.";
        let role = |text| {
            let labels = agencies(&page(text), &section(SectionKind::Chronology), &[], &[], None);
            role(&labels, "company")
        };

        assert_eq!(role(text), Some(AgencyRole::Involved));
        assert_eq!(role("She was seen in May with limited success."), None);
    }

    #[test]
    fn one_who_is_detained_under_the_mental_health_act_is_with_adult_mental_health() {
        let text = "She was a patient detained under the Mental Health Act. He came as an informal patient.";

        let labels = agencies(&page(text), &section(SectionKind::Chronology), &[], &[], None);

        assert_eq!(role(&labels, "amhs"), Some(AgencyRole::Involved));
    }

    #[test]
    fn what_came_after_the_death_is_no_involvement() {
        let pages = page("The police were called and he was found dead.");

        let labels = agencies(&pages, &section(SectionKind::Chronology), &[], &[], None);

        assert_eq!(role(&labels, "police"), Some(AgencyRole::Mentioned));
    }
}
