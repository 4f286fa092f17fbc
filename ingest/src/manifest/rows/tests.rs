//! Manifests with invented reports, and every mistake that can be made.

use std::fs;

use hindsight_index::taxonomy::Taxonomy;
use hindsight_index::vocabulary::{AgencyRole, DocumentRole, Tier};
use proptest::prelude::*;

use super::super::stated::{StatedAgency, StatedTheme};
use super::*;

/// An invented taxonomy.
fn taxonomy(slugs: &[(&str, &str)]) -> Taxonomy {
    let text: String = slugs.iter().map(|(slug, name)| format!("[{slug}]\nname = \"{name}\"\n")).collect();
    Taxonomy::parse(&text).expect("a taxonomy")
}

/// Reads a manifest that stands in a folder that does not exist, with a limit on rows.
fn read_rows(bytes: &[u8], max_rows: usize) -> Result<Manifest, ManifestError> {
    let slugs = Slugs {
        themes: &taxonomy(&[("weather", "Rough weather"), ("lighting", "Lighting")]),
        agencies: &taxonomy(&[("harbour", "Harbour office"), ("lifeboat", "Lifeboat")]),
        types: &taxonomy(&[("wreck-report", "Wreck report"), ("harbour-review", "Harbour review")]),
    };
    parse(Path::new("/reports/facts.csv"), bytes, &slugs, max_rows)
}

/// Reads a manifest.
fn read(text: &str) -> Result<Manifest, ManifestError> {
    read_rows(text.as_bytes(), 100)
}

/// What the manifest states of `/reports/a.pdf`.
fn stated(text: &str) -> Stated {
    let manifest = read(text).expect("a manifest");
    manifest.for_file(Path::new("/reports/a.pdf")).expect("a row").clone()
}

/// What is said of a manifest that cannot be used.
fn error(text: &str) -> String {
    read(text).expect_err(text).to_string()
}

#[test]
fn every_column_states_its_value() {
    let stated = stated(
        "language,file,id,title,type,publisher,area,published,completed,incident_year,url,reference,family,role,\
         authors,themes,agencies,categories,addressees,lead_reviewers,panel,age_band,outcome,region,nation\n\
         EN,a.pdf,wreck-1,The  Wreck,wreck-report,Harbour board,Northsea,2019-05,2018,2017,\
         https://example.org/a.pdf,W/1,wrecks,action plan,A. Writer; B. Writer|A. Writer,weather;lighting:mentioned,\
         harbour|lifeboat:addressed,storms,\"Harbour, office; Others\",B. Leader,Harbour police;Lifeboats,40-64,\
         Serious harm,North West,England\n",
    );

    let expected = Stated {
        id: Some("wreck-1".to_owned()),
        title: Some("The Wreck".to_owned()),
        review_type: Some("wreck-report".to_owned()),
        publisher: Some("Harbour board".to_owned()),
        area: Some("Northsea".to_owned()),
        published: "2019-05".parse().ok(),
        completed: "2018".parse().ok(),
        incident_year: Some(2017),
        url: Some("https://example.org/a.pdf".to_owned()),
        reference: Some("W/1".to_owned()),
        family: Some("wrecks".to_owned()),
        role: Some(DocumentRole::ActionPlan),
        authors: vec!["A. Writer".to_owned(), "B. Writer".to_owned()],
        themes: vec![
            StatedTheme { slug: "weather".to_owned(), tier: Tier::Central },
            StatedTheme { slug: "lighting".to_owned(), tier: Tier::Mentioned },
        ],
        agencies: vec![
            StatedAgency { slug: "harbour".to_owned(), role: AgencyRole::Involved },
            StatedAgency { slug: "lifeboat".to_owned(), role: AgencyRole::Addressed },
        ],
        categories: vec!["storms".to_owned()],
        addressees: vec!["Harbour, office".to_owned(), "Others".to_owned()],
        language: Some("en".to_owned()),
        lead_reviewers: vec!["B. Leader".to_owned()],
        panel: vec!["Harbour police".to_owned(), "Lifeboats".to_owned()],
        age_band: Some("40-64".to_owned()),
        outcome: Some("serious-harm".to_owned()),
        region: Some("North West".to_owned()),
        nation: Some("England".to_owned()),
    };
    assert_eq!(stated, expected);
}

