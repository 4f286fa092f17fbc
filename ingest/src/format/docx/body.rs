//! Walks the text of a Word file and writes down its blocks in order.
//!
//! Words are those that print: of a field its result, of a tracked change
//! what it leaves, of two forms of the same thing one. Hidden text, comments
//! and the prompts of empty controls are left out. Text boxes follow the
//! paragraph in which they are anchored.
//!
//! Recurses as deep as elements nest, which is limited before.

use super::super::html::{Block, Kind, Line, Place};
use super::bold::Bold;
use super::field::Fields;
use super::large::Large;
use super::notes::{Notes, Series};
use super::numbering::Numbering;
use super::styles::{Look, Role, Styles, Type};
use super::xml::{Element, Space};

/// Characters of a heading at most; a longer one is a paragraph in the wrong style.
const HEADING_CHARS: usize = 300;

/// Reads blocks; see the module.
pub(super) struct Walker<'a> {
    pub(super) styles: &'a Styles,
    pub(super) numbering: Numbering,
    pub(super) notes: Notes<'a>,
    /// The blocks so far.
    pub(super) blocks: Vec<Block>,
    /// What is set in large type.
    pub(super) large: Large,
    /// Paragraphs in bold that stand in the text itself.
    pub(super) bold: Vec<Bold>,
    /// In how many cells and boxes the reading is.
    depth: usize,
    /// Whether a paragraph is the title of the document.
    pub(super) titled: bool,
    /// Charts, diagrams and whole files that stand in the text and are not read.
    pub(super) unread: usize,
    /// How many tables were met.
    pub(super) tables: usize,
    /// The paragraph that is being read.
    here: Here,
    pub(super) fields: Fields,
    /// How the run is set that is being read.
    pub(super) run: Type,
    /// Whether the words are a link.
    link: bool,
}

/// A paragraph that is being read.
#[derive(Default)]
struct Here {
    look: Look,
    line: Line,
    /// The mark of its list, until it is written down.
    mark: Option<String>,
    /// The largest type in it.
    size: u32,
    /// Text boxes that are anchored in it.
    boxes: Vec<Block>,
    /// Whether a number of a note was just written.
    noted: bool,
    /// Whether a mark counts without words, as in a column of numbers.
    in_cell: bool,
}

impl<'a> Walker<'a> {
    /// A walk that has not begun.
    pub(super) fn new(styles: &'a Styles, numbering: Numbering, notes: Notes<'a>) -> Self {
        Self {
            styles,
            numbering,
            notes,
            blocks: Vec::new(),
            large: Large::default(),
            bold: Vec::new(),
            depth: 0,
            titled: false,
            unread: 0,
            tables: 0,
            here: Here::default(),
            fields: Fields::default(),
            run: Type::default(),
            link: false,
        }
    }

    /// Reads all that an element holds.
    pub(super) fn children(&mut self, element: &'a Element) {
        element.children().for_each(|child| self.element(child));
    }

    /// Reads one element.
    fn element(&mut self, element: &'a Element) {
        match (element.space, &*element.name) {
            (Space::Word, name) => self.word(element, name),
            (Space::Compatibility, "AlternateContent") => self.alternatives(element),
            (Space::Math, "t") => self.say(&element.text()),
            (Space::Other, "chart" | "relIds") => self.unread += 1,
            _ => self.children(element),
        }
    }

    /// Reads an element of a Word text.
    fn word(&mut self, element: &'a Element, name: &str) {
        match name {
            "p" => self.paragraph(element),
            "tbl" => self.table(element),
            "txbxContent" => {
                let boxed = self.apart(element, false);
                self.here.boxes.extend(boxed);
            }
            "r" => self.read_run(element),
            "hyperlink" => {
                let before = std::mem::replace(&mut self.link, true);
                self.children(element);
                self.link = before;
            }
            "sdt" => self.control(element),
            "t" => self.say(&element.text()),
            "tab" | "ptab" => self.say(" "),
            "noBreakHyphen" => self.say("-"),
            "br" | "cr" => self.line_break(),
            "sym" => self.symbol(element),
            "fldChar" => self.fields.meet(element.attr("fldCharType").unwrap_or_default()),
            "footnoteReference" => self.note(element, Series::Foot),
            "endnoteReference" => self.note(element, Series::End),
            "altChunk" => self.unread += 1,
            "del" | "moveFrom" | "delText" | "instrText" | "delInstrText" | "rt" | "pPr" | "rPr"
            | "sectPr" | "tblPr" | "tblGrid" | "trPr" | "tcPr" | "sdtPr" | "sdtEndPr" | "rubyPr"
            | "softHyphen" => {}
            _ => self.children(element),
        }
    }

    /// Reads a paragraph.
    fn paragraph(&mut self, paragraph: &'a Element) {
        let properties = paragraph.child("pPr");
        let look = self.styles.paragraph(properties);
        let mark = properties.and_then(|properties| properties.child("rPr"));
        let gone = |name: &str| mark.is_some_and(|mark| mark.child(name).is_some());
        // Where its end was struck out, the next paragraph goes on in the same line.
        let goes_on = gone("del") || gone("moveFrom");
        if !goes_on {
            self.here.mark = self.numbering.next(&look).filter(|mark| !mark.trim().is_empty());
        }
        self.titled |= look.role == Role::Title;
        self.here.look = look;
        self.run = self.styles.run(None, &self.here.look);
        self.children(paragraph);
        self.fields.end_paragraph();
        if goes_on {
            self.here.line.space();
        } else {
            self.flush();
            self.here.mark = None;
        }
    }

