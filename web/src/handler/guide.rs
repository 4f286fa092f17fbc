//! The page that shows how to search.

use axum::extract::State;
use hindsight_index::search::Request;
use maud::Markup;

use crate::page::{self, EXAMPLES};
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
