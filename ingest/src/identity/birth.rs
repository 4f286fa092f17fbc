//! Dates of birth: a full date beside words that say so.

use std::collections::HashSet;
use std::ops::Range;

use super::context::Report;
use super::patient;
use super::token::{Gap, Kind, Token, Tokens};
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

/// Years by which a deceased person was surely an adult when a report names no age.
const GROWN: u32 = 20;

/// Words for those whom a death leaves behind.
const RELATIVES: &[&str] = &[
    "mother",
    "father",
    "brother",
    "sister",
    "partner",
    "wife",
    "husband",
    "son",
    "daughter",
    "child",
    "children",
    "mum",
    "dad",
    "friend",
    "neighbour",
    "boyfriend",
    "girlfriend",
    "carer",
    "witness",
];

/// How many dots of a form may lead to a date.
const DOTS: usize = 100;

/// How many tokens may stand between the words and the date.
const BETWEEN: usize = 9;

/// A date of birth.
#[derive(Debug, Clone, Copy)]
struct Birth {
    /// Where the words stand that announce it, or the date itself.
    at: usize,
    year: u32,
    /// The place behind the date, or in front of the words that announce it behind it.
    end: usize,
}

/// Where dates of birth stand in a text; not those of adults whose death a coroner looked into.
pub(super) fn places(tokens: &Tokens<'_>, report: &Report) -> Vec<usize> {
    let beside = patient::places(tokens).into_iter().filter_map(|at| beside_number(tokens, at));
    let births =
        (0..tokens.len()).flat_map(|at| announced(tokens, at).chain(in_column(tokens, at))).chain(beside);
    let mut met = HashSet::new();
    let once = births.filter(|birth| met.insert(birth.end));
    once.filter(|birth| !is_public(tokens, birth.at, birth.year, report)).map(|birth| birth.at).collect()
}

/// The dates that words announce which start here: the first, and one that follows it at once.
fn announced(tokens: &Tokens<'_>, at: usize) -> impl Iterator<Item = Birth> {
    let after = cue(tokens, at);
    let first = after.and_then(|after| behind(tokens, after));
    let another = first.and_then(|(_, end)| {
        let next = skip(tokens, end, &["and", "or"]);
        let next = next + usize::from(next == end && tokens.is_sign(end, &[',', '/']));
        let (year, end) = date(tokens, next).filter(|_| next > end)?;
        Some(Birth { at: next, year, end })
    });
    let ahead = || Some(Birth { at, year: ahead(tokens, after.map(|_| at)?)?, end: at });
    let first = first.map(|(year, end)| Birth { at, year, end }).or_else(ahead);
    first.into_iter().chain(another)
}

/// A date that stands in the column or row of dates of birth of a table.
fn in_column(tokens: &Tokens<'_>, at: usize) -> Option<Birth> {
    let opens = at > 0 && (tokens.is_sign(at - 1, &['|']) || tokens.get(at)?.gap == Gap::Line);
    let (year, end) = date(tokens, at).filter(|_| opens)?;
    let announces = |mut places: Range<usize>| places.any(|at| cue(tokens, at).is_some());
    let birth = [tokens.column_head(at), tokens.row_head(at)].into_iter().flatten().any(announces);
    birth.then_some(Birth { at, year, end })
}

/// A date right before or behind the number of a patient: `QUAY N, 01/02/02, 497 947 9553`.
fn beside_number(tokens: &Tokens<'_>, number: usize) -> Option<Birth> {
    before_number(tokens, number).or_else(|| behind_number(tokens, number))
}

/// A date right behind the number of a patient: `Norah QUAY (497 947 9553) 01/02/2002`.
fn behind_number(tokens: &Tokens<'_>, number: usize) -> Option<Birth> {
    let end = patient::end(tokens, number)?;
    let at = end + (end..end + 2).take_while(|at| tokens.is_sign(*at, &[')', ']', ',', '|', ';'])).count();
    let (year, end) = date(tokens, at)?;
    Some(Birth { at, year, end })
}

/// A date right in front of the number of a patient.
fn before_number(tokens: &Tokens<'_>, number: usize) -> Option<Birth> {
    let end = number
        .checked_sub(usize::from(tokens.is_sign(number.checked_sub(1)?, &[',', '|', ';', '-', '–'])))?;
    let at =
        (end.saturating_sub(7)..end).find(|at| date(tokens, *at).is_some_and(|(_, last)| last == end))?;
    Some(Birth { at, year: date(tokens, at)?.0, end })
}

