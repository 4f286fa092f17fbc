//! Finds where paragraphs, headings, list items and table rows begin.
//!
//! The gap between lines, a change of type, a mark such as "(b)" and the room
//! left at the end of a line tell. No word is lost or moved.

use super::hanging;
use super::inset;
use super::join::Words;
use super::line::Line;
use super::marker;
use super::note;
use super::order::Flow;
use super::tagged::Tag;

/// The share of a line that is left free at its end where it does not wrap.
const LEAST_ROOM: f32 = 0.12;

/// Text that stands together.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Block {
    /// Its words; rows and lines that do not wrap are lines of their own.
    pub(crate) text: String,
    /// How it is parted from the block before it.
    pub(crate) parted: Parted,
    /// The size of its type.
    pub(crate) size: f32,
    /// Whether all of it is bold.
    pub(crate) bold: bool,
    /// Whether a row of cells is in it.
    pub(crate) rows: bool,
    /// How many lines it has on the page.
    pub(crate) lines: usize,
    /// Whether it is turned against the rest of the page.
    pub(crate) turned: bool,
    /// What the tags of the file say of all of it.
    pub(crate) tag: Tag,
}

/// How two blocks are parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Parted {
    /// They are cells of one row.
    Cell,
    /// They are lines of one group.
    Line,
    /// They stand apart.
    Blank,
}

/// What is usual in the body of a document.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Usual {
    /// The size of the type.
    pub(crate) size: f32,
    /// From one baseline to the next, in sizes of the type.
    pub(crate) pitch: f32,
}

/// The blocks of a page.
pub(crate) fn blocks(flows: &[Flow], usual: Usual, main_angle: i16, words: &Words) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut before: Option<&Flow> = None;
    let mut in_row = false;
    for flow in flows {
        let beside = before.is_some_and(|before| is_next_cell(before, flow));
        let mut parted = Parted::Blank;
        if beside {
            parted = Parted::Cell;
        } else if in_row && before.zip(flow.first()).is_some_and(|(before, line)| starts_row(before, line)) {
            parted = Parted::Line;
        }
        split(flow, usual, main_angle, parted, words, &mut blocks);
        in_row = beside;
        before = Some(flow);
    }
    blocks
}

/// Whether a flow starts beside one of the last lines of another: the next cell of a row.
fn is_next_cell(before: &Flow, flow: &Flow) -> bool {
    let Some(first) = flow.first() else { return false };
    let tail = before.iter().rev().take(14).collect::<Vec<_>>();
    let Some(level) = tail.iter().position(|line| line.is_level_with(first)) else { return false };
    let left_of = tail[..=level].iter().all(|line| line.right <= first.left + 1.0);
    let columns = level >= 5 && flow.len() >= 6;
    left_of && !columns
}

/// Whether a line goes back to the left, below the row that ends with `before`.
fn starts_row(before: &Flow, line: &Line) -> bool {
    before.iter().all(|cell| line.y > cell.y - cell.size && line.left < cell.left)
}

/// How a line belongs to the one above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relation {
    /// It goes on with the sentence.
    Wrapped,
    /// It is a line of its own in the same block.
    Line,
    /// It starts a block.
    Block,
}

/// Splits a flow into blocks, put behind those that there are.
fn split(flow: &Flow, usual: Usual, main: i16, parted: Parted, words: &Words, blocks: &mut Vec<Block>) {
    let usual = Usual { pitch: pitch(flow, usual), ..usual };
    let mut start = 0;
    for (index, line) in flow.iter().enumerate() {
        let relation = match index {
            0 => Relation::Block,
            _ => relation(flow, start, index, usual),
        };
        let text = line.text.as_str();
        match (relation, blocks.last_mut()) {
            (Relation::Wrapped, Some(block)) => {
                words.join(&mut block.text, text);
                block.take(line);
            }
            (Relation::Line, Some(block)) => {
                block.text.push('\n');
                block.text.push_str(text);
                block.take(line);
            }
            _ => {
                let parted = if index == 0 { parted } else { Parted::Blank };
                blocks.push(Block::of(line, parted, main));
                start = index;
            }
        }
    }
}

impl Block {
    /// A block of one line.
    fn of(line: &Line, parted: Parted, main: i16) -> Self {
        Self {
            text: line.text.clone(),
            parted,
            size: line.size,
            bold: line.bold,
            rows: line.is_row(),
            lines: 1,
            turned: line.angle != main,
            tag: line.tag,
        }
    }

    /// Takes the style of another line in.
    fn take(&mut self, line: &Line) {
        self.bold &= line.bold;
        self.rows |= line.is_row();
        self.lines += 1;
        self.tag = self.tag.shared(line.tag);
    }
}

