//! Reads the markup in which the samples' texts are written.
//!
//! Lines of `name: value` up to the first empty line, then blocks: `#` and
//! `##` headings (`#*` and `##*` without a number), `- ` bullets, `> `
//! quotations, `! ` recommendations, `|` table rows (the first is the head),
//! `===` a new page; any other lines up to an empty one are a paragraph.
//! Within a line `**` turns bold on and off, and `^[…]` is a footnote.
//!
//! Never fails: what is no known mark is text.

/// The text of one sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Manuscript {
    /// The names and values at the head, in order; a name may come twice.
    fields: Vec<(String, String)>,
    /// What stands below them.
    pub(crate) blocks: Vec<Block>,
}

/// One part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Block {
    /// A heading; level 1 is the highest.
    Heading {
        /// 1 or 2.
        level: u8,
        /// Its words.
        text: String,
        /// Whether it is counted with its kind.
        counted: Counted,
    },
    /// Running text.
    Paragraph(String),
    /// One item of a list.
    Bullet(String),
    /// Words quoted, set in.
    Quote(String),
    /// An action asked for.
    Recommendation(String),
    /// Rows of cells; the first row is the head.
    Table(Vec<Vec<String>>),
    /// The next block starts a page.
    NewPage,
}

/// Whether a heading takes a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Counted {
    /// It takes the next number.
    Yes,
    /// It stands outside the count, like a foreword.
    No,
}

impl Manuscript {
    /// Reads a manuscript.
    pub(crate) fn parse(source: &str) -> Self {
        let mut lines = source.lines();
        let fields = lines
            .by_ref()
            .take_while(|line| !line.trim().is_empty())
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
            .collect();
        let mut blocks = Blocks::default();
        lines.for_each(|line| blocks.take(line.trim()));
        Self { fields, blocks: blocks.finish() }
    }

    /// The first value of a field, or nothing if it is not given.
    pub(crate) fn field(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.as_str())
    }

    /// All values of a field.
    pub(crate) fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// Whether the field `style` holds a word.
    pub(crate) fn has_style(&self, word: &str) -> bool {
        self.field("style").split_whitespace().any(|known| known == word)
    }
}

/// The blocks read so far, and the one that is still open.
#[derive(Default)]
struct Blocks {
    /// Those that are complete.
    done: Vec<Block>,
    /// The lines of the open paragraph.
    paragraph: String,
}

impl Blocks {
    /// Takes one line, without white space round it.
    fn take(&mut self, line: &str) {
        let marks: [(&str, fn(String) -> Block); 7] = [
            ("## ", |text| heading(2, text, Counted::Yes)),
            ("##* ", |text| heading(2, text, Counted::No)),
            ("# ", |text| heading(1, text, Counted::Yes)),
            ("#* ", |text| heading(1, text, Counted::No)),
            ("- ", Block::Bullet),
            ("> ", Block::Quote),
            ("! ", Block::Recommendation),
        ];
        for (mark, block) in marks {
            if let Some(rest) = line.strip_prefix(mark) {
                self.close();
                return self.done.push(block(rest.to_owned()));
            }
        }
        match line {
            "" => self.close(),
            "===" => {
                self.close();
                self.done.push(Block::NewPage);
            }
            row if row.starts_with('|') => self.row(row),
            text => {
                let space = if self.paragraph.is_empty() { "" } else { " " };
                self.paragraph.push_str(space);
                self.paragraph.push_str(text);
            }
        }
    }

    /// Adds a row to the table above it, or starts one.
    fn row(&mut self, line: &str) {
        self.close();
        let cells = line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
        if let Some(Block::Table(rows)) = self.done.last_mut() {
            rows.push(cells);
        } else {
            self.done.push(Block::Table(vec![cells]));
        }
    }

    /// Ends the open paragraph.
    fn close(&mut self) {
        if !self.paragraph.is_empty() {
            self.done.push(Block::Paragraph(std::mem::take(&mut self.paragraph)));
        }
    }

    /// The blocks, the last one ended.
    fn finish(mut self) -> Vec<Block> {
        self.close();
        self.done
    }
}

/// A heading block.
fn heading(level: u8, text: String, counted: Counted) -> Block {
    Block::Heading { level, text, counted }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn fields_end_at_the_first_empty_line() {
        let text = Manuscript::parse("title: A title: with a colon\nstyle: times wide\n\ndate: body\n");

        assert_eq!(text.field("title"), "A title: with a colon");
        assert!(text.has_style("wide"));
        assert_eq!(text.blocks, [Block::Paragraph("date: body".into())]);
    }

    #[test]
    fn lines_without_a_gap_are_one_paragraph() {
        let text = Manuscript::parse("\nOne\ntwo.\n\nThree.\n- four\n");

        let expected = [
            Block::Paragraph("One two.".into()),
            Block::Paragraph("Three.".into()),
            Block::Bullet("four".into()),
        ];
        assert_eq!(text.blocks, expected);
    }

    #[test]
    fn rows_one_below_another_are_one_table() {
        let text = Manuscript::parse("\n| Date | Event |\n| May | Visit |\n\nAfter\n");

        let rows =
            vec![vec!["Date".to_owned(), "Event".to_owned()], vec!["May".to_owned(), "Visit".to_owned()]];
        assert_eq!(text.blocks[0], Block::Table(rows));
    }

    proptest! {
        #[test]
        fn any_text_can_be_read(source in "\\PC*(\n\\PC*){0,6}") {
            let text = Manuscript::parse(&source);

            prop_assert!(text.blocks.len() <= source.lines().count());
        }
    }
}
