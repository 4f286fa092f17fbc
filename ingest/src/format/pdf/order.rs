//! Puts the lines of a page into the order in which they are read.
//!
//! Files mostly draw text as it is read, so the order of drawing stands, put
//! right in one way: nothing is read before what stands above it in its own
//! column. Text that was drawn straight across two columns is taken apart, and
//! what lies on its side goes where it stands.

use super::aside;
use super::line::Line;

/// How many lines a page may have and still be put in order.
const MOST_LINES: usize = 2000;
/// How far apart, in sizes of the type, lines of one stretch may stand.
const LONGEST_STEP: f32 = 2.7;
/// How many lines the words beside a part of a picture have at most.
const LABEL_LINES: usize = 4;
/// How wide they are at most, in sizes of the type.
const LABEL_WIDTH: f32 = 14.0;
/// How many neighbouring lines must share a gutter to count as columns.
const GUTTER_LINES: usize = 6;

/// Lines that follow each other down the page without a break.
pub(crate) type Flow = Vec<Line>;

/// The stretches of text of a page in reading order.
pub(crate) fn flows(lines: Vec<Line>, page_width: f32) -> Vec<Flow> {
    let mut flows: Vec<Flow> = Vec::new();
    for line in part_columns(lines, page_width) {
        match flows.last_mut() {
            Some(flow) if flow.last().is_some_and(|last| follows(last, &line)) => flow.push(line),
            _ => flows.push(vec![line]),
        }
    }
    let lines: usize = flows.iter().map(Vec::len).sum();
    if lines <= MOST_LINES { aside::placed(downwards(flows)) } else { flows }
}

/// Whether `line` is the next one down after `last`.
pub(super) fn follows(last: &Line, line: &Line) -> bool {
    let step = line.y - last.y;
    let size = last.size.max(line.size);
    last.angle == line.angle
        && step > 0.3 * last.size.min(line.size)
        && step < LONGEST_STEP * size
        && last.overlap(line) > 0.0
}

/// Whether one stretch stands above another: of all their lines that share a column.
fn is_above(upper: &[Line], lower: &[Line]) -> bool {
    let mut meets = false;
    for (above, below) in upper.iter().flat_map(|above| lower.iter().map(move |below| (above, below))) {
        let narrower = (above.right - above.left).min(below.right - below.left);
        if above.angle == below.angle && above.overlap(below) > 0.15 * narrower {
            if above.y > below.y - 0.7 * below.size {
                return false;
            }
            meets = true;
        }
    }
    meets
}

/// Whether a stretch is a few words that say what part of a picture is, or one cell.
pub(super) fn is_label(flow: &[Line]) -> bool {
    flow.len() <= LABEL_LINES && flow.iter().all(|line| line.right - line.left <= LABEL_WIDTH * line.size)
}

/// Whether two stretches are set to one edge, or to one middle, and close to each other.
fn share_edge(upper: &[Line], lower: &[Line]) -> bool {
    let (Some(above), Some(below)) = (upper.last(), lower.first()) else { return false };
    if below.y - above.y > 4.0 * above.size.max(below.size) {
        return false;
    }
    let same = |of: fn(&Line) -> f32| (of(above) - of(below)).abs() < 0.2 * below.size.min(above.size);
    same(|line| line.left) || same(|line| line.right) || same(|line| line.left + line.right)
}

/// The flows in drawing order, but none before one that stands above it.
///
/// Labels round a picture have no order of their own: among themselves they
/// keep that of drawing, in which whoever made the picture put them. Those that
/// are set to one edge are a title or a list, and read downwards.
fn downwards(flows: Vec<Flow>) -> Vec<Flow> {
    let labels: Vec<bool> = flows.iter().map(|flow| is_label(flow)).collect();
    let above: Vec<Vec<usize>> = (0..flows.len())
        .map(|lower| {
            let is_upper = |upper: &usize| {
                *upper != lower
                    && !(labels[*upper] && labels[lower] && !share_edge(&flows[*upper], &flows[lower]))
                    && is_above(&flows[*upper], &flows[lower])
            };
            (0..flows.len()).filter(is_upper).collect()
        })
        .collect();
    let mut waiting: Vec<Option<Flow>> = flows.into_iter().map(Some).collect();
    let mut sorted = Vec::with_capacity(waiting.len());
    let mut start = 0;
    while start < waiting.len() {
        if waiting[start].is_none() {
            start += 1;
            continue;
        }
        let mut next = start;
        for _ in 0..waiting.len() {
            match above[next].iter().find(|upper| waiting[**upper].is_some()) {
                Some(upper) => next = *upper,
                None => break,
            }
        }
        sorted.extend(waiting[next].take());
    }
    sorted
}

