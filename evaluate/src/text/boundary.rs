//! Counts words that were glued together or split.

use std::collections::HashSet;

/// How often two words of the truth are one word of ours, and one word of the truth two of ours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Boundaries {
    pub(super) glued: usize,
    pub(super) split: usize,
}

/// Compares where words end; only words that the other side does not have at all count.
pub(super) fn compare(ours: &[String], truth: &[String]) -> Boundaries {
    Boundaries { glued: joined(ours, truth), split: joined(truth, ours) }
}

/// How many words of `whole` are two neighbouring words of `parts`.
fn joined(whole: &[String], parts: &[String]) -> usize {
    let known: HashSet<&str> = parts.iter().map(String::as_str).collect();
    let pairs: HashSet<String> = parts.windows(2).map(|pair| format!("{}{}", pair[0], pair[1])).collect();
    whole.iter().filter(|word| !known.contains(word.as_str()) && pairs.contains(*word)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glued_and_split_words_are_counted_apart() {
        let list = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();

        let found = compare(&list("noone as ked why"), &list("no one asked why"));

        assert_eq!(found, Boundaries { glued: 1, split: 1 });
    }
}
