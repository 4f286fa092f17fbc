//! Labels that a person gave, a line of JSON for each report.
//!
//! A label that the taxonomies do not know is an error: it would count as
//! missed for ever, and nobody would see why.

use std::collections::{BTreeMap, BTreeSet};

use hindsight_index::taxonomy::{AGENCIES, THEMES, Taxonomy};
use hindsight_index::vocabulary::{AgencyRole, Tier};
use serde::Deserialize;

/// Why a gold file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum GoldError {
    /// A line is not of the form of the file.
    #[error("line {0} is no gold label: {1}")]
    Line(usize, serde_json::Error),
    /// A label is not in the taxonomies.
    #[error("line {0} names {1}, which the taxonomies do not have: mend the gold file")]
    Unknown(usize, String),
}

/// What is true of one report.
#[derive(Debug, Clone, Deserialize)]
pub struct Gold {
    /// The address of a web page, or the name of a file.
    #[serde(alias = "file")]
    pub url: String,
    /// The themes by slug.
    pub themes: BTreeMap<String, Tier>,
    /// The agencies by slug, each with its strongest role.
    #[serde(default)]
    pub agencies: BTreeMap<String, AgencyRole>,
    /// All agencies that worked with the person, also where they are addressed.
    #[serde(default)]
    pub involved: BTreeSet<String>,
    /// The words that show a label.
    #[serde(default)]
    pub evidence: BTreeMap<String, String>,
}

impl Gold {
    /// Reads a gold file.
    ///
    /// # Errors
    ///
    /// Fails at the first line that is no gold label, or names a label that
    /// the taxonomies do not have.
    pub fn read(text: &str) -> Result<Vec<Self>, GoldError> {
        let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        lines
            .map(|(at, line)| {
                let gold: Self =
                    serde_json::from_str(line).map_err(|error| GoldError::Line(at + 1, error))?;
                match gold.stranger() {
                    Some(slug) => Err(GoldError::Unknown(at + 1, slug.to_owned())),
                    None => Ok(gold),
                }
            })
            .collect()
    }

    /// Whether an agency dealt with the person or is asked to act.
    #[must_use]
    pub fn takes_part(&self, slug: &str) -> bool {
        let role = self.agencies.get(slug);
        role.is_some_and(|role| *role != AgencyRole::Mentioned) || self.involved.contains(slug)
    }

    /// A label that the taxonomies do not have.
    fn stranger(&self) -> Option<&str> {
        let unknown = |taxonomy: &'static Taxonomy| move |slug: &&String| taxonomy.get(slug).is_none();
        let themes = self.themes.keys().find(unknown(&THEMES));
        let agencies = self.agencies.keys().chain(&self.involved).find(unknown(&AGENCIES));
        themes.or(agencies).map(String::as_str)
    }
}

/// An address or a path in the form in which gold and reviews are compared.
#[must_use]
pub(super) fn key(address: &str) -> String {
    let plain = address.trim().trim_end_matches('/');
    plain.strip_prefix("http://").map_or_else(|| plain.to_owned(), |rest| format!("https://{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_what_is_true_of_a_report() {
        let line = r#"{"file":"harbour.pdf","themes":{"training":"central"},"agencies":{"police":"addressed"},"involved":["gp"]}"#;

        let gold = Gold::read(line).expect("gold");

        assert_eq!(gold[0].themes["training"], Tier::Central);
        assert!(gold[0].takes_part("police") && gold[0].takes_part("gp") && !gold[0].takes_part("fire"));
    }

    #[test]
    fn a_label_that_nobody_knows_is_an_error() {
        let line = "\n{\"url\":\"a\",\"themes\":{\"boating\":\"central\"}}";

        assert!(matches!(Gold::read(line), Err(GoldError::Unknown(2, slug)) if slug == "boating"));
        assert!(matches!(Gold::read("boats"), Err(GoldError::Line(1, _))));
    }

    #[test]
    fn the_ways_of_writing_an_address_are_one() {
        assert_eq!(key("http://example.org/a/"), key("https://example.org/a"));
    }
}
