//! From drawn pages to the extracted document.

use hindsight_index::review::{BLANK, Page, Warning};
use hindsight_index::vocabulary::{Format, PageOrigin};

use hayro_interpret::hayro_syntax::Pdf;

use super::furniture::{self, Leaf, Removed};
use super::glyph::Frame;
use super::heading::Scale;
use super::join::Words;
use super::line::{self, Line};
use super::paragraph::{self, Block, Usual};
use super::picture::{self, Source};
use super::structure::Structure;
use super::tagged::trust;
use super::{clean, compose, doubt, interpret, order, outline, recognised, warnings};
use crate::extracted::{Extracted, Metadata};
use crate::limits::Limits;
use crate::ocr::Plan;
use crate::quality;

/// What is known of a page beside its lines.
#[derive(Debug, Clone, Default)]
struct Facts {
    /// Whether it could not be drawn.
    failed: bool,
    /// Whether pictures or shapes are on it.
    pictures: bool,
    /// Whether characters were left out.
    cut: bool,
    /// Whether its words come from an invisible layer.
    layered: bool,
    /// Where its words come from.
    source: Source,
}

/// Everything that the file says.
pub(crate) fn extract(pdf: &Pdf, structure: Option<Structure>, limits: &Limits, plan: &Plan) -> Extracted {
    let mut warnings: Vec<Warning> = Vec::new();
    match &structure {
        None => warnings.push(warnings::no_structure()),
        Some(found) if found.pages > pdf.pages().len() => {
            warnings.push(warnings::missing(pdf.pages().len(), found.pages));
        }
        Some(_) => {}
    }
    let structure = structure.unwrap_or_default();
    let (mut leaves, facts) = leaves(pdf, limits, plan);
    doubt::settle(&mut leaves);
    let removed = furniture::remove(&mut leaves);
    trust::check(&mut leaves);
    let blocks = blocks(leaves);
    let scale = Scale::of(blocks.pages.iter().flatten(), blocks.usual);
    let front = || blocks.pages.iter().take(3);
    let large = front().map(|page| scale.large_type(page)).chain(front().map(|page| scale.bold_type(page)));
    let metadata =
        metadata(&structure, large.into_iter().find(|words| !words.is_empty()).unwrap_or_default());
    let mut writer =
        Writer { limits, left: limits.text_bytes, pages: Vec::new(), headings: Vec::new(), warnings };
    for (index, ((page, facts), mut removed)) in blocks.pages.iter().zip(&facts).zip(removed).enumerate() {
        removed.label = label(&structure, removed.label, index);
        writer.page(page, &scale, facts, removed);
    }
    writer.finish(&facts, &structure, metadata)
}

/// The lines of each page, and what else is known of it.
fn leaves(pdf: &Pdf, limits: &Limits, plan: &Plan) -> (Vec<Leaf>, Vec<Facts>) {
    let (mut leaves, mut facts) = (Vec::new(), Vec::new());
    let limit = limits.page_text_bytes.saturating_mul(2).saturating_add(1);
    let mut left = limits.text_bytes.saturating_mul(2);
    interpret::sheets(pdf, limit, |sheet, fonts| {
        let Some(mut sheet) = sheet else {
            leaves.push(Leaf { lines: Vec::new(), frame: Frame::default(), angle: 0 });
            facts.push(Facts { failed: true, ..Facts::default() });
            return;
        };
        let found = clean::clean(&mut sheet);
        let angle = sheet.main_angle();
        let lines = if left > 0 { line::lines(&sheet, fonts) } else { Vec::new() };
        let number = u32::try_from(leaves.len() + 1).unwrap_or(u32::MAX);
        let leaf = Leaf { lines, frame: sheet.frame(angle), angle };
        let (leaf, source) = picture::or_recognised(leaf, &sheet, number, plan);
        left = leaf.lines.iter().fold(left, |left, line| left.saturating_sub(line.text.len()));
        let layered = found.layered && matches!(source, Source::Text | Source::Wanted);
        facts.push(Facts { failed: false, pictures: sheet.pictures, cut: sheet.cut, layered, source });
        leaves.push(leaf);
    });
    (leaves, facts)
}

/// The blocks of all pages.
struct Blocks {
    /// Those of each page.
    pages: Vec<Vec<Block>>,
    /// What is usual in the body.
    usual: Usual,
}

/// Builds the blocks of all pages.
fn blocks(leaves: Vec<Leaf>) -> Blocks {
    let mut words = Words::default();
    leaves.iter().for_each(|leaf| words.learn(&leaf.lines));
    let usual = usual(&leaves);
    let page = |leaf: Leaf| {
        let flows = order::flows(leaf.lines, leaf.frame.width());
        let mut blocks = paragraph::blocks(&flows, usual, leaf.angle, &words);
        for block in &mut blocks {
            block.text = compose::composed(&words.show_hyphens(&block.text));
        }
        blocks.retain(|block| !block.text.is_empty());
        blocks
    };
    Blocks { pages: leaves.into_iter().map(page).collect(), usual }
}

/// The size and the pitch of most of the text.
fn usual(leaves: &[Leaf]) -> Usual {
    let mut sizes = Tally::default();
    let mut pitches = Tally::default();
    let lines = || leaves.iter().flat_map(|leaf| &leaf.lines);
    lines().for_each(|line| sizes.add(line.size * 2.0, line.text.len()));
    let size = sizes.most().map_or(11.0, |size| size / 2.0);
    let pairs = leaves.iter().flat_map(|leaf| leaf.lines.windows(2));
    for (last, line) in pairs.filter_map(|pair| Some((pair.first()?, pair.get(1)?))) {
        let step = (line.y - last.y) / last.size;
        if is_body(last, size) && is_body(line, size) && (0.9..2.6).contains(&step) {
            pitches.add(step * 20.0, 1);
        }
    }
    Usual { size, pitch: pitches.most().map_or(1.2, |pitch| pitch / 20.0) }
}

