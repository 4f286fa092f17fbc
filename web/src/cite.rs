//! How a review is cited: in a line, and as a record of a reference manager.

use hindsight_export::Source;
use hindsight_index::review::Review;
use hindsight_index::taxonomy::REVIEW_TYPES;

use crate::words;

/// The title; without one, the name of the file.
pub(crate) fn title(review: &Review) -> String {
    titled(review.title.as_deref(), &review.file)
}

/// The same of a title that may be missing, and the path of a file.
pub(crate) fn titled(title: Option<&str>, file: &str) -> String {
    let title = title.map(str::trim).filter(|title| !title.is_empty());
    let file = || file.rsplit(['/', '\\']).next().unwrap_or_default();
    title.map_or_else(|| format!("{} (file {})", words::NO_TITLE, file()), str::to_owned)
}

/// A review as a source.
pub(crate) fn source(review: &Review, id: &str, link: String) -> Source {
    Source {
        id: id.to_owned(),
        title: title(review),
        kind: review.review_type.as_deref().map(|slug| REVIEW_TYPES.name(slug).to_owned()),
        publisher: review.publisher.clone(),
        area: review.area.clone(),
        date: review.published.map(|date| date.to_string()),
        reference: review.reference.clone(),
        published_at: review.source_url.clone(),
        link,
        sha256: review.sha256.clone(),
    }
}

/// The citation in a line; `place` says where in the review, and how the words there were read.
pub(crate) fn citation(review: &Review, place: &[String]) -> String {
    let date = review.published.map(|date| words::date(&date.to_string()));
    let before = [
        review.publisher.clone().or_else(|| review.area.clone()),
        Some(title(review)),
        Some(date.unwrap_or_else(|| "no date".to_owned())),
        review.reference.clone(),
    ];
    let after = [review.source_url.clone(), Some(format!("SHA-256 {}", review.sha256))];
    let parts = before.into_iter().flatten().chain(place.iter().cloned()).chain(after.into_iter().flatten());
    let parts = parts.map(|part| part.trim().trim_end_matches('.').to_owned());
    format!("{}.", parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". "))
}
