//! `ingest` on invented reviews.

use std::fs;

use serde_json::Value;

use crate::support::{run, write_samples};

/// The outcomes of a run, in order, without the summary.
fn outcomes(lines: &[Value]) -> Vec<&str> {
    lines.iter().filter_map(|line| line["outcome"].as_str()).collect()
}

#[test]
fn every_file_has_an_outcome_and_an_unchanged_one_is_not_read_again() {
    let dir = tempfile::tempdir().expect("a folder");
    let (reviews, library) = (dir.path().join("reviews"), dir.path().join("library"));
    write_samples(&reviews);
    let files = fs::read_dir(&reviews).expect("a folder").count();
    let arguments = ["ingest", "--json", reviews.to_str().expect("UTF-8")];

    let first = run(&library, &arguments);
    let second = run(&library, &arguments);

    assert_eq!((first.code, second.code), (0, 0), "{}{}", first.stderr, second.stderr);
    assert_eq!(outcomes(&first.json()), vec!["added"; files]);
    assert_eq!(outcomes(&second.json()), vec!["unchanged"; files]);
    let last = first.json().pop().expect("a summary");
    assert_eq!(last["summary"]["added"], files);
    let scan = first.json().into_iter().find(|line| line["warnings"].to_string().contains("image-only"));
    assert!(scan.is_some(), "the picture-only review is kept with a warning");
}

#[test]
fn a_changed_file_replaces_its_review_and_a_copy_is_linked() {
    let dir = tempfile::tempdir().expect("a folder");
    let (reviews, library) = (dir.path().join("reviews"), dir.path().join("library"));
    fs::create_dir_all(&reviews).expect("a folder");
    fs::write(reviews.join("a.txt"), "Review of Child Z\n\nThe wombat was seen.").expect("written");
    fs::write(reviews.join("b.txt"), "Review of Child Z\n\nThe wombat was seen.").expect("written");
    fs::write(reviews.join("notes.json"), "{}").expect("written");
    let arguments = ["ingest", "--json", reviews.to_str().expect("UTF-8")];

    let first = run(&library, &arguments).json();
    fs::write(reviews.join("a.txt"), "Review of Child Z\n\nThe numbat was seen.").expect("written");
    let second = run(&library, &arguments).json();

    assert_eq!(outcomes(&first), ["skipped", "added", "duplicate"]);
    assert_eq!(first[1]["id"], first[2]["id"]);
    assert_eq!(outcomes(&second), ["skipped", "updated", "unchanged", "added"]);
    assert_eq!(second[1]["id"], first[1]["id"]);
    assert_ne!(second[3]["id"], first[1]["id"]);
    assert_eq!(run(&library, &["search", "wombat", "--json"]).json()[0]["total"], 1);
    assert_eq!(run(&library, &["search", "numbat", "--json"]).json()[0]["total"], 1);
}

#[test]
fn a_dry_run_says_what_would_be_done_and_makes_nothing() {
    let dir = tempfile::tempdir().expect("a folder");
    let (file, library) = (dir.path().join("a.txt"), dir.path().join("library"));
    fs::write(&file, "Review of Child Z\n\nThe wombat was seen.").expect("written");

    let ran = run(&library, &["ingest", "--dry-run", "--json", file.to_str().expect("UTF-8")]);

    assert_eq!(outcomes(&ran.json()), ["added"]);
    assert!(!library.exists());
}

#[test]
fn what_a_manifest_states_wins_over_what_is_found() {
    let dir = tempfile::tempdir().expect("a folder");
    let library = dir.path().join("library");
    fs::write(dir.path().join("a.txt"), "Review of Child Z\n\nThe wombat was seen.").expect("written");
    let manifest = dir.path().join("facts.csv");
    fs::write(&manifest, "file,id,title,type,published,themes\na.txt,child-z,Wombat,dhr,2019-05,neglect\n")
        .expect("written");
    let arguments = |json: &'static str| {
        let path = |name: &str| dir.path().join(name).to_str().expect("UTF-8").to_owned();
        vec!["ingest".to_owned(), json.to_owned(), "--manifest".to_owned(), path("facts.csv"), path("a.txt")]
    };
    let ingest = || {
        let arguments = arguments("--json");
        run(&library, &arguments.iter().map(String::as_str).collect::<Vec<_>>()).json()
    };

    assert_eq!(outcomes(&ingest()), ["added"]);
    assert_eq!(outcomes(&ingest()), ["unchanged"]);
    let shown = run(&library, &["show", "child-z", "--json"]).json().remove(0);
    assert_eq!((&shown["title"], &shown["published"]), (&Value::from("Wombat"), &Value::from("2019-05")));
    assert_eq!(shown["evidence"]["title"][0]["stated"], "manifest");
    assert_eq!(run(&library, &["search", "theme:neglect type:dhr year:2019"]).code, 0);

    fs::write(&manifest, "file,id,title\na.txt,child-z,Numbat\n").expect("written");
    assert_eq!(outcomes(&ingest()), ["updated"]);

    fs::write(&manifest, "file,type\na.txt,nonsense\n").expect("written");
    let arguments = arguments("--json");
    let ran = run(&library, &arguments.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("nonsense"), "{}", ran.stderr);
}

#[test]
fn a_removed_review_is_left_out_until_it_is_let_in_again() {
    let dir = tempfile::tempdir().expect("a folder");
    let (file, library) = (dir.path().join("a.txt"), dir.path().join("library"));
    fs::write(&file, "Review of Child Z\n\nThe wombat was seen.").expect("written");
    let arguments = ["ingest", "--json", file.to_str().expect("UTF-8")];
    let id = run(&library, &arguments).json()[0]["id"].as_str().expect("an id").to_owned();

    assert_eq!(run(&library, &["remove", &id, "--reason", "asked for"]).code, 0);
    assert_eq!(run(&library, &["search", "wombat"]).code, 1);
    assert_eq!(outcomes(&run(&library, &arguments).json()), ["withdrawn"]);

    assert_eq!(run(&library, &["remove", &id, "--undo"]).code, 0);
    assert_eq!(outcomes(&run(&library, &arguments).json()), ["added"]);
}
