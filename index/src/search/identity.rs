//! Where personal data may stand: for the operator of a library, and no one else.
//!
//! A review as it is read by anyone else never holds these warnings.

use serde::Serialize;

use super::snapshot::Snapshot;
use crate::error::LibraryError;
use crate::review::{Review, Warning};

/// A review on whose pages personal data may stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Exposed {
    /// The permanent id.
    pub id: String,
    /// The title, if it is known.
    pub title: Option<String>,
    /// The path that its file came from.
    pub file: String,
    /// What may stand where; never the words.
    pub warnings: Vec<Warning>,
}

impl Snapshot {
    /// The reviews on whose pages personal data may stand, those with most first.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue cannot be read.
    pub fn exposed(&self) -> Result<Vec<Exposed>, LibraryError> {
        let mut exposed = Vec::new();
        for row in &self.rows {
            let warnings = self.warnings_of(row.number)?;
            let warnings: Vec<Warning> = warnings.into_iter().filter(Warning::is_identity).collect();
            if !warnings.is_empty() {
                let (id, title, file) = (row.id.clone(), row.title.clone(), row.file.clone());
                exposed.push(Exposed { id, title, file, warnings });
            }
        }
        exposed.sort_by(|a, b| b.warnings.len().cmp(&a.warnings.len()).then_with(|| a.id.cmp(&b.id)));
        Ok(exposed)
    }
}

/// A review as anyone may read it: nothing is said of personal data on its pages.
pub(super) fn discreet(mut review: Review) -> Review {
    review.warnings.retain(|warning| !warning.is_identity());
    review
}

#[cfg(test)]
mod tests {
    use super::super::laws::library;
    use super::*;
    use crate::fixture;

    #[test]
    fn personal_data_is_listed_for_the_operator_and_never_with_the_review() {
        let dir = tempfile::tempdir().expect("a folder");
        let warning = |code: &str, page| Warning::page(code, page, "seems to stand here");
        let mut one = fixture::review("a").page("words").page("words").build();
        one.warnings = vec![warning("identity-phone", 2), warning("page-noise", 1)];
        let mut two = fixture::review("b").page("words").build();
        two.warnings = vec![warning("identity-email", 1), warning("identity-phone", 1)];
        library(dir.path(), &[one, two, fixture::review("c").page("words").build()]);
        let snapshot = Snapshot::open(dir.path()).expect("a snapshot");

        let exposed = snapshot.exposed().expect("read");

        let counts: Vec<usize> = exposed.iter().map(|exposed| exposed.warnings.len()).collect();
        assert_eq!((counts, exposed[1].warnings[0].page), (vec![2, 1], Some(2)));
        let codes: Vec<String> = exposed
            .iter()
            .flat_map(|exposed| snapshot.review(&exposed.id).expect("read").expect("there").warnings)
            .map(|warning| warning.code)
            .collect();
        assert_eq!(codes, ["page-noise"]);
    }
}
