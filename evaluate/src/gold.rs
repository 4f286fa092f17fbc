//! Reads gold files: a line of JSON for each report, and the names by which reports are known there.
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

/// An address as it is compared.
pub(crate) fn address(url: &str) -> &str {
    url.trim_end_matches('/')
}

/// The name of a file without its folders.
pub(crate) fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// The name of a file, or the last part of an address, without its ending.
pub(crate) fn stem(path: &str) -> &str {
    let name = file_name(address(path));
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_cannot_be_read_is_named() {
        let error = read::<serde_json::Value>("{}\n\n{").expect_err("no gold");

        assert!(error.to_string().starts_with("line 3 "), "{error}");
    }

    #[test]
    fn an_address_and_a_file_share_their_stem() {
        assert_eq!(stem("https://example.org/reports/adult-k/"), stem("/invented/adult-k.html"));
        assert_eq!(file_name("reviews.zip/2019/a.pdf"), "a.pdf");
    }
}
