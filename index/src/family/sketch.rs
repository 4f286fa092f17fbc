//! A small picture of a review, by which it is compared with others.
//!
//! Of the runs of four words of its text, those with the smallest hashes are
//! kept: the same ones in any copy, so the share of them that two have in
//! common tells the share of the text. A run that was misread costs four runs
//! and no more; where pages break does not matter. Hashes are fixed: they are
//! stored.

use serde::{Deserialize, Serialize};

use super::answered::{self, Subject};
use super::asks::{self, Ask};
use super::names::{Names, names};
use super::words::places;
use crate::review::Review;
use crate::vocabulary::DocumentRole;

/// The version of this module and of the rules: a sketch of another is made anew, and compared.
pub(crate) const VERSION: u32 = 2;

/// Words of a run.
pub(super) const RUN: usize = 4;
/// Runs that are kept of every text, if it has as many.
const LEAST: usize = 128;
/// Of long texts one run in so many is kept.
const ONE_IN: usize = 64;
/// The most that are kept.
const MOST: usize = 1024;
/// Runs below which a text is too short to be told from a form.
pub(super) const SHORT: u32 = 120;
/// Groups of smallest hashes by which copies are found, and how many each joins.
const BANDS: usize = 14;
/// How many each joins.
const ROWS: usize = 3;
/// Numbers and names that are kept: they are the same in any language.
const TOKENS: usize = 96;

/// What is compared of a review.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Sketch {
    pub(crate) id: String,
    pub(crate) role: DocumentRole,
    pub(crate) family: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) names: Names,
    /// Words of publisher and area that tell them from others.
    pub(crate) places: Vec<String>,
    pub(crate) reference: Option<String>,
    pub(crate) year: Option<i16>,
    pub(crate) incident: Option<i16>,
    pub(crate) language: Option<String>,
    /// Host and folder of its address.
    pub(crate) folder: Option<String>,
    pub(crate) pages: u32,
    /// How many different runs of words it has.
    pub(crate) runs: u32,
    /// The smallest hashes of them, in order.
    pub(crate) sample: Vec<u32>,
    /// Hashes by which copies are found.
    pub(crate) bands: Vec<u32>,
    /// Hashes of numbers and of words with a capital inside sentences.
    pub(crate) tokens: Vec<u32>,
    pub(crate) asks: Vec<Ask>,
    /// What it says that it answers.
    pub(crate) subject: Option<Subject>,
}

impl Sketch {
    /// The sketch of a review with the text of its pages.
    pub(crate) fn of(id: &str, review: &Review) -> Self {
        let mut hashes = Vec::new();
        let mut tokens = Vec::new();
        for page in &review.pages {
            tokenise(&page.text, &mut hashes, &mut tokens);
        }
        let runs = runs(&hashes);
        let places: std::collections::BTreeSet<String> =
            [&review.publisher, &review.area].into_iter().flatten().flat_map(|text| places(text)).collect();
        Self {
            id: id.to_owned(),
            role: review.document_role,
            family: review.family.clone(),
            title: review.title.clone(),
            names: review.title.as_deref().map(names).unwrap_or_default(),
            places: places.into_iter().collect(),
            reference: review.reference.as_deref().map(plain_reference).filter(|text| text.len() > 3),
            year: review.published.map(crate::date::PartialDate::year),
            incident: review.incident_year,
            language: review.language.clone(),
            folder: review.source_url.as_deref().and_then(folder),
            pages: u32::try_from(review.pages.len()).unwrap_or(u32::MAX),
            runs: u32::try_from(runs.len()).unwrap_or(u32::MAX),
            bands: bands(&runs),
            sample: sample(runs),
            tokens: least(tokens, TOKENS),
            asks: asks::of(&review.recommendations),
            subject: answered::subject(review),
        }
    }

    /// Whether its text is too short to be told from a form.
    pub(crate) fn is_short(&self) -> bool {
        self.runs < SHORT
    }

    /// The share of the runs of both that both have.
    pub(crate) fn resemblance(&self, other: &Self) -> f64 {
        let (mine, theirs, common) = self.common(other);
        share(common, mine + theirs - common)
    }

    /// The share of its runs that the other has too.
    pub(crate) fn containment(&self, other: &Self) -> f64 {
        let (mine, _, common) = self.common(other);
        share(common, mine)
    }

    /// How many hashes of each, and of both, lie below the point up to which both are known.
    fn common(&self, other: &Self) -> (usize, usize, usize) {
        let known = |sketch: &Self| {
            if sketch.sample.len() < sketch.runs as usize { sketch.sample.last().copied() } else { None }
        };
        let limit = [known(self), known(other)].into_iter().flatten().min().unwrap_or(u32::MAX);
        let below = |sample: &[u32]| sample.partition_point(|hash| *hash <= limit);
        let (mine, theirs) = (&self.sample[..below(&self.sample)], &other.sample[..below(&other.sample)]);
        let common = mine.iter().filter(|hash| theirs.binary_search(hash).is_ok()).count();
        (mine.len(), theirs.len(), common)
    }

    /// The share of numbers and names that both have; none if there are too few to tell.
    pub(crate) fn tokens_shared(&self, other: &Self) -> Option<f64> {
        /// Fewer say nothing.
        const FEW: usize = 12;
        let common = self.tokens.iter().filter(|hash| other.tokens.binary_search(hash).is_ok()).count();
        let least = self.tokens.len().min(other.tokens.len());
        (least >= FEW).then(|| share(common, least))
    }
}

