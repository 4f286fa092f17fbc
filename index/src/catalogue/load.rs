//! Reads reviews back from the catalogue, just as they were put in.

use std::collections::BTreeMap;
use std::str::FromStr;

use rusqlite::types::{FromSql, Type};
use rusqlite::{OptionalExtension, Row};

use super::Catalogue;
use crate::date::PartialDate;
use crate::error::LibraryError;
use crate::evidence::Evidence;
use crate::review::{AgencyLabel, Page, Recommendation, Review, Section, ThemeLabel, Warning};
use crate::vocabulary::{
    AgencyRole, DocumentRole, Format, PageOrigin, Polarity, RecommendationKind, SectionKind, Tier,
};

/// Evidence by what it is about.
type Evidences = BTreeMap<String, Vec<Evidence>>;

/// Whether the text of the pages is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Text {
    /// All of it.
    With,
    /// Pages come without their text.
    Without,
}

impl Catalogue {
    /// The review of this number.
    pub(crate) fn review(&self, number: i64, text: Text) -> Result<Option<Review>, LibraryError> {
        let mut statement = self.sql.prepare_cached(
            "SELECT sha256, file, source_url, format, title, review_type, document_role, publisher, area,
             reference, published, completed, incident_year, language, family FROM review WHERE no = ?1",
        )?;
        let Some(mut review) = statement.query_row([number], head).optional()? else { return Ok(None) };
        review.authors = self.listed(number, "author")?;
        review.categories = self.listed(number, "category")?;
        review.addressees = self.listed(number, "addressee")?;
        self.case(number, &mut review)?;
        review.pages = self.pages(number, 1, u32::MAX, text)?;
        review.sections = self.sections(number)?;
        review.recommendations =
            self.rows(number, &format!("SELECT {RECOMMENDATION} FROM recommendation"), recommendation)?;
        review.warnings = self.warnings(number)?;
        self.evidenced(number, &mut review)?;
        Ok(Some(review))
    }

    /// The named parts of a review, in order.
    pub(crate) fn sections(&self, number: i64) -> Result<Vec<Section>, LibraryError> {
        self.rows(number, "SELECT kind, heading, page, start, anchor FROM section", section)
    }

    /// What could not be read or is doubtful in a review.
    pub(crate) fn warnings(&self, number: i64) -> Result<Vec<Warning>, LibraryError> {
        self.rows(number, "SELECT code, page, message FROM warning", warning)
    }

