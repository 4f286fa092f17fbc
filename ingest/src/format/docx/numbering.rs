//! The numbers of lists, counted as Word counts them.
//!
//! A paragraph only says to which list and level it belongs; its number
//! follows from all before it. Bullets are drawn as one sign, whatever font
//! they are taken from.
//!
//! Source: ECMA-376-1:2016, 17.9 (numbering).

use std::collections::{HashMap, HashSet};

use super::ordinal::written;
use super::styles::Look;
use super::xml::Element;

/// The sign of an item without a number.
pub(super) const BULLET: &str = "•";

/// Levels of a list.
const LEVELS: usize = 9;

/// The largest number that a list may start at.
const START: i64 = 1 << 31;

/// One level of a list.
#[derive(Debug, Clone, Default)]
struct Level {
    start: i64,
    format: String,
    text: String,
    /// The level, counted from 1, that must be used before this one starts again; 0 for never.
    restart: Option<u8>,
    /// Whether all numbers are written in digits.
    legal: bool,
    /// The style whose paragraphs belong to this level.
    style: Option<String>,
}

/// A kind of list.
#[derive(Debug, Default)]
struct Kind {
    levels: HashMap<u8, Level>,
    /// The name of the style of lists in which its levels stand.
    link: Option<String>,
    /// The name of the style of lists that it is.
    name: Option<String>,
}

/// A list of some kind, which may differ from it.
#[derive(Debug, Default)]
struct List {
    kind: String,
    starts: HashMap<u8, i64>,
    levels: HashMap<u8, Level>,
}

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    kinds: HashMap<String, Kind>,
    lists: HashMap<String, List>,
    /// Where each kind of list stands.
    counts: HashMap<String, [Option<i64>; LEVELS]>,
    /// Levels of lists that began with a number of their own.
    begun: HashSet<(String, u8)>,
}

impl Numbering {
    /// Reads the part of lists.
    pub(super) fn of(root: &Element) -> Self {
        let mut numbering = Self::default();
        for child in root.children() {
            if let Some(id) = child.attr("abstractNumId").filter(|_| child.is("abstractNum")) {
                let kind = Kind {
                    levels: levels(child),
                    link: child.value_of("numStyleLink").map(str::to_owned),
                    name: child.value_of("styleLink").map(str::to_owned),
                };
                numbering.kinds.insert(id.to_owned(), kind);
            } else if let Some(id) = child.attr("numId").filter(|_| child.is("num")) {
                numbering.lists.insert(id.to_owned(), list(child));
            }
        }
        numbering
    }

    /// The mark of the next paragraph that is set so; empty if none is printed.
    pub(super) fn next(&mut self, look: &Look) -> Option<String> {
        let number = look.number.as_ref()?;
        let list = self.lists.get(number)?;
        let kind = self.kind_of(list)?;
        let level = look.level.or_else(|| self.level_of(kind, list, look)).unwrap_or(0);
        let place = usize::from(level);
        let levels: Vec<Option<Level>> = (0..9).map(|level| self.level(kind, list, level).cloned()).collect();
        let this = levels.get(place)?.clone()?;
        let forced = list.starts.get(&level).copied();
        let kind = kind.to_owned();
        let forced = forced.filter(|_| self.begun.insert((number.clone(), level)));
        let counts = self.counts.entry(kind).or_default();
        let before = counts.get(place).copied().flatten();
        let now = forced.or(before.map(|count| count.saturating_add(1))).unwrap_or(this.start);
        *counts.get_mut(place)? = Some(now);
        for (lower, count) in counts.iter_mut().enumerate().skip(place + 1) {
            let restart = levels.get(lower).and_then(|level| level.as_ref()?.restart);
            // Without a word on it, a level starts again after any above it.
            if restart.is_none_or(|above| place < usize::from(above)) {
                *count = None;
            }
        }
        let counts = *counts;
        Some(mark(&this, &levels, &counts))
    }

    /// The kind of a list, through the style of lists that it may name.
    fn kind_of<'a>(&'a self, list: &'a List) -> Option<&'a str> {
        let kind = self.kinds.get(&list.kind)?;
        let Some(link) = kind.link.as_ref().filter(|_| kind.levels.is_empty()) else {
            return Some(&list.kind);
        };
        let named = self.kinds.iter().filter(|(_, kind)| kind.name.as_ref() == Some(link));
        // The smallest id, so that the same file always reads the same.
        named.map(|(id, _)| id.as_str()).min()
    }

    /// A level of a list.
    fn level<'a>(&'a self, kind: &str, list: &'a List, level: u8) -> Option<&'a Level> {
        list.levels.get(&level).or_else(|| self.kinds.get(kind)?.levels.get(&level))
    }

    /// The level that belongs to the style of a paragraph.
    fn level_of(&self, kind: &str, list: &List, look: &Look) -> Option<u8> {
        let style = look.style.as_ref()?;
        (0..9).find(|level| {
            self.level(kind, list, *level).is_some_and(|level| level.style.as_ref() == Some(style))
        })
    }
}

