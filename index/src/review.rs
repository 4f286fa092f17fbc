//! A review: one published report with its pages, parts, facts and labels.
//!
//! What `extract --json` prints is exactly this type. Offsets in it count
//! Unicode scalar values. Never reads a file, never judges: the crate
//! `ingest` fills it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::date::PartialDate;
use crate::evidence::Evidence;
use crate::vocabulary::{
    AgencyRole, AnswerStatus, DocumentRole, Format, IdentityKind, PageOrigin, Polarity, RecommendationKind,
    SectionKind, Tier,
};

/// What a file says, as far as it could be read.
///
/// A value that is not known is `None` or empty; it is never guessed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// SHA-256 of the file, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// The path from which the file was read.
    pub file: String,
    /// The address at which it was published.
    pub source_url: Option<String>,
    /// The format, known by content.
    pub format: Format,
    /// The title that the report bears.
    pub title: Option<String>,
    /// Slug of the review type.
    pub review_type: Option<String>,
    /// What the file is within its review.
    pub document_role: DocumentRole,
    /// Who published it.
    pub publisher: Option<String>,
    /// Local authority, force, coroner area or health board.
    pub area: Option<String>,
    /// The publisher's own reference.
    pub reference: Option<String>,
    /// The word by which a person says that documents belong to one case.
    #[serde(default)]
    pub family: Option<String>,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// When it was completed.
    pub completed: Option<PartialDate>,
    /// The year of what it is about.
    pub incident_year: Option<i16>,
    /// Those who wrote it.
    pub authors: Vec<String>,
    /// The publisher's own categories.
    pub categories: Vec<String>,
    /// To whom it is sent.
    pub addressees: Vec<String>,
    /// Those who led the review.
    #[serde(default)]
    pub lead_reviewers: Vec<String>,
    /// The words that say that they are independent of the agencies.
    #[serde(default)]
    pub independence: Option<String>,
    /// The organisations on its panel; never the persons.
    #[serde(default)]
    pub panel: Vec<String>,
    /// How old the one was whom it is about: a word of [`AgeBand`](crate::vocabulary::AgeBand).
    #[serde(default)]
    pub age_band: Option<String>,
    /// What came of it: a word of [`Outcome`](crate::vocabulary::Outcome).
    #[serde(default)]
    pub outcome: Option<String>,
    /// The region of its area.
    #[serde(default)]
    pub region: Option<String>,
    /// The nation of its area.
    #[serde(default)]
    pub nation: Option<String>,
    /// ISO 639-1 code of the language of most of its text.
    pub language: Option<String>,
    /// Evidence of each fact above, by its field name.
    pub evidence: BTreeMap<String, Vec<Evidence>>,
    /// The pages in order; formats without pages have one, number 1.
    pub pages: Vec<Page>,
    /// The named parts in order.
    pub sections: Vec<Section>,
    /// What is recommended, or is a matter of concern.
    pub recommendations: Vec<Recommendation>,
    /// The themes, each with its evidence.
    pub themes: Vec<ThemeLabel>,
    /// The agencies, each with its evidence.
    pub agencies: Vec<AgencyLabel>,
    /// What could not be read, or is doubtful.
    pub warnings: Vec<Warning>,
}

/// The code of the warning that there is nothing on a page.
pub const BLANK: &str = "page-blank";

impl Review {
    /// Whether there is nothing on a page: it has no words, and hides none.
    #[must_use]
    pub fn is_blank(&self, page: u32) -> bool {
        self.warnings.iter().any(|warning| warning.code == BLANK && warning.page == Some(page))
    }

    /// The pages on which words may stand that could not be read.
    pub fn unreadable(&self) -> impl Iterator<Item = &Page> {
        self.pages.iter().filter(|page| page.origin == PageOrigin::None && !self.is_blank(page.number))
    }

    /// A file of which nothing is known yet but its path and format.
    #[must_use]
    pub fn unread(file: &str, format: Format) -> Self {
        Self {
            sha256: String::new(),
            file: file.to_owned(),
            source_url: None,
            format,
            title: None,
            review_type: None,
            document_role: DocumentRole::Report,
            publisher: None,
            area: None,
            reference: None,
            family: None,
            published: None,
            completed: None,
            incident_year: None,
            authors: Vec::new(),
            categories: Vec::new(),
            addressees: Vec::new(),
            lead_reviewers: Vec::new(),
            independence: None,
            panel: Vec::new(),
            age_band: None,
            outcome: None,
            region: None,
            nation: None,
            language: None,
            evidence: BTreeMap::new(),
            pages: Vec::new(),
            sections: Vec::new(),
            recommendations: Vec::new(),
            themes: Vec::new(),
            agencies: Vec::new(),
            warnings: Vec::new(),
        }
    }
}

