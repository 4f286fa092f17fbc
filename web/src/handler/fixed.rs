//! Pages that are the same whatever the library holds.

use axum::http::Uri;
use axum::response::Response;
use maud::Markup;

use crate::error::{WebError, refuse};
use crate::page;

/// `GET /privacy`
pub(crate) async fn privacy() -> Markup {
    page::privacy()
}

/// `GET /accessibility`
pub(crate) async fn accessibility() -> Markup {
    page::accessibility()
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
    refuse(uri.path(), &error)
}
