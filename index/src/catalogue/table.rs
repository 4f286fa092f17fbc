//! The table of reviews by which search filters and counts.

use std::collections::HashMap;

use super::Catalogue;
use crate::error::LibraryError;
use crate::review::BLANK;

/// What search needs to know of a review without opening it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ReviewRow {
    /// The number in the catalogue.
    pub(crate) number: i64,
    /// The permanent id.
    pub(crate) id: String,
    /// SHA-256 of its file.
    pub(crate) sha256: String,
    /// When what is held of it last changed, in UTC.
    pub(crate) changed_at: String,
    pub(crate) title: Option<String>,
    pub(crate) review_type: Option<String>,
    pub(crate) role: Option<String>,
    pub(crate) publisher: Option<String>,
    pub(crate) area: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) source_url: Option<String>,
    pub(crate) file: String,
    pub(crate) format: String,
    /// How many pages it has.
    pub(crate) pages: usize,
    /// How many of them have no text that can be read.
    pub(crate) unreadable: usize,
    /// Slugs of central themes.
    pub(crate) central: Vec<String>,
    /// Slugs of themes that are mentioned.
    pub(crate) mentioned: Vec<String>,
    /// Slugs of agencies that are involved or addressed.
    pub(crate) agencies: Vec<String>,
    /// How many other documents of its case are held.
    pub(crate) family: usize,
    /// Whether it is a summary or briefing whose report is not held.
    pub(crate) summary_only: bool,
}

impl Catalogue {
    /// All reviews, by number.
    pub(crate) fn table(&self) -> Result<Vec<ReviewRow>, LibraryError> {
        // One transaction: all four questions see the same state.
        let _state = self.sql.unchecked_transaction()?;
        let mut statement = self.sql.prepare_cached(
            "SELECT no, id, title, review_type, document_role, publisher, area, published, source_url, file, format,
             count(page.number), count(CASE WHEN page.origin = 'none' AND NOT EXISTS (
                 SELECT 1 FROM warning WHERE warning.review = review.no AND warning.page = page.number
                 AND warning.code = ?1) THEN 1 END), sha256, changed_at
             FROM review LEFT JOIN page ON page.review = review.no GROUP BY no ORDER BY no",
        )?;
        let rows = statement.query_map([BLANK], |row| {
            Ok(ReviewRow {
                number: row.get(0)?,
                id: row.get(1)?,
                title: row.get(2)?,
                review_type: row.get(3)?,
                role: row.get(4)?,
                publisher: row.get(5)?,
                area: row.get(6)?,
                published: row.get(7)?,
                source_url: row.get(8)?,
                file: row.get(9)?,
                format: row.get(10)?,
                pages: row.get(11)?,
                unreadable: row.get(12)?,
                sha256: row.get(13)?,
                changed_at: row.get(14)?,
                central: Vec::new(),
                mentioned: Vec::new(),
                agencies: Vec::new(),
                family: 0,
                summary_only: false,
            })
        })?;
        let mut table = rows.collect::<Result<Vec<ReviewRow>, _>>()?;
        let mut central = self.slugs("SELECT review, slug FROM theme WHERE tier = 'central'")?;
        let mut mentioned = self.slugs("SELECT review, slug FROM theme WHERE tier = 'mentioned'")?;
        let mut agencies = self.slugs("SELECT review, slug FROM agency WHERE role <> 'mentioned'")?;
        let families = self.families()?;
        for row in &mut table {
            (row.family, row.summary_only) = families.get(&row.number).copied().unwrap_or_default();
            row.central = central.remove(&row.number).unwrap_or_default();
            row.mentioned = mentioned.remove(&row.number).unwrap_or_default();
            row.agencies = agencies.remove(&row.number).unwrap_or_default();
        }
        Ok(table)
    }

    /// Slugs by the number of their review.
    pub(super) fn slugs(&self, select: &str) -> Result<HashMap<i64, Vec<String>>, LibraryError> {
        let mut statement = self.sql.prepare_cached(&format!("{select} ORDER BY review, ord"))?;
        let mut rows = statement.query([])?;
        let mut found: HashMap<i64, Vec<String>> = HashMap::new();
        while let Some(row) = rows.next()? {
            found.entry(row.get(0)?).or_default().push(row.get(1)?);
        }
        Ok(found)
    }
}

impl ReviewRow {
    /// The year of publication.
    pub(crate) fn year(&self) -> Option<i16> {
        self.published.as_ref()?.get(..4)?.parse().ok()
    }
}
