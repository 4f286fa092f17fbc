//! Why a request has no answer, and the page that says so.
//!
//! Each page offers a way on. What the reader typed is never repeated to
//! anyone else; nothing is logged.

use std::time::Duration;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use hindsight_index::error::LibraryError;
use maud::Markup;

use crate::collection::Excess;
use crate::page;

/// After how many seconds a library that is being opened is asked again.
pub(crate) const OPEN_AGAIN: u32 = 5;

/// After how many seconds any other question is asked again.
const AGAIN: u32 = 10;

/// Why a request has no answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum WebError {
    /// The library cannot be used.
    #[error("{0}")]
    Library(LibraryError),
    /// The library is being opened.
    #[error("the library is being opened: ask again in {OPEN_AGAIN} seconds")]
    Opening {
        /// Since so many seconds.
        seconds: u64,
        /// Whether the same address can be asked again with nothing lost.
        again: bool,
    },
    /// There is no review under this id.
    #[error("there is no review under this address")]
    NoReview,
    /// The review was withdrawn from the library.
    #[error("this review was withdrawn from the library on {on}")]
    Withdrawn {
        /// When, as people write it.
        on: String,
    },
    /// One reader asks too often.
    #[error("too many requests: wait a little, then ask again")]
    TooMany,
    /// A question about a review names none.
    #[error("name a review with id=, or send the account of a case with POST")]
    NoId,
    /// A program sent something that has no meaning here.
    #[error(
        "there is nothing named \"{name}\" to send: text, theme, agency, type, section, tier, from, to, plain, n and page are read"
    )]
    NoName {
        /// Its name.
        name: String,
    },
    /// There is no theme under this slug.
    #[error("there is no theme under this address")]
    NoTheme,
    /// There is no agency under this slug.
    #[error("there is no agency under this address")]
    NoAgency,
    /// There is no such page.
    #[error("there is no page under this address")]
    NoPage,
    /// The address takes no such method.
    #[error("this address can only be read")]
    Method,
    /// The file of a review is not where the catalogue says.
    #[error("the original file is missing from the library")]
    NoOriginal,
    /// The page cannot be drawn.
    #[error("the page cannot be drawn: {0}")]
    NotDrawn(String),
    /// The query is longer than the limit.
    #[error("the search has {length} characters, the limit is {limit}")]
    TooLong {
        /// Its characters.
        length: usize,
        /// The most that are allowed.
        limit: usize,
    },
    /// A program asked for a value that there is not: an answer without it would be of another search.
    #[error("{name}: there is no value \"{value}\"")]
    NoValue {
        /// The name.
        name: &'static str,
        /// The value.
        value: String,
    },
    /// An account is larger than the limit.
    #[error("the text is too large: at most {} KB are read", .limit >> 10)]
    TooLarge {
        /// The most bytes that are read.
        limit: usize,
    },
    /// An account says too little to compare.
    #[error(
        "too little to compare: send a few sentences about the case, as plain text or as {{\"text\": …}}"
    )]
    TooShort,
    /// A collection is too large to be carried in addresses.
    #[error("the collection has {} {}, the limit is {}", .0.size, .0.what, .0.limit)]
    Collection(Excess),
    /// The answer took too long.
    #[error("the answer took too long")]
    Slow,
    /// A fault in the program.
    #[error("the program met a fault of its own")]
    Broken,
}

impl WebError {
    /// The library is being opened, since so long.
    pub(crate) fn opening(since: Duration) -> Self {
        Self::Opening { seconds: since.as_secs(), again: true }
    }

    /// The same for somebody who sent something that only they have: a page that loads itself would lose it.
    pub(crate) fn of_what_was_sent(self) -> Self {
        match self {
            Self::Opening { seconds, .. } => Self::Opening { seconds, again: false },
            other => other,
        }
    }

    /// The status that programs see.
    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::NoReview
            | Self::NoTheme
            | Self::NoAgency
            | Self::NoPage
            | Self::NoOriginal
            | Self::NotDrawn(_) => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Withdrawn { .. } => StatusCode::GONE,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::TooLong { .. }
            | Self::NoValue { .. }
            | Self::NoId
            | Self::NoName { .. }
            | Self::Collection(_) => StatusCode::BAD_REQUEST,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooShort => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Slow | Self::Opening { .. } => StatusCode::SERVICE_UNAVAILABLE,
            Self::Library(
                LibraryError::Missing { .. } | LibraryError::Version { .. } | LibraryError::Locked { .. },
            ) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Library(_) | Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The page that readers see.
    pub(crate) fn page(&self) -> Markup {
        match self {
            Self::Library(LibraryError::Missing { dir }) => page::no_library(dir),
            Self::Library(LibraryError::Version { dir, found, supported }) => {
                page::other_version(dir, *found, *supported)
            }
            Self::Library(error) => page::broken(&error.to_string()),
            Self::Opening { seconds, again } => page::opening(*seconds, *again),
            Self::NoReview => page::no_review(),
            Self::NoTheme => page::no_label("theme", "themes"),
            Self::NoAgency => page::no_label("agency", "agencies"),
            Self::NoPage => page::not_found(),
            Self::Method => page::read_only(),
            Self::Withdrawn { on } => page::withdrawn(on),
            Self::TooMany => page::too_many(),
            Self::NoOriginal => page::no_original(),
            Self::TooLong { length, limit } => page::too_long(*length, *limit),
            Self::TooLarge { .. } | Self::TooShort => page::too_large(&self.to_string()),
            Self::Collection(excess) => page::too_much(excess),
            Self::Slow => page::slow(),
            Self::NotDrawn(_) | Self::NoValue { .. } | Self::NoId | Self::NoName { .. } | Self::Broken => {
                page::broken(&self.to_string())
            }
        }
    }

    /// The answer that programs see: `{"error": …}`.
    pub(crate) fn json(&self) -> Response {
        let body = serde_json::json!({ "error": self.to_string() }).to_string();
        let kind = [(header::CONTENT_TYPE, "application/json")];
        self.with_retry((self.status(), kind, body).into_response())
    }

    /// Says when to come back, where that helps.
    fn with_retry(&self, mut response: Response) -> Response {
        let seconds = match self {
            Self::Opening { .. } => OPEN_AGAIN,
            Self::Slow | Self::TooMany => AGAIN,
            _ => return response,
        };
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        response
    }

    /// The page, which loads itself again if that is all there is to do.
    fn response(&self) -> Response {
        let mut response = self.with_retry((self.status(), self.page()).into_response());
        if matches!(self, Self::Opening { again: true, .. }) {
            response.headers_mut().insert(header::REFRESH, HeaderValue::from(OPEN_AGAIN));
        }
        response
    }
}

/// An answer to a path: JSON under `/api/`, else a page.
pub(crate) fn refuse(path: &str, error: &WebError) -> Response {
    if path.starts_with("/api/") { error.json() } else { error.response() }
}

impl IntoResponse for WebError {
    fn into_response(self) -> Response {
        self.response()
    }
}
