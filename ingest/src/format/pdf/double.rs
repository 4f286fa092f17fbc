//! Drops the second of two equal characters that are drawn in one place.
//!
//! Most pages draw none, so whole stretches are compared first: characters
//! that run on along a line never lie on each other.

use super::glyph::Glyph;

/// How far apart, in sizes of the type, two equal characters are one drawn twice.
const SAME_PLACE: f32 = 0.1;
/// How many characters one is compared with.
const MOST_COMPARED: usize = 100;
/// The share of a word, in hundredths, that may be drawn once where the rest of it is drawn twice.
const TORN: usize = 20;
/// How many stretches are compared with each other; where there are more, each character is.
const MOST_STRETCHES: usize = 2000;

/// Drops the second of two equal characters in the same place; the first looks bold.
pub(crate) fn drop_doubles(glyphs: &mut Vec<Glyph>) {
    let mut dropped = doubles(glyphs, crossing(glyphs));
    if dropped.is_empty() {
        return;
    }
    let torn = torn(glyphs, &dropped);
    dropped.retain(|(kept, second)| !(torn[*kept as usize] && torn[*second as usize]));
    let mut gone = vec![false; glyphs.len()];
    for (kept, second) in dropped {
        glyphs[kept as usize].nature.stroked = true;
        gone[second as usize] = true;
    }
    let mut gone = gone.into_iter();
    glyphs.retain(|_| gone.next() != Some(true));
}

/// Which characters are of words of which much is not double.
///
/// Where two such words share letters, one is no copy of the other: two labels cross.
fn torn(glyphs: &[Glyph], dropped: &[(u32, u32)]) -> Vec<bool> {
    let mut twins = vec![false; glyphs.len()];
    dropped.iter().flat_map(|(first, second)| [*first, *second]).for_each(|twin| twins[twin as usize] = true);
    let goes_on = |last: &Glyph, glyph: &Glyph| {
        let gap = (glyph.x - last.end()) / last.size;
        last.angle == glyph.angle && (glyph.y - last.y).abs() < 0.3 * last.size && (-0.3..0.3).contains(&gap)
    };
    let mut words: Vec<Vec<u32>> = Vec::new();
    let mut last: Option<&Glyph> = None;
    for (index, glyph) in (0_u32..).zip(glyphs) {
        match (last.filter(|last| goes_on(last, glyph)), words.last_mut()) {
            _ if glyph.is_space() => {}
            (Some(_), Some(word)) => word.push(index),
            _ => words.push(vec![index]),
        }
        last = Some(glyph).filter(|glyph| !glyph.is_space());
    }
    let single = |word: &Vec<u32>| word.iter().filter(|index| !twins[**index as usize]).count();
    let mut torn = vec![false; glyphs.len()];
    let much = words.into_iter().filter(|word| single(word) * 100 > word.len() * TORN);
    much.flatten().for_each(|index| torn[index as usize] = true);
    torn
}

/// Characters that follow each other along a line, each clear of the one before.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    /// The place of its first character.
    first: u32,
    /// The place after its last character.
    end: u32,
    /// The way its line is turned.
    angle: i16,
    /// Where its characters start along the line, from the first to the last.
    along: (f32, f32),
    /// Their baselines, from the highest to the lowest.
    across: (f32, f32),
    /// The size of its largest type.
    size: f32,
}

impl Stretch {
    /// One of a single character.
    fn new(index: u32, glyph: &Glyph) -> Self {
        let Glyph { x, y, angle, size, .. } = *glyph;
        Self { first: index, end: index + 1, angle, along: (x, x), across: (y, y), size }
    }

    /// Adds a character if it stands clear of the last one.
    fn extend(&mut self, index: u32, glyph: &Glyph) -> bool {
        let size = self.size.max(glyph.size);
        let clear = glyph.angle == self.angle
            && glyph.x - self.along.1 > SAME_PLACE * size
            && (glyph.y - self.across.0).abs() < size;
        if clear {
            self.end = index + 1;
            self.along.1 = glyph.x;
            self.across = (self.across.0.min(glyph.y), self.across.1.max(glyph.y));
            self.size = size;
        }
        clear
    }

