//! Walks a parsed page and writes down its blocks in document order.
//!
//! Every word of the page that a reader could come to see is in one block,
//! furniture too: what is kept is chosen later. Hidden panels count as text.
//!
//! Recurses as deep as the page nests, which is limited before.

use scraper::{ElementRef, Node};

use super::block::{Block, Kind, Pair, Place};
use super::furniture::is_furniture;
use super::line::{Line, Style};
use super::marks::{BULLET, has_own_mark, ordinal};
use super::survey::{About, BLOCKS, SILENT, Survey, is_heading, is_main};
use super::table::is_layout;

/// Characters of an anchor at most.
const ANCHOR_CHARS: usize = 120;

/// Reads blocks; see the module.
pub(super) struct Walker<'a> {
    /// What is known about the elements.
    pub(super) survey: &'a Survey,
    /// Bytes of text of the whole page.
    page_text: usize,
    /// The blocks so far.
    pub(super) blocks: Vec<Block>,
    /// The text of the block that is being read.
    line: Line,
    /// The heading that is being read.
    heading: Option<u8>,
    /// The level of the last heading.
    level: u8,
    /// Where the walk is.
    place: Place,
    /// How the text is set here.
    style: Style,
    /// Whether line feeds of the source count.
    preformatted: bool,
    /// The mark of a list item whose text has not begun.
    marker: Option<String>,
    /// The anchor to which a link would lead here.
    anchor: Option<String>,
    /// How many tables were met.
    pub(super) tables: usize,
}

impl<'a> Walker<'a> {
    /// A walk over a page with this much text.
    pub(super) fn new(survey: &'a Survey, page_text: usize) -> Self {
        Self {
            survey,
            page_text,
            blocks: Vec::new(),
            line: Line::default(),
            heading: None,
            level: 0,
            place: Place::default(),
            style: Style::default(),
            preformatted: false,
            marker: None,
            anchor: None,
            tables: 0,
        }
    }

    /// Reads an element and ends its last block.
    pub(super) fn read(mut self, root: ElementRef<'_>) -> Vec<Block> {
        self.element(root);
        self.flush();
        self.blocks
    }

    /// Reads what stands in an element.
    pub(super) fn children(&mut self, element: ElementRef<'_>) {
        for child in element.children() {
            match child.value() {
                Node::Text(text) if self.preformatted => self.line.push_lines(text),
                Node::Text(text) => self.line.push(text, self.style),
                Node::Element(_) => ElementRef::wrap(child).into_iter().for_each(|child| self.element(child)),
                _ => {}
            }
        }
    }

    /// Reads an element.
    fn element(&mut self, element: ElementRef<'_>) {
        let name = element.value().name();
        if SILENT.contains(&name) {
            return;
        }
        let about = self.survey.of(element);
        let before = self.place;
        let place = Place {
            main: before.main || is_main(element),
            furniture: before.furniture || is_furniture(element, about, self.page_text, before.main),
        };
        let apart = BLOCKS.contains(&name) || place != before || self.heading_level(element, about).is_some();
        if apart {
            self.flush();
        }
        self.place = place;
        self.note_anchor(element);
        self.named(element, name, about);
        if apart {
            self.flush();
        }
        self.place = before;
    }

    /// Reads an element as its name asks.
    fn named(&mut self, element: ElementRef<'_>, name: &str, about: About) {
        if let Some(level) = self.heading_level(element, about) {
            return self.read_heading(element, level);
        }
        match name {
            "br" => self.line_break(),
            "b" | "strong" => self.styled(element, Style { bold: true, ..self.style }),
            "a" if element.attr("href").is_some() => self.styled(element, Style { link: true, ..self.style }),
            "pre" => {
                self.flush();
                let before = std::mem::replace(&mut self.preformatted, true);
                self.children(element);
                self.flush();
                self.preformatted = before;
            }
            "ol" | "ul" => self.list(element, name == "ol"),
            "table" if !is_layout(element, about) => self.table(element),
            "dl" if !about.heading && !about.table && self.is_definitions(element) => {
                self.definitions(element)
            }
            "button" | "label" => {
                self.line.space();
                self.children(element);
                self.line.space();
            }
            "sup" if about.linked > 0 => {
                self.line.space();
                self.children(element);
            }
            _ => self.children(element),
        }
    }

