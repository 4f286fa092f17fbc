//! `serve`, asked over HTTP.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::support::{hindsight, library, run, search, write_samples};

/// A server that is ended when it is dropped.
pub(crate) struct Server {
    child: Child,
    address: String,
    /// Reads on what it says, so that it is never held up.
    said: Option<JoinHandle<String>>,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    /// Starts the program, and waits for the address that it prints.
    pub(crate) fn start(library: &Path, arguments: &[&str]) -> Self {
        Self::start_with(hindsight(library), arguments)
    }

    /// As [`Self::start`], with a command that is set up already.
    pub(crate) fn start_with(mut command: Command, arguments: &[&str]) -> Self {
        let mut child = command.args(arguments).stderr(Stdio::piped()).spawn().expect("it starts");
        let mut lines = BufReader::new(child.stderr.take().expect("a pipe")).lines();
        let address = lines.find_map(|line| {
            let line = line.ok()?;
            let start = line.find("http://")? + "http://".len();
            line[start..].split('/').next().map(str::to_owned)
        });
        let said = thread::spawn(move || lines.map_while(Result::ok).collect::<Vec<_>>().join("\n"));
        Self { child, address: address.expect("an address"), said: Some(said) }
    }

    /// Ends it, and gives what it said since it started.
    pub(crate) fn end(mut self) -> String {
        let _ = self.child.kill();
        self.said.take().expect("said once").join().expect("read")
    }

    /// Asks for a path; gives the head and the body of the answer.
    pub(crate) fn get(&self, path: &str, headers: &str) -> (String, String) {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("set");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n")
            .expect("sent");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("read");
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
        (head.to_owned(), body.to_owned())
    }

    /// Sends a body of a kind to a path; gives the head and the body of the answer.
    pub(crate) fn post(&self, path: &str, kind: &str, body: &str) -> (String, String) {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("set");
        let length = body.len();
        write!(
            stream,
            "POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\r\n{body}"
        )
        .expect("sent");
        let mut answer = Vec::new();
        // A body that is too large is refused before it was read to its end.
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
        (head.to_owned(), body.to_owned())
    }

    /// Asks the process to end, as a service manager does.
    #[cfg(unix)]
    pub(crate) fn terminate(mut self) {
        let pid = self.child.id().to_string();
        Command::new("kill").args(["-TERM", &pid]).status().expect("kill");
        self.child.wait().expect("ended");
    }
}

#[test]
fn the_api_gives_what_the_command_prints() {
    let server = Server::start(library(), &["serve", "--bind", "127.0.0.1:0"]);

    let (head, body) = server.get("/api/v1/search?q=neglect%20housing&per_page=10", "");

    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    assert_eq!(serde_json::from_str::<Value>(&body).expect("JSON"), search(&["neglect housing"]));
}

#[test]
fn a_review_that_was_withdrawn_is_gone_and_its_title_with_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let (reviews, library) = (folder.path().join("reviews"), folder.path().join("library"));
    write_samples(&reviews);
    run(&library, &["ingest", reviews.to_str().expect("UTF-8")]);
    let found = run(&library, &["search", "neglect", "--json"]).json().remove(0);
    let (id, title) = (found["hits"][0]["id"].as_str().expect("an id"), found["hits"][0]["title"].as_str());
    let removed = run(&library, &["remove", id, "--reason", "asked by <the> family"]);
    assert_eq!(removed.code, 0, "{}", removed.stderr);
    let server = Server::start(&library, &["serve", "--bind", "127.0.0.1:0"]);

    for path in ["", "/original", "/passages?q=a"] {
        let (head, page) = server.get(&format!("/review/{id}{path}"), "");

        assert!(head.starts_with("HTTP/1.1 410"), "{path}: {head}");
        assert!(page.contains("This review was withdrawn") && page.contains("action=\"/search\""), "{page}");
        assert!(!page.contains("family") && !page.contains(title.expect("a title")), "{page}");
    }
    let (head, body) = server.get(&format!("/api/v1/similar?id={id}"), "");
    assert!(head.starts_with("HTTP/1.1 410") && body.contains("withdrawn"), "{body}");
    let shown = run(&library, &["show", id]);
    assert!(
        shown.code == 1 && shown.stderr.contains("was withdrawn") && shown.stderr.contains("<the> family")
    );
}

