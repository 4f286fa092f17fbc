//! What a person stated of one file, and how it wins over what was found.

use hindsight_index::date::PartialDate;
use hindsight_index::evidence::Evidence;
use hindsight_index::review::{AgencyLabel, Review, ThemeLabel};
use hindsight_index::vocabulary::{AgencyRole, DocumentRole, Polarity, Tier};
use serde::Serialize;

use crate::source;

/// Where the person stated it, as the evidence says.
const WHERE: &str = "manifest";

/// What a person stated of one file; what they left open is `None` or empty.
///
/// Fields that are open are left out of the fingerprint, so that a column
/// added to the program later changes no fingerprint.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Stated {
    /// The id of the review to which the file belongs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Slug of the review type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review_type: Option<String>,
    /// Who published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// The area.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area: Option<String>,
    /// When it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<PartialDate>,
    /// When it was completed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completed: Option<PartialDate>,
    /// The year of what it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub incident_year: Option<i16>,
    /// The address at which it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The publisher's own reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The word by which documents of one case are said to belong together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
    /// What the file is within its review.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<DocumentRole>,
    /// Those who wrote it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// Its themes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub themes: Vec<StatedTheme>,
    /// Its agencies.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub agencies: Vec<StatedAgency>,
    /// The publisher's own categories.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<String>,
    /// To whom it is sent.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub addressees: Vec<String>,
    /// ISO 639-1 code of its language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// A theme that a person stated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatedTheme {
    /// Slug in the taxonomy.
    pub slug: String,
    /// How much of the review it is.
    pub tier: Tier,
}

/// An agency that a person stated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatedAgency {
    /// Slug in the taxonomy.
    pub slug: String,
    /// What it is to the review.
    pub role: AgencyRole,
}

impl Stated {
    /// Puts what is stated in the place of what was found.
    ///
    /// Stated themes and agencies are added; one that was found already keeps
    /// its evidence and is raised, never lowered. Applying twice changes
    /// nothing more. The `id` is for the library, not for the review.
    pub fn apply(&self, review: &mut Review) {
        let mut known = Known { review };
        known.text("source_url", &self.url, |review| &mut review.source_url);
        known.text("title", &self.title, |review| &mut review.title);
        known.text("review_type", &self.review_type, |review| &mut review.review_type);
        known.text("publisher", &self.publisher, |review| &mut review.publisher);
        known.text("area", &self.area, |review| &mut review.area);
        known.text("reference", &self.reference, |review| &mut review.reference);
        known.text("family", &self.family, |review| &mut review.family);
        known.text("language", &self.language, |review| &mut review.language);
        known.text("published", &self.published, |review| &mut review.published);
        known.text("completed", &self.completed, |review| &mut review.completed);
        known.text("incident_year", &self.incident_year, |review| &mut review.incident_year);
        known.list("authors", &self.authors, |review| &mut review.authors);
        known.list("categories", &self.categories, |review| &mut review.categories);
        known.list("addressees", &self.addressees, |review| &mut review.addressees);
        if let Some(role) = self.role {
            review.document_role = role;
            review.evidence.insert("document_role".to_owned(), vec![stated()]);
        }
        self.themes.iter().for_each(|theme| add_theme(theme, &mut review.themes));
        self.agencies.iter().for_each(|agency| add_agency(agency, &mut review.agencies));
    }

    /// A short text that changes when, and only when, what is stated changes.
    ///
    /// It is the same in every run and for any order of columns.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let contents = serde_json::to_vec(self).expect("plain fields always have a JSON form");
        source::sha256(&contents)
    }
}

/// The evidence of everything here.
fn stated() -> Evidence {
    Evidence::stated(WHERE)
}

/// A review, the facts of which are replaced.
struct Known<'a> {
    review: &'a mut Review,
}

impl Known<'_> {
    /// Replaces a single fact, if it is stated.
    fn text<T: Clone>(
        &mut self,
        name: &str,
        value: &Option<T>,
        place: impl Fn(&mut Review) -> &mut Option<T>,
    ) {
        if value.is_some() {
            place(self.review).clone_from(value);
            self.review.evidence.insert(name.to_owned(), vec![stated()]);
        }
    }

    /// Replaces a list of facts, if any is stated.
    fn list(&mut self, name: &str, values: &[String], place: impl Fn(&mut Review) -> &mut Vec<String>) {
        if !values.is_empty() {
            *place(self.review) = values.to_vec();
            self.review.evidence.insert(name.to_owned(), vec![stated()]);
        }
    }
}

/// Adds a theme, or raises the one that was found.
fn add_theme(theme: &StatedTheme, found: &mut Vec<ThemeLabel>) {
    match found.iter_mut().find(|label| label.slug == theme.slug) {
        Some(label) => {
            // The vocabulary goes from the strongest to the weakest.
            label.tier = label.tier.min(theme.tier);
            put_first(&mut label.evidence);
        }
        None => found.push(ThemeLabel {
            slug: theme.slug.clone(),
            tier: theme.tier,
            polarity: Polarity::Neutral,
            evidence: vec![stated()],
        }),
    }
}

/// Adds an agency, or raises the first that was found of its sector.
fn add_agency(agency: &StatedAgency, found: &mut Vec<AgencyLabel>) {
    match found.iter_mut().find(|label| label.slug == agency.slug) {
        Some(label) => {
            // The vocabulary goes from the strongest to the weakest.
            label.role = label.role.min(agency.role);
            put_first(&mut label.evidence);
        }
        None => found.push(AgencyLabel {
            slug: agency.slug.clone(),
            name: None,
            role: agency.role,
            evidence: vec![stated()],
        }),
    }
}

/// Puts the person's word before the words that were found.
fn put_first(evidence: &mut Vec<Evidence>) {
    if !evidence.contains(&stated()) {
        evidence.insert(0, stated());
    }
}

#[cfg(test)]
mod tests;
