//! Scoring what is understood: gold in, figures and mistakes out.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::support::{run, write_samples};

/// The invented reviews in a folder, with what is understood of the first PDF file.
fn sample(dir: &Path) -> (PathBuf, Value) {
    write_samples(dir);
    let files = fs::read_dir(dir).expect("a folder").flatten().map(|entry| entry.path());
    let file = files.filter(|path| path.extension().is_some_and(|e| e == "pdf")).min().expect("a PDF");
    let review = run(dir, &["extract", "--json", file.to_str().expect("UTF-8")]).json().remove(0);
    (file, review)
}

/// Writes a gold file of one line.
fn gold(dir: &Path, line: &Value) -> String {
    let path = dir.join("gold.jsonl");
    fs::write(&path, line.to_string()).expect("written");
    path.to_str().expect("UTF-8").to_owned()
}

#[test]
fn a_report_is_scored_against_its_gold_and_what_is_wrong_is_listed() {
    let dir = tempfile::tempdir().expect("a folder");
    let (file, review) = sample(dir.path());
    let asked: Vec<Value> = review["recommendations"].as_array().expect("a list").clone();
    assert!(asked.len() > 1, "the sample recommends something");
    let wanted = |one: &Value| json!({"number": one["number"], "page": one["page"], "starts": one["text"]});
    let mut line = json!({
        "file": file.file_name().expect("a name").to_str(), "title": review["title"], "publisher": review["publisher"],
        "document_role": review["document_role"], "published": review["published"], "incident_year": review["incident_year"],
        "sections": [], "recommendations": asked.iter().map(wanted).collect::<Vec<_>>(), "recommendations_total": asked.len(),
    });
    let (path, file) = (dir.path().to_str().expect("UTF-8"), file.to_str().expect("UTF-8"));

    let right =
        run(dir.path(), &["evaluate", "reports", &gold(dir.path(), &line), file, "--json"]).json().remove(0);
    line["recommendations"][0]["page"] = json!(9999);
    let wrong = run(dir.path(), &["evaluate", "reports", &gold(dir.path(), &line), path, "--mistakes"]);

    assert_eq!(right["recommendations"], json!({"right": asked.len(), "wrong": 0, "missed": 0}));
    assert_eq!(right["mistakes"], json!([]));
    assert!(wrong.stdout.contains("1 missed") && wrong.stdout.contains("9999"), "{}", wrong.stdout);
}

#[test]
fn labels_are_scored_against_their_gold_and_missed_ones_are_listed_with_its_words() {
    let dir = tempfile::tempdir().expect("a folder");
    let (file, review) = sample(dir.path());
    let themes = review["themes"].as_array().expect("a list").iter();
    let mut themes: serde_json::Map<String, Value> = themes
        .map(|theme| (theme["slug"].as_str().expect("a slug").to_owned(), theme["tier"].clone()))
        .collect();
    themes.insert("radicalisation".to_owned(), json!("central"));
    let url = format!("https://example.org/{}", file.file_stem().expect("a name").to_string_lossy());
    let line = json!({"url": url, "themes": themes, "agencies": {}, "evidence": {"radicalisation": "words of gold"}});
    let path = gold(dir.path(), &line);

    let ran = run(
        dir.path(),
        &["evaluate", "labels", &path, file.to_str().expect("UTF-8"), "--mistakes", "--markdown"],
    );

    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(
        ran.stdout.contains("missed theme radicalisation") && ran.stdout.contains("words of gold"),
        "{}",
        ran.stdout
    );
    assert!(ran.stdout.contains("| Radicalisation and Prevent | 1 | 0 | 0 |"), "{}", ran.stdout);
}

#[test]
fn a_gold_file_that_cannot_be_read_is_a_matter_of_usage() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("gold.jsonl");
    fs::write(&path, "{\n").expect("written");

    let ran = run(dir.path(), &["evaluate", "labels", path.to_str().expect("UTF-8"), "."]);

    assert_eq!(ran.code, 2, "{}", ran.stderr);
    assert!(ran.stderr.contains("line 1 of the gold file"), "{}", ran.stderr);
}
