//! How many words the documents that are held have in a field, all together.
//!
//! Counted from the length that the index keeps of each document, never from its own sums: those count what was
//! removed, and are guessed anew whenever it is purged, so that scores would tell of what is gone.

use std::collections::HashMap;

use tantivy::Searcher;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::schema::Field;

use super::universe::Universe;
use crate::engine::Fields;
use crate::error::LibraryError;

/// The words of each field in which words are weighed.
#[derive(Debug)]
pub(crate) struct Lengths(HashMap<Field, u64>);

impl Lengths {
    /// Counts them.
    pub(super) fn new(
        searcher: &Searcher,
        fields: &Fields,
        universe: &Universe,
    ) -> Result<Self, LibraryError> {
        let weighed = [fields.body, fields.title, fields.area, fields.publisher, fields.text, fields.turn];
        let counted = weighed.into_iter().map(|field| Ok((field, words(searcher, field, universe)?)));
        Ok(Self(counted.collect::<Result<_, LibraryError>>()?))
    }

    /// The words in a field; lengths are kept in steps, so long documents count a little less than they have.
    pub(super) fn of(&self, field: Field) -> u64 {
        self.0.get(&field).copied().unwrap_or(0)
    }
}

/// The words in a field of all documents that are held.
fn words(searcher: &Searcher, field: Field, universe: &Universe) -> Result<u64, LibraryError> {
    let mut words = 0;
    for (ordinal, segment) in (0..).zip(searcher.segment_readers()) {
        let norms = segment.get_fieldnorms_reader(field)?;
        let held =
            (0..segment.max_doc()).filter(|doc| universe.row(universe.document(ordinal, *doc)).is_some());
        words +=
            held.map(|doc| u64::from(FieldNormReader::id_to_fieldnorm(norms.fieldnorm_id(doc)))).sum::<u64>();
    }
    Ok(words)
}
