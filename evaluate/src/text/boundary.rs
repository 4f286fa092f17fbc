//! Counts words that were glued together or split.
//!
//! Judged by what most readers have: a word that one of them alone cuts
//! otherwise is its own affair.

use std::collections::HashSet;

use super::agreement::TruePage;

/// How often two words of the truth are one word of ours, and one word of the truth two of ours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Boundaries {
    pub(super) glued: usize,
    pub(super) split: usize,
}

/// Compares where words end; only words that the other side does not have at all count.
///
/// `parts` are the body and the furniture, whose words are neighbours only among themselves.
pub(super) fn compare(parts: &[&[String]], truth: &TruePage) -> Boundaries {
    let known: HashSet<&str> = parts.iter().flat_map(|part| part.iter()).map(String::as_str).collect();
    let pairs: HashSet<String> =
        parts.iter().flat_map(|part| part.windows(2)).map(|pair| format!("{}{}", pair[0], pair[1])).collect();
    let glued = |word: &&String| !truth.bag.contains_key(*word) && truth.pairs.contains(*word);
    let split = truth.bag.iter().filter(|(word, _)| !known.contains(word.as_str()) && pairs.contains(*word));
    Boundaries {
        glued: parts.iter().flat_map(|part| part.iter()).filter(glued).count(),
        split: split.map(|(_, count)| count).sum(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::agreement::Truth;
    use super::super::reader::{Cost, Leaf, Text};
    use super::super::word::words;
    use super::*;

    fn text(page: &str) -> Text {
        Text { pages: vec![Leaf { text: page.to_owned(), furniture: String::new() }], cost: Cost::default() }
    }

    fn against(body: &str, furniture: &str, others: [&str; 3]) -> Boundaries {
        let others = others.map(text);
        let truth = Truth::agreed(&others.iter().collect::<Vec<_>>()).expect("a truth");
        compare(&[&words(body), &words(furniture)], &truth.pages[0])
    }

    #[test]
    fn glued_and_split_words_are_counted_apart() {
        let found = against("noone as ked why", "", ["no one asked why"; 3]);

        assert_eq!(found, Boundaries { glued: 1, split: 1 });
    }

    #[test]
    fn a_word_that_one_reader_alone_cuts_otherwise_is_no_fault() {
        let others = ["no one as ked 20152016", "no one asked 2015-2016", "no one asked 2015-2016"];

        assert_eq!(against("no one asked 2015-2016", "", others), Boundaries::default());
    }

    #[test]
    fn words_of_a_running_line_are_neighbours_of_no_word_of_the_text() {
        assert_eq!(against("1 why", "1 2 1", ["1 2 1 1 why", "12 1 1 why", "12 1 1 why"]).split, 1);
        assert_eq!(against("why 1", "2 why", ["why 12 why"; 3]).split, 0);
    }
}
