//! From counts to figures.

use serde::Serialize;

use super::agreement::{Bag, TruePage, Truth, bag};
use super::boundary;
use super::furniture::without;
use super::lcs;
use super::reader::{Leaf, Text};
use super::word::words;
use super::{Difference, running};

/// How good a text is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Score {
    /// The share of its words that are true.
    pub precision: f64,
    /// The share of the true words that it has.
    pub recall: f64,
    /// The harmonic mean of both.
    pub f1: f64,
    /// The share of its true words that stand in the order on which readers agree.
    pub order: f64,
    /// Words that are two words with most of the readers, in 10,000; running lines count.
    pub glued: f64,
    /// Words of most of the readers of which two were made, in 10,000; running lines count.
    pub split: f64,
    /// Characters that are not known (U+FFFD).
    pub unknown: usize,
    /// Pages at whose ends a running header or footer was left.
    pub running_left: usize,
    /// Pages.
    pub pages: usize,
}

/// What scores are made of; counts of files can be added.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counts {
    pub(super) truth: usize,
    words: usize,
    shared: usize,
    ordered: usize,
    orderable: usize,
    glued: usize,
    split: usize,
    unknown: usize,
    running_left: usize,
    pages: usize,
}

impl Counts {
    /// Compares a text with the truth.
    pub(super) fn of(text: &Text, truth: &Truth) -> Self {
        let mut counts = Self { pages: text.pages.len(), ..Self::default() };
        let nothing = Leaf::default();
        for (at, page) in truth.pages.iter().enumerate() {
            counts.page(text.pages.get(at).unwrap_or(&nothing), page);
        }
        counts.unknown = text.pages.iter().map(|page| page.text.matches('\u{FFFD}').count()).sum();
        counts
    }

    /// Counts running lines of another reader that are left.
    pub(super) fn with_running(mut self, text: &Text, other: Option<&Text>) -> Self {
        self.running_left = other.map_or(0, |other| running::left(text, other));
        self
    }

    /// Adds one page.
    fn page(&mut self, page: &Leaf, truth: &TruePage) {
        let (body, furniture) = (words(&page.text), words(&page.furniture));
        let all = bag(&[body.clone(), furniture.clone()].concat());
        self.truth += truth.bag.values().sum::<usize>();
        self.words += all.values().sum::<usize>();
        self.shared += shared(&all, &truth.bag);
        let lines: Vec<Vec<String>> = page.furniture.lines().map(words).collect();
        let order = without(&truth.order, &lines);
        self.orderable += shared(&bag(&body), &bag(&order));
        self.ordered += lcs::length(&body, &order);
        let ends = boundary::compare(&[&body, &furniture], truth);
        self.glued += ends.glued;
        self.split += ends.split;
    }

    /// Adds the counts of another file.
    pub(super) fn add(&mut self, other: &Self) {
        self.truth += other.truth;
        self.words += other.words;
        self.shared += other.shared;
        self.ordered += other.ordered;
        self.orderable += other.orderable;
        self.glued += other.glued;
        self.split += other.split;
        self.unknown += other.unknown;
        self.running_left += other.running_left;
        self.pages += other.pages;
    }

    /// The figures.
    pub(super) fn score(&self) -> Score {
        let (precision, recall) = (share(self.shared, self.words), share(self.shared, self.truth));
        let sum = precision + recall;
        Score {
            precision,
            recall,
            f1: if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 },
            order: share(self.ordered, self.orderable),
            glued: 10_000.0 * share(self.glued, self.truth.max(1)),
            split: 10_000.0 * share(self.split, self.truth.max(1)),
            unknown: self.unknown,
            running_left: self.running_left,
            pages: self.pages,
        }
    }
}

/// A part of a whole; all of nothing.
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// How many words two bags share.
fn shared(a: &Bag, b: &Bag) -> usize {
    a.iter().map(|(word, count)| (*count).min(b.get(word).copied().unwrap_or(0))).sum()
}

/// Where the words of a text differ from the truth, page by page.
pub(super) fn differences(text: &Text, truth: &Truth) -> Vec<Difference> {
    let nothing = Leaf::default();
    let page = |(at, truth): (usize, &TruePage)| {
        let page = text.pages.get(at).unwrap_or(&nothing);
        let ours = bag(&[words(&page.text), words(&page.furniture)].concat());
        let (missing, extra) = (beyond(&truth.bag, &ours), beyond(&ours, &truth.bag));
        let mut counts = Counts::default();
        counts.page(page, truth);
        let order = share(counts.ordered, counts.orderable);
        let differs = !missing.is_empty() || !extra.is_empty() || order < 1.0;
        differs.then_some(Difference { page: at + 1, missing, extra, order })
    };
    truth.pages.iter().enumerate().filter_map(page).collect()
}

/// The words that one bag has more often than another, in alphabetical order.
fn beyond(a: &Bag, b: &Bag) -> Vec<String> {
    let mut words: Vec<String> = a
        .iter()
        .flat_map(|(word, count)| {
            let more = count.saturating_sub(b.get(word).copied().unwrap_or(0));
            std::iter::repeat_n(word.clone(), more)
        })
        .collect();
    words.sort_unstable();
    words
}

#[cfg(test)]
mod tests {
    use super::super::reader::Cost;
    use super::*;

    fn text(body: &str, furniture: &str) -> Text {
        let page = Leaf { text: body.to_owned(), furniture: furniture.to_owned() };
        Text { pages: vec![page], cost: Cost::default() }
    }

    #[test]
    fn furniture_counts_as_read_and_not_as_out_of_order() {
        let truth = Truth::gold("Page 7 no one asked why");

        let score = Counts::of(&text("no one asked why", "Page 7"), &truth).score();

        assert_eq!((score.f1, score.order), (1.0, 1.0));
    }

    #[test]
    fn a_long_running_line_does_not_put_the_text_out_of_order() {
        let (foot, body) = ("The death of Z in the care of the county", "one of the panel asked a question");
        let truth = Truth::gold(&format!("{body} {foot}"));

        let score = Counts::of(&text(body, foot), &truth).score();

        assert_eq!((score.f1, score.order), (1.0, 1.0));
    }

    #[test]
    fn a_lost_word_costs_recall_and_an_invented_one_precision() {
        let truth = Truth::gold("no one asked why");

        let score = Counts::of(&text("no one told", ""), &truth).score();

        assert_eq!((score.precision, score.recall), (2.0 / 3.0, 0.5));
        let expected = Difference {
            page: 1,
            missing: vec!["asked".into(), "why".into()],
            extra: vec!["told".into()],
            order: 1.0,
        };
        assert_eq!(differences(&text("no one told", ""), &truth), [expected]);
    }
}
