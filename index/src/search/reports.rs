//! How well the reviews of a library were read.

use serde::Serialize;

use super::snapshot::Snapshot;
use crate::error::LibraryError;
use crate::text_report::TextReport;

/// A review and how well it was read.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Read {
    /// The permanent id.
    pub id: String,
    /// The title, if it is known.
    pub title: Option<String>,
    /// The name of the file.
    pub file: String,
    /// The share of words that are lost or doubtful.
    pub lost: f64,
    /// The figures.
    pub report: TextReport,
}

impl Snapshot {
    /// How well a review was read; `None` if there is none with this id.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue cannot be read.
    pub fn text_report(&self, id: &str) -> Result<Option<TextReport>, LibraryError> {
        Ok(self.whole(id)?.map(|review| TextReport::of(&review)))
    }

    /// How well each review was read, the worst first. Reads all pages.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue cannot be read.
    pub fn text_reports(&self) -> Result<Vec<Read>, LibraryError> {
        let read = self.rows.iter().map(|row| {
            let report = self.text_report(&row.id)?.unwrap_or_default();
            let file = row.file.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
            Ok(Read { id: row.id.clone(), title: row.title.clone(), file, lost: report.lost(), report })
        });
        let mut all = read.collect::<Result<Vec<Read>, LibraryError>>()?;
        all.sort_by(|a, b| b.lost.total_cmp(&a.lost).then_with(|| a.id.cmp(&b.id)));
        Ok(all)
    }
}

#[cfg(test)]
mod tests {
    use super::super::laws::library;
    use super::*;
    use crate::fixture;

    #[test]
    fn the_worst_read_review_comes_first() {
        let dir = tempfile::tempdir().expect("a folder");
        let good = fixture::review("a").title("Good").page("no one asked").build();
        let bad = fixture::review("b").title("Bad").page("").page("no one").build();
        library(dir.path(), &[good, bad]);

        let found = Snapshot::open(dir.path()).expect("a snapshot").text_reports().expect("reports");

        let titles: Vec<(&str, f64)> =
            found.iter().map(|read| (read.title.as_deref().unwrap_or_default(), read.lost)).collect();
        assert_eq!(titles, [("Bad", 0.5), ("Good", 0.0)]);
    }
}
