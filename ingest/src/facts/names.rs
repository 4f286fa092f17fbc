//! How bodies that publish reviews are named, read from `publishers.toml`.

use std::sync::{LazyLock, OnceLock};

use regex::Regex;
use serde::Deserialize;

/// A way to name a body that publishes.
pub(super) struct Pattern {
    /// The expression, and what it is compiled to when it is first asked for.
    text: String,
    compiled: OnceLock<Regex>,
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

impl Pattern {
    /// Finds the name; the group `before` holds the words in front.
    pub(super) fn expression(&self) -> &Regex {
        self.compiled.get_or_init(|| Regex::new(&self.text).expect("checked by a test"))
    }

    /// Whether words are nothing but the fixed part of the name.
    pub(super) fn is_all_of(&self, words: &str) -> bool {
        let found = self.expression().captures(words);
        let body = found.and_then(|found| found.name("body"));
        body.is_some_and(|body| body.range() == (0..words.len()))
    }
}

/// Reads a way to name a body.
fn pattern(entry: Entry) -> Pattern {
    let word = r"(?:[A-Z0-9][^\s,;:()]*|(?i:and|of|the)|&),?";
    let before = if entry.before { format!(r"(?P<before>(?:{word} )*)") } else { r"(?P<before>)".to_owned() };
    Pattern {
        text: format!(r"\b{before}(?P<body>(?i:{}))\b", entry.body),
        compiled: OnceLock::new(),
        named: entry.named,
        before: entry.before,
        area: entry.area,
        far: entry.far,
        subject: entry.subject,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_name_a_body_compiles_and_has_its_groups() {
        for pattern in PATTERNS.iter() {
            let groups: Vec<&str> = pattern.expression().capture_names().flatten().collect();
            assert_eq!(groups, ["before", "body"]);
        }
    }
}
