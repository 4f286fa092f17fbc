//! The weights of evidence, all in one place. How each was chosen: `docs/ranking.md`.

use super::rank::BEST;

/// The weights by which reviews are ranked.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Weights {
    /// How soon more of the same word counts no more.
    pub(super) k1: f32,
    /// How much the length of a passage takes from a word's weight, 0 to 1.
    pub(super) passage_length: f32,
    /// The same of a whole review.
    pub(super) review_length: f32,
    /// Of the best passages of a review, the best first.
    pub(super) passages: [f32; BEST],
    /// Of the review as a whole.
    pub(super) review: f32,
    /// Of words in the title.
    pub(super) title: f32,
    /// Of plain words that stand side by side as they were typed.
    pub(super) pair: f32,
    /// Of words close together that were asked for so.
    pub(super) near: f32,
    /// Of a wording that means the same.
    pub(super) same: f32,
    /// Of a wording that reports write for what people say.
    pub(super) lay: f32,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            k1: 1.2,
            passage_length: 0.75,
            review_length: 0.75,
            passages: [1.0, 0.3, 0.15],
            review: 2.0,
            title: 0.5,
            pair: 0.3,
            near: 2.0,
            same: 0.7,
            lay: 0.4,
        }
    }
}

/// TEMP experiments.
pub(super) fn experiment() -> Weights {
    let mut weights = Weights::default();
    if let Ok(text) = std::env::var("HSW") {
        for pair in text.split(',').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap();
            let value: f32 = value.parse().unwrap();
            match name {
                "k1" => weights.k1 = value,
                "bp" => weights.passage_length = value,
                "br" => weights.review_length = value,
                "p1" => weights.passages[0] = value,
                "p2" => weights.passages[1] = value,
                "p3" => weights.passages[2] = value,
                "rev" => weights.review = value,
                "title" => weights.title = value,
                "pair" => weights.pair = value,
                "same" => weights.same = value,
                "lay" => weights.lay = value,
                _ => panic!("{name}"),
            }
        }
    }
    weights
}
