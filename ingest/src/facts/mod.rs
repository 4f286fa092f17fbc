//! Finds the facts that a file states about itself.
//!
//! What the publisher sets out as "label: value" comes first, the words of the
//! first pages next, the properties of the file last. Every fact has its
//! evidence: the page and the words. A fact that is not stated stays missing.
//!
//! Never guesses, never reads a clock: the date on which a file was made is
//! not taken for the date of the report.

mod age;
mod dates;
mod details;
mod front;
mod incident;
mod independence;
mod kind;
mod language;
mod lead;
mod names;
mod nation;
mod outcome;
mod panel;
mod people;
mod place;
mod publisher;
mod reference;
mod subject;
mod times;
mod title;

use std::collections::BTreeMap;

use hindsight_index::date::PartialDate;
use hindsight_index::evidence::Evidence;
use hindsight_index::review::Section;
use hindsight_index::vocabulary::{DocumentRole, Format};

use crate::expression::fixed;
use crate::extracted::Extracted;
use details::Details;
use front::Front;

/// What a file states about itself; the field names are those of a review.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Facts {
    /// The title that the report bears.
    pub(crate) title: Option<String>,
    /// Slug of the review type.
    pub(crate) review_type: Option<String>,
    /// What the file is within its review.
    pub(crate) document_role: DocumentRole,
    /// Who published it.
    pub(crate) publisher: Option<String>,
    /// Local authority, force, coroner area or health board.
    pub(crate) area: Option<String>,
    /// The publisher's own reference.
    pub(crate) reference: Option<String>,
    /// When it was published.
    pub(crate) published: Option<PartialDate>,
    /// When it was completed.
    pub(crate) completed: Option<PartialDate>,
    /// The year of what it is about.
    pub(crate) incident_year: Option<i16>,
    /// Those who wrote it.
    pub(crate) authors: Vec<String>,
    /// The publisher's own categories.
    pub(crate) categories: Vec<String>,
    /// To whom it is sent.
    pub(crate) addressees: Vec<String>,
    /// Those who led the review.
    pub(crate) lead_reviewers: Vec<String>,
    /// The words that say that they are independent of the agencies.
    pub(crate) independence: Option<String>,
    /// The organisations on its panel.
    pub(crate) panel: Vec<String>,
    /// How old the one was whom it is about.
    pub(crate) age_band: Option<String>,
    /// What came of it.
    pub(crate) outcome: Option<String>,
    /// The region of its area.
    pub(crate) region: Option<String>,
    /// The nation of its area.
    pub(crate) nation: Option<String>,
    /// ISO 639-1 code of the language of most of its text.
    pub(crate) language: Option<String>,
    /// Evidence of each fact, by its field name.
    pub(crate) evidence: BTreeMap<String, Vec<Evidence>>,
}

/// A value with the words that state it.
#[derive(Debug, Clone, PartialEq)]
struct Found<T> {
    value: T,
    page: u32,
    quote: String,
}

impl<T> Found<T> {
    /// A value stated on a page.
    fn new(value: T, page: u32, quote: impl Into<String>) -> Self {
        Self { value, page, quote: quote.into() }
    }

    /// The same evidence for another value.
    fn with<U>(&self, value: U) -> Found<U> {
        Found { value, page: self.page, quote: self.quote.clone() }
    }
}

/// The evidence gathered so far.
#[derive(Default)]
struct Ledger(BTreeMap<String, Vec<Evidence>>);

impl Ledger {
    /// Enters the evidence of a fact and gives its value.
    fn enter<T>(&mut self, field: &str, found: Option<Found<T>>) -> Option<T> {
        let found = found?;
        let evidence = Evidence::found(found.page, found.quote);
        self.0.insert(field.to_owned(), vec![evidence]);
        Some(found.value)
    }

