//! The fields of the index.
//!
//! Three kinds of document stand side by side: a review, which decides what
//! matches; its passages, which rank and show; and behind the passage with
//! which a page ends, what runs on to the next page. They have separate
//! fields, so that their statistics do not mix.

use tantivy::Index;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions,
};

use super::analyzer::{Analyzer, NAME, SMALL, Small};

/// Stands in the field of kinds for a turn.
pub(crate) const TURN: u8 = 255;

/// The fields of the index.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields {
    /// Number of the review; both kinds of document.
    pub(crate) review: Field,
    /// Place of a passage in its review, from 1; 0 for the review itself.
    pub(crate) ord: Field,
    /// Place of the section's kind in its vocabulary; passages. Of turns [`TURN`].
    pub(crate) kind: Field,
    /// All text with the title; reviews.
    pub(crate) body: Field,
    /// The title; reviews.
    pub(crate) title: Field,
    /// The area; reviews.
    pub(crate) area: Field,
    /// Who published it; reviews.
    pub(crate) publisher: Field,
    /// The words that stand in it in small letters; reviews.
    pub(crate) small: Field,
    /// The page, counted from 1; passages.
    pub(crate) page: Field,
    /// Which section of its review it is, counted from 1; passages.
    pub(crate) section: Field,
    /// The heading of the section; passages.
    pub(crate) heading: Field,
    /// The words; passages.
    pub(crate) text: Field,
    /// The words that run on over a page break; turns.
    pub(crate) turn: Field,
    /// What is shown beside the words, as JSON; passages and turns.
    pub(crate) shown: Field,
}

impl Fields {
    /// The fields, and the schema that holds them.
    pub(super) fn schema() -> (Self, Schema) {
        let mut schema = Schema::builder();
        let words = || {
            let indexing = TextFieldIndexing::default()
                .set_tokenizer(NAME)
                .set_index_option(IndexRecordOption::WithFreqsAndPositions);
            TextOptions::default().set_indexing_options(indexing)
        };
        let small =
            TextFieldIndexing::default().set_tokenizer(SMALL).set_index_option(IndexRecordOption::Basic);
        let small = TextOptions::default().set_indexing_options(small.set_fieldnorms(false));
        let fields = Self {
            review: schema.add_i64_field("review", FAST | INDEXED),
            ord: schema.add_u64_field("ord", FAST),
            kind: schema.add_u64_field("kind", FAST),
            body: schema.add_text_field("body", words()),
            title: schema.add_text_field("title", words()),
            area: schema.add_text_field("area", words()),
            publisher: schema.add_text_field("publisher", words()),
            small: schema.add_text_field("small", small),
            page: schema.add_u64_field("page", FAST),
            section: schema.add_u64_field("section", FAST),
            heading: schema.add_text_field("heading", words()),
            text: schema.add_text_field("text", words().set_stored()),
            turn: schema.add_text_field("turn", words().set_stored()),
            shown: schema.add_text_field("shown", STORED),
        };
        (fields, schema.build())
    }

    /// Tells an index how its words are cut.
    pub(super) fn register(index: &Index) {
        index.tokenizers().register(NAME, Analyzer);
        index.tokenizers().register(SMALL, Small);
    }
}
