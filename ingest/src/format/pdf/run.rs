//! Builds words from the places of characters.
//!
//! A gap parts words by its size relative to the type and to the spacing of
//! the letters round it, so that kerning, letter-spaced and justified text
//! come out as written.

use std::cell::OnceCell;

use super::doubt::DOUBTFUL;
use super::font::Fonts;
use super::glyph::Glyph;
use super::line::Line;
use super::tagged::Tag;

/// How far, in sizes of the type, a run may go on to the right after a space.
const REACH_SPACED: f32 = 2.2;
/// The same without a space.
pub(crate) const REACH: f32 = 1.1;

/// The gap, in sizes of the type, from which on two pieces of one line are two words.
pub(crate) const WORD: f32 = 0.12;
/// The gap beyond which the words of the document are asked.
pub(crate) const DOUBT: f32 = 0.04;

/// The gap, in sizes of the type and beyond that of the letters, from which on a run without a space is two words.
const PARTED: f32 = 0.17;

/// The gap, in sizes of the type, up to which a space that the file draws over does not part words.
const HAIR: f32 = 0.08;
/// The same as a share of the usual gap between the words of a line that is set tight.
const HAIR_SHARE: f32 = 0.35;
/// How many gaps between words must be there to say what is usual.
const ENOUGH_SPACES: usize = 3;
/// How many gaps between letters must be there to say that they are set apart.
const ENOUGH_LETTERS: usize = 6;

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
        tag: tag(run),
        pagination: run.iter().all(|glyph| glyph.nature.pagination || glyph.is_space()),
    })
}

/// The tag that nearly all letters and digits of a run have.
fn tag(run: &[Glyph]) -> Tag {
    let mut words = run.iter().filter(|glyph| glyph.ch.is_alphanumeric()).map(|glyph| glyph.nature.tag);
    match run {
        [first, rest @ ..] if rest.iter().all(|glyph| glyph.nature.tag == first.nature.tag) => {
            words.next().unwrap_or_default()
        }
        _ => Tag::of_most(words),
    }
}

/// The size of most characters of a run, and the baseline of the first of those.
fn main_type(run: &[Glyph]) -> (f32, f32) {
    let shown = || run.iter().filter(|glyph| !glyph.is_space());
    let Some(first) = shown().next() else { return (1.0, 0.0) };
    if shown().all(|glyph| glyph.size == first.size) {
        return (first.size, first.y);
    }
    let mut sizes: Vec<(f32, f32, u32)> = Vec::new();
    for glyph in shown() {
        match sizes.iter_mut().find(|(size, ..)| (*size - glyph.size).abs() < 0.05 * glyph.size) {
            Some((.., count)) => *count += 1,
            None => sizes.push((glyph.size, glyph.y, 1)),
        }
    }
    sizes.into_iter().max_by_key(|(.., count)| *count).map_or((1.0, 0.0), |(size, y, _)| (size, y))
}

/// The words of a run, and where the first of them ends.
fn words(run: &[Glyph], size: f32) -> (String, f32) {
    let spacing = Spacing::with_size(run, size);
    let mut text = String::with_capacity(run.len());
    let mut first_end = None;
    let mut last: Option<&Glyph> = None;
    let mut spaced = false;
    for glyph in run {
        if glyph.is_space() {
            spaced = true;
            continue;
        }
        if let Some(last) = last {
            if spacing.parts_words(last, glyph, spaced) {
                first_end.get_or_insert(last.end());
                text.push(' ');
            } else if spacing.may_part_words(last, glyph) {
                text.push_str(DOUBTFUL);
            }
        }
        text.push(glyph.ch);
        (last, spaced) = (Some(glyph), false);
    }
    (text, first_end.or(last.map(Glyph::end)).unwrap_or_default())
}

/// How the characters of a run are set apart.
///
/// Gaps of most runs are so plain that what is usual among them is never asked for.
#[derive(Debug)]
pub(crate) struct Spacing<'g> {
    /// The run.
    run: &'g [Glyph],
    /// The size of most of its type.
    size: f32,
    /// The gap between letters that are set apart.
    tracking: OnceCell<f32>,
    /// The gap up to which a space parts no words.
    hair: OnceCell<f32>,
}

impl<'g> Spacing<'g> {
    /// The spacing of a run.
    pub(crate) fn of(run: &'g [Glyph]) -> Self {
        Self::with_size(run, main_type(run).0)
    }

    /// The spacing of a run of which most type has this size.
    fn with_size(run: &'g [Glyph], size: f32) -> Self {
        Self { run, size, tracking: OnceCell::new(), hair: OnceCell::new() }
    }

    /// Whether a word ends between two characters; `spaced` says that the file has a space there.
    pub(crate) fn parts_words(&self, last: &Glyph, glyph: &Glyph, spaced: bool) -> bool {
        let gap = (glyph.x - last.end()) / last.size.max(glyph.size);
        let visible = !last.nature.invisible && !glyph.nature.invisible;
        if spaced {
            return !visible
                || !(-0.25..=HAIR).contains(&gap)
                || gap > *self.hair.get_or_init(|| hair(self.run));
        }
        let raised = glyph.size < 0.8 * self.size && last.y - glyph.y > 0.15 * self.size;
        if raised && glyph.ch.is_ascii_digit() && last.size >= 0.8 * self.size && !last.ch.is_ascii_digit() {
            return last.ch.is_lowercase() || !last.ch.is_alphanumeric();
        }
        self.is_wider(gap, PARTED)
    }

    /// Whether two letters stand so far apart that a word may end between them, if the document's words say so.
    fn may_part_words(&self, last: &Glyph, glyph: &Glyph) -> bool {
        let gap = (glyph.x - last.end()) / last.size.max(glyph.size);
        self.is_wider(gap, DOUBT) && last.ch.is_alphabetic() && glyph.ch.is_alphabetic()
    }

    /// Whether a gap is wider by this much than letters are set apart.
    fn is_wider(&self, gap: f32, by: f32) -> bool {
        gap > by && gap > *self.tracking.get_or_init(|| tracking(self.run)) + by
    }
}

/// The gap up to which a space parts no words in this run.
fn hair(run: &[Glyph]) -> f32 {
    let mut gaps: Vec<f32> = Vec::new();
    let mut last: Option<&Glyph> = None;
    let mut spaced = false;
    for glyph in run {
        if glyph.is_space() {
            spaced = true;
            continue;
        }
        gaps.extend(last.filter(|_| spaced).map(|last| (glyph.x - last.end()) / last.size.max(glyph.size)));
        (last, spaced) = (Some(glyph), false);
    }
    if gaps.len() < ENOUGH_SPACES {
        return HAIR;
    }
    let middle = gaps.len() / 2;
    let (_, usual, _) = gaps.select_nth_unstable_by(middle, f32::total_cmp);
    (HAIR_SHARE * *usual).clamp(0.0, HAIR)
}

/// The gap between the letters of a run, where they are set apart.
///
/// In letter-spaced words nearly all gaps are alike; numbers that stand apart are cells, not one number.
fn tracking(run: &[Glyph]) -> f32 {
    let mut gaps: Vec<f32> = run
        .windows(2)
        .filter(|pair| pair.iter().all(|glyph| !glyph.is_space() && !glyph.ch.is_ascii_digit()))
        .map(|pair| (pair[1].x - pair[0].end()) / pair[1].size)
        .collect();
    if gaps.len() < ENOUGH_LETTERS {
        return 0.0;
    }
    let quarter = gaps.len() / 4;
    let (_, usual, _) = gaps.select_nth_unstable_by(quarter, f32::total_cmp);
    usual.clamp(0.0, 0.8)
}
