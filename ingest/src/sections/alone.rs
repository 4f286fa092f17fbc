//! Knows an unmarked heading: a short line by itself, of known wording.
//!
//! Never takes a sentence, a list item or an entry of a list for a heading.

use hindsight_index::vocabulary::SectionKind;

use super::wording::{self, Fit};

/// The heading that a line is, with its kind; `before` is the line above.
pub(super) fn heading<'a>(line: &'a str, before: Option<&str>) -> Option<(&'a str, SectionKind)> {
    /// Longer lines are text.
    const LONGEST: usize = 100;
    /// More words are a sentence.
    const WORDS: usize = 13;
    if line.len() > LONGEST || line.split_whitespace().count() > WORDS || ends_as_sentence(line) {
        return None;
    }
    let bare = wording::without_numbering(line);
    let numbered = bare.len() < line.len();
    if !bare.starts_with(|c: char| c.is_uppercase()) || (!numbered && introduces_list(before)) {
        return None;
    }
    let meaning = wording::meaning(line).filter(|_| !states_value(bare))?;
    let looks =
        is_capitals(bare) || is_title_case(bare) || (numbered && bare.split_whitespace().count() <= 8);
    (meaning.fit == Fit::Whole || looks).then_some((line, meaning.kind))
}

/// Whether a line ends as sentences and entries do.
fn ends_as_sentence(line: &str) -> bool {
    line.ends_with(['.', ',', ';', '?', '!'])
        || line.ends_with(|c: char| c.is_ascii_digit()) && line.contains("..")
}

/// Whether a line is "label: value", and not "Appendix 1: Findings".
fn states_value(line: &str) -> bool {
    let label = line.split_once(": ").map(|(label, _)| label);
    label.is_some_and(|label| {
        !label.contains(|c: char| c.is_ascii_digit())
            && !label.starts_with("App")
            && !label.starts_with("Annex")
    })
}

/// Whether the line above announces a list, of which this is an item.
fn introduces_list(before: Option<&str>) -> bool {
    before.is_some_and(|line| line.ends_with([':', ';', ',']))
}

/// Whether all letters are capitals ("and" and "of" aside).
pub(super) fn is_capitals(text: &str) -> bool {
    let mut words = text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).peekable();
    words.peek().is_some() && words.all(|word| is_small(word) || !word.chars().any(char::is_lowercase))
}

/// Whether every longer word starts with a capital.
fn is_title_case(text: &str) -> bool {
    text.split_whitespace()
        .filter(|word| !is_small(word))
        .all(|word| word.chars().find(|c| c.is_alphabetic()).is_none_or(char::is_uppercase))
}

/// Whether a word is written small in titles too.
fn is_small(word: &str) -> bool {
    let small = ["and", "of", "the", "to", "in", "for", "a", "an", "on", "from", "with", "as", "by", "or"];
    small.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_by_itself_of_known_wording_is_a_heading() {
        for line in
            ["Findings", "FINDINGS", "3.1 Key findings", "Lessons Learned from the Case", "Conclusion:"]
        {
            assert!(heading(line, None).is_some(), "{line}");
        }
    }

    #[test]
    fn sentences_and_list_items_are_not() {
        for line in [
            "findings",
            "Findings.",
            "• Findings",
            "Findings as to what the crew could see that night",
            "12",
            "Summary: the ferry",
        ] {
            assert!(heading(line, None).is_none(), "{line}");
        }
        assert!(heading("Findings", Some("This report has three parts:")).is_none());
    }
}
