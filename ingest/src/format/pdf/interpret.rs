//! Draws pages onto the text device, each behind its own barrier.
//!
//! A page on which the PDF library fails comes back as `None`; it never takes
//! the file with it, and nothing is printed.

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::Rect;
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, TransformExt, interpret_page};

use super::device::TextDevice;
use super::dots;
use super::font::Fonts;
use super::glyph::Sheet;
use super::tagged::{self, Tags};
use crate::barrier::quietly;

/// The characters of each page, or `None` where the page could not be drawn.
///
/// `limit` bounds the characters that are kept of one page.
pub(crate) fn sheets(pdf: &Pdf, limit: usize, mut each: impl FnMut(Option<Sheet>, &Fonts)) {
    let mut fonts = Fonts::default();
    let mut cache = InterpreterCache::new();
    let tags = tagged::read(pdf);
    // As many characters as the page before: most pages have about as many as their neighbours.
    let mut room = 0;
    for (index, page) in (0..).zip(pdf.pages().iter()) {
        let sheet = quietly(|| sheet((pdf, page), &cache, (limit, room), &mut fonts, (&tags, index)));
        room = sheet.as_ref().map_or(0, |sheet| sheet.glyphs.len());
        if sheet.is_none() {
            cache = InterpreterCache::new();
        }
        each(sheet, &fonts);
    }
}

/// The characters of the page at this place, or `None` if it cannot be drawn.
pub(crate) fn one(pdf: &Pdf, index: usize, limit: usize) -> Option<Sheet> {
    let page = pdf.pages().get(index)?;
    let tags = Tags::default();
    quietly(|| sheet((pdf, page), &InterpreterCache::new(), (limit, 0), &mut Fonts::default(), (&tags, 0)))
}

/// The characters of one page, at most `limit`; there is room for so many from the start.
fn sheet<'a>(
    (pdf, page): (&'a Pdf, &Page<'a>),
    cache: &InterpreterCache<'a>,
    (limit, room): (usize, usize),
    fonts: &mut Fonts,
    tags: (&Tags, u32),
) -> Sheet {
    let size @ (width, height) = page.render_dimensions();
    let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let transform = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(transform, bounds, cache, pdf.xref(), InterpreterSettings::default());
    let mut device = TextDevice::new(size, limit, fonts, tags);
    device.sheet.glyphs.reserve(room);
    interpret_page(page, &mut context, &mut device);
    let mut sheet = device.sheet;
    dots::write(&mut sheet);
    sheet
}
