//! The truth of a page: what other readers agree on.

use std::collections::HashMap;

use super::lcs;
use super::reader::Text;
use super::word::words;

/// How often each word stands on a page.
pub(super) type Bag = HashMap<String, usize>;

/// What the pages of a file say.
#[derive(Debug, Clone, Default)]
pub(super) struct Truth {
    pub(super) pages: Vec<TruePage>,
}

/// What a page says.
#[derive(Debug, Clone, Default)]
pub(super) struct TruePage {
    /// The words, each as often as it stands there.
    pub(super) bag: Bag,
    /// The words on whose order readers agree.
    pub(super) order: Vec<String>,
    /// The words as one of the readers has them: where words end is judged by it.
    pub(super) sequence: Vec<String>,
}

impl Truth {
    /// What readers agree on; `None` if there are none, or they do not agree on the number of pages.
    pub(super) fn agreed(others: &[&Text]) -> Option<Self> {
        let pages = others.first()?.pages.len();
        let same: Vec<&&Text> = others.iter().filter(|text| text.pages.len() == pages).collect();
        let page = |at: usize| {
            let read: Vec<Vec<String>> = same.iter().map(|text| words(&text.pages[at].text)).collect();
            TruePage { bag: median(&read), order: order(&read), sequence: read[0].clone() }
        };
        Some(Self { pages: (0..pages).map(page).collect() })
    }

    /// What gold text says; it has one page.
    pub(super) fn gold(text: &str) -> Self {
        let words = words(text);
        Self { pages: vec![TruePage { bag: bag(&words), order: words.clone(), sequence: words }] }
    }
}

/// How often each word comes.
pub(super) fn bag(words: &[String]) -> Bag {
    let mut bag = Bag::new();
    for word in words {
        *bag.entry(word.clone()).or_default() += 1;
    }
    bag
}

/// How often each word comes by the middle one of the readers; of two, the lower.
fn median(read: &[Vec<String>]) -> Bag {
    let bags: Vec<Bag> = read.iter().map(|words| bag(words)).collect();
    let mut agreed = Bag::new();
    for word in bags.iter().flat_map(Bag::keys) {
        if agreed.contains_key(word) {
            continue;
        }
        let mut counts: Vec<usize> = bags.iter().map(|bag| bag.get(word).copied().unwrap_or(0)).collect();
        counts.sort_unstable();
        let middle = counts[(counts.len() - 1) / 2];
        if middle > 0 {
            agreed.insert(word.clone(), middle);
        }
    }
    agreed
}

/// The words on whose order the two readers agree that agree most.
fn order(read: &[Vec<String>]) -> Vec<String> {
    let pairs = (0..read.len()).flat_map(|a| (a + 1..read.len()).map(move |b| (a, b)));
    let best = pairs.max_by_key(|(a, b)| lcs::length(&read[*a], &read[*b]));
    best.map_or_else(|| read[0].clone(), |(a, b)| lcs::common(&read[a], &read[b]))
}

#[cfg(test)]
mod tests {
    use super::super::reader::{Cost, Leaf};
    use super::*;

    fn text(page: &str) -> Text {
        Text { pages: vec![Leaf { text: page.to_owned(), furniture: String::new() }], cost: Cost::default() }
    }

    #[test]
    fn two_of_three_readers_are_right_about_words_and_order() {
        let texts = [text("no one asked"), text("asked no one"), text("noone asked")];

        let truth = Truth::agreed(&texts.iter().collect::<Vec<_>>()).expect("a truth");

        let mut known: Vec<&str> = truth.pages[0].bag.keys().map(String::as_str).collect();
        known.sort_unstable();
        assert_eq!(known, ["asked", "no", "one"]);
        assert_eq!(truth.pages[0].order, ["no", "one"]);
    }
}
