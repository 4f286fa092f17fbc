//! Full dates in all the forms in which people write them: in words, in figures, in boxes.

use super::super::token::{Gap, Kind, Token, Tokens};
use crate::numeral::SMALL;

/// The months by the first three letters of their names.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The months in Roman figures.
const ROMAN: &[&str] = &["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

/// The tens from twenty on.
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// Days in words; of "twenty-first" the last part is enough.
const ORDINALS: &[&str] = &[
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "thirtieth",
];

/// A full date that starts at a place: its year, and the place behind it.
pub(super) fn date(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
    let token = tokens.get(at)?;
    if token.kind == Kind::Number
        && !(at > 0 && tokens.sticks(at) && tokens.before(at, 1)?.kind == Kind::Number)
    {
        return written(tokens, at).or_else(|| figures(tokens, at));
    }
    if token.is_word(ORDINALS) {
        return written(tokens, at);
    }
    if let Some(next) = feast(tokens, at) {
        let next = next + usize::from(tokens.is_sign(next, &[',']));
        return full(tokens.get(next)?.text).map(|year| (year, next + 1));
    }
    // May 3rd, 2011
    month(tokens, at)?;
    let day = tokens.get(at + 1)?.number().filter(|day| (1..=31).contains(day))?;
    let next = skip(tokens, at + 2, &["st", "nd", "rd", "th"]);
    let next = next + usize::from(tokens.is_sign(next, &[',']));
    let year = tokens.get(next)?.number().filter(|year| (1880..=2099).contains(year))?;
    (day > 0).then_some((year, next + 1))
}

/// The place behind a day that has a name: `Boxing Day`, `New Year's Eve`.
fn feast(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    const NAMES: &[&str] =
        &["boxing", "christmas", "year's", "year’s", "valentine's", "valentine’s", "patrick's", "patrick’s"];
    (tokens.is_word(at, NAMES) && tokens.is_word(at + 1, &["day", "eve"])).then_some(at + 2)
}

/// `3rd of May 2011`, `3-May-11`
fn written(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
    let day = tokens.get(at)?;
    if !(day.number().is_some_and(|day| (1..=31).contains(&day)) || day.is_word(ORDINALS)) {
        return None;
    }
    let mut next = skip(tokens, at + 1, &["st", "nd", "rd", "th"]);
    next = skip(tokens, next, &["day"]);
    next = skip(tokens, next, &["of"]);
    next += usize::from(tokens.is_sign(next, &['-', '/', '.', ',']));
    // The second of the second
    let ordinal = tokens.is_word(next, &["the"])
        && tokens.is_word(next + 1, ORDINALS.get(..MONTHS.len()).unwrap_or_default());
    next += usize::from(ordinal);
    let named = || month(tokens, next).or_else(|| tokens.is_word(next, ROMAN).then_some(()));
    ordinal.then_some(()).or_else(named)?;
    next += 1;
    next += usize::from(tokens.is_sign(next, &['-', '/', '.', ',']));
    // 3 May ’98
    next += usize::from(tokens.is_sign(next, &['’', '\'', '‘']) && tokens.sticks(next + 1));
    let year = full(tokens.get(next)?.text).map(|year| (year, next + 1));
    year.or_else(|| in_words(tokens, next))
}

/// A year in words, and the place behind it: `two thousand and five`, `nineteen eighty-eight`, `eighty eight`.
fn in_words(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
    let small = |at: usize| {
        SMALL.iter().position(|word| tokens.is_word(at, &[word])).and_then(|n| u32::try_from(n).ok())
    };
    let thousand = tokens.is_word(at, &["two"]) && tokens.is_word(at + 1, &["thousand"]);
    let (century, at) = match small(at) {
        _ if thousand => (2000, skip(tokens, at + 2, &["and"])),
        Some(century @ (19 | 20)) => (century * 100, at + 1),
        _ => (0, at),
    };
    let tens = TENS
        .iter()
        .position(|word| tokens.is_word(at, &[word]))
        .and_then(|n| u32::try_from(20 + 10 * n).ok());
    let next = at + usize::from(tens.is_some());
    let next = next + usize::from(tens.is_some() && tokens.is_sign(next, &['-', '‑', '‐']));
    // Twenty eleven
    let twenty = tens == Some(20) && century == 0;
    if let Some(year) = small(next).filter(|year| twenty && *year >= 10) {
        return Some((2000 + year, next + 1));
    }
    let (ones, end) =
        small(next).filter(|ones| tens.is_none() || *ones < 10).map_or((0, at + 1), |ones| (ones, next + 1));
    (thousand || tens.is_some() || century > 0 && ones > 0)
        .then_some((century + tens.unwrap_or(0) + ones, end))
}

/// The year of a date in six digits, as forms have it: `030511`.
pub(super) fn unparted(tokens: &Tokens<'_>, at: usize) -> Option<u32> {
    let text = tokens.get(at).filter(|token| token.kind == Kind::Number && token.text.len() == 6)?.text;
    let part = |from: usize| text.get(from..from + 2)?.parse::<u32>().ok();
    let (day, month) = (part(0)?, part(2)?);
    ((1..=31).contains(&day) && (1..=12).contains(&month)).then(|| part(4))?
}

/// A date in the cells of a form: `03 | 05 | 2011`, and the place behind it.
pub(super) fn in_cells(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
    let cells = tokens.is_sign(at + 1, &['|']) && tokens.is_sign(at + 3, &['|']);
    let number = |places: usize| tokens.get(at + places).and_then(Token::number);
    let (day, month) = (number(0).filter(|_| cells)?, number(2)?);
    let year = full(tokens.get(at + 4)?.text)?;
    ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some((year, at + 5))
}

/// A date in groups with nothing between: `03 05 11`, `03 05 2011`, and the place behind it.
pub(super) fn in_groups(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
    let group = |places: usize| {
        let fits = |token: &&Token<'_>| token.kind == Kind::Number && token.gap <= Gap::Space;
        tokens.get(at + places).filter(fits).map(|token| token.text)
    };
    let part = |text: &str, most: u32| {
        text.parse::<u32>().ok().filter(|number| text.len() == 2 && (1..=most).contains(number))
    };
    part(group(0)?, 31).and(part(group(1)?, 12))?;
    Some((full(group(2)?)?, at + 3))
}

/// A date in boxes of one digit each: `0 3 / 0 5 / 1 1`, and the place behind it.
pub(super) fn spaced(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
    const DIGITS: usize = 8;
    let (mut digits, mut end) = (String::new(), at);
    while digits.len() < DIGITS {
        let sign = !digits.is_empty() && tokens.is_sign(end, &['/', '.', '-', '|']);
        let next = end + usize::from(sign);
        let one = |token: &&Token<'_>| token.kind == Kind::Number && token.text.len() == 1;
        let Some(digit) = tokens.get(next).filter(one) else { break };
        digits.push_str(digit.text);
        end = next + 1;
    }
    let part = |from: usize, to: usize| digits.get(from..to)?.parse::<u32>().ok();
    let (day, month) = (part(0, 2)?, part(2, 4)?);
    let year = full(digits.get(4..)?)?;
    ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some((year, end))
}

/// `03/05/2011`, `3.5.11`, `2011-05-03`
fn figures(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
    const APART: &[char] = &['/', '.', '-', '–', '‑'];
    let number = |places: usize| tokens.get(at + places)?.number();
    if !tokens.is_sign(at + 1, APART) || !tokens.is_sign(at + 3, APART) {
        return None;
    }
    let (first, second, third) = (number(0)?, number(2)?, number(4)?);
    let last = tokens.get(at + 4)?.text;
    let day = |day| (1..=31).contains(&day);
    let (month, american) = ((1..=12).contains(&second), day(second) && (1..=12).contains(&first));
    if tokens.get(at)?.text.len() == 4 {
        return (month && day(third) && (1880..=2099).contains(&first)).then_some((first, at + 5));
    }
    (day(first) && (month || american)).then(|| full(last).map(|year| (year, at + 5)))?
}

/// A month by name.
pub(in crate::identity) fn month(tokens: &Tokens<'_>, at: usize) -> Option<()> {
    let word = tokens.get(at).filter(|token| token.kind == Kind::Word && token.text.len() <= 9)?.text;
    let start = word.get(..3)?.to_ascii_lowercase();
    MONTHS.contains(&start.as_str()).then_some(())
}

/// The place behind one of these words, if it stands here.
pub(super) fn skip(tokens: &Tokens<'_>, at: usize, words: &[&str]) -> usize {
    at + usize::from(tokens.is_word(at, words))
}

/// A year of four digits, or of two: those are read later, since the century is not said.
fn full(text: &str) -> Option<u32> {
    let year: u32 = text.parse().ok()?;
    match text.len() {
        2 => Some(year),
        4 => Some(year).filter(|year| (1880..=2099).contains(year)),
        _ => None,
    }
}
