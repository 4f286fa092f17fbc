//! Words that two documents share, as evidence that can be checked by hand.

use std::collections::HashMap;

use super::sketch::{RUN, runs, tokenise};
use crate::review::Page;

/// The fewest and most characters of a sentence that is quoted.
const FEWEST: usize = 60;
/// The most.
const MOST: usize = 300;

/// A sentence of the first that stands in the second too: its page, and its words.
///
/// The longest of them, and of those the first.
pub(crate) fn shared(first: &[Page], second: &[Page]) -> Option<(u32, String)> {
    let mut held: HashMap<u32, ()> = HashMap::new();
    for page in second {
        held.extend(hashes(&page.text).into_iter().map(|hash| (hash, ())));
    }
    let sentences = first.iter().flat_map(|page| sentences(&page.text).map(|text| (page.number, text)));
    let common = sentences.filter(|(_, text)| {
        let hashes = hashes(text);
        hashes.len() >= RUN && hashes.iter().all(|hash| held.contains_key(hash))
    });
    let longest = common.max_by(|a, b| a.1.len().cmp(&b.1.len()).then(b.0.cmp(&a.0)));
    longest.map(|(page, text)| (page, text.to_owned()))
}

/// The hashes of the runs of words of a text.
fn hashes(text: &str) -> Vec<u32> {
    let (mut words, mut tokens) = (Vec::new(), Vec::new());
    tokenise(text, &mut words, &mut tokens);
    runs(&words)
}

/// The sentences of a page that can be quoted.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let all = text.split("\n\n").flat_map(|block| block.split_inclusive(". ")).map(str::trim);
    all.filter(|sentence| (FEWEST..=MOST).contains(&sentence.len()) && !sentence.contains('|'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_sentence_of_both_is_quoted_with_its_page() {
        let same = "Nobody had asked whether the lamp at the end of the long pier was burning that night.";
        let first = [Page::new(1, "Cover."), Page::new(2, format!("Other words. {same} More of them here."))];
        let second = [Page::new(9, same)];

        assert_eq!(shared(&first, &second), Some((2, same.to_owned())));
        assert_eq!(shared(&first[..1], &second), None);
    }
}
