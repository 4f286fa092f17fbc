//! Cuts a query into its signs and words.

use std::ops::Range;

use super::field::NAMES;
use super::{DEFAULT_NEAR, MAX_NEAR};

/// A part of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// `(`
    Open,
    /// `)`
    Close,
    /// `AND`
    And,
    /// `OR`
    Or,
    /// `NOT`, or `-` or `!` before a word.
    Not,
    /// `+` before a word.
    Plus,
    /// The name of a field before a colon.
    Field(&'static str),
    /// `NEAR/5`
    Near(u32),
    /// The words between quotation marks; a mark that is missing closes at the end.
    Quoted(String),
    /// `"words here"~5`: words that stand so close together.
    Loose(String, u32),
    /// Anything else up to the next space or sign.
    Word(String),
}

/// Cuts a query into tokens.
pub(super) fn tokens(query: &str) -> Vec<Token> {
    placed(query).into_iter().map(|(_, token)| token).collect()
}

/// The tokens of a query, each with where it stands, in bytes.
pub(super) fn placed(query: &str) -> Vec<(Range<usize>, Token)> {
    let mut found: Vec<(Range<usize>, Token)> = Vec::new();
    let mut at = 0;
    while let Some(c) = query[at..].chars().next() {
        let rest = &query[at..];
        let (token, used) = match c {
            '(' => (Some(Token::Open), 1),
            ')' => (Some(Token::Close), 1),
            c if is_quote(c) => quoted(rest, c),
            c if c.is_whitespace() => (None, c.len_utf8()),
            '-' | '+' | '!' | '\u{2212}' => sign(rest, c, found.last().map(|(_, token)| token)),
            c if parts_words(c) && before_letters(&rest[c.len_utf8()..]) => (None, c.len_utf8()),
            _ => word(rest, found.last().is_some_and(|(_, token)| holds(token))),
        };
        found.extend(token.map(|token| (at..at + used, token)));
        at += used;
    }
    found
}

/// Straight and curly double quotation marks.
pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}')
}

/// The words up to the closing mark or the end.
fn quoted(rest: &str, mark: char) -> (Option<Token>, usize) {
    let inner = &rest[mark.len_utf8()..];
    let end = inner.find(is_quote).unwrap_or(inner.len());
    let closing = inner[end..].chars().next().map_or(0, char::len_utf8);
    let words = inner[..end].to_owned();
    let used = mark.len_utf8() + end + closing;
    match loose(&inner[end + closing..]) {
        Some((distance, length)) => (Some(Token::Loose(words, distance)), used + length),
        None => (Some(Token::Quoted(words)), used),
    }
}

/// How close the words of a quotation must stand, by a `~5` behind it, and the bytes of that.
fn loose(rest: &str) -> Option<(u32, usize)> {
    let number = rest.strip_prefix('~')?;
    let digits = number.len() - number.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    Some((distance(&number[..digits])?, digits + 1))
}

/// A distance in words, within its limits.
fn distance(digits: &str) -> Option<u32> {
    let some = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    // A number with too many digits is a large one.
    some.then(|| digits.parse().unwrap_or(MAX_NEAR).clamp(1, MAX_NEAR))
}

/// The distance that `NEAR`, `NEAR/5` or `near/5` asks for.
fn near(word: &str) -> Option<u32> {
    match word.split_once('/') {
        // `NEAR/-3` can only mean 3.
        Some((near, digits)) if near.eq_ignore_ascii_case("near") => distance(digits.trim_start_matches('-')),
        _ => (word == "NEAR").then_some(DEFAULT_NEAR),
    }
}

/// `-`, `!` and `+` count only before a word, and not within one.
fn sign(rest: &str, sign: char, last: Option<&Token>) -> (Option<Token>, usize) {
    let after = rest[sign.len_utf8()..].chars().next();
    let stands_before_a_word = after.is_some_and(|c| c.is_alphanumeric() || c == '(' || is_quote(c));
    let doubled = matches!(last, Some(Token::Not | Token::Plus));
    let token = match sign {
        _ if !stands_before_a_word || doubled => None,
        '+' => Some(Token::Plus),
        _ => Some(Token::Not),
    };
    (token, sign.len_utf8())
}

/// Whether a token says something of the word behind it, all of which it is then: `area:north/south`, `-police/school`.
const fn holds(token: &Token) -> bool {
    matches!(token, Token::Field(_) | Token::Not | Token::Plus | Token::Near(_))
}

/// Whether a sign between two words parts them, as in `police/school`: they need not stand side by side.
const fn parts_words(c: char) -> bool {
    matches!(c, '/' | ',' | ';' | '_' | '~' | '\u{2014}')
}

/// Whether a text starts with a word, and not with a letter as in `A/E` or `n/a`.
fn before_letters(rest: &str) -> bool {
    let mut letters = rest.chars().take_while(|c| c.is_alphanumeric());
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_some_and(char::is_alphabetic)
}

/// Where a sign parts a word from the next one in `word`.
fn parted(word: &str) -> Option<usize> {
    let signs = word.char_indices().filter(|(_, c)| parts_words(*c));
    let mut parting = signs.filter(|(at, c)| {
        let mut before = word[..*at].chars().rev().take_while(|c| c.is_alphanumeric());
        before.next().is_some_and(char::is_alphabetic)
            && before.next().is_some_and(char::is_alphabetic)
            && before_letters(&word[at + c.len_utf8()..])
    });
    parting.next().map(|(at, _)| at)
}

/// A word, an operator in capitals, or the name of a field; a `whole` one is not parted by signs in it.
fn word(rest: &str, whole: bool) -> (Option<Token>, usize) {
    let end =
        rest.find(|c: char| c.is_whitespace() || matches!(c, '(' | ')') || is_quote(c)).unwrap_or(rest.len());
    let text = &rest[..end];
    let whole = whole || text.starts_with('=') || text.contains('*') || field(text).is_some();
    let end = if whole { end } else { parted(text).unwrap_or(end) };
    let word = &rest[..end];
    if let Some((name, used)) = field(word) {
        return (Some(Token::Field(name)), used);
    }
    let token = match word {
        "AND" | "&&" => Token::And,
        "OR" | "||" => Token::Or,
        "NOT" => Token::Not,
        _ => near(word).map_or_else(|| Token::Word(word.to_owned()), Token::Near),
    };
    (Some(token), end)
}

/// The field that a word names before its first colon, and the bytes to its end.
fn field(word: &str) -> Option<(&'static str, usize)> {
    let (name, _) = word.split_once(':')?;
    let known = NAMES.iter().find(|known| known.eq_ignore_ascii_case(name))?;
    Some((known, name.len() + 1))
}
