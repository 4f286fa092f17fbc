//! The first page and the pages of results.

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use hindsight_index::error::LibraryError;
use hindsight_index::search::Request;
use maud::Markup;

use crate::error::WebError;
use crate::page::{self, Welcome};
use crate::request::{self, Pair};
use crate::state::AppState;

/// So many of the latest additions are shown.
const LATEST: usize = 5;

/// `GET /`: without a library, the page that says how to make one.
pub(crate) async fn home(State(app): State<AppState>) -> Response {
    let answer = app
        .ask(|library| {
            let everything = Request { per_page: 1, ..Request::default() };
            let facets = library.search(&everything)?.facets;
            let areas = library.areas()?.to_vec();
            Ok(Welcome { totals: library.totals(), facets, latest: library.latest(LATEST), areas })
        })
        .await;
    match answer {
        Ok(welcome) => page::home(&welcome).into_response(),
        Err(WebError::Library(error @ LibraryError::Missing { .. })) => {
            WebError::Library(error).page().into_response()
        }
        Err(error) => error.into_response(),
    }
}

/// `GET /search`: one page of results, as HTML.
///
/// The whole search lives in the address, so a page of results can be cited.
pub(crate) async fn search(
    State(app): State<AppState>,
    Query(pairs): Query<Vec<Pair>>,
) -> Result<Markup, WebError> {
    let request = request::for_page(&pairs)?;
    // The page is made in the turn of its question, so that as many are made at once as are asked.
    app.ask(move |library| Ok(page::search(&request, &library.search(&request)?, &library.totals()))).await
}
