//! Who may know whom: reads the manifests, and fails when an arrow is added.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The packages of the house, with those of ours that each may know.
const ARROWS: &[(&str, &[&str])] = &[
    (".", &["hindsight-evaluate", "hindsight-index", "hindsight-ingest", "hindsight-web"]),
    ("evaluate", &["hindsight-index", "hindsight-ingest"]),
    ("export", &[]),
    ("ingest", &["hindsight-index"]),
    ("web", &["hindsight-export", "hindsight-index"]),
    ("index", &[]),
];

/// Libraries that only these packages may name.
///
/// `evaluate` holds tantivy and SQLite as peers only: engines beside which our search is scored. It
/// gets at a library through `index`, as everyone does.
const OWNED: &[(&str, &[&str])] = &[
    ("tantivy", &["evaluate", "index"]),
    ("rusqlite", &["evaluate", "index"]),
    ("frostem", &["index"]),
    ("lopdf", &["ingest"]),
    ("hayro", &["ingest"]),
    ("hayro-interpret", &["ingest"]),
    ("skrifa", &["ingest"]),
    ("png", &["ingest"]),
    ("trafilatura", &["ingest"]),
    ("scraper", &["ingest"]),
    ("quick-xml", &["ingest"]),
    ("zip", &["export", "ingest"]),
    ("axum", &["web"]),
    ("maud", &["web"]),
    ("tower-http", &["web"]),
    ("clap", &["."]),
    ("anyhow", &["."]),
];

/// The names in all tables of dependencies of a package, those for tests apart.
fn dependencies(package: &str) -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(package).join("Cargo.toml");
    let text = fs::read_to_string(&path).expect("a manifest");
    let manifest: toml::Table = toml::from_str(&text).expect("TOML");
    let targets = manifest.get("target").and_then(toml::Value::as_table).into_iter().flatten();
    let tables = std::iter::once(&manifest).chain(targets.filter_map(|(_, table)| table.as_table()));
    let lists = tables.filter_map(|table| table.get("dependencies")).filter_map(toml::Value::as_table);
    lists.flat_map(|list| list.keys().cloned()).collect()
}

#[test]
fn no_package_knows_another_that_it_should_not() {
    for (package, allowed) in ARROWS {
        let ours = dependencies(package).into_iter().filter(|name| name.starts_with("hindsight"));

        let forbidden: Vec<String> = ours.filter(|name| !allowed.contains(&name.as_str())).collect();

        assert!(forbidden.is_empty(), "{package} must not know {forbidden:?}");
    }
}

#[test]
fn each_library_is_named_by_its_owners_alone() {
    for (library, owners) in OWNED {
        let users: Vec<&str> = ARROWS
            .iter()
            .map(|(package, _)| *package)
            .filter(|package| dependencies(package).contains(*library))
            .collect();

        assert_eq!(users, *owners, "{library}");
    }
}

#[test]
fn every_member_of_the_workspace_is_in_the_table_of_arrows() {
    let text =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).expect("a manifest");
    let manifest: toml::Table = toml::from_str(&text).expect("TOML");
    let members = manifest["workspace"]["members"].as_array().expect("a list");

    let members: BTreeSet<&str> = members.iter().filter_map(toml::Value::as_str).collect();

    let known: BTreeSet<&str> = ARROWS.iter().map(|(package, _)| *package).filter(|p| *p != ".").collect();
    assert_eq!(members, known);
}

#[test]
fn nothing_brings_in_a_tls_stack() {
    let lock =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).expect("a lock file");

    for name in ["openssl-sys", "rustls", "native-tls", "ring", "reqwest"] {
        assert!(!lock.contains(&format!("name = \"{name}\"")), "{name}");
    }
}
