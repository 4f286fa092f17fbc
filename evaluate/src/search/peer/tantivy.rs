//! Tantivy as it comes: BM25 over one field, its own English stemmer, no stop words.

use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Occur, PhraseQuery, Query, TermQuery};
use tantivy::schema::{
    Field, INDEXED, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions, Value,
};
use tantivy::{Index, Searcher, TantivyDocument, Term};

use super::{Answer, Ask, Corpus, Peer, PeerError, Place, Unit, answer};

/// The stock tokenizer with English stems.
const TOKENIZER: &str = "en_stem";

/// Memory for writing, in bytes.
const MEMORY: usize = 96 << 20;

/// An index in memory; the number of a unit is its place in the list.
pub(super) struct Tantivy {
    searcher: Searcher,
    body: Field,
    number: Field,
    unit: Unit,
    places: Vec<Place>,
}

impl From<tantivy::TantivyError> for PeerError {
    fn from(error: tantivy::TantivyError) -> Self {
        Self::Failed("tantivy", error.to_string())
    }
}

impl Tantivy {
    /// Gives it the corpus.
    pub(super) fn open(corpus: &Corpus, unit: Unit) -> Result<Self, PeerError> {
        let mut schema = Schema::builder();
        let words = TextFieldIndexing::default()
            .set_tokenizer(TOKENIZER)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let body = schema.add_text_field("body", TextOptions::default().set_indexing_options(words));
        let number = schema.add_u64_field("number", STORED | INDEXED);
        let index = Index::create_in_ram(schema.build());
        // One thread: the same corpus always makes the same index.
        let mut writer = index.writer_with_num_threads::<TantivyDocument>(1, MEMORY)?;
        let mut places = Vec::new();
        for (at, (place, text)) in (0_u64..).zip(corpus.units(unit)) {
            let mut document = TantivyDocument::new();
            document.add_text(body, text);
            document.add_u64(number, at);
            writer.add_document(document)?;
            places.push(place);
        }
        writer.commit()?;
        writer.wait_merging_threads()?;
        Ok(Self { searcher: index.reader()?.searcher(), body, number, unit, places })
    }

    /// The terms of a text.
    fn terms(&self, text: &str) -> Result<Vec<Term>, PeerError> {
        let mut terms = Vec::new();
        let mut tokenizer = self.searcher.index().tokenizer_for_field(self.body)?;
        let mut stream = tokenizer.token_stream(text);
        stream.process(&mut |token| terms.push(Term::from_field_text(self.body, &token.text)));
        Ok(terms)
    }

    /// The query for these terms.
    fn query(ask: Ask, terms: Vec<Term>) -> Box<dyn Query> {
        let occur = if ask == Ask::Any { Occur::Should } else { Occur::Must };
        if ask == Ask::Phrase && terms.len() > 1 {
            return Box::new(PhraseQuery::new(terms));
        }
        let one = |term| Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)) as Box<dyn Query>;
        Box::new(BooleanQuery::new(terms.into_iter().map(|term| (occur, one(term))).collect()))
    }

    /// The place of a document in the list.
    fn number(&self, address: tantivy::DocAddress) -> Result<usize, PeerError> {
        let document: TantivyDocument = self.searcher.doc(address)?;
        let number = document.get_first(self.number).and_then(|value| value.as_u64());
        Ok(number.and_then(|number| usize::try_from(number).ok()).unwrap_or(usize::MAX))
    }
}

impl Peer for Tantivy {
    fn answer(&self, ask: Ask, text: &str) -> Result<Option<Answer>, PeerError> {
        let query = Self::query(ask, self.terms(text)?);
        let top = TopDocs::with_limit(self.places.len().max(1)).order_by_score();
        let found = self.searcher.search(&query, &top)?;
        let ranked = found.into_iter().map(|(score, address)| Ok((score, self.number(address)?)));
        let mut ranked = ranked.collect::<Result<Vec<(f32, usize)>, PeerError>>()?;
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let places = ranked.into_iter().filter_map(|(_, number)| self.places.get(number).cloned());
        Ok(Some(answer(self.unit, places.collect())))
    }
}
