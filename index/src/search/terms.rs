//! Turns one word of a term into terms of the index.

use tantivy::Term as IndexTerm;
use tantivy::schema::Field;

use crate::engine::{capitals, exact};
use crate::query::{How, Pattern};
use crate::words;

/// The terms of the index for which a word stands; `meant` are the words for which a part of a word does.
pub(super) fn index_terms(field: Field, word: &Pattern, meant: &[String]) -> Vec<IndexTerm> {
    let term = |text: &str| IndexTerm::from_field_text(field, text);
    match word.how {
        How::Stem => vec![term(&words::stem(&word.plain))],
        How::Exact => vec![term(&exact(&word.plain))],
        How::Capitals => vec![term(&capitals(&word.plain))],
        How::Glob | How::Fuzzy(_) => meant.iter().map(|plain| term(&exact(plain))).collect(),
    }
}
