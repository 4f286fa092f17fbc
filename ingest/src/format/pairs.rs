//! "Label: value": the lines in which publishers say what a report is.
//!
//! Only the form is judged, never the meaning: a label is short, starts with
//! a capital and stands before a colon. Values of a list are told apart only
//! where the list is plain to see.

use crate::extracted::Detail;

/// Characters that a label may have.
const LABEL_CHARS: usize = 70;

/// Words that a label may have.
const LABEL_WORDS: usize = 9;

/// Characters that the value in a line may have.
const VALUE_CHARS: usize = 400;

/// The label and the value of a line, if it has that form.
pub(crate) fn split_line(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    let (label, value) = line.split_once(':')?;
    let value_text = value.trim();
    let spaced = value.starts_with(char::is_whitespace) || label.ends_with(char::is_whitespace);
    let fits = spaced && !value_text.is_empty() && value_text.chars().count() <= VALUE_CHARS;
    (fits && is_label(label)).then_some((clean_label(label), value_text))
}

/// Whether words can be a label: few, starting with a capital, no sentence.
pub(crate) fn is_label(words: &str) -> bool {
    let words = clean_label(words);
    words.chars().count() <= LABEL_CHARS
        && words.split_whitespace().count() <= LABEL_WORDS
        && words.chars().next().is_some_and(char::is_uppercase)
        && words.chars().any(char::is_lowercase) | (words.chars().count() > 2)
        && !words.contains(". ")
        && !words.ends_with('.')
}

/// A label without its colon.
pub(crate) fn clean_label(label: &str) -> &str {
    label.trim().trim_end_matches(':').trim_end()
}

/// The values of one line: several where it is plainly a list.
pub(crate) fn split_values(line: &str) -> Vec<String> {
    let line = line.trim();
    for separator in [" | ", ";"] {
        let parts: Vec<&str> = line.split(separator).map(str::trim).filter(|p| !p.is_empty()).collect();
        if parts.len() > 1 && (separator != ";" || parts.iter().all(|part| is_item(part))) {
            return parts.into_iter().map(str::to_owned).collect();
        }
    }
    if line.is_empty() { Vec::new() } else { vec![line.to_owned()] }
}

/// Whether words between semicolons are an item of a list and not part of a sentence.
fn is_item(part: &str) -> bool {
    let first = part.chars().next();
    first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit()) && part.chars().count() <= 100
}

/// The detail that one line of page 1 states.
pub(crate) fn detail_of_line(line: &str) -> Option<Detail> {
    let (label, value) = split_line(line)?;
    Some(Detail {
        page: 1,
        label: label.to_owned(),
        values: split_values(value),
        quote: line.trim().to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_label_before_a_colon_is_split_off() {
        assert_eq!(split_line("Date of report: 3 May 2019"), Some(("Date of report", "3 May 2019")));
        assert_eq!(split_line("Ref : 2019-0007"), Some(("Ref", "2019-0007")));
    }

    #[test]
    fn a_sentence_with_a_colon_is_no_label() {
        for line in [
            "the board asked: why?",
            "Published at 10:30",
            "https://example.org/review",
            "He was seen. The nurse said: nothing",
            "The panel considered in turn each of the following very long questions: one",
            "Contents:",
        ] {
            assert_eq!(split_line(line), None, "{line}");
        }
    }

    #[test]
    fn bars_always_part_values_but_semicolons_only_in_a_list() {
        assert_eq!(split_values("Alpha Trust | Beta Council"), ["Alpha Trust", "Beta Council"]);
        assert_eq!(split_values("Alpha Trust; Beta Council;"), ["Alpha Trust", "Beta Council"]);
        assert_eq!(split_values("It was late; no one came"), ["It was late; no one came"]);
        assert!(split_values("  ").is_empty());
    }
}
