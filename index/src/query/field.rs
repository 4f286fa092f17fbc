//! The fields of the query language: `theme:`, `agency:`, `year:` and so on.

use std::fmt;

use super::years::Years;
use crate::taxonomy::{AGENCIES, REVIEW_TYPES, THEMES, Taxonomy};
use crate::vocabulary::{DocumentRole, SectionKind};
use crate::words;

/// A property that a review must have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Field {
    /// Slug of a theme.
    Theme(String),
    /// Slug of an agency that is involved or addressed.
    Agency(String),
    /// Slug of a review type.
    Type(String),
    /// What the document is: a report, a summary, a response.
    Role(DocumentRole),
    /// Years of publication.
    Year(Years),
    /// A kind of section in which the words stand.
    Section(SectionKind),
}

/// The names of fields; `title`, `area` and `publisher` hold words, `within` says where all must stand.
pub(super) const NAMES: &[&str] =
    &["theme", "agency", "type", "role", "year", "section", "title", "area", "publisher", "within"];

impl Field {
    /// Reads a value by slug or by name; `None` if the field has no such value.
    pub(super) fn read(name: &str, value: &str) -> Option<Self> {
        match name {
            "theme" => slug(&THEMES, value).map(Self::Theme),
            "agency" => slug(&AGENCIES, value).map(Self::Agency),
            "type" => slug(&REVIEW_TYPES, value).map(Self::Type),
            "role" => DocumentRole::ALL
                .iter()
                .copied()
                .find(|role| key(role.as_str()) == key(value))
                .map(Self::Role),
            "year" => Years::read(value).map(Self::Year),
            "section" => section(value).map(Self::Section),
            _ => None,
        }
    }
}

/// The slug of an entry that is named by slug or by name, in any spelling of it.
fn slug(taxonomy: &Taxonomy, value: &str) -> Option<String> {
    let wanted = key(value);
    let entries = taxonomy.entries();
    let named = entries.iter().find(|entry| key(&entry.slug) == wanted || key(&entry.name) == wanted);
    named.map(|entry| entry.slug.clone())
}

/// The kind of section that is named by its word or its name.
fn section(value: &str) -> Option<SectionKind> {
    let wanted = key(value);
    SectionKind::ALL.iter().copied().find(|kind| key(kind.as_str()) == wanted || key(kind.name()) == wanted)
}

/// A value without case, hyphens and punctuation.
fn key(value: &str) -> String {
    let plain: Vec<String> = words::words(value).into_iter().map(|word| word.plain).collect();
    plain.join(" ")
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Theme(slug) => write!(f, "theme:{slug}"),
            Self::Agency(slug) => write!(f, "agency:{slug}"),
            Self::Type(slug) => write!(f, "type:{slug}"),
            Self::Role(role) => write!(f, "role:{role}"),
            Self::Year(years) => write!(f, "year:{years}"),
            Self::Section(kind) => write!(f, "section:{kind}"),
        }
    }
}
