//! What a file says about itself: properties, outline and page labels.
//!
//! All of it is optional; what is missing or odd comes back empty. Cycles in
//! the file end the walk. Only the objects that are asked for are read: a
//! tagged file has hundreds of thousands of others.

use std::collections::{HashMap, HashSet};

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{
    Array, DateTime, Dict, MaybeRef, Name, Number, Object, ObjectIdentifier, String as PdfString,
};

use super::label::{Numbers, Style};
use crate::barrier::quietly;

/// How many entries of the outline, and how many named places, are read.
const MOST_ENTRIES: usize = 20_000;
/// How deep the trees of the file are followed.
const DEEPEST: usize = 32;

/// What a file says about itself.
#[derive(Debug, Default)]
pub(crate) struct Structure {
    /// How many pages it says that it has.
    pub(crate) pages: usize,
    /// The title in its properties.
    pub(crate) title: Option<String>,
    /// The author in its properties.
    pub(crate) author: Option<String>,
    /// The day on which it was made.
    pub(crate) created: Option<String>,
    /// The declared language.
    pub(crate) language: Option<String>,
    /// The outline in order.
    pub(crate) outline: Vec<Entry>,
    /// How pages are numbered, from which page on.
    pub(crate) numbers: Numbers,
}

/// One entry of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Its words.
    pub(crate) title: String,
    /// The page to which it leads, counted from 1.
    pub(crate) page: u32,
    /// 1 for the highest level.
    pub(crate) level: u8,
}

/// Reads the structure, unless the file is too damaged for it.
pub(crate) fn read(pdf: &Pdf) -> Option<Structure> {
    quietly(|| {
        let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
        let ids = pdf.pages().iter().map(|page| page.raw().obj_id());
        let pages = (1..).zip(ids).filter_map(|(number, id)| Some((id?, number))).collect();
        Some(Reader { pdf, catalog, pages }.structure())
    })
    .flatten()
}

/// Text as PDF writes it (ISO 32000-1:2008, 7.9.2.2) on one line; `None` if it is blank.
pub(crate) fn text(bytes: &[u8]) -> Option<String> {
    let text = lopdf::decode_text_string(&lopdf::Object::string_literal(bytes)).ok()?;
    let words: Vec<&str> = text
        .split(|ch: char| ch.is_whitespace() || ch.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Reads one document.
struct Reader<'d> {
    /// The document.
    pdf: &'d Pdf,
    /// Its root.
    catalog: Dict<'d>,
    /// The number of each page by its object.
    pages: HashMap<ObjectIdentifier, u32>,
}

impl<'d> Reader<'d> {
    /// All that the document says.
    fn structure(&self) -> Structure {
        let properties = self.pdf.metadata();
        let pages = self.catalog.get::<Dict<'_>>("Pages").and_then(|pages| pages.get::<Number>("Count"));
        Structure {
            pages: pages.and_then(|count| usize::try_from(count.as_i64()).ok()).unwrap_or(0),
            title: properties.title.as_deref().and_then(text),
            author: properties.author.as_deref().and_then(text),
            created: properties.creation_date.as_ref().and_then(day),
            language: string(&self.catalog, "Lang"),
            outline: self.outline(),
            numbers: self.numbers(),
        }
    }

    /// The entries of the outline, parents before children.
    fn outline(&self) -> Vec<Entry> {
        let Some(first) = self.catalog.get::<Dict<'_>>("Outlines").and_then(|root| root.get("First")) else {
            return Vec::new();
        };
        let named = self.named_places();
        let mut entries = Vec::new();
        let mut seen = HashSet::new();
        let mut stack: Vec<(Dict<'d>, usize)> = vec![(first, 1)];
        while let Some((item, level)) = stack.pop() {
            if !is_new(&item, &mut seen) || entries.len() >= MOST_ENTRIES {
                continue;
            }
            if let Some((title, page)) = string(&item, "Title").zip(self.target(&item, &named)) {
                entries.push(Entry { title, page, level: u8::try_from(level).unwrap_or(u8::MAX) });
            }
            stack.extend(item.get("Next").map(|next| (next, level)));
            if level < DEEPEST {
                stack.extend(item.get("First").map(|first| (first, level + 1)));
            }
        }
        entries
    }

    /// The page to which an entry of the outline leads.
    fn target(&self, item: &Dict<'d>, named: &HashMap<Vec<u8>, Object<'d>>) -> Option<u32> {
        let place = item.get::<Object<'_>>("Dest").or_else(|| item.get::<Dict<'_>>("A")?.get("D"))?;
        let place = match &place {
            Object::String(name) => named.get(name.as_bytes())?.clone(),
            Object::Name(name) => named.get(name.as_ref())?.clone(),
            _ => place,
        };
        let array = match place {
            Object::Dict(dictionary) => dictionary.get::<Array<'_>>("D")?,
            other => other.into_array()?,
        };
        match array.raw_iter().next()? {
            MaybeRef::Ref(reference) => self.pages.get(&reference.into()).copied(),
            MaybeRef::NotRef(index) => u32::try_from(index.into_number()?.as_i64().checked_add(1)?).ok(),
        }
    }

    /// The places that have a name.
    fn named_places(&self) -> HashMap<Vec<u8>, Object<'d>> {
        let mut places = HashMap::new();
        if let Some(old) = self.catalog.get::<Dict<'_>>("Dests") {
            let pairs = old.keys().take(MOST_ENTRIES).collect::<Vec<Name<'_>>>();
            places
                .extend(pairs.into_iter().filter_map(|name| Some((name.to_vec(), old.get(name.as_ref())?))));
        }
        let tree = self.catalog.get::<Dict<'_>>("Names").and_then(|names| names.get::<Dict<'_>>("Dests"));
        for (name, place) in tree.map(|tree| leaves(tree, "Names")).unwrap_or_default() {
            places.extend(name.into_string().map(|name| (name.as_bytes().to_vec(), place)));
        }
        places
    }

    /// How the pages are numbered.
    fn numbers(&self) -> Numbers {
        let mut numbers = Numbers::default();
        let tree = self.catalog.get::<Dict<'_>>("PageLabels");
        for (start, range) in tree.map(|tree| leaves(tree, "Nums")).unwrap_or_default() {
            let start = start.into_number().and_then(|start| usize::try_from(start.as_i64()).ok());
            let (Some(start), Some(range)) = (start, range.into_dict()) else { continue };
            let style = range.get::<Name<'_>>("S").and_then(|style| Style::from_name(style.as_ref()));
            let first = range.get::<Number>("St").map_or(1, |first| first.as_i64());
            let prefix = string(&range, "P").unwrap_or_default();
            numbers.add(start, style, prefix, u32::try_from(first).unwrap_or(1));
        }
        numbers
    }
}

