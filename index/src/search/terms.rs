//! Turns one wording of a term into a query of the index.

use tantivy::Term as IndexTerm;
use tantivy::query::{ConstScoreQuery, EmptyQuery, PhraseQuery, Query, TermQuery, TermSetQuery};
use tantivy::schema::{Field, IndexRecordOption};

use super::lexicon::Lexicon;
use crate::engine::{capitals, exact};
use crate::error::LibraryError;
use crate::query::{How, Pattern};
use crate::words;

/// The terms of the index for which a word stands.
pub(super) fn index_terms(
    lexicon: &Lexicon,
    field: Field,
    word: &Pattern,
) -> Result<Vec<IndexTerm>, LibraryError> {
    let term = |text: &str| IndexTerm::from_field_text(field, text);
    Ok(match word.how {
        How::Stem => vec![term(&words::stem(&word.plain))],
        How::Exact => vec![term(&exact(&word.plain))],
        How::Capitals => vec![term(&capitals(&word.plain))],
        How::Glob | How::Fuzzy(_) => {
            lexicon.meant(word)?.into_iter().map(|plain| term(&exact(plain))).collect()
        }
    })
}

/// The query of the index for words side by side; `None` if only a look at their places tells.
pub(super) fn query(
    lexicon: &Lexicon,
    field: Field,
    words: &[Pattern],
) -> Result<Option<Box<dyn Query>>, LibraryError> {
    match words {
        [] => Ok(Some(Box::new(EmptyQuery))),
        [word] => single(lexicon, field, word).map(Some),
        words if words.iter().any(Pattern::is_open) => Ok(None),
        words => {
            let terms = words.iter().map(|word| index_terms(lexicon, field, word));
            let terms = terms.collect::<Result<Vec<_>, _>>()?.concat();
            Ok(Some(Box::new(PhraseQuery::new(terms))))
        }
    }
}

/// The query for one word.
fn single(lexicon: &Lexicon, field: Field, word: &Pattern) -> Result<Box<dyn Query>, LibraryError> {
    let mut terms = index_terms(lexicon, field, word)?;
    Ok(match (terms.len(), word.is_open()) {
        (0, _) => Box::new(EmptyQuery),
        (1, false) => Box::new(TermQuery::new(terms.remove(0), IndexRecordOption::WithFreqs)),
        _ => Box::new(ConstScoreQuery::new(Box::new(TermSetQuery::new(terms)), 1.0)),
    })
}
