//! Counts what was labelled rightly, over all labels and for each.

use std::collections::{BTreeMap, BTreeSet};

use hindsight_index::review::Review;
use hindsight_index::taxonomy::{AGENCIES, Entry, THEMES};
use hindsight_index::vocabulary::{AgencyRole, Tier};
use serde::Serialize;

use super::gold::Gold;
use crate::counts::{Counts, Score};
use crate::interval::{Interval, wilson};

/// The wave of the themes that gold files before them do not hold.
const LATE_WAVE: u8 = 3;

/// What was found in one report, beside what is true of it.
#[derive(Debug)]
pub(super) struct Sheet {
    /// Who published it: reports of one publisher resemble each other.
    cluster: String,
    /// The themes that were given.
    themes: BTreeMap<String, Tier>,
    /// The agencies that were given as taking part.
    agencies: BTreeSet<String>,
    /// The themes of the gold.
    true_themes: BTreeMap<String, Tier>,
    /// The agencies of the gold that take part.
    true_agencies: BTreeSet<String>,
}

/// A figure over all labels.
#[derive(Debug, Clone, Serialize)]
pub struct Measure {
    /// What it is, in a word for programs.
    pub name: &'static str,
    /// What it is, for people.
    pub meaning: &'static str,
    /// The figures.
    pub score: Score,
}

/// The figures of one label.
#[derive(Debug, Clone, Serialize)]
pub struct LabelScore {
    /// Its slug.
    pub slug: String,
    /// In how many reports of the gold it is.
    pub n: usize,
    /// What was found.
    pub counts: Counts,
    /// The share of what was found that is right.
    pub precision: Option<f64>,
    /// Its interval.
    pub precision_interval: Option<Interval>,
    /// The share of the gold that was found.
    pub recall: Option<f64>,
    /// Its interval.
    pub recall_interval: Option<Interval>,
}

/// Counts one sheet.
type Count = fn(&Sheet) -> Counts;

/// The figures over all labels.
const MEASURES: &[(&str, &str, Count)] = &[
    ("themes", "themes at any tier, those of section 5 of the taxonomy left out", |sheet| {
        sheet.any_tier(false)
    }),
    ("themes_all", "themes at any tier, with section 5, which older gold does not hold", |sheet| {
        sheet.any_tier(true)
    }),
    ("central", "given as central, and central in the gold (section 5 left out)", |sheet| {
        sheet.central(false)
    }),
    ("central_all", "given as central, and central in the gold (with section 5)", |sheet| {
        sheet.central(true)
    }),
    (
        "central_any",
        "given as central, and in the gold at any tier; missed: central in the gold, not given at all",
        |sheet| sheet.central_at_any(false),
    ),
    ("central_any_all", "the same with section 5", |sheet| sheet.central_at_any(true)),
    ("agencies", "sectors that are involved or addressed", Sheet::parts),
];

impl Sheet {
    /// Sets a review beside its gold.
    pub(super) fn new(review: &Review, gold: &Gold) -> Self {
        let cluster = review.area.as_ref().or(review.publisher.as_ref()).unwrap_or(&review.file);
        let takes_part = |role: AgencyRole| role != AgencyRole::Mentioned;
        Self {
            cluster: cluster.to_lowercase(),
            themes: review.themes.iter().map(|label| (label.slug.clone(), label.tier)).collect(),
            agencies: review
                .agencies
                .iter()
                .filter(|label| takes_part(label.role))
                .map(|label| label.slug.clone())
                .collect(),
            true_themes: gold.themes.clone(),
            true_agencies: AGENCIES
                .entries()
                .iter()
                .map(|entry| entry.slug.clone())
                .filter(|slug| gold.takes_part(slug))
                .collect(),
        }
    }

    /// Whether themes are in the gold and none were given.
    pub(super) fn lacks_themes(&self) -> bool {
        self.themes.is_empty() && !self.true_themes.is_empty()
    }

