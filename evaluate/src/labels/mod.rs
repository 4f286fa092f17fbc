//! Scores the labels of reports, themes and agencies, against gold.
//!
//! A gold file has a line of JSON for each report: `url`, `themes` with their tiers, `polarity` of
//! some of them, `agencies` with their roles, `involved`, `evidence`. Reports are known by their address, or by the name of
//! their file. Themes of the coroners' wave that the file holds
//! nowhere are counted apart. Pure: the caller reads the files.

mod gold;
mod score;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use hindsight_index::review::Review;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::count::Count;
use crate::gold::{address, stem};

pub use gold::Gold;
pub use score::Mistake;

/// How well labels were given.
#[derive(Debug, Default, Serialize)]
pub struct Evaluation {
    /// SHA-256 over the hashes of the files that were scored, in order: which corpus this is.
    pub corpus: String,
    /// How many gold reports were found.
    pub documents: usize,
    /// Addresses of gold reports that were not among the files.
    pub missing: Vec<String>,
    /// Reports to which no theme was given.
    pub without_themes: usize,
    /// What is counted over all reports.
    pub totals: BTreeMap<Measure, Count>,
    /// The same of each report, with the publisher by which reports are drawn for intervals.
    pub each: Vec<(String, BTreeMap<Measure, Count>)>,
    /// Each theme at any tier.
    pub themes: BTreeMap<String, Count>,
    /// Each agency involved or addressed.
    pub agencies: BTreeMap<String, Count>,
    /// Each polarity, of themes that both give and whose polarity gold judges.
    pub polarity: BTreeMap<String, Count>,
    /// What was wrong, report by report.
    pub mistakes: Vec<Mistake>,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Themes at any tier.
    Themes,
    /// Central themes that are central in gold.
    Central,
    /// Central themes that are in gold at any tier.
    CentralAtAll,
    /// Themes at any tier, those that gold does not hold counted as wrong.
    ThemesWithAll,
    /// Agencies that are involved or addressed.
    Agencies,
}

impl Measure {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 5] =
        [Self::Themes, Self::Central, Self::CentralAtAll, Self::ThemesWithAll, Self::Agencies];

    /// The measure in words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Themes => "themes at any tier",
            Self::Central => "central, and central in gold",
            Self::CentralAtAll => "central, and in gold at any tier",
            Self::ThemesWithAll => "themes, with those no gold holds",
            Self::Agencies => "agencies involved or addressed",
        }
    }
}

/// Scores the gold reports that are among these reviews.
#[must_use]
pub fn evaluate(gold: &[Gold], reviews: &[Review]) -> Evaluation {
    let by_address: HashMap<&str, &Review> =
        reviews.iter().filter_map(|review| Some((address(review.source_url.as_deref()?), review))).collect();
    let by_file: HashMap<&str, &Review> = reviews.iter().map(|review| (stem(&review.file), review)).collect();
    let all: BTreeSet<&str> =
        gold.iter().flat_map(|report| report.themes.keys().map(String::as_str)).collect();
    let mut evaluation = Evaluation::default();
    let mut hashes = Vec::new();
    for report in gold {
        match by_address.get(address(&report.url)).or_else(|| by_file.get(stem(&report.url))) {
            Some(review) => {
                hashes.push(review.sha256.as_str());
                evaluation.add(report, &all, review);
            }
            None => evaluation.missing.push(report.url.clone()),
        }
    }
    hashes.sort_unstable();
    evaluation.corpus = Sha256::digest(hashes.join("\n")).iter().map(|byte| format!("{byte:02x}")).collect();
    evaluation
}

impl Evaluation {
    /// Counts one report in.
    fn add(&mut self, gold: &Gold, all: &BTreeSet<&str>, review: &Review) {
        self.documents += 1;
        self.without_themes += usize::from(review.themes.is_empty());
        let scored = score::report(gold, all, review);
        for (measure, count) in &scored.totals {
            self.totals.entry(*measure).or_default().add(*count);
        }
        for (slug, count) in scored.themes {
            self.themes.entry(slug).or_default().add(count);
        }
        for (slug, count) in scored.agencies {
            self.agencies.entry(slug).or_default().add(count);
        }
        for (word, count) in scored.polarity {
            self.polarity.entry(word).or_default().add(count);
        }
        let publisher = review.area.clone().or_else(|| review.publisher.clone()).unwrap_or_default();
        self.each.push((publisher, scored.totals));
        self.mistakes.extend(scored.mistakes);
    }
}
