//! A text cut into words once, for any number of matchers.

use std::collections::HashMap;

use super::token::{self, Token};

/// A text with its words, each different one known once.
#[derive(Debug)]
pub struct Cut<'t> {
    /// Its words, in order.
    pub(super) tokens: Vec<Token>,
    /// The different words.
    pub(super) forms: Vec<Form<'t>>,
    /// Which of them each word is.
    pub(super) of: Vec<usize>,
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

impl<'t> Cut<'t> {
    /// Cuts a text.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        let tokens = token::tokens(text);
        let mut known: HashMap<(&str, bool), usize> = HashMap::new();
        let mut forms = Vec::new();
        let mut of = Vec::with_capacity(tokens.len());
        for (token, loud) in tokens.iter().zip(token::shouting(text, &tokens)) {
            let word = text.get(token.bytes.clone()).unwrap_or_default();
            let form = *known.entry((word, loud)).or_insert_with(|| {
                let mut folded = String::new();
                token::fold(word, &mut folded);
                forms.push(Form { word, loud, folded });
                forms.len() - 1
            });
            of.push(form);
        }
        Self { tokens, forms, of }
    }
}
