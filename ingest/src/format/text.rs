//! Reads plain text and Markdown.
//!
//! Wrapped lines are joined to paragraphs; lines that were meant to end stay
//! lines. Headings are those that the text marks: `#` or a line drawn below.
//! There is one page, number 1; a form feed only ends a paragraph.
//!
//! Never fails: any text is a text.

use hindsight_index::vocabulary::Format;

use super::encoding;
use super::html::{give_anchors, one_page};
use super::markdown;
use super::pairs::{detail_of_line, split_line};
use crate::error::ReadError;
use crate::extracted::{Detail, Extracted, Heading, HeadingSource, Metadata};
use crate::limits::Limits;

/// Blocks at the head in which "Label: value" is read.
const HEAD: usize = 40;

/// Characters of a line from which the file is taken to have a paragraph a line.
const UNWRAPPED: usize = 160;

/// Characters at which a line may be full, where no longer ones show the width.
const NARROW: usize = 40;

/// A block of text.
struct Block {
    /// Its level, if it is a heading.
    level: Option<u8>,
    /// Its words.
    text: String,
}

/// Reads plain text.
///
/// # Errors
///
/// Never fails; the result is that of every reader.
pub(crate) fn read_plain(bytes: &[u8], limits: &Limits) -> Result<Extracted, ReadError> {
    let text = encoding::decode_text(bytes);
    Ok(complete(Format::Text, blocks(&text), Metadata::default(), limits))
}

/// Reads Markdown.
///
/// # Errors
///
/// Never fails; the result is that of every reader.
pub(crate) fn read_markdown(bytes: &[u8], limits: &Limits) -> Result<Extracted, ReadError> {
    let text = encoding::decode_text(bytes);
    let (front, body) = markdown::front_matter(&text);
    let fields: Vec<Detail> = front.lines().filter_map(detail_of_field).collect();
    let field = |name: &str| {
        let found = fields.iter().find(|detail| detail.label.eq_ignore_ascii_case(name));
        found.and_then(|detail| detail.values.first().cloned())
    };
    let metadata = Metadata {
        title: field("title"),
        author: field("author"),
        published: field("date"),
        language: field("lang"),
        ..Metadata::default()
    };
    let mut blocks = blocks(body);
    blocks.iter_mut().for_each(|block| block.text = markdown::plain(&block.text));
    Ok(complete(Format::Markdown, blocks, metadata, limits))
}

/// A field of front matter, without the quotation marks round its value.
fn detail_of_field(line: &str) -> Option<Detail> {
    let (label, value) = line.split_once(':')?;
    let value = value.trim().trim_matches(['"', '\'']).to_owned();
    let label = label.trim().to_owned();
    (!value.is_empty()).then(|| Detail { page: 1, label, values: vec![value], quote: line.trim().to_owned() })
}

/// Sets the blocks as one page, with headings and details.
fn complete(format: Format, blocks: Vec<Block>, mut metadata: Metadata, limits: &Limits) -> Extracted {
    let mut text = String::new();
    let mut headings = Vec::new();
    for block in blocks.iter().filter(|block| !block.text.is_empty()) {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        if let Some(level) = block.level {
            let heading = Heading {
                page: 1,
                at: text.len(),
                text: block.text.clone(),
                level,
                source: HeadingSource::Markup,
                anchor: None,
            };
            headings.push(heading);
        }
        text.push_str(&block.text);
    }
    give_anchors(&mut headings);
    let head = blocks.iter().filter(|block| block.level.is_none()).take(HEAD);
    metadata.details = head.flat_map(|block| block.text.lines()).filter_map(detail_of_line).collect();
    let extracted =
        Extracted { format, pages: Vec::new(), headings, metadata, warnings: Vec::new(), wanted: Vec::new() };
    one_page(extracted, text, limits)
}

/// The blocks of a text.
fn blocks(text: &str) -> Vec<Block> {
    let width = width(text);
    let mut blocks: Vec<Block> = Vec::new();
    let mut paragraph = Paragraph { width, ..Paragraph::default() };
    let mut fenced = false;
    for line in text.split(['\n', '\r', '\u{c}']) {
        let trimmed = line.trim();
        if trimmed.starts_with("```") || trimmed.starts_with("~~~") {
            fenced = !fenced;
        } else if fenced {
            paragraph.add_line(trimmed);
        } else if let Some((level, words)) = numbered_heading(trimmed) {
            blocks.extend(paragraph.end());
            blocks.push(Block { level: Some(level), text: fold(words) });
        } else if let Some(level) = underline(trimmed).filter(|_| paragraph.is_one_line()) {
            blocks.extend(paragraph.end().map(|block| Block { level: Some(level), ..block }));
        } else if trimmed.is_empty() || is_rule(trimmed) {
            blocks.extend(paragraph.end());
        } else {
            if paragraph.is_ended_by(trimmed) {
                blocks.extend(paragraph.end());
            }
            paragraph.add(trimmed);
        }
    }
    blocks.extend(paragraph.end());
    blocks
}