/// The place behind words that announce a date of birth, if they start here.
fn cue(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let word = |places: usize, words: &[&str]| tokens.is_word(at + places, words);
    if word(0, &["dob", "born", "birthdate", "birthday"]) {
        // A first-born, a new-born.
        let compound = at > 0 && tokens.sticks(at) && tokens.is_sign(at - 1, &['-', '‑', '‐']);
        return (!compound).then_some(at + 1);
    }
    if word(0, &["d"]) && word(1, &["o"]) && word(2, &["b"]) {
        return Some(at + 3);
    }
    // Date of birth, date and place of birth, date & place of birth
    if word(0, &["date", "dates"]) {
        let beside = |places: usize| {
            word(places, &["and", "place", "time", "country"]) || tokens.is_sign(at + places, &['&', '/'])
        };
        let of = 1 + (1..4).take_while(|places| beside(*places)).count();
        if word(of, &["of"]) && word(of + 1, &["birth"]) {
            return Some(at + of + 2);
        }
    }
    let hyphen = |places: usize| tokens.is_sign(at + places, &['-', '‑', '‐']);
    if word(0, &["date"]) && hyphen(1) && word(2, &["of"]) && hyphen(3) && word(4, &["birth"]) {
        return Some(at + 5);
    }
    if word(0, &["birth"]) && word(1, &["date"]) {
        return Some(at + 2);
    }
    if word(0, &["dyddiad"]) && word(1, &["geni"]) || word(0, &["ganwyd", "ganed"]) {
        return Some(at + if word(0, &["dyddiad"]) { 2 } else { 1 });
    }
    if word(0, &["gave", "gives", "giving"]) && word(1, &["birth"]) {
        return Some(at + 2);
    }
    // "since her birth on 3 May 2011"
    if word(0, &["birth"]) && word(1, &["on"]) {
        return Some(at + 2);
    }
    // d/birth, d/b
    if word(0, &["d"]) && tokens.is_sign(at + 1, &['/']) && word(2, &["birth", "b"]) {
        return Some(at + 3);
    }
    let dotted = |places: usize| tokens.is_sign(at + places, &['.', '/']) && tokens.sticks(at + places);
    if word(0, &["d"]) && dotted(1) && word(2, &["o"]) && dotted(3) && word(4, &["b"]) {
        return Some(at + 5 + usize::from(dotted(5)));
    }
    // `(b. 3 May 2011)`, and in a family tree `Aunt R b. 3.5.11`
    let opened = at > 0 && tokens.is_sign(at - 1, &['(', ',']) || date(tokens, at + 2).is_some();
    (opened && word(0, &["b"]) && dotted(1)).then_some(at + 2)
}

/// The year of a full date that follows, with few words between and no new sentence, and the place behind it.
fn behind(tokens: &Tokens<'_>, from: usize) -> Option<(u32, usize)> {
    // The dots of a form lead to what is filled in.
    let from = from + (from..from + DOTS).take_while(|at| tokens.is_sign(*at, &['.', '…', '_'])).count();
    for at in from..from + BETWEEN {
        if let Some(found) = date(tokens, at) {
            return Some(found);
        }
        // Six digits and no sign: 030511.
        if let Some(year) = unparted(tokens, at) {
            return Some((year, at + 1));
        }
        if let Some(found) = spaced(tokens, at).or_else(|| in_cells(tokens, at)) {
            return Some(found);
        }
        let token = tokens.get(at)?;
        let ends = token.is_sign(&[';', '?', '!']) || (token.is_sign(&['.']) && at > from);
        if ends || token.gap == Gap::Block && at > from || token.is_word(&["died", "since", "death", "dod"]) {
            return None;
        }
    }
    None
}

/// The year of a full date right before: `3 May 2011 (date of birth)`.
fn ahead(tokens: &Tokens<'_>, at: usize) -> Option<u32> {
    let opened = tokens.is_sign(at.checked_sub(1)?, &['(', ',', '[']);
    let formal = !tokens.is_word(at, &["born"]);
    let closed = at > 1 && tokens.is_sign(at - 2, &[')', ']']);
    let ends = at - usize::from(opened) - usize::from(closed);
    (opened && formal)
        .then(|| {
            (ends.saturating_sub(7)..ends).find_map(|from| date(tokens, from).filter(|(_, end)| *end == ends))
        })?
        .map(|(year, _)| year)
}

