//! A house and its street, where by the words round them somebody lives.

use super::super::token::{Gap, Kind, Token, Tokens};
use super::super::{birth, child, context};
use super::words::{STREETS, VISITS, WELSH_STREETS, is_body, is_home};

/// What stands before the name of a person.
const TITLES: &[&str] = &["mr", "mrs", "miss", "ms", "mx"];

/// How many tokens off the name of an organisation makes an address its own.
const OFFICE: usize = 12;

/// Whether the number of a house starts here, with a street behind it.
pub(in crate::identity) fn is_house(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(token) = tokens.get(at).filter(|token| token.kind == Kind::Number && token.text.len() <= 4)
    else {
        return false;
    };
    // The A2100 is a road.
    if tokens.sticks(at) && tokens.before(at, 1).is_some_and(|before| before.kind == Kind::Word) {
        return false;
    }
    // Nor has 15:14 the Court a house.
    if at > 0 && tokens.sticks(at) && tokens.is_sign(at - 1, &[':', '.', '/']) {
        return false;
    }
    // A Scottish flat and its house: 22/5 Mill Gate.
    let flat = tokens.is_sign(at + 1, &['/'])
        && tokens.sticks(at + 1)
        && tokens.sticks(at + 2)
        && tokens.get(at + 2).is_some_and(|house| house.kind == Kind::Number && house.text.len() <= 3);
    if token.text.starts_with('0') || !flat && tokens.is_sign(at + 1, &['.', '/', ':', '%', '(']) {
        return false;
    }
    let mut next = at + if flat { 3 } else { 1 };
    // 14a, 14 A, 14-16
    next += usize::from(
        tokens.sticks(next)
            && tokens.get(next).is_some_and(|word| word.kind == Kind::Word && word.text.len() == 1),
    );
    next += usize::from(tokens.is_sign(next, &[',']));
    // Stryd y Castell
    let street = tokens.is_word(next, WELSH_STREETS);
    let mut words = 0;
    while let Some(word) = tokens.get(next).filter(|token| token.kind == Kind::Word && token.gap <= Gap::Line)
    {
        let capital = word.text.chars().next().is_some_and(char::is_uppercase);
        let joins = word.is_word(&["the", "of", "and", "y", "yr"]);
        if !(capital || joins) || words > 4 {
            return false;
        }
        if words > 0 && capital && (street || word.is_word(STREETS)) {
            return true;
        }
        words += 1;
        next += 1;
        next += usize::from(tokens.is_sign(next, &['-', '’', '\'']) && tokens.sticks(next));
    }
    false
}

/// Whether a house stands here in which, by the words in front, someone lives.
pub(super) fn lived(tokens: &Tokens<'_>, at: usize) -> bool {
    // "her address, 4 The Moorings, Northport"
    let comma = usize::from(at > 1 && tokens.is_sign(at - 1, &[',']) && tokens.is_word(at - 2, &["address"]));
    let led = at > comma && tokens.is_word(at - 1 - comma, &["at", "to", "address", "of"]);
    let named = || led && is_named_house(tokens, at);
    let house = is_house(tokens, at);
    let with_person = || is_with_person(tokens, at);
    if !house && !named() && !is_unnumbered(tokens, at) && !with_person() {
        return false;
    }
    // The letterhead of an office has more than an address.
    const REACH: &[&str] = &["fax", "www", "website", "box"];
    let near = |at: usize| tokens.is_word(at, REACH);
    if (at.saturating_sub(25)..at + 10).any(near) {
        return false;
    }
    for (place, token) in tokens.back(at, 8) {
        if is_body(tokens, place)
            || token.is_sign(&[';', '?'])
            || token.is_sign(&['.']) && !is_short(tokens, place)
        {
            break;
        }
        if is_home(tokens, place) {
            return true;
        }
    }
    if house { is_told(tokens, at) } else { with_person() }
}

/// Whether a house without a number stands right behind someone who is at it: "with her aunt at Quayside, Back Lane".
fn is_with_person(tokens: &Tokens<'_>, at: usize) -> bool {
    let quote = usize::from(at > 0 && tokens.is_sign(at - 1, &['"', '“', '\'', '‘']));
    let Some(before) = at.checked_sub(1 + quote) else { return false };
    // "Mr Quay of The Old Smithy, Back Lane"
    let titled = tokens.is_word(before, &["of"]) && is_name_with_title(tokens, before);
    if !tokens.is_word(before, &["at"]) && !titled {
        return false;
    }
    // A street alone is where something happened.
    const ROADS: &[&str] = &["road", "rd", "street", "st", "lane", "ln", "avenue", "ave", "drive", "way"];
    let comma = (at..at + 6).find(|at| tokens.is_sign(*at, &[',']));
    let road = comma.is_some_and(|comma| tokens.is_word(comma - 1, ROADS));
    !road && (titled || context::follows_person(tokens, before, 2)) && is_name_of_place(tokens, at)
}