#[test]
fn a_spreadsheet_s_mark_and_line_ends_do_no_harm() {
    let stated = stated("\u{feff}File, Title\r\n\r\na.pdf,\"Two\r\nlines\"\r\n,\r\n");

    assert_eq!(stated, Stated { title: Some("Two lines".to_owned()), ..Stated::default() });
}

#[test]
fn a_file_is_found_relative_to_the_manifest_and_by_its_full_path() {
    let manifest = read("file\na.pdf\nsub/b.pdf\n/elsewhere/c.pdf\n").expect("a manifest");

    for path in ["/reports/a.pdf", "/reports/sub/b.pdf", "/elsewhere/c.pdf", "/reports/./a.pdf"] {
        assert!(manifest.for_file(Path::new(path)).is_some(), "{path}");
    }
    assert!(manifest.for_file(Path::new("/reports/c.pdf")).is_none());
}

#[test]
fn a_file_is_found_by_a_detour() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::create_dir(dir.path().join("sub")).expect("a folder");
    let path = dir.path().join("facts.csv");
    fs::write(&path, "file,title\nsub/../a.pdf,A title\n").expect("a file");

    let manifest = super::super::read_manifest(&path).expect("a manifest");

    assert!(manifest.for_file(&dir.path().join("a.pdf")).is_some());
}

#[test]
fn rows_whose_file_was_not_met_are_named() {
    let manifest = read("file\na.pdf\nb.pdf\n").expect("a manifest");

    let _ = manifest.for_file(Path::new("/reports/a.pdf"));

    let unused: Vec<(u64, String)> = manifest.unused().into_iter().map(|row| (row.line, row.file)).collect();
    assert_eq!(unused, [(3, "b.pdf".to_owned())]);
}

#[test]
fn a_column_that_is_not_known_is_a_warning_that_lists_the_known_ones() {
    let manifest = read("file,colour,\na.pdf,blue,\n").expect("a manifest");

    assert_eq!(manifest.warnings().len(), 1);
    for word in ["'colour'", "incident_year", "addressees"] {
        assert!(manifest.warnings()[0].contains(word), "{word}");
    }
}

#[test]
fn a_wrong_value_is_named_with_its_line_its_column_and_what_to_write() {
    for (column, value, hint) in [
        ("id", "Wreck 1", "a-z"),
        ("type", "wreck-reprot", "the closest is 'wreck-report'"),
        ("themes", "weather;litghing", "the closest is 'lighting'"),
        ("themes", "Rough wether", "the closest is 'weather'"),
        ("themes", "weather:main", "central, mentioned"),
        ("themes", "weather;weather:mentioned", "twice"),
        ("agencies", "habour:involved", "the closest is 'harbour'"),
        ("agencies", "harbour:asked", "involved, addressed, mentioned"),
        ("published", "31/05/2019", "2019-05-31"),
        ("completed", "2019-02-30", "2019-05-31"),
        ("incident_year", "19", "four digits"),
        ("incident_year", "2019-05", "four digits"),
        ("url", "ftp://example.org/a.pdf", "http://"),
        ("url", "https:///a.pdf", "names no site"),
        ("url", "https://example.org/a b.pdf", "%20"),
        ("role", "booklet", "action_plan"),
        ("language", "English", "two letters"),
        ("title", "a\u{1}b", "control character"),
    ] {
        let error = error(&format!("file,{column}\na.pdf,{value}\n"));

        assert!(error.contains(&format!("line 2, {column} '")), "{error}");
        assert!(error.contains(hint), "{error}");
        assert!(error.contains("/reports/facts.csv"), "{error}");
    }
}

#[test]
fn several_mistakes_are_named_at_once_and_at_most_twenty() {
    let row = "x.pdf,wrong,wrong\n";

    let two = error(&format!("file,published,type\n{row}"));
    let many = error(&format!("file,published,type\n{}", row.repeat(100)));

    assert!(two.contains("published") && two.contains("type") && !two.contains("perhaps"), "{two}");
    assert!((20..25).contains(&many.lines().count()), "{many}");
    assert!(many.contains("perhaps more"), "{many}");
}

