//! Knows text with hanging indents, as lists of references have: the first line
//! of each entry starts at the edge, and the lines that go on start further in.
//!
//! Only what the lines round a place show counts. Where one line at the edge
//! runs on in another, as in the paragraphs round a quotation, nothing hangs.

use super::line::Line;

/// How many lines before and after a place are looked at.
const ROUND: usize = 40;

/// Whether line `index` goes on with the entry that the line before it begins.
///
/// `runs_on` tells of a line whether it ends in the middle of something at the edge of the column.
pub(super) fn goes_on(flow: &[Line], index: usize, runs_on: impl Fn(usize) -> bool) -> bool {
    let (Some(last), Some(line)) = (index.checked_sub(1).and_then(|at| flow.get(at)), flow.get(index)) else {
        return false;
    };
    let from = index.saturating_sub(ROUND);
    let round = from..(index + ROUND).min(flow.len());
    let alike = |other: &Line| (other.size - line.size).abs() < 0.1 * line.size;
    let at = |other: &Line, left: f32| (other.left - left).abs() < 0.5 * line.size;
    let (outer, inner) = (|other: &Line| at(other, last.left), |other: &Line| at(other, line.left));
    let lines = flow.get(round).unwrap_or_default();
    if !lines.iter().filter(|other| alike(other)).all(|other| outer(other) || inner(other)) {
        return false;
    }
    let pairs = || (from..).zip(lines.windows(2)).filter(|(_, pair)| pair.iter().all(alike));
    let hangs = |(at, pair): (usize, &[Line])| outer(&pair[0]) && inner(&pair[1]) && runs_on(at);
    let runs_past = |(at, pair): (usize, &[Line])| pair.iter().all(outer) && runs_on(at);
    pairs().any(hangs) && !pairs().any(runs_past)
}

#[cfg(test)]
mod tests {
    use super::super::order::Flow;
    use super::super::order::tests::line;
    use super::super::paragraph::tests::read;

    /// Three references, of which the lines that go on stand further in.
    fn references() -> Flow {
        vec![
            line("Quill, A. (2031) The lamps of the northern piers. Eastvale:", 50.0, 100.0, 300.0),
            line("Harbour Press.", 86.0, 112.0, 80.0),
            line("Northmere Trust (2030) Boats. Northmere: The Trust.", 50.0, 136.0, 250.0),
            line("Wren, B. (2029) On counting boats at noon, and what follows,", 50.0, 160.0, 300.0),
            line("Eastvale: Harbour Press.", 86.0, 172.0, 120.0),
        ]
    }

    #[test]
    fn a_reference_with_a_hanging_indent_goes_on_after_a_colon() {
        let whole = "Quill, A. (2031) The lamps of the northern piers. Eastvale: Harbour Press.//Northmere";

        assert!(read(&[references()]).starts_with(whole), "{}", read(&[references()]));
    }

    #[test]
    fn a_list_or_a_quotation_after_a_colon_is_a_block_of_its_own() {
        let intro = line("The panel asked each of the agencies for the following:", 50.0, 100.0, 300.0);
        let alone = vec![intro.clone(), line("Plans of the pier", 86.0, 112.0, 100.0)];
        let mut marked = references();
        marked[1].text = "(a) Plans of the pier".to_owned();
        let mut quoted = references();
        quoted[2].text = "Northmere Trust said that it had counted the boats, and".to_owned();
        quoted[2].right = 350.0;

        assert!(read(&[alone]).contains("following://Plans"));
        assert!(read(&[marked]).contains("Eastvale://(a) Plans"));
        assert!(read(&[quoted]).contains("Eastvale://Harbour"));
    }
}
