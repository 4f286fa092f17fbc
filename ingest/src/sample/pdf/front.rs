//! Sets what stands before the body: cover, contents, or a title at the head.

use super::flow::{Flow, Mark};
use super::lines::{broken, words};
use super::sheet::{Rule, Run, Sheet, Spot};
use super::style::{Ends, Hyphens, PAGE_HEIGHT, PAGE_WIDTH, Style};
use crate::sample::NOTICE;
use crate::sample::markup::Manuscript;

/// From one line of the contents to the next.
const CONTENTS_LEADING: f32 = 19.0;

/// The cover.
pub(crate) fn cover(manuscript: &Manuscript, style: &Style) -> Sheet {
    let mut sheet = Sheet::default();
    let bold = style.face.bold();
    let left = style.margin;
    let mut y = PAGE_HEIGHT - 110.0;
    sheet.runs.push(Run::new(manuscript.field("publisher"), bold, 15.0, left, y));
    sheet.rules.push(Rule { from: (left, y - 14.0), to: (PAGE_WIDTH - left, y - 14.0) });
    y -= 150.0;
    let lines =
        broken(words(manuscript.field("title"), bold, &mut 0), 27.0, PAGE_WIDTH - 2.0 * left, Hyphens::Keep);
    for line in &lines {
        sheet.put(line, Spot { x: left, y, size: 27.0, width: 0.0, ends: Ends::Ragged });
        y -= 33.0;
    }
    y -= 14.0;
    sheet.runs.push(Run::new(manuscript.field("type"), style.face, 17.0, left, y));
    for value in ["author", "date"].into_iter().flat_map(|name| manuscript.values(name)) {
        y -= 34.0;
        sheet.runs.push(Run::new(value, style.face, 13.0, left, y));
    }
    let notice = broken(words(NOTICE, style.face, &mut 0), 10.0, PAGE_WIDTH - 2.0 * left, Hyphens::Keep);
    for (place, line) in notice.iter().enumerate() {
        let y = 110.0 - 13.0 * place as f32;
        sheet.put(line, Spot { x: left, y, size: 10.0, width: 0.0, ends: Ends::Ragged });
    }
    sheet
}

/// Puts the title, the publisher and the notice at the head of the first page.
pub(crate) fn head(flow: &mut Flow<'_>, manuscript: &Manuscript) {
    let body = flow.body();
    let style = flow.style;
    let ragged = super::flow::Setting { ends: Ends::Ragged, ..body.clone() };
    let title = super::flow::Setting {
        face: style.face.bold(),
        size: 19.0,
        leading: 24.0,
        below: 8.0,
        ..ragged.clone()
    };
    flow.text(manuscript.field("title"), &title);
    for name in ["publisher", "type", "author", "date"] {
        for value in manuscript.values(name) {
            flow.text(value, &super::flow::Setting { below: 1.0, ..ragged.clone() });
        }
    }
    flow.text(NOTICE, &super::flow::Setting { face: style.face.italic(), below: 14.0, ..ragged });
}

/// How many pages the contents of so many headings fill.
pub(crate) fn contents_pages(marks: &[Mark], style: &Style) -> usize {
    marks.len().div_ceil(per_page(style)).max(1)
}

/// Headings on one page of contents.
fn per_page(style: &Style) -> usize {
    ((style.top() - 40.0 - style.bottom()) / CONTENTS_LEADING) as usize
}

/// The contents; `label` gives the number printed on the sheet of a heading.
pub(crate) fn contents(marks: &[Mark], style: &Style, label: impl Fn(usize) -> String) -> Vec<Sheet> {
    let mut sheets: Vec<Sheet> =
        marks.chunks(per_page(style)).map(|part| part_of_contents(part, style, &label)).collect();
    if sheets.is_empty() {
        sheets.push(Sheet::default());
    }
    let title = Run::new("Contents", style.face.bold(), 18.0, style.margin, style.top() - 18.0);
    sheets[0].runs.insert(0, title);
    sheets
}

/// One page of contents.
fn part_of_contents(marks: &[Mark], style: &Style, label: impl Fn(usize) -> String) -> Sheet {
    let mut sheet = Sheet::default();
    let size = style.size.min(11.0);
    let right = PAGE_WIDTH - style.margin;
    let mut y = style.top() - 52.0;
    for mark in marks {
        let (face, indent) = if mark.level == 1 { (style.face.bold(), 0.0) } else { (style.face, 18.0) };
        let entry = Run::new(&mark.text, face, size, style.margin + indent, y);
        let folio = Run::new(&label(mark.sheet), style.face, size, 0.0, y).ending_at(right);
        let room = folio.x - entry.x - entry.width() - 8.0;
        let dots = (room / style.face.width(b".", size)).max(0.0) as usize;
        let leader = Run::new(&".".repeat(dots), style.face, size, 0.0, y).ending_at(folio.x - 3.0);
        sheet.runs.extend([entry, leader, folio]);
        y -= CONTENTS_LEADING;
    }
    sheet
}
