//! Home addresses: a full postcode, or a house and its street where someone lived.
//!
//! Addresses of organisations, by the words in front of the postcode, are no alarm.

mod house;
mod postcode;
mod words;

use super::token::Tokens;
use house::lived;
use postcode::{LONG, is_organisation, postcode};

/// Where home addresses stand in a text.
pub(super) fn places(tokens: &Tokens<'_>) -> Vec<usize> {
    let private =
        |at: &usize| postcode(tokens, *at).is_some_and(|start| !is_organisation(tokens, start, *at));
    let mut places: Vec<usize> = (0..tokens.len()).filter(private).collect();
    // The house in front of a postcode is the same address.
    let counted = |house: usize, places: &[usize]| places.iter().any(|at| (house..house + LONG).contains(at));
    for house in (0..tokens.len()).filter(|at| lived(tokens, *at)) {
        if !counted(house, &places) {
            places.push(house);
        }
    }
    places
}
