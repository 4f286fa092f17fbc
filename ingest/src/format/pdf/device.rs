//! Collects the characters that a page draws.
//!
//! Keeps what lies on the page, with its place; of pictures and shapes only those
//! that may be bullets. Never judges what belongs together.

use hayro_interpret::font::{GlyphRun, PositionedGlyph};
use hayro_interpret::hayro_syntax::object::{Dict, Name, Number, String as PdfString};
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Shape as _};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};

use super::character;
use super::clip::Clips;
use super::dots;
use super::font::Fonts;
use super::glyph::{Glyph, Nature, Sheet, turn};
use super::reading::Readings;
use super::tagged::{Tag, Tags};

/// How far beyond the edge of the page text may start and still count.
const MARGIN: f64 = 4.0;
/// The smallest type that a reader could see.
const SMALLEST: f32 = 0.4;
/// How many steps from letter to letter tell how far a run is stretched.
const ENOUGH_STEPS: usize = 5;
/// How deep marked content is followed.
const DEEPEST: usize = 64;

/// Collects the characters of one page.
pub(crate) struct TextDevice<'f> {
    /// What was collected.
    pub(crate) sheet: Sheet,
    /// The fonts of the file.
    fonts: &'f mut Fonts,
    /// The marked content that is open, with the tag of what is in it.
    open: Vec<(Marked, Tag)>,
    /// How many marks are open beyond those that are followed.
    beyond: usize,
    /// The clips that are open.
    clips: Clips,
    /// How many characters are kept.
    limit: usize,
    /// What the glyphs of the run at hand stand for.
    readings: Readings,
    /// The shape of the last glyph.
    shape: LastShape,
    /// What the file's tags say, and the index of this page.
    tags: (&'f Tags, u32),
}

/// How type is stretched and turned, whatever its place.
#[derive(Debug, Clone, Copy, Default)]
struct Shape {
    /// The width of a thousand units of the font, in points.
    stretch: f64,
    /// The size of the type.
    size: f32,
    /// Degrees by which it is turned.
    angle: i16,
}

/// The shape that was worked out last: most glyphs have that of the one before.
#[derive(Debug, Default)]
struct LastShape {
    coefficients: [f64; 4],
    shape: Shape,
}

impl LastShape {
    /// The shape of a glyph that is placed like this.
    fn of(&mut self, place: Affine) -> Shape {
        let [a, b, c, d, ..] = place.as_coeffs();
        if self.coefficients != [a, b, c, d] {
            let angle = (b.atan2(a).to_degrees().round() as i16).rem_euclid(360);
            let (stretch, size) = (a.hypot(b) * 1000.0, (c.hypot(d) * 1000.0) as f32);
            *self = Self { coefficients: [a, b, c, d], shape: Shape { stretch, size, angle } };
        }
        self.shape
    }
}

/// One piece of marked content that is open.
enum Marked {
    /// Nothing that matters here.
    Plain,
    /// A running header, footer or page number.
    Pagination,
    /// Characters that stand for what is drawn from this glyph on.
    Actual(String, usize),
}

