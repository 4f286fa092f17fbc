//! Cuts a text into words, numbers and signs.

use std::ops::Range;

/// How many tokens of a table are looked through for its head.
const MOST_IN_TABLE: usize = 4_000;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, with apostrophes between them.
    Word,
    /// The digits 0 to 9.
    Number,
    /// Any other character.
    Sign,
}

/// What stands before a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing.
    None,
    /// Blanks.
    Space,
    /// The end of a line.
    Line,
    /// A blank line: a new block of text.
    Block,
}

/// A word, a number or a sign.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    pub(super) kind: Kind,
    pub(super) gap: Gap,
    /// The byte at which it starts.
    pub(super) start: usize,
}

/// The tokens of a text; places beyond its ends hold nothing.
#[derive(Debug)]
pub(super) struct Tokens<'a>(Vec<Token<'a>>);

impl<'a> Tokens<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut tokens = Vec::with_capacity(text.len() / 4);
        let (mut rest, mut lines, mut blank) = (text, 0, true);
        while let Some(first) = rest.chars().next() {
            if first.is_whitespace() {
                lines += usize::from(first == '\n');
                blank = true;
                rest = rest.get(first.len_utf8()..).unwrap_or_default();
                continue;
            }
            let (kind, length) = measure(rest, first);
            let (word, after) = rest.split_at(length);
            let gap = match lines {
                _ if tokens.is_empty() => Gap::Block,
                0 if blank => Gap::Space,
                0 => Gap::None,
                1 => Gap::Line,
                _ => Gap::Block,
            };
            tokens.push(Token { text: word, kind, gap, start: text.len() - rest.len() });
            (rest, lines, blank) = (after, 0, false);
        }
        Self(tokens)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<&Token<'a>> {
        self.0.get(at)
    }

    /// The token so many places before another.
    pub(super) fn before(&self, at: usize, places: usize) -> Option<&Token<'a>> {
        self.0.get(at.checked_sub(places)?)
    }

    /// Whether there is such a sign, whatever stands before it.
    pub(super) fn is_sign(&self, at: usize, signs: &[char]) -> bool {
        self.get(at).is_some_and(|token| token.is_sign(signs))
    }

    /// Whether there is one of these words, in any case.
    pub(super) fn is_word(&self, at: usize, words: &[&str]) -> bool {
        self.get(at).is_some_and(|token| token.is_word(words))
    }

    /// Whether a token follows the one before it without a blank.
    pub(super) fn sticks(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.gap == Gap::None)
    }

    /// The places of the first cell of the row in which a place lies, if it is another cell.
    pub(super) fn row_head(&self, at: usize) -> Option<Range<usize>> {
        let starts = |at: &usize| *at == 0 || self.get(*at).is_some_and(|token| token.gap >= Gap::Line);
        let row = (0..=at).rev().take(MOST_IN_TABLE).find(starts)?;
        let bar = (row..at).find(|at| self.is_sign(*at, &['|']))?;
        Some(row..bar)
    }

    /// The places of each cell before that of a place, in its row.
    pub(super) fn cells_before(&self, at: usize) -> Vec<Range<usize>> {
        let starts = |at: &usize| *at == 0 || self.get(*at).is_some_and(|token| token.gap >= Gap::Line);
        let row = (0..=at).rev().take(MOST_IN_TABLE).find(starts).unwrap_or(at);
        let mut cells = self.cells(row, at);
        cells.pop();
        cells
    }

    /// The places of each cell above that of a place, in its column and table: the nearest first, the head last.
    ///
    /// Cells are parted by `|`; a line of one cell is no row.
    pub(super) fn cells_above(&self, at: usize) -> Vec<Range<usize>> {
        let starts = |at: &usize| *at == 0 || self.get(*at).is_some_and(|token| token.gap >= Gap::Line);
        let line = |at: usize| (0..=at).rev().take(MOST_IN_TABLE).find(starts);
        let column = self.cells_before(at).len();
        let mut above = Vec::new();
        let mut row = line(at);
        while let Some(below) = row.filter(|row| self.get(*row).is_some_and(|token| token.gap == Gap::Line)) {
            row = below.checked_sub(1).and_then(line);
            let Some(start) = row.filter(|start| at - start < MOST_IN_TABLE) else { break };
            let cells = self.cells(start, below);
            above.extend(cells.into_iter().nth(column).filter(|cell| *cell != (start..below)));
        }
        above
    }

    /// The places of the cells between two places.
    fn cells(&self, from: usize, to: usize) -> Vec<Range<usize>> {
        let (mut cells, mut start) = (Vec::new(), from);
        for bar in (from..to).filter(|at| self.is_sign(*at, &['|'])) {
            cells.push(start..bar);
            start = bar + 1;
        }
        cells.push(start..to);
        cells
    }

    /// The tokens before a place, the nearest first, at most so many, no further than a new block.
    pub(super) fn back(&self, at: usize, most: usize) -> impl Iterator<Item = (usize, &Token<'a>)> {
        let block = |at: &usize| self.get(*at).is_some_and(|token| token.gap == Gap::Block);
        let first =
            (0..=at.min(self.len())).rev().take(most + 1).find(block).unwrap_or(at.saturating_sub(most));
        (first.max(at.saturating_sub(most))..at).rev().filter_map(|at| Some((at, self.get(at)?)))
    }

    /// The tokens from a place on, at most so many, no further than a new block.
    pub(super) fn on(&self, at: usize, most: usize) -> impl Iterator<Item = (usize, &Token<'a>)> {
        let same = move |token: &&Token<'a>| token.gap != Gap::Block;
        let tokens = self.0.get(at..).unwrap_or_default();
        (at..).zip(tokens.iter().take(most).take_while(same))
    }
}

