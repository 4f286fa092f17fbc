//! Knows the marks that begin a list item or a numbered paragraph.

/// What stands before a list item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Marker {
    /// A bullet or a dash.
    Bullet,
    /// A number or a letter: `4.2`, `(b)`, `iii.`
    Number,
}

/// The mark at the start of a line, if it has one.
pub(crate) fn of(text: &str) -> Option<Marker> {
    let (first, rest) = text.split_once(' ')?;
    (!rest.is_empty()).then(|| mark(first)).flatten()
}

/// Whether the text is a mark and nothing else.
pub(crate) fn is_alone(text: &str) -> bool {
    mark(text).is_some()
}

/// What kind of mark a word is.
fn mark(word: &str) -> Option<Marker> {
    let mut chars = word.chars();
    match (chars.next(), chars.next()) {
        (
            Some('•' | '●' | '○' | '▪' | '■' | '□' | '◦' | '‣' | '⁃' | '·' | '–' | '-' | '➢' | '✓' | '*'),
            None,
        ) => Some(Marker::Bullet),
        (Some('o'), None) => Some(Marker::Bullet),
        _ => is_number(word).then_some(Marker::Number),
    }
}

/// Whether a word is a number or a letter as lists bear it.
fn is_number(word: &str) -> bool {
    if word.len() > 10 {
        return false;
    }
    let opened = word.strip_prefix(['(', '[']);
    let body = opened.unwrap_or(word);
    let closed = body.strip_suffix([')', ']']).or_else(|| body.strip_suffix('.'));
    let core = closed.unwrap_or(body);
    let parts = core.split('.').count();
    let numeric =
        |part: &str| !part.is_empty() && part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit());
    if core.split('.').all(numeric) {
        return parts > 1 || closed.is_some();
    }
    let short = core.len() == 1 && core.bytes().all(|b| b.is_ascii_alphabetic());
    let roman = (1..=5).contains(&core.len()) && core.bytes().all(|b| b"ivx".contains(&b));
    let lettered = core.char_indices().next_back().is_some_and(|(at, last)| {
        last.is_ascii_alphabetic() && core[..at].trim_end_matches('.').split('.').all(numeric)
    });
    closed.is_some() && (short || roman || lettered) || (lettered && parts > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_letters_of_lists_are_marks() {
        for word in ["1.", "12)", "(3)", "4.2", "4.2.1.", "(a)", "b.", "iv)", "(ii)", "4a.", "2.3a"] {
            assert!(is_alone(word), "{word}");
        }
    }

    #[test]
    fn words_and_bare_years_are_no_marks() {
        for word in ["2019", "a", "12", "Dr.", "and", "2019.", "", ".", "(see"] {
            assert!(!is_alone(word), "{word}");
        }
    }

    #[test]
    fn a_bullet_needs_words_behind_it() {
        assert_eq!(of("• the lead nurse"), Some(Marker::Bullet));
        assert_eq!(of("•"), None);
    }
}
