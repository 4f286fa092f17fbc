//! The marks that a browser draws before the items of a list.
//!
//! A recommendation is often known by its number alone, so numbers are
//! written as drawn. An item that brings its own mark gets no second one.

/// The mark of an item in a list without numbers.
pub(super) const BULLET: &str = "• ";

/// Whether a text brings its own number or bullet.
pub(super) fn has_own_mark(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    let inner = first.trim_matches(['(', ')', '.']);
    let enclosed = first.len() > inner.len() && inner.len() <= 5 && !inner.is_empty();
    first.starts_with(['•', '-', '–', '*', '·', '▪', '●'])
        || (enclosed && inner.chars().all(|c| c.is_ascii_digit() || c == '.'))
        || (enclosed
            && first.ends_with(')')
            && inner.len() <= 4
            && inner.bytes().all(|b| b.is_ascii_alphabetic()))
}

/// The mark of an item in a numbered list.
pub(super) fn ordinal(number: i32, kind: &str) -> String {
    let letter = u8::try_from(i64::from(number) - 1).ok().filter(|n| *n < 26).map(|n| char::from(b'a' + n));
    match (kind, letter) {
        ("a", Some(letter)) => format!("{letter}. "),
        ("A", Some(letter)) => format!("{}. ", letter.to_ascii_uppercase()),
        ("i", _) => roman(number).map_or_else(|| format!("{number}. "), |roman| format!("{roman}. ")),
        ("I", _) => {
            roman(number).map_or_else(|| format!("{number}. "), |r| format!("{}. ", r.to_uppercase()))
        }
        _ => format!("{number}. "),
    }
}

/// A small Roman numeral.
fn roman(number: i32) -> Option<String> {
    const TENS: [&str; 4] = ["", "x", "xx", "xxx"];
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let number = usize::try_from(number).ok().filter(|n| *n > 0)?;
    Some(format!("{}{}", TENS.get(number / 10)?, ONES.get(number % 10)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_drawn_in_the_kind_that_the_list_asks_for() {
        let drawn = [
            (3, ""),
            (3, "a"),
            (27, "a"),
            (2, "A"),
            (14, "i"),
            (4, "I"),
            (0, "i"),
            (-1, "a"),
            (i32::MIN, "A"),
        ]
        .map(|(number, kind)| ordinal(number, kind));

        assert_eq!(drawn, ["3. ", "c. ", "27. ", "B. ", "xiv. ", "IV. ", "0. ", "-1. ", "-2147483648. "]);
    }

    #[test]
    fn an_item_with_a_number_or_bullet_has_its_own_mark() {
        for text in ["1. One", "(a) One", "ii) One", "3.2. One", "• One", "- One", "4) One"] {
            assert!(has_own_mark(text), "{text}");
        }
        for text in ["One", "A council", "2019 was late", "Etc. and so on", ""] {
            assert!(!has_own_mark(text), "{text}");
        }
    }
}