impl<'f> TextDevice<'f> {
    /// A device for a page of this size that keeps at most `limit` characters.
    ///
    /// `tags` are those of the file, with the index of this page in it.
    pub(crate) fn new(
        (width, height): (f32, f32),
        limit: usize,
        fonts: &'f mut Fonts,
        tags: (&'f Tags, u32),
    ) -> Self {
        let sheet = Sheet { width, height, ..Sheet::default() };
        Self {
            sheet,
            fonts,
            open: Vec::new(),
            beyond: 0,
            clips: Clips::default(),
            limit,
            readings: Readings::default(),
            shape: LastShape::default(),
            tags,
        }
    }

    /// The tag of marked content: its own, or that of what it is in.
    fn tag(&self, tag: &[u8], properties: Option<&Dict<'_>>) -> Tag {
        if tag == b"Artifact" {
            return Tag::default();
        }
        let outer = || self.open.last().map(|(_, tag)| *tag).unwrap_or_default();
        let number = properties.and_then(|found| found.get::<Number>("MCID"));
        number.map_or_else(outer, |number| self.tags.0.of(self.tags.1, number.as_i64()))
    }

    /// Adds one drawn glyph; `common` is the stretch of its whole run where its own does not count.
    fn add(
        &mut self,
        drawn: &PositionedGlyph<'_>,
        place: Affine,
        common: Option<f64>,
        font: u16,
        nature: Nature,
    ) {
        let Shape { stretch, size, angle } = self.shape.of(place);
        let origin = place.translation().to_point();
        if !origin.is_finite()
            || !stretch.is_finite()
            || !size.is_finite()
            || size < SMALLEST
            || !self.is_on_page(origin)
        {
            return;
        }
        let reading = self.readings.of(drawn, font, self.fonts);
        // A layer of invisible text may be clipped to nothing: that is how some programs hide it.
        if !nature.invisible && self.clips.hide(place, reading.advance) {
            return;
        }
        let (x, y) = turn(origin.x, origin.y, angle);
        let stretch = common.unwrap_or(stretch);
        let width = (reading.advance / 1000.0 * stretch) as f32 / reading.chars.len().max(1) as f32;
        let nature = Nature { guessed: reading.guessed, ..nature };
        for (index, ch) in reading.chars.iter().enumerate() {
            if self.sheet.glyphs.len() >= self.limit {
                self.sheet.cut = true;
                return;
            }
            self.fonts.measure(font, drawn, *ch);
            let x = x + width * index as f32;
            self.sheet.glyphs.push(Glyph { ch: *ch, x, y, width, size, angle, font, nature });
        }
    }

    /// The stretch of a run whose letters are stretched one by one to fit a font that is not in the file.
    ///
    /// Such a letter is drawn as wide as the file says it is: its own stretch says nothing of how far it moves. What
    /// the places of the letters show does, and where there are too few, the height of the type.
    fn common_stretch(&mut self, run: &GlyphRun<'_, '_>, page: Affine, font: u16) -> Option<f64> {
        let along = |drawn: &PositionedGlyph<'_>| {
            let [a, b, ..] = drawn.transform().as_coeffs();
            [a, b]
        };
        let (first, rest) = run.glyphs().split_first()?;
        if rest.iter().any(|drawn| along(drawn) != along(first)) {
            self.fonts.note_stretched(font);
        } else if !self.fonts.is_stretched(font) {
            return None;
        }
        let [_, _, c, d, ..] = (page * first.transform()).as_coeffs();
        let origin = |drawn: &PositionedGlyph<'_>| page * drawn.transform() * Point::ZERO;
        let mut moved: Vec<f64> = Vec::new();
        for pair in run.glyphs().windows(2) {
            let advance = self.readings.of(&pair[0], font, self.fonts).advance;
            let step = (origin(&pair[1]) - origin(&pair[0])).hypot() * 1000.0;
            moved.extend((advance > 0.0).then_some(step / advance).filter(|stretch| stretch.is_finite()));
        }
        let middle = moved.len() / 2;
        if moved.len() < ENOUGH_STEPS {
            return Some(c.hypot(d) * 1000.0);
        }
        Some(*moved.select_nth_unstable_by(middle, f64::total_cmp).1)
    }

    /// Whether a point lies on the page.
    fn is_on_page(&self, point: Point) -> bool {
        let (width, height) = (f64::from(self.sheet.width), f64::from(self.sheet.height));
        (-MARGIN..=width + MARGIN).contains(&point.x) && (-MARGIN..=height + MARGIN).contains(&point.y)
    }

