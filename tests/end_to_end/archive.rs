//! Zip archives, read as if they were folders, and Word files.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use hindsight_ingest::sample;
use serde_json::Value;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::{Ran, hindsight, run};

/// The namespace of the text of Word files.
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// An archive of these files.
fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a member");
        writer.write_all(bytes).expect("written");
    }
    writer.finish().expect("an archive").into_inner()
}

/// A Word file: a heading, and a paragraph with this word.
fn docx(word: &str) -> Vec<u8> {
    let document = format!(
        "<w:document xmlns:w='{WORD}'><w:body><w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>Findings\
         </w:t></w:r></w:p><w:p><w:r><w:t>The {word} was seen by no one.</w:t></w:r></w:p></w:body></w:document>"
    );
    zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document.as_bytes())])
}

/// The first invented review with this ending.
fn sample(ending: &str) -> Vec<u8> {
    let file = sample::samples().into_iter().find(|file| file.name.ends_with(ending));
    file.expect("a sample").bytes
}

/// An archive with a PDF, a web page, a Word file and what cannot be read.
fn fill(path: &Path, word: &str) {
    let members: [(&str, &[u8]); 7] = [
        ("2019/a.pdf", &sample(".pdf")),
        ("2019/b.html", &sample(".html")),
        ("c.docx", &docx(word)),
        ("bad.pdf", b"%PDF-1.4 and no more"),
        ("../climbs.txt", b"It climbs."),
        ("__MACOSX/._a.pdf", b"junk"),
        ("notes.json", b"{}"),
    ];
    fs::write(path, zip(&members)).expect("an archive");
}

/// The ends of paths with their outcomes.
fn outcomes(lines: &[Value]) -> Vec<(String, String)> {
    let end = |path: &str| path.split_once("reviews.zip/").map_or("", |(_, end)| end).to_owned();
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let line = |line: &Value| Some((end(line["path"].as_str()?), text(&line["outcome"])?));
    let mut found: Vec<(String, String)> = lines.iter().filter_map(line).collect();
    found.sort();
    found
}

/// Outcomes as they are expected.
fn expected(files: [&str; 3]) -> Vec<(String, String)> {
    let [a, b, c] = files;
    let all = [
        ("../climbs.txt", "refused"),
        ("2019/a.pdf", a),
        ("2019/b.html", b),
        ("__MACOSX", "skipped"),
        ("bad.pdf", "refused"),
        ("c.docx", c),
        ("notes.json", "skipped"),
    ];
    all.map(|(path, outcome)| (path.to_owned(), outcome.to_owned())).to_vec()
}

#[test]
fn an_archive_in_a_folder_is_read_as_a_folder_and_each_bad_member_is_one_line() {
    let dir = tempfile::tempdir().expect("a folder");
    let (reviews, library) = (dir.path().join("in"), dir.path().join("library"));
    fs::create_dir_all(&reviews).expect("a folder");
    fill(&reviews.join("reviews.zip"), "wombat");
    let arguments = ["ingest", "--json", reviews.to_str().expect("UTF-8")];

    let first = run(&library, &arguments);
    let second = run(&library, &arguments);
    fill(&reviews.join("reviews.zip"), "numbat");
    let third = run(&library, &arguments);

    assert_eq!((first.code, second.code, third.code), (3, 3, 3), "{}", first.stderr);
    assert_eq!(outcomes(&first.json()), expected(["added"; 3]));
    assert_eq!(outcomes(&second.json()), expected(["unchanged"; 3]));
    assert_eq!(outcomes(&third.json()), expected(["unchanged", "unchanged", "updated"]));
    let hits = run(&library, &["search", "numbat", "--json"]).json().remove(0);
    assert_eq!(hits["total"], 1);
    let hit = &hits["hits"][0];
    let shown = run(&library, &["show", hit["id"].as_str().expect("an id"), "--json"]).json().remove(0);
    let member = reviews.canonicalize().expect("a path").join("reviews.zip/c.docx");
    assert_eq!(shown["file"].as_str(), member.to_str());
    assert_eq!(
        (&hit["passages"][0]["heading"], &hit["passages"][0]["anchor"]),
        (&"Findings".into(), &"s1".into())
    );
    assert_eq!(run(&library, &["search", "wombat"]).code, 1);
    assert_eq!(fs::read_dir(&reviews).expect("a folder").count(), 1);
    assert!(!dir.path().join("climbs.txt").exists());
}

