//! The words of a text as the index holds them: at each place the stem, the exact form and the acronym.
//!
//! All stand at one position, so a phrase may mix them. The exact form and the
//! acronym have a sign before them that no word can contain.

use std::collections::BTreeSet;

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::query::MAX_NEAR;
use crate::words;

/// The name under which the index knows the analyzer.
pub(super) const NAME: &str = "hindsight";

/// The name under which it knows that of words in small letters.
pub(super) const SMALL: &str = "small";

/// Starts a text whose words stand far from those of the text before it, for no word is near both.
pub(super) const FAR: char = '\u{1}';

/// Stands before the exact form of a word.
const EXACT: char = '=';

/// Stands before what a word has in capitals.
const CAPITALS: char = '^';

/// The term for an acronym in capitals.
pub(crate) fn capitals(plain: &str) -> String {
    format!("{CAPITALS}{plain}")
}

/// The word of which a term is the exact form.
pub(crate) fn word_of(term: &str) -> Option<&str> {
    term.strip_prefix(EXACT)
}

/// The term for the exact form of a plain word.
pub(crate) fn exact(plain: &str) -> String {
    format!("{EXACT}{plain}")
}

/// Cuts text into terms.
#[derive(Debug, Clone, Copy)]
pub(super) struct Analyzer;

impl Tokenizer for Analyzer {
    type TokenStream<'a> = Terms;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Terms {
        let far = if text.starts_with(FAR) { MAX_NEAR as usize } else { 0 };
        let forms = words::words(text).into_iter().enumerate().flat_map(|(at, word)| {
            let acronym = words::capitals(&text[word.range.clone()]).map(|plain| capitals(&plain));
            let forms = [Some(words::stem(&word.plain).into_owned()), Some(exact(&word.plain)), acronym];
            forms.into_iter().flatten().map(move |form| (far + at, form))
        });
        Terms::new(forms.collect())
    }
}

/// Cuts out the words in small letters: names of people are not among them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Small;

impl Tokenizer for Small {
    type TokenStream<'a> = Terms;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Terms {
        let small = |word: &words::Word| text[word.range.clone()].chars().all(char::is_lowercase);
        let found = words::words(text).into_iter().filter(small);
        let distinct: BTreeSet<String> = found.map(|word| word.plain).collect();
        Terms::new(distinct.into_iter().enumerate().collect())
    }
}

/// The terms of one text, each with its position.
pub(super) struct Terms {
    terms: std::vec::IntoIter<(usize, String)>,
    token: Token,
}

impl Terms {
    fn new(terms: Vec<(usize, String)>) -> Self {
        Self { terms: terms.into_iter(), token: Token::default() }
    }
}

impl TokenStream for Terms {
    fn advance(&mut self) -> bool {
        let Some((position, text)) = self.terms.next() else { return false };
        self.token = Token { position, text, ..Token::default() };
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(mut tokenizer: impl Tokenizer, text: &str) -> Vec<(usize, String)> {
        let mut stream = tokenizer.token_stream(text);
        let mut found = Vec::new();
        while stream.advance() {
            found.push((stream.token().position, stream.token().text.clone()));
        }
        found
    }

    #[test]
    fn each_word_is_held_as_stem_and_as_written_at_one_position() {
        let found = terms(Analyzer, "Neglected children SEND");

        let expected = [
            (0, "neglect"),
            (0, "=neglected"),
            (1, "child"),
            (1, "=children"),
            (2, "send"),
            (2, "=send"),
            (2, "^send"),
        ];
        assert_eq!(found, expected.map(|(at, text)| (at, text.to_owned())));
    }
    #[test]
    fn a_text_may_stand_far_from_the_one_before_it() {
        assert_eq!(terms(Analyzer, "\u{1}wolf")[0], (MAX_NEAR as usize, "wolf".to_owned()));
    }

    #[test]
    fn only_words_in_small_letters_are_cut_out_as_such() {
        let found: Vec<String> =
            terms(Small, "The wolf met Ann, and the WOLF.").into_iter().map(|t| t.1).collect();

        assert_eq!(found, ["and", "met", "the", "wolf"]);
    }
}
