//! What a pasted account tells: its words without names, in one text that can be looked at again.

use std::collections::HashMap;

use tantivy::Term as IndexTerm;

use super::MAX_WORDS;
use super::age::age_band;
use super::names::{Written, written};
use crate::engine::exact;
use crate::error::LibraryError;
use crate::query::Label;
use crate::search::account::counts;
use crate::search::snapshot::Snapshot;
use crate::words::{self, Word};

/// So many words of an account are compared, the rarest.
const MAX_TELLING: usize = 400;

/// A word that so many reviews write in small letters is no name, however often titles and bodies give it a capital:
/// `social` stands in the name of a ministry to which every report may go.
const USUAL: u32 = 20;

/// What an account tells.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Account {
    /// Its different words that tell something, in order, without names.
    pub(super) words: Vec<String>,
    /// The same text with names blotted out.
    pub(super) text: String,
    /// Themes and agencies that are known to be in it beside those that its words name.
    pub(super) labels: Vec<Label>,
    /// How many words were read.
    pub(super) read: usize,
    /// Whether it has more.
    pub(super) cut: bool,
    /// The age of the person, as a word of [`AgeBand`](crate::vocabulary::AgeBand), where it is said.
    pub(super) age_band: Option<String>,
    /// What came of it, as a word of [`Outcome`](crate::vocabulary::Outcome), where it is known.
    pub(super) outcome: Option<String>,
}

impl Account {
    /// What was read, in words that repeat none of it.
    pub(super) fn in_words(&self) -> String {
        let cut = if self.cut { format!(": the first {MAX_WORDS} were read") } else { String::new() };
        format!("an account of {} words{cut}", self.read)
    }
}

impl Snapshot {
    /// Reads an account.
    pub(super) fn account(&self, text: &str) -> Result<Account, LibraryError> {
        let mut all = words::words(text);
        let cut = all.len() > MAX_WORDS;
        all.truncate(MAX_WORDS);
        let end = all.last().map_or(0, |word| word.range.end);
        let mut account =
            Account { read: all.len(), cut, text: text[..end].to_owned(), ..Account::default() };
        let mut met = HashMap::new();
        for (word, written) in all.iter().zip(written(&account.text, &all)) {
            if word.plain.bytes().all(|b| b.is_ascii_digit()) {
                continue;
            }
            let reviews = if written == Written::Name { 0 } else { self.tells(word, text, written)? };
            if reviews == 0 {
                blot(&mut account.text, word);
            } else if counts(&word.plain) {
                let place = (met.len(), reviews);
                met.entry(word.plain.clone()).or_insert(place);
            }
        }
        account.words = rarest(met);
        account.age_band = age_band(text.get(..end).unwrap_or_default(), &all);
        Ok(account)
    }

    /// How many reviews have a word, if it may tell something of a case: a name does not.
    fn tells(&self, word: &Word, text: &str, written: Written) -> Result<usize, LibraryError> {
        let fields = &self.generation.fields;
        let count = |field, text: &str| self.searcher.doc_freq(&IndexTerm::from_field_text(field, text));
        let (reviews, small) = (count(fields.body, &exact(&word.plain))?, count(fields.small, &word.plain)?);
        // Names and places are mostly written with a capital letter; acronyms of the field are all capitals.
        let acronym = words::capitals(text.get(word.range.clone()).unwrap_or_default()).is_some();
        let common = match written {
            Written::Shouted => small * 10 >= reviews * 9,
            _ => acronym || small * 2 >= reviews || small >= u64::from(USUAL) && small * 10 >= reviews,
        };
        Ok(if common { reviews as usize } else { 0 })
    }
}

/// The rarest of the words that were met, in the order of the account: each with its place and in how many reviews it is.
fn rarest(met: HashMap<String, (usize, usize)>) -> Vec<String> {
    let mut all: Vec<_> = met.into_iter().map(|(plain, (at, reviews))| (reviews, at, plain)).collect();
    all.sort_unstable();
    all.truncate(MAX_TELLING);
    all.sort_unstable_by_key(|(_, at, _)| *at);
    all.into_iter().map(|(_, _, plain)| plain).collect()
}

/// Puts as much blank space where a word stands.
fn blot(text: &mut String, word: &Word) {
    text.replace_range(word.range.clone(), &" ".repeat(word.range.len()));
}
