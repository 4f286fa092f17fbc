//! Lets blocks of text flow down columns and over pages.
//!
//! Keeps a heading with the text below it, and a footnote at the foot of the
//! column that refers to it. Remembers where headings went, for the contents
//! page and the outline.

use super::fonts::{Face, encode};
use super::lines::{Line, Note, broken, words};
use super::numbers::Numbers;
use super::sheet::{Rule, Run, Sheet, Spot};
use super::style::{Ends, Hyphens, Style};
use super::table;
use crate::sample::markup::{Block, Counted};

/// Where a heading went.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Mark {
    /// Its number and words.
    pub(crate) text: String,
    /// Its level.
    pub(crate) level: u8,
    /// Its sheet, counted from 0.
    pub(crate) sheet: usize,
}

/// How a block of text is set.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Setting {
    /// The face.
    pub(crate) face: Face,
    /// The size of the type.
    pub(crate) size: f32,
    /// From baseline to baseline.
    pub(crate) leading: f32,
    /// How far the text is set in.
    pub(crate) indent: f32,
    /// What stands in the margin that the indent makes, beside the first line.
    pub(crate) label: String,
    /// How lines end.
    pub(crate) ends: Ends,
    /// The white below.
    pub(crate) below: f32,
}

/// The pages made so far, and the place where the next line goes.
pub(crate) struct Flow<'a> {
    /// How the sample is set.
    pub(crate) style: &'a Style,
    /// The pages.
    pub(crate) sheets: Vec<Sheet>,
    /// The headings.
    pub(crate) marks: Vec<Mark>,
    /// The column that is being filled.
    column: usize,
    /// The top of the free space in it.
    y: f32,
    /// Lines of footnotes that wait for the foot of the column.
    notes: Vec<(Option<u32>, Line)>,
    /// Footnotes so far.
    note_count: u32,
    /// The numbers of headings, paragraphs and recommendations.
    numbers: Numbers,
}

impl<'a> Flow<'a> {
    /// An empty first page.
    pub(crate) fn new(style: &'a Style) -> Self {
        Self {
            style,
            sheets: vec![Sheet::default()],
            marks: Vec::new(),
            column: 0,
            y: style.top(),
            notes: Vec::new(),
            note_count: 0,
            numbers: Numbers::new(style.numbering),
        }
    }

    /// Sets all blocks and ends the last page.
    pub(crate) fn set(mut self, blocks: &[Block]) -> (Vec<Sheet>, Vec<Mark>) {
        blocks.iter().for_each(|block| self.block(block));
        self.put_notes();
        (self.sheets, self.marks)
    }

    /// Sets one block.
    fn block(&mut self, block: &Block) {
        let body = self.body();
        match block {
            Block::Heading { level, text, counted } => self.heading(*level, text, *counted),
            Block::Paragraph(text) => match self.numbers.paragraph() {
                Some(label) => self.text(text, &Setting { indent: self.style.size * 3.4, label, ..body }),
                None => self.text(text, &body),
            },
            Block::Bullet(text) => {
                let indent = self.style.size * if self.numbers.counts_paragraphs() { 4.6 } else { 1.8 };
                let label = "\u{2022}".to_owned();
                self.text(text, &Setting { indent, label, below: self.style.size * 0.3, ..body });
            }
            Block::Quote(text) => {
                self.text(text, &Setting { face: body.face.italic(), indent: self.style.size * 4.0, ..body });
            }
            Block::Recommendation(text) => {
                let label = self.numbers.recommendation(&self.style.recommendation);
                self.text(&format!("**{label}** {text}"), &body);
            }
            Block::Table(rows) => table::set(self, rows),
            Block::NewPage => self.next_page(),
        }
    }

    /// How running text is set.
    pub(crate) fn body(&self) -> Setting {
        let Style { face, size, leading, ends, .. } = *self.style;
        Setting { face, size, leading, indent: 0.0, label: String::new(), ends, below: size * 0.7 }
    }

    /// Sets a heading and remembers where it went.
    fn heading(&mut self, level: u8, text: &str, counted: Counted) {
        let label = self.numbers.heading(level, counted);
        let size = self.style.size * if level == 1 { 1.5 } else { 1.15 };
        let indent = if label.is_empty() { 0.0 } else { size * 2.2 };
        let leading = size * 1.25;
        self.gap(size * 0.9);
        self.need(leading * 2.0 + self.style.leading * 3.0);
        let words = if label.is_empty() { text.to_owned() } else { format!("{label} {text}") };
        self.marks.push(Mark { text: words, level, sheet: self.sheets.len() - 1 });
        let face = self.style.face.bold();
        let below = self.style.size * 0.5;
        self.text(text, &Setting { face, size, leading, indent, label, ends: Ends::Ragged, below });
    }

