//! Builds words from the places of characters.
//!
//! A gap parts words by its size relative to the type and to the spacing of
//! the letters round it, so that kerning, letter-spaced and justified text
//! come out as written.

use super::font::Fonts;
use super::glyph::Glyph;
use super::line::Line;
use super::tagged::Tag;

/// How far, in sizes of the type, a run may go on to the right after a space.
const REACH_SPACED: f32 = 2.2;
/// The same without a space.
pub(crate) const REACH: f32 = 1.1;

/// The gap, in sizes of the type, up to which a space that the file draws over does not part words.
const HAIR: f32 = 0.08;

/// Runs of characters that follow each other on one baseline.
pub(crate) fn runs(glyphs: &[Glyph]) -> Vec<&[Glyph]> {
    let mut runs: Vec<&[Glyph]> = Vec::new();
    let mut start = 0;
    let mut last: Option<&Glyph> = None;
    let mut spaced = false;
    for (index, glyph) in glyphs.iter().enumerate() {
        if glyph.is_space() {
            spaced = true;
            continue;
        }
        if last.is_some_and(|last| !continues(last, glyph, spaced)) {
            runs.push(&glyphs[start..index]);
            start = index;
        }
        (last, spaced) = (Some(glyph), false);
    }
    runs.push(&glyphs[start..]);
    runs
}

/// Whether `glyph` stands where the next character after `last` would.
fn continues(last: &Glyph, glyph: &Glyph, spaced: bool) -> bool {
    let size = last.size.max(glyph.size);
    let gap = (glyph.x - last.end()) / size;
    let reach = if spaced { REACH_SPACED } else { REACH };
    last.angle == glyph.angle && (last.y - glyph.y).abs() < 0.5 * size && (-0.4..reach).contains(&gap)
}

/// The line that a run of characters makes, unless it shows nothing.
pub(crate) fn line(run: &[Glyph], fonts: &Fonts) -> Option<Line> {
    let mut shown = run.iter().filter(|glyph| !glyph.is_space());
    let first = shown.next()?;
    let last = shown.next_back().unwrap_or(first);
    let (size, y) = main_type(run);
    let (text, first_end) = words(run, size);
    let is_bold = |glyph: &Glyph| glyph.nature.stroked || fonts.is_bold(glyph.font);
    let mut letters = run.iter().filter(|glyph| glyph.ch.is_alphabetic()).peekable();
    Some(Line {
        bold: letters.peek().is_some() && letters.all(is_bold),
        text,
        left: first.x,
        right: last.end().max(first.end()),
        y,
        size,
        first_word: (first_end - first.x).max(0.0),
        cells: vec![first.x],
        angle: first.angle,
        tag: Tag::of_most(
            run.iter().filter(|glyph| glyph.ch.is_alphanumeric()).map(|glyph| glyph.nature.tag),
        ),
        pagination: run.iter().all(|glyph| glyph.nature.pagination || glyph.is_space()),
    })
}

/// The size of most characters of a run, and the baseline of the first of those.
fn main_type(run: &[Glyph]) -> (f32, f32) {
    let mut sizes: Vec<(f32, f32, u32)> = Vec::new();
    for glyph in run.iter().filter(|glyph| !glyph.is_space()) {
        match sizes.iter_mut().find(|(size, ..)| (*size - glyph.size).abs() < 0.05 * glyph.size) {
            Some((.., count)) => *count += 1,
            None => sizes.push((glyph.size, glyph.y, 1)),
        }
    }
    sizes.into_iter().max_by_key(|(.., count)| *count).map_or((1.0, 0.0), |(size, y, _)| (size, y))
}

/// The words of a run, and where the first of them ends.
fn words(run: &[Glyph], size: f32) -> (String, f32) {
    let tracking = tracking(run);
    let mut text = String::new();
    let mut first_end = None;
    let mut last: Option<&Glyph> = None;
    let mut spaced = false;
    for glyph in run {
        if glyph.is_space() {
            spaced = true;
            continue;
        }
        if let Some(last) = last
            && parts_words(last, glyph, spaced, tracking, size)
        {
            first_end.get_or_insert(last.end());
            text.push(' ');
        }
        text.push(glyph.ch);
        (last, spaced) = (Some(glyph), false);
    }
    (text, first_end.or(last.map(Glyph::end)).unwrap_or_default())
}

/// Whether a word ends between two characters.
pub(crate) fn parts_words(last: &Glyph, glyph: &Glyph, spaced: bool, tracking: f32, size: f32) -> bool {
    let gap = (glyph.x - last.end()) / last.size.max(glyph.size);
    let visible = !last.nature.invisible && !glyph.nature.invisible;
    if spaced {
        return !visible || !(-0.25..=HAIR).contains(&gap);
    }
    let raised = glyph.size < 0.8 * size && last.y - glyph.y > 0.15 * size;
    if raised && glyph.ch.is_ascii_digit() && last.size >= 0.8 * size && !last.ch.is_ascii_digit() {
        return last.ch.is_lowercase() || !last.ch.is_alphanumeric();
    }
    gap > tracking + 0.17
}

/// The usual gap between the letters of a run, where they are set apart.
fn tracking(run: &[Glyph]) -> f32 {
    let mut gaps: Vec<f32> = run
        .windows(2)
        .filter(|pair| !pair[0].is_space() && !pair[1].is_space())
        .map(|pair| (pair[1].x - pair[0].end()) / pair[1].size)
        .collect();
    if gaps.len() < 6 {
        return 0.0;
    }
    let middle = gaps.len() / 2;
    let (_, median, _) = gaps.select_nth_unstable_by(middle, f32::total_cmp);
    median.clamp(0.0, 0.8)
}
