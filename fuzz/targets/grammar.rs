//! Any text as a query of a small library.
#![no_main]

use std::sync::OnceLock;

use hindsight_index::library::{Incoming, Library};
use hindsight_index::search::{Request, Results, Snapshot};
use hindsight_ingest::limits::Limits;
use hindsight_ingest::{read, sample};
use libfuzzer_sys::fuzz_target;

/// A library of the invented reviews.
fn library() -> &'static Snapshot {
    static LIBRARY: OnceLock<(tempfile::TempDir, Snapshot)> = OnceLock::new();
    let made = LIBRARY.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let mut library = Library::create(folder.path()).expect("a library");
        for file in sample::samples() {
            let Ok(review) = read::read(&file.name, &file.bytes, &Limits::default()) else { continue };
            let bytes = file.bytes.len() as u64;
            let incoming =
                Incoming { path: &file.name, review: &review, stated_id: None, fingerprint: "", bytes };
            library.put(&incoming).expect("stored");
        }
        library.finish("").expect("committed");
        let snapshot = Snapshot::open(folder.path()).expect("a snapshot");
        (folder, snapshot)
    });
    &made.1
}

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
