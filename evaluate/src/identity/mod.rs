//! Scores the warnings of personal data: what is found of what was planted,
//! and how often anything is said of pages that were read.
//!
//! Every planted page is invented, and made the same in every run.

mod invent;
mod marked;
mod planted;

use std::collections::BTreeMap;

use hindsight_index::review::Warning;
use hindsight_index::vocabulary::IdentityKind;
use hindsight_ingest::identity;
use serde::Serialize;

pub use marked::Marked;
pub use planted::{Planted, planted};

/// How planted pages of one kind did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Score {
    /// Pages on which one was planted.
    pub planted: usize,
    /// Those of them of which a warning says so.
    pub found: usize,
}

/// How planted pages did.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Recall {
    /// By kind.
    pub kinds: BTreeMap<&'static str, Score>,
    /// Of all.
    pub all: Score,
    /// Pages with nothing personal on them, and near misses in their place.
    pub decoys: usize,
    /// Alarms on those, and of kinds that were not planted on the others.
    pub false_alarms: usize,
    /// What was missed or wrongly alarmed: the kind, and the invented words.
    pub mistakes: Vec<(String, String)>,
}

/// Scores so many planted pages; one in three more are decoys.
#[must_use]
pub fn recall(count: usize) -> Recall {
    let mut recall = Recall {
        kinds: IdentityKind::ALL.iter().map(|kind| (kind.as_str(), Score::default())).collect(),
        all: Score::default(),
        decoys: 0,
        false_alarms: 0,
        mistakes: Vec::new(),
    };
    for page in planted(count) {
        recall.add(&page);
    }
    recall
}

impl Recall {
    /// Counts one page.
    fn add(&mut self, page: &Planted) {
        let found: Vec<IdentityKind> =
            identity::found(&[&page.text]).into_iter().flatten().map(|(kind, _)| kind).collect();
        let wrong = found.iter().filter(|kind| Some(**kind) != page.kind).count();
        self.false_alarms += wrong;
        if let Some(kind) = page.kind {
            let hit = found.contains(&kind);
            for score in self.kinds.get_mut(kind.as_str()).into_iter().chain([&mut self.all]) {
                score.planted += 1;
                score.found += usize::from(hit);
            }
            if !hit {
                self.mistakes.push((format!("missed {kind}"), page.sentence.clone()));
            }
        } else {
            self.decoys += 1;
        }
        if wrong > 0 {
            self.mistakes.push(("false alarm".to_owned(), page.sentence.clone()));
        }
    }
}

/// How often pages that were read are alarmed.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Alarms {
    /// Files that were read.
    pub files: usize,
    /// Files that could not be read.
    pub failed: usize,
    /// Their pages.
    pub pages: usize,
    /// Alarms by kind; one of a kind on a page.
    pub kinds: BTreeMap<String, usize>,
    /// The same in 1,000 pages.
    pub per_thousand: BTreeMap<String, f64>,
    /// All alarms in 1,000 pages.
    pub all_per_thousand: f64,
    /// Where each is.
    pub places: Vec<Place>,
}

/// Where an alarm is: never what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The first 8 digits of the SHA-256 of the file.
    pub file: String,
    /// The page.
    pub page: Option<u32>,
    /// The kind.
    pub kind: String,
}

impl Alarms {
    /// Counts the warnings of one file.
    pub fn add(&mut self, sha256: &str, pages: usize, warnings: &[Warning]) {
        self.files += 1;
        self.pages += pages;
        let file = sha256.get(..8).unwrap_or(sha256);
        for warning in warnings.iter().filter(|warning| warning.is_identity()) {
            *self.kinds.entry(warning.code.clone()).or_default() += 1;
            self.places.push(Place { file: file.to_owned(), page: warning.page, kind: warning.code.clone() });
        }
        let rate = |count: usize| count as f64 * 1000.0 / self.pages.max(1) as f64;
        self.per_thousand = self.kinds.iter().map(|(kind, count)| (kind.clone(), rate(*count))).collect();
        self.all_per_thousand = rate(self.places.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_planted_is_found_and_near_misses_are_let_pass() {
        let recall = recall(600);

        let rate = recall.all.found as f64 / recall.all.planted as f64;
        assert_eq!(recall.all.planted, 600);
        assert!(rate >= 0.95, "{rate}: {:#?}", recall.mistakes);
        for (kind, score) in &recall.kinds {
            assert!(
                score.planted >= 80 && score.found * 10 >= score.planted * 9,
                "{kind}: {score:?}: {:#?}",
                recall.mistakes
            );
        }
        assert!(recall.false_alarms * 50 <= recall.decoys + 600, "{:#?}", recall.mistakes);
    }

    #[test]
    fn alarms_are_counted_by_page_and_kind() {
        let mut alarms = Alarms::default();
        let warning = |code: &str| Warning::page(code, 2, "…");

        alarms.add("0123456789", 4, &[warning("identity-phone"), warning("page-blank")]);

        assert_eq!((alarms.pages, alarms.kinds["identity-phone"]), (4, 1));
        assert!((alarms.all_per_thousand - 250.0).abs() < 1e-9);
        assert_eq!(alarms.places[0].file, "01234567");
    }
}