impl Token<'_> {
    /// Whether it is one of these signs.
    pub(super) fn is_sign(&self, signs: &[char]) -> bool {
        self.kind == Kind::Sign && self.text.chars().next().is_some_and(|sign| signs.contains(&sign))
    }

    /// Whether it is one of these words, in any case.
    pub(super) fn is_word(&self, words: &[&str]) -> bool {
        self.kind == Kind::Word && words.iter().any(|word| self.text.eq_ignore_ascii_case(word))
    }

    /// Whether it is one of these words, or what belongs to it: `mother`, `mother’s`.
    pub(super) fn is_name_of(&self, words: &[&str]) -> bool {
        let bare = self.text.strip_suffix("'s").or_else(|| self.text.strip_suffix("’s")).unwrap_or(self.text);
        self.kind == Kind::Word && words.iter().any(|word| bare.eq_ignore_ascii_case(word))
    }

    /// The number, if it is one that is not too long.
    pub(super) fn number(&self) -> Option<u32> {
        if self.kind == Kind::Number { self.text.parse().ok() } else { None }
    }
}

/// What starts with this character, and how many bytes it has.
fn measure(rest: &str, first: char) -> (Kind, usize) {
    if first.is_ascii_digit() {
        return (Kind::Number, rest.bytes().take_while(u8::is_ascii_digit).count());
    }
    if !first.is_alphabetic() {
        return (Kind::Sign, first.len_utf8());
    }
    let mut length = 0;
    let mut characters = rest.chars().peekable();
    while let Some(character) = characters.next() {
        let inside =
            matches!(character, '\'' | '’') && characters.peek().is_some_and(|next| next.is_alphabetic());
        // An accent that stands by itself belongs to the letter before it.
        let accent = matches!(character, '\u{300}'..='\u{36f}');
        if !(character.is_alphabetic() || inside || accent) {
            break;
        }
        length += character.len_utf8();
    }
    (Kind::Word, length)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        Tokens::of(text).0.iter().map(|token| token.text).collect()
    }

    #[test]
    fn words_numbers_and_signs_are_told_apart() {
        assert_eq!(
            texts("Anna O’Hara, 7-year (SW1A)"),
            ["Anna", "O’Hara", ",", "7", "-", "year", "(", "SW", "1", "A", ")"]
        );
        let gaps: Vec<Gap> = Tokens::of("a b\nc\n\nd.").0.iter().map(|token| token.gap).collect();
        assert_eq!(gaps, [Gap::Block, Gap::Space, Gap::Line, Gap::Block, Gap::None]);
    }

    #[test]
    fn looking_back_and_on_ends_where_a_block_does() {
        let tokens = Tokens::of("a b\n\nc d e\n\nf");

        let back: Vec<&str> = tokens.back(4, 9).map(|(_, token)| token.text).collect();
        let on: Vec<&str> = tokens.on(3, 9).map(|(_, token)| token.text).collect();

        assert_eq!((back, on), (vec!["d", "c"], vec!["d", "e"]));
    }

    proptest! {
        #[test]
        fn no_character_but_blanks_is_lost(text in "\\PC{0,40}") {
            let kept: String = texts(&text).concat();

            prop_assert_eq!(kept, text.split_whitespace().collect::<String>());
        }
    }
}
