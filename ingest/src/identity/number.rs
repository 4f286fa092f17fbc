//! Digits in groups, as people write long numbers.

use super::token::{Gap, Kind, Tokens};

/// Signs that may stand between groups.
const BETWEEN: &[char] = &['-', '–', '‐', '‑', '.', '(', ')', ']', '\u{2011}'];

/// The most groups of a number.
const GROUPS: usize = 11;

/// A number in groups of digits.
#[derive(Debug, Default)]
pub(super) struct Number {
    /// All its digits.
    pub(super) digits: String,
    /// How many digits each group has.
    pub(super) groups: Vec<usize>,
    /// The place behind it.
    pub(super) end: usize,
}

/// The number that starts at a place and has just so many digits, if groups add up to that.
pub(super) fn read(tokens: &Tokens<'_>, start: usize, digits: usize) -> Option<Number> {
    let mut number = Number { end: start, ..Number::default() };
    let mut at = start;
    while number.groups.len() < GROUPS {
        let token = tokens.get(at).filter(|token| token.kind == Kind::Number)?;
        if at > start && token.gap > Gap::Line {
            return None;
        }
        number.digits.push_str(token.text);
        number.groups.push(token.text.len());
        number.end = at + 1;
        if number.digits.len() >= digits {
            return Some(number).filter(|number| number.digits.len() == digits);
        }
        at += 1;
        let signs = (at..at + 2).take_while(|at| tokens.is_sign(*at, BETWEEN)).count();
        at += signs;
    }
    None
}

/// Whether a number stands by itself: no digit, letter or sign of a longer code touches it.
pub(super) fn is_alone(tokens: &Tokens<'_>, start: usize, end: usize) -> bool {
    const CODE: &[char] = &['_', '/', '-', '.', '=', '%', '&', '£', '$', '€', '\\', '@'];
    // The full stop of "No.943…" is no part of a code.
    let short = tokens.before(start, 1).is_some_and(|token| token.is_sign(&['.']))
        && tokens.before(start, 2).is_some_and(|token| token.kind == Kind::Word);
    let before = !short
        && tokens.sticks(start)
        && tokens.before(start, 1).is_some_and(|token| token.kind != Kind::Sign || token.is_sign(CODE));
    let touches = |at: usize| {
        tokens.sticks(at)
            && tokens.get(at).is_some_and(|token| {
                token.kind != Kind::Sign || token.is_sign(&['_', '/', '@', '%', '=', '-'])
            })
    };
    // A full stop or hyphen behind it is a code if digits or letters follow at once.
    let goes_on = tokens.is_sign(end, &['.', '-', ':'])
        && tokens.sticks(end)
        && tokens.sticks(end + 1)
        && tokens.get(end + 1).is_some_and(|token| token.kind == Kind::Number);
    !before && !touches(end) && !goes_on
}

/// Whether other numbers stand beside it, as in a table.
pub(super) fn is_in_table(tokens: &Tokens<'_>, start: usize, end: usize) -> bool {
    let number = |token: &super::token::Token<'_>| token.kind == Kind::Number;
    // The year of a date in figures is no number of a table: `14.06.2015 943 476 5919`.
    let date = tokens.before(start, 2).is_some_and(|sign| sign.is_sign(&['.', '/', '-']))
        && tokens.sticks(start - 1);
    let before = tokens.get(start).is_some_and(|token| token.gap < Gap::Block)
        && !date
        && tokens.before(start, 1).is_some_and(number);
    let after = tokens
        .get(end)
        .is_some_and(|token| token.gap < Gap::Line && number(token) && !token.text.starts_with('0'));
    before || after
}
