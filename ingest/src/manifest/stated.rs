//! What a person stated of one file, and how it wins over what was found.

use hindsight_index::date::PartialDate;
use hindsight_index::evidence::Evidence;
use hindsight_index::review::Review;
use hindsight_index::stated::place::{self, Weight};
use hindsight_index::vocabulary::{AgencyRole, DocumentRole, Tier};
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
    /// Those who led the review.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lead_reviewers: Vec<String>,
    /// The organisations on its panel.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub panel: Vec<String>,
    /// How old the one was whom it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age_band: Option<String>,
    /// What came of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// The region of its area.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// The nation of its area.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nation: Option<String>,
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
        known.list("lead_reviewers", &self.lead_reviewers, |review| &mut review.lead_reviewers);
        known.list("panel", &self.panel, |review| &mut review.panel);
        known.text("age_band", &self.age_band, |review| &mut review.age_band);
        known.text("outcome", &self.outcome, |review| &mut review.outcome);
        known.text("region", &self.region, |review| &mut review.region);
        known.text("nation", &self.nation, |review| &mut review.nation);
        if let Some(role) = self.role {
            review.document_role = role;
            place::proved(review, "document_role", &stated());
        }
        for StatedTheme { slug, tier } in &self.themes {
            place::theme(&mut review.themes, slug, *tier, Weight::Raises, &stated());
        }
        for StatedAgency { slug, role } in &self.agencies {
            place::agency(&mut review.agencies, slug, *role, Weight::Raises, &stated());
        }
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
            place::proved(self.review, name, &stated());
        }
    }

    /// Replaces a list of facts, if any is stated.
    fn list(&mut self, name: &str, values: &[String], place: impl Fn(&mut Review) -> &mut Vec<String>) {
        if !values.is_empty() {
            *place(self.review) = values.to_vec();
            place::proved(self.review, name, &stated());
        }
    }
}

#[cfg(test)]
mod tests;
