//! How bodies that publish reviews are named, read from `publishers.toml`.

use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

/// A way to name a body that publishes.
pub(super) struct Pattern {
    /// Finds the name; the group `before` holds the words in front.
    pub(super) expression: Regex,
    /// The name, where the words are only part of it.
    pub(super) named: Option<String>,
    /// Whether the words in front are wanted.
    pub(super) before: bool,
    /// Whether they name its area.
    pub(super) area: bool,
    /// Whether it may stand after the first page.
    pub(super) far: bool,
    /// Whether responses and briefings name it as what they are about.
    pub(super) subject: bool,
}

/// A way to name a body, as it is written in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    body: String,
    named: Option<String>,
    before: bool,
    area: bool,
    far: bool,
    #[serde(default)]
    subject: bool,
}

/// The file.
#[derive(Deserialize)]
struct File {
    publisher: Vec<Entry>,
}

/// The ways to name a body, those that win first.
pub(super) static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("publishers.toml")).expect("checked by a test");
    file.publisher.into_iter().map(pattern).collect()
});

/// Compiles a way to name a body.
fn pattern(entry: Entry) -> Pattern {
    let word = r"(?:[A-Z0-9][^\s,;:()]*|(?i:and|of|the)|&),?";
    let before = if entry.before { format!(r"(?P<before>(?:{word} )*)") } else { r"(?P<before>)".to_owned() };
    let expression = format!(r"\b{before}(?P<body>(?i:{}))", entry.body);
    Pattern {
        expression: Regex::new(&expression).expect("checked by a test"),
        named: entry.named,
        before: entry.before,
        area: entry.area,
        far: entry.far,
        subject: entry.subject,
    }
}
