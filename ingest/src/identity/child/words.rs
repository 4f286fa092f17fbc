//! The words by which a child, a name and an age are told from others.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Words inside a name that have no capital.
pub(super) const PARTICLES: &[&str] = &[
    "van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "du", "la", "le", "el", "al", "ul",
    "bin", "bint", "ibn", "ben", "ap", "ab", "ferch", "mac", "st", "ter", "ten", "y", "e", "o",
];

/// Words that speak of a child.
pub(super) const CHILD: &[&str] = &[
    "child",
    "child's",
    "child’s",
    "children",
    "boy",
    "girl",
    "son",
    "daughter",
    "sister",
    "brother",
    "siblings",
    "sibling",
    "pupil",
    "pupils",
    "schoolboy",
    "schoolgirl",
    "toddler",
    "baby",
    "infant",
    "twins",
    "twin",
    "teenager",
    "youngster",
    "mother",
    "father",
    "mum",
    "dad",
    "mother's",
    "foster",
    "nursery",
    "school",
    "playground",
    "niece",
    "nephew",
    "grandson",
    "granddaughter",
    "youth",
    "stepson",
    "stepdaughter",
    "parents",
    "classmate",
    "lad",
];

/// Words between a name and an age by which the age is surely one.
pub(super) const SURE: &[&str] = &[
    "aged",
    "age",
    "girl",
    "boy",
    "child",
    "baby",
    "toddler",
    "infant",
    "schoolboy",
    "schoolgirl",
    "teenager",
    "pupil",
    "female",
    "male",
];

/// Words that may stand between a name and an age and say nothing.
pub(super) const FILLERS: &[&str] = &[
    "a",
    "an",
    "of",
    "who",
    "was",
    "is",
    "then",
    "just",
    "only",
    "now",
    "about",
    "approximately",
    "nearly",
    "almost",
    "turned",
    "being",
    "at",
    "the",
    "f",
    "m",
    "had",
    "still",
    "today",
    "years",
    "which",
    "year",
    "believed",
    "thought",
    "to",
    "be",
    "and",
    "he",
    "she",
    "will",
    "also",
    "d",
    "he's",
    "he’s",
    "she's",
    "she’s",
    "who's",
    "who’s",
];

/// Words of these that say that what follows is an age.
pub(super) const IS: &[&str] = &["was", "is", "turned", "he's", "he’s", "she's", "she’s", "who's", "who’s"];

/// Words that are no names of their own, but may be surnames behind a usual first name.
pub(super) const ALSO: &[&str] = &[
    "young", "sergeant", "court", "bishop", "captain", "fields", "page", "hill", "lane", "park", "green",
    "church", "west", "north", "east", "england", "wales", "scotland", "ireland", "english", "welsh",
    "street", "close", "grove", "place", "hall", "house", "bridge", "lake", "day", "summer", "winter",
    "march", "may", "power", "judge", "lord", "justice", "major", "bay", "law", "price", "case", "spring",
    "friday", "chambers", "port", "reading", "southern", "western", "early", "key", "stage", "best", "good",
    "pier", "marsh", "nurse",
];

/// Titles of grown people.
pub(super) const GROWN: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "dr",
    "prof",
    "professor",
    "sir",
    "lord",
    "lady",
    "dame",
    "judge",
    "justice",
    "pc",
    "dc",
    "ds",
    "di",
    "dci",
    "sgt",
    "sergeant",
    "inspector",
    "captain",
    "baroness",
    "minister",
    "councillor",
    "cllr",
    "nurse",
    "sister",
];

/// Usual first names in Britain, in lower case.
pub(super) static GIVEN: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("given-names.txt").split_whitespace().collect());

/// Words that are no part of a person's name, though a capital may begin them.
pub(super) static OTHER: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("no-names.txt").split_whitespace().collect());

/// A word in lower case, the commonest accents taken off.
pub(super) fn plain(word: &str) -> String {
    let letter = |c: char| match c {
        'à' | 'á' | 'â' | 'ä' | 'ã' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        other => other,
    };
    word.to_lowercase().chars().map(letter).collect()
}
