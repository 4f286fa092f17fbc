//! The words of all recommendations in memory, as numbers, so that each is decided by itself.
//!
//! A passage of the index may hold many recommendations; here a query is met by one of them, and what is counted
//! is recommendations. Words are cut as everywhere else. A stop stands between a recommendation and its parts:
//! no phrase runs over it.

use std::collections::HashMap;
use std::ops::Range;

use crate::bits::Bits;
use crate::catalogue::Asked;
use crate::query::{How, Pattern};
use crate::search::columns::narrow;
use crate::search::spans::Span;
use crate::vocabulary::RecommendationKind;
use crate::words;

/// Stands between a recommendation and each of its parts; no word has this number.
const STOP: u32 = u32::MAX;

/// A recommendation: whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ask {
    /// The row of its review.
    pub(super) row: u32,
    /// Its place in the review, from 0.
    pub(super) place: u32,
    pub(super) kind: RecommendationKind,
}

/// A word as it is written somewhere.
#[derive(Debug)]
struct Form {
    written: String,
    plain: String,
    stem: String,
    /// The recommendations that have it, upwards.
    asks: Vec<u32>,
}

/// The words of all recommendations.
#[derive(Debug, Default)]
pub(super) struct Store {
    pub(super) asks: Vec<Ask>,
    forms: Vec<Form>,
    numbers: HashMap<String, u32>,
    by_stem: HashMap<String, Vec<u32>>,
    /// The words of all recommendations, one behind the other.
    tokens: Vec<u32>,
    /// Where the words of each start, and the end of the last.
    starts: Vec<usize>,
}

impl Store {
    /// Reads recommendations; those of reviews without a row are left out.
    pub(super) fn new<'a>(asked: impl Iterator<Item = (u32, &'a Asked)>) -> Self {
        let mut store = Self { starts: vec![0], ..Self::default() };
        for (row, one) in asked {
            store.asks.push(Ask { row, place: one.place, kind: one.kind });
            for (part, text) in one.texts.iter().enumerate() {
                if part > 0 {
                    store.tokens.push(STOP);
                }
                store.read(text);
            }
            store.starts.push(store.tokens.len());
        }
        store
    }

    /// Adds the words of a text to the last recommendation.
    fn read(&mut self, text: &str) {
        let ask = narrow(self.asks.len().saturating_sub(1));
        for word in words::words(text) {
            let written = &text[word.range.clone()];
            let number = match self.numbers.get(written) {
                Some(number) => *number,
                None => self.add(written),
            };
            let asks = &mut self.forms[number as usize].asks;
            if asks.last() != Some(&ask) {
                asks.push(ask);
            }
            self.tokens.push(number);
        }
    }

    /// Adds a word as it is written.
    fn add(&mut self, written: &str) -> u32 {
        let number = narrow(self.forms.len());
        let plain = words::plain(written);
        let stem = words::stem(&plain).into_owned();
        self.by_stem.entry(stem.clone()).or_default().push(number);
        self.numbers.insert(written.to_owned(), number);
        self.forms.push(Form { written: written.to_owned(), plain, stem, asks: Vec::new() });
        number
    }

    /// How many recommendations there are.
    pub(super) fn len(&self) -> usize {
        self.asks.len()
    }

    /// How many words a recommendation has on average.
    pub(super) fn average(&self) -> f32 {
        self.tokens.len() as f32 / self.len().max(1) as f32
    }

    /// How many words a recommendation has.
    pub(super) fn length(&self, ask: usize) -> usize {
        self.words_of(ask).len()
    }

    /// Where the words of a recommendation stand.
    fn words_of(&self, ask: usize) -> Range<usize> {
        let start = self.starts.get(ask).copied().unwrap_or_default();
        start..self.starts.get(ask + 1).copied().unwrap_or(start)
    }

    /// The words that a pattern means.
    fn meant(&self, pattern: &Pattern) -> Vec<u32> {
        if pattern.how == How::Stem {
            return self.by_stem.get(words::stem(&pattern.plain).as_ref()).cloned().unwrap_or_default();
        }
        let fits = |form: &Form| pattern.fits(&form.plain, &form.stem, &form.written);
        (0..).zip(&self.forms).filter(|(_, form)| fits(form)).map(|(number, _)| number).collect()
    }

    /// The recommendations in which a wording stands.
    pub(super) fn having(&self, wording: &[Pattern]) -> Bits {
        let mut found = Bits::none(self.len());
        if let [single] = wording {
            let forms = self.meant(single);
            let asks = forms.iter().flat_map(|form| &self.forms[*form as usize].asks);
            asks.for_each(|ask| found.insert(*ask as usize));
            return found;
        }
        self.spans(wording).into_iter().for_each(|(ask, _)| found.insert(ask));
        found
    }

    /// Where a wording stands in each recommendation that has it.
    pub(super) fn spans(&self, wording: &[Pattern]) -> Vec<(usize, Vec<Span>)> {
        let meant: Vec<Bits> = wording
            .iter()
            .map(|pattern| {
                let mut forms = Bits::none(self.forms.len());
                self.meant(pattern).into_iter().for_each(|form| forms.insert(form as usize));
                forms
            })
            .collect();
        let candidates = self.candidates(&meant).into_iter().flat_map(|all| all.iter().collect::<Vec<_>>());
        let stands = |ask: usize| (ask, self.stands(ask, &meant));
        candidates.map(stands).filter(|(_, spans)| !spans.is_empty()).collect()
    }

    /// The recommendations that have every word of a wording somewhere.
    fn candidates(&self, meant: &[Bits]) -> Option<Bits> {
        meant
            .iter()
            .map(|forms| {
                let mut asks = Bits::none(self.len());
                let own = forms.iter().flat_map(|form| &self.forms[form].asks);
                own.for_each(|ask| asks.insert(*ask as usize));
                asks
            })
            .reduce(|mut all, own| {
                all.intersect(&own);
                all
            })
    }

    /// The places in a recommendation where words stand side by side.
    fn stands(&self, ask: usize, meant: &[Bits]) -> Vec<Span> {
        let words = self.tokens.get(self.words_of(ask)).unwrap_or_default();
        let here = |row: &[u32]| row.iter().zip(meant).all(|(word, forms)| forms.contains(*word as usize));
        let rows = words.windows(meant.len().max(1)).enumerate().filter(|(_, row)| here(row));
        rows.map(|(at, row)| Span { first: narrow(at), last: narrow(at + row.len().saturating_sub(1)) })
            .collect()
    }
}
