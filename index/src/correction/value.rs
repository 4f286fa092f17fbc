//! The value of a fact as text: checked, read from a review, told apart.

use crate::review::Review;
use crate::stated::check::{self, Checked};
use crate::taxonomy::{AGENCIES, REVIEW_TYPES, THEMES};
use crate::vocabulary::Fact;

/// Whether a fact may have several values.
pub(super) fn is_several(fact: Fact) -> bool {
    matches!(fact, Fact::Authors | Fact::Categories | Fact::Addressees | Fact::Theme | Fact::Agency)
}

/// A value as it is kept; several are apart by `; `.
pub(super) fn canonical(fact: Fact, value: &str) -> Checked<String> {
    match fact {
        Fact::Title | Fact::Publisher | Fact::Area | Fact::Reference => check::words(value),
        Fact::ReviewType => check::slug(value, &REVIEW_TYPES),
        Fact::DocumentRole => check::role(value).map(|role| role.to_string()),
        Fact::Published | Fact::Completed => check::date(value).map(|date| date.to_string()),
        Fact::IncidentYear => check::year(value).map(|year| year.to_string()),
        Fact::Language => check::language(value),
        Fact::Authors | Fact::Categories | Fact::Addressees => check::list(value).and_then(joined),
        Fact::Theme => check::themes(value, &THEMES).map(labels).and_then(joined),
        Fact::Agency => check::agencies(value, &AGENCIES).map(labels).and_then(joined),
    }
}

/// Slugs, each with what it is.
fn labels<T: std::fmt::Display>(labels: Vec<(String, T)>) -> Vec<String> {
    labels.into_iter().map(|(slug, word)| format!("{slug}:{word}")).collect()
}

/// Several values as one text.
fn joined(values: Vec<String>) -> Checked<String> {
    if values.is_empty() { Err("it names nothing".to_owned()) } else { Ok(values.join("; ")) }
}

/// What tells a value from the others of its fact.
pub(super) fn key(fact: Fact, value: &str) -> &str {
    match fact {
        Fact::Theme | Fact::Agency => value.split_once(':').map_or(value, |(slug, _)| slug),
        _ => value,
    }
}

/// The value of a fact, or the one of its values with this key, as a person would write it.
pub(crate) fn said(review: &Review, fact: Fact, wanted: Option<&str>) -> Option<String> {
    let values = match fact {
        Fact::Title => review.title.clone().into_iter().collect(),
        Fact::ReviewType => review.review_type.clone().into_iter().collect(),
        Fact::DocumentRole => vec![review.document_role.to_string()],
        Fact::Publisher => review.publisher.clone().into_iter().collect(),
        Fact::Area => review.area.clone().into_iter().collect(),
        Fact::Reference => review.reference.clone().into_iter().collect(),
        Fact::Published => review.published.iter().map(ToString::to_string).collect(),
        Fact::Completed => review.completed.iter().map(ToString::to_string).collect(),
        Fact::IncidentYear => review.incident_year.iter().map(ToString::to_string).collect(),
        Fact::Language => review.language.clone().into_iter().collect(),
        Fact::Authors => review.authors.clone(),
        Fact::Categories => review.categories.clone(),
        Fact::Addressees => review.addressees.clone(),
        Fact::Theme => labels(review.themes.iter().map(|t| (t.slug.clone(), t.tier)).collect()),
        Fact::Agency => labels(review.agencies.iter().map(|a| (a.slug.clone(), a.role)).collect()),
    };
    let values: Vec<String> =
        values.into_iter().filter(|value| wanted.is_none_or(|wanted| key(fact, value) == wanted)).collect();
    (!values.is_empty()).then(|| values.join("; "))
}