/// Runs the program where nothing can be unpacked.
fn run_without_room(library: &Path, arguments: &[&str]) -> Ran {
    let nowhere = library.join("nowhere");
    Ran::of(hindsight(library).args(arguments).env("TMPDIR", nowhere).output().expect("it runs"))
}

#[test]
fn an_archive_that_is_known_is_not_unpacked_and_all_is_said_as_if_it_were() {
    let dir = tempfile::tempdir().expect("a folder");
    let (reviews, library) = (dir.path().join("in"), dir.path().join("library"));
    fs::create_dir_all(&reviews).expect("a folder");
    let inner = zip(&[("d.docx", &docx("wombat")), ("e.docx", &docx("numbat"))]);
    let members: [(&str, &[u8]); 7] = [
        ("bad.pdf", b"%PDF-1.4 and no more"),
        ("b.html", &sample(".html")),
        ("c.docx", &docx("wombat")),
        ("inner.zip", &inner),
        ("../climbs.txt", b"It climbs."),
        ("__MACOSX/._a.pdf", b"junk"),
        ("notes.json", b"{}"),
    ];
    fs::write(reviews.join("reviews.zip"), zip(&members)).expect("an archive");
    let manifest = dir.path().join("facts.csv");
    let stated = "file,title\nin/reviews.zip/c.docx,The wombat\nin/reviews.zip/none.docx,The numbat\n";
    fs::write(&manifest, stated).expect("a manifest");
    let manifest = manifest.to_str().expect("UTF-8");
    let arguments = ["ingest", "--json", "--manifest", manifest, reviews.to_str().expect("UTF-8")];

    assert_ne!(run_without_room(&library, &arguments).code, 3, "it has to be unpacked once");
    let first = run(&library, &arguments);
    let known = run_without_room(&library, &arguments);
    fs::remove_dir_all(library.join("archives")).expect("what was noted");
    let unpacked = run(&library, &arguments);

    assert_eq!((first.code, unpacked.code), (3, 3), "{}", first.stderr);
    assert_eq!(
        (known.code, known.stdout, known.stderr),
        (unpacked.code, unpacked.stdout, unpacked.stderr.clone())
    );
    assert!(unpacked.stderr.contains("none.docx") && !unpacked.stderr.contains("/c.docx"));
    let dry = run(&library, &[&arguments[..], &["--dry-run"]].concat());
    assert_eq!(
        outcomes(&dry.json()),
        outcomes(&first.json().into_iter().map(as_unchanged).collect::<Vec<_>>())
    );
}

/// The line of a file, as it reads once the file is in the library.
fn as_unchanged(mut line: Value) -> Value {
    if ["added", "duplicate"].iter().any(|outcome| line["outcome"] == *outcome) {
        line["outcome"] = "unchanged".into();
    }
    line
}

#[test]
fn an_archive_is_unpacked_again_when_one_file_in_it_is_no_longer_known_as_it_is() {
    let dir = tempfile::tempdir().expect("a folder");
    let (reviews, library) = (dir.path().join("in"), dir.path().join("library"));
    fs::create_dir_all(&reviews).expect("a folder");
    let archive = zip(&[("b.docx", &docx("numbat")), ("c.docx", &docx("wombat"))]);
    fs::write(reviews.join("reviews.zip"), archive).expect("an archive");
    let folder = reviews.to_str().expect("UTF-8");
    let manifest = dir.path().join("facts.csv");
    fs::write(&manifest, "file,title\nin/reviews.zip/c.docx,The wombat\n").expect("a manifest");
    let said = |arguments: &[&str]| -> Vec<String> {
        let lines = run(&library, &[&["ingest", "--json", folder], arguments].concat()).json();
        lines.iter().filter_map(|line| line["outcome"].as_str().map(str::to_owned)).collect()
    };

    assert_eq!(said(&[]), ["added", "added"]);
    assert_eq!(said(&["--manifest", manifest.to_str().expect("UTF-8")]), ["unchanged", "updated"]);
    let found = run(&library, &["search", "numbat", "--json"]).json().remove(0);
    let id = found["hits"][0]["id"].as_str().expect("an id").to_owned();
    assert_eq!(run(&library, &["remove", &id]).code, 0);
    assert_eq!(said(&[])[0], "withdrawn");
    assert_eq!(said(&[]), ["withdrawn", "unchanged"]);
}

