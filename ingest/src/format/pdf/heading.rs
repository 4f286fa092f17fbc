//! Finds headings by their type, and the large type of the first page.
//!
//! A heading is larger than the body, or bold where the body is not, and
//! stands alone. Its level follows its size. Where the tags of the file could
//! be believed, they say more than the type does.

use crate::extracted::{Heading, HeadingSource};

use super::marker;
use super::paragraph::{Block, Parted, Usual};
use super::tagged::Role;

/// How much larger than the body a heading is at least.
const LARGER: f32 = 1.12;
/// How many characters a heading has at most.
const LONGEST: usize = 220;
/// How many characters a heading in the size of the body has at most.
const LONGEST_BOLD: usize = 130;
/// How many lines a heading has at most.
const MOST_LINES: usize = 4;
/// How many lines a heading has at most that is tagged as one.
const MOST_TAGGED: usize = 6;
/// The lowest level.
const LOWEST: usize = 6;

/// What tells headings apart in a document.
#[derive(Debug)]
pub(crate) struct Scale {
    /// The size of the body.
    body: f32,
    /// Whether bold type is rare enough to mean something.
    bold_tells: bool,
    /// The sizes of headings, largest first.
    sizes: Vec<f32>,
}

impl Scale {
    /// The scale of a document with these blocks.
    pub(crate) fn of<'a>(blocks: impl Iterator<Item = &'a Block> + Clone, usual: Usual) -> Self {
        let count = |block: &Block| block.text.len();
        let all: usize = blocks.clone().map(count).sum();
        let bold: usize = blocks.clone().filter(|block| block.bold).map(count).sum();
        let mut scale = Self { body: usual.size, bold_tells: bold * 5 < all * 2, sizes: Vec::new() };
        let mut sizes: Vec<f32> =
            blocks.filter(|block| scale.is_large(block) && scale.is_heading(block)).map(|b| b.size).collect();
        sizes.sort_by(|a, b| b.total_cmp(a));
        sizes.dedup_by(|smaller, larger| *larger - *smaller < 0.6);
        scale.sizes = sizes;
        scale
    }

    /// Whether a block is set larger than the body.
    fn is_large(&self, block: &Block) -> bool {
        block.size >= LARGER * self.body
    }

    /// Whether a block is a heading by its tag or its looks.
    pub(crate) fn is_heading(&self, block: &Block) -> bool {
        match block.tag.role {
            Role::Heading(_) => {
                let alone = block.parted != Parted::Cell && !block.turned && !is_entry(&block.text);
                alone && block.lines <= MOST_TAGGED && block.text.chars().count() <= LONGEST
            }
            Role::Plain => self.looks_like_heading(block),
            Role::Entry | Role::Note | Role::Cell | Role::Caption => false,
        }
    }

    /// Whether a block looks like a heading, whatever its tag.
    fn looks_like_heading(&self, block: &Block) -> bool {
        if block.lines > MOST_LINES {
            return false;
        }
        let text = block.text.as_str();
        let length = text.chars().count();
        let letters = text.chars().filter(|ch| ch.is_alphabetic()).count();
        let alone = !block.turned && !block.rows && block.parted == Parted::Blank && !is_entry(text);
        if !alone || letters < 2 || letters * 3 < length || length > LONGEST {
            return false;
        }
        let bullet = marker::of(text) == Some(marker::Marker::Bullet);
        let sentence = text.ends_with(['.', ';', ',', ':']) && block.lines > 1;
        let bold = block.bold
            && self.bold_tells
            && block.size > 0.93 * self.body
            && length <= LONGEST_BOLD
            && block.lines <= 3
            && !text.ends_with([';', ','])
            && !text.contains('\n');
        !bullet && !sentence && (self.is_large(block) || bold)
    }

    /// The level of a heading: 1 for the largest size.
    pub(crate) fn level(&self, block: &Block) -> u8 {
        let place = self.sizes.iter().position(|size| block.size > size - 0.6);
        let below = self.sizes.len();
        u8::try_from((place.unwrap_or(below) + 1).min(LOWEST)).unwrap_or(u8::MAX)
    }

    /// A heading made of a block that starts at byte `at` of the text of a page.
    pub(crate) fn heading(&self, block: &Block, page: u32, at: usize) -> Heading {
        Heading {
            page,
            at,
            text: block.text.replace('\n', " "),
            level: block.tag.level().unwrap_or_else(|| self.level(block)),
            source: if block.tag.level().is_some() { HeadingSource::Tagged } else { HeadingSource::Layout },
            anchor: None,
        }
    }

    /// The words of a page in type larger than the body, largest first.
    pub(crate) fn large_type(&self, blocks: &[Block]) -> Vec<String> {
        let mut large: Vec<&Block> = blocks
            .iter()
            .filter(|block| {
                self.is_large(block) && !block.turned && block.text.chars().any(char::is_alphabetic)
            })
            .filter(|block| block.text.chars().count() <= 2 * LONGEST)
            .collect();
        large.sort_by(|a, b| b.size.total_cmp(&a.size));
        large.into_iter().map(|block| block.text.replace('\n', " ")).collect()
    }

    /// The bold words of a page that stand out like headings, for pages without large type.
    ///
    /// Tags do not count: a title may well stand in a table.
    pub(crate) fn bold_type(&self, blocks: &[Block]) -> Vec<String> {
        let bold = blocks.iter().filter(|block| self.looks_like_heading(block));
        bold.map(|block| block.text.replace('\n', " ")).collect()
    }
}

