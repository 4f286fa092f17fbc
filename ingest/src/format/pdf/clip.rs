//! The part of a page that shows, where a file hides the rest.
//!
//! Words that were cropped away or pushed out of their box are seen by no
//! reader; some were hidden on purpose. A clip counts by the box round it, and
//! a letter goes only if all of it lies outside.

use hayro_interpret::kurbo::{Affine, Point, Rect};

/// How deep clips are followed; those within deeper ones are left open.
const DEEPEST: usize = 256;
/// How far below its baseline a letter reaches at most, in thousandths of its size.
const DESCENT: f64 = -250.0;
/// How far above it reaches.
const ASCENT: f64 = 800.0;

/// The clips that are open.
#[derive(Debug, Default)]
pub(crate) struct Clips {
    /// What shows within each and all those round it.
    open: Vec<Rect>,
    /// How many are open beyond those that are followed.
    beyond: usize,
}

impl Clips {
    /// Opens a clip.
    pub(crate) fn push(&mut self, shows: Rect) {
        if self.open.len() >= DEEPEST {
            self.beyond += 1;
            return;
        }
        let within = self.open.last().map_or(shows, |outer| outer.intersect(shows));
        self.open.push(within);
    }

    /// Closes the clip that was opened last.
    pub(crate) fn pop(&mut self) {
        if self.beyond > 0 {
            self.beyond -= 1;
        } else {
            self.open.pop();
        }
    }

    /// Whether nothing shows of a letter that is placed like this and moves so far, in thousandths of its size.
    pub(crate) fn hide(&self, place: Affine, advance: f64) -> bool {
        let Some(shows) = self.open.last() else { return false };
        // A letter lies round the point where it starts.
        if shows.contains(place.translation().to_point()) {
            return false;
        }
        let corners = [(0.0, DESCENT), (advance, DESCENT), (0.0, ASCENT), (advance, ASCENT)];
        let corners = corners.map(|(x, y)| place * Point::new(x, y));
        let drawn = corners[1..]
            .iter()
            .fold(Rect::from_points(corners[0], corners[0]), |drawn, corner| drawn.union_pt(*corner));
        apart(drawn, *shows)
    }

    /// Whether nothing shows of what has these edges on the page.
    pub(crate) fn hide_all(&self, drawn: Rect) -> bool {
        self.open.last().is_some_and(|shows| apart(drawn, *shows))
    }
}

/// Whether two rectangles have no point in common.
fn apart(one: Rect, other: Rect) -> bool {
    one.x1 < other.x0 || one.x0 > other.x1 || one.y1 < other.y0 || one.y0 > other.y1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a letter of ten points that starts here is hidden.
    fn hidden(clips: &Clips, x: f64, y: f64) -> bool {
        clips.hide(Affine::new([0.01, 0.0, 0.0, -0.01, x, y]), 500.0)
    }

    #[test]
    fn a_letter_shows_if_any_part_of_it_lies_within_all_clips() {
        let mut clips = Clips::default();
        clips.push(Rect::new(0.0, 0.0, 100.0, 100.0));
        clips.push(Rect::new(50.0, 50.0, 200.0, 200.0));

        assert!(hidden(&clips, 40.0, 60.0) && hidden(&clips, 60.0, 40.0) && hidden(&clips, 60.0, 120.0));
        assert!(!hidden(&clips, 46.0, 60.0) && !hidden(&clips, 60.0, 49.0) && !hidden(&clips, 60.0, 107.0));
        clips.pop();
        assert!(!hidden(&clips, 40.0, 60.0));
        clips.pop();
        assert!(!hidden(&clips, 500.0, 500.0));
    }

    #[test]
    fn clips_within_too_many_others_open_and_close_without_effect() {
        let mut clips = Clips::default();
        (0..DEEPEST).for_each(|_| clips.push(Rect::new(0.0, 0.0, 100.0, 100.0)));
        clips.push(Rect::ZERO);

        assert!(!hidden(&clips, 50.0, 50.0));
        (0..=DEEPEST).for_each(|_| clips.pop());
        assert!(!hidden(&clips, 500.0, 500.0));
    }
}