/// Takes apart text that was drawn line by line across two columns.
fn part_columns(lines: Vec<Line>, page_width: f32) -> Vec<Line> {
    let mut parted = Vec::with_capacity(lines.len());
    let mut rest = lines.as_slice();
    while let Some(first) = rest.first() {
        let Some((count, middle)) = columns_from(rest, page_width) else {
            parted.push(first.clone());
            rest = &rest[1..];
            continue;
        };
        let (here, after) = rest.split_at(count);
        parted.extend(here.iter().filter(|line| line.left < middle).cloned());
        parted.extend(here.iter().filter(|line| line.left >= middle).cloned());
        rest = after;
    }
    parted
}

/// How many of the next lines stand in two columns, and where the gutter is.
///
/// Only pairs of long lines count: short ones are cells of a table.
fn columns_from(lines: &[Line], page_width: f32) -> Option<(usize, f32)> {
    let (mut low, mut high) = (f32::MIN, f32::MAX);
    let mut pairs = 0;
    while let Some([left, right]) = lines.get(2 * pairs..2 * pairs + 2) {
        let long = |line: &Line| line.right - line.left > 0.25 * page_width && !line.is_row();
        let narrowed = (low.max(left.right), high.min(right.left));
        if !left.is_level_with(right) || !long(left) || !long(right) || narrowed.1 - narrowed.0 < 4.0 {
            break;
        }
        (low, high) = narrowed;
        pairs += 1;
    }
    (pairs >= GUTTER_LINES).then(|| (2 * pairs, f32::midpoint(low, high)))
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A line of 10 point type.
    pub(crate) fn line(text: &str, left: f32, y: f32, width: f32) -> Line {
        Line {
            text: text.to_owned(),
            left,
            right: left + width,
            y,
            size: 10.0,
            bold: false,
            first_word: 5.0 * text.split(' ').next().unwrap_or_default().len() as f32,
            cells: vec![left],
            angle: 0,
            pagination: false,
            tag: crate::format::pdf::tagged::Tag::default(),
        }
    }

    fn order(lines: Vec<Line>) -> Vec<String> {
        flows(lines, 600.0).concat().into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn a_title_that_is_drawn_last_is_read_first() {
        let body = "no one asked what a good day looked like";
        let lines = vec![line(body, 50.0, 200.0, 400.0), line("title", 50.0, 100.0, 300.0)];

        assert_eq!(order(lines), ["title", body]);
    }

    #[test]
    fn the_labels_of_a_picture_keep_the_order_in_which_they_are_drawn() {
        let lines = vec![
            line("wheelhouse", 50.0, 300.0, 60.0),
            line("main hatch", 60.0, 200.0, 60.0),
            line("stern ramp", 40.0, 100.0, 60.0),
        ];

        assert_eq!(order(lines), ["wheelhouse", "main hatch", "stern ramp"]);
    }

    #[test]
    fn the_lines_of_a_title_are_read_downwards_though_they_are_drawn_upwards() {
        let lines = vec![line("The Report", 50.0, 130.0, 90.0), line("Lamp Inquiry", 50.0, 100.0, 110.0)];

        assert_eq!(order(lines), ["Lamp Inquiry", "The Report"]);
    }

    #[test]
    fn a_box_at_the_side_keeps_its_turn() {
        let lines = vec![
            line("body", 50.0, 100.0, 300.0),
            line("end", 50.0, 500.0, 300.0),
            line("box", 400.0, 90.0, 150.0),
        ];

        assert_eq!(order(lines), ["body", "end", "box"]);
    }

    #[test]
    fn a_box_that_text_flows_round_is_read_after_what_stands_above_it() {
        let lines = vec![
            line("box", 300.0, 150.0, 200.0),
            line("above the box", 50.0, 130.0, 450.0),
            line("and round it", 50.0, 142.0, 200.0),
            line("to its end", 50.0, 154.0, 200.0),
        ];

        assert_eq!(order(lines), ["above the box", "and round it", "to its end", "box"]);
    }

    #[test]
    fn lines_drawn_across_two_columns_are_read_down_each() {
        let rows = (0..8).flat_map(|row| {
            let y = 100.0 + 12.0 * row as f32;
            [line(&format!("l{row}"), 50.0, y, 230.0), line(&format!("r{row}"), 310.0, y, 230.0)]
        });

        let order = order(rows.collect());

        assert_eq!(order[..3], ["l0", "l1", "l2"]);
        assert_eq!(order[8..10], ["r0", "r1"]);
    }

    proptest! {
        #[test]
        fn ordering_loses_and_repeats_no_line(
            places in prop::collection::vec((0.0_f32..500.0, 0.0_f32..800.0, 10.0_f32..400.0), 0..40),
        ) {
            let lines: Vec<Line> =
                places.iter().enumerate().map(|(i, (x, y, w))| line(&i.to_string(), *x, *y, *w)).collect();

            let mut found = order(lines);

            found.sort_by_key(|text| text.parse::<usize>().unwrap_or_default());
            let expected: Vec<String> = (0..places.len()).map(|i| i.to_string()).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
