//! The styles of a Word file: what a paragraph or a run looks like.
//!
//! A style says what it is itself, or is based on another that does. What is
//! set on the paragraph or run itself wins.

use std::collections::HashMap;

use super::xml::Element;

/// How many styles may be based on one another; a circle ends here.
const CHAIN: usize = 24;

/// The size of type in half points where nothing states it.
///
/// Source: ECMA-376-1:2016, 17.3.2.38.
const SIZE: u32 = 20;

/// One style.
#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    number: Option<String>,
    level: Option<u8>,
    run: Run,
}

/// What is set of a run.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Run {
    bold: Option<bool>,
    hidden: Option<bool>,
    size: Option<u32>,
}

impl Run {
    /// Reads the properties of a run.
    fn of(properties: Option<&Element>) -> Self {
        let Some(properties) = properties else { return Self::default() };
        Self {
            bold: properties.switch("b"),
            hidden: properties.switch("vanish"),
            size: properties.value_of("sz").and_then(|size| size.parse().ok()),
        }
    }

    /// What is set here, else there.
    fn or(self, other: Self) -> Self {
        Self {
            bold: self.bold.or(other.bold),
            hidden: self.hidden.or(other.hidden),
            size: self.size.or(other.size),
        }
    }
}

/// All styles.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    /// The style of a paragraph that names none.
    usual: Option<String>,
    defaults: Run,
    /// The language of the text.
    pub(super) language: Option<String>,
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Role {
    /// Text.
    #[default]
    Text,
    /// A heading of a level, 1 for the highest.
    Heading(u8),
    /// The title of the document.
    Title,
    /// A line of a table of contents.
    Contents,
}

/// How a paragraph is set.
#[derive(Debug, Clone, Default)]
pub(super) struct Look {
    /// What it is.
    pub(super) role: Role,
    /// The list to which it belongs.
    pub(super) number: Option<String>,
    /// Its level in that list, if that is stated.
    pub(super) level: Option<u8>,
    /// Its style.
    pub(super) style: Option<String>,
    /// What its style sets of its runs.
    pub(super) run: Run,
}

/// How a run is set.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Type {
    /// In bold.
    pub(super) bold: bool,
    /// Not to be seen.
    pub(super) hidden: bool,
    /// Its size in half points.
    pub(super) size: u32,
}

impl Styles {
    /// Reads the part of styles.
    pub(super) fn of(root: &Element) -> Self {
        let mut styles = Self::default();
        for child in root.children() {
            if child.is("docDefaults") {
                let run = child.child("rPrDefault").and_then(|run| run.child("rPr"));
                styles.defaults = Run::of(run);
                styles.language = run.and_then(|run| run.value_of("lang")).map(str::to_owned);
            } else if child.is("style")
                && let Some(id) = child.attr("styleId")
            {
                let is_usual = matches!(child.attr("default"), Some("1" | "true" | "on"));
                if is_usual && child.attr("type") == Some("paragraph") {
                    styles.usual = Some(id.to_owned());
                }
                styles.by_id.insert(id.to_owned(), style(child));
            }
        }
        styles
    }

    /// How a paragraph with these properties is set.
    pub(super) fn paragraph(&self, properties: Option<&Element>) -> Look {
        let own = |name: &str| properties.and_then(|properties| properties.value_of(name));
        let style = own("pStyle").or(self.usual.as_deref());
        let list = properties.and_then(|properties| properties.child("numPr"));
        let stated = list.and_then(|list| list.value_of("numId")).map(str::to_owned);
        let inherited = || self.chain(style).find_map(|style| style.number.clone());
        let role = match outline(own("outlineLvl")) {
            Some(level) if self.role(style) != Role::Title => of_outline(level),
            _ => self.role(style),
        };
        Look {
            role,
            level: list.and_then(|list| outline(list.value_of("ilvl"))).or_else(|| {
                // A list that is stated anew does not take the level of another.
                stated.is_none().then(|| self.chain(style).find_map(|style| style.level)).flatten()
            }),
            number: stated.or_else(inherited).filter(|number| number != "0"),
            style: style.map(str::to_owned),
            run: self.run_of(style),
        }
    }

    /// How a run with these properties is set in a paragraph.
    pub(super) fn run(&self, properties: Option<&Element>, look: &Look) -> Type {
        let style = properties.and_then(|properties| properties.value_of("rStyle"));
        let run = Run::of(properties).or(self.run_of(style)).or(look.run).or(self.defaults);
        Type {
            bold: run.bold.unwrap_or(false),
            hidden: run.hidden.unwrap_or(false),
            size: run.size.unwrap_or(SIZE),
        }
    }

    /// What a style and those that it is based on set of a run.
    fn run_of(&self, style: Option<&str>) -> Run {
        self.chain(style).fold(Run::default(), |run, style| run.or(style.run))
    }