/// The text under a key.
fn string(parent: &Dict<'_>, key: &str) -> Option<String> {
    text(parent.get::<PdfString<'_>>(key)?.as_bytes())
}

/// Whether a node of a tree is met for the first time; one that has no number cannot come again.
fn is_new(node: &Dict<'_>, seen: &mut HashSet<ObjectIdentifier>) -> bool {
    node.obj_id().is_none_or(|id| seen.insert(id))
}

/// The pairs in the leaves of a name tree or a number tree.
fn leaves<'d>(root: Dict<'d>, key: &str) -> Vec<(Object<'d>, Object<'d>)> {
    let mut pairs = Vec::new();
    let mut seen = HashSet::new();
    let mut stack = vec![(root, 0)];
    while let Some((node, depth)) = stack.pop() {
        if !is_new(&node, &mut seen) || pairs.len() >= MOST_ENTRIES {
            continue;
        }
        if let Some(array) = node.get::<Array<'_>>(key) {
            let mut values = array.iter::<Object<'_>>();
            pairs.extend(std::iter::from_fn(|| Some((values.next()?, values.next()?))).take(MOST_ENTRIES));
        }
        if let Some(kids) = node.get::<Array<'_>>("Kids").filter(|_| depth < DEEPEST) {
            let kids: Vec<Dict<'_>> = kids.iter::<Dict<'_>>().take(MOST_ENTRIES).collect();
            stack.extend(kids.into_iter().rev().map(|kid| (kid, depth + 1)));
        }
    }
    pairs
}

/// A date of the file as `2019-05-31`; those before PDF are mistakes.
fn day(date: &DateTime) -> Option<String> {
    let year = i16::try_from(date.year).ok().filter(|year| *year >= 1980)?;
    let (month, day) = (i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?);
    jiff::civil::Date::new(year, month, day).ok().map(|date| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: u16, month: u8, day: u8) -> DateTime {
        DateTime { year, month, day, hour: 0, minute: 0, second: 0, utc_offset_hour: 0, utc_offset_minute: 0 }
    }

    #[test]
    fn a_date_of_the_file_becomes_a_day() {
        assert_eq!(day(&date(2019, 5, 31)).as_deref(), Some("2019-05-31"));
    }

    #[test]
    fn a_date_that_no_calendar_has_is_missing() {
        assert_eq!(day(&date(2019, 2, 31)), None);
        assert_eq!(day(&date(0, 1, 1)), None);
    }

    #[test]
    fn text_may_be_written_in_two_bytes_a_letter() {
        assert_eq!(text(b"\xfe\xff\x00a\x00 \x00 \x00b").as_deref(), Some("a b"));
        assert_eq!(text(b" \n"), None);
    }
}
