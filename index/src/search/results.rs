//! The answer to a search, in the form in which `search --json` prints it.

use serde::Serialize;

use super::explain::Part;
use super::lack::Lack;
use super::similar::Reason;
use super::suggest::Suggestion;
use super::ways::WayOut;
use crate::expansion::Expansion;
use crate::vocabulary::{PageOrigin, SectionKind};

/// One page of results. Every count counts reviews.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Results {
    /// The query as it was typed.
    pub query: String,
    /// The query as it was read.
    pub understood: String,
    /// What else the field calls the words of the query, and whether it was looked for too.
    pub expansions: Vec<Expansion>,
    /// How many reviews match.
    pub total: usize,
    /// How many of them have every plain word.
    pub all_words: usize,
    /// The page of results, counted from 1.
    pub page: usize,
    /// Hits on a page.
    pub per_page: usize,
    /// The reviews on this page of results.
    pub hits: Vec<Hit>,
    /// The values by which the results can be narrowed.
    pub facets: FacetCounts,
    /// What could not be read among the reviews found.
    pub unreadable: Unreadable,
    /// Other spellings of words that hardly any review has.
    pub suggestions: Vec<Suggestion>,
    /// If nothing was found: other searches, each of which finds something.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ways: Vec<WayOut>,
    /// If nothing was found: what was asked for and no review of the library has.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lacks: Vec<Lack>,
}

/// One review that matches.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hit {
    /// The permanent id.
    pub id: String,
    /// The title, if it is known.
    pub title: Option<String>,
    /// The year of publication, if it is known.
    pub year: Option<i16>,
    /// The date of publication as precisely as it is known.
    pub published: Option<String>,
    /// Slug of the review type.
    pub review_type: Option<String>,
    /// The area.
    pub area: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// How many pages it has; 1 for formats without pages.
    pub pages: usize,
    /// Whether its passages are cited by page.
    pub has_pages: bool,
    /// Slugs of its central themes, then of those mentioned.
    pub themes: Vec<String>,
    /// Slugs of the agencies involved or addressed.
    pub agencies: Vec<String>,
    /// Path of the review's page.
    pub url: String,
    /// The address at which it was published.
    pub source_url: Option<String>,
    /// The name of the file.
    pub file: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// How many other documents of its case are held.
    pub family: usize,
    /// Whether it is a summary or briefing whose report is not held.
    pub summary_only: bool,
    /// The strength of the evidence; comparable within one answer only.
    pub score: f32,
    /// The parts of the score, if they were asked for; they add up to it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub explanation: Vec<Part>,
    /// Why it is similar; of similar cases only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reasons: Option<Vec<Reason>>,
    /// Its best passages, at most three.
    pub passages: Vec<PassageHit>,
    /// How many of its passages match.
    pub passages_total: usize,
}

/// A passage that matches.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PassageHit {
    /// The page, counted from 1; of words that run on over a page break, the first.
    pub page: u32,
    /// The page, or both pages.
    pub pages: Vec<u32>,
    /// The number printed on the page.
    pub label: Option<String>,
    /// The number printed on the second page.
    pub label_to: Option<String>,
    /// Where in `text` the words of the second page start, in Unicode scalar values.
    pub turn: Option<usize>,
    /// The anchor, for formats without pages.
    pub anchor: Option<String>,
    /// The kind of its section.
    pub section: SectionKind,
    /// The heading of its section.
    pub heading: String,
    /// Where the page's text came from.
    pub origin: PageOrigin,
    /// Of text read from a picture: how sure the reader was, 0 to 100.
    pub confidence: Option<u8>,
    /// An excerpt, exactly as in the page's text; words of two pages are a space apart.
    pub text: String,
    /// Whether its passage goes on before the excerpt.
    pub cut_before: bool,
    /// Whether its passage goes on after the excerpt.
    pub cut_after: bool,
    /// Where the excerpt starts in the page's text, in Unicode scalar values.
    pub start: usize,
    /// The words that match: ranges of Unicode scalar values in `text`.
    pub marks: Vec<[usize; 2]>,
    /// Slug of the theme for which it is shown, if it is shown for a theme that the query names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// Path of the page on which it stands.
    pub url: String,
}

impl PassageHit {
    /// Whether it stands on a page, rather than at a heading of a text without pages.
    #[must_use]
    pub fn has_page(&self) -> bool {
        self.label.is_some() || self.url.contains("?page=")
    }

    /// The page or pages as they are cited: `Page 12 (printed 10)`, `Pages 12–13`.
    #[must_use]
    pub fn cited(&self) -> String {
        let joined = |first: String, last: Option<String>| match last {
            Some(last) if last != first => format!("{first}–{last}"),
            _ => first,
        };
        let last = self.pages.get(1).map(u32::to_string);
        let word = if last.is_some() { "Pages" } else { "Page" };
        let counted = joined(self.page.to_string(), last);
        let printed = self.label.clone().map(|label| joined(label, self.label_to.clone()));
        match printed.filter(|printed| *printed != counted) {
            Some(printed) => format!("{word} {counted} (printed {printed})"),
            None => format!("{word} {counted}"),
        }
    }
}

/// The counts of every facet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct FacetCounts {
    /// Themes, central or mentioned.
    pub theme: Vec<FacetValue>,
    /// Agencies, involved or addressed.
    pub agency: Vec<FacetValue>,
    /// Years of publication.
    pub year: Vec<FacetValue>,
    /// Review types.
    #[serde(rename = "type")]
    pub kind: Vec<FacetValue>,
    /// Kinds of section in which the words stand.
    pub section: Vec<FacetValue>,
}

/// A value of a facet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FacetValue {
    /// The value in links: a slug, a year.
    pub value: String,
    /// The value for people.
    pub name: String,
    /// The total of the same search with this facet's choices replaced by this value.
    pub count: usize,
}

/// What could not be read among the reviews found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Unreadable {
    /// Reviews with such pages.
    pub reviews: usize,
    /// The pages.
    pub pages: usize,
}
