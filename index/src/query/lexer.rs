//! Cuts a query into its signs and words.

use super::field::NAMES;

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
    /// `NOT`, or `-` before a word.
    Not,
    /// `+` before a word.
    Plus,
    /// The name of a field before a colon.
    Field(&'static str),
    /// The words between quotation marks; a mark that is missing closes at the end.
    Quoted(String),
    /// Anything else up to the next space or sign.
    Word(String),
}

/// Cuts a query into tokens.
pub(super) fn tokens(query: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut rest = query;
    while let Some(c) = rest.chars().next() {
        let (token, used) = match c {
            '(' => (Some(Token::Open), 1),
            ')' => (Some(Token::Close), 1),
            c if is_quote(c) => quoted(rest, c),
            c if c.is_whitespace() => (None, c.len_utf8()),
            '-' | '+' | '\u{2212}' => sign(rest, c, found.last()),
            _ => word(rest),
        };
        found.extend(token);
        rest = &rest[used..];
    }
    found
}

/// Straight and curly double quotation marks.
fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}')
}

/// The words up to the closing mark or the end.
fn quoted(rest: &str, mark: char) -> (Option<Token>, usize) {
    let inner = &rest[mark.len_utf8()..];
    let end = inner.find(is_quote).unwrap_or(inner.len());
    let closing = inner[end..].chars().next().map_or(0, char::len_utf8);
    (Some(Token::Quoted(inner[..end].to_owned())), mark.len_utf8() + end + closing)
}

/// `-` and `+` count only before a word, and `-` not within one.
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

/// A word, an operator in capitals, or the name of a field.
fn word(rest: &str) -> (Option<Token>, usize) {
    let end =
        rest.find(|c: char| c.is_whitespace() || matches!(c, '(' | ')') || is_quote(c)).unwrap_or(rest.len());
    let word = &rest[..end];
    if let Some((name, used)) = field(word) {
        return (Some(Token::Field(name)), used);
    }
    let token = match word {
        "AND" | "&&" => Token::And,
        "OR" | "||" => Token::Or,
        "NOT" => Token::Not,
        _ => Token::Word(word.to_owned()),
    };
    (Some(token), end)
}

/// The field that a word names before its first colon, and the bytes to its end.
fn field(word: &str) -> Option<(&'static str, usize)> {
    let (name, _) = word.split_once(':')?;
    let known = NAMES.iter().find(|known| known.eq_ignore_ascii_case(name))?;
    Some((known, name.len() + 1))
}
