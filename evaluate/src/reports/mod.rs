//! Scores what is understood of whole reports against gold: facts, sections, recommendations.
//!
//! A gold file has a line of JSON for each report (`gold`). What it does not list is not counted
//! against us, except where it says that its list is complete. Never reads a file itself: the
//! caller hands in what reads one.

mod asked;
mod fact;
mod gold;
mod matching;
mod section;

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use hindsight_index::review::Review;
use serde::Serialize;

use crate::count::Count;

pub use asked::DETAILS;
pub use fact::{FACTS, Right};
pub use gold::Gold;

/// How well reports were understood.
#[derive(Debug, Default, Serialize)]
pub struct Evaluation {
    /// How many gold reports were found and read.
    pub documents: usize,
    /// Names of gold reports that were not among the files, or could not be read, with why.
    pub missing: Vec<(String, String)>,
    /// Of each fact: in how many reports it is right, and in how many it is known or given.
    pub facts: BTreeMap<String, Right>,
    /// Recommendations and matters of concern at the right page with the right number.
    pub recommendations: Count,
    /// What is told of those that were found: to whom, by when, how many parts, how answered.
    pub details: BTreeMap<String, Count>,
    /// Openings of sections of the right kind on the right page.
    pub sections: Count,
    /// Counts of each report, for intervals: its publisher, recommendations, sections.
    pub each: Vec<(String, Count, Count)>,
    /// What was wrong, report by report.
    pub mistakes: Vec<Mistake>,
}

/// A difference to gold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mistake {
    /// The name of the file.
    pub file: String,
    /// What is concerned: a fact, `section`, `recommendation`, `concern`, or a detail of one.
    pub what: String,
    /// What gold says; none for what it does not have.
    pub gold: Option<String>,
    /// What was found; none if nothing was.
    pub found: Option<String>,
}

impl Mistake {
    /// A difference to gold in this report.
    fn new(gold: &Gold, what: &str, gold_says: Option<String>, found: Option<String>) -> Self {
        Self { file: gold.file.clone(), what: what.to_owned(), gold: gold_says, found }
    }
}

/// Scores the reports of a gold file that are among these files, by file name.
pub fn evaluate(
    gold: &[Gold],
    files: &[PathBuf],
    mut read: impl FnMut(&Path) -> Result<Review, String>,
) -> Evaluation {
    let named: HashMap<String, &PathBuf> = files.iter().map(|file| (name(file), file)).collect();
    let mut evaluation = Evaluation::default();
    for report in gold {
        let review = named.get(&report.file).ok_or_else(|| "not among the files".to_owned());
        match review.and_then(|file| read(file)) {
            Ok(review) => evaluation.add(report, &review),
            Err(why) => evaluation.missing.push((report.file.clone(), why)),
        }
    }
    evaluation
}

impl Evaluation {
    /// Counts one report in.
    fn add(&mut self, gold: &Gold, review: &Review) {
        self.documents += 1;
        for (fact, right) in fact::score(gold, review, &mut self.mistakes) {
            self.facts.entry(fact.to_owned()).or_default().add(right);
        }
        let asked = asked::score(gold, review, &mut self.mistakes);
        for (detail, count) in asked.details {
            self.details.entry(detail.to_owned()).or_default().add(count);
        }
        let (recommendations, sections) = (asked.places, section::score(gold, review, &mut self.mistakes));
        self.recommendations.add(recommendations);
        self.sections.add(sections);
        let publisher = gold.values("publisher").and_then(|mut all| all.pop());
        self.each.push((publisher.unwrap_or_default(), recommendations, sections));
    }
}

/// The name of a file without its folder.
fn name(file: &Path) -> String {
    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