/// The paragraph that is being read.
#[derive(Default)]
struct Paragraph {
    /// The text so far.
    text: String,
    /// Source lines so far.
    lines: usize,
    /// Characters of the last source line.
    last: usize,
    /// Characters at which the file's lines are full.
    width: usize,
}

impl Paragraph {
    /// Whether it is a single line, which a line drawn below makes a heading.
    fn is_one_line(&self) -> bool {
        self.lines == 1
    }

    /// Whether a line starts a block of its own.
    fn is_ended_by(&self, line: &str) -> bool {
        !self.text.is_empty() && (starts_item(line) || self.width > UNWRAPPED)
    }

    /// Adds a line: to the last one if that was wrapped, else below it.
    fn add(&mut self, line: &str) {
        // A full line was wrapped, unless the next states something of its own.
        let wrapped =
            self.last * 10 >= self.width * 6 && split_line(line).is_none() && !line.starts_with('|');
        match self.text.chars().last() {
            None => {}
            Some('-') if wrapped && self.text.chars().rev().nth(1).is_some_and(char::is_alphabetic) => {}
            Some(_) => self.text.push(if wrapped { ' ' } else { '\n' }),
        }
        self.text.push_str(&fold(line));
        self.lines += 1;
        self.last = line.chars().count();
    }

    /// Adds a line that stays a line.
    fn add_line(&mut self, line: &str) {
        self.last = 0;
        self.add(line);
    }

    /// Ends the paragraph.
    fn end(&mut self) -> Option<Block> {
        let width = self.width;
        let text = std::mem::replace(self, Self { width, ..Self::default() }).text;
        (!text.is_empty()).then_some(Block { level: None, text })
    }
}

/// Characters at which the lines of a text are full: nearly the longest.
fn width(text: &str) -> usize {
    let mut lengths: Vec<usize> =
        text.lines().map(|line| line.trim().chars().count()).filter(|length| *length > 0).collect();
    lengths.sort_unstable();
    lengths.get(lengths.len() * 9 / 10).copied().unwrap_or_default().max(NARROW)
}

/// Level and words of a heading that `#` marks.
fn numbered_heading(line: &str) -> Option<(u8, &str)> {
    let words = line.trim_start_matches('#');
    let level = u8::try_from(line.len() - words.len()).ok().filter(|level| (1..=6).contains(level))?;
    let words = words.strip_prefix([' ', '\t'])?.trim().trim_end_matches('#').trim_end();
    (!words.is_empty()).then_some((level, words))
}

/// The level of the heading above a drawn line.
fn underline(line: &str) -> Option<u8> {
    let drawn = |c: char| line.len() > 1 && line.chars().all(|other| other == c);
    if drawn('=') { Some(1) } else { drawn('-').then_some(2) }
}

/// Whether a line is drawn and says nothing.
fn is_rule(line: &str) -> bool {
    line.len() > 2 && line.chars().all(|c| matches!(c, '-' | '=' | '*' | '_' | ' ' | '|' | ':' | '+'))
}

/// Whether a line starts an item of a list.
fn starts_item(line: &str) -> bool {
    let Some((mark, _)) = line.split_once(char::is_whitespace) else { return false };
    let inner = mark.trim_start_matches('(').trim_end_matches([')', '.']);
    let numbered = inner.len() < mark.len()
        && (inner.len() <= 2 || inner.bytes().all(|b| b.is_ascii_digit()))
        && inner.bytes().all(|b| b.is_ascii_alphanumeric());
    matches!(mark, "-" | "*" | "+" | "•" | "–" | "·" | "o")
        || (numbered && inner.len() <= 4 && !inner.is_empty())
}

