//! Words that announce a date of birth, in the forms that people and forms use.

use super::super::token::Tokens;
use super::date::{date, skip};

/// The place behind words that announce a date of birth, if they start here.
pub(super) fn cue(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let word = |places: usize, words: &[&str]| tokens.is_word(at + places, words);
    if word(0, &["dob", "born", "birthdate", "birthday", "birthday's", "birthday’s"]) {
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
    let sign = dotted(1) || tokens.is_sign(at + 1, &[':']);
    (opened && word(0, &["b"]) && sign).then_some(at + 2)
}

/// The place behind the words for a death in a field that asks for both dates: `Date of birth / Date of death`.
pub(super) fn skip_death(tokens: &Tokens<'_>, from: usize) -> usize {
    let joined = from + usize::from(tokens.is_sign(from, &['/', '&']) || tokens.is_word(from, &["and"]));
    let of = skip(tokens, skip(tokens, skip(tokens, joined, &["date"]), &["of"]), &["death", "dod"]);
    let asked = joined > from && tokens.is_word(of - 1, &["death", "dod"]) && tokens.is_sign(of, &['|', ':']);
    if asked { of } else { from }
}
