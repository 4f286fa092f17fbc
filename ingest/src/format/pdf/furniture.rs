//! Tells running headers, footers and page numbers from the body.
//!
//! A line is taken away only if it lies in the band at the top or the bottom
//! of the page and stands there on several pages, equal but for the page number; or
//! if it is nothing but the number of its page. Body text is never taken.

use std::collections::HashMap;

use super::caption;
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
                && !is_counted(&line.text)
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
fn is_counted(text: &str) -> bool {
    caption::names_figure(text) || caption::names(&["recommendation", "finding"], text)
}

/// On how many pages a line must stand.
pub(crate) fn least(pages: usize) -> usize {
    if pages < 6 { 2 } else { 3 }
}

/// Whether a line lies in the band at the top (`true`) or the bottom of the page.
pub(crate) fn band(line: &Line, frame: Frame) -> Option<bool> {
    let room = frame.height() * BAND;
    let top = line.y - frame.top < room;
    let found = (top || frame.bottom - line.y < room).then_some(top);
    found.filter(|_| line.text.chars().count() <= LONGEST)
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
mod tests;
