//! Puts writing that lies on its side among the text round it.
//!
//! Labels of a picture that are turned share no column with the text, so their
//! place in it is that of drawing, often the end of the page. What stands
//! between two stretches of text on the page goes between them. No line is
//! lost, and the text itself keeps its order.

use super::glyph::Frame;
use super::line::Line;
use super::order::{Flow, is_label};

/// The flows with those that lie on their side before the first text below them.
///
/// Only what follows text above it and text below it is moved, and what is
/// drawn one after the other stays together.
pub(super) fn placed(flows: Vec<Flow>) -> Vec<Flow> {
    let Some(main) = main_angle(&flows) else { return flows };
    let angle = |flow: &Flow| flow.first().map(|line| line.angle);
    let mut placed: Vec<Flow> = Vec::with_capacity(flows.len());
    for group in flows.chunk_by(|a, b| angle(a) == angle(b)) {
        let at = if group.first().and_then(angle) == Some(main) { None } else { place(&placed, group, main) };
        let at = at.unwrap_or(placed.len());
        placed.splice(at..at, group.iter().cloned());
    }
    placed
}

/// Before which of the flows so far those go that lie on their side.
fn place(flows: &[Flow], aside: &[Flow], main: i16) -> Option<usize> {
    let labels = edges(aside, main)?;
    let text = |flow: &Flow| {
        let is_text = flow.first().is_some_and(|line| line.angle == main) && !is_label(flow);
        let edges = edges(std::slice::from_ref(flow), main).filter(|_| is_text)?;
        (edges.left < labels.right && edges.right > labels.left).then_some(edges)
    };
    let below = flows.iter().position(|flow| text(flow).is_some_and(|edges| edges.top >= labels.bottom))?;
    let above = |flow: &Flow| text(flow).is_some_and(|edges| edges.bottom <= labels.top);
    flows[..below].iter().any(above).then_some(below)
}

/// The way most of the writing is turned; `None` if all of it is turned alike.
fn main_angle(flows: &[Flow]) -> Option<i16> {
    let mut counts: Vec<(i16, usize)> = Vec::new();
    for line in flows.iter().flatten() {
        match counts.iter_mut().find(|(angle, _)| *angle == line.angle) {
            Some((_, count)) => *count += line.text.len(),
            None => counts.push((line.angle, line.text.len())),
        }
    }
    counts.iter().max_by_key(|(_, count)| *count).filter(|_| counts.len() > 1).map(|(angle, _)| *angle)
}

/// The edges of flows together, along and across lines that are turned by `main`.
fn edges(flows: &[Flow], main: i16) -> Option<Frame> {
    let edges = |line: &Line| {
        let (top, bottom) = (line.y - 0.7 * line.size, line.y);
        Frame { left: line.left, right: line.right, top, bottom }.turned(main - line.angle)
    };
    flows.iter().flatten().map(edges).reduce(|a, b| Frame {
        left: a.left.min(b.left),
        right: a.right.max(b.right),
        top: a.top.min(b.top),
        bottom: a.bottom.max(b.bottom),
    })
}

#[cfg(test)]
mod tests {
    use super::super::glyph::turn;
    use super::super::order::flows;
    use super::super::order::tests::line;
    use super::*;

    /// A line read upwards that ends at this place of the page.
    fn upwards(text: &str, x: f32, y: f32) -> Line {
        let (left, across) = turn(f64::from(x), f64::from(y + 50.0), 270);
        Line { angle: 270, ..line(text, left, across, 50.0) }
    }

    fn order(lines: Vec<Line>) -> Vec<String> {
        flows(lines, 600.0).concat().into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn labels_on_their_side_are_read_before_the_text_below_them() {
        let lines = vec![
            line("no one had looked", 50.0, 100.0, 400.0),
            line("pump", 60.0, 250.0, 40.0),
            line("Figure 1 Where the water went, as far as anyone knows", 50.0, 300.0, 400.0),
            line("and so the hold filled through a", 50.0, 400.0, 400.0),
            upwards("aft peak", 200.0, 200.0),
            upwards("shaft tunnel", 250.0, 200.0),
        ];

        let order = order(lines);

        assert_eq!(order[1..4], ["pump", "aft peak", "shaft tunnel"]);
        assert_eq!(order[5], "and so the hold filled through a");
    }

    #[test]
    fn writing_along_the_edge_of_a_page_keeps_its_place() {
        let lines = vec![
            line("no one had looked", 50.0, 100.0, 400.0),
            line("and so the hold filled", 50.0, 300.0, 400.0),
            upwards("in confidence", 20.0, 200.0),
        ];

        assert_eq!(order(lines)[2], "in confidence");
    }
}
