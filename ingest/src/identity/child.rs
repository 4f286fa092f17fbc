//! A child's full name beside an age under eighteen.
//!
//! "Anna Smith (aged 7)", "Anna Smith, 7,", "seven-year-old Anna Smith". Where
//! only a bare number stands beside the name, the first name must be a usual
//! one or the words round it must speak of a child.

mod words;

use std::ops::Range;

use super::context;
use super::token::{Gap, Kind, Token, Tokens};
use crate::numeral::SMALL;
use words::{ALSO, CHILD, FILLERS, GIVEN, GROWN, OTHER, PARTICLES, SURE, plain};

/// Where a child's full name seems to stand beside an age.
pub(super) fn places(tokens: &Tokens<'_>) -> Vec<usize> {
    (0..tokens.len()).filter(|at| is_named(tokens, *at)).collect()
}

/// Whether an age under eighteen stands here with a full name beside it.
fn is_named(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(age) = Age::read(tokens, at) else { return false };
    named_before(tokens, at, &age) || named_behind(tokens, at, &age) || named_in_row(tokens, at)
}

/// Whether an age stands in the column of ages of a table, and a usual name in a cell before it of its row.
fn named_in_row(tokens: &Tokens<'_>, at: usize) -> bool {
    let alone = tokens.is_sign(at + 1, &['|']) || tokens.get(at + 1).is_none_or(|next| next.gap >= Gap::Line);
    if !alone || at == 0 || !tokens.is_sign(at - 1, &['|']) || !is_in_column_of_ages(tokens, at) {
        return false;
    }
    let cells = tokens.cells_before(at);
    cells.into_iter().any(|cell| {
        // TIDEWELL, Anna
        let parts = cell.clone().all(|at| is_part(tokens, at) || tokens.is_sign(at, &[',']));
        parts
            && Name::between(tokens, cell.start, cell.end).is_some_and(|name| name.usual && name.can_be_child)
    })
}

/// An age under eighteen.
struct Age {
    /// The place behind it and its unit.
    end: usize,
    /// Whether a unit says that it is an age.
    unit: bool,
}

impl Age {
    /// Reads an age, with what says that it is one.
    fn read(tokens: &Tokens<'_>, at: usize) -> Option<Self> {
        let token = tokens.get(at)?;
        let value = match token.kind {
            Kind::Number if token.text.len() <= 2 => token.number()?,
            Kind::Word => {
                u32::try_from(SMALL.iter().take(18).position(|word| token.is_word(&[word]))?).ok()?
            }
            _ => return None,
        };
        let stuck =
            |at: usize| tokens.sticks(at) && tokens.get(at).is_some_and(|token| token.kind == Kind::Number);
        let fraction =
            tokens.is_sign(at + 1, &['.', '/', ':', '%']) && tokens.sticks(at + 1) && stuck(at + 2);
        let before = tokens.sticks(at)
            && tokens
                .before(at, 1)
                .is_some_and(|token| !token.is_sign(&['(', '-', '–', '—', ',', '[', '"', '“']));
        if fraction || before {
            return None;
        }
        let dash = |at: usize| usize::from(tokens.is_sign(at, &['-', '–', '‑', '‐']));
        let in_cell = at > 0 && tokens.is_sign(at - 1, &['|', ':', '(']);
        // 3½
        let half = usize::from(tokens.is_sign(at + 1, &['½', '¼', '¾']));
        let at = at + half;
        let unit = at + 1 + dash(at + 1);
        let months =
            tokens.is_word(unit, &["month", "months", "week", "weeks", "day", "days", "mths", "wks"]);
        let short = tokens.is_word(unit, &["y"])
            && tokens.is_sign(unit + 1, &['/'])
            && tokens.is_word(unit + 2, &["o"]);
        let years = short || tokens.is_word(unit, &["year", "years", "yr", "yrs", "yo", "oed"]);
        let old = unit + 1 + dash(unit + 1);
        let of_age = tokens.is_word(old, &["of"]) && tokens.is_word(old + 1, &["age"]);
        let is_old = tokens.is_word(old, &["old", "olds", "o"]) || of_age;
        if !(months || value < 18) || token.text.len() == 2 && token.text.starts_with('0') {
            return None;
        }
        let end = match (months || years, short, is_old) {
            (false, ..) => at + 1,
            (true, true, _) => unit + 3,
            (true, false, true) => old + 1 + usize::from(of_age),
            (true, false, false) => unit + 1,
        };
        // "12 years a judge" is no age.
        let closed = tokens.is_sign(end, &[',', ')', ']', ';', '.', '–', '—']) && tokens.sticks(end)
            || tokens.is_sign(end, &['|', '('])
            || tokens.get(end + 1).is_some_and(|months| months.is_word(&["mths", "months", "mth"]))
            || tokens.is_sign(end + 1, &['/']) && tokens.get(end + 2).is_some_and(|of| of.text == "12")
            || in_cell && tokens.get(end).is_none_or(|next| next.gap >= Gap::Line);
        let stuck = tokens.sticks(unit) && unit == at + 1;
        let unit =
            tokens.is_word(unit, &["yo", "oed"]) || short || (months || years) && (is_old || closed || stuck);
        Some(Self { end, unit })
    }
}

