//! The passages that a reader collects: they stand in the address, and nowhere else.
//!
//! No cookie, no storage, no account: whoever has the address has the collection, and closing the page
//! forgets it. So every address of a page that we write carries it (`p=…&n=…`), and so does every form; `n` is the
//! reader's note on the passage before it.
//!
//! Pages are functions of values, and nearly all of them write addresses. The collection is not
//! handed to each of these functions: for the time of one request it stands beside the task that answers it
//! ([`around()`]), where [`crate::link`] and the forms find it. Outside a request it is empty, and
//! addresses are as short as ever.

mod around;
mod pick;

#[cfg(test)]
pub(crate) use around::asked;
pub(crate) use around::{around, carried, current, here, own_address, sent};
pub(crate) use pick::{Pick, Place, Words, check};

use std::fmt::Write as _;

use crate::link::encoded;
use crate::request::Pair;

/// The most passages that can be collected.
pub(crate) const MAX_PASSAGES: usize = 200;
/// The longest note, in characters.
pub(crate) const MAX_NOTE: usize = 300;
/// The longest a collection may be in an address, in bytes: servers between us and readers often refuse
/// addresses of more than 8,192.
pub(crate) const MAX_LENGTH: usize = 7_500;

/// Collected passages, in the reader's order, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Collection(pub(crate) Vec<Pick>);

/// Why passages cannot all be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Excess {
    /// What there is too much of.
    pub(crate) what: &'static str,
    /// How much there is.
    pub(crate) size: usize,
    /// The most that there may be.
    pub(crate) limit: usize,
}

impl Collection {
    /// Reads the passages and notes of an address; a passage that comes twice is kept once.
    pub(crate) fn read(pairs: &[Pair]) -> Self {
        let mut picks: Vec<Pick> = Vec::new();
        let mut noted = None;
        for (name, value) in pairs {
            match name.as_str() {
                "p" if !value.trim().is_empty() => {
                    let place = Place::read(value.trim());
                    let known = picks.iter().position(|pick| pick.place == place);
                    noted = Some(known.unwrap_or(picks.len()));
                    if known.is_none() {
                        picks.push(Pick { place, note: String::new() });
                    }
                }
                "n" => {
                    let pick = noted.take().and_then(|at: usize| picks.get_mut(at));
                    pick.into_iter()
                        .filter(|pick| pick.note.is_empty())
                        .for_each(|pick| pick.note = tidy(value));
                }
                _ => {}
            }
        }
        Self(picks)
    }

    /// The same with one more passage.
    pub(crate) fn with(&self, place: &Place) -> Self {
        let mut more = self.clone();
        if !self.holds(place) {
            more.0.push(Pick { place: place.clone(), note: String::new() });
        }
        more
    }

    /// The same without a passage.
    pub(crate) fn without(&self, place: &Place) -> Self {
        Self(self.0.iter().filter(|pick| pick.place != *place).cloned().collect())
    }

    /// Whether a passage is in it.
    pub(crate) fn holds(&self, place: &Place) -> bool {
        self.0.iter().any(|pick| pick.place == *place)
    }

    /// What stands in an address; empty for an empty collection.
    pub(crate) fn pairs(&self) -> String {
        let mut pairs = String::new();
        for (at, Pick { place, note }) in self.0.iter().enumerate() {
            let separator = if at == 0 { "" } else { "&" };
            let _ = write!(pairs, "{separator}p={}", encoded(&place.to_string()));
            if !note.is_empty() {
                let _ = write!(pairs, "&n={}", encoded(note));
            }
        }
        pairs
    }

    /// What it has too much of, if anything.
    pub(crate) fn excess(&self) -> Option<Excess> {
        let over = |what, size, limit| (size > limit).then_some(Excess { what, size, limit });
        let longest = self.0.iter().map(|pick| pick.note.chars().count()).max().unwrap_or_default();
        over("passages", self.0.len(), MAX_PASSAGES)
            .or_else(|| over("characters in a note", longest, MAX_NOTE))
            .or_else(|| over("bytes in its address", self.pairs().len(), MAX_LENGTH))
    }
}

/// A note in one line, without space around it.
fn tidy(note: &str) -> String {
    note.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use axum::extract::Query;
    use axum::http::Uri;
    use proptest::prelude::*;

    use super::*;

    fn read(query: &str) -> Collection {
        let uri: Uri = format!("/bundle?{query}").parse().expect("an address");
        Collection::read(&Query::<Vec<Pair>>::try_from_uri(&uri).expect("pairs").0)
    }

    fn many(count: usize) -> Collection {
        Collection(
            (1..=count)
                .map(|at| Pick { place: Place::read(&format!("r-1.{at}")), note: String::new() })
                .collect(),
        )
    }

    #[test]
    fn a_note_belongs_to_the_passage_before_it() {
        let collection = read("n=lost&p=r1.2&p=r2.3.4-9&n=+Two%0Alines+&q=x&p=r1.2&n=first&n=stray");

        let kept: Vec<(String, &str)> =
            collection.0.iter().map(|pick| (pick.place.to_string(), pick.note.as_str())).collect();
        assert_eq!(kept, [("r1.2".to_owned(), "first"), ("r2.3.4-9".to_owned(), "Two lines")]);
        assert_eq!(collection.pairs(), "p=r1.2&n=first&p=r2.3.4-9&n=Two%20lines");
    }

    #[test]
    fn limits_are_kept_to_the_last_passage_letter_and_byte() {
        assert_eq!(many(MAX_PASSAGES).excess(), None);
        assert_eq!(many(MAX_PASSAGES + 1).excess().map(|excess| excess.what), Some("passages"));
        let mut noted = many(1);
        noted.0[0].note = "é".repeat(MAX_NOTE);
        assert_eq!(noted.excess(), None);
        noted.0[0].note.push('é');
        assert_eq!(noted.excess().map(|excess| excess.what), Some("characters in a note"));
        let mut long = many(30);
        long.0.iter_mut().for_each(|pick| pick.note = "a".repeat(MAX_NOTE));
        let over = long.pairs().len() - MAX_LENGTH;
        (0..over).for_each(|at| assert_eq!(long.0[at % 30].note.pop(), Some('a')));
        assert_eq!((long.pairs().len(), long.excess()), (MAX_LENGTH, None));
        long.0[0].note.push('b');
        assert_eq!(long.excess().map(|excess| excess.size), Some(MAX_LENGTH + 1));
    }

    proptest! {
        #[test]
        fn a_collection_survives_being_written_as_an_address_and_read_back(
            picks in prop::collection::vec(("[a-z0-9.-]{1,12}", "\\PC{0,20}"), 0..8),
        ) {
            let pairs: Vec<Pair> = picks
                .into_iter()
                .flat_map(|(place, note)| [("p".to_owned(), place), ("n".to_owned(), note)])
                .collect();
            let collection = Collection::read(&pairs);

            prop_assert_eq!(read(&collection.pairs()), collection);
        }

        #[test]
        fn what_is_added_can_be_taken_out_again(places in prop::collection::vec("[a-c][.][1-3]", 0..6)) {
            let start = Collection::default();
            let full = places.iter().fold(start.clone(), |all, place| all.with(&Place::read(place)));
            let bare = places.iter().fold(full.clone(), |all, place| all.without(&Place::read(place)));

            prop_assert!(places.iter().all(|place| full.holds(&Place::read(place))));
            prop_assert_eq!(bare, start);
        }
    }
}