/// One page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// Counted from 1, as a viewer counts.
    pub number: u32,
    /// The number that is printed on it, if that is known.
    pub label: Option<String>,
    /// The anchor at which a page without numbers begins.
    pub anchor: Option<String>,
    /// The body text: blocks apart by a blank line, furniture left out.
    pub text: String,
    /// Where the text came from.
    pub origin: PageOrigin,
    /// Of text read from a picture: how sure the reader was, 0 to 100.
    #[serde(default)]
    pub confidence: Option<u8>,
    /// How many of its words may be misread.
    #[serde(default)]
    pub doubtful: u32,
    /// Running headers, footers and page numbers that were left out of the text, line by line.
    #[serde(default)]
    pub furniture: Vec<String>,
}

impl Page {
    /// A page of which nothing is known but its text.
    pub fn new(number: u32, text: impl Into<String>) -> Self {
        let text = text.into();
        let origin = if text.trim().is_empty() { PageOrigin::None } else { PageOrigin::Text };
        Self {
            number,
            label: None,
            anchor: None,
            text,
            origin,
            confidence: None,
            doubtful: 0,
            furniture: Vec::new(),
        }
    }
}

/// A named part of a review; it runs to the start of the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its kind.
    pub kind: SectionKind,
    /// The heading as printed; empty for text before the first heading.
    pub heading: String,
    /// The page on which it starts.
    pub page: u32,
    /// Where its heading starts in that page's text, in Unicode scalar values.
    pub start: usize,
    /// The anchor of its heading, in formats that have them.
    pub anchor: Option<String>,
}

/// One action asked for, or one matter of concern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recommendation {
    /// What is asked for.
    pub kind: RecommendationKind,
    /// Its number as printed.
    pub number: Option<String>,
    /// Its words.
    pub text: String,
    /// The page on which it starts.
    pub page: u32,
    /// Every page on which it stands.
    pub pages: Vec<u32>,
    /// Its parts.
    pub items: Vec<String>,
    /// The agencies that it addresses, as it names them.
    pub addressees: Vec<String>,
    /// Slugs of the sectors of those, each once.
    #[serde(default)]
    pub agencies: Vec<String>,
    /// By when it is to be done, in its own words.
    #[serde(default)]
    pub deadline: Option<String>,
    /// How this document answers it, if it restates and answers it.
    #[serde(default)]
    pub answer: Option<Answer>,
}

/// How a recommendation was answered, with the words that say so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Whether it was accepted.
    pub status: AnswerStatus,
    /// The page on which that stands.
    pub page: u32,
    /// The words, exactly as in the page's text.
    pub quote: String,
}

/// A theme of a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThemeLabel {
    /// Slug in the taxonomy.
    pub slug: String,
    /// How much of the review it is.
    pub tier: Tier,
    /// Whether practice is criticised or praised.
    pub polarity: Polarity,
    /// The words that say so; never empty.
    pub evidence: Vec<Evidence>,
}

/// An agency in a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgencyLabel {
    /// Slug of the sector in the taxonomy.
    pub slug: String,
    /// Its proper name, if the review gives one.
    pub name: Option<String>,
    /// What it is to the review.
    pub role: AgencyRole,
    /// The words that say so; never empty.
    pub evidence: Vec<Evidence>,
}

/// Something that could not be read or is doubtful.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// A word for programs, for instance `page-unreadable`.
    pub code: String,
    /// The page that it concerns.
    pub page: Option<u32>,
    /// What happened and what to do, for people.
    pub message: String,
}

impl Warning {
    /// A warning about the whole file.
    pub fn file(code: &str, message: impl Into<String>) -> Self {
        Self { code: code.to_owned(), page: None, message: message.into() }
    }

    /// Whether it says that personal data may stand on a page: that is for the operator alone.
    #[must_use]
    pub fn is_identity(&self) -> bool {
        IdentityKind::from_word(&self.code).is_some()
    }

    /// A warning about one page.
    pub fn page(code: &str, page: u32, message: impl Into<String>) -> Self {
        Self { code: code.to_owned(), page: Some(page), message: message.into() }
    }
}
