//! Why a request has no answer, and the page that says so.
//!
//! Each page offers a way on. What the reader typed is never repeated to
//! anyone else; nothing is logged.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use hindsight_index::error::LibraryError;
use maud::Markup;

use crate::collection::Excess;
use crate::page;

/// Why a request has no answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum WebError {
    /// The library cannot be used.
    #[error("{0}")]
    Library(LibraryError),
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
    #[error("the text is too large: at most {limit} bytes are read")]
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
    /// The status that programs see.
    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::NoReview | Self::NoTheme | Self::NoPage | Self::NoOriginal | Self::NotDrawn(_) => {
                StatusCode::NOT_FOUND
            }
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
            Self::Slow => StatusCode::SERVICE_UNAVAILABLE,
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
            Self::NoReview => page::no_review(),
            Self::NoTheme => page::no_theme(),
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
        if matches!(self, Self::Slow | Self::TooMany) {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("10"));
        }
        response
    }
}

/// An answer to a path: JSON under `/api/`, else a page.
pub(crate) fn refuse(path: &str, error: &WebError) -> Response {
    if path.starts_with("/api/") {
        return error.json();
    }
    error.with_retry((error.status(), error.page()).into_response())
}

impl IntoResponse for WebError {
    fn into_response(self) -> Response {
        let response = (self.status(), self.page()).into_response();
        self.with_retry(response)
    }
}
