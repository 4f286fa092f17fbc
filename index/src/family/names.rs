//! Reads from a title which case it is about: "Child Q", "Adult K", "Operation Linden".
//!
//! A title that names no case names none: "Serious Case Review" is like no
//! other title.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::words::{is_generic, is_number};
use crate::words::words;

/// What a title says of its case.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Names {
    /// Names behind a word that is followed by one: `child q`.
    pub(crate) cases: BTreeSet<String>,
    /// Other words that few titles share, in order.
    pub(crate) words: Vec<String>,
    /// Numbers that are no years: a number of a case, a part or a volume.
    pub(crate) numbers: BTreeSet<String>,
}

/// Words behind which the name of a case stands, and how they are written.
const MARKERS: &[(&str, &str)] = &[
    ("adult", "adult"),
    ("adults", "adult"),
    ("baby", "baby"),
    ("babies", "baby"),
    ("case", "case"),
    ("child", "child"),
    ("children", "child"),
    ("citizen", "citizen"),
    ("family", "family"),
    ("infant", "infant"),
    ("master", "mr"),
    ("miss", "ms"),
    ("mr", "mr"),
    ("mrs", "mrs"),
    ("ms", "ms"),
    ("operation", "operation"),
    ("patient", "patient"),
    ("person", "person"),
    ("plentyn", "child"),
    ("oedolyn", "adult"),
    ("sibling", "sibling"),
    ("siblings", "sibling"),
];

/// Words that stand behind a marker and name no case.
const NO_NAMES: &[&str] = &[
    "abuse",
    "assessment",
    "carers",
    "centre",
    "court",
    "cruelty",
    "disability",
    "exploitation",
    "hospital",
    "house",
    "mortality",
    "need",
    "neglect",
    "poverty",
    "protection",
    "risk",
    "school",
    "sexual",
    "social",
    "study",
    "support",
    "survey",
    "therapy",
    "violence",
    "welfare",
];

/// The longest name that is a letter or letters: `Q`, `AB`, `A1`.
const LETTERS: usize = 3;

/// What a title says of its case.
pub(crate) fn names(title: &str) -> Names {
    let found = words(title);
    let shown: Vec<&str> =
        found.iter().map(|word| title.get(word.range.clone()).unwrap_or_default()).collect();
    let shouted = !title.chars().any(char::is_lowercase);
    let mut names = Names::default();
    let mut at = 0;
    while let Some(word) = found.get(at) {
        let marker = MARKERS.iter().find(|(word_of, _)| *word_of == word.plain).map(|(_, marker)| *marker);
        if let Some(marker) = marker {
            let end = behind(marker, &shown, at + 1, shouted, &mut names.cases);
            at = end.max(at + 1);
            continue;
        }
        other(&word.plain, &mut names);
        at += 1;
    }
    names
}

/// Reads the names behind a marker, "A, B and C"; returns the word after the last.
fn behind(marker: &str, shown: &[&str], from: usize, shouted: bool, cases: &mut BTreeSet<String>) -> usize {
    let mut end = from;
    let mut at = from;
    // "Mr and Mrs L" has its name behind the second.
    while let Some(word) = shown.get(at) {
        let first = at == from;
        if is_name(word, marker, first, shouted) {
            cases.insert(format!("{marker} {}", word.to_lowercase()));
            end = at + 1;
        } else if first || !word.eq_ignore_ascii_case("and") {
            break;
        }
        at += 1;
    }
    end
}

/// Whether a word is the name of a case; only the first behind a marker may be more than letters.
fn is_name(word: &str, marker: &str, first: bool, shouted: bool) -> bool {
    let plain = crate::words::plain(word);
    let count = word.chars().count();
    if is_number(&plain) {
        return first && count <= LETTERS && matches!(marker, "child" | "adult" | "case" | "person" | "baby");
    }
    if (is_generic(&plain) && count > 1) || NO_NAMES.contains(&plain.as_str()) {
        return false;
    }
    let code = count <= LETTERS && word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    let word_like = first && !shouted && word.starts_with(char::is_uppercase) && marker != "case";
    code || word_like
}