    /// Reads what stands in an element that sets its text in a way of its own.
    fn styled(&mut self, element: ElementRef<'_>, style: Style) {
        let before = std::mem::replace(&mut self.style, style);
        self.children(element);
        self.style = before;
    }

    /// The level of a heading: by name, by role, or as the title of a panel that folds.
    fn heading_level(&self, element: ElementRef<'_>, about: About) -> Option<u8> {
        let name = element.value().name();
        if is_heading(name) {
            return name.get(1..).and_then(|level| level.parse().ok());
        }
        if about.heading || about.text == 0 || self.heading.is_some() {
            return None;
        }
        let below = self.level.max(1).saturating_add(1).min(6);
        match element.attr("role") {
            Some("heading") => {
                let level = element.attr("aria-level").and_then(|level| level.trim().parse::<u8>().ok());
                Some(level.unwrap_or(below).clamp(1, 6))
            }
            _ if name == "summary" || (name == "button" && opens_panel(element)) => Some(below),
            _ => None,
        }
    }

    /// Reads a heading as one line.
    fn read_heading(&mut self, element: ElementRef<'_>, level: u8) {
        self.flush();
        let before = self.heading.replace(level);
        self.children(element);
        self.flush();
        self.heading = before;
        if element.value().name() != "summary" && element.value().name() != "button" {
            self.level = level;
        }
    }

    /// Reads a list, with the marks that a browser draws.
    fn list(&mut self, list: ElementRef<'_>, ordered: bool) {
        let mut number = list.attr("start").and_then(|start| start.trim().parse::<i32>().ok()).unwrap_or(1);
        for child in list.children() {
            let Some(child) = ElementRef::wrap(child) else {
                child.value().as_text().into_iter().for_each(|text| self.line.push(text, self.style));
                continue;
            };
            if ordered && child.value().name() == "li" {
                number = child.attr("value").and_then(|value| value.trim().parse().ok()).unwrap_or(number);
                self.marker = Some(ordinal(number, list.attr("type").unwrap_or_default()));
                number = number.saturating_add(1);
            } else {
                self.marker = Some(BULLET.to_owned());
            }
            self.element(child);
            self.marker = None;
        }
    }

    /// Ends a line; two in a row end the block.
    fn line_break(&mut self) {
        if self.heading.is_some() {
            self.line.space();
        } else if !self.line.end_line() {
            self.flush();
        }
    }

    /// Writes down the block that was being read.
    pub(super) fn flush(&mut self) {
        let line = self.line.take();
        if line.text.is_empty() {
            return;
        }
        let anchor = self.anchor.take();
        if let Some(level) = self.heading {
            let block = self.block(Kind::Heading { level, anchor }, line);
            return self.blocks.push(block);
        }
        let marker = self.marker.take().filter(|marker| marker != BULLET || !has_own_mark(&line.text));
        let Some(marker) = marker else {
            let block = self.block(Kind::Text, line);
            return self.blocks.push(block);
        };
        let text = format!("{marker}{}", line.text);
        let block = Block { text, marker: marker.len(), ..self.block(Kind::Item, line) };
        self.blocks.push(block);
    }

    /// A block at the present place.
    fn block(&self, kind: Kind, line: Line) -> Block {
        let Line { text, bold, linked } = line;
        Block { kind, text, marker: 0, bold, linked, place: self.place, pairs: Vec::new() }
    }

    /// Writes down a row.
    pub(super) fn row(&mut self, table: usize, text: String, pairs: Vec<Pair>) {
        self.anchor = None;
        let block = Block { pairs, ..self.block(Kind::Row { table }, Line { text, ..Line::default() }) };
        self.blocks.push(block);
    }