#[test]
fn what_is_typed_is_completed_from_the_library() {
    let server = Server::start(library(), &["serve", "--bind", "127.0.0.1:0"]);

    let (head, body) = server.get("/api/v1/complete?q=damp%20info%20sh", "");

    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    let answer: Value = serde_json::from_str(&body).expect("JSON");
    let completions = answer["completions"].as_array().expect("a list");
    let theme = completions.iter().find(|one| one["kind"] == "theme").expect("a theme");
    assert_eq!(theme["query"], "damp theme:info-sharing", "{body}");
    assert_eq!(theme["reviews"], search(&["theme:info-sharing"])["total"]);
    assert_eq!(answer["query"], "damp info sh");
    assert!(completions.len() <= 10);

    let (_, page) = server.get("/", "");
    let script =
        page.split("<script src=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a script");
    let (head, body) = server.get(script, "");
    assert!(head.contains("immutable") && body.contains("/api/v1/complete?q="), "{head}");
}

#[test]
fn a_search_that_finds_nothing_leads_on_and_the_help_shows_what_its_examples_find() {
    let server = Server::start(library(), &["serve", "--bind", "127.0.0.1:0"]);

    let (_, empty) = server.get("/search?q=neglectt%20AND%20housing", "");
    assert!(
        empty.contains("Did you mean <a href=\"/search?q=neglect%20AND%20housing\">neglect</a>"),
        "{empty}"
    );
    assert!(empty.contains("Searches that do find something") && empty.contains("Leave out neglectt"));
    let (_, help) = server.get("/help", "");
    let total = search(&["theme:info-sharing"])["total"].to_string();
    let row = help.split("<code>theme:info-sharing</code>").nth(1).expect("an example");
    assert!(row.split("</tr>").next().is_some_and(|row| row.contains(&format!(">{total}</td>"))), "{row}");
}

#[test]
fn search_review_and_original_lead_to_each_other() {
    let server = Server::start(library(), &["serve", "--bind", "127.0.0.1:0"]);
    let answer = search(&["neglect", "-n", "50"]);
    let hits = answer["hits"].as_array().expect("a list");
    let hit = hits.iter().find(|hit| hit["has_pages"] == true).expect("a PDF");
    let (id, page) = (hit["id"].as_str().expect("an id"), &hit["passages"][0]["page"]);

    let (_, results) = server.get("/search?q=neglect&per_page=50", "");
    assert!(results.contains(&format!("/review/{id}?page=")), "a passage links to its page");
    let (_, review) = server.get(&format!("/review/{id}?page={page}&q=neglect"), "");
    assert!(review.contains(&format!("id=\"p{page}\"")) && review.contains("<mark>"));
    assert!(review.contains(&format!("/review/{id}/original")));
    let (head, part) = server.get(&format!("/review/{id}/original"), "Range: bytes=0-7\r\n");
    assert!(head.starts_with("HTTP/1.1 206"), "{head}");
    assert!(part.starts_with("%PDF-"), "{part}");
    assert!(server.get("/healthz", "").0.starts_with("HTTP/1.1 200"));
    assert!(server.get("/review/no-such", "").0.starts_with("HTTP/1.1 404"));
}

