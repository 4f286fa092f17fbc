//! What a file says about itself: properties, outline and page labels.
//!
//! All of it is optional; what is missing or odd comes back empty. Cycles in
//! the file end the walk.

use std::collections::{HashMap, HashSet};

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, decode_text_string};

use super::interpret::quietly;
use super::label::{Numbers, Style};

/// How many bytes one stream of structure may unpack to.
const STREAM_BYTES: usize = 64 << 20;
/// How many entries of the outline, and how many named places, are read.
const MOST_ENTRIES: usize = 20_000;
/// How deep the trees of the file are followed.
const DEEPEST: usize = 32;

/// What a file says about itself.
#[derive(Debug, Default)]
pub(crate) struct Structure {
    /// How many pages there are.
    pub(crate) pages: usize,
    /// Whether it has a catalogue to hang together by.
    pub(crate) rooted: bool,
    /// Whether the file is encrypted, with or without a password.
    pub(crate) encrypted: bool,
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
pub(crate) fn read(bytes: &[u8]) -> Option<Structure> {
    quietly(|| {
        let document =
            Document::load_mem_with_options(bytes, LoadOptions::with_max_decompressed_size(STREAM_BYTES))
                .ok()?;
        Some(Reader::new(&document).structure())
    })
    .flatten()
}

/// Reads one document.
struct Reader<'d> {
    /// The document.
    document: &'d Document,
    /// The number of each page by its object.
    pages: HashMap<ObjectId, u32>,
}

impl<'d> Reader<'d> {
    /// A reader for this document.
    fn new(document: &'d Document) -> Self {
        let pages = document.get_pages().into_iter().map(|(number, id)| (id, number)).collect();
        Self { document, pages }
    }

    /// All that the document says.
    fn structure(&self) -> Structure {
        let catalog = self.document.catalog().ok();
        let info = self.document.trailer.get(b"Info").ok().and_then(|info| self.dictionary(info));
        let property = |key: &[u8]| info.and_then(|info| self.text(info, key));
        Structure {
            pages: self.pages.len(),
            rooted: catalog.is_some(),
            encrypted: self.document.is_encrypted() || self.document.was_encrypted(),
            title: property(b"Title"),
            author: property(b"Author"),
            created: property(b"CreationDate").and_then(|date| day(&date)),
            language: catalog.and_then(|catalog| self.text(catalog, b"Lang")),
            outline: catalog.map(|catalog| self.outline(catalog)).unwrap_or_default(),
            numbers: catalog.map(|catalog| self.numbers(catalog)).unwrap_or_default(),
        }
    }