    /// The lines of a cell, list marks left out.
    pub(super) fn lines_of(&mut self, cell: ElementRef<'_>) -> Vec<String> {
        let mut walker = Walker::new(self.survey, self.page_text);
        walker.children(cell);
        walker.flush();
        let lines = walker.blocks.iter().flat_map(|block| block.words().lines());
        lines.map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    /// Remembers the anchor of an element until text follows.
    fn note_anchor(&mut self, element: ElementRef<'_>) {
        let named = (element.value().name() == "a").then(|| element.attr("name")).flatten();
        let anchor = element.value().id().or(named).unwrap_or_default();
        let fits = !anchor.is_empty() && anchor.chars().count() <= ANCHOR_CHARS;
        if fits && !anchor.contains(|c: char| c.is_whitespace() || c.is_control()) {
            // A mark within a heading does not outrank the heading's own.
            if self.heading.is_none() || self.anchor.is_none() {
                self.anchor = Some(anchor.to_owned());
            }
        }
    }
}

/// Whether a button unfolds a panel of text.
fn opens_panel(button: ElementRef<'_>) -> bool {
    let class = button.attr("class").unwrap_or_default().to_ascii_lowercase();
    let folds = class.contains("accordion") || class.contains("collaps");
    folds && (button.attr("aria-controls").is_some() || button.attr("aria-expanded").is_some())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use scraper::Html;

    use super::*;

    /// The blocks of a page.
    fn blocks(html: &str) -> Vec<Block> {
        let page = Html::parse_document(html);
        let survey = Survey::new(&page);
        Walker::new(&survey, survey.of(page.root_element()).text).read(page.root_element())
    }

    /// The words of each block.
    fn texts(html: &str) -> Vec<String> {
        blocks(html).into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn paragraphs_breaks_and_source_lines_are_told_apart() {
        let html = "<p>One\n two<br>three</p>four<div>five<br><br>six</div><pre>a  b\nc</pre>";

        assert_eq!(texts(html), ["One two\nthree", "four", "five", "six", "a b\nc"]);
    }

    #[test]
    fn words_are_glued_only_where_the_page_glues_them() {
        assert_eq!(
            texts("<p>21<sup>st</sup> <b>May</b>,<i>the</i> end<sup><a href=#n>1</a></sup></p>"),
            ["21st May,the end 1"]
        );
    }

    #[test]
    fn list_marks_are_those_that_a_browser_draws() {
        let html = "<ul><li>a<ul><li>b</ul><li>(1) own mark</ul><ol start=3><li>c<li value=9>d<ol type=i><li>e</ol></ol>";

        assert_eq!(texts(html), ["• a", "• b", "(1) own mark", "3. c", "9. d", "i. e"]);
        assert_eq!(blocks(html)[3].words(), "c");
    }

    #[test]
    fn a_heading_is_one_line_with_the_nearest_anchor() {
        let html = "<div id=far><a name=near></a><h3>Two<br>lines <span id=within></span></h3></div>";

        let blocks = blocks(html);

        assert_eq!(blocks[0].text, "Two lines");
        assert_eq!(blocks[0].kind, Kind::Heading { level: 3, anchor: Some("near".to_owned()) });
    }

    #[test]
    fn a_table_that_only_places_things_is_no_table() {
        let html = "<table><tr><td><h2>Findings</h2><p>No one asked.</p></td><td>Aside</td></tr></table>";

        assert_eq!(texts(html), ["Findings", "No one asked.", "Aside"]);
    }

    #[test]
    fn the_way_through_the_page_is_kept_with_each_block() {
        let blocks = blocks("<nav>Home</nav><main>Text<nav>Up</nav></main>");

        let places: Vec<(bool, bool)> = blocks.iter().map(|b| (b.place.main, b.place.furniture)).collect();
        assert_eq!(places, [(false, true), (true, false), (true, true)]);
    }

    proptest! {
        #[test]
        fn every_word_of_the_page_is_in_one_block(
            parts in proptest::collection::vec((0..12_usize, "[a-z]{1,8}"), 0..40)
        ) {
            const TAGS: [&str; 12] = [
                "<p>", "<div>", "</div>", "<ul>", "<li>", "</ul>", "<table><tr>", "<td>", "</table>", "<h2>", "<dl><dt>", "<dd>",
            ];
            let html: String = parts.iter().map(|(tag, word)| format!("{} {word} ", TAGS[*tag])).collect();

            let text = texts(&html).join("\n");

            let mut read: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).collect();
            let mut written: Vec<&str> = parts.iter().map(|(_, word)| word.as_str()).collect();
            read.sort_unstable();
            written.sort_unstable();
            prop_assert_eq!(read, written);
        }
    }
}
