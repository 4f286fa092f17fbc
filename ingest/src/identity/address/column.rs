//! Addresses in the column of a table whose head asks for them.

use std::ops::Range;

use super::super::token::{Gap, Kind, Token, Tokens};
use super::words::is_body;

/// How many tokens such a cell may have.
const LONG: usize = 20;

/// The places of a cell that starts here and holds a numbered house, in a column of addresses of persons.
pub(super) fn cell(tokens: &Tokens<'_>, at: usize) -> Option<Range<usize>> {
    at.checked_sub(1).filter(|bar| tokens.is_sign(*bar, &['|']))?;
    let ends = |at: &usize| {
        tokens.is_sign(*at, &['|']) || tokens.get(*at).is_none_or(|token| token.gap >= Gap::Line)
    };
    let cell = at..(at + 1..at + LONG).find(ends)?;
    let capital = |token: &Token<'_>| {
        token.kind == Kind::Word && token.text.len() > 2 && token.text.starts_with(char::is_uppercase)
    };
    let count =
        |is: &dyn Fn(&Token<'_>) -> bool| cell.clone().filter(|at| tokens.get(*at).is_some_and(is)).count();
    // A year is no house.
    let number = |at: usize| {
        tokens.get(at).and_then(Token::number).is_some_and(|number| number < 1900)
            && (at + 1..at + 3).any(|next| tokens.get(next).is_some_and(capital))
    };
    let house = cell.clone().any(number)
        && count(&capital) >= 2
        && count(&|token| token.is_sign(&['@', '/', ':'])) == 0;
    let of_persons =
        || !tokens.cells_before(at).into_iter().flatten().chain(cell.clone()).any(|at| is_body(tokens, at));
    (house && is_of_addresses(tokens, at) && of_persons()).then(|| cell.clone())
}

/// Whether the head of the column of a place asks for addresses, and not those of mail or of the web.
fn is_of_addresses(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(head) = tokens.cells_above(at).pop() else { return false };
    let says = |words: &[&str]| head.clone().any(|at| tokens.is_word(at, words));
    const OTHER: &[&str] = &[
        "email",
        "mail",
        "web",
        "ip",
        "office",
        "business",
        "to",
        "will",
        "how",
        "issue",
        "issues",
        "action",
        "actions",
        "address'",
        "addressed",
    ];
    says(&["address", "addresses"]) && !says(OTHER)
}
