//! Runs the built program.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use hindsight_ingest::sample;
use serde_json::Value;
use tempfile::TempDir;

/// The program with a library.
pub(crate) fn hindsight(library: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hindsight"));
    // Whether tesseract is installed here must not matter.
    command.env("PATH", "");
    command.env_remove("HINDSIGHT_LIBRARY").arg("--library").arg(library).stdin(Stdio::null());
    command
}

/// What a run of the program gave.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Runs the program with arguments.
pub(crate) fn run(library: &Path, arguments: &[&str]) -> Ran {
    Ran::of(hindsight(library).args(arguments).output().expect("it runs"))
}

impl Ran {
    /// What came out.
    pub(crate) fn of(Output { status, stdout, stderr }: Output) -> Self {
        Self {
            code: status.code().expect("an exit code"),
            stdout: String::from_utf8(stdout).expect("UTF-8"),
            stderr: String::from_utf8(stderr).expect("UTF-8"),
        }
    }

    /// The lines of JSON on stdout.
    pub(crate) fn json(&self) -> Vec<Value> {
        self.stdout.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
    }
}

/// Writes all invented reviews into a folder.
pub(crate) fn write_samples(folder: &Path) {
    fs::create_dir_all(folder).expect("a folder");
    for file in sample::samples() {
        fs::write(folder.join(&file.name), &file.bytes).expect("written");
    }
}

/// A library of all invented reviews, made once; not to be written to.
pub(crate) fn library() -> &'static Path {
    static MADE: OnceLock<TempDir> = OnceLock::new();
    let folder = MADE.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        write_samples(&folder.path().join("reviews"));
        let reviews = folder.path().join("reviews");
        let ran = run(&folder.path().join("library"), &["ingest", reviews.to_str().expect("UTF-8")]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        folder
    });
    static PATH: OnceLock<PathBuf> = OnceLock::new();
    PATH.get_or_init(|| folder.path().join("library"))
}

/// The answer to a search of the library of all invented reviews.
pub(crate) fn search(arguments: &[&str]) -> Value {
    let ran = run(library(), &[&["search", "--json"], arguments].concat());
    assert!(ran.code <= 1, "{}", ran.stderr);
    ran.json().remove(0)
}

/// The total of a search.
pub(crate) fn total(arguments: &[&str]) -> u64 {
    search(arguments)["total"].as_u64().expect("a number")
}
