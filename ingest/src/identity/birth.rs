//! Dates of birth: a full date beside words that say so.

mod cue;
mod date;

use std::collections::HashSet;
use std::ops::Range;

use self::cue::{cue, skip_death};
use self::date::{date, in_cells, in_groups, skip, spaced, unparted};
use super::context::{self, Report};
use super::patient;
use super::token::{Gap, Tokens};

pub(super) use self::date::month;

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

/// The same where the date stands behind `on`.
const FAR: usize = 20;

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

/// The year of a birth whose announcing words start here.
pub(super) fn born(tokens: &Tokens<'_>, at: usize) -> Option<u32> {
    behind(tokens, cue(tokens, at)?).map(|(year, _)| year)
}

/// The year of a date in a table's column or row of dates of birth.
pub(super) fn in_table(tokens: &Tokens<'_>, at: usize) -> Option<u32> {
    in_column(tokens, at).map(|birth| birth.year)
}

/// The dates that words announce which start here: the first, and one that follows it at once.
fn announced(tokens: &Tokens<'_>, at: usize) -> impl Iterator<Item = Birth> {
    let after = cue(tokens, at);
    let first = after.and_then(|after| behind(tokens, after));
    let both = after.is_some_and(|after| skip_death(tokens, after) > after);
    let another = first.filter(|_| !both).and_then(|(_, end)| {
        let next = skip(tokens, end, &["and", "or"]);
        let next = next + usize::from(next == end && tokens.is_sign(end, &[',', '/']));
        let beside = date(tokens, next).filter(|_| next > end).map(|(year, end)| (next, year, end));
        let (at, year, end) = beside.or_else(|| told_apart(tokens, end))?;
        Some(Birth { at, year, end })
    });
    let ahead = || Some(Birth { at, year: ahead(tokens, after.map(|_| at)?)?, end: at });
    let first = first.map(|(year, end)| Birth { at, year, end }).or_else(ahead);
    first.into_iter().chain(another)
}

/// Another date that somebody else gives for the same birth: "as 31/12/1979, and the police summary gives 13/12/1979".
fn told_apart(tokens: &Tokens<'_>, end: usize) -> Option<(usize, u32, usize)> {
    const GIVES: &[&str] = &[
        "gives", "gave", "has", "had", "shows", "showed", "says", "said", "states", "stated", "records",
        "recorded", "as",
    ];
    const REACH: usize = 10;
    let joined = end + usize::from(tokens.is_sign(end, &[',', ';']));
    if !tokens.is_word(joined, &["and", "but", "while", "whereas", "although", "though"]) {
        return None;
    }
    let mut places = (joined..joined + REACH).take_while(|at| !context::ends_sentence(tokens, *at));
    let gives = places.find(|at| tokens.is_word(*at, GIVES))?;
    date(tokens, gives + 1).map(|(year, end)| (gives + 1, year, end))
}

/// A date that stands in the column or row of dates of birth of a table.
fn in_column(tokens: &Tokens<'_>, at: usize) -> Option<Birth> {
    let opens = at > 0 && (tokens.is_sign(at - 1, &['|']) || tokens.get(at)?.gap == Gap::Line);
    let (year, end) = date(tokens, at).filter(|_| opens)?;
    let announces = |mut places: Range<usize>| places.any(|at| cue(tokens, at).is_some());
    let birth = [tokens.cells_above(at).pop(), tokens.row_head(at)].into_iter().flatten().any(announces);
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

/// The year of a full date that follows, with few words between and no new sentence, and the place behind it.
fn behind(tokens: &Tokens<'_>, from: usize) -> Option<(u32, usize)> {
    let from = skip_death(tokens, from);
    if let Some(found) = in_groups(tokens, from + usize::from(tokens.is_sign(from, &[':', '|', '-']))) {
        return Some(found);
    }
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
    // "was born by section at the hospital of Northport, on 3/5/11"; not "born in 1957, who came on 3 May 2011".
    let stops = |at: usize| {
        tokens.get(at).is_none_or(|token| {
            token.gap == Gap::Block
                || token.is_sign(&[';', '|'])
                || token.is_word(&["died", "since", "death", "dod"])
                || token.number().is_some()
        }) || context::ends_sentence(tokens, at)
    };
    let end = (from..from + FAR).find(|at| stops(*at)).unwrap_or(from + FAR);
    let born = tokens.is_word(from - 1, &["born"]) && !tokens.is_sign(from, &[',']);
    (from + BETWEEN - 1..end)
        .filter(|at| born && tokens.is_word(*at, &["on"]))
        .find_map(|on| date(tokens, on + 1))
}

/// The year of a full date right before: `3 May 2011 (date of birth)`.
fn ahead(tokens: &Tokens<'_>, at: usize) -> Option<u32> {
    let at = before_birthday(tokens, at)?;
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

/// The place of the words that lead back to a date from a birthday: "3 May 2011, that's his birthday".
fn before_birthday(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    if !tokens.is_word(at, &["birthday"]) {
        return Some(at);
    }
    const WHOSE: &[&str] = &["his", "her", "my", "their", "child's", "child’s", "baby's", "baby’s"];
    const IS: &[&str] = &["that's", "that’s", "which", "is", "was", "that"];
    let whose = at.checked_sub(1).filter(|at| tokens.is_word(*at, WHOSE))?;
    let is = (whose.saturating_sub(2)..whose).rev().take_while(|at| tokens.is_word(*at, IS)).last();
    Some(is.unwrap_or(whose))
}

/// A year with its century: the latest that is not after `now`.
pub(super) const fn in_full(year: u32, now: u32) -> u32 {
    match year {
        0..100 if 2000 + year <= now => 2000 + year,
        0..100 => 1900 + year,
        year => year,
    }
}

/// Whether it is that of an adult whose death a coroner looked into.
fn is_public(tokens: &Tokens<'_>, at: usize, year: u32, report: &Report) -> bool {
    const DEATH: &[&str] = &["death", "deaths", "died", "deceased", "dod", "inquest", "dead", "aged"];
    let Some(now) = report.year.filter(|_| report.coroner) else { return false };
    let year = in_full(year, now);
    let round = || (at.saturating_sub(60)..at + 40).filter_map(|at| Some((at, tokens.get(at)?)));
    if report.is_of_titled(tokens, at) {
        return true;
    }
    let said = round().any(|(_, token)| token.is_word(DEATH));
    let relative = tokens
        .back(at, 8)
        .take_while(|(_, token)| !token.is_sign(&['.']))
        .any(|(_, token)| token.is_word(RELATIVES));
    let young = round().any(|(at, token)| {
        token.is_word(&["aged", "age"])
            && tokens.get(at + 1).and_then(|age| age.number()).is_some_and(|age| age < 18)
    });
    let another = report.is_of_another(tokens, at);
    said && !young && !relative && !another && now.saturating_sub(year) >= GROWN
}
