//! Texts cut into words once, for any number of matchers.

use std::collections::HashMap;

use super::token::{self, Token};

/// The different words of some texts, each known once, whichever of them it is in.
#[derive(Debug, Default)]
pub struct Words<'t> {
    /// The words, by number.
    pub(super) forms: Vec<Form<'t>>,
    /// The number of each word as it stands, in a run of capitals or not.
    known: HashMap<(&'t str, bool), usize>,
}

/// A word as it stands, whether it stands in a run of capitals, and its folded form.
#[derive(Debug)]
pub(super) struct Form<'t> {
    /// As it stands.
    pub(super) word: &'t str,
    /// Whether it stands in a run of capitals.
    pub(super) loud: bool,
    /// In the form in which words are compared.
    pub(super) folded: String,
}

/// A text cut into its words.
#[derive(Debug)]
pub struct Cut {
    /// Its words, in order.
    pub(super) tokens: Vec<Token>,
    /// Which of the different words each is.
    pub(super) forms: Vec<usize>,
}

impl<'t> Words<'t> {
    /// Cuts a text, and learns its words.
    pub fn cut(&mut self, text: &'t str) -> Cut {
        let tokens = token::tokens(text);
        let loud = token::shouting(text, &tokens);
        let forms = tokens.iter().zip(loud).map(|(token, loud)| {
            let word = text.get(token.bytes.clone()).unwrap_or_default();
            self.form(word, loud)
        });
        let forms = forms.collect();
        Cut { tokens, forms }
    }

    /// The number of a word.
    fn form(&mut self, word: &'t str, loud: bool) -> usize {
        *self.known.entry((word, loud)).or_insert_with(|| {
            let mut folded = String::new();
            token::fold(word, &mut folded);
            self.forms.push(Form { word, loud, folded });
            self.forms.len() - 1
        })
    }
}
