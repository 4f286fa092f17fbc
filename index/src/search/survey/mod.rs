//! Counts over the whole library, and what a library as a whole recommends.
//!
//! Every number is that of reviews that a search finds, and carries that search; only in [`asks`] are
//! recommendations counted. Filters mean what they mean in a search.

pub(super) mod asks;
pub(super) mod axis;
pub(super) mod cross;
#[cfg(test)]
mod laws;
pub(super) mod portrait;
