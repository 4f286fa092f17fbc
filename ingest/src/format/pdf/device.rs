//! Collects the characters that a page draws.
//!
//! Keeps what lies on the page, with its place; pictures and lines are left
//! out. Never judges what belongs together.

use hayro_interpret::font::{GlyphRun, PositionedGlyph};
use hayro_interpret::hayro_syntax::object::{Dict, Name, Number, String as PdfString};
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};

use super::character;
use super::font::Fonts;
use super::glyph::{Glyph, Nature, Sheet, turn};
use super::reading::Readings;
use super::tagged::{Tag, Tags};

/// How far beyond the edge of the page text may start and still count.
const MARGIN: f64 = 4.0;
/// The smallest type that a reader could see.
const SMALLEST: f32 = 0.4;
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

    /// Adds one drawn glyph.
    fn add(&mut self, drawn: &PositionedGlyph<'_>, place: Affine, font: u16, nature: Nature) {
        let Shape { stretch, size, angle } = self.shape.of(place);
        let origin = place * Point::ZERO;
        if !origin.is_finite() || !size.is_finite() || size < SMALLEST || !self.is_on_page(origin) {
            return;
        }
        let (x, y) = turn(origin.x, origin.y, angle);
        let reading = self.readings.of(drawn, font, self.fonts);
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
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.sheet.pictures = true;
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}

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
        for drawn in run.glyphs() {
            self.add(drawn, props.transform * drawn.transform(), font, nature);
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.sheet.pictures = true;
        let (width, height) = (f64::from(self.sheet.width), f64::from(self.sheet.height));
        let drawn = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let seen = props.transform.transform_rect_bbox(drawn).intersect(Rect::new(0.0, 0.0, width, height));
        let share = seen.area() / (width * height);
        if share.is_finite() {
            self.sheet.covered += share.clamp(0.0, 1.0) as f32;
        }
    }

    fn pop_clip(&mut self) {}

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
