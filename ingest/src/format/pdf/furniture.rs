//! Tells running headers, footers and page numbers from the body.
//!
//! A line is taken away only if it lies in the band at the top or the bottom
//! of the page and stands there on several pages, equal but for the page number; or
//! if it is nothing but the number of its page. Body text is never taken.

use std::collections::HashMap;

use super::glyph::Frame;
use super::line::Line;
use super::numbering::{Numbering, Printed, is_lone_number, is_own_number, masked};

/// The share of the height of a page that is band, at each end.
const BAND: f32 = 0.115;
/// How far, in points, a running line may shift from page to page.
const SHIFT: f32 = 9.0;
/// How many characters a running line has at most.
const LONGEST: usize = 200;

/// How far, in sizes of the type, a line stands below one that it goes on from.
const CLOSE: f32 = 1.6;
/// How far it may be moved in or out.
const HANGING: f32 = 3.0;
/// A line that stands on fewer than one page in so many must stand apart to be a running one.
const SELDOM: usize = 10;

/// One page, as far as furniture is concerned.
#[derive(Debug)]
pub(crate) struct Leaf {
    /// Its lines in drawing order.
    pub(crate) lines: Vec<Line>,
    /// Its edges.
    pub(crate) frame: Frame,
    /// The way its text runs.
    pub(crate) angle: i16,
}

impl Leaf {
    /// The edges of the page as they lie round a line: a header of a page that lies on its side runs up that side.
    pub(crate) fn frame_of(&self, line: &Line) -> Frame {
        if line.angle == self.angle { self.frame } else { self.frame.turned(line.angle - self.angle) }
    }
}

/// A line in a band, by what repeats of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    /// Its text, the page number masked.
    text: String,
    /// Whether it lies at the top.
    top: bool,
}

/// What was taken from a page.
#[derive(Debug, Default)]
pub(crate) struct Removed {
    /// The number that is printed on the page.
    pub(crate) label: Option<String>,
    /// The lines, in drawing order.
    pub(crate) lines: Vec<String>,
}

/// A line in a band, and the number in it.
#[derive(Debug)]
struct Running {
    /// What repeats of it.
    key: Key,
    /// The number that its page may bear.
    number: Option<Printed>,
}

/// Takes the furniture away; says what was taken from each page.
pub(crate) fn remove(leaves: &mut [Leaf]) -> Vec<Removed> {
    let running = running(leaves);
    let repeated = repeated(leaves, &running);
    let total = leaves.len();
    let mut all = Vec::with_capacity(total);
    for (index, (leaf, running)) in leaves.iter_mut().zip(running).enumerate() {
        let heights_of = |at: usize| running[at].as_ref().and_then(|running| repeated.get(&running.key));
        let often = |at: usize| heights_of(at).map_or(0, Vec::len) >= least(total);
        let seldom = |at: usize| heights_of(at).is_some_and(|heights| heights.len() * SELDOM < total);
        let text: Vec<bool> =
            (0..leaf.lines.len()).map(|at| seldom(at) && often(at) && goes_on(leaf, at, often)).collect();
        let lines = std::mem::take(&mut leaf.lines);
        let mut removed = Removed::default();
        let mut label: Option<Printed> = None;
        let kept = lines.into_iter().zip(running).zip(text).filter_map(|((line, running), text)| {
            let Some(Running { key, number }) = running.filter(|_| !text) else { return Some(line) };
            let frame = leaf.frame_of(&line);
            let lone = number.is_some() && is_lone_number(&line.text);
            let own = total < 3 && is_own_number(&line.text, index, total);
            let heights = repeated.get(&key);
            let alike = |heights: &Vec<f32>| heights.iter().filter(|y| near(**y, &line, frame)).count();
            // With the number of its page it runs at whatever height: a wide page has other margins.
            let numbered = |heights: &Vec<f32>| number.is_some() && heights.len() > least(total);
            let runs = total > 2
                && !is_caption(&line.text)
                && heights.is_some_and(|heights| alike(heights) >= least(total) || numbered(heights));
            if !(runs || lone || own || (line.pagination && line.text.chars().count() <= LONGEST)) {
                return Some(line);
            }
            removed.lines.push(super::compose::composed(&line.text));
            let own = own.then(|| Printed { rank: usize::MAX, word: (index + 1).to_string() });
            let ranked = number.or(own).into_iter().chain(label.take());
            label = ranked.min_by_key(|printed| printed.rank);
            None
        });
        leaf.lines = kept.collect();
        removed.label = label.map(|printed| printed.word);
        all.push(removed);
    }
    all
}

