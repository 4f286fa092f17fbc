//! Writes reviews into the catalogue, each whole or not at all.

use rusqlite::{Transaction, params};

use super::correct::keep_found;
use super::{Catalogue, family, now};
use crate::correction::Found;
use crate::error::LibraryError;
use crate::evidence::Evidence;
use crate::review::Review;

/// The tables of a review's text, whose rows belong to one review.
const TEXT: &[&str] = &["page", "section", "recommendation", "warning"];

/// The tables of its facts and labels.
const FACTS: &[&str] = &["listed", "theme", "agency", "evidence"];

impl Catalogue {
    /// Adds a review under a new id, or replaces the review of that number.
    ///
    /// Corrections that hold are put over what was found. Returns its number,
    /// and the review as it is now if it was corrected. One transaction, with
    /// the row of the change log.
    pub(crate) fn write(
        &mut self,
        id: &str,
        replaced: Option<i64>,
        review: &Review,
        bytes: u64,
    ) -> Result<(i64, Option<Review>), LibraryError> {
        let corrected = self.corrected(id, review)?;
        let transaction = self.sql.transaction()?;
        let number = match replaced {
            Some(number) => {
                clear(&transaction, number)?;
                family::forget(&transaction, number)?;
                number
            }
            None => {
                insert(&transaction, id)?;
                transaction.last_insert_rowid()
            }
        };
        let found = corrected.is_some().then(|| Found::of(review));
        keep_found(&transaction, number, found.as_ref())?;
        let review = corrected.as_ref().unwrap_or(review);
        facts(&transaction, number, review, bytes)?;
        text(&transaction, number, review)?;
        version(&transaction, number, review)?;
        family::keep(&transaction, number, review)?;
        log(&transaction, number)?;
        transaction.commit()?;
        Ok((number, corrected))
    }
}

/// Notes a change of a review.
pub(super) fn log(sql: &Transaction<'_>, number: i64) -> Result<(), LibraryError> {
    sql.prepare_cached("INSERT INTO change (review) VALUES (?1)")?.execute([number])?;
    Ok(())
}

/// Notes the file of a review beside those it had before.
fn version(sql: &Transaction<'_>, number: i64, review: &Review) -> Result<(), LibraryError> {
    sql.prepare_cached("INSERT OR IGNORE INTO version (review, sha256, format) VALUES (?1, ?2, ?3)")?
        .execute((number, &review.sha256, review.format.as_str()))?;
    Ok(())
}

/// Drops all parts of a review but its head.
fn clear(sql: &Transaction<'_>, number: i64) -> Result<(), LibraryError> {
    TEXT.iter().chain(FACTS).try_for_each(|table| empty(sql, table, number))
}

/// Drops the rows of a review in a table.
fn empty(sql: &Transaction<'_>, table: &str, number: i64) -> Result<(), LibraryError> {
    sql.prepare_cached(&format!("DELETE FROM {table} WHERE review = ?1"))?.execute([number])?;
    Ok(())
}

/// Writes facts and labels in the place of those that are there; the text stays.
pub(super) fn rewrite_facts(sql: &Transaction<'_>, number: i64, review: &Review) -> Result<(), LibraryError> {
    FACTS.iter().try_for_each(|table| empty(sql, table, number))?;
    let bytes = sql.query_row("SELECT bytes FROM review WHERE no = ?1", [number], |row| row.get(0))?;
    facts(sql, number, review, bytes)?;
    log(sql, number)
}

/// Writes facts and labels with their evidence.
fn facts(sql: &Transaction<'_>, number: i64, review: &Review, bytes: u64) -> Result<(), LibraryError> {
    head(sql, number, review, bytes)?;
    lists(sql, number, review)?;
    labels(sql, number, review)?;
    evidence(sql, number, review)
}

/// Makes the row of a new review, to be filled by [`head`].
fn insert(sql: &Transaction<'_>, id: &str) -> Result<(), LibraryError> {
    sql.prepare_cached(
        "INSERT INTO review (id, sha256, file, bytes, format, document_role, changed_at)
         VALUES (?1, '', '', 0, '', '', '')",
    )?
    .execute([id])?;
    Ok(())
}

/// Writes the facts with one value.
fn head(sql: &Transaction<'_>, number: i64, review: &Review, bytes: u64) -> Result<(), LibraryError> {
    sql.prepare_cached(
        "UPDATE review SET sha256 = ?2, file = ?3, bytes = ?4, source_url = ?5, format = ?6, title = ?7,
         review_type = ?8, document_role = ?9, publisher = ?10, area = ?11, reference = ?12, published = ?13,
         completed = ?14, incident_year = ?15, language = ?16, changed_at = ?17, family = ?18 WHERE no = ?1",
    )?
    .execute(params![
        number,
        review.sha256,
        review.file,
        bytes.cast_signed(),
        review.source_url,
        review.format.as_str(),
        review.title,
        review.review_type,
        review.document_role.as_str(),
        review.publisher,
        review.area,
        review.reference,
        review.published.map(|date| date.to_string()),
        review.completed.map(|date| date.to_string()),
        review.incident_year,
        review.language,
        now(),
        review.family,
    ])?;
    Ok(())
}