    /// Whether agencies are in the gold and none were given.
    pub(super) fn lacks_agencies(&self) -> bool {
        self.agencies.is_empty() && !self.true_agencies.is_empty()
    }

    /// Themes at any tier.
    fn any_tier(&self, late: bool) -> Counts {
        self.over_themes(late, |given, gold| (given.is_some(), gold.is_some()))
    }

    /// Themes that are central on both sides.
    fn central(&self, late: bool) -> Counts {
        self.over_themes(late, |given, gold| (given == Some(Tier::Central), gold == Some(Tier::Central)))
    }

    /// Themes that were given as central, set beside gold at any tier.
    fn central_at_any(&self, late: bool) -> Counts {
        self.over_themes(late, |given, gold| match (given, gold) {
            (Some(Tier::Central), gold) => (true, gold.is_some()),
            (None, Some(Tier::Central)) => (false, true),
            _ => (false, false),
        })
    }

    /// Counts over the themes, with or without the late ones.
    fn over_themes(&self, late: bool, judge: impl Fn(Option<Tier>, Option<Tier>) -> (bool, bool)) -> Counts {
        let mut counts = Counts::default();
        for entry in THEMES.entries().iter().filter(|entry| late || entry.wave < LATE_WAVE) {
            let given = self.themes.get(&entry.slug).copied();
            let (found, gold) = judge(given, self.true_themes.get(&entry.slug).copied());
            counts.add(found, gold);
        }
        counts
    }

    /// Agencies that take part.
    fn parts(&self) -> Counts {
        let mut counts = Counts::default();
        for entry in AGENCIES.entries() {
            counts.add(self.agencies.contains(&entry.slug), self.true_agencies.contains(&entry.slug));
        }
        counts
    }
}

/// The figures over all labels.
pub(super) fn measures(sheets: &[Sheet]) -> Vec<Measure> {
    let measure = |&(name, meaning, count): &(&'static str, &'static str, Count)| {
        let mut clusters: BTreeMap<&str, Counts> = BTreeMap::new();
        for sheet in sheets {
            *clusters.entry(&sheet.cluster).or_default() += count(sheet);
        }
        let clusters: Vec<Counts> = clusters.into_values().collect();
        Measure { name, meaning, score: Score::over(&clusters) }
    };
    MEASURES.iter().map(measure).collect()
}

/// From how many publishers the reports are.
pub(super) fn publishers(sheets: &[Sheet]) -> usize {
    sheets.iter().map(|sheet| &sheet.cluster).collect::<BTreeSet<_>>().len()
}

/// The figures of each theme at any tier.
pub(super) fn themes(sheets: &[Sheet]) -> Vec<LabelScore> {
    each(THEMES.entries(), sheets, |sheet, slug| {
        (sheet.themes.contains_key(slug), sheet.true_themes.contains_key(slug))
    })
}

/// The figures of each agency that takes part.
pub(super) fn agencies(sheets: &[Sheet]) -> Vec<LabelScore> {
    each(AGENCIES.entries(), sheets, |sheet, slug| {
        (sheet.agencies.contains(slug), sheet.true_agencies.contains(slug))
    })
}

/// The figures of each entry.
fn each(
    entries: &[Entry],
    sheets: &[Sheet],
    judge: impl Fn(&Sheet, &str) -> (bool, bool),
) -> Vec<LabelScore> {
    let score = |entry: &Entry| {
        let mut counts = Counts::default();
        for sheet in sheets {
            let (found, gold) = judge(sheet, &entry.slug);
            counts.add(found, gold);
        }
        let Counts { hit, extra, missed } = counts;
        LabelScore {
            slug: entry.slug.clone(),
            n: hit + missed,
            counts,
            precision: counts.precision(),
            precision_interval: wilson(hit, hit + extra),
            recall: counts.recall(),
            recall_interval: wilson(hit, hit + missed),
        }
    };
    entries.iter().map(score).collect()
}
