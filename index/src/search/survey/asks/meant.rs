//! What else the words of a search for recommendations may mean, as far as recommendations have it.
//!
//! The same as in a search for reviews, but that nothing is offered which no recommendation has: a switch that
//! changes nothing and a spelling that finds nothing would lead nowhere.

use std::collections::BTreeSet;

use super::store::Store;
use crate::error::LibraryError;
use crate::expansion::Expansion;
use crate::query::Pattern;
use crate::search::answer::count;
use crate::search::evaluate::Evaluator;
use crate::search::snapshot::Snapshot;
use crate::search::suggest::Suggestion;

/// Leaves of what was added that which some recommendation has; themes and agencies are of reviews.
pub(super) fn told(store: &Store, expansions: &mut Vec<Expansion>) -> Result<(), LibraryError> {
    count(expansions, |wording| Ok(if wording.label.is_some() { 0 } else { reviews(store, &wording.words) }))
}

impl Snapshot {
    /// The spellings that some recommendation has.
    pub(super) fn suggestions_of_asks(
        &self,
        evaluator: &Evaluator<'_>,
        store: &Store,
        query: &str,
        told: &[Expansion],
    ) -> Result<Vec<Suggestion>, LibraryError> {
        let mut all = self.suggestions(evaluator, query, told)?;
        for one in &mut all {
            let words: Vec<Pattern> = one.instead.split(' ').map(Pattern::stem).collect();
            one.reviews = reviews(store, &words);
        }
        all.retain(|one| one.reviews > 0);
        Ok(all)
    }
}

/// In how many reviews a recommendation has these words.
fn reviews(store: &Store, words: &[Pattern]) -> usize {
    let rows = store.having(words).iter().map(|ask| store.asks[ask].row).collect::<BTreeSet<u32>>();
    rows.len()
}
