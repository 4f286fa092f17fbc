//! Draws a page as a picture.
//!
//! However large a page says it is, its picture has no more pixels than the
//! limit: it is drawn smaller. Words can be marked where they stand.

use std::sync::Arc;

use hayro::vello_cpu::Pixmap;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use hayro_interpret::InterpreterSettings;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::kurbo::Rect;
use serde::{Deserialize, Serialize};

use super::{interpret, open, place};
use crate::barrier::quietly;
use crate::error::ReadError;
use crate::limits::Limits;
use crate::ocr::{Record, Turn};

/// The longest side of a picture, in pixels.
const LONGEST: f32 = 16_000.0;

/// How far beyond its letters a mark reaches, in points.
const MARGIN: f64 = 1.0;

/// What a mark leaves of each colour, of 255: a yellow through which the words show.
const MARK: [u16; 3] = [255, 221, 64];

/// How large a page is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Size {
    /// So many dots an inch.
    Dpi(u16),
    /// So many pixels wide.
    Width(u16),
}

/// What a page is drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Ink {
    /// Red, green and blue.
    Colour,
    /// Shades of grey.
    Grey,
}

/// How a page is drawn.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    /// How large.
    pub(crate) size: Size,
    /// With what.
    pub(crate) ink: Ink,
    /// How its writing is turned: the picture is turned back.
    pub(crate) turn: Turn,
}

/// Words to mark, and where they stand.
#[derive(Debug)]
pub(crate) struct Marks<'a> {
    /// Words and phrases.
    pub(crate) words: &'a [String],
    /// What was read from the picture of the page, if its words come from there.
    pub(crate) record: Option<&'a Record>,
}

/// Draws a page of a PDF, counted from 1, as a PNG.
///
/// # Errors
///
/// Fails if there is no such page, or it cannot be drawn.
pub(crate) fn draw(
    bytes: Vec<u8>,
    number: u32,
    look: Look,
    marks: &Marks<'_>,
    limits: &Limits,
) -> Result<Vec<u8>, ReadError> {
    let pdf = open(&Arc::new(bytes))?;
    let index = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
    let index =
        index.filter(|index| *index < pdf.pages().len()).ok_or_else(|| damaged("it has no such page"))?;
    let mut picture = quietly(|| pixmap(&pdf, index, look.size, limits.pixels))
        .flatten()
        .ok_or_else(|| damaged("the page cannot be drawn"))?;
    if !marks.words.is_empty() {
        mark(&mut picture, &pdf, index, marks, limits);
    }
    png(&picture.pixmap, look).ok_or_else(|| damaged("the page cannot be drawn"))
}

/// The error for a page that cannot be drawn.
fn damaged(detail: &str) -> ReadError {
    ReadError::Damaged { format: "PDF".to_owned(), detail: detail.to_owned() }
}

/// A page that was drawn.
struct Picture {
    pixmap: Pixmap,
    /// Pixels a point.
    scale: f32,
    /// Width of the page in points.
    width: f32,
    /// Height of the page in points.
    height: f32,
}

/// Draws a page.
fn pixmap(pdf: &Pdf, index: usize, size: Size, pixels: u32) -> Option<Picture> {
    let page = pdf.pages().get(index)?;
    let (width, height) = page.render_dimensions();
    let scale = scale(width, height, size, pixels)?;
    let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let interpreter = InterpreterSettings::default();
    let render = RenderSettings { force_image_interpolation: true, ..RenderSettings::default() };
    let pixmap = hayro::render(page, &RenderCache::new(), &interpreter, &render, &settings);
    Some(Picture { pixmap, scale, width, height })
}

/// Pixels a point; `None` for a page that has no room for a pixel.
fn scale(width: f32, height: f32, size: Size, pixels: u32) -> Option<f32> {
    let wanted = match size {
        Size::Dpi(dpi) => f32::from(dpi) / 72.0,
        Size::Width(pixels) => f32::from(pixels) / width,
    };
    let most = (f64::from(pixels) / (f64::from(width) * f64::from(height))).sqrt() as f32;
    let scale = wanted.min(most).min(LONGEST / width).min(LONGEST / height);
    (scale.is_finite() && width * scale >= 1.0 && height * scale >= 1.0).then_some(scale)
}