    /// The object itself, behind any reference.
    fn resolve(&self, object: &'d Object) -> Option<&'d Object> {
        self.document.dereference(object).ok().map(|(_, object)| object)
    }

    /// The dictionary itself, behind any reference.
    fn dictionary(&self, object: &'d Object) -> Option<&'d Dictionary> {
        self.resolve(object)?.as_dict().ok()
    }

    /// The dictionary under a key.
    fn child(&self, parent: &'d Dictionary, key: &[u8]) -> Option<&'d Dictionary> {
        self.dictionary(parent.get(key).ok()?)
    }

    /// The array under a key.
    fn array(&self, parent: &'d Dictionary, key: &[u8]) -> Option<&'d Vec<Object>> {
        self.resolve(parent.get(key).ok()?)?.as_array().ok()
    }

    /// The text under a key, on one line; `None` if it is blank.
    fn text(&self, parent: &'d Dictionary, key: &[u8]) -> Option<String> {
        let text = decode_text_string(self.resolve(parent.get(key).ok()?)?).ok()?;
        let words: Vec<&str> = text
            .split(|ch: char| ch.is_whitespace() || ch.is_control())
            .filter(|word| !word.is_empty())
            .collect();
        (!words.is_empty()).then(|| words.join(" "))
    }

    /// The entries of the outline, parents before children.
    fn outline(&self, catalog: &'d Dictionary) -> Vec<Entry> {
        let named = self.named_places(catalog);
        let mut entries = Vec::new();
        let mut seen: HashSet<*const Dictionary> = HashSet::new();
        let first = self.child(catalog, b"Outlines").and_then(|root| self.child(root, b"First"));
        let mut stack: Vec<(&Dictionary, usize)> = first.map(|first| (first, 1)).into_iter().collect();
        while let Some((item, level)) = stack.pop() {
            if !seen.insert(std::ptr::from_ref(item)) || entries.len() >= MOST_ENTRIES {
                continue;
            }
            if let Some((title, page)) = self.text(item, b"Title").zip(self.target(item, &named)) {
                entries.push(Entry { title, page, level: u8::try_from(level).unwrap_or(u8::MAX) });
            }
            stack.extend(self.child(item, b"Next").map(|next| (next, level)));
            if level < DEEPEST {
                stack.extend(self.child(item, b"First").map(|first| (first, level + 1)));
            }
        }
        entries
    }

    /// The page to which an entry of the outline leads.
    fn target(&self, item: &'d Dictionary, named: &HashMap<Vec<u8>, &'d Object>) -> Option<u32> {
        let place = match item.get(b"Dest") {
            Ok(place) => place,
            Err(_) => self.child(item, b"A")?.get(b"D").ok()?,
        };
        let place = self.resolve(place)?;
        let place = match place {
            Object::String(name, _) | Object::Name(name) => self.resolve(named.get(name)?)?,
            other => other,
        };
        let array = match place {
            Object::Dictionary(dictionary) => self.array(dictionary, b"D")?,
            other => other.as_array().ok()?,
        };
        match array.first()? {
            Object::Reference(id) => self.pages.get(id).copied(),
            Object::Integer(index) => u32::try_from(index.checked_add(1)?).ok(),
            _ => None,
        }
    }

    /// The places that have a name.
    fn named_places(&self, catalog: &'d Dictionary) -> HashMap<Vec<u8>, &'d Object> {
        let mut places: HashMap<Vec<u8>, &Object> = HashMap::new();
        if let Some(old) = self.child(catalog, b"Dests") {
            places.extend(old.iter().take(MOST_ENTRIES).map(|(name, place)| (name.clone(), place)));
        }
        let tree = self.child(catalog, b"Names").and_then(|names| self.child(names, b"Dests"));
        for (name, place) in tree.map(|tree| self.leaves(tree, b"Names")).unwrap_or_default() {
            if let Ok(name) = name.as_str() {
                places.insert(name.to_vec(), place);
            }
        }
        places
    }

    /// The pairs in the leaves of a name tree or a number tree.
    fn leaves(&self, root: &'d Dictionary, key: &[u8]) -> Vec<(&'d Object, &'d Object)> {
        let mut pairs = Vec::new();
        let mut seen: HashSet<*const Dictionary> = HashSet::new();
        let mut stack = vec![(root, 0)];
        while let Some((node, depth)) = stack.pop() {
            if !seen.insert(std::ptr::from_ref(node)) || pairs.len() >= MOST_ENTRIES {
                continue;
            }
            if let Some(array) = self.array(node, key) {
                pairs.extend(array.as_chunks::<2>().0.iter().map(|[name, value]| (name, value)));
            }
            if let Some(kids) = self.array(node, b"Kids").filter(|_| depth < DEEPEST) {
                stack.extend(kids.iter().rev().filter_map(|kid| Some((self.dictionary(kid)?, depth + 1))));
            }
        }
        pairs
    }

    /// How the pages are numbered.
    fn numbers(&self, catalog: &'d Dictionary) -> Numbers {
        let mut numbers = Numbers::default();
        let tree = self.child(catalog, b"PageLabels");
        for (start, value) in tree.map(|tree| self.leaves(tree, b"Nums")).unwrap_or_default() {
            let start = self.resolve(start).and_then(|start| start.as_i64().ok());
            let (Some(start), Some(range)) =
                (start.and_then(|s| usize::try_from(s).ok()), self.dictionary(value))
            else {
                continue;
            };
            let style =
                range.get(b"S").ok().and_then(|style| style.as_name().ok()).and_then(Style::from_name);
            let first = range.get(b"St").ok().and_then(|first| first.as_i64().ok()).unwrap_or(1);
            let prefix = self.text(range, b"P").unwrap_or_default();
            numbers.add(start, style, prefix, u32::try_from(first).unwrap_or(1));
        }
        numbers
    }
}

/// The day in a PDF date, `D:20190531…`, as `2019-05-31`.
fn day(date: &str) -> Option<String> {
    let digits: String =
        date.trim_start_matches("D:").chars().take_while(char::is_ascii_digit).take(8).collect();
    let part = |from: usize, to: usize| digits.get(from..to)?.parse::<i8>().ok();
    let year = digits.get(..4)?.parse::<i16>().ok().filter(|year| *year >= 1980)?;
    let (month, day) = (part(4, 6)?, part(6, 8)?);
    jiff::civil::Date::new(year, month, day).ok().map(|date| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_of_the_file_becomes_a_day() {
        assert_eq!(day("D:20190531120000+01'00'").as_deref(), Some("2019-05-31"));
    }

    #[test]
    fn a_date_that_no_calendar_has_is_missing() {
        assert_eq!(day("D:20190231"), None);
        assert_eq!(day("D:0000"), None);
        assert_eq!(day("May 2019"), None);
    }

    #[test]
    fn bytes_that_are_no_document_have_no_structure() {
        assert!(read(b"not a document").is_none());
    }
}
