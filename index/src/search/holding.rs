//! What a library holds, for those who come by the front door: the latest additions, the areas, and
//! what it held once.

use std::collections::BTreeSet;

use serde::Serialize;

use super::request::Request;
use super::snapshot::Snapshot;
use crate::catalogue::{ReviewRow, Withdrawal};
use crate::error::LibraryError;

/// A review in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Addition {
    /// Its id.
    pub id: String,
    /// Its title, where it is known.
    pub title: Option<String>,
    /// The slug of its type.
    pub review_type: Option<String>,
    /// Its area.
    pub area: Option<String>,
    /// When it was published, as precisely as is known.
    pub published: Option<String>,
}

/// An area of which reviews are held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Area {
    /// Its name.
    pub name: String,
    /// The query that finds its reviews.
    pub query: String,
    /// How many reviews that query finds: those of areas of which the name is a part count too.
    pub reviews: usize,
}

impl Snapshot {
    /// The reviews that came last, the newest first.
    #[must_use]
    pub fn latest(&self, most: usize) -> Vec<Addition> {
        let added = |row: &ReviewRow| Addition {
            id: row.id.clone(),
            title: row.title.clone(),
            review_type: row.review_type.clone(),
            area: row.area.clone(),
            published: row.published.clone(),
        };
        self.rows.iter().rev().take(most).map(added).collect()
    }

    /// The areas of which reviews are held, by name.
    ///
    /// # Errors
    ///
    /// Fails if the index cannot be read.
    pub fn areas(&self) -> Result<&[Area], LibraryError> {
        if let Some(areas) = self.areas.get() {
            return Ok(areas);
        }
        let named: BTreeSet<&str> = self.rows.iter().filter_map(|row| row.area.as_deref()).collect();
        let mut areas = Vec::new();
        for name in named.into_iter().filter(|name| !name.trim().is_empty()) {
            let query = format!("area:\"{}\"", name.replace('"', " "));
            let reviews = self.count(&Request { query: query.clone(), ..Request::default() })?;
            areas.push(Area { name: name.to_owned(), query, reviews });
        }
        Ok(self.areas.get_or_init(|| areas))
    }

    /// What is known of a review that was withdrawn.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue cannot be read.
    pub fn withdrawal(&self, id: &str) -> Result<Option<Withdrawal>, LibraryError> {
        self.with_catalogue(|catalogue| catalogue.withdrawal(id))
    }

    /// When a file was last read into the library, in UTC.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue cannot be read.
    pub fn last_read(&self) -> Result<Option<String>, LibraryError> {
        self.with_catalogue(|catalogue| catalogue.last_read())
    }
}

#[cfg(test)]
mod tests {
    use super::super::laws::library;
    use super::*;
    use crate::fixture;

    #[test]
    fn an_area_counts_what_its_query_finds_and_the_newest_comes_first() {
        let dir = tempfile::tempdir().expect("a folder");
        let of = |id: &str, area: &str| fixture::review(id).title(id).area(area).page("A door.").build();
        library(
            dir.path(),
            &[of("a", "Eastmere"), of("b", "Westmarsh and Eastmere"), of("c", "Tarrow \"Dale\"")],
        );
        let snapshot = Snapshot::open(dir.path()).expect("a snapshot");

        let areas = snapshot.areas().expect("areas");

        let found: Vec<(&str, usize)> = areas.iter().map(|area| (area.name.as_str(), area.reviews)).collect();
        assert_eq!(found, [("Eastmere", 2), ("Tarrow \"Dale\"", 1), ("Westmarsh and Eastmere", 1)]);
        assert_eq!(snapshot.latest(2)[0].title.as_deref(), Some("c"));
        assert_eq!(snapshot.withdrawal("none").expect("an answer"), None);
        assert!(snapshot.last_read().expect("an answer").is_some_and(|at| at.starts_with("20")));
    }
}
