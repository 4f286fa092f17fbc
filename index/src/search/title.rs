//! Which titles may be shown to anybody who types: those in which nobody is named.
//!
//! A title is kept back unless each of its words is one that the library mostly writes in small letters, a word of
//! the review's own area, publisher, type or agencies, or a letter or number (`Child R`). A first name that is also
//! a word keeps it back too. Rather keeps back a title that names nobody than shows one that does.

use std::collections::HashSet;

use crate::catalogue::ReviewRow;
use crate::error::LibraryError;
use crate::taxonomy::{AGENCIES, REVIEW_TYPES};
use crate::words::{is_stop_word, words};

/// Whether a title names nobody; `ordinary` tells whether the library mostly writes a word in small letters.
pub(super) fn names_nobody(
    row: &ReviewRow,
    title: &str,
    mut ordinary: impl FnMut(&str) -> Result<bool, LibraryError>,
) -> Result<bool, LibraryError> {
    let own = own_words(row);
    for word in words(title) {
        let plain = word.plain;
        let bare = plain.chars().count() == 1 || plain.chars().all(|c| c.is_ascii_digit());
        let name = NAMES.binary_search(&plain.as_str()).is_ok();
        if name || !(bare || is_stop_word(&plain) || own.contains(&plain) || ordinary(&plain)?) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The words of what a review is known by apart from its title.
fn own_words(row: &ReviewRow) -> HashSet<String> {
    let stated = [row.area.as_deref(), row.publisher.as_deref()].into_iter().flatten();
    let kind = row.review_type.iter().map(|slug| REVIEW_TYPES.name(slug));
    let agencies = row.agencies.iter().map(|slug| AGENCIES.name(slug));
    stated.chain(kind).chain(agencies).flat_map(words).map(|word| word.plain).collect()
}

/// First names that are also words, and what stands before a name, in order.
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "alma", "amber", "angel", "april", "art", "ash", "aspen", "august", "autumn", "basil", "bay",
    "beau", "belle", "ben", "berry", "bill", "blossom", "bob", "bobby", "brandy", "brook", "buck",
    "bud", "candy", "carol", "cash", "chance", "charity", "chase", "chip", "christian", "chuck", "clay",
    "cliff", "clover", "colt", "coral", "crystal", "daisy", "dale", "dawn", "dean", "dick", "dolly",
    "don", "dot", "dr", "drew", "duke", "earl", "earnest", "eden", "elder", "ember", "eve", "faith",
    "fay", "fern", "finch", "fleur", "flora", "forest", "frank", "gale", "gene", "ginger", "glen",
    "grace", "grant", "guy", "harmony", "harry", "haven", "hazel", "heath", "heather", "henna", "herb",
    "holly", "honey", "hope", "hunter", "iris", "ivory", "ivy", "jack", "jade", "jasmine", "jay",
    "jean", "jenny", "jet", "jewel", "jimmy", "josh", "joy", "june", "justice", "kelly", "kerry", "kit",
    "kitty", "lance", "lane", "lark", "laurel", "lee", "liberty", "lily", "lotus", "lucky", "major",
    "marigold", "marina", "mark", "mason", "matt", "max", "may", "melody", "mercy", "merry", "mike",
    "miles", "miss", "misty", "mr", "mrs", "ms", "myrtle", "nick", "noble", "norm", "nova", "olive",
    "opal", "pansy", "pat", "patience", "patty", "pearl", "peg", "penny", "pepper", "petal", "peter",
    "phoenix", "pip", "piper", "polly", "poppy", "precious", "pride", "prince", "princess", "prudence",
    "rain", "randy", "ray", "red", "reed", "reuben", "rich", "ricky", "river", "rob", "robin", "rocky",
    "rod", "roger", "roman", "rory", "rose", "rosemary", "ruby", "rusty", "saffron", "sage", "sally",
    "sandy", "savannah", "scarlet", "scout", "serenity", "sienna", "sky", "sonny", "stella", "sterling",
    "storm", "sue", "summer", "sunny", "tanner", "taylor", "teal", "ted", "teddy", "temperance",
    "terry", "theo", "tiger", "tim", "timber", "toby", "tom", "tony", "trinity", "troy", "tulip",
    "unity", "verity", "vic", "victor", "viola", "violet", "wade", "ward", "warren", "wayne", "will",
    "willow", "winter", "woody", "wren",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_for_the_look_up() {
        assert!(NAMES.is_sorted());
    }
}
