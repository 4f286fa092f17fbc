//! Similar cases: the form, the answer to an account, the like of a review.
//!
//! The account is in the body of the question and in the page that answers it: never in an address,
//! a log, a file or a cache.

use axum::body::Bytes;
use axum::extract::{Form, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use hindsight_index::live::Snapshot;
use hindsight_index::search::{Request, Results};
use serde::Deserialize;

use crate::error::WebError;
use crate::page::similar::{self as page, Asked};
use crate::request::{self, Pair};
use crate::state::AppState;

/// The longest body of a question, in bytes: some 2,000 words have 12,000.
pub(crate) const MAX_BODY: usize = 64 << 10;

/// So many reviews are shown.
const SHOWN: usize = 25;

/// What the form sends.
#[derive(Debug, Deserialize)]
pub(crate) struct Sent {
    #[serde(default)]
    text: String,
}

/// `GET /similar`: the form; with `id`, the like of a review.
pub(crate) async fn form(
    State(app): State<AppState>,
    Query(pairs): Query<Vec<Pair>>,
) -> Result<Response, WebError> {
    let Some(id) = request::id(&pairs) else {
        return Ok(page::form(&Asked::Nothing).into_response());
    };
    let request = Request { per_page: SHOWN, ..request::for_page(&pairs)? };
    let found = app
        .ask(move |library| {
            let title = library.review(&id)?.map(|review| review.title.unwrap_or_default());
            Ok(title.zip(library.similar_to_review(&id, &request)?).map(|(title, found)| (id, title, found)))
        })
        .await?;
    let (id, title, results) = found.ok_or(WebError::NoReview)?;
    Ok(page::answer(&Asked::Review { id, title }, &results).into_response())
}

/// `POST /similar`: the cases that resemble an account.
pub(crate) async fn account(
    State(app): State<AppState>,
    form: Result<Form<Sent>, axum::extract::rejection::FormRejection>,
) -> Result<Response, WebError> {
    let Form(sent) = form.map_err(|rejection| body_error(rejection.status()))?;
    let text = sent.text.clone();
    let request = Request { per_page: SHOWN, ..Request::default() };
    let found = app.ask(move |library| library.similar_to_text(&text, &request)).await?;
    let asked = Asked::Account { text: sent.text };
    let page = match found {
        Some(results) => page::answer(&asked, &results),
        None => page::form(&asked),
    };
    Ok(([(header::CACHE_CONTROL, "no-store")], page).into_response())
}

/// `GET /api/v1/similar?id=…`
pub(crate) async fn api_review(State(app): State<AppState>, Query(pairs): Query<Vec<Pair>>) -> Response {
    let found = async {
        let request = request::for_program(&pairs)?;
        let id = request::id(&pairs).ok_or(WebError::NoReview)?;
        let found = app.ask(move |library| library.similar_to_review(&id, &request)).await?;
        json(&found.ok_or(WebError::NoReview)?)
    };
    found.await.unwrap_or_else(|error: WebError| error.json())
}

/// `POST /api/v1/similar`: an account as plain text, or as `{"text": …}`; filters and `n` stand in the address.
pub(crate) async fn api_account(
    State(app): State<AppState>,
    Query(pairs): Query<Vec<Pair>>,
    body: Result<Bytes, axum::extract::rejection::BytesRejection>,
) -> Response {
    let found = async {
        let body = body.map_err(|rejection| body_error(rejection.status()))?;
        let request = request::for_program(&pairs)?;
        let text = text_of(&body);
        let similar = move |library: &Snapshot| library.similar_to_text(&text, &request);
        json(&app.ask(similar).await?.ok_or(WebError::TooShort)?)
    };
    found.await.unwrap_or_else(|error: WebError| error.json())
}

/// The account in a body.
fn text_of(body: &[u8]) -> String {
    let sent: Result<Sent, _> = serde_json::from_slice(body);
    sent.map_or_else(|_| String::from_utf8_lossy(body).into_owned(), |sent| sent.text)
}

/// What is wrong with a body that was refused.
fn body_error(status: axum::http::StatusCode) -> WebError {
    match status {
        axum::http::StatusCode::PAYLOAD_TOO_LARGE => WebError::TooLarge { limit: MAX_BODY },
        _ => WebError::TooShort,
    }
}

/// An answer that is kept nowhere.
fn json(results: &Results) -> Result<Response, WebError> {
    let body = serde_json::to_vec(results).map_err(|_| WebError::Broken)?;
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    Ok((headers, body).into_response())
}