    /// Whether a character of one could lie on one of the other.
    fn meets(&self, other: &Self) -> bool {
        let reach = SAME_PLACE * self.size.max(other.size);
        let near = |one: (f32, f32), two: (f32, f32)| one.0 - two.1 <= reach && two.0 - one.1 <= reach;
        self.angle == other.angle && near(self.along, other.along) && near(self.across, other.across)
    }
}

/// The characters of the page in stretches, spaces left out.
fn stretches(glyphs: &[Glyph]) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    for (index, glyph) in (0_u32..).zip(glyphs).filter(|(_, glyph)| !glyph.is_space()) {
        if !found.last_mut().is_some_and(|last| last.extend(index, glyph)) {
            found.push(Stretch::new(index, glyph));
        }
    }
    found
}

/// The characters of stretches that lie over each other.
fn crossing(glyphs: &[Glyph]) -> impl Iterator<Item = u32> {
    let mut found = stretches(glyphs);
    found.sort_unstable_by(|a, b| a.across.0.total_cmp(&b.across.0));
    let reach = SAME_PLACE * found.iter().fold(0.0, |size: f32, stretch| size.max(stretch.size));
    let many = found.len() > MOST_STRETCHES;
    let mut crosses = vec![many; found.len()];
    for (index, one) in found.iter().enumerate().filter(|_| !many) {
        let level = found[index + 1..].iter().take_while(|two| two.across.0 <= one.across.1 + reach);
        for (after, _) in level.enumerate().filter(|(_, two)| one.meets(two)) {
            crosses[index] = true;
            crosses[index + 1 + after] = true;
        }
    }
    let crossing = found.into_iter().zip(crosses).filter(|(_, crosses)| *crosses);
    crossing.flat_map(|(stretch, _)| stretch.first..stretch.end)
}

/// Pairs of equal characters in one place, of those named: the one that is kept and the one that is not.
fn doubles(glyphs: &[Glyph], named: impl Iterator<Item = u32>) -> Vec<(u32, u32)> {
    let shown = named.filter_map(|index| Some((glyphs.get(index as usize)?, index)));
    let shown = shown.filter(|(glyph, _)| !glyph.is_space());
    let mut order: Vec<(u64, u32)> = shown.map(|(glyph, index)| (key(glyph), index)).collect();
    order.sort_unstable();
    let mut found: Vec<(u32, u32)> = Vec::new();
    for (place, &(_, first)) in order.iter().enumerate() {
        let one = glyphs[first as usize];
        let after = order[place + 1..].iter().map(|(_, second)| *second).take(MOST_COMPARED);
        let nearby = after.take_while(|&second| {
            let two = glyphs[second as usize];
            two.ch == one.ch && two.angle == one.angle && two.x - one.x <= SAME_PLACE * one.size
        });
        let same = nearby.filter(|&second| {
            let two = glyphs[second as usize];
            let size = (two.size - one.size).abs() < 0.1 * one.size;
            size && (two.y - one.y).abs() <= SAME_PLACE * one.size
        });
        found.extend(same.map(|second| (first.min(second), first.max(second))));
    }
    found
}

