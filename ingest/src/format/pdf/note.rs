//! Knows where a note begins at the foot of a page.
//!
//! The number of a note has no mark behind it, as that of a list item has; it
//! is known by the number of the note above it.

use super::line::Line;
use super::order::Flow;

/// How many lines a note has at most that is known from the number of the next.
const NOTE_LINES: usize = 40;

/// Whether a line begins the note behind the one that a line above it begins: `109 Ibid.` below `108 The Act`.
pub(crate) fn begins(flow: &Flow, start: usize, index: usize) -> bool {
    let line = &flow[index];
    let Some(this) = number(&line.text) else { return false };
    let aligned = |before: &&Line| (before.left - line.left).abs() < 0.5 * line.size;
    let above = flow[start..index].iter().rev().take(NOTE_LINES);
    let before = above.filter(aligned).find_map(|before| number(&before.text));
    before.is_some_and(|before| before + 1 == this)
}

/// The number of a note that a line begins, which has no mark behind it.
fn number(text: &str) -> Option<u32> {
    let (number, rest) = text.split_once(' ')?;
    let digits = (1..=4).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    let begins = rest.starts_with(|ch: char| ch.is_uppercase() || "\u{2018}\u{201c}'\"(".contains(ch));
    (digits && begins).then(|| number.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::super::order::tests::line;
    use super::super::paragraph::tests::read;

    #[test]
    fn notes_are_lines_of_their_own() {
        let flow = |numbers: [&str; 3]| {
            vec![
                line(
                    &format!("{} Harbour Board, The report on lamps, May 2025, which is", numbers[0]),
                    50.0,
                    100.0,
                    300.0,
                ),
                line("kept there", 50.0, 112.0, 60.0),
                line(
                    &format!("{} Pier Committee, Minutes of the meeting on boats and on", numbers[1]),
                    50.0,
                    124.0,
                    300.0,
                ),
                line(&format!("{} Quay House, and what they said", numbers[2]), 50.0, 136.0, 300.0),
            ]
        };

        let notes = read(&[flow(["107", "108", "109"])]);
        let none = read(&[flow(["107", "12", "4"])]);

        assert_eq!((notes.matches('/').count(), none.matches('/').count()), (2, 1), "{notes} {none}");
    }
}