    /// Enters the evidence of several values, each once.
    fn enter_all(&mut self, field: &str, found: Vec<Found<String>>) -> Vec<String> {
        let mut values: Vec<String> = Vec::new();
        for found in found {
            let evidence = Evidence::found(found.page, found.quote);
            let all = self.0.entry(field.to_owned()).or_default();
            if !all.contains(&evidence) {
                all.push(evidence);
            }
            if !values.contains(&found.value) {
                values.push(found.value);
            }
        }
        values
    }
}

/// The facts of a file; `sections` are its named parts.
pub(crate) fn facts(extracted: &Extracted, sections: &[Section]) -> Facts {
    let front = Front::new(&extracted.pages, sections);
    let on_cover = if extracted.format == Format::Pdf { details::of_lines(&front.cover) } else { Vec::new() };
    let stated = if on_cover.is_empty() { &extracted.metadata.details } else { &on_cover };
    let details = Details::new(stated);
    let title = title::find(extracted, &front, &details);
    let words = title.as_ref().map_or("", |title| title.value.as_str());
    let review_type = kind::review_type(words, title.as_ref(), &extracted.metadata, &front, &details);
    let slug = review_type.as_ref().map(|found| found.value.clone()).unwrap_or_default();
    let role = kind::role(title.as_ref(), &extracted.metadata, &front, &slug);
    let role_value = role.as_ref().map_or(DocumentRole::Other, |found| found.value);
    let addressees = people::addressees(&front, &details);
    let source = publisher::Source { metadata: &extracted.metadata, front: &front, details: &details };
    let publisher = publisher::find(title.as_ref(), &slug, role_value, &addressees, &source);
    let area = publisher::area(&slug, publisher.as_ref(), &front, &details);
    let named = publisher.as_ref().map(|found| found.with(found.value.name.clone()));
    let (region, nation) = place::find(&[area.as_ref(), named.as_ref()]);
    let nation =
        nation.or_else(|| kind::nation(review_type.as_ref()?)).or_else(|| nation::find(&extracted.pages));
    let mut subject = subject::of(words);
    if subject.name.is_none() && !subject.several && is_case(&slug) {
        subject.name = subject::told(front.all().map(|line| line.text));
    }
    let age_band = age::find(&subject, &front).filter(|_| is_case(&slug));
    let outcome = outcome::find(title.as_ref(), &slug, role_value, &subject, &front);
    let mut ledger = Ledger::default();
    Facts {
        published: ledger
            .enter("published", times::published(&extracted.metadata, words, &slug, &front, &details)),
        completed: ledger.enter("completed", times::completed(&front, &details)),
        incident_year: ledger.enter("incident_year", incident::find(title.as_ref(), &slug, &front, &details)),
        reference: ledger.enter("reference", reference::find(title.as_ref(), &front, &details)),
        authors: ledger.enter_all("authors", people::authors(&front, &details)),
        categories: ledger.enter_all("categories", details.all("categories")),
        addressees: ledger.enter_all("addressees", addressees),
        lead_reviewers: ledger.enter_all("lead_reviewers", lead::reviewers(&front, &details)),
        independence: ledger.enter("independence", independence::find(&extracted.pages)),
        panel: ledger.enter_all("panel", panel::find(&extracted.pages, sections)),
        age_band: ledger.enter("age_band", age_band.map(|found| found.with(found.value.to_string()))),
        outcome: ledger.enter("outcome", outcome.map(|found| found.with(found.value.to_string()))),
        region: ledger.enter("region", region),
        nation: ledger.enter("nation", nation),
        language: ledger.enter("language", language::find(extracted)),
        review_type: ledger.enter("review_type", review_type),
        document_role: ledger.enter("document_role", role).unwrap_or(DocumentRole::Other),
        publisher: ledger.enter("publisher", named),
        area: ledger.enter("area", area),
        title: ledger.enter("title", title),
        evidence: ledger.0,
    }
}

/// Whether reviews of a type are about the case of someone.
fn is_case(slug: &str) -> bool {
    let none =
        ["", "thematic", "panel-report", "pu-inquiry", "cspr-national", "leder", "accident-investigation"];
    !none.contains(&slug)
}