/// Whether a full stop belongs to `No.` in front of a number.
fn is_short(tokens: &Tokens<'_>, stop: usize) -> bool {
    stop > 0 && tokens.is_word(stop - 1, &["no", "nos"])
}

/// Whether a house with a number stands where people are told of, and no organisation near it.
fn is_told(tokens: &Tokens<'_>, at: usize) -> bool {
    const BEFORE: &[&str] = &[
        "at", "of", "to", "from", "co", "occupied", "number", "no", "house", "outside", "address", "add",
        "location", "loc", "it's", "it’s", "res", "addr",
    ];
    let first = at.saturating_sub(1 + usize::from(at > 0 && is_short(tokens, at - 1)));
    let one_line = tokens.get(at + 1).is_some_and(|street| street.gap < Gap::Line);
    let led = tokens.is_word(first, BEFORE)
        || tokens.is_word(before_name_of_house(tokens, at), BEFORE)
        || tokens.is_word(first, VISITS)
        || one_line && tokens.is_sign(first, &['|', ':', '"', '“']);
    let occupier = tokens.back(at, 4).any(|(_, token)| token.is_word(&["occupier", "occupiers"]));
    let body = |(place, _): (usize, &Token<'_>)| is_body(tokens, place);
    let same = |(place, token): &(usize, &Token<'_>)| {
        !token.is_sign(&['|']) && !context::ends_sentence(tokens, *place)
    };
    let care_of = at > 2 && tokens.is_word(at - 1, &["o"]) && tokens.is_sign(at - 2, &['/']);
    let carer = tokens.back(at, 12).any(|(_, token)| token.is_word(&["carer", "carers"]));
    let person = context::follows_person(tokens, at, 4);
    let resident =
        is_sender(tokens, at) || tokens.is_word(first, &["at", "of"]) && is_resident(tokens, first);
    let tenancy = tokens.on(at, OFFICE).take_while(same).any(|(_, token)| token.is_word(&["tenancy"]));
    let told = person || resident || follows_title(tokens, at) || follows_name(tokens, at);
    (led || tenancy || occupier || care_of || carer || told)
        && !is_at_work(tokens, first)
        && !tokens.back(at, OFFICE).take_while(same).any(body)
        // "The neighbour at 63 Mill Lane rang the police": the house is hers.
        && (resident || !tokens.on(at + 1, OFFICE).take_while(same).any(body))
}

/// Whether a full name with a usual first name stands right before: "applicant: Anna Quay, 8 Mill Lane".
fn follows_name(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(comma) = at.checked_sub(1).filter(|comma| tokens.is_sign(*comma, &[','])) else { return false };
    child::is_usual_name(tokens, comma)
}

/// The place before the name that a house has beside its number: that of "to" in "to The Old Forge, 3 Chapel Row".
fn before_name_of_house(tokens: &Tokens<'_>, at: usize) -> usize {
    const WORDS: usize = 4;
    let capital = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|word| word.kind == Kind::Word && word.text.starts_with(char::is_uppercase))
    };
    let Some(comma) = at.checked_sub(1).filter(|comma| tokens.is_sign(*comma, &[','])) else { return at };
    let words = (1..=WORDS).take_while(|back| comma.checked_sub(*back).is_some_and(capital)).count();
    comma.saturating_sub(words + 1)
}

/// Whether someone is named right before a place by what they are to others: "the neighbour at", not "her work at".
fn is_resident(tokens: &Tokens<'_>, at: usize) -> bool {
    const POSSESSIVE: &[&str] = &["his", "her", "hers", "their", "my", "him", "he", "she"];
    let before = at.checked_sub(1).filter(|before| !tokens.is_word(*before, POSSESSIVE));
    before.is_some() && context::follows_person(tokens, at, 1)
}

/// Whether a house opens a letter, as the address of who writes: its own lines, and a salutation below.
fn is_sender(tokens: &Tokens<'_>, at: usize) -> bool {
    const HEAD: usize = 60;
    let opens = tokens.get(at).is_some_and(|token| token.gap == Gap::Block);
    let line = || (at + 1..at + 8).find(|at| tokens.get(*at).is_none_or(|token| token.gap >= Gap::Line));
    let lines = opens && line().is_some_and(|end| tokens.get(end).is_some_and(|next| next.gap == Gap::Line));
    lines
        && (at..at + HEAD)
            .find(|at| tokens.is_word(*at, &["dear"]))
            .is_some_and(|dear| !(at..dear).any(|at| is_body(tokens, at)))
}

/// Whether someone works at a house, and does not live there: "based at 15 Mill Road".
fn is_at_work(tokens: &Tokens<'_>, at: usize) -> bool {
    const WORK: &[&str] = &["working", "worked", "works", "based", "employed", "business"];
    tokens.is_word(at, &["at", "from"]) && at > 0 && tokens.is_word(at - 1, WORK)
}

