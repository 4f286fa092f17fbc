//! Scores page text: which words, in which order, at what cost.
//!
//! The truth of a page is what at least two of three other readers agree on:
//! which words it has, in which order, and where words end. Our running headers
//! and footers count as words read, not as words in order.

mod agreement;
mod boundary;
mod furniture;
mod gold;
mod lcs;
mod reader;
mod running;
mod score;
mod word;

use std::path::{Path, PathBuf};

use serde::Serialize;

pub use reader::{Cost, Leaf, Reader, ReaderError, Text};
pub use score::Score;

use agreement::Truth;
use score::Counts;

/// How one reader did on one file.
#[derive(Debug, Clone, Serialize)]
pub struct Result {
    /// The reader; `hindsight` is ours.
    pub reader: String,
    /// How good its text is; `None` if it could not be read or there is no truth.
    pub score: Option<Score>,
    /// What it took.
    pub cost: Option<Cost>,
    /// Why it gave nothing.
    pub error: Option<String>,
}

/// How all readers did on one file.
#[derive(Debug, Clone, Serialize)]
pub struct Document {
    /// The first 8 digits of the SHA-256 of the file.
    pub file: String,
    /// Its pages, as most readers count them.
    pub pages: usize,
    /// Each reader, ours first.
    pub readers: Vec<Result>,
    /// Where our words differ from the truth, page by page.
    pub differences: Vec<Difference>,
}

/// In what our page differs from the truth.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Difference {
    /// The page, counted from 1.
    pub page: usize,
    /// Words that we lack.
    pub missing: Vec<String>,
    /// Words that only we have.
    pub extra: Vec<String>,
    /// The share of its words that stand in the order on which readers agree.
    pub order: f64,
}

/// How all readers did on all files.
#[derive(Debug, Clone, Serialize)]
pub struct Evaluation {
    /// Each file, in the order of their names.
    pub documents: Vec<Document>,
    /// Each reader over all files.
    pub totals: Vec<Total>,
}

/// How one reader did on all files.
#[derive(Debug, Clone, Serialize)]
pub struct Total {
    /// The reader.
    pub reader: String,
    /// Over all words of all files.
    pub score: Score,
    /// The lowest F1 of a file, and the file.
    pub worst: Option<(f64, String)>,
    /// Pages read for each second of the processor.
    pub pages_per_second: Option<f64>,
    /// The most memory that a file took, in MB.
    pub most_memory_mb: f64,
    /// Files that it did not read.
    pub failed: usize,
}

/// Reads every file with every reader and scores them; `readers` has ours first.
///
/// `progress` is told of each file before it is read.
pub fn evaluate(files: &[PathBuf], readers: &[Reader], mut progress: impl FnMut(&Path)) -> Evaluation {
    let mut sums: Vec<Sum> = readers.iter().map(|reader| Sum::new(reader.name())).collect();
    let documents: Vec<Document> = files
        .iter()
        .map(|file| {
            progress(file);
            document(file, readers, &mut sums)
        })
        .collect();
    Evaluation { documents, totals: sums.into_iter().map(Sum::total).collect() }
}

/// Scores one file and adds it to the sums.
fn document(file: &Path, readers: &[Reader], sums: &mut [Sum]) -> Document {
    let name = short_hash(file);
    let texts: Vec<_> = readers.iter().map(|reader| reader.read(file)).collect();
    let others: Vec<&Text> = texts.iter().skip(1).filter_map(|text| text.as_ref().ok()).collect();
    let truth = gold::beside(file).or_else(|| Truth::agreed(&others));
    let counts: Vec<Option<Counts>> = texts
        .iter()
        .map(|text| {
            let text = text.as_ref().ok()?;
            Some(Counts::of(text, truth.as_ref()?).with_running(text, others.first().copied()))
        })
        .collect();
    let differences = match (&texts[0], &truth) {
        (Ok(ours), Some(truth)) => score::differences(ours, truth),
        _ => Vec::new(),
    };
    let each = readers.iter().zip(&texts).zip(&counts).zip(sums.iter_mut());
    let readers = each
        .map(|(((reader, text), counts), sum)| {
            sum.add(&name, counts.as_ref(), text.as_ref().ok());
            Result {
                reader: reader.name().to_owned(),
                score: counts.as_ref().map(Counts::score),
                cost: text.as_ref().ok().map(|text| text.cost),
                error: text.as_ref().err().map(ToString::to_string),
            }
        })
        .collect();
    let pages = truth.map_or(0, |truth| truth.pages.len());
    Document { file: name, pages, readers, differences }
}

/// The name by which a file is known in records.
fn short_hash(file: &Path) -> String {
    let hashed = hindsight_ingest::source::hash(file, u64::MAX);
    hashed.map_or_else(|_| "unreadable".to_owned(), |hashed| hashed.sha256.chars().take(8).collect())
}

/// What is added up for one reader.
struct Sum {
    reader: String,
    counts: Counts,
    worst: Option<(f64, String)>,
    seconds: f64,
    pages: usize,
    memory: f64,
    failed: usize,
}

impl Sum {
    fn new(reader: &str) -> Self {
        Self {
            reader: reader.to_owned(),
            counts: Counts::default(),
            worst: None,
            seconds: 0.0,
            pages: 0,
            memory: 0.0,
            failed: 0,
        }
    }

    /// Adds one file.
    fn add(&mut self, name: &str, counts: Option<&Counts>, text: Option<&Text>) {
        let Some(text) = text else {
            self.failed += 1;
            return;
        };
        self.seconds += text.cost.cpu_seconds;
        self.pages += text.pages.len();
        self.memory = self.memory.max(text.cost.memory_mb);
        let Some(counts) = counts.filter(|counts| counts.truth > 0) else { return };
        let f1 = counts.score().f1;
        if self.worst.as_ref().is_none_or(|(worst, _)| f1 < *worst) {
            self.worst = Some((f1, name.to_owned()));
        }
        self.counts.add(counts);
    }

    /// The figures over all files.
    fn total(self) -> Total {
        Total {
            reader: self.reader,
            score: self.counts.score(),
            worst: self.worst,
            pages_per_second: (self.seconds > 0.0).then(|| self.pages as f64 / self.seconds),
            most_memory_mb: self.memory,
            failed: self.failed,
        }
    }
}
