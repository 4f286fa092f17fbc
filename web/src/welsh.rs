//! Tells Welsh from English, so that a screen reader says it rightly.
//!
//! By the small words that Welsh cannot do without and English does not have. A text too short to tell is
//! taken for English, like all other languages: a wrong voice is worse than none.

/// Small words of Welsh that are no words of English.
const SMALL: &[&str] = &[
    "ac", "aeth", "bod", "bydd", "cael", "ddim", "dros", "ei", "eu", "fel", "fod", "fydd", "gael", "gan",
    "gyda", "hyn", "hynny", "iddi", "iddo", "mae", "maent", "mewn", "nad", "neu", "nid", "oedd", "oes",
    "ond", "roedd", "rhwng", "sydd", "trwy", "unrhyw", "wedi", "wneud", "wrth", "yn", "yng", "ym", "yr",
    "ystod",
];

/// No small word has more letters.
const LONGEST: usize = 6;

/// Of so many words at least one must be a small word of Welsh.
const ONE_IN: usize = 8;

/// Fewer small words tell nothing.
const FEWEST: usize = 3;

/// The language of a text as HTML names it, if it is not that of the page.
pub(crate) fn lang(text: &str) -> Option<&'static str> {
    is_welsh(text).then_some("cy")
}

/// Whether a text is Welsh.
fn is_welsh(text: &str) -> bool {
    let (mut words, mut small) = (0, 0);
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        words += 1;
        let may_be = word.len() <= LONGEST;
        small += usize::from(may_be && SMALL.iter().any(|welsh| word.eq_ignore_ascii_case(welsh)));
    }
    small >= FEWEST && small * ONE_IN >= words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_small_word_is_longer_than_the_longest() {
        assert_eq!(SMALL.iter().map(|word| word.len()).max(), Some(LONGEST));
    }

    #[test]
    fn welsh_is_told_from_english() {
        for (text, welsh) in [
            (
                "Nid oedd yr asiantaethau wedi rhannu gwybodaeth gyda'i gilydd, ac roedd y plentyn yn byw mewn tŷ oer.",
                true,
            ),
            ("Mae'r adolygiad hwn yn nodi bod angen gwella.", true),
            ("The child was not seen for three months and nobody asked why.", false),
            (
                "Bwrdd Diogelu Gogledd Cymru said that the home in Ynys was cold, and the board agreed to a plan.",
                false,
            ),
            ("yn yr", false),
            ("", false),
        ] {
            assert_eq!(is_welsh(text), welsh, "{text}");
        }
    }
}