/// Whether a text is a line of a table of contents: it ends in leaders or a page number.
fn is_entry(text: &str) -> bool {
    let before = text.trim_end_matches(|ch: char| ch.is_ascii_digit() || ch == ' ');
    before.ends_with("..") || before.ends_with('…') || before.contains("....")
}

#[cfg(test)]
mod tests {
    use super::super::tagged::Tag;
    use super::*;

    const USUAL: Usual = Usual { size: 11.0, pitch: 1.2 };

    fn block(text: &str, size: f32, bold: bool) -> Block {
        let lines = 1 + text.matches('\n').count();
        Block {
            text: text.to_owned(),
            parted: Parted::Blank,
            size,
            bold,
            rows: false,
            lines,
            turned: false,
            tag: Tag::default(),
        }
    }

    fn document() -> Vec<Block> {
        vec![
            block("A Learning Review", 24.0, true),
            block("1. Findings", 16.0, true),
            block("What the panel heard", 11.0, true),
            block(&"It heard that plans were made and that no one followed them up. ".repeat(4), 11.0, false),
            block("Introduction ........ 4", 16.0, true),
            block("• a bullet in bold", 11.0, true),
        ]
    }

    #[test]
    fn larger_and_bold_lines_are_headings_and_nothing_else_is() {
        let blocks = document();
        let scale = Scale::of(blocks.iter(), USUAL);

        let found: Vec<bool> = blocks.iter().map(|block| scale.is_heading(block)).collect();

        assert_eq!(found, [true, true, true, false, false, false]);
    }

    #[test]
    fn levels_follow_the_size() {
        let blocks = document();
        let scale = Scale::of(blocks.iter(), USUAL);

        let levels: Vec<u8> = blocks[..3].iter().map(|block| scale.level(block)).collect();

        assert_eq!(levels, [1, 2, 3]);
    }

    #[test]
    fn bold_means_nothing_where_all_is_bold() {
        let blocks = [block("Much of this is bold", 11.0, true), block("as is this", 11.0, true)];
        let scale = Scale::of(blocks.iter(), USUAL);

        assert!(!scale.is_heading(&blocks[0]));
    }

    #[test]
    fn large_type_comes_largest_first_on_one_line() {
        let blocks = vec![block("Northmere Board", 14.0, false), block("A Review\nof Care", 24.0, true)];
        let scale = Scale::of(blocks.iter(), USUAL);

        assert_eq!(scale.large_type(&blocks), ["A Review of Care", "Northmere Board"]);
    }
}