/// Whether a person is named with a title right before: "Mrs A Quay, 8 Mill Lane".
fn follows_title(tokens: &Tokens<'_>, at: usize) -> bool {
    // "Mrs A Quay, 8 Mill Lane", and in the head of a letter to her
    let line = |at: usize| tokens.get(at).is_some_and(|token| token.gap == Gap::Line);
    let comma = at > 0 && tokens.is_sign(at - 1, &[',', '|', ':']) || line(at);
    comma && is_titled(tokens, at)
}

/// Whether nothing but a title and a name stands right before a place: "Mr Alan Quay", no job.
fn is_name_with_title(tokens: &Tokens<'_>, at: usize) -> bool {
    let name = |token: &Token<'_>| token.kind == Kind::Word && token.text.starts_with(char::is_uppercase);
    let mut before = tokens.back(at, 5).take_while(|(_, token)| name(token));
    before.any(|(_, token)| token.is_word(TITLES))
}

/// Whether a person is named with a title in the few words before a place, in its sentence.
fn is_titled(tokens: &Tokens<'_>, at: usize) -> bool {
    let initial = |place: usize| tokens.before(place, 1).is_some_and(|word| word.text.chars().count() == 1);
    let goes_on = |place: usize| !context::ends_sentence(tokens, place) || initial(place);
    let mut before = tokens.back(at, 6).take_while(|(place, _)| goes_on(*place));
    before.any(|(_, token)| token.is_word(TITLES))
}

/// Whether a house without a number stands right behind words that someone lives there: "lived at Rose Cottage, Back Lane".
fn is_unnumbered(tokens: &Tokens<'_>, at: usize) -> bool {
    let quote = usize::from(at > 0 && tokens.is_sign(at - 1, &['"', '“', '\'', '‘']));
    let Some(before) = at.checked_sub(1 + quote) else { return false };
    let sign = tokens.is_sign(before, &[':', '|']);
    let said = |at: usize, words: &[&str]| tokens.is_word(at, words);
    let lives =
        said(before, &["at"]) && before > 0 && tokens.back(before, 3).any(|(at, _)| is_home(tokens, at));
    // "at home, Rose Cottage, Back Lane", "her address (Rose Cottage, Back Lane)"
    let joined = tokens.is_sign(before, &[',', '(']) && before > 0 && said(before - 1, &["address", "home"]);
    let led = lives || joined || sign && before > 0 && said(before - 1, &["address", "lives", "home"]);
    led && is_name_of_place(tokens, at)
}

/// Whether names of places in capitals stand here, parted by commas, one of them a house or street.
fn is_name_of_place(tokens: &Tokens<'_>, start: usize) -> bool {
    const HOUSES: &[&str] = &[
        "villa",
        "lodge",
        "farm",
        "farmhouse",
        "forge",
        "barn",
        "bungalow",
        "manor",
        "mill",
        "rectory",
        "vicarage",
    ];
    let (mut parts, mut house, mut at) = (0, false, start);
    while at < start + 14 {
        let word = |token: &&Token<'_>| {
            token.kind == Kind::Word
                && (at == start || token.gap <= Gap::Line)
                && (token.text.chars().next().is_some_and(char::is_uppercase)
                    || token.is_word(&["y", "yr", "the", "n", "an", "ar"]))
        };
        if tokens.get(at).filter(word).is_some() {
            house |= tokens.is_word(at, STREETS) || tokens.is_word(at, HOUSES);
            if is_body(tokens, at) {
                return false;
            }
        } else if tokens.is_sign(at, &[',']) {
            parts += 1;
        } else if !(tokens.is_sign(at, &['-', '’', '"', '”']) && tokens.sticks(at))
            && tokens.get(at).is_none_or(|token| token.kind != Kind::Number)
        {
            break;
        }
        at += 1;
    }
    house && parts > 0 && at > start + 2
}

/// Whether a number and a name stand here as of a house: "3 The Moorings", "5 Ropewalk, Northport".
fn is_named_house(tokens: &Tokens<'_>, at: usize) -> bool {
    let number = tokens.get(at).and_then(Token::number).is_some_and(|number| (1..1000).contains(&number));
    let capital = |at: usize| {
        let word = tokens.get(at).filter(|token| token.kind == Kind::Word && token.gap <= Gap::Space);
        word.is_some_and(|word| {
            word.text.chars().next().is_some_and(char::is_uppercase) && word.text.len() > 2
        })
    };
    let words = (at + 1..at + 4).take_while(|at| capital(*at)).count();
    let end = at + 1 + words;
    let closed = tokens.is_sign(end, &[',', '.', ')'])
        || tokens.get(end).is_none_or(|token| token.gap >= Gap::Line)
        || tokens.is_word(end, &["in", "with", "where", "until", "when", "while"]);
    // "Moved to 3 May, 2011": a month is no house.
    let month = birth::month(tokens, at + 1).is_some();
    number && words > 0 && closed && !month
}