/// The lines of each page that lie in a band, in the place of each of its lines.
fn running(leaves: &[Leaf]) -> Vec<Vec<Option<Running>>> {
    let numbering = Numbering::of(leaves);
    let of_line = |leaf: &Leaf, line: &Line, index: usize| {
        let top = band(line, leaf.frame_of(line))?;
        let number = numbering.printed(&line.text, index);
        let text = sideless(&line.text, number.as_ref().map_or("", |number| &number.word));
        Some(Running { key: Key { text, top }, number })
    };
    let of_leaf =
        |(index, leaf): (usize, &Leaf)| leaf.lines.iter().map(|line| of_line(leaf, line, index)).collect();
    leaves.iter().enumerate().map(of_leaf).collect()
}

/// The words of a line in lower case without the number of the page, which may stand on either side of them.
fn sideless(text: &str, number: &str) -> String {
    let masked = masked(text, number);
    let mut words: Vec<&str> = masked.split(|ch: char| !ch.is_alphanumeric() && ch != '#').collect();
    words.retain(|word| !matches!(*word, "" | "#" | "page"));
    words.sort_unstable();
    words.join(" ")
}

/// Whether a line goes on from the line right above it: it is the end of a note or of a paragraph.
fn goes_on(leaf: &Leaf, at: usize, runs: impl Fn(usize) -> bool) -> bool {
    let line = &leaf.lines[at];
    let is_above = |above: &Line| {
        let step = (line.y - above.y) / line.size;
        let moved = (line.left - above.left) / line.size;
        above.angle == line.angle
            && (0.8..CLOSE).contains(&step)
            && (above.size - line.size).abs() < 0.06 * line.size
            && (-HANGING..HANGING).contains(&moved)
    };
    leaf.lines.iter().enumerate().any(|(other, above)| is_above(above) && !runs(other))
}

/// Whether a line names a figure or a recommendation: those are counted as pages are, but each is its own.
fn is_caption(text: &str) -> bool {
    const NAMES: [&str; 11] = [
        "figure",
        "fig",
        "table",
        "box",
        "chart",
        "graph",
        "photo",
        "photograph",
        "map",
        "recommendation",
        "finding",
    ];
    let mut words = text.split_whitespace();
    let name = words.next().unwrap_or_default().trim_end_matches('.').to_lowercase();
    let number = words.next().unwrap_or_default();
    NAMES.contains(&name.as_str()) && number.starts_with(|ch: char| ch.is_ascii_digit())
}

/// On how many pages a line must stand.
pub(crate) fn least(pages: usize) -> usize {
    if pages < 6 { 2 } else { 3 }
}

/// Whether a line lies in the band at the top (`true`) or the bottom of the page.
pub(crate) fn band(line: &Line, frame: Frame) -> Option<bool> {
    let room = frame.height() * BAND;
    if line.text.chars().count() > LONGEST {
        None
    } else if line.y - frame.top < room {
        Some(true)
    } else {
        (frame.bottom - line.y < room).then_some(false)
    }
}

/// Where lines in the bands stand, measured from the edge, by what repeats of them.
fn repeated(leaves: &[Leaf], running: &[Vec<Option<Running>>]) -> HashMap<Key, Vec<f32>> {
    let mut found: HashMap<Key, Vec<f32>> = HashMap::new();
    for (leaf, running) in leaves.iter().zip(running) {
        let mut seen: Vec<&Key> = Vec::new();
        for (line, running) in leaf.lines.iter().zip(running) {
            let Some(Running { key, .. }) = running else { continue };
            if key.text.chars().any(char::is_alphabetic) && !seen.contains(&key) {
                found.entry(key.clone()).or_default().push(height(line, leaf.frame_of(line)));
                seen.push(key);
            }
        }
    }
    found
}

/// The height of a line, from the nearer edge.
fn height(line: &Line, frame: Frame) -> f32 {
    (line.y - frame.top).min(frame.bottom - line.y)
}

/// Whether a line stands at that height.
fn near(height_elsewhere: f32, line: &Line, frame: Frame) -> bool {
    (height_elsewhere - height(line, frame)).abs() < SHIFT
}

#[cfg(test)]
mod tests {
    use super::super::order::tests::line;
    use super::*;

    fn leaf(lines: Vec<Line>) -> Leaf {
        Leaf { lines, frame: Frame { left: 0.0, right: 600.0, top: 0.0, bottom: 800.0 }, angle: 0 }
    }

    fn left(leaves: &[Leaf]) -> Vec<Vec<&str>> {
        leaves.iter().map(|leaf| leaf.lines.iter().map(|line| line.text.as_str()).collect()).collect()
    }