    /// Puts the characters that the file gives in place of what was drawn since `start`.
    ///
    /// Only where they stand for something on one line: an alternative for a
    /// whole figure would take words away from their place.
    fn replace(&mut self, start: usize, text: &str) {
        let Some([first, rest @ ..]) = self.sheet.glyphs.get(start..) else { return };
        let last = rest.last().unwrap_or(first);
        let one_line = rest.iter().all(|glyph| (glyph.y - first.y).abs() < first.size * 0.5);
        let mut chars = Vec::new();
        let plain = text.chars().map(|ch| if ch.is_control() { ' ' } else { ch });
        plain.for_each(|ch| character::push_char(ch, &mut chars));
        let drawn = rest.len() + 1;
        if !one_line || chars.len() > 4 * drawn + 8 || (chars.is_empty() && drawn > 2) {
            return;
        }
        let nature = Nature { guessed: false, ..first.nature };
        let width = (last.end() - first.x).max(0.0) / chars.len().max(1) as f32;
        let model = Glyph { width, nature, ..*first };
        self.sheet.glyphs.truncate(start);
        for (index, ch) in chars.iter().enumerate() {
            self.sheet.glyphs.push(Glyph { ch: *ch, x: model.x + width * index as f32, ..model });
        }
    }
}

/// The text of a property, decoded.
fn text_property(properties: &Dict<'_>, key: &str) -> Option<String> {
    let bytes = properties.get::<PdfString<'_>>(key)?;
    lopdf::decode_text_string(&lopdf::Object::string_literal(bytes.as_bytes())).ok()
}

/// Whether a property list says that its content belongs to the page, not to the text.
///
/// Other artifacts stay: programs mark whole tables and boxes of text so.
fn is_pagination(properties: &Dict<'_>) -> bool {
    match properties.get::<Name<'_>>("Type") {
        Some(kind) => kind.as_str() == "Pagination",
        None => {
            let kind = properties.get::<Name<'_>>("Subtype");
            kind.is_some_and(|kind| matches!(kind.as_str(), "Header" | "Footer" | "PageNum"))
        }
    }
}

impl<'a> Device<'a> for TextDevice<'_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.sheet.pictures = true;
        if matches!(mode, DrawMode::Fill(_)) {
            let bounds = || props.transform.transform_rect_bbox(path.control_box());
            dots::note_shape(&mut self.sheet, path, &self.clips, bounds);
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.clips.push(clip.path.bounding_box());
    }

    fn push_clip_rect(&mut self, rect: &Rect) {
        self.clips.push(*rect);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let Some(first) = run.glyphs().first() else { return };
        let font = self.fonts.number(first);
        self.readings.start();
        let nature = Nature {
            invisible: matches!(mode, DrawMode::Invisible),
            stroked: matches!(mode, DrawMode::Stroke(_) | DrawMode::FillAndStroke(..)),
            guessed: false,
            pagination: self.open.iter().any(|mark| matches!(mark.0, Marked::Pagination)),
            tag: self.open.last().map(|(_, tag)| *tag).unwrap_or_default(),
        };
        let common = self.common_stretch(run, props.transform, font);
        for drawn in run.glyphs() {
            self.add(drawn, props.transform * drawn.transform(), common, font, nature);
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.sheet.pictures = true;
        let (width, height) = (f64::from(self.sheet.width), f64::from(self.sheet.height));
        let drawn = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let whole = props.transform.transform_rect_bbox(drawn);
        if !self.clips.hide_all(whole) {
            dots::note(&mut self.sheet, whole, dots::Kind::Picture);
        }
        let seen = whole.intersect(Rect::new(0.0, 0.0, width, height));
        let share = seen.area() / (width * height);
        if share.is_finite() {
            self.sheet.covered += share.clamp(0.0, 1.0) as f32;
        }
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn pop_transparency_group(&mut self) {}

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        if self.open.len() >= DEEPEST {
            self.beyond += 1;
            return;
        }
        let inner = self.open.iter().any(|mark| matches!(mark.0, Marked::Actual(..)));
        let actual = properties.filter(|_| !inner).and_then(|found| text_property(found, "ActualText"));
        let within = self.tag(tag, properties);
        let mark = match actual {
            Some(text) => Marked::Actual(text, self.sheet.glyphs.len()),
            None if tag == b"Artifact" && properties.is_some_and(is_pagination) => Marked::Pagination,
            None => Marked::Plain,
        };
        self.open.push((mark, within));
    }

    fn end_marked_content(&mut self) {
        if self.beyond > 0 {
            self.beyond -= 1;
        } else if let Some((Marked::Actual(text, start), _)) = self.open.pop() {
            self.replace(start, &text);
        }
    }
}

#[cfg(test)]
mod tests;
