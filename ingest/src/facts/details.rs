//! Knows what the labels of "label: value" pairs state.
//!
//! The labels are data (`labels.toml`). Never judges a value: its form is for
//! the fact to check.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Found;
use crate::extracted::Detail;
use crate::format::detail_of_line;
use crate::sections::{Line, plain};

/// The labels of each fact.
static LABELS: LazyLock<HashMap<String, Vec<String>>> =
    LazyLock::new(|| toml::from_str(include_str!("labels.toml")).expect("labels.toml is checked by a test"));

/// The pairs that a file sets out, by the fact that they state.
pub(super) struct Details<'a> {
    pairs: Vec<(String, &'a Detail)>,
}

impl<'a> Details<'a> {
    /// Takes the pairs as the reader found them.
    pub(super) fn new(details: &'a [Detail]) -> Self {
        Self { pairs: details.iter().map(|detail| (plain(&detail.label), detail)).collect() }
    }

    /// All pairs, in the order of the file.
    pub(super) fn pairs(&self) -> impl Iterator<Item = &'a Detail> {
        self.pairs.iter().map(|(_, detail)| *detail)
    }

    /// The pairs that state a fact, the surest label first.
    fn of(&self, fact: &str) -> Vec<&'a Detail> {
        let labels = LABELS.get(fact).map(Vec::as_slice).unwrap_or_default();
        let pairs =
            labels.iter().flat_map(|wanted| self.pairs.iter().filter(move |(label, _)| label == wanted));
        pairs.map(|(_, detail)| *detail).collect()
    }

    /// The first value of a fact that `read` accepts.
    pub(super) fn first<T>(&self, fact: &str, read: impl Fn(&str) -> Option<T>) -> Option<Found<T>> {
        self.of(fact).into_iter().find_map(|detail| {
            let value = read(&detail.values.join(" "))?;
            Some(Found::new(value, detail.page, &detail.quote))
        })
    }

    /// Every value of a fact, lists taken apart.
    pub(super) fn all(&self, fact: &str) -> Vec<Found<String>> {
        let found = self.of(fact).into_iter().flat_map(|detail| {
            let values = detail.values.iter().flat_map(|value| apart(value));
            values.map(|value| Found::new(value.to_owned(), detail.page, &detail.quote))
        });
        found.collect()
    }
}

/// The values of a list on one line.
fn apart(value: &str) -> impl Iterator<Item = &str> {
    value.split([';', '\n']).flat_map(|part| part.split(" | ")).map(str::trim).filter(|part| !part.is_empty())
}

/// The pairs in the lines of a cover, for formats whose reader gives none.
///
/// Only known labels count, and none so common that any line of a letter
/// could bear it.
pub(super) fn of_lines(lines: &[Line<'_>]) -> Vec<Detail> {
    /// Labels that say too little by themselves.
    const COMMON: &[&str] =
        &["to", "type", "board", "organisation", "partnership", "title", "theme", "topic", "coroner"];
    let stated = lines.iter().filter_map(|line| {
        let detail = Detail { page: line.page, ..detail_of_line(line.text)? };
        let label = plain(&detail.label);
        (is_label(&label) && !COMMON.contains(&label.as_str())).then_some(detail)
    });
    stated.collect()
}

/// Whether words, in the form in which they are compared, are a known label.
pub(super) fn is_label(plain: &str) -> bool {
    LABELS.values().flatten().any(|label| label == plain)
}

/// A value that is short enough to be one.
pub(super) fn short(value: &str) -> Option<String> {
    /// Longer values are text.
    const LONGEST: usize = 300;
    let value = value.trim();
    (!value.is_empty() && value.len() <= LONGEST).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_is_written_as_it_is_compared() {
        for label in LABELS.values().flatten() {
            assert_eq!(&plain(label), label);
        }
    }

    #[test]
    fn a_label_is_known_however_it_is_written_and_lists_are_taken_apart() {
        let detail = Detail {
            page: 1,
            label: "This report is being sent to:".to_owned(),
            values: vec!["Harbour Trust | Ferry Board".to_owned(), "Tide Office".to_owned()],
            quote: "This report is being sent to: Harbour Trust".to_owned(),
        };

        let details = [detail];
        let found = Details::new(&details).all("addressees");

        let values: Vec<&str> = found.iter().map(|found| found.value.as_str()).collect();
        assert_eq!(values, ["Harbour Trust", "Ferry Board", "Tide Office"]);
    }
}