/// The usual step between lines of a flow, in sizes of the type.
fn pitch(flow: &Flow, usual: Usual) -> f32 {
    let mut steps: Vec<f32> = flow
        .windows(2)
        .filter(|pair| (pair[0].size - pair[1].size).abs() < 0.06 * pair[0].size)
        .map(|pair| (pair[1].y - pair[0].y) / pair[0].size)
        .collect();
    if steps.len() < 3 {
        return usual.pitch;
    }
    let quarter = steps.len() / 4;
    let (_, low, _) = steps.select_nth_unstable_by(quarter, f32::total_cmp);
    low.clamp(0.8, usual.pitch * 1.6)
}

/// How line `index` belongs to the line before it, in a block that starts at `start`.
fn relation(flow: &Flow, start: usize, index: usize, usual: Usual) -> Relation {
    let pitch = usual.pitch;
    let (last, line) = (&flow[index - 1], &flow[index]);
    let step = (line.y - last.y) / last.size.max(line.size);
    if last.tag.parts_heading(line.tag) {
        return Relation::Block;
    }
    let ends = Ending::of(&last.text);
    let small = line.text.chars().next().is_some_and(char::is_lowercase);
    let open = small && ends == Ending::Open;
    let changed = (last.size - line.size).abs() > 0.09 * last.size.min(line.size);
    if last.tag.is_same_heading(line.tag) && (0.0..2.2 * pitch).contains(&step) {
        return if changed || last.is_row() { Relation::Line } else { Relation::Wrapped };
    }
    let sentence = step <= 1.22 * pitch && ends == Ending::Open && !has_room(flow, index - 1);
    let changed = changed && !(sentence && inset::goes_on(last, line, usual.size));
    if changed || step > 1.55 * pitch || (step > 1.22 * pitch && !open) {
        return Relation::Block;
    }
    if last.is_row() || line.is_row() {
        let wrapped = !line.is_row()
            && last.cells.last().is_some_and(|cell| (cell - line.left).abs() < 0.6 * line.size);
        return if wrapped { Relation::Wrapped } else { Relation::Line };
    }
    let hard = has_room(flow, index - 1);
    if starts_item(flow, start, index, hard, ends) {
        return Relation::Block;
    }
    let apart = step > 1.08 * pitch;
    if last.bold != line.bold && (hard || apart) {
        return Relation::Block;
    }
    let bold = last.bold && line.bold;
    match (hard, ends, small) {
        (true, Ending::Full, false) => Relation::Block,
        (true, Ending::Open, false) if bold && !goes_on(&last.text, &line.text) => Relation::Block,
        (true, Ending::Open, false) if bold => Relation::Wrapped,
        (true, Ending::Full, true) | (true, Ending::Open, false) => Relation::Line,
        _ if is_indented(flow, start, index, ends) && (hard || !hangs(flow, start, index)) => Relation::Block,
        _ if note::begins(flow, start, index) => Relation::Line,
        _ => Relation::Wrapped,
    }
}

/// Whether a line leaves room in which the first word of the next would have stood.
fn has_room(flow: &Flow, index: usize) -> bool {
    let (Some(last), Some(line)) = (flow.get(index), flow.get(index + 1)) else { return false };
    let room = room_after(flow, index);
    room > line.first_word + 0.8 * line.size && room > LEAST_ROOM * (last.right + room - last.left)
}

/// Whether a line goes on below the first line of a block with a hanging indent.
fn hangs(flow: &Flow, start: usize, index: usize) -> bool {
    let runs_on = |at: usize| !has_room(flow, at) && Ending::of(&flow[at].text) == Ending::Open;
    index == start + 1 && flow[start].left < flow[index].left && hanging::goes_on(flow, index, runs_on)
}

/// Whether a bold line may be the second line of the heading that another begins.
fn goes_on(last: &str, line: &str) -> bool {
    last.split(' ').count() > 2 && !last.contains(": ") && !line.contains(": ")
}

/// Whether a line begins a list item or a numbered paragraph.
fn starts_item(flow: &Flow, start: usize, index: usize, hard: bool, ends: Ending) -> bool {
    let (first, last, line) = (&flow[start], &flow[index - 1], &flow[index]);
    match marker::of(&line.text) {
        None => false,
        Some(marker::Marker::Bullet) => true,
        Some(marker::Marker::Number) => {
            let list = marker::of(&first.text).is_some() && (first.left - line.left).abs() < 0.5 * line.size;
            let hanging = list && index - start > 1 && last.left > line.left + 0.5 * line.size;
            hard || ends != Ending::Open || hanging || line.left < last.left - 0.6 * line.size
        }
    }
}

/// How much room a line leaves before the edge that its neighbours reach.
fn room_after(flow: &Flow, index: usize) -> f32 {
    let from = index.saturating_sub(6);
    let to = (index + 7).min(flow.len());
    let size = flow[index].size;
    let alike = flow[from..to].iter().filter(|line| (line.size - size).abs() < 0.2 * size);
    alike.map(|line| line.right).fold(flow[index].right, f32::max) - flow[index].right
}

