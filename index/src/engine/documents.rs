//! Makes the documents of one review: the review and its passages.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use tantivy::TantivyDocument;

use super::analyzer::FAR;
use super::fields::{Fields, TURN};
use crate::passage::{Passage, passages};
use crate::review::{Page, Review};
use crate::turn::Turn;
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
    /// Of what runs on over a page break: where it goes on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) next: Option<Next>,
}

/// Where words go on after a page break.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Next {
    /// The byte of the words at which the second page starts.
    pub(crate) at: usize,
    pub(crate) page: u32,
    pub(crate) label: Option<String>,
}

/// The documents of a review, itself first; what runs on from a passage stands right behind it.
pub(super) fn documents(fields: &Fields, number: i64, review: &Review) -> Vec<TantivyDocument> {
    let passages = passages(&review.pages, &review.sections);
    let mut made = vec![head(fields, number, review, &passages)];
    for (at, passage) in passages.iter().enumerate() {
        let ord = at as u64 + 1;
        made.push(part(fields, number, ord, passage));
        let next = passages.get(at + 1).and_then(|next| Some((next, Turn::between(passage, next)?)));
        made.extend(next.map(|(next, turn)| over_break(fields, number, ord, passage, next, &turn)));
    }
    made
}

/// The document that decides whether a review matches.
fn head(fields: &Fields, number: i64, review: &Review, passages: &[Passage<'_>]) -> TantivyDocument {
    let mut document = TantivyDocument::new();
    document.add_i64(fields.review, number);
    document.add_u64(fields.ord, 0);
    let title = review.title.as_deref().unwrap_or_default();
    document.add_text(fields.body, title);
    for stretch in stretches(&review.pages, passages) {
        document.add_text(fields.small, &stretch);
        document.add_text(fields.body, format!("{FAR}{stretch}"));
    }
    for place in [&review.area, &review.publisher].into_iter().flatten() {
        document.add_text(fields.body, format!("{FAR}{place}"));
    }
    document.add_text(fields.publisher, review.publisher.as_deref().unwrap_or_default());
    document.add_text(fields.title, title);
    document.add_text(fields.area, review.area.as_deref().unwrap_or_default());
    document
}

/// The text of a review in stretches through which words run on: a phrase lies in one of them or nowhere.
pub(crate) fn stretches(pages: &[Page], passages: &[Passage<'_>]) -> Vec<String> {
    let mut over_notes = Vec::new();
    let mut runs_on = HashSet::new();
    for pair in passages.windows(2) {
        match Turn::between(&pair[0], &pair[1]) {
            Some(turn) if turn.notes => over_notes.push(turn.text(&pair[0], &pair[1])),
            Some(_) => drop(runs_on.insert(pair[1].page)),
            None => {}
        }
    }
    let mut stretches: Vec<String> = Vec::new();
    for page in pages {
        match stretches.last_mut().filter(|_| runs_on.contains(&page.number)) {
            Some(stretch) => {
                stretch.push_str("\n\n");
                stretch.push_str(&page.text);
            }
            None => stretches.push(page.text.clone()),
        }
    }
    stretches.extend(over_notes);
    stretches
}

/// The document of what runs on from a passage over the page break.
fn over_break(
    fields: &Fields,
    number: i64,
    ord: u64,
    last: &Passage<'_>,
    next: &Passage<'_>,
    turn: &Turn,
) -> TantivyDocument {
    let mut document = TantivyDocument::new();
    document.add_i64(fields.review, number);
    document.add_u64(fields.ord, ord);
    document.add_u64(fields.kind, TURN.into());
    document.add_text(fields.turn, turn.text(last, next));
    let goes_on = Next { at: turn.tail.len() + 1, page: next.page, label: next.label.map(str::to_owned) };
    let start = last.start + last.text[..turn.tail.start].chars().count();
    let shown = Shown { start, next: Some(goes_on), ..shown(last) };
    document.add_text(fields.shown, serde_json::to_string(&shown).expect("plain values are JSON"));
    document
}

/// The document of one passage.
fn part(fields: &Fields, number: i64, ord: u64, passage: &Passage<'_>) -> TantivyDocument {
    let mut document = TantivyDocument::new();
    document.add_i64(fields.review, number);
    document.add_u64(fields.ord, ord);
    document.add_u64(fields.kind, passage.kind as u64);
    document.add_u64(fields.page, passage.page.into());
    document.add_u64(fields.section, passage.section as u64);
    document.add_text(fields.text, passage.text);
    document.add_text(fields.heading, passage.heading);
    document.add_text(fields.shown, serde_json::to_string(&shown(passage)).expect("plain values are JSON"));
    document
}

/// What is shown of a passage.
fn shown(passage: &Passage<'_>) -> Shown {
    Shown {
        page: passage.page,
        label: passage.label.map(str::to_owned),
        anchor: passage.anchor.map(str::to_owned),
        kind: passage.kind,
        heading: passage.heading.to_owned(),
        origin: passage.origin,
        confidence: passage.confidence,
        start: passage.start,
        next: None,
    }
}
