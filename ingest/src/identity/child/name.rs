//! Full names: words with capitals that stand together and are no others.

use super::super::context;
use super::super::token::{Gap, Kind, Token, Tokens};
use super::words::{ALSO, CHILD, GIVEN, GROWN, OTHER, PARTICLES, plain};

/// A full name: at least two words.
pub(super) struct Name {
    /// Its first name is a usual one.
    pub(super) usual: bool,
    /// A word of it is as often no name: "Hill".
    pub(super) doubtful: bool,
    /// No title says that it is a grown person.
    pub(super) can_be_child: bool,
}

impl Name {
    /// The name that ends right before a place; that of a cell stands on one line.
    pub(super) fn ending(tokens: &Tokens<'_>, end: usize, cell: bool) -> Option<Self> {
        let apart = if cell { Gap::Line } else { Gap::Block };
        let mut start = end;
        while let Some(before) = start.checked_sub(1) {
            let follows = start == end || tokens.get(start).is_some_and(|token| token.gap < apart);
            if !follows || end - start > 10 || !is_part(tokens, before) {
                break;
            }
            start = before;
        }
        Self::between(tokens, start, end)
    }

    /// The name whose surname stands first, as in lists: `QUAY, Anna`.
    pub(super) fn turned(tokens: &Tokens<'_>, end: usize) -> Option<Self> {
        let given = end.checked_sub(1).filter(|at| is_part(tokens, *at))?;
        let comma = given.checked_sub(1).filter(|at| tokens.is_sign(*at, &[',']))?;
        let surname = tokens.before(comma, 1).filter(|surname| surname.kind == Kind::Word)?;
        let usual = GIVEN.contains(plain(tokens.get(given)?.text).as_str());
        let name = usual && is_loud(surname.text) && surname.text.len() > 1 && !is_other(surname);
        name.then_some(Self { usual, doubtful: false, can_be_child: true })
    }

    /// The name that starts at a place.
    pub(super) fn starting(tokens: &Tokens<'_>, start: usize) -> Option<Self> {
        let mut end = start;
        while end - start <= 10 && is_part(tokens, end) && (end == start || tokens.get(end)?.gap < Gap::Block)
        {
            end += 1;
        }
        Self::between(tokens, start, end)
    }

    /// The name in these tokens, words that begin a sentence and titles taken off.
    pub(super) fn between(tokens: &Tokens<'_>, start: usize, end: usize) -> Option<Self> {
        let words: Vec<&Token<'_>> =
            (start..end).filter_map(|at| tokens.get(at)).filter(|token| token.kind == Kind::Word).collect();
        let begins = words.iter().take_while(|word| is_other(word) || lower(word)).count();
        let grown = words.iter().take(begins).any(|word| word.is_word(GROWN));
        let words = words.get(begins..)?;
        let long = |word: &&&Token<'_>| word.text.chars().count() > 1 && !lower(word);
        let full = (2..=6).contains(&words.iter().filter(long).count());
        let first = words.first().map_or("", |word| word.text);
        // SMITH Anna, as forms have it.
        let turned =
            words.iter().find(|_| is_loud(first)).and_then(|_| words.iter().find(|word| !is_loud(word.text)));
        let given = |word: &str| GIVEN.contains(plain(word).as_str());
        let usual = given(first) || turned.is_some_and(|word| given(word.text));
        let clean = !words.iter().skip(1).any(|word| is_other(word) && !word.is_word(ALSO));
        let doubtful = words.iter().any(|word| word.is_word(ALSO));
        (full && clean).then_some(Self { usual, doubtful, can_be_child: !grown })
    }

    /// Whether a child is spoken of in the sentence round a place.
    pub(super) fn speaks_of_child(tokens: &Tokens<'_>, at: usize) -> bool {
        let on = tokens.on(at + 1, 14).take_while(|(at, _)| !context::ends_sentence(tokens, *at));
        let back = tokens.back(at, 20).take_while(|(at, _)| !context::ends_sentence(tokens, *at));
        back.chain(on).any(|(_, token)| token.is_name_of(CHILD))
    }

    /// Whether, with nothing but a number beside it, it is a child's.
    pub(super) fn is_child(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        let spoken = || Self::speaks_of_child(tokens, at);
        self.can_be_child && (self.usual || spoken() || !self.doubtful && !is_numbering(tokens, at))
    }
}

/// Whether a token may stand in a name.
pub(super) fn is_part(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    match token.kind {
        Kind::Word => {
            let capital = token.text.chars().next().is_some_and(char::is_uppercase);
            capital || token.is_word(PARTICLES) && lower(token)
        }
        // Anna-Marie, and J. with a full stop.
        Kind::Sign if token.is_sign(&['-', '‑', '‐']) => tokens.sticks(at) && tokens.sticks(at + 1),
        Kind::Sign if token.is_sign(&['.']) => {
            let short = tokens.before(at, 1).is_some_and(|before| {
                before.text.chars().count() == 1 || before.is_word(&["st", "mr", "mrs", "dr"])
            });
            tokens.sticks(at) && short
        }
        Kind::Sign if token.is_sign(&['"', '“', '”', '‘', '’', '\'']) => {
            tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Word)
                || tokens.before(at, 1).is_some_and(|before| before.kind == Kind::Word)
        }
        _ => false,
    }
}

/// Whether a word has capitals only.
fn is_loud(word: &str) -> bool {
    word.chars().count() > 1 && !word.chars().any(char::is_lowercase)
}

/// Whether a word has no capital.
pub(super) fn lower(token: &Token<'_>) -> bool {
    token.text.chars().next().is_some_and(char::is_lowercase)
}

/// Whether a word is no part of a name.
fn is_other(token: &Token<'_>) -> bool {
    OTHER.contains(token.text.to_lowercase().as_str())
}

/// Whether a number in brackets may be that of a list or a note: "(1) The door".
fn is_numbering(tokens: &Tokens<'_>, at: usize) -> bool {
    let first = tokens.get(at).and_then(Token::number).is_some_and(|number| number < 2);
    let opens = tokens.get(at + 2).is_some_and(|next| next.kind == Kind::Word && !lower(next));
    tokens.is_sign(at + 1, &[')', ']']) && (first || opens)
}
