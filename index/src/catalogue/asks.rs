//! The recommendations of all reviews, without opening each review.

use std::collections::HashMap;

use rusqlite::OptionalExtension;

use super::Catalogue;
use super::load::{RECOMMENDATION, list, recommendation, word};
use crate::error::LibraryError;
use crate::review::Recommendation;
use crate::vocabulary::RecommendationKind;

/// What search needs to know of a recommendation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asked {
    /// The number of its review.
    pub(crate) review: i64,
    /// Its place in the review, from 0.
    pub(crate) place: u32,
    pub(crate) kind: RecommendationKind,
    /// Its words, then those of each of its parts.
    pub(crate) texts: Vec<String>,
    /// Slugs of the sectors that it asks.
    pub(crate) agencies: Vec<String>,
}

impl Catalogue {
    /// Every recommendation, by review and place.
    pub(crate) fn asked(&self) -> Result<Vec<Asked>, LibraryError> {
        let mut statement = self.sql.prepare_cached(
            "SELECT review, ord, kind, text, items, agencies FROM recommendation ORDER BY review, ord",
        )?;
        let rows = statement.query_map([], |row| {
            let mut texts = vec![row.get(3)?];
            texts.extend(list::<String>(row, 4)?);
            Ok(Asked {
                review: row.get(0)?,
                place: row.get(1)?,
                kind: word(row, 2, RecommendationKind::from_word)?,
                texts,
                agencies: list(row, 5)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The recommendation at a place of a review.
    pub(crate) fn recommendation(
        &self,
        review: i64,
        place: u32,
    ) -> Result<Option<Recommendation>, LibraryError> {
        let select = format!("SELECT {RECOMMENDATION} FROM recommendation WHERE review = ?1 AND ord = ?2");
        let mut statement = self.sql.prepare_cached(&select)?;
        Ok(statement.query_row((review, place), recommendation).optional()?)
    }

    /// To whom reviews are sent: slugs of the agencies that are addressed, by the number of the review.
    pub(crate) fn sent_to(&self) -> Result<HashMap<i64, Vec<String>>, LibraryError> {
        self.slugs("SELECT review, slug FROM agency WHERE role = 'addressed'")
    }
}
