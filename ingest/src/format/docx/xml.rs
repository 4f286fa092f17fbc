//! The parts of a Word file as trees of elements.
//!
//! Names count by their namespace, not by their prefix, and the namespaces of
//! both forms of the standard, transitional and strict, are the same here.
//! Entities that a part declares itself are left out: no Word file needs them.
//!
//! Source: ECMA-376-1:2016, 17 (WordprocessingML) and annex A.

use encoding_rs::{Encoding, UTF_8};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;

/// Elements of one part at most; more are a trap.
const ELEMENTS: usize = 3_000_000;

/// An element with all that is in it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Element {
    /// The namespace of its name.
    pub(super) space: Space,
    /// Its name without a prefix.
    pub(super) name: Box<str>,
    /// Its attributes by their names without a prefix.
    attributes: Vec<(Box<str>, Box<str>)>,
    /// The elements and the text in it.
    nodes: Vec<Node>,
}

/// What an element holds.
#[derive(Debug, Clone, PartialEq)]
enum Node {
    /// Another element.
    Element(Element),
    /// Text.
    Text(String),
}

/// The namespaces that matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// Text, in the transitional or the strict form.
    Word,
    /// What to take where a reader may not know something.
    Compatibility,
    /// Formulas.
    Math,
    /// Any other.
    Other,
}

impl Space {
    /// The space of a resolved name.
    fn of(resolved: &ResolveResult<'_>) -> Self {
        let ResolveResult::Bound(Namespace(name)) = resolved else { return Self::Other };
        match *name {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Self::Word,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Self::Compatibility,
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math" => Self::Math,
            _ => Self::Other,
        }
    }
}

/// Why a part is no tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum XmlError {
    /// It is not well formed.
    Malformed(String),
    /// Its elements nest deeper than the limit.
    TooDeep,
    /// It has too many elements.
    TooMany,
}

impl Element {
    /// Its children.
    pub(super) fn children(&self) -> impl Iterator<Item = &Self> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Its first child of this name, among those of a Word text.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children().find(|child| child.is(name))
    }

    /// Whether it is an element of a Word text of this name.
    pub(super) fn is(&self, name: &str) -> bool {
        self.space == Space::Word && *self.name == *name
    }

    /// The value of an attribute.
    pub(super) fn attr(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| **key == *name).map(|(_, value)| &**value)
    }

    /// The value of the attribute `val` of a child.
    pub(super) fn value_of(&self, name: &str) -> Option<&str> {
        self.child(name)?.attr("val")
    }

    /// Whether a child switches something on or off; none says nothing.
    pub(super) fn switch(&self, name: &str) -> Option<bool> {
        let child = self.child(name)?;
        Some(!matches!(child.attr("val"), Some("0" | "false" | "off")))
    }

    /// The text that stands in it, not in its children.
    pub(super) fn text(&self) -> String {
        let texts = self.nodes.iter().filter_map(|node| match node {
            Node::Text(text) => Some(text.as_str()),
            Node::Element(_) => None,
        });
        texts.collect()
    }

    /// Adds text, next to what stands there.
    fn push_text(&mut self, text: &str) {
        match self.nodes.last_mut() {
            Some(Node::Text(before)) => before.push_str(text),
            _ => self.nodes.push(Node::Text(text.to_owned())),
        }
    }

    /// Drops white space that does not count: between elements, and round words unless it is to be kept.
    fn tidy(&mut self, preserve: bool) {
        if preserve {
            return;
        }
        for node in &mut self.nodes {
            if let Node::Text(text) = node {
                let trimmed = text.trim_matches([' ', '\t', '\r', '\n']);
                if trimmed.len() < text.len() {
                    *text = trimmed.to_owned();
                }
            }
        }
        self.nodes.retain(|node| !matches!(node, Node::Text(text) if text.is_empty()));
    }
}

/// An element that is not closed yet.
struct Open {
    element: Element,
    /// Whether white space in it counts.
    preserve: bool,
}

