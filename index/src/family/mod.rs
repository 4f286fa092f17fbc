//! Families: the documents of one case, and why they are taken for that.
//!
//! A report, its summary, briefing, action plan and the response to it are
//! one family, and so is the same report published again. Whether two
//! documents are linked depends on these two alone, so the order in which
//! they came never matters. A wrong link is worse than a missing one: two
//! cases of one board are never linked, and every link shows its evidence.
//!
//! Pure: never opens a library.

mod answered;
mod asks;
mod likeness;
mod names;
mod quote;
mod rules;
mod sketch;
mod words;

use serde::{Deserialize, Serialize};

use crate::vocabulary::{DocumentRole, LinkKind};

pub use answered::Answered;
pub(crate) use answered::answers;
pub(crate) use likeness::marks;
pub(crate) use quote::shared;
pub(crate) use rules::judge;
pub(crate) use sketch::{Sketch, VERSION};

/// Why two documents are linked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// What speaks for it, in words.
    pub why: String,
    /// The id of the review whose words are quoted.
    pub review: Option<String>,
    /// The page on which they stand.
    pub page: Option<u32>,
    /// The words, exactly as in the page's text.
    pub quote: Option<String>,
}

impl Reason {
    /// A reason without a quotation.
    pub(crate) fn plain(why: impl Into<String>) -> Self {
        Self { why: why.into(), review: None, page: None, quote: None }
    }
}

/// Another document of the same case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Relative {
    /// Its permanent id.
    pub id: String,
    /// Its title, if it is known.
    pub title: Option<String>,
    /// What it is within its review.
    pub role: DocumentRole,
    /// How the two belong together.
    pub kind: LinkKind,
    /// The id of the one that is the summary, answer or plan of the other; of versions, either.
    pub from: String,
    /// What it is to the document at hand, in words.
    pub relation: String,
    /// Why they are linked; never empty.
    pub evidence: Vec<Reason>,
}

/// Two documents that hold the same text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Twins {
    /// The id of one.
    pub one: String,
    /// The id of the other.
    pub other: String,
    /// The title of the first.
    pub title: Option<String>,
    /// Why they are taken for the same.
    pub evidence: Vec<Reason>,
}

/// What a document is to one to which it is linked, in words.
///
/// `from_it`: whether the document is the summary, answer or plan, not what it is of.
pub(crate) fn relation(kind: LinkKind, from_it: bool) -> &'static str {
    match (kind, from_it) {
        (LinkKind::Version, _) => "The same text, published again",
        (LinkKind::SummaryOf, true) => "A summary of this",
        (LinkKind::SummaryOf, false) => "The report that this sums up",
        (LinkKind::BriefingOf, true) => "A briefing on this",
        (LinkKind::BriefingOf, false) => "The report on which this is a briefing",
        (LinkKind::ActionPlanOf, true) => "The action plan for this",
        (LinkKind::ActionPlanOf, false) => "The report for which this is the action plan",
        (LinkKind::ResponseTo, true) => "A response to this",
        (LinkKind::ResponseTo, false) => "The report to which this is a response",
        (LinkKind::LetterAbout, true) => "A letter about this",
        (LinkKind::LetterAbout, false) => "What this letter is about",
        (LinkKind::AppendixOf, true) => "An appendix of this",
        (LinkKind::AppendixOf, false) => "The report of which this is an appendix",
        (LinkKind::TranslationOf, _) => "The same in another language",
        (LinkKind::SameCase, _) => "About the same case",
    }
}
