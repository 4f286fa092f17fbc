//! Finds the word that a misspelt one most likely stands for.
//!
//! It is only ever offered to a person, never used.

use crate::taxonomy::Taxonomy;

/// Characters that are compared: longer values are no misspelt slug.
const COMPARED: usize = 100;

/// The slug in a taxonomy that, or the name of which, is closest to a value.
#[must_use]
pub fn slug<'a>(value: &str, taxonomy: &'a Taxonomy) -> Option<&'a str> {
    let distance = |slug: &str, name: &str| distance(value, slug).min(distance(value, name));
    let entries = taxonomy.entries().iter();
    entries.min_by_key(|entry| distance(&entry.slug, &entry.name)).map(|entry| entry.slug.as_str())
}

/// The word of a list that is closest to a value.
pub fn word<'a>(value: &str, words: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    words.min_by_key(|word| distance(value, word))
}

/// How many letters have to be put in, left out or changed (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let letters = |text: &str| text.to_lowercase().chars().take(COMPARED).collect::<Vec<_>>();
    let (one, other) = (letters(one), letters(other));
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (above, letter) in one.iter().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        next.push(above + 1);
        for ((pair, left_letter), number) in row.windows(2).zip(&other).zip(0..) {
            let [diagonal, up] = pair else { continue };
            let left: usize = next.get(number).copied().unwrap_or(usize::MAX - 1);
            let changed = diagonal + usize::from(letter != left_letter);
            next.push(changed.min(up + 1).min(left + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_letters_that_differ_are_counted() {
        for (one, other, expected) in [
            ("", "", 0),
            ("", "abc", 3),
            ("kitten", "sitting", 3),
            ("HOUSING", "housing", 0),
            ("ab", "ba", 2),
        ] {
            assert_eq!(distance(one, other), expected, "{one} {other}");
        }
    }

    proptest! {
        #[test]
        fn it_is_as_far_there_as_back_and_never_further_than_the_longer_word(
            one in "\\PC{0,12}", other in "\\PC{0,12}"
        ) {
            let there = distance(&one, &other);
            let longer = one.to_lowercase().chars().count().max(other.to_lowercase().chars().count());

            prop_assert_eq!(there, distance(&other, &one));
            prop_assert!(there <= longer);
            prop_assert_eq!(distance(&one, &one), 0);
        }
    }
}
