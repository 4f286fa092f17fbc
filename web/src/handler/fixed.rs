//! Pages that are the same whatever the library holds.

use axum::http::Uri;
use axum::response::{IntoResponse, Response};
use maud::Markup;

use crate::error::WebError;
use crate::page;

/// `GET /about`
pub(crate) async fn about() -> Markup {
    page::about()
}

/// Any address that has no page.
pub(crate) async fn not_found(uri: Uri) -> Response {
    for_reader(&uri, WebError::NoPage)
}

/// Any address that was not read but written to.
pub(crate) async fn method_not_allowed(uri: Uri) -> Response {
    for_reader(&uri, WebError::Method)
}

/// Programs get JSON, people a page.
fn for_reader(uri: &Uri, error: WebError) -> Response {
    if uri.path().starts_with("/api/") { error.json() } else { error.into_response() }
}
