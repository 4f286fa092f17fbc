//! The truth of a page: what other readers agree on.

use std::collections::{HashMap, HashSet};

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
    /// Two words that stand side by side, written as one: where words end is judged by them.
    pub(super) pairs: HashSet<String>,
}

impl Truth {
    /// What readers agree on; `None` if there are none, or they do not agree on the number of pages.
    pub(super) fn agreed(others: &[&Text]) -> Option<Self> {
        let pages = others.first()?.pages.len();
        let same: Vec<&&Text> = others.iter().filter(|text| text.pages.len() == pages).collect();
        let page = |at: usize| {
            let read: Vec<Vec<String>> = same.iter().map(|text| words(&text.pages[at].text)).collect();
            TruePage { bag: median(&read), order: order(&read), pairs: pairs(&read) }
        };
        Some(Self { pages: (0..pages).map(page).collect() })
    }

    /// What gold text says; it has one page.
    pub(super) fn gold(text: &str) -> Self {
        let words = words(text);
        Self {
            pages: vec![TruePage {
                bag: bag(&words),
                pairs: pairs(std::slice::from_ref(&words)),
                order: words,
            }],
        }
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

/// The pairs of neighbouring words that more than half of the readers have, each written as one word.
fn pairs(read: &[Vec<String>]) -> HashSet<String> {
    let mut counts: HashMap<(&str, &str), usize> = HashMap::new();
    for words in read {
        let pairs: HashSet<_> = words.windows(2).map(|pair| (pair[0].as_str(), pair[1].as_str())).collect();
        for pair in pairs {
            *counts.entry(pair).or_default() += 1;
        }
    }
    let agreed = counts.into_iter().filter(|(_, count)| 2 * count > read.len());
    agreed.map(|((first, second), _)| format!("{first}{second}")).collect()
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

    #[test]
    fn two_of_three_readers_are_right_about_where_words_end() {
        let texts = [text("no one asked"), text("noone asked why"), text("no one as ked why")];

        let truth = Truth::agreed(&texts.iter().collect::<Vec<_>>()).expect("a truth");

        let mut known: Vec<&str> = truth.pages[0].pairs.iter().map(String::as_str).collect();
        known.sort_unstable();
        assert_eq!(known, ["noone"]);
    }
}
