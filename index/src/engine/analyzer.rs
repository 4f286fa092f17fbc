//! The words of a text as the index holds them: at each place the stem and the exact form.
//!
//! Both stand at one position, so a phrase may mix them. The exact form has a
//! sign before it that no word can contain.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::words;

/// The name under which the index knows the analyzer.
pub(super) const NAME: &str = "hindsight";

/// Stands before the exact form of a word.
const EXACT: char = '=';

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
        Terms { words: words::words(text), next: 0, token: Token::default() }
    }
}

/// The terms of one text: two for each word.
pub(super) struct Terms {
    words: Vec<words::Word>,
    next: usize,
    token: Token,
}

impl TokenStream for Terms {
    fn advance(&mut self) -> bool {
        let Some(word) = self.words.get(self.next / 2) else { return false };
        self.token.position = self.next / 2;
        self.token.offset_from = word.range.start;
        self.token.offset_to = word.range.end;
        self.token.text.clear();
        if self.next.is_multiple_of(2) {
            self.token.text.push_str(&words::stem(&word.plain));
        } else {
            self.token.text.push(EXACT);
            self.token.text.push_str(&word.plain);
        }
        self.next += 1;
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

    #[test]
    fn each_word_is_held_as_stem_and_as_written_at_one_position() {
        let mut analyzer = Analyzer;
        let mut stream = analyzer.token_stream("Neglected children");
        let mut found = Vec::new();

        while stream.advance() {
            found.push((stream.token().position, stream.token().text.clone()));
        }

        let expected = [(0, "neglect"), (0, "=neglected"), (1, "children"), (1, "=children")];
        assert_eq!(found, expected.map(|(at, text)| (at, text.to_owned())));
    }
}