/// Notes a word that is behind no marker.
fn other(plain: &str, names: &mut Names) {
    if is_number(plain) {
        // Years say when, and a briefing is of seven minutes.
        if plain.len() < 4 && plain != "7" {
            names.numbers.insert(plain.trim_start_matches('0').to_owned());
        }
    } else if plain.chars().count() > 2 && !is_generic(plain) && !names.words.iter().any(|w| w == plain) {
        names.words.push(plain.to_owned());
    }
}

impl Names {
    /// Whether the two name cases that are not the same.
    pub(crate) fn conflict(&self, other: &Self) -> bool {
        let cases = !self.cases.is_empty() && !other.cases.is_empty() && self.cases != other.cases;
        let within = self.numbers.is_subset(&other.numbers) || other.numbers.is_subset(&self.numbers);
        cases || !within
    }

    /// The case that both name, in words.
    pub(crate) fn same_case(&self, other: &Self) -> Option<String> {
        let same = !self.cases.is_empty() && self.cases == other.cases;
        same.then(|| self.cases.iter().cloned().collect::<Vec<_>>().join(", "))
    }

    /// Whether the other words of both are the same, and enough to name a case.
    pub(crate) fn same_words(&self, other: &Self) -> bool {
        let sorted = |names: &Self| names.words.iter().cloned().collect::<BTreeSet<String>>();
        self.words.len() > 1 && sorted(self) == sorted(other) && self.numbers == other.numbers
    }

    /// The share of the words of the smaller that the other has too; none if one has none.
    pub(crate) fn overlap(&self, other: &Self) -> Option<f64> {
        let least = self.words.len().min(other.words.len());
        let common = self.words.iter().filter(|word| other.words.contains(word)).count();
        (least > 0).then(|| common as f64 / least as f64)
    }

    /// Whether every word and number of this stands in the other, and there are two words at least.
    pub(crate) fn is_in(&self, other: &Self) -> bool {
        self.words.len() > 1
            && self.words.iter().all(|word| other.words.contains(word))
            && self.numbers.is_subset(&other.numbers)
            && self.cases.is_subset(&other.cases)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cases(title: &str) -> Vec<String> {
        names(title).cases.into_iter().collect()
    }

    #[test]
    fn the_case_is_read_from_the_title() {
        let table: &[(&str, &[&str])] = &[
            ("Serious Case Review: Child Q", &["child q"]),
            ("SERIOUS CASE REVIEW CHILD Q OVERVIEW REPORT", &["child q"]),
            ("Safeguarding Adults Review Adult AB", &["adult ab"]),
            ("Domestic Homicide Review: Mr and Mrs L", &["mrs l"]),
            ("Children A, B and C", &["child a", "child b", "child c"]),
            ("Operation Harbourlight: a thematic review", &["operation harbourlight"]),
            ("Child Robin: executive summary", &["child robin"]),
        ];
        for (title, expected) in table {
            assert_eq!(&cases(title), expected, "{title}");
        }
    }

    #[test]
    fn a_generic_title_names_no_case() {
        for title in [
            "Serious Case Review",
            "Regulation 28 report to prevent future deaths",
            "REGULATION 28 REPORT TO PREVENT FUTURE DEATHS",
            "Local Child Safeguarding Practice Review: final report",
            "Adult Safeguarding Executive Summary",
            "CHILD PRACTICE REVIEW REPORT",
            "Family Court briefing",
            "Child in need",
        ] {
            let names = names(title);
            assert!(names.cases.is_empty(), "{title}: {names:?}");
            assert!(!names.same_words(&names), "{title}: {names:?}");
        }
    }

    #[test]
    fn other_cases_conflict_and_none_conflicts_with_nothing() {
        let of = |title: &str| names(title);
        assert!(of("Child A").conflict(&of("Child B")));
        assert!(of("DHR 07").conflict(&of("DHR 08")));
        assert!(!of("Child A").conflict(&of("Serious Case Review")));
        assert!(!of("SCR Child A 2019").conflict(&of("Child A, 7 minute briefing 2020")));
    }
}
