//! Writes pages as a PDF file.
//!
//! The same pages always give the same bytes: dates come from the manuscript
//! and object numbers from the order of the pages.

use lopdf::{
    Bookmark, Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary, text_string,
};

use super::content;
use super::flow::Mark;
use super::fonts::FACES;
use super::sheet::Sheet;
use super::style::{Folios, PAGE_HEIGHT, PAGE_WIDTH, Style};
use crate::sample::markup::Manuscript;

/// The file that holds the sheets; `before` of them stand before the body.
pub(crate) fn file(
    sheets: &[Sheet],
    marks: &[Mark],
    before: usize,
    manuscript: &Manuscript,
    style: &Style,
) -> Vec<u8> {
    let contents = sheets.iter().map(|sheet| Stream::new(Dictionary::new(), content::of(sheet, style)));
    let (mut document, pages) = paged(contents.map(|stream| (stream, fonts())));
    if manuscript.has_style("outline") {
        outline(&mut document, marks, &pages);
    }
    if style.folios == Folios::Roman {
        label_pages(&mut document, before);
    }
    finished(document, manuscript)
}

/// A document whose pages have these contents and resources.
pub(crate) fn paged(contents: impl Iterator<Item = (Stream, Resources)>) -> (Document, Vec<ObjectId>) {
    let mut document = Document::with_version("1.5");
    let tree = document.new_object_id();
    let mut shared = None;
    let mut pages = Vec::new();
    for (stream, resources) in contents {
        let resources = match resources {
            Resources::Shared(all) => *shared.get_or_insert_with(|| document.add_object(all)),
            Resources::Picture(image) => {
                let image = document.add_object(image);
                document.add_object(dictionary! { "XObject" => dictionary! { "Scan" => image } })
            }
        };
        let contents = document.add_object(stream);
        pages.push(document.add_object(dictionary! {
            "Type" => "Page", "Parent" => tree, "Contents" => contents, "Resources" => resources,
        }));
    }
    let kids: Vec<Object> = pages.iter().map(|page| Object::Reference(*page)).collect();
    let size: Vec<Object> = vec![0.into(), 0.into(), PAGE_WIDTH.into(), PAGE_HEIGHT.into()];
    let count = i64::try_from(pages.len()).expect("a sample has few pages");
    let node = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count, "MediaBox" => size };
    document.objects.insert(tree, Object::Dictionary(node));
    let catalogue = dictionary! { "Type" => "Catalog", "Pages" => tree, "Lang" => text_string("en-GB") };
    let catalogue = document.add_object(catalogue);
    document.trailer.set("Root", catalogue);
    (document, pages)
}

/// What a page refers to by name.
pub(crate) enum Resources {
    /// The same for every page.
    Shared(Dictionary),
    /// A picture of its own, named `Scan`.
    Picture(Stream),
}

/// Compresses the document, gives it its properties and writes it.
pub(crate) fn finished(mut document: Document, manuscript: &Manuscript) -> Vec<u8> {
    let info = document.add_object(properties(manuscript));
    document.trailer.set("Info", info);
    document.compress();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("writing to memory does not fail");
    bytes
}

/// The standard fonts, as resources.
fn fonts() -> Resources {
    let mut fonts = Dictionary::new();
    for face in FACES {
        let font = dictionary! {
            "Type" => "Font", "Subtype" => "Type1", "BaseFont" => face.base_font(), "Encoding" => "WinAnsiEncoding",
        };
        fonts.set(face.resource(), font);
    }
    Resources::Shared(dictionary! { "Font" => fonts })
}

/// The properties: what the manuscript names, whether it is true or junk.
fn properties(manuscript: &Manuscript) -> Dictionary {
    let mut info = Dictionary::new();
    let properties = [("Title", "info-title"), ("Author", "info-author"), ("Creator", "info-creator")];
    for (key, field) in properties {
        if !manuscript.field(field).is_empty() {
            info.set(key, text_string(manuscript.field(field)));
        }
    }
    info.set("Subject", text_string(crate::sample::WATERMARK));
    let created = manuscript.field("created").replace('-', "");
    if !created.is_empty() {
        let date = format!("D:{created}103000Z");
        info.set("CreationDate", Object::String(date.clone().into_bytes(), StringFormat::Literal));
        info.set("ModDate", Object::String(date.into_bytes(), StringFormat::Literal));
    }
    info
}

/// Gives the document an outline of its headings.
fn outline(document: &mut Document, marks: &[Mark], pages: &[ObjectId]) {
    let mut chapter = None;
    for mark in marks {
        let Some(page) = pages.get(mark.sheet) else { continue };
        let parent = if mark.level == 1 { None } else { chapter };
        let id = document.add_bookmark(Bookmark::new(mark.text.clone(), [0.0; 3], 0, *page), parent);
        if mark.level == 1 {
            chapter = Some(id);
        }
    }
    if let Some(outline) = document.build_outline()
        && let Ok(catalogue) = document.catalog_mut()
    {
        catalogue.set("Outlines", outline);
    }
}

/// Labels the pages before the body i, ii, iii and the body from 1.
fn label_pages(document: &mut Document, before: usize) {
    let body = i64::try_from(before).expect("a sample has few pages");
    let labels: Vec<Object> =
        vec![0.into(), dictionary! { "S" => "r" }.into(), body.into(), dictionary! { "S" => "D" }.into()];
    if let Ok(catalogue) = document.catalog_mut() {
        catalogue.set("PageLabels", dictionary! { "Nums" => labels });
    }
}
