//! Takes the letters of a table's columns from the ends of recommendations.
//!
//! A table may say with a letter in each of its last cells how far each
//! recommendation was carried out, or who answers for it. In the text of a
//! page such letters stand behind the words. They are known by coming often:
//! "hepatitis C" ends with a letter too.

use std::collections::BTreeMap;

use super::Draft;

/// So many records must end with letters, and with one letter, before it is a code.
const OFTEN: usize = 3;

/// Drops the letters of columns behind the words of records.
pub(super) fn drop(drafts: &mut [Draft]) {
    let codes = codes(drafts);
    if codes.is_empty() {
        return;
    }
    for draft in drafts {
        let kept = without(&draft.text, &codes).len();
        if kept > 0 {
            draft.text.truncate(kept);
        }
    }
}

/// The letters that end many records in a row of at least two.
fn codes(drafts: &[Draft]) -> Vec<char> {
    let mut ends: BTreeMap<char, usize> = BTreeMap::new();
    for draft in drafts {
        let mut letters = draft.text.split_whitespace().rev().map_while(letter);
        // The first of a row may belong to the words.
        if let (Some(last), Some(_)) = (letters.next(), letters.next()) {
            *ends.entry(last).or_default() += 1;
        }
    }
    ends.into_iter().filter_map(|(letter, count)| (count >= OFTEN).then_some(letter)).collect()
}

/// A word that is one capital.
fn letter(word: &str) -> Option<char> {
    let mut letters = word.chars();
    letters.next().filter(|letter| letter.is_ascii_uppercase() && letters.next().is_none())
}

/// Words without the codes behind them.
fn without<'a>(text: &'a str, codes: &[char]) -> &'a str {
    let mut rest = text.trim_end();
    while let Some(last) = rest.split_whitespace().next_back().filter(|last| is_code(last, codes)) {
        rest = rest.get(..rest.len() - last.len()).unwrap_or_default().trim_end();
    }
    rest
}

/// Whether a word is one of the codes.
fn is_code(word: &str, codes: &[char]) -> bool {
    letter(word).is_some_and(|letter| codes.contains(&letter))
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;

    fn texts(endings: [&str; 4]) -> Vec<String> {
        let words = ["count the boats", "light the lamps", "bring vitamin C", "paint the buoys"];
        let lines = words.iter().zip(endings).enumerate();
        let page = lines.fold(String::from("Recommendations"), |page, (at, (words, ending))| {
            format!("{page}\n\nRecommendation {}: The Trust should {words}{ending}", at + 1)
        });
        found(&[&page]).into_iter().map(|record| record.text).collect()
    }

    #[test]
    fn letters_of_columns_are_no_words_of_recommendations() {
        let found = texts([" P P", " P P", " P P", " P"]);

        assert!(found[0].ends_with("the boats"), "{}", found[0]);
        assert!(found[1].ends_with("the lamps"), "{}", found[1]);
        assert!(found[2].ends_with("vitamin C"), "{}", found[2]);
        assert!(found[3].ends_with("the buoys"), "{}", found[3]);
    }

    #[test]
    fn a_letter_that_few_end_with_is_a_word() {
        let found = texts([" A B", "", "", " A B"]);

        assert!(found[0].ends_with("boats A B"), "{}", found[0]);
        assert!(found[2].ends_with("vitamin C"), "{}", found[2]);
    }
}
