//! `kill -9` in the middle of an ingest, and the same command again.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;

use crate::support::{hindsight, run, write_samples};

/// Moments after the start at which the run is killed, in milliseconds.
const MOMENTS: [u64; 4] = [40, 250, 700, 1_500];

/// Questions whose answers must be equal.
const QUERIES: [&str; 5] =
    ["", "neglect housing", "\"information sharing\"", "police OR school", "safeguard* -fire"];

/// All that makes two libraries equal: ids, hashes, texts, facts and answers.
fn contents(library: &Path) -> Vec<Value> {
    let ask = |query: &str| run(library, &["search", query, "--json", "-n", "1000"]).json().remove(0);
    let all = ask("");
    let ids = all["hits"].as_array().expect("a list").iter().map(|hit| hit["id"].as_str().expect("an id"));
    let mut reviews: Vec<Value> =
        ids.map(|id| run(library, &["show", id, "--json"]).json().remove(0)).collect();
    reviews.extend(QUERIES.iter().map(|query| ask(query)));
    reviews
}

#[test]
fn a_killed_ingest_ends_equal_when_it_is_run_again() {
    let dir = tempfile::tempdir().expect("a folder");
    let reviews = dir.path().join("reviews");
    write_samples(&reviews);
    let folder = reviews.to_str().expect("UTF-8");
    let whole = dir.path().join("whole");
    assert_eq!(run(&whole, &["ingest", folder]).code, 0);
    let expected = contents(&whole);

    let killed = dir.path().join("killed");
    for moment in MOMENTS {
        let mut command = hindsight(&killed);
        command.args(["ingest", folder]).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().expect("it starts");
        std::thread::sleep(Duration::from_millis(moment));
        child.kill().expect("killed");
        child.wait().expect("ended");
    }
    assert_eq!(run(&killed, &["ingest", folder]).code, 0);

    assert_eq!(contents(&killed), expected);
}