    /// Reads a run.
    fn read_run(&mut self, run: &'a Element) {
        let before = self.run;
        self.run = self.styles.run(run.child("rPr"), &self.here.look);
        self.children(run);
        self.run = before;
    }

    /// Reads a content control, unless it only shows a prompt.
    fn control(&mut self, control: &'a Element) {
        let prompts = control.child("sdtPr").and_then(|properties| properties.switch("showingPlcHdr"));
        if prompts != Some(true) {
            self.children(control);
        }
    }

    /// Reads the first of several forms of the same thing that says anything.
    fn alternatives(&mut self, element: &'a Element) {
        for form in element.children() {
            let before = self.said();
            self.children(form);
            if self.said() != before {
                return;
            }
        }
    }

    /// What changes when something is written down.
    fn said(&self) -> (usize, usize, usize, usize) {
        (self.blocks.len(), self.here.line.text.len(), self.here.boxes.len(), self.unread)
    }

    /// Reads a sign of a font of symbols.
    fn symbol(&mut self, element: &Element) {
        let code = element.attr("char").unwrap_or_default();
        let sign = super::symbol::character(code, element.attr("font").unwrap_or_default());
        if let Some(sign) = sign {
            self.say(sign.encode_utf8(&mut [0; 4]));
        }
    }

    /// Writes the number of a note, apart from the words round it.
    fn note(&mut self, reference: &Element, series: Series) {
        if self.run.hidden || self.fields.are_instructing() {
            return;
        }
        let number = self.notes.refer(series, reference);
        if let Some(number) = number {
            self.here.line.space();
            self.say(&number);
            self.here.noted = true;
        }
    }

    /// Adds words to the paragraph, unless they are not to be seen.
    pub(super) fn say(&mut self, words: &str) {
        if self.run.hidden || self.fields.are_instructing() || words.is_empty() {
            return;
        }
        let here = &mut self.here;
        if std::mem::take(&mut here.noted) && words.starts_with(char::is_alphanumeric) {
            here.line.space();
        }
        if words.contains(char::is_alphanumeric) {
            here.size = here.size.max(self.run.size);
        }
        let words: String = words.chars().map(super::symbol::in_text).collect();
        let style = super::super::html::Style { bold: self.run.bold, link: self.link };
        here.line.push(&words, style);
    }

    /// Ends a line; two in a row end the block.
    fn line_break(&mut self) {
        if self.run.hidden || self.fields.are_instructing() {
            return;
        }
        match self.here.look.role {
            Role::Heading(_) | Role::Title => self.here.line.space(),
            Role::Text | Role::Contents if !self.here.line.end_line() => self.flush(),
            Role::Text | Role::Contents => {}
        }
    }

    /// Writes down the paragraph that was being read, and the boxes in it.
    fn flush(&mut self) {
        let line = self.here.line.take();
        let size = std::mem::take(&mut self.here.size);
        let mark = self.here.mark.take();
        self.here.noted = false;
        if !line.text.is_empty() || (self.here.in_cell && mark.is_some()) {
            let block = self.block(line, mark.as_deref());
            self.large.add(&block, size, self.here.look.role == Role::Title);
            if self.depth == 0 && block.kind == Kind::Text && block.is_bold() {
                self.bold.push(Bold { at: self.blocks.len(), size });
            }
            self.blocks.push(block);
        }
        self.blocks.append(&mut self.here.boxes);
    }

    /// The block of a paragraph.
    fn block(&mut self, line: Line, mark: Option<&str>) -> Block {
        let Line { text, bold, linked } = line;
        let short = text.chars().count() <= HEADING_CHARS;
        let kind = match self.here.look.role {
            Role::Title if short => Kind::Heading { level: 1, anchor: None },
            Role::Heading(level) if short => Kind::Heading { level: level + 1, anchor: None },
            Role::Contents => Kind::Row { table: self.contents() },
            _ if mark.is_some() => Kind::Item,
            _ => Kind::Text,
        };
        let mut written = mark.map_or_else(String::new, |mark| format!("{} ", mark.trim()));
        let marker = written.len();
        written.push_str(&text);
        let text = written.trim_end().to_owned();
        Block {
            kind,
            marker: marker.min(text.len()),
            text,
            bold,
            linked,
            place: Place::default(),
            pairs: Vec::new(),
        }
    }

    /// The number of the table of contents that goes on, or of a new one: its lines stand close.
    fn contents(&mut self) -> usize {
        match self.blocks.last() {
            Some(Block { kind: Kind::Row { table }, pairs, .. }) if pairs.is_empty() => *table,
            _ => {
                self.tables += 1;
                self.tables
            }
        }
    }

    /// The blocks in an element that stands apart from the paragraph that is being read.
    pub(super) fn apart(&mut self, element: &'a Element, in_cell: bool) -> Vec<Block> {
        let blocks = std::mem::take(&mut self.blocks);
        let here = std::mem::replace(&mut self.here, Here { in_cell, ..Here::default() });
        let (run, link) = (self.run, std::mem::replace(&mut self.link, false));
        self.depth += 1;
        self.children(element);
        self.flush();
        self.depth -= 1;
        (self.run, self.link) = (run, link);
        self.here = here;
        std::mem::replace(&mut self.blocks, blocks)
    }

    /// Ends the text, with a paragraph whose end was struck out.
    pub(super) fn finish(&mut self) {
        self.flush();
    }
}
