//! Home addresses: a full postcode, or a house and its street where someone lived.
//!
//! Addresses of organisations, by the words in front of the postcode, are no alarm.

mod column;
mod house;
mod postcode;
mod words;

use std::collections::HashSet;

use super::token::Tokens;
pub(super) use house::is_house;
use house::lived;
use postcode::{LONG, is_of_road, is_organisation, postcode};

/// How many tokens may lead to the number of a house: "Flat 5, Tower House, 12 Mill Lane".
const SHORT: usize = 6;

/// Where home addresses stand in a text.
pub(super) fn places(tokens: &Tokens<'_>) -> Vec<usize> {
    let private = |at: &usize| {
        postcode(tokens, *at)
            .is_some_and(|start| !is_organisation(tokens, start, *at) && !is_of_road(tokens, start))
    };
    let mut places: Vec<usize> = (0..tokens.len()).filter(private).collect();
    // The house in front of a postcode is the same address, unless another house stands between.
    let one = |house: usize, at: usize| {
        at < house + LONG
            && !(house + 2..at).any(|next| is_house(tokens, next) && !tokens.is_sign(next - 1, &[',']))
    };
    // So is "12 Mill Lane" behind the "Flat" or the "Number" that begins it.
    let counted = |house: usize, places: &[usize]| {
        places.iter().any(|at| *at >= house && one(house, *at) || *at < house && house - at < SHORT)
    };
    for house in (0..tokens.len()).filter(|at| lived(tokens, *at)) {
        if !counted(house, &places) {
            places.push(house);
        }
    }
    let held: HashSet<usize> = places.iter().copied().collect();
    let cells = (0..tokens.len()).filter_map(|at| column::cell(tokens, at));
    places.extend(cells.filter(|cell| !cell.clone().any(|at| held.contains(&at))).map(|cell| cell.start));
    places
}
