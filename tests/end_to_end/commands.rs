//! The other commands: show, stats, extract, reindex, completions, man.

use crate::support::{library, run, search, write_samples};

#[test]
fn show_gives_the_page_that_search_cites() {
    let answer = search(&["neglect", "-n", "50"]);
    let hits = answer["hits"].as_array().expect("a list");
    let hit = hits.iter().find(|hit| hit["has_pages"] == true).expect("a PDF");
    let (id, passage) = (hit["id"].as_str().expect("an id"), &hit["passages"][0]);

    let page = run(library(), &["show", id, "--page", &passage["page"].to_string()]);

    assert!(page.stdout.contains(passage["text"].as_str().expect("text")));
    assert_eq!(run(library(), &["show", id, "--page", "9999"]).code, 1);
    assert_eq!(run(library(), &["show", "no-such-review"]).code, 1);
}

#[test]
fn stats_counts_what_the_library_holds() {
    let stats = run(library(), &["stats", "--json"]).json().remove(0);

    assert_eq!(stats["totals"]["reviews"], search(&[])["total"]);
    assert!(run(library(), &["stats"]).stdout.contains("reviews"));
}

#[test]
fn extract_gives_every_field_of_the_contract() {
    let dir = tempfile::tempdir().expect("a folder");
    write_samples(dir.path());
    let file = std::fs::read_dir(dir.path()).expect("a folder").flatten().map(|entry| entry.path());
    let file = file.filter(|path| path.extension().is_some_and(|e| e == "pdf")).min().expect("a PDF");

    let review = run(dir.path(), &["extract", "--json", file.to_str().expect("UTF-8")]).json().remove(0);

    for key in [
        "sha256",
        "file",
        "source_url",
        "format",
        "title",
        "review_type",
        "document_role",
        "publisher",
        "area",
        "reference",
        "published",
        "completed",
        "incident_year",
        "authors",
        "categories",
        "addressees",
        "lead_reviewers",
        "independence",
        "panel",
        "age_band",
        "outcome",
        "region",
        "nation",
        "language",
        "evidence",
        "pages",
        "sections",
        "recommendations",
        "themes",
        "agencies",
        "warnings",
    ] {
        assert!(review.get(key).is_some(), "{key}");
    }
}

#[test]
fn reindex_gives_the_same_answers() {
    let dir = tempfile::tempdir().expect("a folder");
    let (reviews, library) = (dir.path().join("reviews"), dir.path().join("library"));
    write_samples(&reviews);
    assert_eq!(run(&library, &["ingest", reviews.to_str().expect("UTF-8")]).code, 0);
    let ask = || run(&library, &["search", "information sharing housing", "--json", "-n", "100"]).stdout;
    let before = ask();

    assert_eq!(run(&library, &["reindex"]).code, 0);

    assert_eq!(ask(), before);
}

#[test]
fn a_library_of_a_later_version_is_refused_with_what_to_do() {
    let dir = tempfile::tempdir().expect("a folder");
    let library = dir.path().join("library");
    std::fs::write(dir.path().join("a.txt"), "Review\n\nWords.").expect("written");
    let file = dir.path().join("a.txt");
    assert_eq!(run(&library, &["ingest", file.to_str().expect("UTF-8")]).code, 0);
    // Byte 60 to 63 of an SQLite file: the number of the format, big endian.
    let path = library.join("catalogue.sqlite");
    let mut bytes = std::fs::read(&path).expect("read");
    bytes[63] = 99;
    std::fs::write(&path, bytes).expect("written");

    for command in [&["search", "words"][..], &["ingest", "."], &["stats"]] {
        let ran = run(&library, command);
        assert_eq!(ran.code, 4, "{command:?}: {}", ran.stderr);
        assert!(ran.stderr.contains("hint: "), "{}", ran.stderr);
    }
}

#[test]
fn a_library_whose_index_is_of_an_earlier_version_is_mended_by_the_command_that_the_hint_names() {
    let dir = tempfile::tempdir().expect("a folder");
    let library = dir.path().join("library");
    let file = dir.path().join("a.txt");
    std::fs::write(&file, "Review\n\nWords.").expect("written");
    let file = file.to_str().expect("UTF-8");
    assert_eq!(run(&library, &["ingest", file]).code, 0);
    make_earlier(&library.join("index/1/meta.json"));

    for command in [&["search", "words"][..], &["ingest", file]] {
        let ran = run(&library, command);
        assert_eq!(ran.code, 4, "{command:?}: {}", ran.stderr);
        assert!(ran.stderr.contains("has format 0") && ran.stderr.contains(" reindex"), "{}", ran.stderr);
    }
    assert_eq!(run(&library, &["reindex"]).code, 0);
    assert_eq!(run(&library, &["search", "words"]).code, 0);
}

/// Lets the last commit of an index say that an earlier program made it.
fn make_earlier(commit: &std::path::Path) {
    let text = std::fs::read_to_string(commit).expect("read");
    let at = text.find("\\\"format\\\":").expect("a stamp") + "\\\"format\\\":".len();
    let (before, after) = text.split_at(at);
    let rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
    std::fs::write(commit, format!("{before}0{rest}")).expect("written");
}

#[test]
fn doctor_lists_the_review_whose_pages_are_pictures() {
    let said = run(library(), &["doctor"]);
    let lines = run(library(), &["doctor", "--json"]).json();

    assert_eq!(said.code, 0, "{}", said.stderr);
    assert!(said.stdout.contains("no words on page"), "{}", said.stdout);
    let (worst, summary) = (&lines[0], &lines.last().expect("a summary")["summary"]);
    assert_eq!(worst["lost"], 1.0);
    assert!(
        summary["unreadable_pages"].as_u64() >= Some(1)
            && summary["affected"].as_u64() < summary["reviews"].as_u64()
    );
}

#[test]
fn show_says_how_a_review_was_read() {
    let id = search(&["neglect"])["hits"][0]["id"].as_str().expect("an id").to_owned();

    let said = run(library(), &["show", &id]).stdout;
    let json = run(library(), &["show", &id, "--json"]).json().remove(0);

    assert!(said.contains("How it was read\n"), "{said}");
    assert!(json["text_report"]["words"].as_u64() > Some(100) && json["pages"][0]["furniture"].is_array());
}

#[test]
fn evaluate_needs_files_and_says_which_programs_it_misses() {
    let dir = tempfile::tempdir().expect("a folder");
    let folder = dir.path().to_str().expect("UTF-8");
    assert_eq!(run(library(), &["evaluate", "text", folder]).code, 2);
    std::fs::write(dir.path().join("a.txt"), "No one asked.").expect("written");

    let ran = run(library(), &["evaluate", "text", folder, "--python", "no-such-program", "--json"]);

    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let readers = &ran.json()[0]["documents"][0]["readers"];
    assert_eq!(readers[0]["reader"], "hindsight");
    assert!(readers[3]["error"].as_str().expect("an error").len() > 10, "{readers}");
}

#[test]
fn completions_and_the_manual_are_printed() {
    assert!(run(library(), &["completions", "bash"]).stdout.contains("hindsight"));
    assert!(run(library(), &["man"]).stdout.starts_with(".ie"));
    let help = run(library(), &["--help"]).stdout;
    assert!(help.contains("ingest") && !help.contains("read-one"), "{help}");
}

#[test]
fn the_library_may_be_named_before_or_after_the_command() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = library().to_str().expect("UTF-8");

    assert_eq!(run(dir.path(), &["search", "neglect"]).code, 4);
    assert_eq!(run(dir.path(), &["search", "neglect", "--library", path]).code, 0);
}
