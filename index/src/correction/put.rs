//! Puts corrections over what was found, and keeps what was found.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Correction, Edit, value};
use crate::date::PartialDate;
use crate::evidence::Evidence;
use crate::review::{AgencyLabel, Review, ThemeLabel};
use crate::stated::check;
use crate::stated::place::{self, Weight};
use crate::vocabulary::{AgencyRole, CorrectionAction, DocumentRole, Fact, Tier};

/// All that can be corrected, as it was found.
///
/// It is kept beside a corrected review. A field that an older program did
/// not know reads as not found.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Found {
    title: Option<String>,
    review_type: Option<String>,
    document_role: Option<DocumentRole>,
    publisher: Option<String>,
    area: Option<String>,
    reference: Option<String>,
    published: Option<PartialDate>,
    completed: Option<PartialDate>,
    incident_year: Option<i16>,
    language: Option<String>,
    authors: Vec<String>,
    categories: Vec<String>,
    addressees: Vec<String>,
    evidence: BTreeMap<String, Vec<Evidence>>,
    themes: Vec<ThemeLabel>,
    agencies: Vec<AgencyLabel>,
}

impl Found {
    /// What a review has, before any correction.
    pub(crate) fn of(review: &Review) -> Self {
        let corrected = |name: &String| Fact::from_word(name).is_some();
        let evidence = review.evidence.iter().filter(|(name, _)| corrected(name));
        Self {
            title: review.title.clone(),
            review_type: review.review_type.clone(),
            document_role: Some(review.document_role),
            publisher: review.publisher.clone(),
            area: review.area.clone(),
            reference: review.reference.clone(),
            published: review.published,
            completed: review.completed,
            incident_year: review.incident_year,
            language: review.language.clone(),
            authors: review.authors.clone(),
            categories: review.categories.clone(),
            addressees: review.addressees.clone(),
            evidence: evidence.map(|(name, pieces)| (name.clone(), pieces.clone())).collect(),
            themes: review.themes.clone(),
            agencies: review.agencies.clone(),
        }
    }

    /// Gives a review back what was found; the rest of it stays.
    pub(crate) fn restore(self, review: &mut Review) {
        review.title = self.title;
        review.review_type = self.review_type;
        review.document_role = self.document_role.unwrap_or(review.document_role);
        review.publisher = self.publisher;
        review.area = self.area;
        review.reference = self.reference;
        review.published = self.published;
        review.completed = self.completed;
        review.incident_year = self.incident_year;
        review.language = self.language;
        review.authors = self.authors;
        review.categories = self.categories;
        review.addressees = self.addressees;
        review.evidence.retain(|name, _| Fact::from_word(name).is_none());
        review.evidence.extend(self.evidence);
        review.themes = self.themes;
        review.agencies = self.agencies;
    }
}

/// Puts the corrections that hold over what was found, in order.
pub(crate) fn put(review: &mut Review, held: &[&Correction]) {
    for correction in held {
        let (edit, stated) = (correction.edit(), correction.evidence());
        match edit.fact() {
            Fact::Theme => themes(review, &edit, &stated),
            Fact::Agency => agencies(review, &edit, &stated),
            Fact::Authors => list(review, &edit, &stated, |review| &mut review.authors),
            Fact::Categories => list(review, &edit, &stated, |review| &mut review.categories),
            Fact::Addressees => list(review, &edit, &stated, |review| &mut review.addressees),
            _ => single(review, &edit, &stated),
        }
    }
}

/// Sets a fact with one value. It was checked when it was made, so it reads; if not, it is not known.
fn single(review: &mut Review, edit: &Edit, stated: &Evidence) {
    let words = || edit.value().map(str::to_owned);
    let date = || edit.value().and_then(|value| value.parse().ok());
    match edit.fact() {
        Fact::Title => review.title = words(),
        Fact::ReviewType => review.review_type = words(),
        Fact::Publisher => review.publisher = words(),
        Fact::Area => review.area = words(),
        Fact::Reference => review.reference = words(),
        Fact::Language => review.language = words(),
        Fact::Published => review.published = date(),
        Fact::Completed => review.completed = date(),
        Fact::IncidentYear => review.incident_year = edit.value().and_then(|value| value.parse().ok()),
        Fact::DocumentRole => {
            review.document_role =
                edit.value().and_then(DocumentRole::from_word).unwrap_or(review.document_role);
        }
        Fact::Authors | Fact::Categories | Fact::Addressees | Fact::Theme | Fact::Agency => {}
    }
    place::proved(review, edit.fact().as_str(), stated);
}

/// Changes a fact with several values.
fn list(review: &mut Review, edit: &Edit, stated: &Evidence, at: fn(&mut Review) -> &mut Vec<String>) {
    let (values, name) = (at(review), edit.fact().as_str());
    match (edit.action(), edit.value()) {
        (CorrectionAction::Add, Some(value)) if values.iter().all(|other| other != value) => {
            values.push(value.to_owned());
        }
        (CorrectionAction::Drop, Some(value)) => values.retain(|other| other != value),
        (CorrectionAction::Set | CorrectionAction::Clear, value) => {
            *values = check::parts(value.unwrap_or_default()).map(str::to_owned).collect();
            return place::proved(review, name, stated);
        }
        _ => {}
    }
    place::put_first(review.evidence.entry(name.to_owned()).or_default(), stated);
}

/// The slugs and words of a value such as `neglect:central; homelessness:mentioned`.
fn labels<T>(edit: &Edit, read: fn(&str) -> Option<T>) -> Vec<(&str, T)> {
    let label = |part| {
        let (slug, word) = str::split_once(part, ':')?;
        Some((slug, read(word)?))
    };
    check::parts(edit.value().unwrap_or_default()).filter_map(label).collect()
}

/// Changes the themes.
fn themes(review: &mut Review, edit: &Edit, stated: &Evidence) {
    let named = labels(edit, Tier::from_word);
    review.themes.retain(|label| stays(edit, &label.slug, &named));
    for (slug, tier) in named {
        place::theme(&mut review.themes, slug, tier, Weight::Rules, stated);
    }
}

/// Changes the agencies.
fn agencies(review: &mut Review, edit: &Edit, stated: &Evidence) {
    let named = labels(edit, AgencyRole::from_word);
    review.agencies.retain(|label| stays(edit, &label.slug, &named));
    for (slug, role) in named {
        place::agency(&mut review.agencies, slug, role, Weight::Rules, stated);
    }
}

/// Whether a label that was found stays.
fn stays<T>(edit: &Edit, slug: &str, named: &[(&str, T)]) -> bool {
    match edit.action() {
        CorrectionAction::Set => named.iter().any(|(other, _)| *other == slug),
        CorrectionAction::Clear => false,
        CorrectionAction::Drop => edit.value().map(|value| value::key(edit.fact(), value)) != Some(slug),
        CorrectionAction::Add | CorrectionAction::Undo => true,
    }
}