/// Writes the facts with several values, and those that came after the head was laid down.
fn lists(sql: &Transaction<'_>, number: i64, review: &Review) -> Result<(), LibraryError> {
    let mut statement =
        sql.prepare_cached("INSERT INTO listed (review, fact, ord, value) VALUES (?1, ?2, ?3, ?4)")?;
    let lists = [
        ("author", review.authors.as_slice()),
        ("category", &review.categories),
        ("addressee", &review.addressees),
        ("lead_reviewer", &review.lead_reviewers),
        ("panel", &review.panel),
        ("independence", review.independence.as_slice()),
        ("age_band", review.age_band.as_slice()),
        ("outcome", review.outcome.as_slice()),
        ("region", review.region.as_slice()),
        ("nation", review.nation.as_slice()),
    ];
    for (fact, values) in lists {
        for (ord, value) in values.iter().enumerate() {
            statement.execute(params![number, fact, ord, value])?;
        }
    }
    Ok(())
}

/// Writes pages, sections, recommendations and warnings.
fn text(sql: &Transaction<'_>, number: i64, review: &Review) -> Result<(), LibraryError> {
    let mut page = sql.prepare_cached(
        "INSERT INTO page (review, number, label, anchor, origin, text, confidence, doubtful, furniture)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?;
    for p in &review.pages {
        page.execute(params![
            number,
            p.number,
            p.label,
            p.anchor,
            p.origin.as_str(),
            p.text,
            p.confidence,
            p.doubtful,
            json(&p.furniture)
        ])?;
    }
    let mut section = sql.prepare_cached(
        "INSERT INTO section (review, ord, kind, heading, page, start, anchor) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for (ord, s) in review.sections.iter().enumerate() {
        section.execute(params![number, ord, s.kind.as_str(), s.heading, s.page, s.start, s.anchor])?;
    }
    let mut recommendation = sql.prepare_cached(
        "INSERT INTO recommendation
         (review, ord, kind, number, text, page, pages, items, addressees, agencies, deadline, answer)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?;
    for (ord, r) in review.recommendations.iter().enumerate() {
        let (pages, items, addressees) = (json(&r.pages), json(&r.items), json(&r.addressees));
        recommendation.execute(params![
            number,
            ord,
            r.kind.as_str(),
            r.number,
            r.text,
            r.page,
            pages,
            items,
            addressees,
            json(&r.agencies),
            r.deadline,
            r.answer.as_ref().map(object)
        ])?;
    }
    let mut warning = sql.prepare_cached(
        "INSERT INTO warning (review, ord, code, page, message) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (ord, w) in review.warnings.iter().enumerate() {
        warning.execute(params![number, ord, w.code, w.page, w.message])?;
    }
    Ok(())
}

/// A list as JSON.
fn json<T: serde::Serialize>(values: &[T]) -> String {
    serde_json::to_string(values).expect("lists of words and numbers are JSON")
}

/// A value as JSON.
fn object<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("words and numbers are JSON")
}

/// Writes themes and agencies.
fn labels(sql: &Transaction<'_>, number: i64, review: &Review) -> Result<(), LibraryError> {
    let mut theme = sql.prepare_cached(
        "INSERT INTO theme (review, ord, slug, tier, polarity) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (ord, t) in review.themes.iter().enumerate() {
        theme.execute(params![number, ord, t.slug, t.tier.as_str(), t.polarity.as_str()])?;
    }
    let mut agency =
        sql.prepare_cached("INSERT INTO agency (review, ord, slug, name, role) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for (ord, a) in review.agencies.iter().enumerate() {
        agency.execute(params![number, ord, a.slug, a.name, a.role.as_str()])?;
    }
    Ok(())
}

/// Writes the evidence of facts and labels.
fn evidence(sql: &Transaction<'_>, number: i64, review: &Review) -> Result<(), LibraryError> {
    let mut statement = sql.prepare_cached(
        "INSERT INTO evidence (review, about, ord, page, quote, stated) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    let facts = review.evidence.iter().map(|(fact, evidence)| (fact.clone(), evidence));
    let themes = review.themes.iter().map(|t| (format!("theme:{}", t.slug), &t.evidence));
    let agencies = review.agencies.iter().map(|a| (format!("agency:{}", a.slug), &a.evidence));
    for (about, list) in facts.chain(themes).chain(agencies) {
        for (ord, evidence) in list.iter().enumerate() {
            let (page, quote, stated) = match evidence {
                Evidence::Found { page, quote } => (Some(page), Some(quote), None),
                Evidence::Stated { stated } => (None, None, Some(stated)),
            };
            statement.execute(params![number, about, ord, page, quote, stated])?;
        }
    }
    Ok(())
}
