//! Similar cases: the form, the answer to an account, the like of a review.
//!
//! The account is in the body of the question and in the page that answers it: never in an address,
//! a log, a file or a cache.

use axum::body::Bytes;
use axum::extract::{Form, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use hindsight_index::live::Snapshot;
use hindsight_index::search::{Request, Results};
use serde_json::Value;

use crate::error::WebError;
use crate::page::similar::{self as page, Asked};
use crate::request::{self, Pair};
use crate::state::AppState;
use crate::words;

/// The longest body of a question, in bytes: some 2,000 words have 12,000.
pub(crate) const MAX_BODY: usize = 64 << 10;

/// So many reviews are shown.
const SHOWN: usize = 25;

/// What may stand beside the text in a body.
const SENT: [&str; 12] =
    ["text", "theme", "agency", "type", "section", "tier", "from", "to", "plain", "n", "page", "per_page"];

/// `GET /similar`: the form; with `id`, the like of a review.
pub(crate) async fn form(
    State(app): State<AppState>,
    Query(pairs): Query<Vec<Pair>>,
) -> Result<Response, WebError> {
    let Some(id) = request::id(&pairs) else {
        return Ok(page::form(&Asked::Nothing).into_response());
    };
    let request = Request { per_page: SHOWN, ..request::for_page(&pairs)? };
    let (filters, of) = (request.filters.clone(), id.clone());
    let found = app
        .ask(move |library| {
            let title = library.review(&of)?.map(|review| review.title.unwrap_or_default());
            let found = library.similar_to_review(&of, &request)?;
            Ok(title.zip(found).map(|(title, found)| (title, found, library.totals().reviews)))
        })
        .await?;
    let Some((title, results, held)) = found else { return Err(app.absent(&id).await) };
    Ok(page::answer(&Asked::Review { id, title }, &filters, &results, held).into_response())
}

/// `POST /similar`: the cases that resemble an account, within the filters that were ticked.
pub(crate) async fn account(
    State(app): State<AppState>,
    form: Result<Form<Vec<Pair>>, axum::extract::rejection::FormRejection>,
) -> Result<Response, WebError> {
    let Form(pairs) = form.map_err(|rejection| body_error(rejection.status()))?;
    let text = request::text(&pairs).to_owned();
    let request = Request { per_page: SHOWN, ..request::for_page(&pairs)? };
    let (filters, account) = (request.filters.clone(), text.clone());
    let found = app
        .ask(move |library| Ok((library.similar_to_text(&account, &request)?, library.totals().reviews)))
        .await
        .map_err(WebError::of_what_was_sent)?;
    let asked = Asked::Account { text };
    let (status, page) = match found {
        (Some(results), held) => (StatusCode::OK, page::answer(&asked, &filters, &results, held)),
        (None, _) => (StatusCode::UNPROCESSABLE_ENTITY, page::form(&asked)),
    };
    Ok((status, [(header::CACHE_CONTROL, "no-store")], page).into_response())
}

/// `GET /api/v1/similar?id=…`
pub(crate) async fn api_review(State(app): State<AppState>, Query(pairs): Query<Vec<Pair>>) -> Response {
    let found = async {
        let request = request::for_program(&pairs)?;
        let id = request::id(&pairs).ok_or(WebError::NoId)?;
        let of = id.clone();
        let found = app.ask(move |library| library.similar_to_review(&of, &request)).await?;
        let Some(found) = found else { return Err(app.absent(&id).await) };
        json(&found)
    };
    found.await.unwrap_or_else(|error: WebError| error.json())
}

/// `POST /api/v1/similar`: an account as plain text, or as `{"text": …}`. Filters and `n` stand in the
/// address, or beside the text; a name that there is not is refused.
pub(crate) async fn api_account(
    State(app): State<AppState>,
    Query(pairs): Query<Vec<Pair>>,
    body: Result<Bytes, axum::extract::rejection::BytesRejection>,
) -> Response {
    let found = async {
        let body = body.map_err(|rejection| body_error(rejection.status()))?;
        let pairs = [pairs, sent(&body)?].concat();
        let request = request::for_program(&pairs)?;
        let text = request::text(&pairs).to_owned();
        let similar = move |library: &Snapshot| library.similar_to_text(&text, &request);
        json(&app.ask(similar).await?.ok_or(WebError::TooShort)?)
    };
    found.await.unwrap_or_else(|error: WebError| error.json())
}

/// What stands in a body: the members of an object, or a text.
fn sent(body: &[u8]) -> Result<Vec<Pair>, WebError> {
    let Ok(Value::Object(members)) = serde_json::from_slice(body) else {
        return Ok(vec![("text".to_owned(), String::from_utf8_lossy(body).into_owned())]);
    };
    let mut pairs = Vec::new();
    for (name, value) in members {
        if !SENT.contains(&name.as_str()) {
            return Err(WebError::NoName { name: words::shortened(&name, 40) });
        }
        let values = if let Value::Array(values) = value { values } else { vec![value] };
        pairs.extend(values.iter().map(|value| (name.clone(), plain(value))));
    }
    Ok(pairs)
}

/// A value of an object as it would stand in an address.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// What is wrong with a body that was refused.
fn body_error(status: StatusCode) -> WebError {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => WebError::TooLarge { limit: MAX_BODY },
        _ => WebError::TooShort,
    }
}

/// An answer that is kept nowhere.
fn json(results: &Results) -> Result<Response, WebError> {
    let body = serde_json::to_vec(results).map_err(|_| WebError::Broken)?;
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    Ok((headers, body).into_response())
}
