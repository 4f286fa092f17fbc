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
        match polarity(scan, kind, entry, sentence) {
            Polarity::Concern => self.concerns += 1,
            Polarity::Good => self.praise += 1,
            Polarity::Neutral => {}
        }
        let [findings, strongest, others] = &mut self.quotes;
        let quotes = match (strong, finding) {
            (true, true) => findings,
            (true, false) => strongest,
            (false, _) => others,
        };
        evidence::keep(quotes, || evidence::quote(view, &hit.bytes));
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

    /// Makes the label, if the theme was found.
    fn label(self, entry: &Entry, sentences: bool) -> Option<ThemeLabel> {
        let central = self.is_central(entry.nature, sentences);
        let [findings, strongest, others] = self.quotes;
        let mut evidence = Vec::new();
        for quote in findings.into_iter().chain(strongest).chain(others) {
            evidence::keep(&mut evidence, || quote);
        }
        (!evidence.is_empty()).then(|| ThemeLabel {
            slug: entry.slug.clone(),
            tier: if central { Tier::Central } else { Tier::Mentioned },
            polarity: match (self.concerns, self.praise) {
                (0, 0) => Polarity::Neutral,
                (concerns, praise) if praise > concerns => Polarity::Good,
                _ => Polarity::Concern,
            },
            evidence,
        })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labels::themes;
    use hindsight_index::review::{Page, Section};
    use proptest::prelude::*;

    fn page(number: u32, text: &str) -> Page {
        Page::new(number, text)
    }

    fn section(kind: SectionKind, page: u32) -> Section {
        Section { kind, heading: String::new(), page, start: 0, anchor: None }
    }

    fn found(text: &str, kind: SectionKind) -> Vec<ThemeLabel> {
        themes(&[page(1, text)], &[section(kind, 1)], &[])
    }

    fn slugs(text: &str) -> Vec<String> {
        found(text, SectionKind::Findings).into_iter().map(|label| label.slug).collect()
    }

    #[test]
    fn a_finding_makes_a_theme_central_and_a_narrative_does_not() {
        let text = "There was a lack of professional curiosity. The school took it at face value.";

        let finding = found(text, SectionKind::Findings);
        let narrative = found(text, SectionKind::Chronology);

        let tier = |labels: &[ThemeLabel]| {
            labels.iter().find(|label| label.slug == "prof-curiosity").map(|label| label.tier)
        };
        assert_eq!(tier(&finding), Some(Tier::Central));
        assert_eq!(tier(&narrative), Some(Tier::Mentioned));
    }

    #[test]
    fn a_theme_on_three_pages_is_central() {
        let pages = [1, 2, 3].map(|number| page(number, "The house was full of hoarded papers."));
        let sections = [section(SectionKind::Chronology, 1)];

        let label = themes(&pages, &sections, &[])
            .into_iter()
            .find(|label| label.slug == "self-neglect")
            .expect("the theme");

        assert_eq!(label.tier, Tier::Central);
        assert_eq!(label.evidence.len(), 3);
    }

    #[test]
    fn what_a_finding_names_once_in_passing_is_mentioned() {
        let text = "The trust did not tell the harbour office. He was being treated for alcohol misuse.";

        let labels = found(text, SectionKind::Findings);

        assert!(labels.iter().all(|label| label.tier == Tier::Mentioned), "{labels:?}");
        assert!(labels.iter().any(|label| label.slug == "alcohol"));
    }

    /// The tiers that a coroner's concerns give to record keeping.
    fn of_concerns(concerns: &str) -> Option<Tier> {
        let heading = "CORONER'S CONCERNS";
        let text = format!("{heading}\n\nThe MATTERS OF CONCERN are as follows. {concerns}");
        let records = crate::recommendations::tests::found(&[&text]);
        let findings = Section { heading: heading.into(), ..section(SectionKind::Findings, 1) };
        let labels = themes(&[page(1, &text)], &[findings], &records);
        labels.into_iter().find(|label| label.slug == "record-keeping").map(|label| label.tier)
    }

    #[test]
    fn what_a_concern_starts_with_is_central_and_what_it_goes_on_to_is_not() {
        let first = "(1) There was poor record keeping. (2) The boat was late.";
        let second = "(1) The boat was late. There was poor record keeping. (2) No lamp burned.";
        let praised = "(1) The record keeping was exemplary. (2) The boat was late.";

        assert_eq!(of_concerns(first), Some(Tier::Central));
        assert_eq!(of_concerns(second), Some(Tier::Mentioned));
        assert_eq!(of_concerns(praised), Some(Tier::Mentioned));
    }

    #[test]
    fn many_sentences_count_only_where_no_findings_are_known() {
        let text = "The house was full of hoarded papers. ".repeat(SENTENCES);
        let tier = |sections: &[Section]| themes(&[page(1, &text)], sections, &[]).remove(0).tier;
        let findings = Section { start: 10_000, ..section(SectionKind::Findings, 1) };

        assert_eq!(tier(&[section(SectionKind::Chronology, 1)]), Tier::Central);
        assert_eq!(tier(&[section(SectionKind::Chronology, 1), findings]), Tier::Mentioned);
    }

    #[test]
    fn terms_of_reference_find_nothing() {
        let text = "Was there a lack of professional curiosity?";

        assert!(found(text, SectionKind::TermsOfReference).is_empty());
    }

    #[test]
    fn the_words_of_the_statute_are_no_neglect() {
        assert!(
            !slugs("A review is held where abuse or neglect of a child is known or suspected.")
                .contains(&"neglect".into())
        );
        assert!(slugs("The long-standing neglect of the child was plain.").contains(&"neglect".into()));
    }

    #[test]
    fn a_harm_that_is_denied_is_no_theme_but_practice_that_is_missing_is() {
        assert!(!slugs("There was no evidence of domestic abuse.").contains(&"domestic-abuse".into()));
        assert!(slugs("There was no evidence of reflective supervision.").contains(&"supervision".into()));
    }

    #[test]
    fn capacity_of_wards_is_not_mental_capacity() {
        assert!(!slugs("There was no bed capacity in the ward.").contains(&"mental-capacity".into()));
        assert!(slugs("No one assessed her capacity to decide.").contains(&"mental-capacity".into()));
    }

    #[test]
    fn an_acronym_means_what_the_review_says() {
        let meant = "He was known to adult social care (ASC). ASC closed the case. His ASC was noted.";

        assert!(!slugs(meant).contains(&"neurodiversity".into()));
    }

    #[test]
    fn praise_and_criticism_are_told_apart() {
        let polarity = |text: &str| {
            let labels = found(text, SectionKind::Findings);
            labels.into_iter().find(|label| label.slug == "record-keeping").map(|label| label.polarity)
        };

        assert_eq!(polarity("The record keeping was exemplary."), Some(Polarity::Good));
        assert_eq!(polarity("The record keeping was inadequate."), Some(Polarity::Concern));
        assert_eq!(polarity("It would be good practice to mend record keeping."), Some(Polarity::Neutral));
    }

    #[test]
    fn other_cases_are_no_part_of_this_one() {
        assert!(!slugs("Research shows that domestic abuse is common.").contains(&"domestic-abuse".into()));
        assert!(
            !slugs("As in the case of the lamp boy, physical abuse was missed.")
                .contains(&"physical-nai".into())
        );
    }

    proptest! {
        #[test]
        fn every_label_quotes_its_page(
            words in proptest::collection::vec("(neglect|suicide|training|no|not|recorded|self-harm|CAMHS|é|\\.|\n\n|[a-z]{1,6})", 0..60)
        ) {
            let text = words.join(" ");

            for label in found(&text, SectionKind::Findings) {
                prop_assert!(!label.evidence.is_empty());
                for evidence in label.evidence {
                    let Evidence::Found { quote, page: 1 } = evidence else { panic!("no quotation") };
                    prop_assert!(text.contains(&quote));
                }
            }
        }
    }
}
