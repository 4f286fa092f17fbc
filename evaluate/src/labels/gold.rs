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

/// Why a gold file cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("line {line} of the gold file cannot be read: {source}")]
pub struct GoldError {
    /// The line, counted from 1.
    line: usize,
    /// What is wrong with it.
    source: serde_json::Error,
}

/// Reads the text of a gold file.
///
/// # Errors
///
/// Fails on the first line that is no report.
pub fn read(text: &str) -> Result<Vec<Gold>, GoldError> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(at, line)| serde_json::from_str(line).map_err(|source| GoldError { line: at + 1, source }))
        .collect()
}
