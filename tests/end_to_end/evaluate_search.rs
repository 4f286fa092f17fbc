//! Scoring search: judged questions in, figures beside other engines out.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::support::{library, run, search};

/// Writes a gold file.
fn gold(dir: &Path, name: &str, lines: &[Value]) -> String {
    let path = dir.join(name);
    let lines: Vec<String> = lines.iter().map(Value::to_string).collect();
    fs::write(&path, lines.join("\n")).expect("written");
    path.to_str().expect("UTF-8").to_owned()
}

/// The first hit of a search, the name of its file, and the pages of its first passage.
fn first_hit(query: &str) -> (Value, String, Value) {
    let hit = search(&[query])["hits"][0].clone();
    let (file, pages) =
        (hit["file"].as_str().expect("a name").to_owned(), hit["passages"][0]["pages"].clone());
    (hit, file, pages)
}

#[test]
fn search_is_scored_on_every_kind_of_gold_beside_peers_that_are_there() {
    let dir = tempfile::tempdir().expect("a folder");
    let (_, file, pages) = first_hit("neglect school");
    let url =
        format!("https://example.org/{}", file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem));
    let queries = [
        json!({"id": "k1", "kind": "keywords", "query": "neglect school", "relevant": {&url: 2}}),
        json!({"id": "k2", "kind": "keywords", "query": "neglect", "relevant": {&url: 1, "https://example.org/gone": 1}}),
    ];
    let topic =
        json!({"topic": "T", "source": "s", "query": "neglect", "pool": "tagged", "relevant": [&url]});
    let tagged = json!({"url": &url, "research_tags": ["T"]});
    let page = json!({"kind": "own_words", "query": "neglect school", "file": &file, "pages": &pages});
    let files = [
        gold(dir.path(), "queries.jsonl", &queries),
        gold(dir.path(), "topics.jsonl", &[topic]),
        gold(dir.path(), "pool.jsonl", &[tagged]),
        gold(dir.path(), "pages.jsonl", &[page]),
        gold(
            dir.path(),
            "phrases.jsonl",
            &[json!({"phrase": "no such words as these", "file": &file, "page": 1})],
        ),
    ];
    let mut asked = vec!["evaluate", "search"];
    for (option, file) in ["--queries", "--topics", "--pool", "--pages", "--phrases"].into_iter().zip(&files)
    {
        asked.extend([option, file.as_str()]);
    }

    let ran = run(library(), &[&asked[..], &["--json"]].concat());
    let told = run(library(), &[&asked[..], &["--mistakes"]].concat());

    assert_eq!((ran.code, told.code), (0, 0), "{}{}", ran.stderr, told.stderr);
    let figures = ran.json().remove(0);
    let names: Vec<&str> = figures["groups"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|group| group["name"].as_str())
        .collect();
    assert_eq!(names, ["keywords", "topics", "pages, own_words", "phrases"]);
    let first = &figures["questions"][0];
    assert_eq!((&first["id"], &first["ours"]["ndcg10"]), (&json!("k1"), &json!(1.0)));
    assert!(first["peers"]["fts5, any word"]["recall100"].is_number(), "{first}");
    assert_eq!(figures["questions"][1]["missed"], json!(["https://example.org/gone"]));
    assert_eq!(figures["questions"][2]["ours"]["ndcg10"], json!(1.0));
    assert_eq!(
        figures["questions"][3]["ours"],
        json!({"page_overall": 1.0, "page_own": 1.0, "review_first": 1.0})
    );
    assert_eq!(figures["questions"][4]["ours"], json!({"phrase_first": 0.0}));
    assert!(told.stdout.contains("left out xapian: scriptindex is not installed"), "{}", told.stdout);
    assert!(told.stdout.contains("not in the library: https://example.org/gone"), "{}", told.stdout);
    assert!(told.stdout.contains("tantivy pages, any word"), "{}", told.stdout);
}

#[test]
fn what_cannot_be_scored_is_a_matter_of_usage() {
    let dir = tempfile::tempdir().expect("a folder");
    let query = json!({"id": "k1", "kind": "keywords", "query": "neglect", "relevant": {}});
    let broken = gold(dir.path(), "broken.jsonl", &[query, json!({"id": "k2"})]);
    let topic = json!({"topic": "T", "query": "neglect", "pool": "tagged", "relevant": []});
    let topics = gold(dir.path(), "topics.jsonl", &[topic]);

    let line = run(library(), &["evaluate", "search", "--queries", &broken]);
    let pool = run(library(), &["evaluate", "search", "--topics", &topics]);
    let nothing = run(library(), &["evaluate", "search"]);

    assert_eq!((line.code, pool.code, nothing.code), (2, 2, 2));
    assert!(line.stderr.contains("line 2 of the gold file"), "{}", line.stderr);
    assert!(pool.stderr.contains("--pool"), "{}", pool.stderr);
}

#[test]
fn gold_of_another_library_finds_nothing() {
    let dir = tempfile::tempdir().expect("a folder");
    let relevant = json!({"https://example.org/gone": 1});
    let query = json!({"id": "k1", "kind": "keywords", "query": "neglect", "relevant": relevant});
    let queries = gold(dir.path(), "queries.jsonl", &[query]);

    let ran = run(library(), &["evaluate", "search", "--queries", &queries, "--no-peers"]);

    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(!ran.stdout.contains("fts5") && ran.stdout.contains("0 reviews of gold"), "{}", ran.stdout);
}
