//! One review of an answer: its facts, and its best passages with the words marked.

use std::ops::Range;

use super::excerpt::excerpt;
use super::marks::{Mark, Marker};
use super::rank::{BEST, Evidence};
use super::results::{Hit, PassageHit};
use super::snapshot::Snapshot;
use crate::engine::Shown;
use crate::error::LibraryError;
use crate::vocabulary::Format;

impl Snapshot {
    /// One review of the answer.
    pub(super) fn hit(
        &self,
        row: usize,
        evidence: &Evidence,
        own: &[usize],
        marker: &Marker,
        query: &str,
    ) -> Result<Hit, LibraryError> {
        let passages = self.best_passages(row, evidence, marker, query)?;
        let matching = if own[row] > 0 { own[row] } else { evidence.passages };
        let row = &self.rows[row];
        Ok(Hit {
            id: row.id.clone(),
            title: row.title.clone(),
            year: row.year(),
            published: row.published.clone(),
            review_type: row.review_type.clone(),
            area: row.area.clone(),
            publisher: row.publisher.clone(),
            pages: row.pages,
            has_pages: Format::from_word(&row.format).is_some_and(Format::has_pages),
            themes: row.central.iter().chain(&row.mentioned).cloned().collect(),
            agencies: row.agencies.clone(),
            url: format!("/review/{}", row.id),
            source_url: row.source_url.clone(),
            file: file_name(&row.file),
            sha256: row.sha256.clone(),
            family: row.family,
            summary_only: row.summary_only,
            score: evidence.score,
            explanation: Vec::new(),
            reasons: None,
            passages,
            passages_total: if marker.is_empty() { 0 } else { matching },
        })
    }

    /// The best passages of a review; what stands in it twice is shown once.
    fn best_passages(
        &self,
        row: usize,
        evidence: &Evidence,
        marker: &Marker,
        query: &str,
    ) -> Result<Vec<PassageHit>, LibraryError> {
        let mut passages: Vec<PassageHit> = Vec::with_capacity(BEST);
        for document in evidence.shown(&self.universe) {
            let passage = self.passage(document, row, marker, query)?;
            if !passages.iter().any(|held| held.text == passage.text) {
                passages.push(passage);
            }
            if passages.len() == BEST {
                break;
            }
        }
        Ok(passages)
    }

    /// One passage of a hit.
    pub(super) fn passage(
        &self,
        document: usize,
        row: usize,
        marker: &Marker,
        query: &str,
    ) -> Result<PassageHit, LibraryError> {
        let reading = self.reading(document)?;
        let marks = marker.marks_among(&reading.text, &reading.words);
        if !Marker::holds_phrase(&marks)
            && let Some(over) = self.over_break(document, row, marker, query)?
        {
            return Ok(over);
        }
        let range = excerpt(&reading.text, &marks);
        let url = self.passage_url(row, &reading.shown, query);
        Ok(passage_hit(&reading.text, reading.shown.clone(), range, &marks, url))
    }

    /// What runs on from a passage over the page break, if a phrase that is asked for does.
    fn over_break(
        &self,
        passage: usize,
        row: usize,
        marker: &Marker,
        query: &str,
    ) -> Result<Option<PassageHit>, LibraryError> {
        let Some(turn) = self.universe.turn_of(passage).filter(|_| marker.has_phrases()) else {
            return Ok(None);
        };
        let (text, shown) = self.stored(turn)?;
        let at = shown.next.as_ref().map_or(text.len(), |next| next.at);
        let marks = marker.marks(&text);
        let over: Vec<Mark> =
            marks.iter().filter(|mark| mark.reach.start < at && mark.reach.end > at).cloned().collect();
        if over.is_empty() {
            return Ok(None);
        }
        let range = excerpt(&text, &over);
        let url = self.passage_url(row, &shown, query);
        Ok(Some(passage_hit(&text, shown, range, &marks, url)))
    }

    /// The path of the page on which a passage stands.
    pub(super) fn passage_url(&self, row: usize, shown: &Shown, query: &str) -> String {
        let row = &self.rows[row];
        let query = encode(query);
        let asked = if query.is_empty() { String::new() } else { format!("&q={query}") };
        match (&shown.anchor, Format::from_word(&row.format).is_some_and(Format::has_pages)) {
            (Some(anchor), false) => {
                let asked = asked.strip_prefix('&').map_or(String::new(), |asked| format!("?{asked}"));
                format!("/review/{}{asked}#{}", row.id, encode(anchor))
            }
            _ => format!("/review/{}?page={}{asked}#p{}", row.id, shown.page, shown.page),
        }
    }
}

/// One passage of a hit: the part `range` of its words, with the marks in it.
pub(super) fn passage_hit(
    text: &str,
    shown: Shown,
    range: Range<usize>,
    marks: &[Mark],
    url: String,
) -> PassageHit {
    let inside = marks.iter().filter(|m| range.start <= m.range.start && m.range.end <= range.end);
    let scalars = |bytes: &str| bytes.chars().count();
    let marks = inside.map(|mark| {
        let start = scalars(&text[range.start..mark.range.start]);
        [start, start + scalars(&text[mark.range.clone()])]
    });
    let next = shown.next.filter(|next| range.contains(&next.at));
    PassageHit {
        page: shown.page,
        pages: std::iter::once(shown.page).chain(next.as_ref().map(|next| next.page)).collect(),
        label: shown.label,
        label_to: next.as_ref().and_then(|next| next.label.clone()),
        turn: next.as_ref().map(|next| scalars(&text[range.start..next.at])),
        anchor: shown.anchor,
        section: shown.kind,
        heading: shown.heading,
        origin: shown.origin,
        confidence: shown.confidence,
        start: shown.start + scalars(&text[..range.start]),
        marks: marks.collect(),
        cut_before: range.start > 0,
        cut_after: range.end < text.len(),
        text: text[range].to_owned(),
        theme: None,
        url,
    }
}

/// The name of a file without its folders.
pub(super) fn file_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
}

/// The path of a place with words that are to be marked there.
pub(super) fn with_query(path: &str, query: &str) -> String {
    if query.is_empty() {
        return path.to_owned();
    }
    let (before, fragment) = path.split_once('#').unwrap_or((path, ""));
    let sign = if before.contains('?') { '&' } else { '?' };
    format!("{before}{sign}q={}#{fragment}", encode(query))
}

/// A value as it stands in an address: all but letters, digits and `-._~` as bytes.
fn encode(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for byte in value.bytes() {
        match byte {
            b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            b if b.is_ascii_alphanumeric() => out.push(char::from(b)),
            b => out.push_str(&format!("%{b:02X}")),
        }
    }
    out
}