/// Whether a line is of the size of the body.
fn is_body(line: &Line, size: f32) -> bool {
    (line.size - size).abs() < 0.3
}

/// Counts how often each rounded value comes.
#[derive(Default)]
struct Tally(std::collections::BTreeMap<i32, usize>);

impl Tally {
    /// Counts a value.
    fn add(&mut self, value: f32, weight: usize) {
        *self.0.entry(value.round() as i32).or_default() += weight;
    }

    /// The value that came most often; of equals the smallest.
    fn most(&self) -> Option<f32> {
        self.0.iter().max_by_key(|(value, count)| (**count, -**value)).map(|(value, _)| *value as f32)
    }
}

/// The label of a page: as declared, unless that only counts and another number is printed.
fn label(structure: &Structure, printed: Option<String>, index: usize) -> Option<String> {
    let declared = structure.numbers.label(index);
    if structure.numbers.is_plain() { printed.or(declared) } else { declared.or(printed) }
}

/// What the file says about itself.
fn metadata(structure: &Structure, large_type: Vec<String>) -> Metadata {
    Metadata {
        title: structure.title.clone(),
        author: structure.author.clone(),
        created: structure.created.clone(),
        language: structure.language.clone(),
        large_type,
        ..Metadata::default()
    }
}

/// Whether a page had to be left with text that looks like none.
fn is_noise(source: &Source, text: &str) -> bool {
    *source == Source::Noise || (*source == Source::Wanted && !quality::is_usable(text))
}

/// Writes the pages within the limits.
struct Writer<'l> {
    /// The limits.
    limits: &'l Limits,
    /// How many bytes of text are left for the file.
    left: usize,
    /// The pages so far.
    pages: Vec<Page>,
    /// Their headings.
    headings: Vec<crate::extracted::Heading>,
    /// What could not be read.
    warnings: Vec<Warning>,
}

impl Writer<'_> {
    /// Adds a page.
    fn page(&mut self, blocks: &[Block], scale: &Scale, facts: &Facts, removed: Removed) {
        let number = u32::try_from(self.pages.len() + 1).unwrap_or(u32::MAX);
        let (mut text, mut headings) = compose::page(blocks, scale, number);
        let readable = text.chars().any(|ch| !ch.is_whitespace() && !super::character::is_unreadable(ch));
        if compose::cut(&mut text, self.limits.page_text_bytes) || facts.cut {
            self.warnings.push(warnings::cut(number, self.limits.page_text_bytes));
        }
        let over = compose::cut(&mut text, self.left);
        if over && !self.warnings.iter().any(|warning| warning.code == "text-cut") {
            self.warnings.push(warnings::text_cut(number, self.limits.text_bytes));
        }
        self.left -= text.len();
        headings.retain(|heading| heading.at + heading.text.len() <= text.len());
        if let Source::Picture { doubtful, .. } = &facts.source {
            headings.retain(|heading| recognised::is_sure(&heading.text, doubtful));
        }
        self.headings.append(&mut headings);
        if !readable {
            self.warnings.push(match facts {
                Facts { failed: true, .. } => warnings::failed(number),
                Facts { pictures: false, .. } if text.is_empty() => warnings::blank(number),
                _ => warnings::unreadable(number),
            });
        } else if warnings::is_doubtful(&text) || is_noise(&facts.source, &text) {
            self.warnings.push(warnings::doubtful(number));
        }
        let (origin, confidence, doubtful) = match &facts.source {
            _ if !readable => (PageOrigin::None, None, 0),
            Source::Picture { sure, doubtful } => {
                (PageOrigin::Ocr, Some(*sure), u32::try_from(doubtful.len()).unwrap_or(u32::MAX))
            }
            _ => (PageOrigin::Text, None, warnings::doubtful_words(&text)),
        };
        let Removed { label, lines: furniture } = removed;
        self.pages.push(Page { label, origin, confidence, doubtful, furniture, ..Page::new(number, text) });
    }

    /// The document.
    fn finish(mut self, facts: &[Facts], structure: &Structure, metadata: Metadata) -> Extracted {
        let layered = facts.iter().filter(|facts| facts.layered).count();
        if layered > 0 {
            self.warnings.push(warnings::layered(layered));
        }
        let none = self.pages.iter().all(|page| page.origin == PageOrigin::None);
        if none && facts.iter().any(|facts| facts.pictures) {
            self.warnings.retain(|warning| warning.code != "page-unreadable" && warning.code != BLANK);
            self.warnings.push(warnings::image_only());
        }
        let recognised = self.pages.iter().filter(|page| page.origin == PageOrigin::Ocr).count();
        if recognised > 0 {
            self.warnings.push(warnings::recognised(recognised));
        }
        let wants = |facts: &Facts| facts.source == Source::Wanted;
        let wanted = (1..).zip(facts).filter(|(_, facts)| wants(facts)).map(|(page, _)| page).collect();
        let headings = outline::merge(&structure.outline, &self.pages, self.headings);
        let Self { pages, warnings, .. } = self;
        Extracted { format: Format::Pdf, pages, headings, metadata, warnings, wanted }
    }
}