    #[test]
    fn a_line_that_runs_through_the_pages_is_taken_away_with_its_number() {
        let mut leaves: Vec<Leaf> = (1..=4)
            .map(|page| {
                leaf(vec![
                    line(&format!("Review of Child Q | {}", page + 6), 50.0, 40.0, 200.0),
                    line(&format!("body {page}"), 50.0, 400.0, 200.0),
                ])
            })
            .collect();

        let removed = remove(&mut leaves);

        assert_eq!(left(&leaves), [["body 1"], ["body 2"], ["body 3"], ["body 4"]]);
        assert_eq!(removed[3].label.as_deref(), Some("10"));
        assert_eq!(removed[3].lines, ["Review of Child Q | 10"]);
    }

    #[test]
    fn a_line_in_the_band_that_stands_on_one_page_stays() {
        let mut leaves: Vec<Leaf> = (0..4).map(|_| leaf(vec![line("body", 50.0, 400.0, 200.0)])).collect();
        leaves[2].lines.push(line("a note at the foot", 50.0, 780.0, 200.0));

        remove(&mut leaves);

        assert_eq!(left(&leaves)[2], ["body", "a note at the foot"]);
    }

    #[test]
    fn notes_that_differ_in_their_numbers_alone_stay() {
        let mut leaves: Vec<Leaf> = [(12, 40), (17, 52), (19, 9), (31, 77)]
            .iter()
            .map(|(note, page)| {
                leaf(vec![line(&format!("{note} The first report, p{page}"), 50.0, 760.0, 200.0)])
            })
            .collect();

        remove(&mut leaves);

        assert!(leaves.iter().all(|leaf| leaf.lines.len() == 1));
    }

    #[test]
    fn the_name_of_a_figure_stays_even_where_figures_and_pages_count_alike() {
        let page = |number: usize| {
            leaf(vec![line(&format!("Figure {number}"), 50.0, 760.0, 60.0), line("body", 50.0, 400.0, 200.0)])
        };
        let mut leaves: Vec<Leaf> = (1..=6).map(page).collect();

        remove(&mut leaves);

        assert_eq!(left(&leaves)[3], ["Figure 4", "body"]);
    }

    #[test]
    fn a_header_that_runs_up_the_side_of_a_page_goes_with_those_of_the_others() {
        let mut leaves: Vec<Leaf> = (1..=5)
            .map(|page| {
                leaf(vec![
                    line(&format!("Review of Child Q | {page}"), 50.0, 40.0, 200.0),
                    line(&format!("body {page}"), 50.0, 400.0, 200.0),
                ])
            })
            .collect();
        // The third page lies on its side: its words run across what is the height of the others.
        let body = Line { angle: 270, ..line("wide table", 60.0, 300.0, 400.0) };
        leaves[2] = Leaf {
            frame: leaves[2].frame.turned(270),
            angle: 270,
            lines: vec![leaves[2].lines[0].clone(), body],
        };

        let removed = remove(&mut leaves);

        assert_eq!(left(&leaves)[2], ["wide table"]);
        assert_eq!(removed[2].label.as_deref(), Some("3"));
    }

    #[test]
    fn the_last_line_of_a_note_that_comes_again_is_no_footer() {
        let note = |page: usize| {
            leaf(vec![
                line(&format!("{page} Guidance on {}", "lamps and ".repeat(page / 10)), 50.0, 738.0, 300.0),
                line("(guidance.example, read again)", 50.0, 750.0, 150.0),
                line("Lamp review", 50.0, 780.0, 80.0),
            ])
        };
        let plain = |page: usize| {
            leaf(vec![
                line(&format!("body {page}"), 50.0, 300.0, 80.0),
                line("Lamp review", 50.0, 780.0, 80.0),
            ])
        };
        let mut leaves: Vec<Leaf> =
            (1..=60).map(|page| if page % 20 == 3 { note(page) } else { plain(page) }).collect();

        let removed = remove(&mut leaves);

        assert_eq!(left(&leaves)[22][1], "(guidance.example, read again)");
        assert!(removed.iter().all(|removed| removed.lines == ["Lamp review"]));
    }

    #[test]
    fn a_chapter_runs_whatever_side_its_number_stands_on() {
        let page = |number: usize| {
            let footer = if number.is_multiple_of(2) {
                format!("{number} The lamp")
            } else {
                format!("The lamp {number}")
            };
            leaf(vec![line(&format!("body {number}"), 50.0, 300.0, 80.0), line(&footer, 50.0, 780.0, 80.0)])
        };
        let mut leaves: Vec<Leaf> = (1..=4).map(page).collect();
        leaves.extend((5..=30).map(|number| leaf(vec![line(&format!("{number}"), 50.0, 780.0, 80.0)])));

        let removed = remove(&mut leaves);

        assert_eq!(left(&leaves)[..4], [["body 1"], ["body 2"], ["body 3"], ["body 4"]]);
        assert_eq!(removed[2].label.as_deref(), Some("3"));
    }

