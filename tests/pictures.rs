//! Pages that are pictures, end to end: a shell script plays tesseract.
#![cfg(unix)]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use hindsight_ingest::sample::samples;
use serde_json::Value;

/// What the played tesseract answers with.
const WORDS: &str = "1\t1\t0\t0\t0\t0\t0\t0\t1654\t2339\t-1\t\n\
    5\t1\t1\t1\t1\t1\t100\t900\t90\t28\t91\tThe\n5\t1\t1\t1\t1\t2\t200\t900\t90\t28\t89\tlanternkeeper\n\
    5\t1\t1\t1\t1\t3\t300\t900\t90\t28\t90\twas\n5\t1\t1\t1\t1\t4\t400\t900\t90\t28\t94\tasleep\n";

/// A folder with reviews, of which one is a scan, and a played tesseract.
struct Stage(tempfile::TempDir);

impl Stage {
    fn new() -> Self {
        let stage = Self(tempfile::tempdir().expect("a folder"));
        for folder in ["files", "bin", "calls"] {
            fs::create_dir(stage.path(folder)).expect("a folder");
        }
        let wanted = |name: &str| name.contains("scan") || name.contains("twins") || name.contains("amber");
        for sample in samples().into_iter().filter(|sample| wanted(&sample.name)) {
            fs::write(stage.path("files").join(sample.name), sample.bytes).expect("a file");
        }
        fs::write(stage.path("words"), WORDS).expect("a file");
        stage.play("");
        stage
    }

