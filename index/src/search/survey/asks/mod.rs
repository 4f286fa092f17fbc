//! What reviews recommend, and what coroners are concerned about, as a list that can be searched.
//!
//! Here recommendations are counted, not reviews: two that stand in one review count twice. Words must stand in the
//! recommendation itself. `agency` is whom it asks; theme, type and year are those of its review. A concern of a
//! coroner that names nobody is put to those to whom the letter is sent.

mod decide;
mod find;
mod holdings;
#[cfg(test)]
mod laws;
mod meant;
mod show;
mod store;

use serde::Serialize;

use crate::expansion::Expansion;
use crate::review::Answer;
use crate::search::request::Request;
use crate::search::results::FacetValue;
use crate::search::suggest::Suggestion;
use crate::vocabulary::RecommendationKind;

pub(in crate::search) use holdings::Holdings;

/// A search for recommendations.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AskRequest {
    /// Words, filters, order and page; sections are not looked at.
    pub search: Request,
    /// Only those of this kind.
    pub kind: Option<RecommendationKind>,
}

/// One page of recommendations. Every count counts recommendations, but for `reviews`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Recommendations {
    /// The query as it was typed.
    pub query: String,
    /// The query as it was read.
    pub understood: String,
    /// What else the field calls the words of the query; only what some recommendation has. Counted are the
    /// reviews in which one has it.
    pub expansions: Vec<Expansion>,
    /// What may have been meant by words that hardly any review has, counted likewise.
    pub suggestions: Vec<Suggestion>,
    /// How many recommendations match.
    pub total: usize,
    /// In how many reviews they stand.
    pub reviews: usize,
    /// How many of them have every plain word.
    pub all_words: usize,
    /// How many of them do not say, in words that are known, whom they ask.
    pub nobody_named: usize,
    /// The page of results, counted from 1.
    pub page: usize,
    /// Recommendations on a page.
    pub per_page: usize,
    /// Those on this page of results.
    pub recommendations: Vec<AskHit>,
    /// The values by which they can be narrowed.
    pub facets: AskFacets,
    /// What the library holds.
    pub held: Held,
}

/// What a library holds of recommendations.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Held {
    /// Recommendations.
    pub recommendations: usize,
    /// Matters of concern.
    pub concerns: usize,
    /// Reviews in which some stand.
    pub reviews: usize,
}

/// The counts of every facet, in recommendations.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct AskFacets {
    /// Recommendations and concerns.
    pub kind: Vec<FacetValue>,
    /// Agencies that are asked.
    pub agency: Vec<FacetValue>,
    /// Themes of their reviews.
    pub theme: Vec<FacetValue>,
    /// Types of their reviews.
    #[serde(rename = "type")]
    pub review_type: Vec<FacetValue>,
    /// Years of publication of their reviews.
    pub year: Vec<FacetValue>,
}

/// A recommendation that matches.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AskHit {
    /// The id of its review.
    pub id: String,
    /// The title of its review.
    pub title: Option<String>,
    /// The year in which the review was published.
    pub year: Option<i16>,
    /// The date of publication as precisely as it is known.
    pub published: Option<String>,
    /// Slug of the type of its review.
    pub review_type: Option<String>,
    /// The area of its review.
    pub area: Option<String>,
    /// Who published its review.
    pub publisher: Option<String>,
    /// The name of the file of its review.
    pub file: String,
    /// Its place in the review, from 0.
    pub place: u32,
    /// What is asked for.
    pub kind: RecommendationKind,
    /// Its number as printed.
    pub number: Option<String>,
    /// Its words.
    pub text: String,
    /// The words that match: ranges of Unicode scalar values in `text`.
    pub marks: Vec<[usize; 2]>,
    /// Its parts.
    pub items: Vec<MarkedText>,
    /// The page on which it starts.
    pub page: u32,
    /// Every page on which it stands.
    pub pages: Vec<u32>,
    /// Whether it is cited by page.
    pub has_pages: bool,
    /// The anchor of the heading below which it stands, for formats without pages.
    pub anchor: Option<String>,
    /// Those whom it asks, as it names them.
    pub addressees: Vec<String>,
    /// Slugs of the agencies that are asked.
    pub agencies: Vec<String>,
    /// Whether those are not named by it, but the ones to whom the document is sent.
    pub sent_to: bool,
    /// By when it is to be done, in its own words.
    pub deadline: Option<String>,
    /// How its own document answers it.
    pub answer: Option<Answer>,
    /// How responses that are held answer it.
    pub answers: Vec<AnsweredBy>,
    /// Path of the page on which it stands.
    pub url: String,
    /// How well it meets the words; comparable within one answer only.
    pub score: f32,
}

/// A text with the words that match.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MarkedText {
    /// The words.
    pub text: String,
    /// The words that match: ranges of Unicode scalar values in `text`.
    pub marks: Vec<[usize; 2]>,
}

/// How a response answers a recommendation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AnsweredBy {
    /// The id of the response.
    pub response: String,
    /// How: on which page of it, in which words.
    #[serde(flatten)]
    pub answer: Answer,
}

/// What is asked of one agency: the first few, in the order of the search.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AskGroup {
    /// Slug of the agency.
    pub agency: String,
    /// Its name.
    pub name: String,
    /// How many recommendations ask it: the total of the same search for it alone.
    pub total: usize,
    /// The first of them.
    pub recommendations: Vec<AskHit>,
}