/// Character, turn and place along the line as one number that sorts in this order.
///
/// Sorting numbers is several times faster than looking up what is compared.
fn key(glyph: &Glyph) -> u64 {
    let bits = glyph.x.to_bits();
    let place = if bits >> 31 == 0 { bits | 1 << 31 } else { !bits };
    let turn = u64::from(glyph.angle.rem_euclid(360).unsigned_abs());
    u64::from(u32::from(glyph.ch)) << 41 | turn << 32 | u64::from(place)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::format::pdf::glyph::Nature;

    /// Characters of a few kinds, drawn anywhere: close together, so that many lie on each other.
    fn page() -> impl Strategy<Value = Vec<Glyph>> {
        let glyph = (0_usize..4, 0_u8..60, 0_u8..30, 0_usize..3, 0_usize..8);
        let glyph = glyph.prop_map(|(ch, x, y, size, turned)| Glyph {
            ch: ['a', 'b', 'i', ' '][ch],
            x: f32::from(x) * 0.7,
            y: f32::from(y) * 0.7,
            width: 5.0,
            size: [8.0, 8.5, 12.0][size],
            angle: if turned == 0 { 90 } else { 0 },
            font: 0,
            nature: Nature::default(),
        });
        prop::collection::vec(glyph, 0..60)
    }

    proptest! {
        #[test]
        fn comparing_stretches_first_misses_no_double(glyphs in page()) {
            let all = doubles(&glyphs, 0..u32::try_from(glyphs.len()).expect("few"));

            let found = doubles(&glyphs, crossing(&glyphs));

            prop_assert_eq!(found, all);
        }
    }

    /// A word in letters of half their size, as it is drawn from here on.
    fn word(text: &str, x: f32, y: f32) -> Vec<Glyph> {
        let model =
            Glyph { ch: ' ', x, y, width: 5.0, size: 10.0, angle: 0, font: 0, nature: Nature::default() };
        text.chars().enumerate().map(|(at, ch)| Glyph { ch, x: x + 5.0 * at as f32, ..model }).collect()
    }

    #[test]
    fn labels_that_cross_keep_all_their_letters() {
        // The second is the first moved on by half a word: some of its letters fall on equal ones.
        let mut glyphs =
            [word("lantern", 0.0, 0.0), word(" ", 35.0, 0.0), word("rnatune", 25.0, 0.0)].concat();

        drop_doubles(&mut glyphs);

        let text: String = glyphs.iter().map(|glyph| glyph.ch).collect();
        assert_eq!(text, "lantern rnatune");
    }

    #[test]
    fn a_word_that_two_pieces_share_counts_once() {
        let mut glyphs = [word("the lamp", 0.0, 0.0), word("lamp is lit", 20.0, 0.0)].concat();

        drop_doubles(&mut glyphs);

        let text: String = glyphs.iter().map(|glyph| glyph.ch).collect();
        assert_eq!(text, "the lamp is lit");
    }

    #[test]
    fn a_letter_that_two_pieces_of_a_word_share_counts_once() {
        let mut glyphs = [word("at noon. T", 0.0, 0.0), word("There was", 45.0, 0.0)].concat();

        drop_doubles(&mut glyphs);

        let text: String = glyphs.iter().map(|glyph| glyph.ch).collect();
        assert_eq!(text, "at noon. There was");
    }

    #[test]
    fn letters_that_are_each_drawn_twice_count_once() {
        let pairs = "belly".chars().zip(0_u8..).flat_map(|(ch, at)| {
            [0.0, 0.2].map(|moved| word(&ch.to_string(), 5.0 * f32::from(at) + moved, 0.0))
        });
        let mut glyphs: Vec<Glyph> = pairs.flatten().collect();

        drop_doubles(&mut glyphs);

        let text: String = glyphs.iter().map(|glyph| glyph.ch).collect();
        assert_eq!(text, "belly");
    }

    #[test]
    fn a_page_of_scattered_characters_is_compared_one_by_one() {
        let model = Glyph {
            ch: 'a',
            x: 0.0,
            y: 0.0,
            width: 5.0,
            size: 10.0,
            angle: 0,
            font: 0,
            nature: Nature::default(),
        };
        let scattered = (0..3000).map(|at| Glyph { x: -20.0 * at as f32, ..model });
        let mut glyphs: Vec<Glyph> = scattered.chain([model]).collect();

        drop_doubles(&mut glyphs);

        assert_eq!(glyphs.len(), 3000);
    }

    #[test]
    fn text_that_runs_on_is_not_compared_glyph_by_glyph() {
        let model = Glyph {
            ch: 'a',
            x: 0.0,
            y: 0.0,
            width: 5.0,
            size: 10.0,
            angle: 0,
            font: 0,
            nature: Nature::default(),
        };
        let lines = (0..40).flat_map(|line| (0..80).map(move |at| (at as f32 * 5.0, line as f32 * 12.0)));
        let glyphs: Vec<Glyph> = lines.map(|(x, y)| Glyph { x, y, ..model }).collect();

        assert_eq!(crossing(&glyphs).count(), 0);
    }
}
