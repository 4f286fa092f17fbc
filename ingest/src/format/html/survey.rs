//! Facts about the elements of a parsed page, gathered in one pass.
//!
//! Each element knows how much text and how much linked text it holds, and
//! whether a table, a heading or the main part stands in it. Nothing here
//! recurses, so it is safe on a tree of any depth.

use std::collections::HashMap;

use scraper::{ElementRef, Html, Node};

/// Elements whose text is never part of a page's words.
pub(super) const SILENT: [&str; 24] = [
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "video",
    "audio", "select", "datalist", "textarea", "input", "head", "title", "img", "picture", "map", "progress",
    "meter", "applet",
];

/// Elements that a browser sets apart from the text round them.
pub(super) const BLOCKS: [&str; 41] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "hgroup",
    "hr",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// What is known about one element.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct About {
    /// How deep it stands; the root element has 1.
    pub(super) depth: usize,
    /// Bytes of text in it, white space left out.
    pub(super) text: usize,
    /// How many of them are links.
    pub(super) linked: usize,
    /// Whether a table stands in it.
    pub(super) table: bool,
    /// Whether a `dl` stands in it.
    pub(super) definitions: bool,
    /// Whether a heading stands in it.
    pub(super) heading: bool,
    /// Whether an `h1` stands in it.
    pub(super) title: bool,
    /// Whether the main part or an article stands in it.
    pub(super) main: bool,
}

/// What is known about every element of one page.
pub(super) struct Survey {
    /// By the address of the element, which does not move while the page lives.
    about: HashMap<usize, About>,
    /// The deepest element.
    pub(super) depth: usize,
}

impl Survey {
    /// Looks at every node once on the way down and once on the way up.
    pub(super) fn new(page: &Html) -> Self {
        let nodes: Vec<_> = page.tree.root().descendants().collect();
        let mut survey = Self { about: HashMap::with_capacity(nodes.len() / 2), depth: 0 };
        for element in nodes.iter().filter_map(|node| ElementRef::wrap(*node)) {
            let depth = parent(element).map_or(0, |parent| survey.of(parent).depth) + 1;
            survey.depth = survey.depth.max(depth);
            survey.about.insert(address(element), About { depth, ..About::default() });
        }
        for node in nodes.iter().rev() {
            if let Node::Text(text) = node.value() {
                let bytes = text.bytes().filter(|b| !b.is_ascii_whitespace()).count();
                if let Some(parent) = node.parent().and_then(ElementRef::wrap) {
                    survey.add(parent, |about| about.text += bytes);
                }
            } else if let Some(element) = ElementRef::wrap(*node) {
                survey.hand_up(element);
            }
        }
        survey
    }

    /// What is known about an element.
    pub(super) fn of(&self, element: ElementRef<'_>) -> About {
        self.about.get(&address(element)).copied().unwrap_or_default()
    }

    /// Completes an element whose content is known, and adds it to its parent.
    fn hand_up(&mut self, element: ElementRef<'_>) {
        let name = element.value().name();
        if SILENT.contains(&name) {
            self.add(element, |about| *about = About { depth: about.depth, ..About::default() });
        }
        if name == "a" && element.attr("href").is_some() {
            self.add(element, |about| about.linked = about.text);
        }
        let own = self.of(element);
        let Some(parent) = parent(element) else { return };
        self.add(parent, |about| {
            about.text += own.text;
            about.linked += own.linked;
            about.table |= own.table || name == "table";
            about.definitions |= own.definitions || name == "dl";
            about.heading |= own.heading || is_heading(name);
            about.title |= own.title || name == "h1";
            about.main |= own.main || is_main(element);
        });
    }

    /// Changes what is known about an element.
    fn add(&mut self, element: ElementRef<'_>, change: impl FnOnce(&mut About)) {
        self.about.get_mut(&address(element)).map(change);
    }
}

/// Whether an element is a heading by name.
pub(super) fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Whether an element says that it is the main part.
pub(super) fn is_main(element: ElementRef<'_>) -> bool {
    matches!(element.value().name(), "main" | "article") || element.attr("role") == Some("main")
}

/// The element in which an element stands.
fn parent(element: ElementRef<'_>) -> Option<ElementRef<'_>> {
    element.parent().and_then(ElementRef::wrap)
}

/// Where the element is in memory: its name within this page.
fn address(element: ElementRef<'_>) -> usize {
    std::ptr::from_ref(element.value()).addr()
}

#[cfg(test)]
mod tests {
    use scraper::Selector;

    use super::*;

    #[test]
    fn an_element_knows_what_stands_in_it() {
        let page = Html::parse_document(
            "<div><script>var a;</script><p>Ab <a href=x>cd</a></p><table><tr><td><h1>E</h1></table></div>",
        );
        let div = page.select(&Selector::parse("div").expect("a selector")).next().expect("a div");

        let about = Survey::new(&page).of(div);

        assert_eq!((about.text, about.linked), (5, 2));
        assert!(about.table && about.title && about.heading && !about.main);
        assert_eq!(about.depth, 3);
    }
}
