//! A review as a record of a reference manager.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use hindsight_export::{Listed, Source, bibtex, ris};

use crate::error::WebError;
use crate::state::AppState;
use crate::{cite, link};

/// `GET /review/{id}/citation.ris`
pub(crate) async fn as_ris(
    State(app): State<AppState>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let source = source(&app, id, &headers).await?;
    let record = ris::reviews(&[Listed { source, ..Listed::default() }]);
    Ok(file(record, "application/x-research-info-systems; charset=utf-8", "ris"))
}

/// `GET /review/{id}/citation.bib`
pub(crate) async fn as_bibtex(
    State(app): State<AppState>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let source = source(&app, id, &headers).await?;
    Ok(file(bibtex::reviews(&[source]), "application/x-bibtex; charset=utf-8", "bib"))
}

/// A review as a source.
async fn source(app: &AppState, id: String, headers: &HeaderMap) -> Result<Source, WebError> {
    let of = id.clone();
    let review = app.ask(move |library| library.review(&of)).await?;
    let Some(review) = review else { return Err(app.absent(&id).await) };
    let lasting = format!("{}{}", app.origin(headers), link::permanent(&id, None));
    Ok(cite::source(&review, &id, lasting))
}

/// A file with its name.
fn file(record: String, kind: &'static str, ending: &str) -> Response {
    let name = link::attachment(&format!("hindsight-citation.{ending}"));
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, name)], record).into_response()
}
