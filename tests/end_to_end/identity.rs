//! Warnings of personal data: for the operator, with the page, and for no one else.

use std::fs;

use crate::support::run;
use crate::web::Server;

/// A report in which everything was left that should have been taken out; all invented.
const LEAKING: &str = "# Review of the pier at Northshire\n\n\
    The NHS number 943 476 5919 was on the form. Born on 3 May 2011, the child lived at 14 Mill Lane, Saltby SA3 2JN.\n\n\
    Her mother's number was 07700 900123 and her address kerensa.quay@example.com.\n\n\
    Elowen Tidewell (aged 7) told a teacher.\n";

/// What must never be repeated.
const PRIVATE: [&str; 6] = ["943 476", "3 May 2011", "Mill Lane", "07700", "kerensa.quay", "Tidewell"];

/// The codes of the warnings.
const CODES: [&str; 6] = [
    "identity-nhs-number",
    "identity-birth-date",
    "identity-address",
    "identity-phone",
    "identity-email",
    "identity-child-name",
];

#[test]
fn the_operator_is_told_the_kind_and_the_page_and_nobody_else_is_told_anything() {
    let dir = tempfile::tempdir().expect("a folder");
    let (file, library) = (dir.path().join("a.md"), dir.path().join("library"));
    fs::write(&file, LEAKING).expect("written");
    let path = file.to_str().expect("UTF-8");

    let said = run(&library, &["ingest", path]);
    assert!(said.stderr.contains("6 warnings of personal data"), "{}", said.stderr);
    let doctor = run(&library, &["doctor", "--identity"]);
    let json = run(&library, &["doctor", "--identity", "--json"]).json();

    assert_eq!(doctor.code, 0, "{}", doctor.stderr);
    let codes: Vec<&str> =
        json[0]["warnings"].as_array().expect("a list").iter().filter_map(|w| w["code"].as_str()).collect();
    assert_eq!(codes, CODES);
    assert_eq!((&json[0]["warnings"][0]["page"], &json[1]["summary"]["affected"]), (&1.into(), &1.into()));
    let json = run(&library, &["doctor", "--identity", "--json"]).stdout;
    for private in PRIVATE {
        assert!(
            !said.stderr.contains(private) && !doctor.stdout.contains(private) && !json.contains(private),
            "{private}"
        );
    }

    let id = run(&library, &["search", "teacher", "--json"]).json()[0]["hits"][0]["id"].clone();
    let id = id.as_str().expect("an id");
    let server = Server::start(&library, &["serve", "--bind", "127.0.0.1:0"]);
    let served = |path: &str| server.get(path, "").1;
    let open = [
        run(&library, &["show", id]).stdout,
        run(&library, &["show", id, "--json"]).stdout,
        run(&library, &["search", "teacher", "--json"]).stdout,
        run(&library, &["doctor"]).stdout,
        run(&library, &["stats", "--json"]).stdout,
        served(&format!("/review/{id}")),
        served("/api/v1/search?q=teacher"),
        served("/search?q=teacher"),
    ];
    for text in open {
        assert!(!text.contains("identity-") && !text.contains("seems to stand on this page"), "{text}");
    }
}

#[test]
fn planted_data_is_scored_by_evaluate() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("a.md"), LEAKING).expect("written");
    let folder = dir.path().to_str().expect("UTF-8");

    let ran = run(dir.path(), &["evaluate", "identity", folder, "--planted", "60", "--json", "--list"]);

    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let figures = ran.json().remove(0);
    assert_eq!(figures["planted"]["all"]["planted"], 60);
    assert_eq!(
        (&figures["alarms"]["pages"], &figures["alarms"]["kinds"]["identity-phone"]),
        (&1.into(), &1.into())
    );
    assert_eq!(run(dir.path(), &["evaluate", "identity"]).code, 2);
}