/// Reads a list.
fn list(element: &Element) -> List {
    let mut list =
        List { kind: element.value_of("abstractNumId").unwrap_or_default().to_owned(), ..List::default() };
    for change in element.children().filter(|child| child.is("lvlOverride")) {
        let Some(level) = change.attr("ilvl").and_then(|level| level.parse().ok()) else { continue };
        if let Some(start) = whole(change.value_of("startOverride")) {
            list.starts.insert(level, start);
        }
        list.levels.extend(levels(change));
    }
    list
}

/// Reads the levels in an element.
fn levels(element: &Element) -> HashMap<u8, Level> {
    let levels = element.children().filter(|child| child.is("lvl"));
    let levels = levels.filter_map(|child| {
        let level = Level {
            start: whole(child.value_of("start")).unwrap_or(0),
            format: child.value_of("numFmt").unwrap_or("decimal").to_owned(),
            text: child.value_of("lvlText").unwrap_or_default().to_owned(),
            restart: child.value_of("lvlRestart").and_then(|level| level.parse().ok()),
            legal: child.switch("isLgl").unwrap_or(false),
            style: child.value_of("pStyle").map(str::to_owned),
        };
        Some((child.attr("ilvl")?.parse().ok()?, level))
    });
    levels.collect()
}

/// A number that a list may start at.
fn whole(value: Option<&str>) -> Option<i64> {
    value?.trim().parse::<i64>().ok().filter(|number| (-START..=START).contains(number))
}

/// The mark of a level, `%1` in its text replaced by where the first level stands.
fn mark(this: &Level, levels: &[Option<Level>], counts: &[Option<i64>; LEVELS]) -> String {
    if this.format == "bullet" {
        return if this.text.trim().is_empty() { String::new() } else { BULLET.to_owned() };
    }
    let mut mark = String::new();
    let mut rest = this.text.chars().peekable();
    while let Some(character) = rest.next() {
        let digit = rest.peek().and_then(|digit| digit.to_digit(10)).filter(|digit| *digit > 0);
        let place = digit.filter(|_| character == '%').and_then(|digit| usize::try_from(digit - 1).ok());
        let Some(place) = place else {
            mark.push(character);
            continue;
        };
        rest.next();
        let level = levels.get(place).and_then(Option::as_ref);
        let count = counts.get(place).copied().flatten();
        let Some(count) = count.or(level.map(|level| level.start)) else { continue };
        let format = level.map_or("decimal", |level| level.format.as_str());
        let plain = this.legal && format != "none";
        mark.push_str(&written(count, if plain { "decimal" } else { format }));
    }
    mark
}

#[cfg(test)]
mod tests {
    use super::super::fixture::word;
    use super::*;

    /// Three levels: `1.`, `1.a)` and a bullet; list 2 starts at 5, list 3 goes on with list 1.
    const LISTS: &str = "<w:abstractNum w:abstractNumId='7'>
        <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>
        <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:pStyle w:val='Second'/><w:lvlText w:val='%1.%2)'/></w:lvl>
        <w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='bullet'/><w:lvlText w:val='\u{f0b7}'/></w:lvl>
        <w:lvl w:ilvl='3'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlRestart w:val='0'/><w:isLgl/><w:lvlText w:val='%2/%4'/></w:lvl>
        </w:abstractNum>
        <w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>
        <w:num w:numId='2'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>
        <w:num w:numId='3'><w:abstractNumId w:val='7'/></w:num>";

    /// The marks of paragraphs, each with its list and level.
    fn marks(paragraphs: &[(&str, u8)]) -> Vec<String> {
        let mut numbering = Numbering::of(&word("numbering", LISTS));
        let look = |(number, level): &(&str, u8)| Look {
            number: Some((*number).to_owned()),
            level: Some(*level),
            ..Look::default()
        };
        paragraphs.iter().filter_map(|paragraph| numbering.next(&look(paragraph))).collect()
    }

    #[test]
    fn levels_count_on_and_start_again_below_a_new_one() {
        let marks = marks(&[("1", 0), ("1", 1), ("1", 1), ("1", 2), ("1", 0), ("1", 1)]);

        assert_eq!(marks, ["1.", "1.a)", "1.b)", "•", "2.", "2.a)"]);
    }

    #[test]
    fn a_list_may_start_anew_or_go_on() {
        assert_eq!(marks(&[("1", 0), ("2", 0), ("2", 0), ("3", 0)]), ["1.", "5.", "6.", "7."]);
    }

    #[test]
    fn a_level_may_be_told_never_to_start_again_and_to_use_digits() {
        assert_eq!(marks(&[("1", 1), ("1", 3), ("1", 1), ("1", 3)]), ["1.a)", "1/1", "1.b)", "2/2"]);
    }

    #[test]
    fn a_style_may_belong_to_a_level() {
        let mut numbering = Numbering::of(&word("numbering", LISTS));
        let look = Look { number: Some("1".to_owned()), style: Some("Second".to_owned()), ..Look::default() };

        assert_eq!(numbering.next(&look).as_deref(), Some("1.a)"));
    }

    #[test]
    fn a_list_that_is_not_there_has_no_marks() {
        assert!(marks(&[("9", 0), ("1", 8), ("1", 200)]).is_empty());
    }
}