/// Reads a part; its elements may nest `depth` deep.
pub(super) fn parse(bytes: &[u8], depth: usize) -> Result<Element, XmlError> {
    let encoding = Encoding::for_bom(bytes).map_or(UTF_8, |(encoding, _)| encoding);
    let (text, ..) = encoding.decode(bytes);
    let mut reader = NsReader::from_str(&text);
    let mut tree = Tree { open: Vec::new(), root: None, left: ELEMENTS, depth };
    loop {
        let event = reader.read_event().map_err(|error| XmlError::Malformed(error.to_string()))?;
        match event {
            Event::Start(start) => tree.start(&start, &reader)?,
            Event::Empty(start) => {
                tree.start(&start, &reader)?;
                tree.end();
            }
            Event::End(_) => tree.end(),
            Event::Text(text) => tree.text(&text.xml10_content()),
            Event::CData(text) => tree.text(&text.xml10_content()),
            Event::GeneralRef(reference) => tree.text(&referred(&reference)),
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    let whole = tree.open.is_empty();
    tree.root.filter(|_| whole).ok_or_else(|| XmlError::Malformed("it ends too early".to_owned()))
}

/// A tree that is being read.
struct Tree {
    open: Vec<Open>,
    root: Option<Element>,
    /// How many more elements it may have.
    left: usize,
    /// How deep they may nest.
    depth: usize,
}

impl Tree {
    /// Opens an element.
    fn start(&mut self, start: &BytesStart<'_>, reader: &NsReader<&[u8]>) -> Result<(), XmlError> {
        if self.open.len() >= self.depth {
            return Err(XmlError::TooDeep);
        }
        self.left = self.left.checked_sub(1).ok_or(XmlError::TooMany)?;
        let (space, name) = reader.resolver().resolve_element(start.name());
        let mut attributes = start.attributes();
        let attributes = attributes.with_checks(false).flatten().map(|attribute| {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            let value = value.unwrap_or_else(|_| attribute.value.clone());
            (attribute.key.local_name().into_inner().into(), value.as_ref().into())
        });
        let element = Element {
            space: Space::of(&space),
            name: name.into_inner().into(),
            attributes: attributes.collect(),
            nodes: Vec::new(),
        };
        let inherited = self.open.last().is_some_and(|parent| parent.preserve);
        let preserve = element.attr("space").map_or(inherited, |space| space == "preserve");
        self.open.push(Open { element, preserve });
        Ok(())
    }

    /// Closes the innermost element.
    fn end(&mut self) {
        let Some(Open { mut element, preserve }) = self.open.pop() else { return };
        element.tidy(preserve);
        match self.open.last_mut() {
            Some(parent) => parent.element.nodes.push(Node::Element(element)),
            None => self.root = self.root.take().or(Some(element)),
        }
    }

    /// Adds text to the innermost element.
    fn text(&mut self, text: &str) {
        if let Some(open) = self.open.last_mut() {
            open.element.push_text(text);
        }
    }
}

/// The character that a reference stands for.
fn referred(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return character.to_string();
    }
    let text = match &**reference {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "apos" => "'",
        "quot" => "\"",
        _ => "",
    };
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The strict namespace of text.
    const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";

    #[test]
    fn names_count_by_namespace_and_not_by_prefix() {
        let xml = format!("<x:p xmlns:x='{STRICT}'><x:t x:val='a &amp; b'>1 &lt; &#50;</x:t><t>no</t></x:p>");

        let root = parse(xml.as_bytes(), 9).expect("well formed");

        assert!(root.is("p"));
        assert_eq!(root.value_of("t"), Some("a & b"));
        assert_eq!(root.child("t").map(Element::text).as_deref(), Some("1 < 2"));
        assert_eq!(root.children().filter(|child| child.is("t")).count(), 1);
    }

    #[test]
    fn white_space_counts_where_the_part_says_so() {
        let xml = format!("<p xmlns='{STRICT}'> <t> a </t> <t xml:space='preserve'> b </t></p>");

        let root = parse(xml.as_bytes(), 9).expect("well formed");

        assert_eq!(root.children().map(Element::text).collect::<Vec<_>>(), ["a", " b "]);
        assert_eq!(root.text(), "");
    }

    #[test]
    fn a_part_in_utf_16_is_read() {
        let mut bytes = vec![0xff, 0xfe];
        bytes.extend("<a>é</a>".encode_utf16().flat_map(u16::to_le_bytes));

        assert_eq!(parse(&bytes, 9).map(|root| root.text()), Ok("é".to_owned()));
    }

    #[test]
    fn elements_may_nest_as_deep_as_the_limit_and_no_deeper() {
        assert!(parse(b"<a><b><c/></b></a>", 3).is_ok());
        assert_eq!(parse(b"<a><b><c/></b></a>", 2), Err(XmlError::TooDeep));
    }

    #[test]
    fn a_part_that_ends_too_early_is_malformed() {
        for xml in ["", "<a>", "<a></b>", "<a><b></a>"] {
            assert!(matches!(parse(xml.as_bytes(), 9), Err(XmlError::Malformed(_))), "{xml}");
        }
    }
}
