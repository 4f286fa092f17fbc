//! Any text as a query of a small library.
#![no_main]

use hindsight_fuzz::library;
use hindsight_index::search::{Request, Results};
use libfuzzer_sys::fuzz_target;

/// The answer to a query.
fn answer(query: &str) -> Results {
    let request = Request { query: query.to_owned(), ..Request::default() };
    library().search(&request).expect("a query never fails")
}

fuzz_target!(|query: &str| {
    let first = answer(query);
    let again = answer(&first.understood);
    assert_eq!(first.understood, again.understood, "what was understood is understood alike");
    assert_eq!(first.total, again.total, "and finds as much: {}", first.understood);
    for hit in first.hits.iter().flat_map(|hit| &hit.passages) {
        let length = hit.text.chars().count();
        assert!(hit.marks.iter().all(|mark| mark[0] < mark[1] && mark[1] <= length), "{:?}", hit.marks);
    }
});