/// A share; none of nothing.
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// The hash of a text of a few bytes (FNV-1a).
pub(super) fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Spreads the bits of a hash (the last step of SplitMix64).
fn mixed(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

/// The upper half of a hash.
pub(super) fn upper(hash: u64) -> u32 {
    u32::try_from(mixed(hash) >> 32).expect("32 bits are left")
}

/// The hashes of the words of a text; of numbers and names inside sentences, once more.
pub(super) fn tokenise(text: &str, words: &mut Vec<u64>, tokens: &mut Vec<u32>) {
    let (mut at_start, mut rest) = (true, text);
    while let Some(start) = rest.find(char::is_alphanumeric) {
        at_start |= rest[..start].contains(['.', '\n', ':', '?', '!', '•']);
        let word = &rest[start..];
        let end = word.find(|c: char| !c.is_alphanumeric()).unwrap_or(word.len());
        let (word, after) = word.split_at(end);
        let found = hash_word(word);
        words.push(found);
        let telling = word.starts_with(|c: char| c.is_ascii_digit()) && word.len() > 1
            || !at_start && word.len() > 2 && word.starts_with(char::is_uppercase);
        if telling {
            tokens.push(upper(found));
        }
        (at_start, rest) = (false, after);
    }
}

/// The hash of a word, whatever its case.
fn hash_word(word: &str) -> u64 {
    if word.is_ascii() {
        return hash(word.bytes().map(|byte| byte.to_ascii_lowercase()));
    }
    hash(word.to_lowercase().bytes())
}

/// The hashes of all runs of words, in order, each once.
pub(super) fn runs(words: &[u64]) -> Vec<u32> {
    let run = |words: &[u64]| words.iter().fold(0_u64, |sum, word| sum.rotate_left(17).wrapping_add(*word));
    let mut runs: Vec<u32> = words.windows(RUN).map(|words| upper(run(words))).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// The smallest hashes of those in order.
fn sample(mut runs: Vec<u32>) -> Vec<u32> {
    runs.truncate((runs.len() / ONE_IN).clamp(LEAST, MOST));
    runs
}

/// The smallest hashes, in order, each once.
fn least(mut hashes: Vec<u32>, count: usize) -> Vec<u32> {
    hashes.sort_unstable();
    hashes.dedup();
    hashes.truncate(count);
    hashes
}

/// Hashes that two texts share the likelier the more runs they share; short texts have none.
fn bands(runs: &[u32]) -> Vec<u32> {
    if runs.len() < SHORT as usize {
        return Vec::new();
    }
    let seed = |at: usize| mixed(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(at as u64 + 1));
    let smallest = |at: usize| {
        let seed = seed(at);
        runs.iter().map(|run| cheap(u64::from(*run) ^ seed)).min().unwrap_or_default()
    };
    let band = |band: usize| {
        let rows = (0..ROWS).map(|row| smallest(band * ROWS + row));
        upper(rows.fold(band as u64, |sum, row| mixed(sum ^ row)))
    };
    (0..BANDS).map(band).collect()
}

/// Orders hashes anew for each seed, at the least cost.
fn cheap(hash: u64) -> u64 {
    let hash = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (hash ^ (hash >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9)
}

/// A reference without what is printed round it.
fn plain_reference(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Host and folder of an address.
fn folder(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("://")?;
    let rest = rest.split(['?', '#']).next()?.trim_end_matches('/');
    let (folder, _) = rest.rsplit_once('/')?;
    // A host alone holds everything.
    folder.contains('/').then(|| folder.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    /// So many invented sentences, each unlike the others, from a point on.
    fn sentences(from: usize, count: usize) -> String {
        let one = |n: usize| {
            format!(
                "On day {n} the boat {} left pier {} with {} lamps lit. ",
                n * 7,
                n * 13 % 97,
                n * 31 % 89
            )
        };
        (from..from + count).map(one).collect()
    }

    fn sketch(text: &str) -> Sketch {
        Sketch::of("a", &fixture::review("a").page(text).build())
    }

    #[test]
    fn the_same_text_on_other_pages_has_the_same_sketch() {
        let text = sentences(0, 120);
        let (first, second) = text.split_at(text.find("On day 60").expect("there"));
        let apart = Sketch::of("a", &fixture::review("a").page(first).page(second).build());

        assert_eq!(sketch(&text).sample, apart.sample);
        assert_eq!(sketch(&text).bands, apart.bands);
    }

    #[test]
    fn shares_are_told_nearly_right() {
        let (whole, half) = (sketch(&sentences(0, 400)), sketch(&sentences(0, 200)));

        assert!((half.containment(&whole) - 1.0).abs() < 0.02, "{}", half.containment(&whole));
        assert!((whole.containment(&half) - 0.5).abs() < 0.12, "{}", whole.containment(&half));
        assert!((whole.resemblance(&half) - 0.5).abs() < 0.12);
        assert!(whole.resemblance(&sketch(&sentences(1000, 300))) < 0.2);
    }

    #[test]
    fn a_word_in_fifty_misread_leaves_most_of_the_text() {
        let text = sentences(0, 300);
        let misread: String = text
            .split_inclusive(' ')
            .enumerate()
            .map(|(at, word)| if at % 50 == 7 { format!("x{word}") } else { word.to_owned() })
            .collect();
        let (good, bad) = (sketch(&text), sketch(&misread));

        assert!(good.resemblance(&bad) > 0.75, "{}", good.resemblance(&bad));
        assert!(good.bands.iter().zip(&bad.bands).any(|(a, b)| a == b));
    }

    #[test]
    fn the_folder_of_an_address_is_no_host() {
        assert_eq!(folder("https://a.invalid/b/c.pdf").as_deref(), Some("a.invalid/b"));
        assert_eq!(folder("https://a.invalid/c.pdf"), None);
    }
}
