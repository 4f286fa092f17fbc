//! Reads the words of a term: which are meant in all forms, which in part, which nearly.

use super::MAX_FUZZY;
use super::lexer::Token;
use super::term::{How, Pattern};
use crate::expansion;
use crate::words;

/// Fewer letters than this beside a `*`, or before a `~`, are read as a word.
const FEWEST_LETTERS: usize = 2;

/// What capitals mean in a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// A word in capitals may be an acronym.
    Tells,
    /// All is in capitals, which then tell nothing.
    Shouted,
}

impl Case {
    /// What capitals mean beside each other in these tokens.
    pub(super) fn of(tokens: &[Token]) -> Self {
        let mut words = Vec::new();
        let mut value = false;
        for token in tokens {
            let text = match token {
                _ if value => None,
                // What stands behind a `~` is not read.
                Token::Word(text) => text.split('~').next(),
                Token::Quoted(text) | Token::Loose(text, _) => Some(text.as_str()),
                _ => None,
            };
            let written = text
                .into_iter()
                .flat_map(|text| words::words(text).into_iter().map(|word| text[word.range].to_owned()));
            // Numbers are in no letters.
            words.extend(written.filter(|word| word.chars().any(char::is_alphabetic)));
            value = matches!(token, Token::Field(_));
        }
        let small = words.iter().any(|word| word.chars().any(char::is_lowercase));
        // `GP DNA` is no shout.
        let acronyms = || words.iter().all(|word| expansion::is_acronym(&words::letters(word)));
        if small || words.len() <= 1 || acronyms() { Self::Tells } else { Self::Shouted }
    }
}

/// The words of a text in all their forms, acronyms in capitals as such, parts of words with their `*`.
pub(super) fn plain_words(text: &str, case: Case) -> Vec<Pattern> {
    let pieces = text.split(|c: char| c.is_whitespace() || c == '-' || c == '/');
    pieces.flat_map(|piece| starred(piece).map_or_else(|| cut(piece, case), |word| vec![word])).collect()
}

/// The words of one piece of a query, which may end with a `~`.
pub(super) fn patterns(text: &str, case: Case) -> Vec<Pattern> {
    let Some((before, most)) = text.split_once('~') else { return plain_words(text, case) };
    let mut words = plain_words(before, case);
    let most = most.parse().unwrap_or(1).clamp(1, MAX_FUZZY);
    if let Some(last) = words.last_mut().filter(|word| !word.is_open() && enough(&word.plain)) {
        last.how = How::Fuzzy(most);
    }
    words
}

/// The words of a text in just their forms.
pub(super) fn exact(text: &str) -> Vec<Pattern> {
    words::words(text).into_iter().map(|word| Pattern { how: How::Exact, plain: word.plain }).collect()
}

/// Whether a word has more letters than a `~` might replace.
fn enough(plain: &str) -> bool {
    plain.chars().count() > FEWEST_LETTERS
}

/// The words of a text without any sign.
fn cut(text: &str, case: Case) -> Vec<Pattern> {
    let pattern = |word: words::Word| {
        let acronym = words::capitals(&text[word.range]).filter(|plain| expansion::is_cased(plain));
        match acronym.filter(|_| case == Case::Tells) {
            Some(plain) => Pattern { how: How::Capitals, plain },
            None => Pattern { how: How::Stem, plain: word.plain },
        }
    };
    words::words(text).into_iter().map(pattern).collect()
}

/// A part of a word, if there is a `*` in it and enough letters.
fn starred(piece: &str) -> Option<Pattern> {
    if !piece.contains('*') {
        return None;
    }
    let parts: Vec<String> = piece.split('*').map(words::letters).collect();
    let letters: usize = parts.iter().map(|part| part.chars().count()).sum();
    let mut plain = parts.join("*");
    while plain.contains("**") {
        plain = plain.replace("**", "*");
    }
    (letters >= FEWEST_LETTERS).then_some(Pattern { how: How::Glob, plain })
}
