//! Tells an address or a reference in somewhat smaller type from what starts anew.
//!
//! Headings are larger or bold, notes begin with a number, captions and
//! quotations start elsewhere or in much smaller type.

use super::line::Line;
use super::marker;

/// By how much the type of a line may differ from the text in which it stands.
const INSET: f32 = 0.13;
/// The most by which such a line is larger than the body: what is larger is a heading.
const LARGEST: f32 = 1.12;
/// How wide, in sizes of the type, a line is at least that the next goes on at its edge.
const RUNNING: f32 = 15.0;

/// Whether a sentence that `last` leaves open goes on with `line`, though the type changes.
///
/// `body` is the size of the type of the text.
pub(super) fn goes_on(last: &Line, line: &Line, body: f32) -> bool {
    let (smaller, larger) = (last.size.min(line.size), last.size.max(line.size));
    let plain = !last.bold && !line.bold && !last.is_row() && !line.is_row();
    let alike = larger - smaller < INSET * smaller && larger < LARGEST * body;
    let first = line.text.split(' ').next().unwrap_or_default();
    let numbered = first.len() <= 3 && first.bytes().all(|byte| byte.is_ascii_digit());
    let begun =
        first.starts_with(|ch: char| ch == '(' || ch.is_lowercase()) && marker::of(&line.text).is_none();
    let at_edge = (last.left - line.left).abs() < 0.5 * smaller && last.right - last.left > RUNNING * larger;
    plain && alike && !numbered && (begun || at_edge)
}

#[cfg(test)]
mod tests {
    use super::super::order::tests::line;
    use super::super::paragraph::tests::read;
    use super::*;

    /// A line in type of this size.
    fn sized(line: Line, size: f32) -> Line {
        Line { size, ..line }
    }

    #[test]
    fn an_address_in_smaller_type_does_not_part_its_sentence() {
        let flow = vec![
            line("The plan is part of the guidance on visits", 50.0, 100.0, 300.0),
            sized(line("(https://example.org/guidance/on-visits-to-", 50.0, 112.0, 298.0), 9.0),
            sized(line("homes), which was written by people who never", 50.0, 124.0, 300.0), 9.0),
            line("Visited one.", 50.0, 136.0, 90.0),
        ];

        assert_eq!(
            read(&[flow]),
            "The plan is part of the guidance on visits (https://example.org/guidance/on-visits-to-homes), \
             which was written by people who never Visited one."
        );
    }

    #[test]
    fn headings_captions_and_notes_in_other_type_stay_blocks() {
        let body = line("It was known to three agencies that no one", 50.0, 100.0, 300.0);
        let pair = |below: Line| read(&[vec![body.clone(), below]]).contains("//");
        let below = |text: &str| line(text, 50.0, 112.0, 300.0);

        assert!(pair(sized(below("12 See the log of the board, which says so"), 9.0)));
        assert!(pair(sized(below("Figure 3 What was known to whom, and when"), 8.0)));
        assert!(pair(sized(below("What the agencies could have done"), 11.5)));
        assert!(pair(sized(line("had been asked", 50.0, 116.0, 270.0), 9.0)));
        assert!(pair(sized(line("Each of them had asked.", 80.0, 112.0, 270.0), 9.0)));
        assert!(pair(Line { bold: true, ..sized(below("What the agencies could have done"), 11.0) }));
        assert!(!pair(sized(below("had asked (see example.org)"), 9.0)));
    }
}