/// A full date that starts at a place: its year, and the place behind it.
fn date(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
    let token = tokens.get(at)?;
    if token.kind == Kind::Number
        && !(at > 0 && tokens.sticks(at) && tokens.before(at, 1)?.kind == Kind::Number)
    {
        return written(tokens, at).or_else(|| figures(tokens, at));
    }
    if token.is_word(ORDINALS) {
        return written(tokens, at);
    }
    // May 3rd, 2011
    month(tokens, at)?;
    let day = tokens.get(at + 1)?.number().filter(|day| (1..=31).contains(day))?;
    let next = skip(tokens, at + 2, &["st", "nd", "rd", "th"]);
    let next = next + usize::from(tokens.is_sign(next, &[',']));
    let year = tokens.get(next)?.number().filter(|year| (1880..=2099).contains(year))?;
    (day > 0).then_some((year, next + 1))
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
    month(tokens, next).or_else(|| tokens.is_word(next, ROMAN).then_some(()))?;
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
    let (ones, end) =
        small(next).filter(|ones| tens.is_none() || *ones < 10).map_or((0, at + 1), |ones| (ones, next + 1));
    (thousand || tens.is_some() || century > 0 && ones > 0)
        .then_some((century + tens.unwrap_or(0) + ones, end))
}

/// The year of a date in six digits, as forms have it: `030511`.
fn unparted(tokens: &Tokens<'_>, at: usize) -> Option<u32> {
    let text = tokens.get(at).filter(|token| token.kind == Kind::Number && token.text.len() == 6)?.text;
    let part = |from: usize| text.get(from..from + 2)?.parse::<u32>().ok();
    let (day, month) = (part(0)?, part(2)?);
    ((1..=31).contains(&day) && (1..=12).contains(&month)).then(|| part(4))?
}

/// A date in the cells of a form: `03 | 05 | 2011`, and the place behind it.
fn in_cells(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
    let cells = tokens.is_sign(at + 1, &['|']) && tokens.is_sign(at + 3, &['|']);
    let number = |places: usize| tokens.get(at + places).and_then(Token::number);
    let (day, month) = (number(0).filter(|_| cells)?, number(2)?);
    let year = full(tokens.get(at + 4)?.text)?;
    ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some((year, at + 5))
}

/// A date in boxes of one digit each: `0 3 / 0 5 / 1 1`, and the place behind it.
fn spaced(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
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
pub(super) fn month(tokens: &Tokens<'_>, at: usize) -> Option<()> {
    let word = tokens.get(at).filter(|token| token.kind == Kind::Word && token.text.len() <= 9)?.text;
    let start = word.get(..3)?.to_ascii_lowercase();
    MONTHS.contains(&start.as_str()).then_some(())
}

/// The place behind one of these words, if it stands here.
fn skip(tokens: &Tokens<'_>, at: usize, words: &[&str]) -> usize {
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

/// Whether it is that of an adult whose death a coroner looked into.
fn is_public(tokens: &Tokens<'_>, at: usize, year: u32, report: &Report) -> bool {
    const DEATH: &[&str] = &["death", "deaths", "died", "deceased", "dod", "inquest", "dead", "aged"];
    let Some(now) = report.year.filter(|_| report.coroner) else { return false };
    let year = match year {
        0..100 if 2000 + year <= now => 2000 + year,
        0..100 => 1900 + year,
        year => year,
    };
    let round = || (at.saturating_sub(60)..at + 40).filter_map(|at| Some((at, tokens.get(at)?)));
    let said = round().any(|(_, token)| token.is_word(DEATH));
    let relative = tokens
        .back(at, 8)
        .take_while(|(_, token)| !token.is_sign(&['.']))
        .any(|(_, token)| token.is_word(RELATIVES));
    let young = round().any(|(at, token)| {
        token.is_word(&["aged", "age"])
            && tokens.get(at + 1).and_then(|age| age.number()).is_some_and(|age| age < 18)
    });
    said && !young && !relative && now.saturating_sub(year) >= GROWN
}
