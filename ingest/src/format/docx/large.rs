//! What stands at the head of a document in large type, or as its title.

use std::collections::BTreeMap;

use super::super::html::Block;

/// Blocks at the head that count as the first page.
const HEAD: usize = 40;

/// Characters of one line of large type.
const CHARS: usize = 440;

/// Gathers the words at the head with their sizes, and what size is usual.
#[derive(Debug, Default)]
pub(super) struct Large {
    head: Vec<Words>,
    /// Bytes of text by size.
    sizes: BTreeMap<u32, usize>,
}

/// The words of one block.
#[derive(Debug)]
struct Words {
    text: String,
    size: u32,
    title: bool,
    bold: bool,
}

impl Large {
    /// Adds a block whose largest type is of this size.
    pub(super) fn add(&mut self, block: &Block, size: u32, title: bool) {
        let text = block.words().replace('\n', " ");
        *self.sizes.entry(size).or_default() += text.len();
        if self.head.len() < HEAD {
            self.head.push(Words { text, size, title, bold: block.is_bold() });
        }
    }

    /// The title, then the words in large type, the largest first; if there are none, those in bold.
    pub(super) fn words(&self) -> Vec<String> {
        let usual = self.sizes.iter().max_by_key(|(size, bytes)| (**bytes, u32::MAX - **size));
        let usual = usual.map_or(0, |(size, _)| *size);
        let is_large = |words: &Words| u64::from(words.size) * 100 >= u64::from(usual) * 112;
        let told =
            |words: &&Words| words.text.chars().count() <= CHARS && words.text.contains(char::is_alphabetic);
        let mut large: Vec<&Words> =
            self.head.iter().filter(told).filter(|words| words.title || is_large(words)).collect();
        large.sort_by_key(|words| (!words.title, u32::MAX - words.size));
        if large.is_empty() {
            large = self.head.iter().filter(told).filter(|words| words.bold).collect();
        }
        large.into_iter().map(|words| words.text.clone()).collect()
    }
}
