//! `correct`: a person's word over what was found, through all that may happen to a library.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{Ran, hindsight, run};
use crate::web::Server;

/// A library with one review, of a file that may be changed.
struct Bench {
    dir: TempDir,
    id: String,
}

const FIRST: &str = "# The pier at Northshire\n\nSafeguarding adults review\n\nThe wombat was seen.";
const SECOND: &str = "# The ferry at Northshire\n\nSafeguarding adults review\n\nThe numbat was seen.";

impl Bench {
    fn new() -> Self {
        let mut bench = Self { dir: tempfile::tempdir().expect("a folder"), id: String::new() };
        bench.id = bench.ingest(FIRST)[0]["id"].as_str().expect("an id").to_owned();
        bench
    }

    fn library(&self) -> PathBuf {
        self.dir.path().join("library")
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        Ran::of(hindsight(&self.library()).args(arguments).env("USER", "ann").output().expect("it runs"))
    }

    /// Writes the file and takes it in.
    fn ingest(&self, text: &str) -> Vec<Value> {
        let file = self.dir.path().join("a.md");
        fs::write(&file, text).expect("written");
        self.run(&["ingest", "--json", file.to_str().expect("UTF-8")]).json()
    }

    fn correct(&self, arguments: &[&str]) -> Ran {
        self.run(&[&["correct", &self.id], arguments].concat())
    }

    fn show(&self) -> Value {
        self.run(&["show", &self.id, "--json"]).json().remove(0)
    }

    fn csv(&self, rows: &str) -> String {
        let file = self.dir.path().join("fixes.csv");
        fs::write(&file, rows.replace("ID", &self.id)).expect("written");
        file.to_str().expect("UTF-8").to_owned()
    }

    fn title(&self) -> String {
        self.show()["title"].as_str().unwrap_or("(none)").to_owned()
    }
}

#[test]
fn a_correction_outlives_all_that_may_happen_and_an_undo_gives_back_what_is_found() {
    let bench = Bench::new();
    assert_eq!(bench.title(), "The pier at Northshire");

    let done = bench.correct(&[
        "--set",
        "title=The lighthouse",
        "--add",
        "theme=neglect;homelessness:mentioned",
        "--add",
        "agency=police:addressed",
        "--set",
        "published=2019-05",
        "--why",
        "the cover says so",
        "--by",
        "Ann Writer",
    ]);
    assert_eq!(done.code, 0, "{}", done.stderr);
    assert!(done.stderr.contains("title: 'The pier at Northshire' -> 'The lighthouse'"), "{}", done.stderr);

    let holds = |bench: &Bench| {
        let shown = bench.show();
        assert_eq!((&shown["title"], &shown["published"]), (&json!("The lighthouse"), &json!("2019-05")));
        let stated = shown["evidence"]["title"][0]["stated"].as_str().expect("a person's word");
        assert!(stated.starts_with("correction of 2") && stated.ends_with(" by Ann Writer"), "{stated}");
        assert_eq!(bench.run(&["search", "title:lighthouse theme:neglect agency:police year:2019"]).code, 0);
        assert_eq!(bench.run(&["search", "title:pier"]).code, 1);
    };
    holds(&bench);
    assert_eq!(bench.ingest(FIRST)[0]["outcome"], "unchanged");
    assert_eq!(bench.ingest(SECOND)[0]["outcome"], "updated");
    holds(&bench);
    assert_eq!(bench.run(&["reindex"]).code, 0);
    holds(&bench);
    assert_eq!(bench.run(&["remove", &bench.id]).code, 0);
    assert_eq!(bench.correct(&["--set", "title=A"]).code, 1);
    assert_eq!(bench.run(&["remove", "--undo", &bench.id]).code, 0);
    bench.ingest(FIRST);
    // The id is made from the bytes: those of the first file bring it back.
    holds(&bench);

    assert_eq!(bench.correct(&["--undo", "title", "--undo", "theme=neglect"]).code, 0);
    assert_eq!(bench.title(), "The pier at Northshire");
    assert_eq!(bench.run(&["search", "theme:neglect"]).code, 1);
    assert_eq!(bench.run(&["search", "theme:homelessness"]).code, 0);
}