#[test]
fn lasting_addresses_start_with_the_base_address_if_one_is_given() {
    let id = search(&["neglect"])["hits"][0]["id"].as_str().expect("an id").to_owned();
    let paths = [
        format!("/review/{id}"),
        format!("/review/{id}/citation.ris"),
        "/search.csv?q=neglect".to_owned(),
        "/search.atom?q=neglect".to_owned(),
        format!("/bundle.bib?p={id}.1"),
    ];
    let base = ["serve", "--bind", "127.0.0.1:0", "--base-address", "https://reviews.example/"];
    let server = Server::start(library(), &base);
    let plain = Server::start(library(), &["serve", "--bind", "127.0.0.1:0"]);
    for path in &paths {
        let (said, asked) = (server.get(path, "").1, plain.get(path, "").1);
        assert!(said.contains("https://reviews.example/") && !said.contains("http://localhost/"), "{said}");
        assert!(asked.contains("http://localhost/"), "{asked}");
    }
    for (wrong, reason) in [
        ("reviews.example", "it must start with https:// or http://"),
        ("https://reviews.example/under", "nothing may follow the host"),
        ("https://a b", "\"a b\" is not the name of a host"),
    ] {
        let ran = run(library(), &["serve", "--base-address", wrong]);
        assert!(ran.code == 2 && ran.stderr.contains(reason), "{}", ran.stderr);
    }
}

/// The name of the generation in use becomes a pipe: whoever opens the library waits until the test writes into it.
#[cfg(unix)]
#[test]
fn while_the_library_is_opened_readers_are_told_and_then_answered() {
    let dir = tempfile::tempdir().expect("a folder");
    let (reviews, library) = (dir.path().join("reviews"), dir.path().join("library"));
    write_samples(&reviews);
    assert_eq!(run(&library, &["ingest", reviews.to_str().expect("UTF-8")]).code, 0);
    let (current, kept) = (library.join("index/CURRENT"), dir.path().join("CURRENT"));
    fs::rename(&current, &kept).expect("moved");
    assert!(Command::new("mkfifo").arg(&current).status().expect("it runs").success());
    let server = Server::start(&library, &["serve", "--bind", "127.0.0.1:0"]);

    let (head, page) = server.get("/search?q=neglect", "");
    assert!(head.starts_with("HTTP/1.1 503") && head.contains("retry-after: 5"), "{head}");
    assert!(head.contains("refresh: 5") && page.contains("The library is being opened"), "{head}");
    assert!(server.get("/healthz", "").1.contains("\"state\":\"opening\""));

    let mut pipe = fs::OpenOptions::new().write(true).open(&current).expect("somebody waits");
    let number = fs::read(&kept).expect("read");
    fs::rename(&kept, &current).expect("moved back");
    pipe.write_all(&number).expect("written");
    drop(pipe);
    let ready = || server.get("/healthz", "").1.contains("\"state\":\"ready\"");
    assert!((0..600).any(|_| ready() || {
        thread::sleep(Duration::from_millis(100));
        false
    }));
    assert!(server.get("/search?q=neglect", "").0.starts_with("HTTP/1.1 200"));
}

#[test]
fn a_server_without_a_library_says_how_to_make_one_and_picks_it_up() {
    let dir = tempfile::tempdir().expect("a folder");
    let (reviews, library) = (dir.path().join("reviews"), dir.path().join("library"));
    write_samples(&reviews);
    let server = Server::start(&library, &["serve", "--bind", "127.0.0.1:0"]);
    assert!(server.get("/", "").1.contains("ingest"));

    assert_eq!(run(&library, &["ingest", reviews.to_str().expect("UTF-8")]).code, 0);
    let asked = Instant::now();
    let total = || {
        serde_json::from_str::<Value>(&server.get("/api/v1/search?q=neglect", "").1).expect("JSON")["total"]
            .clone()
    };
    std::thread::sleep(Duration::from_millis(300));
    let before = total();
    assert!(before.as_u64().is_some_and(|n| n > 0), "{before} after {:?}", asked.elapsed());

    // While the index is made anew, and after, the answers stay.
    let mut reindex = hindsight(&library).arg("reindex").stderr(Stdio::null()).spawn().expect("it starts");
    while reindex.try_wait().expect("asked").is_none() {
        assert_eq!(total(), before);
    }
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(total(), before);
}