#[test]
fn an_archive_is_known_by_its_content_and_a_manifest_may_name_a_member() {
    let dir = tempfile::tempdir().expect("a folder");
    let (archive, library) = (dir.path().join("reviews"), dir.path().join("library"));
    fs::write(&archive, zip(&[("in/c.docx", &docx("wombat"))])).expect("an archive");
    let manifest = dir.path().join("facts.csv");
    fs::write(&manifest, "file,id,title\nreviews/in/c.docx,wombat,The wombat\n").expect("a manifest");
    let path = |path: &Path| path.to_str().expect("UTF-8").to_owned();

    let ran = run(&library, &["ingest", "--json", "--manifest", &path(&manifest), &path(&archive)]);

    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(ran.stderr, "");
    let shown = run(&library, &["show", "wombat", "--json"]).json().remove(0);
    assert_eq!(shown["title"], "The wombat");
    assert_eq!(shown["format"], "docx");
}

#[test]
fn a_duplicate_in_an_archive_becomes_its_own_review_when_the_first_changes() {
    let dir = tempfile::tempdir().expect("a folder");
    let (reviews, library) = (dir.path().join("in"), dir.path().join("library"));
    fs::create_dir_all(&reviews).expect("a folder");
    fs::write(reviews.join("a.docx"), docx("wombat")).expect("a file");
    fs::write(reviews.join("reviews.zip"), zip(&[("b.docx", &docx("wombat"))])).expect("an archive");
    let arguments = ["ingest", "--json", reviews.to_str().expect("UTF-8")];
    let outcomes = |lines: Vec<Value>| -> Vec<String> {
        lines.iter().filter_map(|line| line["outcome"].as_str().map(str::to_owned)).collect()
    };

    let first = outcomes(run(&library, &arguments).json());
    fs::write(reviews.join("a.docx"), docx("numbat")).expect("a change");
    let second = outcomes(run(&library, &arguments).json());

    assert_eq!(first, ["added", "duplicate"]);
    assert_eq!(second, ["updated", "unchanged", "added"]);
}

#[test]
fn an_archive_that_is_none_and_one_without_files_are_one_line_each() {
    let dir = tempfile::tempdir().expect("a folder");
    let (reviews, library) = (dir.path().join("in"), dir.path().join("library"));
    fs::create_dir_all(&reviews).expect("a folder");
    fs::write(reviews.join("cut.zip"), &zip(&[("a.txt", b"words")])[..40]).expect("a file");
    fs::write(reviews.join("empty.zip"), zip(&[])).expect("a file");
    fs::write(reviews.join("page.zip"), "<!doctype html><title>Not found</title>").expect("a file");
    fs::write(reviews.join("word.zip"), docx("wombat")).expect("a file");

    let ran = run(&library, &["ingest", "--json", reviews.to_str().expect("UTF-8")]);

    let lines: Vec<(String, String)> = ran
        .json()
        .iter()
        .filter_map(|line| {
            Some((
                line["outcome"].as_str()?.to_owned(),
                line["error"].as_str().unwrap_or_default().to_owned(),
            ))
        })
        .collect();
    let outcomes: Vec<&str> = lines.iter().map(|(outcome, _)| outcome.as_str()).collect();
    assert_eq!(outcomes, ["refused", "skipped", "refused", "added"], "{lines:?}");
    assert!(lines[0].1.contains("damaged"), "{lines:?}");
    assert!(lines[2].1.contains("a web page"), "{lines:?}");
}