/// Marks words on the picture of a page.
fn mark(picture: &mut Picture, pdf: &Pdf, index: usize, marks: &Marks<'_>, limits: &Limits) {
    let pieces = match marks.record {
        Some(record) => place::of_record(record, picture.width, picture.height),
        None => {
            let sheet = interpret::one(pdf, index, limits.page_text_bytes);
            sheet.map(|sheet| place::of_sheet(&sheet)).unwrap_or_default()
        }
    };
    let (width, height) = (usize::from(picture.pixmap.width()), usize::from(picture.pixmap.height()));
    let mut marked = vec![false; width * height];
    for place in place::find(&pieces, marks.words) {
        let place = place.inflate(MARGIN, MARGIN).scale_from_origin(f64::from(picture.scale));
        cover(&mut marked, width, height, place);
    }
    for (pixel, _) in picture.pixmap.data_mut().iter_mut().zip(&marked).filter(|(_, marked)| **marked) {
        let tint = |value: u8, share: u16| (u16::from(value) * share / 255) as u8;
        (pixel.r, pixel.g, pixel.b) =
            (tint(pixel.r, MARK[0]), tint(pixel.g, MARK[1]), tint(pixel.b, MARK[2]));
    }
}

/// Notes the pixels that a place covers.
fn cover(marked: &mut [bool], width: usize, height: usize, place: Rect) {
    // Numbers below zero become zero, and none is beyond the edge.
    let (x0, x1) = ((place.x0 as usize).min(width), (place.x1.ceil() as usize).min(width));
    let (y0, y1) = ((place.y0 as usize).min(height), (place.y1.ceil() as usize).min(height));
    for row in marked.chunks_exact_mut(width.max(1)).take(y1).skip(y0) {
        row.get_mut(x0..x1).unwrap_or_default().fill(true);
    }
}

/// A picture as a PNG.
fn png(pixmap: &Pixmap, Look { ink, turn, .. }: Look) -> Option<Vec<u8>> {
    let pixels = pixmap.data();
    let (colour, data): (_, Vec<u8>) = match ink {
        Ink::Colour => {
            (png::ColorType::Rgb, pixels.iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]).collect())
        }
        Ink::Grey => {
            // How bright the three colours look beside each other (ITU-R BT.601).
            let grey =
                |r: u8, g: u8, b: u8| (u32::from(r) * 299 + u32::from(g) * 587 + u32::from(b) * 114) / 1000;
            (
                png::ColorType::Grayscale,
                pixels.iter().map(|pixel| grey(pixel.r, pixel.g, pixel.b) as u8).collect(),
            )
        }
    };
    let (width, height) = (usize::from(pixmap.width()), usize::from(pixmap.height()));
    let (data, width, height) = match colour {
        png::ColorType::Rgb => turned_back::<3>(data, width, height, turn),
        _ => turned_back::<1>(data, width, height, turn),
    };
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, u32::try_from(width).ok()?, u32::try_from(height).ok()?);
    encoder.set_color(colour);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&data).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}

