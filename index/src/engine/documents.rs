//! Makes the documents of one review: the review and its passages.

use serde::{Deserialize, Serialize};
use tantivy::TantivyDocument;

use super::fields::Fields;
use crate::passage::{Passage, passages};
use crate::review::Review;
use crate::vocabulary::{PageOrigin, SectionKind};

/// What is shown of a passage beside its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Shown {
    pub(crate) page: u32,
    pub(crate) label: Option<String>,
    pub(crate) anchor: Option<String>,
    pub(crate) kind: SectionKind,
    pub(crate) heading: String,
    pub(crate) origin: PageOrigin,
    /// Indexes of an earlier program do not have it.
    #[serde(default)]
    pub(crate) confidence: Option<u8>,
    pub(crate) start: usize,
}

/// The documents of a review, itself first.
pub(super) fn documents(fields: &Fields, number: i64, review: &Review) -> Vec<TantivyDocument> {
    let mut made = vec![head(fields, number, review)];
    for (at, passage) in passages(review).iter().enumerate() {
        made.push(part(fields, number, at as u64 + 1, passage));
    }
    made
}

/// The document that decides whether a review matches.
fn head(fields: &Fields, number: i64, review: &Review) -> TantivyDocument {
    let mut document = TantivyDocument::new();
    document.add_i64(fields.review, number);
    document.add_u64(fields.ord, 0);
    let title = review.title.as_deref().unwrap_or_default();
    let mut body = String::from(title);
    for page in &review.pages {
        body.push_str("\n\n");
        body.push_str(&page.text);
    }
    document.add_text(fields.body, body);
    document.add_text(fields.title, title);
    document.add_text(fields.area, review.area.as_deref().unwrap_or_default());
    document
}

/// The document of one passage.
fn part(fields: &Fields, number: i64, ord: u64, passage: &Passage<'_>) -> TantivyDocument {
    let mut document = TantivyDocument::new();
    document.add_i64(fields.review, number);
    document.add_u64(fields.ord, ord);
    document.add_u64(fields.kind, passage.kind as u64);
    document.add_text(fields.text, passage.text);
    let shown = Shown {
        page: passage.page,
        label: passage.label.map(str::to_owned),
        anchor: passage.anchor.map(str::to_owned),
        kind: passage.kind,
        heading: passage.heading.to_owned(),
        origin: passage.origin,
        confidence: passage.confidence,
        start: passage.start,
    };
    document.add_text(fields.shown, serde_json::to_string(&shown).expect("plain values are JSON"));
    document
}