/// Whether a child's full name stands before an age.
fn named_before(tokens: &Tokens<'_>, at: usize, age: &Age) -> bool {
    let (mut end, mut sure, mut fillers) = (at, age.unit, 0);
    let mut signs = Signs::default();
    while let Some(token) = end.checked_sub(1).and_then(|before| tokens.get(before)) {
        if tokens.get(end).is_some_and(|token| token.gap == Gap::Block) || fillers > 7 {
            return false;
        }
        // "Anna Smith (known as Annie), aged 7"
        if token.is_sign(&[')']) {
            let Some(opens) = (end.saturating_sub(12)..end).rev().find(|at| tokens.is_sign(*at, &['(']))
            else {
                return false;
            };
            end = opens;
            fillers += 1;
            continue;
        }
        let says = token.is_word(SURE);
        // The hyphen of "CoV-2" is inside a word.
        let inside = token.is_sign(&['-', '–', '—']) && tokens.sticks(end) && tokens.sticks(end - 1);
        let filler = says
            || lower(token) && token.is_word(FILLERS)
            || token.is_sign(&[',', '(', ':', '-', '–', '—', '[', '|']);
        if !filler || inside {
            break;
        }
        sure |= says;
        signs.opened |= token.is_sign(&['(', '[']);
        signs.cell |= token.is_sign(&['|']);
        signs.comma |= token.is_sign(&[',', '-', '–', '—']);
        signs.turned |= token.is_word(&["turned"]);
        signs.verb |= token.is_word(&["was", "is", "turned"]);
        fillers += 1;
        end -= 1;
    }
    sure |= signs.cell && is_in_column_of_ages(tokens, at);
    let Some(name) = Name::ending(tokens, end, signs.cell) else { return false };
    if fillers == 0 && !age.unit || tokens.get(end).is_some_and(|token| token.gap == Gap::Block) {
        return false;
    }
    sure && name.can_be_child || is_bare_age(tokens, age.end, signs) && name.is_child(tokens, at)
}

/// What stands between a name and an age.
#[derive(Debug, Clone, Copy, Default)]
struct Signs {
    /// A bracket is opened.
    opened: bool,
    /// The age is in the next cell of a table.
    cell: bool,
    /// There is a comma or a dash.
    comma: bool,
    /// A verb says that it is an age: "was seven".
    verb: bool,
    /// And nothing but an age can follow: "turned seven".
    turned: bool,
}

/// Whether a place lies in the column of a table whose head says that it holds ages.
fn is_in_column_of_ages(tokens: &Tokens<'_>, at: usize) -> bool {
    let says = |mut head: Range<usize>| head.any(|at| tokens.is_word(at, &["age", "ages", "aged"]));
    tokens.column_head(at).is_some_and(says) || tokens.cells_above(at).into_iter().any(says)
}