#[test]
fn two_rows_about_one_file_are_a_mistake_that_names_both_lines() {
    let error = error("file,title\na.pdf,One\nb.pdf,Two\n./a.pdf,Three\n");

    assert!(error.contains("line 4, file './a.pdf': line 2 is about the same file"), "{error}");
}

#[test]
fn a_row_that_names_no_file_or_has_too_many_values_is_a_mistake() {
    assert!(error("file,title\n,A title\n").contains("line 2, file '': it names no file"));
    assert!(error("file,title\na.pdf,A title, really\n").contains("line 2: it has 3 values for 2 columns"));
}

#[test]
fn a_first_line_without_a_file_column_says_what_to_do() {
    assert!(error("").contains("no column 'file'"));
    assert!(error("a.pdf,A title\n").contains("among file, id, title"));
    assert!(error("file;title\na.pdf;A title\n").contains("commas"));
    assert!(error("file,title,Title\na.pdf,One,Two\n").contains("title twice"));
}

#[test]
fn text_that_is_not_utf_8_is_named_by_its_line() {
    let latin = read_rows(b"file,title\na.pdf,One\nb.pdf,Caf\xe9\n", 100).expect_err("Latin-1");
    let wide = read_rows(b"\xff\xfef\0i\0l\0e\0", 100).expect_err("UTF-16");

    assert!(latin.to_string().contains("line 3: save it as 'CSV UTF-8'"), "{latin}");
    assert!(wide.to_string().contains("line 1: save it as 'CSV UTF-8'"), "{wide}");
}

#[test]
fn exactly_the_limit_of_rows_is_read_and_one_more_is_refused() {
    let rows = |count: usize| (0..count).map(|n| format!("{n}.pdf\n")).collect::<String>();

    let exact = read_rows(format!("file\n{}", rows(30)).as_bytes(), 30);
    let over = read_rows(format!("file\n{}", rows(31)).as_bytes(), 30);

    assert!(exact.is_ok());
    assert!(matches!(over, Err(ManifestError::TooManyRows { limit: 30, .. })));
}

#[test]
fn a_manifest_of_exactly_the_limit_is_read_and_one_byte_more_is_refused() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("facts.csv");
    let limit = usize::try_from(super::super::MAX_BYTES).expect("it fits");
    let mut bytes = b"file\na.pdf\n".to_vec();
    bytes.resize(limit, b'\n');

    fs::write(&path, &bytes).expect("a file");
    let exact = super::super::read_manifest(&path);
    bytes.push(b'\n');
    fs::write(&path, &bytes).expect("a file");
    let over = super::super::read_manifest(&path);

    assert!(exact.is_ok());
    assert!(matches!(over, Err(ManifestError::TooLarge { .. })));
}

#[test]
fn a_value_of_exactly_its_limit_is_taken_and_one_character_more_is_refused() {
    let cell = |column: &str, value: String| read(&format!("file,{column}\na.pdf,{value}\n")).is_ok();
    let url = |length: usize| format!("https://example.org/{}", "é".repeat(length - 20));

    assert!(cell("id", "x".repeat(check::ID)) && !cell("id", "x".repeat(check::ID + 1)));
    assert!(cell("url", url(check::URL)) && !cell("url", url(check::URL + 1)));
    assert!(cell("title", "é".repeat(check::CELL)) && !cell("title", "é".repeat(check::CELL + 1)));
}

#[test]
fn a_manifest_that_cannot_be_opened_says_why() {
    let error = super::super::read_manifest(Path::new("/none/facts.csv")).expect_err("nothing");

    assert!(error.to_string().contains("/none/facts.csv"), "{error}");
    assert!(error.to_string().contains("check the spelling"), "{error}");
}

proptest! {
    #[test]
    fn no_bytes_cause_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read_rows(&bytes, 100);
    }

    #[test]
    fn no_cells_cause_a_panic(
        column in prop::sample::select(names().collect::<Vec<_>>()),
        cell in "[\\PC;|:\u{1}\u{0}]{0,30}",
    ) {
        let text = format!("file,{column}\na.pdf,\"{}\"\n", cell.replace('"', "\"\""));

        if let Err(error) = read(&text) {
            prop_assert!(!error.to_string().is_empty());
        }
    }
}