    /// What paragraphs of a style are.
    fn role(&self, style: Option<&str>) -> Role {
        let mut chain = self.chain(style).peekable();
        if chain.peek().is_none() {
            return style.and_then(by_name).unwrap_or_default();
        }
        let role = |style: &Style| match (by_name(&style.name), style.outline) {
            (Some(Role::Heading(_)) | None, Some(level)) => Some(of_outline(level)),
            (role, _) => role,
        };
        chain.find_map(role).unwrap_or_default()
    }

    /// A style, and those that it is based on.
    fn chain(&self, style: Option<&str>) -> impl Iterator<Item = &Style> {
        let first = style.and_then(|style| self.by_id.get(style));
        let next = |style: &&Style| style.based_on.as_ref().and_then(|id| self.by_id.get(id));
        std::iter::successors(first, next).take(CHAIN)
    }
}

/// Reads one style.
fn style(element: &Element) -> Style {
    let paragraph = element.child("pPr");
    let list = paragraph.and_then(|paragraph| paragraph.child("numPr"));
    Style {
        name: element.value_of("name").unwrap_or_default().to_owned(),
        based_on: element.value_of("basedOn").map(str::to_owned),
        outline: outline(paragraph.and_then(|paragraph| paragraph.value_of("outlineLvl"))),
        number: list.and_then(|list| list.value_of("numId")).map(str::to_owned),
        level: outline(list.and_then(|list| list.value_of("ilvl"))),
        run: Run::of(element.child("rPr")),
    }
}

/// A level, 0 for the highest.
fn outline(value: Option<&str>) -> Option<u8> {
    value?.trim().parse().ok()
}

/// What an outline level makes of a paragraph; from 9 on it is text.
fn of_outline(level: u8) -> Role {
    if level < 9 { Role::Heading(level + 1) } else { Role::Text }
}

/// What the name of a built-in style says, with or without spaces.
fn by_name(name: &str) -> Option<Role> {
    let name: String = name.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    if name == "title" {
        return Some(Role::Title);
    }
    let level = |start: &str| name.strip_prefix(start)?.parse::<u8>().ok().filter(|n| (1..=9).contains(n));
    level("heading").map(Role::Heading).or_else(|| level("toc").map(|_| Role::Contents))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::word;
    use super::*;

    /// Styles with what each test needs.
    const STYLES: &str = "<w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:name w:val='Normal'/></w:style>
        <w:style w:styleId='berschrift2'><w:name w:val='heading 2'/><w:basedOn w:val='Normal'/></w:style>
        <w:style w:styleId='Ours'><w:name w:val='Ours'/><w:basedOn w:val='berschrift2'/><w:rPr><w:sz w:val='40'/></w:rPr></w:style>
        <w:style w:styleId='Body'><w:name w:val='Body'/><w:basedOn w:val='berschrift2'/><w:pPr><w:outlineLvl w:val='9'/></w:pPr></w:style>
        <w:style w:styleId='A'><w:basedOn w:val='B'/></w:style><w:style w:styleId='B'><w:basedOn w:val='A'/></w:style>
        <w:style w:styleId='T'><w:name w:val='Title'/></w:style>";

    /// What a paragraph with these properties is.
    fn role(properties: &str) -> Role {
        let styles = Styles::of(&word("styles", STYLES));
        styles.paragraph(Some(&word("pPr", properties))).role
    }

    #[test]
    fn a_heading_is_known_by_its_style_what_that_is_based_on_or_its_outline_level() {
        assert_eq!(role("<w:pStyle w:val='berschrift2'/>"), Role::Heading(2));
        assert_eq!(role("<w:pStyle w:val='Ours'/>"), Role::Heading(2));
        assert_eq!(role("<w:pStyle w:val='Body'/>"), Role::Text);
        assert_eq!(role("<w:pStyle w:val='Body'/><w:outlineLvl w:val='0'/>"), Role::Heading(1));
        assert_eq!(role("<w:pStyle w:val='T'/><w:outlineLvl w:val='0'/>"), Role::Title);
        assert_eq!(role("<w:pStyle w:val='Heading3'/>"), Role::Heading(3));
        assert_eq!(role(""), Role::Text);
    }

    #[test]
    fn styles_that_are_based_on_each_other_end() {
        assert_eq!(role("<w:pStyle w:val='A'/>"), Role::Text);
    }

    #[test]
    fn what_is_set_on_a_run_wins_over_its_styles() {
        let styles = Styles::of(&word("styles", STYLES));
        let look = styles.paragraph(Some(&word("pPr", "<w:pStyle w:val='Ours'/>")));

        let size = |run: &str| styles.run(Some(&word("rPr", run)), &look).size;

        assert_eq!((size(""), size("<w:sz w:val='24'/>")), (40, 24));
    }
}
