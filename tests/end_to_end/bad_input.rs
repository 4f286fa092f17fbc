//! Files that cannot be read: one clear line each, and the run goes on.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::{run, write_samples};

/// A PDF without pages.
const NO_PAGES: &str = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R/Size 3>>\n%%EOF\n";

/// Bytes that are no text in any encoding.
fn junk() -> Vec<u8> {
    (0..4_096_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect()
}

/// A folder of bad files, with one good review among them.
fn fill(folder: &Path) {
    fs::create_dir_all(folder).expect("a folder");
    let write = |name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes).expect("written");
    let samples = folder.parent().expect("a folder").join("samples");
    write_samples(&samples);
    let pdf = fs::read_dir(&samples).expect("a folder").flatten().map(|entry| entry.path());
    let pdf = pdf.filter(|path| path.extension().is_some_and(|ending| ending == "pdf")).min().expect("a PDF");
    let whole = fs::read(pdf).expect("read");
    write("empty.pdf", b"");
    write("truncated.pdf", &whole[..200]);
    write("no-pages.pdf", NO_PAGES.as_bytes());
    write("not-a-pdf.pdf", b"This is plain text, whatever its name says.\n\nReally.");
    write("encrypted.pdf", include_bytes!("../fixtures/encrypted.pdf"));
    write("large.txt", "word ".repeat(220_000).as_bytes());
    write("junk.html", &junk());
    write("stray.json", b"{}");
    write("good.txt", b"Review of Child Z\n\nThe wombat was seen.");
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder, folder.join("loop")).expect("a link");
}

#[test]
fn each_bad_file_is_one_line_and_the_rest_is_done() {
    let dir = tempfile::tempdir().expect("a folder");
    let (bad, library) = (dir.path().join("bad"), dir.path().join("library"));
    fill(&bad);
    let arguments = ["ingest", "--max-file-mb", "1", bad.to_str().expect("UTF-8")];

    let said = run(&library, &arguments);
    let again = run(&library, &[&arguments[..], &["--json"]].concat());

    assert_eq!((said.code, again.code), (3, 3), "{}", said.stderr);
    let lines = again.json();
    let outcome = |name: &str| {
        let line = lines.iter().find(|line| line["path"].as_str().is_some_and(|path| path.ends_with(name)));
        let line = line.unwrap_or_else(|| panic!("no line for {name}"));
        (line["outcome"].as_str().expect("an outcome").to_owned(), line["error"].as_str().map(str::to_owned))
    };
    for name in [
        "empty.pdf",
        "truncated.pdf",
        "no-pages.pdf",
        "not-a-pdf.pdf",
        "encrypted.pdf",
        "large.txt",
        "junk.html",
    ] {
        let (outcome, error) = outcome(name);
        assert_eq!(outcome, "refused", "{name}");
        let error = error.expect("a reason");
        assert!(!error.contains('\n') && error.len() > 20, "{name}: {error}");
        assert_eq!(said.stderr.lines().filter(|line| line.contains(name)).count(), 1, "{}", said.stderr);
    }
    let password = outcome("encrypted.pdf").1.expect("a reason");
    assert!(password.contains("password"), "{password}");
    assert_eq!(outcome("stray.json").0, "skipped");
    assert_eq!(outcome("good.txt").0, "unchanged");
    let loops = said.stderr.lines().filter(|line| line.starts_with("warning") && line.contains("loop"));
    assert_eq!(loops.count(), usize::from(cfg!(unix)), "{}", said.stderr);
    assert_eq!(run(&library, &["search", "wombat"]).code, 0);
}

#[test]
fn a_folder_with_nothing_bad_in_it_is_no_error_whatever_else_it_holds() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("stray.json"), "{}").expect("written");

    let ran = run(&dir.path().join("library"), &["ingest", "--json", dir.path().to_str().expect("UTF-8")]);

    assert_eq!(ran.code, 0);
    assert_eq!(ran.json()[0]["outcome"], Value::from("skipped"));
}

#[test]
fn a_path_that_is_not_there_is_refused_with_what_to_do() {
    let dir = tempfile::tempdir().expect("a folder");

    let ran = run(&dir.path().join("library"), &["ingest", "no-such-folder"]);

    assert_eq!(ran.code, 3);
    assert!(ran.stderr.contains("no-such-folder"), "{}", ran.stderr);
}

#[test]
fn extract_refuses_a_bad_file_with_one_line() {
    let dir = tempfile::tempdir().expect("a folder");
    let file = dir.path().join("empty.pdf");
    fs::write(&file, b"").expect("written");

    let ran = run(dir.path(), &["extract", file.to_str().expect("UTF-8")]);

    assert_eq!((ran.code, ran.stderr.lines().count()), (3, 1), "{}", ran.stderr);
}
