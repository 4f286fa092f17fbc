//! Ages under eighteen, with what says that a number is one.

use super::super::token::{Gap, Kind, Token, Tokens};
use crate::numeral::SMALL;

/// An age under eighteen.
pub(super) struct Age {
    /// The place behind it and its unit.
    pub(super) end: usize,
    /// Whether a unit says that it is an age.
    pub(super) unit: bool,
}

impl Age {
    /// Reads an age, with what says that it is one.
    pub(super) fn read(tokens: &Tokens<'_>, at: usize) -> Option<Self> {
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
        let before_age = at.saturating_sub(1);
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
        // "ANNA QUAY 6 YRS AND TOM QUAY 2 YRS"
        let closed = closed || tokens.get(end).is_some_and(|and| and.text == "AND");
        // "Anna Quay, 4 years   SUBJECT"
        let loud =
            |token: &Token<'_>| matches!(token.text, "SUBJECT" | "INDEX" | "VICTIM" | "CHILD" | "DECEASED");
        let closed = closed || tokens.is_sign(before_age, &[',']) && tokens.get(end).is_some_and(loud);
        let stuck = tokens.sticks(unit) && unit == at + 1;
        // "Anna Quay, 4 yrs NHS 943 476 5919"
        let patient = in_cell || at > 0 && tokens.is_sign(at - 1, &[',']);
        let closed = closed || patient && tokens.is_word(end, &["nhs", "dob", "d"]);
        let unit =
            tokens.is_word(unit, &["yo", "oed"]) || short || (months || years) && (is_old || closed || stuck);
        Some(Self { end, unit })
    }
}
