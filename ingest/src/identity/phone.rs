//! Telephone numbers of persons: British mobile and geographic numbers.
//!
//! Numbers that anyone may ring (03, 0800 and the like) and those of
//! organisations, by the words round them, are no alarm. A mobile or a direct
//! line is one person's, whoever employs them.

use super::context;
use super::number::{self, Number};
use super::token::{Gap, Kind, Tokens};

/// How geographic numbers are grouped, the leading 0 included.
const LAND: &[&[usize]] = &[
    &[11],
    &[5, 6],
    &[5, 3, 3],
    &[4, 3, 4],
    &[4, 7],
    &[3, 4, 4],
    &[3, 8],
    &[5, 2, 4],
    &[5, 2, 2, 2],
    &[6, 5],
    &[6, 2, 3],
    &[4, 4, 3],
    &[3, 5, 3],
];

/// Where telephone numbers of persons stand in a text.
pub(super) fn places(tokens: &Tokens<'_>) -> Vec<usize> {
    let mut places = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match phone(tokens, at) {
            Some((start, end)) => {
                let own = is_mobile(tokens, at) || is_direct(tokens, start, end);
                places.extend((own || !context::is_organisation(tokens, start, end)).then_some(at));
                at = end;
            }
            None => at += 1,
        }
    }
    places
}

/// Whether a number is that of a mobile: 07 in Britain, with or without the code of the country.
fn is_mobile(tokens: &Tokens<'_>, at: usize) -> bool {
    let digits: String = (at..at + 6)
        .map_while(|at| tokens.get(at))
        .filter(|token| token.kind == Kind::Number)
        .map(|token| token.text)
        .collect();
    ["07", "447", "4407", "00447", "004407", "7"].iter().any(|start| digits.starts_with(start))
}

/// Whether the words round a number say that it rings on one desk.
fn is_direct(tokens: &Tokens<'_>, start: usize, end: usize) -> bool {
    const DIRECT: &[&str] = &["direct", "ddi", "extension", "ext", "mobile", "mob"];
    let behind = |at: usize| {
        tokens.is_word(at, &["ext", "extension", "x"])
            || tokens.is_sign(at, &['('])
                && tokens.is_word(at + 1, &["direct", "desk", "mobile", "mob", "home", "landline"])
    };
    tokens.back(start, 4).any(|(at, token)| token.is_word(DIRECT) || is_own_home(tokens, at)) || behind(end)
}

/// Whether someone's home is spoken of, not one that cares for others.
fn is_own_home(tokens: &Tokens<'_>, at: usize) -> bool {
    const CARES: &[&str] = &["care", "nursing", "residential", "rest", "children's", "children’s", "funeral"];
    tokens.is_word(at, &["home"]) && !(at > 0 && tokens.is_word(at - 1, CARES))
}

/// A number that a person may have: where it starts and ends, if one starts here.
fn phone(tokens: &Tokens<'_>, at: usize) -> Option<(usize, usize)> {
    let token = tokens.get(at).filter(|token| token.kind == Kind::Number)?;
    // A 0 that was read as a letter: O7700 900123.
    let letter = at > 0 && tokens.sticks(at) && tokens.is_word(at - 1, &["o"]);
    if letter && token.text.starts_with('7') {
        return number::read(tokens, at, 10).map(|number| (at - 1, number.end));
    }
    if token.text.starts_with("0044")
        || (token.text.starts_with("44") && tokens.is_sign(at.checked_sub(1)?, &['+']))
    {
        return abroad(tokens, at);
    }
    if !token.text.starts_with('0') {
        return local(tokens, at);
    }
    let start = at - usize::from(at > 0 && tokens.is_sign(at - 1, &['(']));
    let Some(number) = number::read(tokens, at, 11) else { return old(tokens, at).map(|end| (start, end)) };
    let written = match number.digits.get(1..2)? {
        "7" => mobile(&number),
        "1" | "2" => LAND.contains(&number.groups.as_slice()),
        _ => false,
    };
    let alone = number::is_alone(tokens, start, number.end)
        && (start < at || !number::is_in_table(tokens, start, number.end));
    (written && alone && unbroken(tokens, at, &number)).then_some((start, number.end))
}

/// The place behind a number as it was before 1995, its code in brackets: `(0946) 63187`.
fn old(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let coded = at > 0 && tokens.is_sign(at - 1, &['(', '[']) && tokens.is_sign(at + 1, &[')', ']']);
    let of = |digits: usize| number::read(tokens, at, digits);
    let number = of(10).or_else(|| of(9)).filter(|_| coded)?;
    let written = matches!(number.groups.as_slice(), [4, 6] | [4, 5] | [4, 3, 3] | [5, 4] | [5, 5]);
    (written && number::is_alone(tokens, at - 1, number.end)).then_some(number.end)
}

/// A number of six digits without the code of its place, beside words that say that it is a telephone's.
fn local(tokens: &Tokens<'_>, at: usize) -> Option<(usize, usize)> {
    const TELEPHONE: &[&str] = &["tel", "telephone", "phone", "landline"];
    let number =
        number::read(tokens, at, 6).filter(|number| matches!(number.groups.as_slice(), [6] | [3, 3]))?;
    let code = tokens.is_sign(number.end, &['(']) && tokens.is_word(number.end + 1, &["code"]);
    let said = code || tokens.back(at, 3).any(|(_, token)| token.is_word(TELEPHONE));
    (said && number::is_alone(tokens, at, number.end)).then_some((at, number.end))
}

/// A number with the code of the country: whatever its groups, it is a telephone number.
fn abroad(tokens: &Tokens<'_>, at: usize) -> Option<(usize, usize)> {
    let code = tokens.get(at)?.text;
    let start = at - usize::from(at > 0 && tokens.is_sign(at - 1, &['+']));
    let prefix = if code.starts_with("00") { 4 } else { 2 };
    // `+44 (0)7700 900123` has the 0 as well, `+44 7700 900123` has not.
    let with_zero = number::read(tokens, at, prefix + 11)
        .filter(|number| number.digits.get(prefix..=prefix) == Some("0"))
        .map(|number| (number.digits.get(prefix + 1..prefix + 2).map(str::to_owned), number.end));
    let without = || {
        let number = number::read(tokens, at, prefix + 10)?;
        Some((number.digits.get(prefix..=prefix).map(str::to_owned), number.end))
    };
    let (first, end) = with_zero.or_else(without)?;
    let personal = first.is_some_and(|digit| matches!(digit.as_str(), "1" | "2" | "7"));
    (personal && number::is_alone(tokens, start, end)).then_some((start, end))
}

/// Whether a mobile number is written as people write it: no group of one digit, or all of them.
fn mobile(number: &Number) -> bool {
    let boxes = number.groups.iter().all(|digits| *digits == 1);
    boxes || number.groups.iter().all(|digits| (2..=11).contains(digits)) && number.groups.len() <= 5
}

/// Whether it stands on one line.
fn unbroken(tokens: &Tokens<'_>, at: usize, number: &Number) -> bool {
    (at + 1..number.end).all(|at| tokens.get(at).is_some_and(|token| token.gap < Gap::Line))
}
