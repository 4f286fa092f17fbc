//! The quotations for which reviews have a theme or an agency, with where each stands.

use rusqlite::Row;

use super::Catalogue;
use super::load::word;
use crate::error::LibraryError;
use crate::vocabulary::{AgencyRole, Polarity, Tier};

/// A quotation for which a review has a theme or an agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quoted {
    /// The number of its review.
    pub(crate) review: i64,
    pub(crate) page: u32,
    /// Where it starts in the page's text, in Unicode scalar values; none if it is not found there.
    pub(crate) start: Option<usize>,
    pub(crate) quote: String,
    /// How much of the review the theme is.
    pub(crate) tier: Option<Tier>,
    /// What is said of practice in the theme.
    pub(crate) polarity: Option<Polarity>,
    /// What the agency is to the review.
    pub(crate) role: Option<AgencyRole>,
}

impl Catalogue {
    /// All quotations for a theme, by review; what a person stated has none.
    pub(crate) fn theme_quotations(&self, theme: &str) -> Result<Vec<Quoted>, LibraryError> {
        let select =
            "SELECT e.review, e.page, instr(p.text, e.quote), e.quote, t.tier, t.polarity FROM theme t
             JOIN evidence e ON e.review = t.review AND e.about = 'theme:' || t.slug
             LEFT JOIN page p ON p.review = e.review AND p.number = e.page
             WHERE t.slug = ?1 AND e.stated IS NULL ORDER BY e.review, e.ord";
        self.quotations(select, theme, |row, quoted| {
            quoted.tier = Some(word(row, 4, Tier::from_word)?);
            quoted.polarity = Some(word(row, 5, Polarity::from_word)?);
            Ok(())
        })
    }

    /// All quotations for an agency that is involved or addressed, by review.
    pub(crate) fn agency_quotations(&self, agency: &str) -> Result<Vec<Quoted>, LibraryError> {
        let select = "SELECT e.review, e.page, instr(p.text, e.quote), e.quote, a.role FROM agency a
             JOIN evidence e ON e.review = a.review AND e.about = 'agency:' || a.slug
             LEFT JOIN page p ON p.review = e.review AND p.number = e.page
             WHERE a.slug = ?1 AND a.role <> 'mentioned' AND e.stated IS NULL ORDER BY e.review, e.ord";
        self.quotations(select, agency, |row, quoted| {
            quoted.role = Some(word(row, 4, AgencyRole::from_word)?);
            Ok(())
        })
    }

    /// The quotations that a statement selects; `label` reads what it says of the label.
    fn quotations(
        &self,
        select: &str,
        slug: &str,
        label: fn(&Row<'_>, &mut Quoted) -> rusqlite::Result<()>,
    ) -> Result<Vec<Quoted>, LibraryError> {
        let mut statement = self.sql.prepare_cached(select)?;
        let rows = statement.query_map([slug], |row| {
            // SQLite counts from 1; 0 is nowhere.
            let place: Option<usize> = row.get(2)?;
            let mut quoted = Quoted {
                review: row.get(0)?,
                page: row.get(1)?,
                start: place.and_then(|place| place.checked_sub(1)),
                quote: row.get(3)?,
                tier: None,
                polarity: None,
                role: None,
            };
            label(row, &mut quoted)?;
            Ok(quoted)
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
