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

use self::flow::{Flow, Mark};
use self::sheet::{Run, Sheet};
use self::style::{Folios, Front, PAGE_WIDTH, Style};
use crate::sample::markup::Manuscript;

/// The bytes of a PDF that shows a manuscript.
pub(crate) fn render(manuscript: &Manuscript) -> Vec<u8> {
    let style = Style::of(manuscript);
    let set = set(manuscript, &style);
    write::file(&set.sheets, &set.marks, set.before, manuscript, &style)
}

/// A manuscript laid out on pages.
struct Set {
    /// The pages.
    sheets: Vec<Sheet>,
    /// The headings, by page.
    marks: Vec<Mark>,
    /// The pages before the body.
    before: usize,
}

/// Lays a manuscript out on pages.
fn set(manuscript: &Manuscript, style: &Style) -> Set {
    let mut flow = Flow::new(style);
    if style.front == Front::Head {
        front::head(&mut flow, manuscript);
    }
    let (body, mut marks) = flow.set(&manuscript.blocks);
    let mut sheets = Vec::new();
    let mut before = 0;
    if style.front == Front::CoverAndContents {
        before = 1 + front::contents_pages(&marks, style);
        sheets.push(front::cover(manuscript, style));
        sheets.extend(front::contents(&marks, style, |sheet| printed(sheet + before, before, style.folios)));
    }
    sheets.extend(body);
    marks.iter_mut().for_each(|mark| mark.sheet += before);
    furnish(&mut sheets, before, manuscript, style);
    Set { sheets, marks, before }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::list::{Form, SAMPLES};

    /// The pages of a source text.
    fn pages(source: &str) -> Set {
        let manuscript = Manuscript::parse(source);
        let style = Style::of(&manuscript);
        set(&manuscript, &style)
    }

    /// Whether a page shows a run of exactly this text.
    fn shows(sheet: &Sheet, text: &str) -> bool {
        sheet.runs.iter().any(|run| run.text == text.as_bytes())
    }

    #[test]
    fn no_text_leaves_its_page() {
        for sample in SAMPLES.iter().filter(|sample| sample.form == Form::Pdf) {
            for (place, sheet) in pages(sample.text).sheets.iter().enumerate() {
                for run in sheet.runs.iter().chain(&sheet.furniture) {
                    let inside = run.x >= 40.0 && run.x + run.width() < PAGE_WIDTH - 40.0 && run.y > 30.0;
                    assert!(
                        inside,
                        "{} p. {}: {}",
                        sample.name,
                        place + 1,
                        String::from_utf8_lossy(&run.text)
                    );
                }
            }
        }
    }

    #[test]
    fn a_heading_stays_with_the_text_below_it() {
        let filler = "One line.\n\n".repeat(27);
        for more in 0..6 {
            let source = format!("style: head\n\n{filler}{}# Findings\n\nText.\n", "Line.\n\n".repeat(more));

            let set = pages(&source);

            let page = set.sheets.iter().find(|sheet| shows(sheet, "Findings")).unwrap();
            assert!(shows(page, "Text."), "after {more} more lines");
        }
    }

    #[test]
    fn the_head_of_a_table_is_repeated_on_every_page() {
        let rows = "| 1 May | Visit |\n".repeat(60);

        let set = pages(&format!("style: head\n\n| Date | Event |\n{rows}"));

        assert!(set.sheets.len() > 1);
        assert!(set.sheets.iter().all(|sheet| shows(sheet, "Event")));
    }

    #[test]
    fn a_footnote_stands_on_the_page_of_its_number() {
        let filler = "A line of text.\n\n".repeat(25);

        let set = pages(&format!("style: head\n\n{filler}{}", "Word^[Note.] more.\n\n".repeat(9)));

        let notes = |sheet: &Sheet| sheet.runs.iter().filter(|run| run.text == b"Note.").count();
        let words = |sheet: &Sheet| sheet.runs.iter().filter(|run| run.text == b"Word").count();
        assert_eq!(set.sheets.iter().map(notes).sum::<usize>(), 9);
        assert!(set.sheets.iter().all(|sheet| notes(sheet) == words(sheet)));
    }

    #[test]
    fn pages_before_the_body_are_numbered_in_roman() {
        let numbers: Vec<String> = (0..4).map(|sheet| printed(sheet, 2, Folios::Roman)).collect();

        assert_eq!(numbers, ["i", "ii", "1", "2"]);
    }
}
