//! Turns the bytes of one file into a review.
//!
//! The path of the data, step by step: the format's text, its sections, its
//! recommendations, the facts it states, its labels. What cannot be read is a
//! warning on the review; only a file that is no document is an error.
//!
//! Pure: never opens a file, never reads a clock. The bytes are not trusted,
//! so callers run this in a child process.

use std::fmt::Write;
use std::sync::Arc;

use hindsight_index::review::{Page, Review};
use hindsight_index::vocabulary::AgeBand;
use sha2::{Digest, Sha256};

use crate::error::ReadError;
use crate::extracted::Extracted;
use crate::facts::{Facts, facts};
use crate::labels::Known;
use crate::limits::Limits;
use crate::ocr::Plan;
use crate::worker::Understood;
use crate::{format, identity, labels, recommendations, sections};

/// Reads one file; `file` is its path, of which only the ending is used.
///
/// The same bytes, name and limits always give the same review.
///
/// # Errors
///
/// Fails if the content is no document that can be read, is not what the name
/// promises, needs a password or passes a limit.
pub fn read(file: &str, bytes: &[u8], limits: &Limits) -> Result<Review, ReadError> {
    read_with(file, &Arc::new(bytes.to_vec()), limits, &Plan::default()).map(|read| read.review)
}

/// As [`read`], with what was read from pictures of its pages, and says which pages want that.
pub(crate) fn read_with(
    file: &str,
    bytes: &format::Bytes,
    limits: &Limits,
    plan: &Plan,
) -> Result<Understood, ReadError> {
    let mut extracted = format::extract(file, bytes, limits, plan)?;
    let wanted = std::mem::take(&mut extracted.wanted);
    Ok(Understood {
        review: understand(file, hexadecimal(&Sha256::digest(bytes.as_slice())), extracted),
        wanted,
    })
}

/// Reads the pages of one file and understands nothing of them: no sections, facts or labels.
///
/// # Errors
///
/// As [`read`].
pub fn pages(file: &str, bytes: Vec<u8>, limits: &Limits) -> Result<Vec<Page>, ReadError> {
    Ok(format::extract(file, &Arc::new(bytes), limits, &Plan::default())?.pages)
}

/// Makes a review of what a format reader found.
fn understand(file: &str, sha256: String, mut extracted: Extracted) -> Review {
    let sections = sections::split(&extracted);
    let mut recommendations = recommendations::find(&extracted.pages, &sections);
    let Facts {
        title,
        review_type,
        document_role,
        publisher,
        area,
        reference,
        published,
        completed,
        incident_year,
        authors,
        categories,
        addressees,
        lead_reviewers,
        independence,
        panel,
        age_band,
        outcome,
        region,
        nation,
        language,
        evidence,
    } = facts(&extracted, &sections);
    recommendations::put_to(&mut recommendations, &addressees);
    extracted.warnings.extend(identity::warnings(&extracted.pages, title.as_deref()));
    let adult = age_band.as_deref().and_then(AgeBand::from_word).map(AgeBand::is_adult);
    let known = Known { addressees: &addressees, publisher: publisher.as_deref(), adult };
    let (themes, agencies) = labels::labels(&extracted.pages, &sections, &recommendations, known);
    Review {
        sha256,
        file: file.to_owned(),
        source_url: extracted.metadata.canonical,
        format: extracted.format,
        title,
        review_type,
        document_role,
        publisher,
        area,
        reference,
        family: None,
        published,
        completed,
        incident_year,
        authors,
        categories,
        addressees,
        lead_reviewers,
        independence,
        panel,
        age_band,
        outcome,
        region,
        nation,
        language,
        evidence,
        pages: extracted.pages,
        sections,
        recommendations,
        themes,
        agencies,
        warnings: extracted.warnings,
    }
}

/// Bytes as lower-case hexadecimal digits.
fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        write!(out, "{byte:02x}").expect("writing to a string cannot fail");
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html><html lang=\"en-GB\"><head><title>The ferry Anemone</title></head><body><main>\
        <h1>The ferry Anemone: Serious Case Review</h1><p>Date of report: 3 May 2031</p>\
        <h2>Findings</h2><p>Nobody had asked whether the lamp at the end of the pier was burning that night.</p>\
        <h2>Recommendations</h2><p>Recommendation 1: The Harbour Trust should count the boats at noon each day.</p></main></body></html>";

    #[test]
    fn a_page_becomes_a_review_with_facts_sections_and_recommendations() {
        let review = read("ferry.html", PAGE.as_bytes(), &Limits::default()).expect("a page");

        assert_eq!(review.title.as_deref(), Some("The ferry Anemone: Serious Case Review"));
        assert_eq!(review.published.map(|date| date.to_string()), Some("2031-05-03".to_owned()));
        assert_eq!(review.recommendations.len(), 1);
        assert_eq!(review.sha256.len(), 64);
    }

    #[test]
    fn the_hash_is_that_of_the_bytes() {
        let known = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

        assert_eq!(hexadecimal(&Sha256::digest(b"")), known);
    }

    #[test]
    fn no_bytes_are_an_error() {
        assert!(read("ferry.html", b"", &Limits::default()).is_err());
    }
}
