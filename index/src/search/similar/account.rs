//! What a pasted account tells: its words without names, in one text that can be looked at again.

use std::collections::HashSet;

use tantivy::Term as IndexTerm;

use super::MAX_WORDS;
use crate::engine::exact;
use crate::error::LibraryError;
use crate::query::Label;
use crate::search::snapshot::Snapshot;
use crate::words::{self, Word};

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
        let mut met = HashSet::new();
        for word in &all {
            let written = &text[word.range.clone()];
            let known = self.tells(&word.plain, written)?;
            if !known && written.chars().any(char::is_alphabetic) {
                blot(&mut account.text, word);
            } else if known && !words::is_stop_word(&word.plain) && met.insert(word.plain.clone()) {
                account.words.push(word.plain.clone());
            }
        }
        account.age_band = super::tell::age_band(&all);
        Ok(account)
    }

    /// Whether a word may tell something: a name does not, nor does a word that no review has.
    fn tells(&self, plain: &str, written: &str) -> Result<bool, LibraryError> {
        let fields = &self.generation.fields;
        let count = |field, text: &str| self.searcher.doc_freq(&IndexTerm::from_field_text(field, text));
        let (reviews, small) = (count(fields.body, &exact(plain))?, count(fields.small, plain)?);
        // Names and places are mostly written with a capital letter; acronyms are all capitals.
        Ok(reviews > 0 && (small * 2 >= reviews || words::capitals(written).is_some()))
    }
}

/// Puts as much blank space where a word stands.
fn blot(text: &mut String, word: &Word) {
    text.replace_range(word.range.clone(), &" ".repeat(word.range.len()));
}
