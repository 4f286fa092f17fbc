//! The acronyms of the field: those of its wordings, and those in the phrases of themes and agencies.
//!
//! Reports write them in capitals; people who search often do not. An acronym that is another word in small
//! letters (`SEND`, `IT`) is one in capitals only, any other in all letters.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::about::patterns;
use super::data::EXPANSIONS;
use crate::phrase::acronym;
use crate::words;

/// All of them, in their plain form.
static ACRONYMS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let in_phrases = patterns().flat_map(|pattern| pieces(pattern).map(|(_, piece)| piece));
    let written = EXPANSIONS.acronyms().chain(in_phrases.filter_map(acronym));
    written.map(str::to_lowercase).collect()
});

/// Whether a word is one, in its plain form.
pub(crate) fn is_acronym(plain: &str) -> bool {
    ACRONYMS.contains(plain)
}

/// A text with those acronyms in capitals that are no other word in small letters; its bytes stay in their places.
pub(super) fn in_capitals(text: &str) -> String {
    let mut capital = text.to_owned();
    for (at, piece) in pieces(text) {
        let plain = piece.to_lowercase();
        let several = || plain.strip_suffix('s').filter(|one| is_one(one)).map(str::len);
        if let Some(letters) = is_one(&plain).then_some(plain.len()).or_else(several) {
            capital.replace_range(at..at + letters, &piece[..letters].to_ascii_uppercase());
        }
    }
    capital
}

/// Whether a word is an acronym in small letters too.
fn is_one(plain: &str) -> bool {
    plain.is_ascii() && is_acronym(plain) && !EXPANSIONS.is_cased(plain) && !words::is_stop_word(plain)
}

/// The pieces of a text that may be acronyms (`A&E`), each with where it starts, in bytes.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let pieces = text.split(|c: char| !c.is_alphanumeric() && c != '&');
    pieces
        .map(|piece| (piece.as_ptr() as usize - text.as_ptr() as usize, piece))
        .filter(|(_, piece)| !piece.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_acronym_has_capitals_unless_it_is_another_word_in_small_letters() {
        for (text, capital) in [
            ("mappa meeting", "MAPPA meeting"),
            ("a&e and gps, camhs", "A&E and GPs, CAMHS"),
            ("send it to the police, it is news", "send it to the police, it is news"),
            ("SEND school", "SEND school"),
            ("na\u{ef}ve marac", "na\u{ef}ve MARAC"),
        ] {
            assert_eq!(in_capitals(text), capital);
        }
    }
}