    /// Has the played tesseract do something before it answers.
    fn play(&self, before: &str) {
        let script = format!(
            "#!/bin/sh\ncase \"$1\" in\n--version) echo 'tesseract 0 (played)';;\n--list-langs) echo eng;;\n\
             *) cat >/dev/null; mkdir '{}'/$$; {before}\ncat '{}';;\nesac\n",
            self.path("calls").display(),
            self.path("words").display()
        );
        fs::write(self.path("bin/tesseract"), script).expect("a file");
        fs::set_permissions(self.path("bin/tesseract"), fs::Permissions::from_mode(0o755)).expect("allowed");
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The program, in whose search path is the played tesseract or nothing.
    fn command(&self, arguments: &[&str], path: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hindsight"));
        command.arg("--library").arg(self.path("library")).args(arguments);
        command.env("PATH", self.path(path)).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn run(&self, arguments: &[&str], path: &str) -> Output {
        self.command(arguments, path).output().expect("the program runs")
    }

    /// Takes the files in, and gives what became of each, the scan first.
    fn ingest(&self, path: &str) -> (Vec<(String, u64)>, String) {
        let files = self.path("files");
        let output = self.run(&["ingest", "--json", &files.to_string_lossy()], path);
        let lines = String::from_utf8(output.stdout).expect("UTF-8");
        let values = lines.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
        let mut files: Vec<(bool, String, u64)> = values
            .filter(|value| value["path"].is_string())
            .map(|value| {
                let scan = value["path"].as_str().is_some_and(|path| path.contains("scan"));
                (!scan, value["outcome"].to_string(), value["ocr_pages"].as_u64().expect("a number"))
            })
            .collect();
        files.sort();
        let files = files.into_iter().map(|(_, outcome, pages)| (outcome.replace('"', ""), pages)).collect();
        (files, String::from_utf8(output.stderr).expect("UTF-8"))
    }

    /// The answer to a search.
    fn search(&self, query: &str) -> Value {
        let output = self.run(&["search", query, "--json"], "none");
        serde_json::from_slice(&output.stdout).expect("JSON")
    }

    fn calls(&self) -> usize {
        fs::read_dir(self.path("calls")).expect("a folder").count()
    }

    /// How many pages have a record.
    fn records(&self) -> usize {
        fn count(dir: PathBuf) -> usize {
            let entries = fs::read_dir(dir).map(|entries| entries.flatten().collect()).unwrap_or_default();
            let entries: Vec<fs::DirEntry> = entries;
            let is_record = |path: &PathBuf| path.extension().is_some_and(|end| end == "json");
            entries
                .into_iter()
                .map(|entry| entry.path())
                .map(|path| if path.is_dir() { count(path) } else { usize::from(is_record(&path)) })
                .sum()
        }
        count(self.path("library/ocr"))
    }
}

fn counted(outcomes: &[(&str, u64)]) -> Vec<(String, u64)> {
    outcomes.iter().map(|(outcome, pages)| ((*outcome).to_owned(), *pages)).collect()
}

#[test]
fn when_tesseract_is_installed_later_only_the_scan_is_read_again_and_is_found() {
    let stage = Stage::new();

    let (without, said) = stage.ingest("none");
    assert_eq!(without, counted(&[("added", 0), ("added", 0), ("added", 0)][..without.len()]));
    assert_eq!(said.matches("apt install tesseract-ocr").count(), 1, "{said}");
    assert_eq!(stage.search("lanternkeeper")["total"], 0);

    let (with, said) = stage.ingest("bin");
    assert_eq!(with[0], ("updated".to_owned(), 2));
    assert!(with[1..].iter().all(|file| file.0 == "unchanged") && with.len() > 1, "{with:?}");
    assert!(!said.contains("apt install"), "{said}");

    let found = stage.search("lanternkeeper");
    assert_eq!(found["total"], 1);
    let passage = &found["hits"][0]["passages"][0];
    assert_eq!((passage["origin"].as_str(), passage["confidence"].as_u64()), (Some("ocr"), Some(91)));
    let shown = String::from_utf8(stage.run(&["search", "lanternkeeper"], "none").stdout).expect("UTF-8");
    assert!(shown.contains("read from a picture, 91 % sure"), "{shown}");

    let (again, _) = stage.ingest("bin");
    assert!(again.iter().all(|file| file.0 == "unchanged"));
    assert_eq!(stage.calls(), 2);
}

#[test]
fn a_page_that_failed_is_named_and_tried_by_three_runs_and_then_if_it_is_asked_for() {
    let stage = Stage::new();
    // One page is read, the other fails as long as it is to.
    let (first, well) = (stage.path("first"), stage.path("well"));
    stage.play(&format!(
        "if ! mkdir '{}' 2>/dev/null && ! [ -e '{}' ]; then exit 1; fi",
        first.display(),
        well.display()
    ));
    let files = stage.path("files");
    let ingest = |more: &[&str]| {
        let before = stage.calls();
        let output = stage.run(&[&["ingest", "--json", &*files.to_string_lossy()], more].concat(), "bin");
        assert!(output.status.success(), "{output:?}");
        (stage.calls() - before, String::from_utf8(output.stdout).expect("UTF-8"))
    };

    let (tried, said) = ingest(&[]);
    assert_eq!(tried, 2);
    assert!(said.contains("page-unrecognised") && said.contains("\"failed_pages\":1"), "{said}");

    let runs: Vec<usize> = (0..4).map(|_| ingest(&[]).0).collect();
    assert_eq!(runs, [1, 1, 0, 0]);
    assert_eq!(ingest(&["--retry-ocr"]).0, 1);
    assert_eq!(ingest(&[]).0, 0);

    fs::write(well, "").expect("a file");
    let (tried, said) = ingest(&["--retry-ocr"]);
    assert_eq!(tried, 1);
    assert!(said.contains("\"updated\"") && !said.contains("page-unrecognised"), "{said}");
    assert_eq!(ingest(&["--retry-ocr"]).0, 0);
    assert_eq!(stage.records(), 2);
}

#[test]
fn a_run_that_was_killed_goes_on_with_the_pages_that_were_not_read() {
    let stage = Stage::new();
    // The first page is read, the second never ends.
    stage.play(&format!("if ! mkdir '{}'; then exec sleep 60; fi", stage.path("first").display()));
    let files = stage.path("files");
    let mut run = stage.command(&["ingest", "--jobs", "1", &files.to_string_lossy()], "bin");
    let mut run = run.spawn().expect("the program runs");
    assert!(comes_true(|| stage.records() == 1 && stage.calls() == 2), "no page was read");
    run.kill().expect("killed");
    run.wait().expect("ended");
    stage.play("");

    let (outcomes, _) = stage.ingest("bin");

    assert_eq!(outcomes[0], ("added".to_owned(), 2));
    assert_eq!((stage.records(), stage.calls()), (2, 3));
}

#[test]
fn a_review_that_is_removed_leaves_no_words_behind() {
    let stage = Stage::new();
    stage.ingest("bin");
    let id = stage.search("lanternkeeper")["hits"][0]["id"].as_str().expect("an id").to_owned();
    assert_eq!(stage.records(), 2);

    let removed = stage.run(&["remove", &id], "none");

    assert!(removed.status.success(), "{removed:?}");
    assert_eq!(stage.records(), 0);
    // Nor does it when its file is met again, and read to see whose it is.
    assert_eq!(stage.ingest("bin").0[0].0, "withdrawn");
    assert_eq!(stage.records(), 0);
}

#[test]
fn a_page_is_seen_as_a_picture_with_its_words_marked_and_nothing_else_is() {
    let stage = Stage::new();
    stage.ingest("bin");
    let hit = &stage.search("lanternkeeper")["hits"][0];
    let id = hit["id"].as_str().expect("an id");
    let server = Server::start(&stage);

    let (status, plain) = server.get(&format!("/review/{id}/picture/1"));
    let (_, marked) = server.get(&format!("/review/{id}/picture/1?q=lanternkeeper"));

    assert_eq!(status, 200);
    assert!(plain.windows(4).any(|bytes| bytes == b"\x89PNG") && plain != marked);
    let (_, page) = server.get(&format!("/review/{id}?q=lanternkeeper"));
    let page = String::from_utf8_lossy(&page);
    assert!(page.contains(&format!("/review/{id}/picture/1?q=lanternkeeper")), "{page}");
    assert!(page.contains("read from a picture of the page, 91 % sure"));
    for address in ["0", "3", "x", "99999999999", "-1"] {
        assert_eq!(server.get(&format!("/review/{id}/picture/{address}")).0, 404, "{address}");
    }
    assert_eq!(server.get("/review/none/picture/1").0, 404);
    fs::remove_dir_all(stage.path("library/originals")).expect("the originals");
    assert_eq!(server.get(&format!("/review/{id}/picture/2")).0, 404);
}

/// Waits until something is so.
fn comes_true(is_so: impl Fn() -> bool) -> bool {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(60) {
        if is_so() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    false
}

/// The program as it serves.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(stage: &Stage) -> Self {
        let mut child =
            stage.command(&["serve", "--bind", "127.0.0.1:0"], "none").spawn().expect("the program runs");
        let mut line = String::new();
        let said = child.stderr.take().expect("a pipe");
        BufReader::new(said).read_line(&mut line).expect("a line");
        let address = line.split("http://").nth(1).and_then(|rest| rest.split('/').next()).expect(&line);
        Self { address: address.to_owned(), child }
    }

    /// The status and all bytes of an answer.
    fn get(&self, path: &str) -> (u16, Vec<u8>) {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").expect("sent");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer");
        let head = String::from_utf8_lossy(&bytes);
        (head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status"), bytes)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
