//! Scores the themes and agencies of reviews against labels that people gave.
//!
//! Reviews are matched to gold by their address, or by the name of their
//! file; those without gold count for nothing, and gold without a review is
//! told of. Figures over all labels have intervals over publishers (for
//! coroners' reports, over coroner areas), since reports of one publisher
//! resemble each other.

mod gold;
mod mistake;
mod report;
mod score;

pub use gold::{Gold, GoldError};
pub use mistake::{Kind, Mistake};
pub use report::markdown;
pub use score::{LabelScore, Measure};

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use hindsight_index::review::Review;
use serde::Serialize;
use sha2::{Digest, Sha256};

use score::Sheet;

/// Takes reviews one by one, and scores them at the end.
#[derive(Debug)]
pub struct Evaluator {
    /// What is true, by address or name of file.
    gold: BTreeMap<String, Gold>,
    /// What was found, set beside it.
    sheets: Vec<Sheet>,
    /// What went wrong.
    mistakes: Vec<Mistake>,
    /// The hashes of the files that were scored.
    hashes: BTreeSet<String>,
    /// The gold that has met its review.
    met: BTreeSet<String>,
    /// How many reviews have no gold.
    without_gold: usize,
}

/// All figures.
#[derive(Debug, Clone, Serialize)]
pub struct Evaluation {
    /// The version of the program.
    pub version: String,
    /// The version of all that reads files.
    pub reader: String,
    /// SHA-256 over the sorted SHA-256 of the files that were scored.
    pub corpus: String,
    /// How many reports were scored.
    pub reports: usize,
    /// From how many publishers or areas they are.
    pub publishers: usize,
    /// Gold for which there was no report.
    pub unmet: Vec<String>,
    /// How many reports have no gold.
    pub without_gold: usize,
    /// Reports that have themes in the gold and were given none.
    pub without_theme: usize,
    /// Reports that have agencies in the gold and were given none.
    pub without_agency: usize,
    /// Figures over all labels.
    pub measures: Vec<Measure>,
    /// Figures of each theme, in the order of the taxonomy.
    pub themes: Vec<LabelScore>,
    /// Figures of each agency, in the order of the taxonomy.
    pub agencies: Vec<LabelScore>,
    /// What went wrong, with the words that led to it.
    pub mistakes: Vec<Mistake>,
}

impl Evaluator {
    /// Begins with what is true.
    #[must_use]
    pub fn new(gold: Vec<Gold>) -> Self {
        let gold = gold.into_iter().map(|line| (gold::key(&line.url), line)).collect();
        Self {
            gold,
            sheets: Vec::new(),
            mistakes: Vec::new(),
            hashes: BTreeSet::new(),
            met: BTreeSet::new(),
            without_gold: 0,
        }
    }

    /// Sets one review beside its gold. A second copy of a report counts for nothing.
    pub fn add(&mut self, review: &Review) {
        let Some((key, gold)) = self.gold_of(review) else {
            self.without_gold += 1;
            return;
        };
        if self.met.insert(key) {
            self.sheets.push(Sheet::new(review, &gold));
            self.mistakes.extend(mistake::mistakes(review, &gold));
            self.hashes.insert(review.sha256.clone());
        }
    }

    /// The gold of a review, with its key.
    fn gold_of(&self, review: &Review) -> Option<(String, Gold)> {
        let name = Path::new(&review.file).file_name().map(|name| name.to_string_lossy().into_owned());
        let keys = review.source_url.iter().map(|url| gold::key(url)).chain(name);
        keys.into_iter().find_map(|key| self.gold.get(&key).map(|gold| (key, gold.clone())))
    }

    /// Scores what was added.
    #[must_use]
    pub fn finish(self) -> Evaluation {
        let unmet = self.gold.iter().filter(|(key, _)| !self.met.contains(*key));
        Evaluation {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            reader: hindsight_ingest::READER.to_owned(),
            corpus: corpus(&self.hashes),
            reports: self.sheets.len(),
            publishers: score::publishers(&self.sheets),
            unmet: unmet.map(|(_, gold)| gold.url.clone()).collect(),
            without_gold: self.without_gold,
            without_theme: self.sheets.iter().filter(|sheet| sheet.lacks_themes()).count(),
            without_agency: self.sheets.iter().filter(|sheet| sheet.lacks_agencies()).count(),
            measures: score::measures(&self.sheets),
            themes: score::themes(&self.sheets),
            agencies: score::agencies(&self.sheets),
            mistakes: self.mistakes,
        }
    }
}

/// One hash for all files, whatever their order.
fn corpus(hashes: &BTreeSet<String>) -> String {
    let mut all = Sha256::new();
    for hash in hashes {
        all.update(hash.as_bytes());
        all.update(b"\n");
    }
    all.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;
