//! Bullets that are drawn as shapes or as small pictures.
//!
//! Browsers draw the dot before an item as a circle, and word processors may
//! put a picture there. Without it items run into one another. A shape counts
//! where it is as small as a bullet, stands before the words of a line, has nothing
//! before itself and another below or above: arrows and most marks of diagrams
//! stand alone. Adds bullets; never changes or drops a character.

use hayro_interpret::kurbo::{BezPath, Rect};

use super::clip::Clips;
use super::glyph::{Glyph, Nature, Sheet};
use super::marker;

/// The most small shapes of a page: where there are more, they are those of a map or a diagram.
const MOST: usize = 400;

/// The most parts of the outline of a bullet.
const PARTS: usize = 40;

/// How wide and high a bullet is at least, in points.
const SMALLEST: f64 = 1.2;

/// How much longer one side may be than the other.
const LONGER: f64 = 1.6;

/// How far before the words a bullet stands, in sizes of their type.
const BEFORE: std::ops::RangeInclusive<f32> = 0.15..=3.2;

/// How far from one edge bullets of one list stand, in points.
const ALIGNED: f32 = 1.0;

/// How much room there is before a bullet, in sizes of the type.
const ROOM: f32 = 2.0;

/// A small shape or picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Dot {
    /// Its edges on the page.
    bounds: Rect,
    /// What it is.
    kind: Kind,
}

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A filled outline.
    Shape,
    /// A picture, which has room round the dot.
    Picture,
}

impl Kind {
    /// How high a bullet is at most, in sizes of the type.
    const fn height(self) -> f32 {
        match self {
            Self::Shape => 0.75,
            Self::Picture => 1.5,
        }
    }

    /// How wide and high it is at most, in points.
    const fn most(self) -> f64 {
        match self {
            Self::Shape => 9.0,
            Self::Picture => 15.0,
        }
    }
}

/// Notes a filled shape if it may be a bullet; `bounds` are its edges on the page.
pub(crate) fn note_shape(sheet: &mut Sheet, path: &BezPath, clips: &Clips, bounds: impl FnOnce() -> Rect) {
    if path.elements().len() <= PARTS && sheet.dots.len() <= MOST {
        let bounds = bounds();
        if !clips.hide_all(bounds) {
            note(sheet, bounds, Kind::Shape);
        }
    }
}

/// Notes what has these edges on the page if it may be a bullet.
pub(crate) fn note(sheet: &mut Sheet, bounds: Rect, kind: Kind) {
    let (width, height) = (bounds.width(), bounds.height());
    let page = Rect::new(0.0, 0.0, f64::from(sheet.width), f64::from(sheet.height));
    let fits = page.contains(bounds.center())
        && (SMALLEST..=kind.most()).contains(&width)
        && (SMALLEST..=kind.most()).contains(&height);
    if fits && width <= height * LONGER && height <= width * LONGER && sheet.dots.len() <= MOST {
        sheet.dots.push(Dot { bounds, kind });
    }
}

/// Writes the bullets of a page before the lines that they begin.
pub(crate) fn write(sheet: &mut Sheet) {
    let dots = std::mem::take(&mut sheet.dots);
    if dots.is_empty() || dots.len() > MOST || sheet.cut {
        return;
    }
    let mut bullets: Vec<(usize, Glyph)> =
        dots.iter().filter_map(|dot| bullet(&sheet.glyphs, *dot)).collect();
    bullets.sort_by_key(|(at, _)| *at);
    // A dot may be drawn twice, and one may lie before another.
    bullets.dedup_by_key(|(at, _)| *at);
    let edges: Vec<f32> = bullets.iter().map(|(_, bullet)| bullet.x).collect();
    bullets.retain(|(_, bullet)| edges.iter().filter(|edge| (*edge - bullet.x).abs() < ALIGNED).count() > 1);
    let mut bullets = bullets.into_iter().peekable();
    let glyphs = std::mem::take(&mut sheet.glyphs);
    sheet.glyphs.reserve(glyphs.len() + bullets.len());
    for (at, glyph) in glyphs.into_iter().enumerate() {
        sheet.glyphs.extend(bullets.next_if(|(before, _)| *before == at).map(|(_, bullet)| bullet));
        sheet.glyphs.push(glyph);
    }
}

