//! Writes reviews into a generation of the index.

use tantivy::indexer::{LogMergePolicy, UserOperation};
use tantivy::{IndexWriter, TantivyDocument, TantivyError, Term};

use super::documents::documents;
use super::generation::{Generation, Stamp};
use super::{FORMAT, Fields};
use crate::error::LibraryError;
use crate::review::Review;

/// Memory for documents that are not on disk yet, in bytes.
const MEMORY: usize = 96 << 20;

/// A segment with this share of deleted documents is merged.
const DELETED_SHARE: f32 = 0.2;

/// The most documents of a segment that is written anew only to purge what was deleted from it.
const MOST_PURGED: u32 = 500_000;

/// The one writer of a generation.
pub(crate) struct Writer {
    fields: Fields,
    inner: IndexWriter<TantivyDocument>,
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer").finish_non_exhaustive()
    }
}

impl Writer {
    /// Starts to write; one writer at a time.
    pub(crate) fn new(generation: &Generation) -> Result<Self, LibraryError> {
        // One thread: the same reviews always make the same segments.
        let inner = generation.index.writer_with_num_threads(1, MEMORY)?;
        let mut policy = LogMergePolicy::default();
        policy.set_del_docs_ratio_before_merge(DELETED_SHARE);
        inner.set_merge_policy(Box::new(policy));
        Ok(Self { fields: generation.fields, inner })
    }

    /// Drops what the index holds of a review, and adds it as it is now.
    pub(crate) fn put(&self, number: i64, review: Option<&Review>) -> Result<(), LibraryError> {
        self.inner.delete_term(Term::from_field_i64(self.fields.review, number));
        let documents = review.map_or_else(Vec::new, |review| documents(&self.fields, number, review));
        // Together, so that they stand one behind the other in one segment.
        self.inner.run(documents.into_iter().map(UserOperation::Add))?;
        Ok(())
    }

    /// Drops everything that the index holds.
    pub(crate) fn clear(&self) -> Result<(), LibraryError> {
        self.inner.delete_all_documents()?;
        Ok(())
    }

    /// Makes everything so far durable and visible; `change` is the last change it holds.
    pub(crate) fn commit(&mut self, change: u64) -> Result<(), LibraryError> {
        let stamp = Stamp { format: FORMAT, change };
        let mut commit = self.inner.prepare_commit()?;
        commit.set_payload(&serde_json::to_string(&stamp).expect("numbers are JSON"));
        commit.commit()?;
        Ok(())
    }

    /// Waits until merges are done, and stops writing.
    ///
    /// What was deleted is purged: the index would count the reviews that had a word, and related words
    /// would tell of what is gone. Larger segments are left to the usual merges.
    pub(crate) fn finish(mut self) -> Result<(), LibraryError> {
        let segments = self.inner.index().searchable_segment_metas()?;
        let deleted =
            segments.iter().filter(|segment| segment.has_deletes() && segment.max_doc() <= MOST_PURGED);
        for segment in deleted {
            match self.inner.merge(&[segment.id()]).wait() {
                // It has gone already, or is being merged at this moment, which purges it too.
                Ok(_) | Err(TantivyError::InvalidArgument(_)) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(self.inner.wait_merging_threads()?)
    }
}
