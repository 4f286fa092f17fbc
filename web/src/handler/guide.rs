//! The pages that explain, with what holds of this library.

use axum::extract::State;
use hindsight_index::search::Request;
use maud::Markup;

use crate::page::{self, Coverage, EXAMPLES};
use crate::state::AppState;

/// `GET /help`: each example with what it finds in this library; without a library, without numbers.
pub(crate) async fn help(State(app): State<AppState>) -> Markup {
    let counts = app.ask(|library| {
        let request = |query: &str| Request { query: query.to_owned(), ..Request::default() };
        let examples = EXAMPLES.iter().flat_map(|group| group.examples);
        examples.map(|one| library.count(&request(one.query))).collect::<Result<Vec<usize>, _>>()
    });
    page::help(&counts.await.unwrap_or_default())
}

/// `GET /about`: with what the library holds, if there is one.
pub(crate) async fn about(State(app): State<AppState>) -> Markup {
    let coverage = app.ask(|library| {
        let everything = Request { per_page: 1, ..Request::default() };
        let facets = library.search(&everything)?.facets;
        Ok(Coverage { totals: library.totals(), facets, last_read: library.last_read()? })
    });
    page::about(coverage.await.ok().as_ref())
}
