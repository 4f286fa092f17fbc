//! `similar`: an account in, cases with reasons out, and nothing of the account kept.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::support::{hindsight, library, run, search};
use crate::web::Server;

const FORM: &str = "application/x-www-form-urlencoded";

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
fn where_no_filter_fits_nothing_is_found() {
    let mut child = hindsight(library())
        .args(["similar", "--text", "-", "--to", "1850"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("started");
    child.stdin.take().expect("a pipe").write_all(ACCOUNT.as_bytes()).expect("written");

    assert_eq!(child.wait().expect("ended").code(), Some(1));
}

#[test]
fn the_form_takes_filters_and_no_link_of_the_answer_holds_the_account() {
    let server = Server::start(library(), &["serve", "--bind", "127.0.0.1:0"]);
    let form = |rest: &str| format!("text={}{rest}", ACCOUNT.replace(' ', "+"));

    let (head, page) = server.post("/similar", FORM, &form(""));
    assert!(
        head.starts_with("HTTP/1.1 200") && head.to_lowercase().contains("cache-control: no-store"),
        "{head}"
    );
    let links: Vec<&str> = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(
        links.len() > 10
            && links
                .iter()
                .all(|link| !link.contains("Plonk") && !link.contains("plonk") && !link.contains("1931"))
    );
    assert_eq!(page.matches("Plonk").count(), 1, "in the form alone");

    let (_, narrowed) = server.post("/similar", FORM, &form("&from=2015&to=2015"));
    assert_ne!(heading(&page), heading(&narrowed));
    let (head, page) = server.post("/similar", FORM, "text=damp");
    assert!(head.starts_with("HTTP/1.1 422") && page.contains("too little to compare"), "{head}");
    let (head, _) = server.post("/similar", FORM, &format!("text={}", "a+".repeat(40 << 10)));
    assert!(head.starts_with("HTTP/1.1 413"), "{head}");
}

#[test]
fn programs_send_filters_beside_the_text_and_are_told_what_is_not_read() {
    let server = Server::start(library(), &["serve", "--bind", "127.0.0.1:0"]);
    let ask = |body: Value| {
        let (head, body) = server.post("/api/v1/similar", "application/json", &body.to_string());
        (head[9..12].to_owned(), serde_json::from_str::<Value>(&body).expect("JSON"))
    };

    let (status, all) = ask(json!({ "text": ACCOUNT }));
    let (_, some) =
        ask(json!({ "text": ACCOUNT, "from": 2015, "theme": ["neglect", "info-sharing"], "n": 2 }));
    assert_eq!(status, "200");
    assert!(
        some["total"].as_u64() < all["total"].as_u64() && some["hits"].as_array().expect("hits").len() <= 2
    );
    let (status, answer) = ask(json!({ "text": ACCOUNT, "themes": "neglect" }));
    assert_eq!(status, "400", "{answer}");
    let (status, answer) = ask(json!({ "text": ACCOUNT, "theme": "nothing" }));
    assert_eq!(status, "400", "{answer}");
    let (head, body) = server.get("/api/v1/similar", "");
    assert!(head.starts_with("HTTP/1.1 400") && body.contains("id="), "{body}");
}

#[test]
fn nothing_of_an_account_reaches_the_log_or_the_library() {
    let folder = tempfile::tempdir().expect("a folder");
    let log = folder.path().join("log");
    let mut command = hindsight(library());
    command.env("RUST_LOG", "trace").stdout(std::fs::File::create(&log).expect("a log"));
    let server = Server::start_with(command, &["serve", "--bind", "127.0.0.1:0"]);

    let (head, _) = server.post("/similar", FORM, &format!("text={}", ACCOUNT.replace(' ', "+")));
    let (_, _) = server.post("/api/v1/similar", "text/plain", ACCOUNT);
    let said = server.end();

    assert!(head.starts_with("HTTP/1.1 200"));
    let mut read = vec![std::fs::read(&log).expect("read"), said.into_bytes()];
    read.extend(files(library()));
    for bytes in read {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("Plonk") && !text.contains("plonk") && !text.contains("turned+away"));
    }
}

/// The heading of a page.
fn heading(page: &str) -> Option<&str> {
    page.split("<h1 class=\"count\">").nth(1)?.split("</h1>").next()
}

/// The bytes of every file of a folder.
fn files(folder: &Path) -> Vec<Vec<u8>> {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries
        .flat_map(|path| if path.is_dir() { files(&path) } else { vec![std::fs::read(&path).expect("read")] })
        .collect()
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