/// A line with single spaces.
fn fold(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use hindsight_index::vocabulary::PageOrigin;
    use proptest::prelude::*;

    use super::*;

    /// The text of the page of some plain text.
    fn plain(text: &str) -> String {
        page(read_plain(text.as_bytes(), &Limits::default()))
    }

    /// The text of the page of some Markdown.
    fn marked(text: &str) -> String {
        page(read_markdown(text.as_bytes(), &Limits::default()))
    }

    /// The text of the only page.
    fn page(extracted: Result<Extracted, ReadError>) -> String {
        extracted.expect("any text is read").pages.remove(0).text
    }

    #[test]
    fn wrapped_lines_are_joined_and_paragraphs_stay_apart() {
        let text = "The nurse called at the house on three days in the\nsame week and was not let in.\r\n\r\nNo one asked.\n";

        assert_eq!(
            plain(text),
            "The nurse called at the house on three days in the same week and was not let in.\n\nNo one asked."
        );
    }

    #[test]
    fn short_lines_and_items_are_not_joined() {
        let text = "Alpha Trust\nBeta Road\n\n1. The board should ask every partner what became of it\nand write it down.\n2. It should ask again.";

        assert_eq!(
            plain(text),
            "Alpha Trust\nBeta Road\n\n1. The board should ask every partner what became of it and write it down.\n\n2. It should ask again."
        );
    }

    #[test]
    fn a_text_with_a_paragraph_a_line_has_a_block_a_line() {
        let long = "No one asked what the day was like for her. ".repeat(5);

        assert_eq!(plain(&format!("{long}\n{long}")).matches("\n\n").count(), 1);
    }

    #[test]
    fn headings_are_marked_by_signs_or_by_a_line_below() {
        let text = "Review of the care of A\n=======\n\n## Findings ##\nNo one asked.\n\nConclusions\n---\nEnd. #1 is no heading";

        let extracted = read_markdown(text.as_bytes(), &Limits::default()).expect("text");

        let headings: Vec<(&str, u8)> =
            extracted.headings.iter().map(|h| (h.text.as_str(), h.level)).collect();
        assert_eq!(headings, [("Review of the care of A", 1), ("Findings", 2), ("Conclusions", 2)]);
        for heading in &extracted.headings {
            assert!(extracted.pages[0].text[heading.at..].starts_with(&heading.text));
            assert!(heading.anchor.is_some());
        }
    }

    #[test]
    fn lines_with_labels_at_the_head_are_details() {
        let text =
            "Date of report: 3 May 2019\nRef: 2019-0007\nSent to: Alpha Trust; Beta Council\n\nNo one asked.";

        let extracted = read_plain(text.as_bytes(), &Limits::default()).expect("text");

        let details = extracted.metadata.details;
        assert_eq!(details.len(), 3);
        assert_eq!(details[2].values, ["Alpha Trust", "Beta Council"]);
        assert!(details.iter().all(|detail| extracted.pages[0].text.contains(&detail.quote)));
    }

    #[test]
    fn the_signs_of_markdown_are_not_words() {
        let text = "---\ntitle: \"Review A\"\n---\n# **Findings**\n\nSee [the *plan*](https://example.org/a_b) and `notes`.\n\n> She said so.\n\n- one\n- two";

        let extracted = read_markdown(text.as_bytes(), &Limits::default()).expect("text");

        assert_eq!(extracted.metadata.title.as_deref(), Some("Review A"));
        assert_eq!(extracted.headings[0].text, "Findings");
        assert_eq!(marked(text), "Findings\n\nSee the plan and notes.\n\nShe said so.\n\n- one\n\n- two");
    }

    #[test]
    fn text_over_the_limit_is_cut_and_a_warning_says_so() {
        let limits = Limits { page_text_bytes: 4, ..Limits::default() };

        let whole = read_plain("abcd".as_bytes(), &limits).expect("text");
        let cut = read_plain("abcé".as_bytes(), &limits).expect("text");

        assert!(whole.warnings.is_empty());
        assert_eq!(cut.pages[0].text, "abc");
        assert_eq!(cut.warnings[0].code, "page-cut");
    }

    #[test]
    fn a_text_without_words_says_so() {
        let extracted = read_plain(b"---\n***", &Limits::default()).expect("text");

        assert_eq!(extracted.pages[0].origin, PageOrigin::None);
        assert_eq!(extracted.warnings[0].code, "no-text");
    }

    proptest! {
        #[test]
        fn plain_text_keeps_every_word(words in proptest::collection::vec("[a-z]{1,12}[.,:]?", 1..80), breaks in proptest::collection::vec(0..4_usize, 80)) {
            let text: String = words.iter().zip(breaks).map(|(word, gap)| format!("{word}{}", [" ", "\n", "\n\n", "\u{c}"][gap])).collect();

            let read = plain(&text);

            prop_assert_eq!(read.split_whitespace().collect::<Vec<_>>(), words);
        }

        #[test]
        fn any_text_is_read_and_headings_stand_where_they_say(text in "[#=*_`\\[\\]()!>~|: a-cÉ\n\r-]{0,200}") {
            let extracted = read_markdown(text.as_bytes(), &Limits::default()).expect("any text is read");

            for heading in &extracted.headings {
                prop_assert!(extracted.pages[0].text.get(heading.at..).is_some_and(|rest| rest.starts_with(&heading.text)));
            }
        }
    }
}
