//! Takes the signs of Markdown away and leaves its words.
//!
//! Links keep their words, pictures their description; signs that mark
//! nothing stay. Never fails.

use std::sync::LazyLock;

use regex::Regex;

/// `![description](address)` and `[words](address)`.
static LINK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s[^()]*)?\)").expect("a constant that the tests use")
});

/// `**words**` and `__words__`.
static STRONG: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\*\*(\S(?:[^*]*\S)?)\*\*|\b__(\S(?:[^_]*\S)?)__\b").expect("a constant that the tests use")
});

/// `*words*`, `_words_` and code in back quotes.
static SOFT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\*(\S(?:[^*\n]*\S)?)\*|\b_(\S(?:[^_\n]*\S)?)_\b|`([^`\n]+)`")
        .expect("a constant that the tests use")
});

/// The front matter of a text, and the rest.
pub(super) fn front_matter(text: &str) -> (&str, &str) {
    let body = text.trim_start_matches(['\u{feff}', '\n', '\r']);
    let opened = body.strip_prefix("---\n").or_else(|| body.strip_prefix("---\r\n"));
    let closed = opened.and_then(|rest| rest.split_once("\n---"));
    match closed {
        Some((front, rest)) if rest.is_empty() || rest.starts_with(['\n', '\r']) => (front, rest),
        _ => ("", text),
    }
}

/// The words of a block.
pub(super) fn plain(block: &str) -> String {
    let lines: Vec<String> = block.lines().map(line).collect();
    lines.join("\n").trim().to_owned()
}

/// The words of a line.
fn line(line: &str) -> String {
    let line = line.trim_start_matches(['>', ' ']);
    let line = if line.starts_with('|') { row(line) } else { line.to_owned() };
    let line = LINK.replace_all(&line, "$1");
    let line = STRONG.replace_all(&line, "$1$2");
    SOFT.replace_all(&line, "$1$2$3").trim().to_owned()
}

/// A row of a table, its cells apart by bars.
fn row(line: &str) -> String {
    let cells: Vec<&str> = line.trim().trim_matches('|').split('|').map(str::trim).collect();
    cells.join(" | ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_go_and_words_stay() {
        assert_eq!(
            plain("**No one** asked *why*, see [here](a \"b\") ![a plan](x.png)"),
            "No one asked why, see here a plan"
        );
        assert_eq!(plain("| Date | Ref |\n| 2019 | 7 |"), "Date | Ref\n2019 | 7");
    }

    #[test]
    fn signs_that_mark_nothing_stay() {
        for text in ["2 * 3 * 4", "a_file_name", "* not closed", "[1] and (2)"] {
            assert_eq!(plain(text), text);
        }
    }

    #[test]
    fn front_matter_is_only_at_the_head() {
        assert_eq!(front_matter("---\na: b\n---\nText"), ("a: b", "\nText"));
        assert_eq!(front_matter("Text\n---\na: b\n---\n").0, "");
        assert_eq!(front_matter("---\na: b").0, "");
    }
}