    #[test]
    fn a_footer_with_its_number_goes_from_a_wide_page_with_other_margins() {
        let footer = |page: usize, y| line(&format!("Review of Child Q | Page {page}"), 50.0, y, 200.0);
        let body = |page: usize| line(&format!("body {page}"), 50.0, 300.0, 200.0);
        let mut leaves: Vec<Leaf> = (1..=6).map(|page| leaf(vec![footer(page, 765.0), body(page)])).collect();
        let frame = Frame { left: 0.0, right: 800.0, top: 0.0, bottom: 600.0 };
        leaves[3] = Leaf { lines: vec![footer(4, 540.0), body(4)], frame, angle: 0 };

        remove(&mut leaves);

        assert_eq!(left(&leaves)[3], ["body 4"]);
    }

    #[test]
    fn a_number_among_others_is_masked_alike_on_every_page() {
        let mut leaves: Vec<Leaf> = (1..=20)
            .map(|page| {
                // From page to page another of these numbers happens to keep its distance.
                let note = line(&format!("{} Ibid", page % 2 + page), 50.0, 740.0, 80.0);
                leaf(vec![line(&format!("Page {} | AO-2019-006", page + 8), 50.0, 780.0, 200.0), note])
            })
            .collect();

        remove(&mut leaves);

        assert!(left(&leaves).iter().flatten().all(|line| !line.contains("AO-2019")), "{:?}", left(&leaves));
    }

    #[test]
    fn the_number_that_most_pages_agree_on_is_the_label_whatever_stands_above_it() {
        let mut leaves: Vec<Leaf> = (1..=20)
            .map(|page: usize| {
                // The notes, each in other words, happen to be as far off as the header is on pages 6 to 9.
                let notes: Vec<String> = (4..8).map(|off| page.saturating_sub(off).to_string()).collect();
                let note = format!("{} {}", notes.join(" and "), "see ".repeat(page));
                leaf(vec![
                    line("[2021] FINDING 2", 50.0, 30.0, 200.0),
                    line(&note, 50.0, 740.0, 80.0),
                    line(&format!("Page {page}"), 50.0, 780.0, 60.0),
                ])
            })
            .collect();

        let labels: Vec<_> = remove(&mut leaves).into_iter().filter_map(|removed| removed.label).collect();

        assert_eq!(labels, (1..=20).map(|page| page.to_string()).collect::<Vec<_>>());
    }

    #[test]
    fn a_line_that_repeats_outside_the_bands_stays() {
        let mut leaves: Vec<Leaf> =
            (0..5).map(|_| leaf(vec![line("Key line of enquiry", 50.0, 400.0, 200.0)])).collect();

        remove(&mut leaves);

        assert!(leaves.iter().all(|leaf| leaf.lines.len() == 1));
    }

    #[test]
    fn a_short_document_loses_only_a_lone_page_number() {
        let mut leaves: Vec<Leaf> = (1..=2)
            .map(|page| {
                leaf(vec![
                    line("Quay House, Northmere", 50.0, 40.0, 200.0),
                    line(&format!("Page {page} of 2"), 50.0, 780.0, 60.0),
                    line("4", 300.0, 785.0, 60.0),
                ])
            })
            .collect();

        let labels: Vec<_> = remove(&mut leaves).into_iter().map(|removed| removed.label).collect();

        assert_eq!(left(&leaves), [["Quay House, Northmere", "4"], ["Quay House, Northmere", "4"]]);
        assert_eq!(labels, [Some("1".to_owned()), Some("2".to_owned())]);
    }

    #[test]
    fn roman_numbers_label_the_pages_before_the_first() {
        let mut leaves: Vec<Leaf> = ["i", "ii", "iii", "1", "2", "3"]
            .iter()
            .map(|number| leaf(vec![line(number, 300.0, 780.0, 8.0)]))
            .collect();

        let labels: Vec<String> =
            remove(&mut leaves).into_iter().filter_map(|removed| removed.label).collect();

        assert_eq!(labels, ["i", "ii", "iii", "1", "2", "3"]);
    }

    #[test]
    fn a_lone_number_out_of_turn_stays() {
        let mut leaves: Vec<Leaf> = [17, 3, 90, 41]
            .iter()
            .map(|n: &i32| leaf(vec![line(&n.to_string(), 50.0, 790.0, 9.0)]))
            .collect();

        remove(&mut leaves);

        assert!(leaves.iter().all(|leaf| leaf.lines.len() == 1));
    }
}