/// Whether a number without any word is an age by the signs round it.
fn is_bare_age(tokens: &Tokens<'_>, end: usize, signs: Signs) -> bool {
    const ON: &[&str] = &["and", "who", "was", "is", "had", "when", "at", "from", "years", "then"];
    if signs.opened {
        return tokens.is_sign(end, &[')', ']', ',', ';']);
    }
    let next_number = tokens.get(end + 1).is_some_and(|token| token.kind == Kind::Number);
    let ends = tokens.is_sign(end, &[',', ';', '.', ')', '–', '—']) && tokens.sticks(end) && !next_number;
    let dash = tokens.is_sign(end, &['–', '—']) && !next_number;
    let goes_on =
        dash || tokens.is_word(end, ON) || tokens.get(end).is_none_or(|token| token.gap > Gap::Space);
    (signs.comma || signs.verb) && (ends || goes_on || signs.turned)
}

/// Whether a child's full name stands behind an age: "seven-year-old Anna Smith", "aged 7, Anna Smith".
fn named_behind(tokens: &Tokens<'_>, at: usize, age: &Age) -> bool {
    let word =
        |places: usize, words: &[&str]| at.checked_sub(places).is_some_and(|at| tokens.is_word(at, words));
    let just = usize::from(word(1, &["just", "only", "about", "nearly", "almost"]));
    let of_child = word(1, &["of"]) && (word(2, CHILD) || word(2, &["age"]))
        || word(1, &["at"]) && tokens.is_sign(age.end, &[',']);
    let aged = word(1 + just, &["aged", "age"]) || of_child;
    if !(age.unit || aged) {
        return false;
    }
    let mut start = age.end;
    for _ in 0..3 {
        let filler = tokens.get(start).is_some_and(|token| {
            token.is_sign(&[',', ':'])
                || lower(token) && (token.is_word(CHILD) || token.is_word(&["called", "named", "is", "was"]))
        });
        start += usize::from(filler);
    }
    if aged && !age.unit && start == age.end {
        return false;
    }
    Name::starting(tokens, start).is_some_and(|name| name.can_be_child)
}

/// A full name: at least two words.
struct Name {
    /// Its first name is a usual one.
    usual: bool,
    /// A word of it is as often no name: "Hill".
    doubtful: bool,
    /// No title says that it is a grown person.
    can_be_child: bool,
}

impl Name {
    /// The name that ends right before a place; that of a cell stands on one line.
    fn ending(tokens: &Tokens<'_>, end: usize, cell: bool) -> Option<Self> {
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

    /// The name that starts at a place.
    fn starting(tokens: &Tokens<'_>, start: usize) -> Option<Self> {
        let mut end = start;
        while end - start <= 10 && is_part(tokens, end) && (end == start || tokens.get(end)?.gap < Gap::Block)
        {
            end += 1;
        }
        Self::between(tokens, start, end)
    }

    /// The name in these tokens, words that begin a sentence and titles taken off.
    fn between(tokens: &Tokens<'_>, start: usize, end: usize) -> Option<Self> {
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

    /// Whether, with nothing but a number beside it, it is a child's.
    fn is_child(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        let on = || tokens.on(at + 1, 14).take_while(|(at, _)| !context::ends_sentence(tokens, *at));
        let back = || tokens.back(at, 20).take_while(|(at, _)| !context::ends_sentence(tokens, *at));
        let spoken = || back().chain(on()).any(|(_, token)| token.is_name_of(CHILD));
        self.can_be_child && (self.usual || spoken() || !self.doubtful && !is_numbering(tokens, at))
    }
}

/// Whether a number in brackets may be that of a list or a note: "(1) The door".
fn is_numbering(tokens: &Tokens<'_>, at: usize) -> bool {
    let first = tokens.get(at).and_then(Token::number).is_some_and(|number| number < 2);
    let opens = tokens.get(at + 2).is_some_and(|next| next.kind == Kind::Word && !lower(next));
    tokens.is_sign(at + 1, &[')', ']']) && (first || opens)
}

/// Whether a token may stand in a name.
fn is_part(tokens: &Tokens<'_>, at: usize) -> bool {
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
fn lower(token: &Token<'_>) -> bool {
    token.text.chars().next().is_some_and(char::is_lowercase)
}

/// Whether a word is no part of a name.
fn is_other(token: &Token<'_>) -> bool {
    OTHER.contains(token.text.to_lowercase().as_str())
}