    /// Pages of a review, by their numbers.
    pub(crate) fn pages(
        &self,
        number: i64,
        first: u32,
        last: u32,
        text: Text,
    ) -> Result<Vec<Page>, LibraryError> {
        let column = if text == Text::With { "text" } else { "''" };
        let mut statement = self.sql.prepare_cached(&format!(
            "SELECT number, label, anchor, origin, {column}, confidence, doubtful, furniture FROM page
             WHERE review = ?1 AND number BETWEEN ?2 AND ?3 ORDER BY number"
        ))?;
        let rows = statement.query_map((number, first, last), page)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The facts about the case and those who reviewed it.
    fn case(&self, number: i64, review: &mut Review) -> Result<(), LibraryError> {
        let one = |fact| Ok::<_, LibraryError>(self.listed(number, fact)?.into_iter().next());
        review.lead_reviewers = self.listed(number, "lead_reviewer")?;
        review.panel = self.listed(number, "panel")?;
        review.independence = one("independence")?;
        review.age_band = one("age_band")?;
        review.outcome = one("outcome")?;
        review.region = one("region")?;
        review.nation = one("nation")?;
        Ok(())
    }

    /// The values of a fact that has several.
    fn listed(&self, number: i64, fact: &str) -> Result<Vec<String>, LibraryError> {
        let mut statement = self
            .sql
            .prepare_cached("SELECT value FROM listed WHERE review = ?1 AND fact = ?2 ORDER BY ord")?;
        let rows = statement.query_map((number, fact), |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The rows of one part of a review, in order.
    fn rows<T>(
        &self,
        number: i64,
        select: &str,
        read: fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, LibraryError> {
        let mut statement = self.sql.prepare_cached(&format!("{select} WHERE review = ?1 ORDER BY ord"))?;
        let rows = statement.query_map([number], read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Fills in labels and the evidence of facts and labels.
    fn evidenced(&self, number: i64, review: &mut Review) -> Result<(), LibraryError> {
        let mut evidence = self.evidence(number)?;
        review.themes = self.rows(number, "SELECT slug, tier, polarity FROM theme", theme)?;
        for theme in &mut review.themes {
            theme.evidence = evidence.remove(&format!("theme:{}", theme.slug)).unwrap_or_default();
        }
        review.agencies = self.rows(number, "SELECT slug, name, role FROM agency", agency)?;
        for agency in &mut review.agencies {
            agency.evidence = evidence.remove(&format!("agency:{}", agency.slug)).unwrap_or_default();
        }
        review.evidence = evidence;
        Ok(())
    }

    /// All evidence of a review.
    fn evidence(&self, number: i64) -> Result<Evidences, LibraryError> {
        let mut statement = self.sql.prepare_cached(
            "SELECT about, page, quote, stated FROM evidence WHERE review = ?1 ORDER BY about, ord",
        )?;
        let mut rows = statement.query([number])?;
        let mut found = Evidences::new();
        while let Some(row) = rows.next()? {
            let evidence = match row.get::<_, Option<String>>(3)? {
                Some(stated) => Evidence::Stated { stated },
                None => Evidence::Found { page: row.get(1)?, quote: row.get(2)? },
            };
            found.entry(row.get(0)?).or_default().push(evidence);
        }
        Ok(found)
    }
}

/// Reads a column that holds a word of a closed vocabulary.
pub(super) fn word<T>(row: &Row<'_>, column: usize, read: fn(&str) -> Option<T>) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    let error = || format!("'{text}' is not a known word");
    read(&text).ok_or_else(|| rusqlite::Error::FromSqlConversionFailure(column, Type::Text, error().into()))
}

/// Reads a column that holds a date.
fn date(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<PartialDate>> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| PartialDate::from_str(&text))
        .transpose()
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(column, Type::Text, error.into()))
}

/// Reads a column that holds a JSON list.
pub(super) fn list<T: serde::de::DeserializeOwned>(row: &Row<'_>, column: usize) -> rusqlite::Result<Vec<T>> {
    let text = String::column_result(row.get_ref(column)?)?;
    serde_json::from_str(&text)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(column, Type::Text, error.into()))
}

/// Reads a column that may hold a JSON object.
fn object<T: serde::de::DeserializeOwned>(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<T>> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| serde_json::from_str(&text))
        .transpose()
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(column, Type::Text, error.into()))
}

fn head(row: &Row<'_>) -> rusqlite::Result<Review> {
    let (file, format): (String, Format) = (row.get(1)?, word(row, 3, Format::from_word)?);
    Ok(Review {
        sha256: row.get(0)?,
        source_url: row.get(2)?,
        title: row.get(4)?,
        review_type: row.get(5)?,
        document_role: word(row, 6, DocumentRole::from_word)?,
        publisher: row.get(7)?,
        area: row.get(8)?,
        reference: row.get(9)?,
        published: date(row, 10)?,
        completed: date(row, 11)?,
        incident_year: row.get(12)?,
        language: row.get(13)?,
        family: row.get(14)?,
        ..Review::unread(&file, format)
    })
}

fn page(row: &Row<'_>) -> rusqlite::Result<Page> {
    Ok(Page {
        number: row.get(0)?,
        label: row.get(1)?,
        anchor: row.get(2)?,
        origin: word(row, 3, PageOrigin::from_word)?,
        text: row.get(4)?,
        confidence: row.get(5)?,
        doubtful: row.get(6)?,
        furniture: list(row, 7)?,
    })
}

fn section(row: &Row<'_>) -> rusqlite::Result<Section> {
    Ok(Section {
        kind: word(row, 0, SectionKind::from_word)?,
        heading: row.get(1)?,
        page: row.get(2)?,
        start: row.get(3)?,
        anchor: row.get(4)?,
    })
}

/// The columns of a recommendation, as they are read.
pub(super) const RECOMMENDATION: &str =
    "kind, number, text, page, pages, items, addressees, agencies, deadline, answer";

pub(super) fn recommendation(row: &Row<'_>) -> rusqlite::Result<Recommendation> {
    Ok(Recommendation {
        kind: word(row, 0, RecommendationKind::from_word)?,
        number: row.get(1)?,
        text: row.get(2)?,
        page: row.get(3)?,
        pages: list(row, 4)?,
        items: list(row, 5)?,
        addressees: list(row, 6)?,
        agencies: list(row, 7)?,
        deadline: row.get(8)?,
        answer: object(row, 9)?,
    })
}

fn warning(row: &Row<'_>) -> rusqlite::Result<Warning> {
    Ok(Warning { code: row.get(0)?, page: row.get(1)?, message: row.get(2)? })
}

fn theme(row: &Row<'_>) -> rusqlite::Result<ThemeLabel> {
    Ok(ThemeLabel {
        slug: row.get(0)?,
        tier: word(row, 1, Tier::from_word)?,
        polarity: word(row, 2, Polarity::from_word)?,
        evidence: Vec::new(),
    })
}

fn agency(row: &Row<'_>) -> rusqlite::Result<AgencyLabel> {
    Ok(AgencyLabel {
        slug: row.get(0)?,
        name: row.get(1)?,
        role: word(row, 2, AgencyRole::from_word)?,
        evidence: Vec::new(),
    })
}