    /// Sets a text, its label beside the first line.
    pub(crate) fn text(&mut self, text: &str, setting: &Setting) {
        let words = words(text, setting.face, &mut self.note_count);
        let width = self.style.measure() - setting.indent;
        let lines = broken(words, setting.size, width, self.style.hyphens);
        self.need(setting.leading * lines.len().min(2) as f32);
        let last = lines.len().saturating_sub(1);
        for (place, line) in lines.iter().enumerate() {
            let notes = self.notes_of(line);
            self.need(setting.leading + notes.len() as f32 * self.note_leading());
            self.notes.extend(notes);
            let ends = if place == last { Ends::Ragged } else { setting.ends };
            let (left, y, size) = (self.style.left(self.column), self.y - setting.size, setting.size);
            let sheet = self.sheet();
            if place == 0 && !setting.label.is_empty() {
                let label = encode(&setting.label);
                sheet.runs.push(Run { x: left, y, face: setting.face, size, stretch: 0.0, text: label });
            }
            sheet.put(line, Spot { x: left + setting.indent, y, size, width, ends });
            self.y -= setting.leading;
        }
        self.gap(setting.below);
    }

    /// Leaves white, but none at the top of a column.
    pub(crate) fn gap(&mut self, height: f32) {
        if self.y < self.style.top() {
            self.y -= height;
        }
    }

    /// Goes to the next column unless there is room for a height here.
    pub(crate) fn need(&mut self, height: f32) {
        if self.y - height < self.floor() && self.y < self.style.top() {
            self.next_column();
        }
    }

    /// The left end and the height of the free space.
    pub(crate) fn place(&self) -> (f32, f32) {
        (self.style.left(self.column), self.y)
    }

    /// The page that is being filled.
    pub(crate) fn sheet(&mut self) -> &mut Sheet {
        self.sheets.last_mut().expect("a flow starts with one page and never drops any")
    }

    /// Takes up a height that the caller has filled.
    pub(crate) fn take(&mut self, height: f32) {
        self.y -= height;
    }

    /// Ends the column.
    fn next_column(&mut self) {
        self.put_notes();
        self.column += 1;
        if self.column == self.style.columns {
            self.column = 0;
            self.sheets.push(Sheet::default());
        }
        self.y = self.style.top();
    }

    /// Starts a page, unless this one is empty.
    fn next_page(&mut self) {
        if self.column == 0 && self.y >= self.style.top() {
            return;
        }
        self.column = self.style.columns - 1;
        self.next_column();
    }

    /// The lowest that text may go, above the footnotes.
    fn floor(&self) -> f32 {
        let rule = if self.notes.is_empty() { 0.0 } else { 8.0 };
        self.style.bottom() + self.notes.len() as f32 * self.note_leading() + rule
    }

    /// From baseline to baseline in footnotes.
    fn note_leading(&self) -> f32 {
        self.style.note_size() * 1.2
    }

    /// The lines of the footnotes that a line refers to.
    fn notes_of(&self, line: &Line) -> Vec<(Option<u32>, Line)> {
        let notes = line.words.iter().filter_map(|word| word.note.as_ref());
        notes.flat_map(|note| self.note_lines(note)).collect()
    }

    /// The lines of one footnote; the first has its number.
    fn note_lines(&self, note: &Note) -> Vec<(Option<u32>, Line)> {
        let size = self.style.note_size();
        let words = words(&note.text, self.style.face, &mut 0);
        let lines = broken(words, size, self.style.measure() - size * 1.2, Hyphens::Keep);
        let number = |place| (place == 0).then_some(note.number);
        lines.into_iter().enumerate().map(|(place, line)| (number(place), line)).collect()
    }

    /// Puts the waiting footnotes at the foot of the column.
    fn put_notes(&mut self) {
        let notes = std::mem::take(&mut self.notes);
        let (size, leading, face) = (self.style.note_size(), self.note_leading(), self.style.face);
        let (x, width) = (self.style.left(self.column), self.style.measure());
        let mut y = self.style.bottom() + notes.len() as f32 * leading;
        let sheet = self.sheet();
        if !notes.is_empty() {
            sheet.rules.push(Rule { from: (x, y + 3.0), to: (x + 140.0, y + 3.0) });
        }
        for (number, line) in notes {
            y -= leading;
            if let Some(number) = number {
                sheet.runs.push(Run::new(&number.to_string(), face, size * 0.7, x, y + size * 0.3));
            }
            sheet.put(&line, Spot { x: x + size * 1.2, y, size, width, ends: Ends::Ragged });
        }
    }
}
