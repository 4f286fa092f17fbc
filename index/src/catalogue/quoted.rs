//! The quotations for which reviews have a theme, with where each stands.

use super::Catalogue;
use super::load::word;
use crate::error::LibraryError;
use crate::vocabulary::{Polarity, Tier};

/// A quotation for which a review has a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quoted {
    /// The number of its review.
    pub(crate) review: i64,
    pub(crate) page: u32,
    /// Where it starts in the page's text, in Unicode scalar values; none if it is not found there.
    pub(crate) start: Option<usize>,
    pub(crate) quote: String,
    pub(crate) tier: Tier,
    pub(crate) polarity: Polarity,
}

impl Catalogue {
    /// All quotations for a theme, by review; what a person stated has none.
    pub(crate) fn theme_quotations(&self, theme: &str) -> Result<Vec<Quoted>, LibraryError> {
        let mut statement = self.sql.prepare_cached(
            "SELECT e.review, e.page, instr(p.text, e.quote), e.quote, t.tier, t.polarity FROM theme t
             JOIN evidence e ON e.review = t.review AND e.about = 'theme:' || t.slug
             LEFT JOIN page p ON p.review = e.review AND p.number = e.page
             WHERE t.slug = ?1 AND e.stated IS NULL ORDER BY e.review, e.ord",
        )?;
        let rows = statement.query_map([theme], |row| {
            // SQLite counts from 1; 0 is nowhere.
            let place: Option<usize> = row.get(2)?;
            Ok(Quoted {
                review: row.get(0)?,
                page: row.get(1)?,
                start: place.and_then(|place| place.checked_sub(1)),
                quote: row.get(3)?,
                tier: word(row, 4, Tier::from_word)?,
                polarity: word(row, 5, Polarity::from_word)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The first quotations of a review for a theme, each with its page; what a person stated has none.
    pub(crate) fn quotations_of(
        &self,
        review: i64,
        theme: &str,
        most: usize,
    ) -> Result<Vec<(u32, String)>, LibraryError> {
        let mut statement = self.sql.prepare_cached(
            "SELECT page, quote FROM evidence
             WHERE review = ?1 AND about = 'theme:' || ?2 AND stated IS NULL ORDER BY ord LIMIT ?3",
        )?;
        let rows = statement.query_map((review, theme, most), |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