/// The rows of a picture whose writing is turned so, turned back, with their width and number.
///
/// A pixel is so many bytes.
fn turned_back<const BYTES: usize>(
    data: Vec<u8>,
    width: usize,
    height: usize,
    turn: Turn,
) -> (Vec<u8>, usize, usize) {
    let mut pixels = data.as_chunks::<BYTES>().0.to_vec();
    let column = |x: usize| pixels.iter().skip(x).step_by(width.max(1)).copied();
    match turn {
        Turn::Upright => return (data, width, height),
        Turn::Over => {
            pixels.reverse();
            return (pixels.into_flattened(), width, height);
        }
        // A line that runs down the page is a column, the last of them the first line.
        Turn::Down => pixels = (0..width).rev().flat_map(column).collect(),
        Turn::Up => {
            pixels = (0..width).rev().flat_map(column).collect();
            pixels.reverse();
        }
    }
    (pixels.into_flattened(), height, width)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::fixture::{Builder, body};
    use super::*;

    /// An upright page drawn so.
    fn look(size: Size, ink: Ink) -> Look {
        Look { size, ink, turn: Turn::Upright }
    }

    #[test]
    fn writing_that_is_turned_is_turned_back() {
        // The writing says "1 2 3" above "4 5 6".
        let upright = (vec![1, 2, 3, 4, 5, 6], 3, 2);

        assert_eq!(turned_back::<1>(vec![1, 2, 3, 4, 5, 6], 3, 2, Turn::Upright), upright);
        assert_eq!(turned_back::<1>(vec![4, 1, 5, 2, 6, 3], 2, 3, Turn::Down), upright);
        assert_eq!(turned_back::<1>(vec![6, 5, 4, 3, 2, 1], 3, 2, Turn::Over), upright);
        assert_eq!(turned_back::<1>(vec![3, 6, 2, 5, 1, 4], 2, 3, Turn::Up), upright);
        assert_eq!(turned_back::<3>(vec![1, 2, 3, 4, 5, 6], 1, 2, Turn::Over).0, [4, 5, 6, 1, 2, 3]);
        assert!(turned_back::<3>(Vec::new(), 0, 0, Turn::Down).0.is_empty());
    }

    /// A page is drawn, and its width and height are given with the bytes of its pixels.
    fn drawn(
        bytes: Vec<u8>,
        page: u32,
        size: Size,
        words: &[&str],
    ) -> Result<(u32, u32, Vec<u8>), ReadError> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let marks = Marks { words: &words, record: None };
        let png = draw(bytes, page, look(size, Ink::Colour), &marks, &Limits::default())?;
        let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().expect("a PNG");
        let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
        let info = reader.next_frame(&mut pixels).expect("a frame");
        Ok((info.width, info.height, pixels))
    }

    /// A file of one page with these words near its top.
    fn file(words: &str) -> Vec<u8> {
        let mut builder = Builder::new();
        builder.page(&body(50, 100, &[words]));
        builder.bytes()
    }

    #[test]
    fn a_page_is_as_wide_as_asked_and_its_words_are_black_on_white() {
        let (width, height, pixels) =
            drawn(file("The lamp was out."), 1, Size::Width(300), &[]).expect("drawn");

        assert_eq!((width, height), (300, 400));
        assert!(pixels.iter().any(|value| *value < 90) && pixels[..3] == [255, 255, 255]);
    }

    #[test]
    fn words_are_marked_where_they_stand_and_nowhere_else() {
        let yellow = |words: &[&str]| -> Vec<usize> {
            let (width, _, pixels) =
                drawn(file("The lamp was out."), 1, Size::Width(600), words).expect("drawn");
            let is_yellow = |pixel: &[u8]| pixel[0] > 200 && pixel[2] < 100;
            let at = pixels.chunks_exact(3).enumerate().filter(|(_, pixel)| is_yellow(pixel));
            at.map(|(at, _)| at % width as usize).collect()
        };

        assert!(yellow(&[]).is_empty() && yellow(&["lantern"]).is_empty());
        let lamp = yellow(&["lamp"]);
        assert!(lamp.len() > 100);
        assert!(lamp.iter().all(|x| (60..110).contains(x)), "{:?}", (lamp.iter().min(), lamp.iter().max()));
    }

    #[test]
    fn a_page_that_is_not_there_is_an_error() {
        for page in [0, 2, u32::MAX] {
            assert!(drawn(file("Words."), page, Size::Width(100), &[]).is_err(), "{page}");
        }
    }

    #[test]
    fn a_giant_page_has_exactly_as_many_pixels_as_the_limit() {
        let limit = 16_000_000;
        let giant = scale(14_400.0, 14_400.0, Size::Dpi(300), limit).expect("a scale");
        let fits = scale(4_000.0, 4_000.0, Size::Dpi(72), limit).expect("a scale");
        let over = scale(4_001.0, 4_000.0, Size::Dpi(72), limit).expect("a scale");

        assert!((14_400.0 * giant - 4_000.0).abs() < 0.5, "{giant}");
        assert!((fits - 1.0).abs() < f32::EPSILON && over < 1.0);
    }

    #[test]
    fn a_giant_page_is_drawn_small() {
        let mut builder = Builder::new();
        let page = builder.page(&body(50, 100, &["Words."]));
        let page = builder.document.get_dictionary_mut(page).expect("a page");
        page.set("MediaBox", vec![0.into(), 0.into(), 14_400.into(), 14_400.into()]);
        let (marks, limits) =
            (Marks { words: &[], record: None }, Limits { pixels: 250_000, ..Limits::default() });

        let png = draw(builder.bytes(), 1, look(Size::Dpi(300), Ink::Grey), &marks, &limits).expect("drawn");

        let reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().expect("a PNG");
        assert_eq!((reader.info().width, reader.info().height), (500, 500));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn a_damaged_file_is_drawn_or_refused(changes in prop::collection::vec((any::<usize>(), any::<u8>()), 1..20)) {
            let mut bytes = file("The lamp was out.");
            for (at, byte) in changes {
                let at = at % bytes.len();
                bytes[at] = byte;
            }
            let limits = Limits { pixels: 10_000, ..Limits::default() };

            let _ = draw(bytes, 1, look(Size::Dpi(72), Ink::Grey), &Marks { words: &["lamp".to_owned()], record: None }, &limits);
        }
    }

    #[test]
    fn a_page_without_room_for_a_pixel_has_no_scale() {
        for (width, height) in
            [(0.0, 800.0), (600.0, 0.0), (f32::NAN, 1.0), (f32::INFINITY, 1.0), (1e9, 1e-3)]
        {
            assert_eq!(scale(width, height, Size::Width(1_000), 1_000_000), None, "{width} {height}");
        }
    }

    #[test]
    fn a_long_strip_is_drawn_within_the_longest_side() {
        let scale = scale(1.0, 14_400.0, Size::Width(1_000), 1 << 31).expect("a scale");

        assert!((14_400.0 * scale - LONGEST).abs() < 0.1);
    }
}
