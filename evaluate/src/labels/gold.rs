//! The gold file of labels: a line of JSON for each report.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The labels of one report, as a person gave them.
#[derive(Debug, Clone, Deserialize)]
pub struct Gold {
    /// The address of the report.
    pub url: String,
    /// The tier of each theme, by slug.
    #[serde(default)]
    pub themes: BTreeMap<String, String>,
    /// How it speaks of a theme, by slug: concern, good or neutral; not of every theme.
    #[serde(default)]
    pub polarity: BTreeMap<String, String>,
    /// The strongest role of each agency, by slug.
    #[serde(default)]
    pub agencies: BTreeMap<String, String>,
    /// All agencies that worked with the person, also those that are addressed.
    #[serde(default)]
    pub involved: Vec<String>,
    /// The words that show a theme, by slug.
    #[serde(default)]
    pub evidence: BTreeMap<String, String>,
}
