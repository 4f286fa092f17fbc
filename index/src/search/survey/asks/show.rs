//! A recommendation as it is shown: its words marked, its page, its review, its answers.

use super::holdings::Holdings;
use super::{AnsweredBy, AskHit, MarkedText};
use crate::catalogue::ReviewRow;
use crate::error::LibraryError;
use crate::review::Recommendation;
use crate::search::hit::{file_name, with_query};
use crate::search::marked::scalars;
use crate::search::marks::Marker;
use crate::search::snapshot::Snapshot;
use crate::vocabulary::{Format, SectionKind};

impl Snapshot {
    /// A recommendation with all that is shown of it.
    pub(super) fn show_ask(
        &self,
        holdings: &Holdings,
        ask: usize,
        score: f32,
        marker: &Marker,
        query: &str,
    ) -> Result<Option<AskHit>, LibraryError> {
        let own = holdings.store.asks[ask];
        let row = &self.rows[own.row as usize];
        let read = |catalogue: &crate::catalogue::Catalogue| catalogue.recommendation(row.number, own.place);
        let Some(one) = self.with_catalogue(read)? else { return Ok(None) };
        let has_pages = Format::from_word(&row.format).is_some_and(Format::has_pages);
        let anchor = if has_pages { None } else { self.heading_of(row, &one)? };
        let answers = if row.family > 0 { self.answers_to(row, own.place)? } else { Vec::new() };
        let (agencies, sent_to) = holdings.agencies[ask].clone();
        let MarkedText { text, marks } = mark(marker, &one.text);
        let place = match &anchor {
            Some(anchor) => format!("/review/{}#{anchor}", row.id),
            None => format!("/review/{}?page={}#p{}", row.id, one.page, one.page),
        };
        Ok(Some(AskHit {
            id: row.id.clone(),
            title: row.title.clone(),
            year: row.year(),
            published: row.published.clone(),
            review_type: row.review_type.clone(),
            area: row.area.clone(),
            publisher: row.publisher.clone(),
            file: file_name(&row.file),
            place: own.place,
            kind: one.kind,
            number: one.number,
            text,
            marks,
            items: one.items.iter().map(|item| mark(marker, item)).collect(),
            page: one.page,
            pages: one.pages,
            has_pages,
            anchor,
            addressees: one.addressees,
            agencies,
            sent_to,
            deadline: one.deadline,
            answer: one.answer,
            answers,
            url: with_query(&place, query),
            score,
        }))
    }

    /// How responses of the same case answer the recommendation at a place of a review.
    fn answers_to(&self, row: &ReviewRow, place: u32) -> Result<Vec<AnsweredBy>, LibraryError> {
        let Some(review) = self.review(&row.id)? else { return Ok(Vec::new()) };
        let answers = self.kin(&row.id, &review)?.answers.into_iter();
        let own = answers.filter(|answered| u32::try_from(answered.recommendation) == Ok(place));
        Ok(own.map(|one| AnsweredBy { response: one.response, answer: one.answer }).collect())
    }

    /// The anchor of the heading below which a recommendation of a document without pages stands.
    fn heading_of(&self, row: &ReviewRow, one: &Recommendation) -> Result<Option<String>, LibraryError> {
        let Some(review) = self.review(&row.id)? else { return Ok(None) };
        let asks = |kind| matches!(kind, SectionKind::Recommendations | SectionKind::Findings);
        let page = self.pages(&row.id, one.page, one.page)?.pop();
        let start = page.and_then(|page| {
            let at = page.text.find(one.text.get(..one.text.len().min(40)).unwrap_or(&one.text))?;
            Some(page.text[..at].chars().count())
        });
        let on_page = || review.sections.iter().filter(|section| section.page == one.page);
        let section = match start {
            Some(start) => on_page().rfind(|section| section.start <= start),
            None => on_page().find(|section| asks(section.kind)),
        };
        Ok(section.and_then(|section| section.anchor.clone()))
    }
}

/// A text with the words that match.
fn mark(marker: &Marker, text: &str) -> MarkedText {
    let ranges: Vec<_> = marker.marks(text).into_iter().map(|mark| mark.range).collect();
    MarkedText { text: text.to_owned(), marks: scalars(text, &ranges) }
}