/// The bullet that a small shape is, and the character before which it stands.
fn bullet(glyphs: &[Glyph], Dot { bounds, kind }: Dot) -> Option<(usize, Glyph)> {
    let (left, right) = (bounds.x0 as f32, bounds.x1 as f32);
    let middle = bounds.center().y as f32;
    let on_line = |glyph: &Glyph| {
        glyph.angle == 0 && (glyph.y - 0.8 * glyph.size..glyph.y + 0.1 * glyph.size).contains(&middle)
    };
    let line = glyphs.iter().enumerate().filter(|(_, glyph)| !glyph.is_space() && on_line(glyph));
    let (behind, before): (Vec<_>, Vec<_>) = line.partition(|(_, glyph)| glyph.x >= right);
    let (at, first) = behind.into_iter().min_by(|(_, a), (_, b)| a.x.total_cmp(&b.x))?;
    let near = BEFORE.contains(&((first.x - right) / first.size));
    let small = bounds.height() as f32 <= first.size * kind.height();
    let room = before.into_iter().all(|(_, glyph)| glyph.end() < left - ROOM * first.size);
    let letter = first.ch.is_alphanumeric();
    let marked = !letter && marker::is_alone(&first.ch.to_string());
    (near && small && room && !marked).then(|| {
        let nature = Nature { stroked: false, guessed: false, ..first.nature };
        (at, Glyph { ch: '•', x: left, width: right - left, nature, ..*first })
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use hayro_interpret::kurbo::Vec2;

    /// A line of letters, each six points wide, on a baseline.
    fn line(text: &str, x: f32, y: f32) -> Vec<Glyph> {
        let glyph = |(at, ch)| Glyph {
            ch,
            x: x + 6.0 * at as f32,
            y,
            width: 6.0,
            size: 12.0,
            angle: 0,
            font: 0,
            nature: Nature::default(),
        };
        text.chars().enumerate().map(glyph).collect()
    }

    /// A small square with this left edge and this middle.
    fn dot(left: f64, middle: f64) -> Rect {
        Rect::new(left, middle - 2.0, left + 4.0, middle + 2.0)
    }

    /// What a page of these characters and shapes says.
    fn written(glyphs: Vec<Glyph>, dots: &[Rect]) -> String {
        let mut sheet = Sheet { glyphs, width: 600.0, height: 800.0, ..Sheet::default() };
        dots.iter().for_each(|dot| note(&mut sheet, *dot, Kind::Shape));
        write(&mut sheet);
        sheet.glyphs.iter().map(|glyph| glyph.ch).collect()
    }

    #[test]
    fn a_dot_before_a_line_is_a_bullet() {
        let page = [line("lamps", 100.0, 200.0), line("piers", 100.0, 220.0)].concat();

        assert_eq!(written(page, &[dot(86.0, 196.0), dot(86.0, 216.0)]), "•lamps•piers");
        // An "o" is a bullet only where it stands alone.
        let page = [line("of lamps", 100.0, 200.0), line("other piers", 100.0, 220.0)].concat();
        assert_eq!(written(page, &[dot(86.0, 196.0), dot(86.0, 216.0)]), "•of lamps•other piers");
    }

    #[test]
    fn what_is_large_far_away_amid_words_or_between_lines_is_none() {
        let page = || line("lamps", 100.0, 200.0);
        let large = Rect::new(70.0, 190.0, 90.0, 202.0);

        for none in [large, dot(20.0, 196.0), dot(86.0, 180.0), dot(140.0, 196.0)] {
            let below = none + Vec2::new(0.0, 20.0);
            let page = [page(), line("piers", 100.0, 220.0)].concat();
            assert_eq!(written(page, &[none, below]), "lampspiers", "{none:?}");
        }
        let after = [line("of", 70.0, 200.0), page(), line("piers", 100.0, 220.0)].concat();
        assert_eq!(written(after, &[dot(86.0, 196.0), dot(86.0, 216.0)]), "oflampspiers");
        assert_eq!(written(page(), &[dot(86.0, 196.0)]), "lamps");
    }

    #[test]
    fn a_dot_that_is_drawn_twice_or_beside_a_written_bullet_adds_no_second() {
        let page = [line("lamps", 100.0, 200.0), line("piers", 100.0, 220.0), line("• boats", 100.0, 240.0)];
        let dots = [dot(86.0, 196.0), dot(86.2, 196.0), dot(86.0, 216.0), dot(86.0, 236.0)];

        assert_eq!(written(page.concat(), &dots), "•lamps•piers• boats");
    }

    #[test]
    fn a_picture_may_be_as_high_as_its_line_and_a_shape_may_not() {
        let high = Rect::new(84.0, 189.0, 94.0, 201.0);
        let written = |kind| {
            let glyphs = [line("lamps", 100.0, 200.0), line("piers", 100.0, 220.0)].concat();
            let mut sheet = Sheet { glyphs, width: 600.0, height: 800.0, ..Sheet::default() };
            note(&mut sheet, high, kind);
            note(&mut sheet, high + Vec2::new(0.0, 20.0), kind);
            write(&mut sheet);
            sheet.glyphs.len()
        };

        assert_eq!((written(Kind::Picture), written(Kind::Shape)), (12, 10));
    }

    #[test]
    fn just_so_many_shapes_count_and_more_are_a_map() {
        let many = |count: usize| [vec![dot(86.0, 196.0); count - 1], vec![dot(86.0, 216.0)]].concat();
        let page = || [line("lamps", 100.0, 200.0), line("piers", 100.0, 220.0)].concat();

        assert_eq!(written(page(), &many(MOST)), "•lamps•piers");
        assert_eq!(written(page(), &many(MOST + 1)), "lampspiers");
        assert_eq!(written(line("lamps", 100.0, 200.0), &[dot(86.0, 196.0); 2]), "lamps");
    }

    proptest! {
        #[test]
        fn no_character_is_changed_or_lost(
            places in prop::collection::vec((0_u8..3, 0_u8..8), 0..20),
            dots in prop::collection::vec((0_u8..3, 0_u8..8), 0..20),
        ) {
            let place = |(x, y): &(u8, u8)| (f32::from(*x) * 90.0 + 40.0, f32::from(*y) * 20.0 + 40.0);
            let glyphs: Vec<Glyph> = places.iter().map(place).flat_map(|(x, y)| line("ab c", x, y)).collect();
            let before: String = glyphs.iter().map(|glyph| glyph.ch).collect();
            let dots: Vec<Rect> =
                dots.iter().map(place).map(|(x, y)| dot(f64::from(x) - 14.0, f64::from(y) - 4.0)).collect();

            let after = written(glyphs, &dots);

            prop_assert_eq!(after.replace('•', ""), before);
        }
    }
}
