//! Sets a manuscript as a PDF, as a publisher's word processor would.

pub(crate) mod scan;

mod content;
mod flow;
mod fonts;
mod front;
mod glyphs;
mod lines;
mod numbers;
mod sheet;
mod style;
mod table;
mod widths;
mod write;

use self::flow::Flow;
use self::sheet::{Run, Sheet};
use self::style::{Folios, Front, PAGE_WIDTH, Style};
use crate::sample::markup::Manuscript;

/// The bytes of a PDF that shows a manuscript.
pub(crate) fn render(manuscript: &Manuscript) -> Vec<u8> {
    let style = Style::of(manuscript);
    let mut flow = Flow::new(&style);
    if style.front == Front::Head {
        front::head(&mut flow, manuscript);
    }
    let (body, mut marks) = flow.set(&manuscript.blocks);
    let mut sheets = Vec::new();
    let mut before = 0;
    if style.front == Front::CoverAndContents {
        before = 1 + front::contents_pages(&marks, &style);
        sheets.push(front::cover(manuscript, &style));
        sheets.extend(front::contents(&marks, &style, |sheet| printed(sheet + before, before, style.folios)));
    }
    sheets.extend(body);
    marks.iter_mut().for_each(|mark| mark.sheet += before);
    furnish(&mut sheets, before, manuscript, &style);
    write::file(&sheets, &marks, before, manuscript, &style)
}

/// Puts the running header and footer on every page but the cover.
fn furnish(sheets: &mut [Sheet], before: usize, manuscript: &Manuscript, style: &Style) {
    let total = sheets.len();
    let header = match manuscript.field("header") {
        "" => manuscript.field("title"),
        given => given,
    };
    for (place, sheet) in sheets.iter_mut().enumerate().skip(1) {
        let folio = printed(place, before, style.folios);
        let folio = if style.folios == Folios::OfTotal { format!("Page {folio} of {total}") } else { folio };
        sheet.furniture.push(Run::new(header, style.face, 8.5, style.margin, 800.0));
        let foot = Run::new(&folio, style.face, 9.0, 0.0, 40.0);
        let foot = match style.folios {
            Folios::Roman => foot.centred_at(PAGE_WIDTH / 2.0),
            Folios::Bare | Folios::OfTotal => foot.ending_at(PAGE_WIDTH - style.margin),
        };
        sheet.furniture.push(foot);
        if !manuscript.field("footer").is_empty() {
            sheet.furniture.push(Run::new(manuscript.field("footer"), style.face, 8.5, style.margin, 40.0));
        }
    }
}

/// The number printed on a sheet; sheets count from 0.
fn printed(sheet: usize, before: usize, folios: Folios) -> String {
    match folios {
        Folios::Roman if sheet < before => roman(sheet + 1),
        Folios::Roman => (sheet + 1 - before).to_string(),
        Folios::Bare | Folios::OfTotal => (sheet + 1).to_string(),
    }
}

/// A small number in lower-case roman numerals.
fn roman(number: usize) -> String {
    let tens = "x".repeat(number / 10);
    let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"][number % 10];
    tens + ones
}