#[test]
fn the_history_is_listed_shown_and_on_the_json_of_the_review() {
    let bench = Bench::new();
    assert!(bench.correct(&[]).stdout.contains("Nothing was corrected"));
    bench.correct(&["--set", "title=The lighthouse", "--why", "the cover says so"]);
    bench.correct(&["--undo", "title"]);
    bench.correct(&["--clear", "title"]);

    let told = bench.correct(&["--json"]).json().remove(0);

    assert_eq!(bench.show()["corrections"], told["corrections"]);
    let told: Vec<(&Value, &Value, &Value, &Value)> = told["corrections"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|c| (&c["action"], &c["before"], &c["found"], &c["holds"]))
        .collect();
    let pier = json!("The pier at Northshire");
    assert_eq!(
        told,
        [
            (&json!("set"), &pier, &Value::Null, &json!(false)),
            (&json!("undo"), &json!("The lighthouse"), &Value::Null, &json!(false)),
            (&json!("clear"), &pier, &pier, &json!(true)),
        ]
    );
    let said = bench.correct(&[]).stdout;
    assert!(said.contains(" by ann: set title The lighthouse (no longer holds)"), "{said}");
    assert!(said.contains("the cover says so"), "{said}");
    assert!(bench.run(&["show", &bench.id]).stdout.contains("Corrected\n"));
    let server = Server::start(&bench.library(), &["serve", "--bind", "127.0.0.1:0"]);
    let page = server.get(&format!("/review/{}", bench.id), "").1;
    assert!(page.contains("<h2 id=\"corrected\">Corrected</h2>"), "{page}");
    assert!(page.contains("by ann, ") && page.contains("the cover says so"), "{page}");
    assert_eq!(bench.title(), "(none)");
}

#[test]
fn a_correction_wins_over_a_manifest() {
    let bench = Bench::new();
    bench.correct(&["--set", "title=The lighthouse"]);
    let file = bench.dir.path().join("a.md");
    let manifest = bench.dir.path().join("facts.csv");
    fs::write(&manifest, "file,title,area\na.md,The manifest,Northsea\n").expect("written");

    let path = |path: &Path| path.to_str().expect("UTF-8").to_owned();
    bench.run(&["ingest", "--manifest", &path(&manifest), &path(&file)]);

    assert_eq!(bench.title(), "The lighthouse");
    assert_eq!(bench.show()["area"], "Northsea");
    bench.correct(&["--undo", "title"]);
    assert_eq!(bench.title(), "The manifest");
    assert_eq!(bench.show()["evidence"]["title"][0]["stated"], "manifest");
}

#[test]
fn mistakes_are_told_and_nothing_is_done() {
    let bench = Bench::new();

    for (arguments, code, said) in [
        (&["--set", "titel=A"][..], 2, "the closest is 'title'"),
        (&["--set", "title=A", "--set", "published=soon"], 2, "write 2019, 2019-05 or 2019-05-31"),
        (&["--add", "theme=neglct"], 2, "the closest is 'neglect'"),
        (&["--set", "title"], 2, "gives no value"),
        (&["--undo", "title"], 2, "nothing to undo"),
        (&["--drop", "agency=fire-rescue-nowhere"], 2, "not a known slug"),
    ] {
        let ran = bench.correct(arguments);
        assert_eq!(ran.code, code, "{arguments:?}: {}", ran.stderr);
        assert!(ran.stderr.contains(said), "{arguments:?}: {}", ran.stderr);
    }
    let unknown = bench.run(&["correct", "no-such-review", "--set", "title=A"]);
    assert_eq!(unknown.code, 1, "{}", unknown.stderr);
    assert_eq!(bench.run(&["correct", "no-such-review"]).code, 1);
    assert_eq!(bench.title(), "The pier at Northshire");
    let nowhere = tempfile::tempdir().expect("a folder");
    assert_eq!(run(&nowhere.path().join("library"), &["correct", "a", "--set", "title=A"]).code, 4);
}

#[test]
fn a_file_of_corrections_is_checked_whole_before_any_is_made() {
    let bench = Bench::new();
    let bad = bench.csv(
        "id,action,field,value,why,by\nID,set,title,The lighthouse,,\nno-such,set,title,A,,\nID,set,published,soon,,\n",
    );

    let refused = bench.run(&["correct", "--from", &bad]);
    assert_eq!(refused.code, 2);
    let lines: Vec<&str> = refused.stderr.lines().collect();
    assert_eq!(lines.len(), 3, "{}", refused.stderr);
    assert!(lines[0].starts_with("line 3: no-such: no such review"), "{}", lines[0]);
    assert!(lines[1].starts_with("line 4: write 2019"), "{}", lines[1]);
    assert_eq!(bench.title(), "The pier at Northshire");

    let dry = bench.run(&["correct", "--from", &bad, "--partial", "--dry-run"]);
    assert!(dry.stderr.contains("this was a dry run"), "{}", dry.stderr);
    assert_eq!(bench.title(), "The pier at Northshire");

    let partial = bench.run(&["correct", "--from", &bad, "--partial", "--json"]);
    assert_eq!(partial.code, 3, "{}", partial.stderr);
    let outcomes: Vec<Value> =
        partial.json().iter().map(|line| line["outcome"].clone()).filter(Value::is_string).collect();
    assert_eq!(outcomes, ["corrected", "refused", "refused"]);
    assert_eq!(bench.title(), "The lighthouse");

    let good = bench.csv("by,id,action,field,value\nBea,ID,undo,title,\nBea,ID,add,theme,neglect\n");
    let made = bench.run(&["correct", "--from", &good]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    assert_eq!(bench.title(), "The pier at Northshire");
    assert_eq!(bench.show()["corrections"][2]["by"], "Bea");
}
