//! What a person states of a review, in a manifest or as a correction.
//!
//! One way to check a value and one way to put it in its place, so that a
//! word means the same wherever it is written. Never guesses what a wrong
//! value may have meant.

pub mod check;
pub mod closest;
pub mod place;
