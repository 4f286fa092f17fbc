//! `similar`: an account in, cases with reasons out, and nothing of the account kept.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::support::{library, run, search};

const ACCOUNT: &str = "A woman lived alone in a flat full of rubbish and neglected herself. Carers and the housing officer were \
                       turned away, nobody assessed her mental capacity and information was not shared. Zebedee Plonk, 4 May 1931.";

fn similar(account: &str) -> (i32, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_hindsight"))
        .args(["--library", library().to_str().expect("UTF-8"), "similar", "--text", "-", "--json"])
        .env("RUST_LOG", "trace")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("started");
    child.stdin.take().expect("a pipe").write_all(account.as_bytes()).expect("written");
    let output = child.wait_with_output().expect("ended");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().expect("a code"), text(output.stdout), text(output.stderr))
}

#[test]
fn an_account_finds_cases_with_reasons_and_stands_in_no_answer() {
    let (code, stdout, stderr) = similar(ACCOUNT);

    assert_eq!(code, 0, "{stderr}");
    let answer: Value = serde_json::from_str(&stdout).expect("JSON");
    assert!(answer["total"].as_u64() > Some(0));
    let reasons = answer["hits"][0]["reasons"].as_array().expect("reasons");
    assert!(
        reasons.iter().any(|reason| reason["kind"] == "theme" && reason["quote"].is_string()),
        "{reasons:?}"
    );
    for said in [&stdout, &stderr] {
        assert!(!said.contains("Zebedee") && !said.contains("Plonk") && !said.contains("1931"));
    }
}

#[test]
fn a_few_words_are_too_little_and_it_says_what_to_do() {
    let (code, _, stderr) = similar("damp");

    assert_eq!(code, 2);
    assert!(stderr.contains("Write a few sentences"), "{stderr}");
}

#[test]
fn the_like_of_a_review_is_another() {
    let hits = search(&["neglect"]);
    let id = hits["hits"][0]["id"].as_str().expect("an id").to_owned();

    let ran = run(library(), &["similar", &id, "--json"]);

    let answer = ran.json().remove(0);
    let found = answer["hits"].as_array().expect("a list");
    assert!(
        !found.is_empty() && found.iter().all(|hit| hit["id"] != id.as_str() && hit["reasons"].is_array())
    );
}
