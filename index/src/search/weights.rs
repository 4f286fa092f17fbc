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
    /// Of the themes and agencies that the query names.
    pub(super) topics: f32,
    /// Of related words.
    pub(super) related: f32,
    /// Of a quotation that stands in a passage in just its forms.
    pub(super) verbatim: f32,
    /// Of words close together that were asked for so.
    pub(super) near: f32,
    /// Of a wording that means the same.
    pub(super) same: f32,
    /// Of a wording that reports write for what people say.
    pub(super) lay: f32,
}

impl Weights {
    /// The weights for a short query, which a passage may answer, or for an account, which only a whole
    /// case resembles; for the name of a theme a review that has the theme, in whatever words, is an answer.
    pub(super) fn of(account: bool, is_theme: bool) -> Self {
        let passages = if account { 0.25 } else { 0.75 };
        // A review's own words count 1; all others were chosen beside that.
        Self {
            k1: 1.2,
            passage_length: 0.75,
            review_length: if account { 0.85 } else { 0.75 },
            passages: [passages, passages * 0.3, passages * 0.15],
            review: 1.0,
            title: 0.5,
            pair: 0.5,
            topics: if is_theme { 4.5 } else { 2.25 },
            related: 0.1,
            verbatim: 1.0,
            near: 2.0,
            same: 0.7,
            lay: 0.4,
        }
    }
}
