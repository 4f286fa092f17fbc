//! Reads gold files: a line of JSON for each report.
//!
//! Never guesses: a line that cannot be read is an error with its number.

use serde::de::DeserializeOwned;

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
pub fn read<T: DeserializeOwned>(text: &str) -> Result<Vec<T>, GoldError> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(at, line)| serde_json::from_str(line).map_err(|source| GoldError { line: at + 1, source }))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_cannot_be_read_is_named() {
        let error = read::<serde_json::Value>("{}\n\n{").expect_err("no gold");

        assert!(error.to_string().starts_with("line 3 "), "{error}");
    }
}
