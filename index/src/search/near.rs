//! Which words have nearly the letters of another: a quick sieve before the letters are compared in order.
//!
//! Words lie by length, each with the set of its letters as bits. A wrong letter changes at most two bits, one
//! too many or missing at most one, so most words are passed over by one comparison. Never passes over a word
//! that is as near as asked.

/// Words by length.
#[derive(Debug, Default)]
pub(super) struct Near {
    /// At each length in characters: the letters of each word, and its number.
    by_length: Vec<Vec<(u64, u32)>>,
}

impl Near {
    /// Sorts words, each with its number.
    pub(super) fn new<'a>(words: impl Iterator<Item = (&'a str, u32)>) -> Self {
        let mut near = Self::default();
        for (word, number) in words {
            let length = word.chars().count();
            if near.by_length.len() <= length {
                near.by_length.resize(length + 1, Vec::new());
            }
            near.by_length[length].push((letters(word), number));
        }
        near
    }

    /// The numbers of the words that may be at most `most` letters off.
    pub(super) fn alike(&self, word: &str, most: usize) -> impl Iterator<Item = u32> {
        let (own, length) = (letters(word), word.chars().count());
        let to = (length + most + 1).min(self.by_length.len());
        let lists = &self.by_length[length.saturating_sub(most).min(to)..to];
        lists.iter().flatten().filter_map(move |(letters, number)| {
            ((letters ^ own).count_ones() as usize <= 2 * most).then_some(*number)
        })
    }
}

/// The set of letters of a word: for each of a to z a bit for the first and one for the second time; the others
/// share the rest.
pub(super) fn letters(word: &str) -> u64 {
    word.chars().fold(0, |bits, c| {
        let once = match c {
            'a'..='z' => 1 << (c as u32 - 'a' as u32),
            other => return bits | 1 << (52 + other as u32 % 12),
        };
        bits | if bits & once == 0 { once } else { once << 26 }
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::words::distance_within;

    proptest! {
        #[test]
        fn no_near_word_is_passed_over(words in prop::collection::vec("[abc\u{e9}1]{0,9}", 0..8), asked in "[abc\u{e9}1]{0,9}", most in 0usize..3) {
            let near = Near::new(words.iter().map(String::as_str).zip(0..));
            let alike: Vec<u32> = near.alike(&asked, most).collect();

            for (word, number) in words.iter().zip(0..) {
                prop_assert!(!distance_within(&asked, word, most) || alike.contains(&number), "{word} {asked}");
            }
        }
    }
}
