//! A text cut into words with their stems, in a form that can be kept beside the text.
//!
//! Words are those of [`words`](super::words), in order; letters of all of them lie in one string.

use std::ops::Range;

use super::{each, stem};

/// The words of a text.
#[derive(Debug)]
pub(crate) struct Cut {
    letters: String,
    words: Vec<Placed>,
}

/// Where a word stands in the text, and its letters and its stem among the letters.
#[derive(Debug)]
struct Placed {
    range: Range<u32>,
    plain: Range<u32>,
    stem: Range<u32>,
}

impl Cut {
    /// Cuts a text; what lies behind 4 GB of it is left out.
    pub(crate) fn of(text: &str) -> Self {
        let mut cut = Self { letters: String::with_capacity(text.len()), words: Vec::new() };
        for word in each(text) {
            let Some(range) = narrow(&word.range) else { break };
            let plain = cut.add(&word.plain);
            let stem = stem(&word.plain);
            let stem = match word.plain.starts_with(&*stem) {
                true => plain.start..plain.start + u32::try_from(stem.len()).unwrap_or(0),
                false => cut.add(&stem),
            };
            cut.words.push(Placed { range, plain, stem });
        }
        cut
    }

    /// Puts letters behind the others.
    fn add(&mut self, letters: &str) -> Range<u32> {
        let start = self.letters.len();
        self.letters.push_str(letters);
        narrow(&(start..self.letters.len())).unwrap_or(0..0)
    }

    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// Where a word stands in the text, in bytes.
    pub(crate) fn range(&self, at: usize) -> Range<usize> {
        wide(&self.words[at].range)
    }

    /// The plain form of a word.
    pub(crate) fn plain(&self, at: usize) -> &str {
        &self.letters[wide(&self.words[at].plain)]
    }

    /// The stem of a word.
    pub(crate) fn stem(&self, at: usize) -> &str {
        &self.letters[wide(&self.words[at].stem)]
    }

    /// How much memory it takes, in bytes.
    pub(crate) fn size(&self) -> usize {
        self.letters.capacity() + self.words.capacity() * size_of::<Placed>()
    }
}

fn narrow(range: &Range<usize>) -> Option<Range<u32>> {
    Some(u32::try_from(range.start).ok()?..u32::try_from(range.end).ok()?)
}

fn wide(range: &Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::words::words;

    proptest! {
        #[test]
        fn what_is_kept_is_what_was_cut(text in "([a-zA-Zé’'.\u{ad} -]|colour|organised|U\\.K\\.|children’s ){0,80}") {
            let (cut, words) = (Cut::of(&text), words(&text));

            prop_assert_eq!(cut.len(), words.len());
            for (at, word) in words.iter().enumerate() {
                prop_assert_eq!(cut.range(at), word.range.clone());
                prop_assert_eq!(cut.plain(at), &word.plain);
                prop_assert_eq!(cut.stem(at), &*stem(&word.plain));
            }
        }
    }
}
