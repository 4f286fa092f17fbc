//! The collection as a whole: trends and heat maps.

use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use maud::Markup;
use serde_json::json;

use crate::error::WebError;
use crate::page::survey::{self as page, View};
use crate::request::{self, Pair};
use crate::state::AppState;

/// `GET /trends?of=theme|agency|type`
pub(crate) async fn trends(
    State(app): State<AppState>,
    Query(pairs): Query<Vec<Pair>>,
) -> Result<Markup, WebError> {
    let view = View::trends(&pairs)?;
    let asked = view.request();
    let cross = app.ask(move |library| library.cross(&asked)).await?;
    Ok(page::trends(&view, &cross))
}

/// `GET /heatmap?rows=theme|type&cols=agency|theme|type`
pub(crate) async fn heatmap(
    State(app): State<AppState>,
    Query(pairs): Query<Vec<Pair>>,
) -> Result<Markup, WebError> {
    let view = View::heatmap(&pairs)?;
    let asked = view.request();
    let cross = app.ask(move |library| library.cross(&asked)).await?;
    Ok(page::heatmap(&view, &cross))
}

/// `GET /api/v1/trends`: the table of the page with the same address.
pub(crate) async fn api_trends(app: State<AppState>, Query(pairs): Query<Vec<Pair>>) -> Response {
    let found = async { table(&app, request::for_program(&pairs).and_then(|_| View::trends(&pairs))?).await };
    found.await.unwrap_or_else(|error| error.json())
}

/// `GET /api/v1/heatmap`: likewise.
pub(crate) async fn api_heatmap(app: State<AppState>, Query(pairs): Query<Vec<Pair>>) -> Response {
    let found =
        async { table(&app, request::for_program(&pairs).and_then(|_| View::heatmap(&pairs))?).await };
    found.await.unwrap_or_else(|error| error.json())
}

/// A table as JSON, with the query as it was typed.
async fn table(app: &AppState, view: View) -> Result<Response, WebError> {
    let asked = view.request();
    let (query, rows, columns) = (asked.search.query.clone(), asked.rows, asked.columns);
    let cross = app.ask(move |library| library.cross(&asked)).await?;
    let body =
        json!({ "query": query, "rows_are": rows, "columns_are": columns, "table": cross }).to_string();
    Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
}