/// Whether a line starts a paragraph by its place.
fn is_indented(flow: &Flow, start: usize, index: usize, ends: Ending) -> bool {
    let (last, line) = (&flow[index - 1], &flow[index]);
    let moved = (line.left - last.left) / line.size;
    let marked = marker::of(&flow[start].text).is_some();
    match ends {
        Ending::Open => false,
        Ending::Full if (0.8..4.5).contains(&moved) => !(marked && index == start + 1),
        Ending::Full => moved < -0.8 && index > start + 1,
    }
}

/// How a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// With the end of a sentence or an item.
    Full,
    /// In the middle of something.
    Open,
}

impl Ending {
    /// How this text ends.
    fn of(text: &str) -> Self {
        let end = text.trim_end_matches(['”', '’', '"', '\'', ')', ']']);
        let end = end.trim_end_matches(|ch: char| ch.is_ascii_digit()).trim_end();
        let mark = |text: &str| text.ends_with(['.', '!', '?', ':', ';']);
        if mark(text) || mark(end) { Self::Full } else { Self::Open }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::super::order::tests::line;
    use super::*;

    const USUAL: Usual = Usual { size: 10.0, pitch: 1.2 };

    /// The text of these stretches; `/` parts lines, `//` blocks.
    pub(crate) fn read(flows: &[Flow]) -> String {
        let mut text = String::new();
        for block in blocks(flows, USUAL, 0, &Words::default()) {
            if !text.is_empty() {
                text.push_str(match block.parted {
                    Parted::Cell => " ",
                    Parted::Line => "/",
                    Parted::Blank => "//",
                });
            }
            text.push_str(&block.text.replace('\n', "/"));
        }
        text
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let flow =
            vec![line("It was known to", 50.0, 100.0, 300.0), line("three agencies.", 50.0, 112.0, 90.0)];

        assert_eq!(read(&[flow]), "It was known to three agencies.");
    }

    #[test]
    fn a_wider_gap_starts_a_paragraph() {
        let flow = vec![line("It was known.", 50.0, 100.0, 300.0), line("No one asked.", 50.0, 118.0, 300.0)];

        assert_eq!(read(&[flow]), "It was known.//No one asked.");
    }

    #[test]
    fn a_list_item_is_a_block_with_its_mark() {
        let flow = vec![
            line("They should:", 50.0, 100.0, 300.0),
            line("(a) share what they know", 50.0, 112.0, 300.0),
            line("with others; and", 60.0, 124.0, 80.0),
            line("(b) meet.", 50.0, 136.0, 60.0),
        ];

        assert_eq!(read(&[flow]), "They should://(a) share what they know with others; and//(b) meet.");
    }

    #[test]
    fn lines_that_do_not_wrap_stay_apart() {
        let flow = vec![
            line("Northmere Board", 50.0, 100.0, 90.0),
            line("Quay House", 50.0, 112.0, 60.0),
            line("and a much longer line that shows where the edge of the column is", 50.0, 124.0, 300.0),
        ];

        assert_eq!(
            read(&[flow]),
            "Northmere Board/Quay House and a much longer line that shows where the edge of the column is"
        );
    }

    #[test]
    fn the_cells_of_a_row_are_read_together() {
        let cells = vec![
            vec![line("R1", 50.0, 100.0, 12.0)],
            vec![line("The board should", 90.0, 100.0, 120.0), line("meet twice.", 90.0, 112.0, 60.0)],
            vec![line("R2", 50.0, 130.0, 12.0)],
            vec![line("The trust should", 90.0, 130.0, 120.0), line("report.", 90.0, 142.0, 40.0)],
        ];

        assert_eq!(read(&cells), "R1 The board should meet twice./R2 The trust should report.");
    }

    #[test]
    fn the_lines_of_a_bold_heading_are_one_block() {
        let mut flow = vec![
            line("What the agencies could", 50.0, 100.0, 110.0),
            line("Have Done", 50.0, 112.0, 50.0),
            line("No one asked what it was like to live there", 50.0, 124.0, 300.0),
        ];
        flow[0].bold = true;
        flow[1].bold = true;

        assert_eq!(
            read(&[flow]),
            "What the agencies could Have Done//No one asked what it was like to live there"
        );
    }

    #[test]
    fn a_bold_line_above_a_paragraph_is_a_block_of_its_own() {
        let mut heading = line("What was learnt", 50.0, 100.0, 80.0);
        heading.bold = true;
        let flow = vec![heading, line("Much was known about it", 50.0, 112.0, 300.0)];

        assert_eq!(read(&[flow]), "What was learnt//Much was known about it");
    }
}
