//! Measures how deep a page nests before it is parsed.
//!
//! A parser's work grows with depth times length, so a hostile page must be
//! refused by a pass that costs one look at each byte. The pass follows the
//! rules of HTML roughly: elements that close by themselves are closed, and
//! those that a parser opens anew in every block are counted while they last.
//!
//! Never allocates more than the limits allow, never fails.

use std::collections::HashMap;

use super::tag::{after_comment, after_raw, tag_end};

/// What a page would ask of a parser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Measure {
    /// The deepest nesting; counted no further than one over the limit.
    pub(super) depth: usize,
    /// Start tags.
    pub(super) elements: usize,
    /// The most attributes of one tag, roughly: a parser compares each with each.
    pub(super) attributes: usize,
}

/// Elements without content.
const VOID: [&str; 16] = [
    "area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta", "param",
    "source", "track", "wbr",
];

/// Elements whose content is no mark-up.
const RAW: [&str; 8] = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

/// Elements that a parser opens anew in the next block if they were not closed.
const FORMATTING: [&str; 13] =
    ["b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements that end a drawing or a formula in which they stand.
///
/// Source: HTML Living Standard, 13.2.6.5.
const LEAVES_DRAWING: [&str; 40] = [
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "center",
    "code",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "hr",
    "i",
    "img",
    "li",
    "menu",
    "meta",
    "nobr",
    "ol",
    "p",
    "pre",
    "s",
    "small",
    "span",
    "strong",
    "strike",
    "sub",
    "sup",
    "table",
    "u",
    "ul",
];

/// Equal formatting elements that a parser keeps at most.
///
/// Source: HTML Living Standard, 13.2.4.3 (the "Noah's Ark clause").
const EQUAL_KEPT: usize = 3;

/// Start tags that close an open element, what they close, and where that ends.
const CLOSES: [(&[&str], &[&str], &[&str]); 6] = [
    (&["li"], &["li"], &["ul", "ol", "menu"]),
    (&["dt", "dd"], &["dt", "dd"], &["dl"]),
    (&["tr"], &["tr"], &["table"]),
    (&["td", "th"], &["td", "th"], &["tr", "table"]),
    (&["tbody", "thead", "tfoot"], &["tbody", "thead", "tfoot"], &["table"]),
    (&["option", "optgroup"], &["option"], &["select"]),
];

/// Blocks that close an open paragraph right above them.
const ENDS_PARAGRAPH: [&str; 22] = [
    "p",
    "div",
    "ul",
    "ol",
    "dl",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "main",
    "aside",
    "header",
    "footer",
    "nav",
    "form",
    "pre",
    "blockquote",
];

/// Measures a page, and stops as soon as it is deeper than `limit`.
pub(super) fn measure(html: &str, limit: usize) -> Measure {
    let mut pass = Pass::default();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = pass.tag(rest.get(at + 1..).unwrap_or_default());
        if pass.depth() > limit {
            break;
        }
    }
    Measure { depth: pass.deepest, elements: pass.elements, attributes: pass.attributes }
}

/// The state of the pass.
#[derive(Default)]
struct Pass {
    /// Names of the open elements.
    open: Vec<String>,
    /// Formatting tags not closed yet, by their whole text.
    formatting: HashMap<String, usize>,
    /// How many of those a parser would keep.
    kept: usize,
    /// How many open elements are formatting.
    formatted: usize,
    /// How many open elements are drawings or formulas.
    foreign: usize,
    /// The deepest so far.
    deepest: usize,
    /// Start tags so far.
    elements: usize,
    /// The most attributes of one tag so far.
    attributes: usize,
}

impl Pass {
    /// Reads what follows a `<`; gives back what follows the tag.
    fn tag<'a>(&mut self, rest: &'a str) -> &'a str {
        if let Some(comment) = rest.strip_prefix("!--") {
            return after_comment(comment);
        }
        let (closing, body) = rest.strip_prefix('/').map_or((false, rest), |body| (true, body));
        if !body.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return rest;
        }
        let (end, attributes) = tag_end(body);
        self.attributes = self.attributes.max(attributes);
        let (tag, after) = body.split_at(end);
        let name_end = tag.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(tag.len());
        let name = tag.get(..name_end).unwrap_or_default().to_ascii_lowercase();
        let after = after.strip_prefix('>').unwrap_or(after);
        if closing {
            self.close(&name);
            return after;
        }
        self.start(&name, tag);
        if RAW.contains(&name.as_str()) && self.foreign == 0 { after_raw(after, &name) } else { after }
    }

    /// Notes a start tag.
    fn start(&mut self, name: &str, tag: &str) {
        self.elements += 1;
        if self.foreign > 0 && LEAVES_DRAWING.contains(&name) {
            let drawing = self.open.iter().rposition(|open| is_foreign(open));
            self.truncate(drawing.unwrap_or(self.open.len()));
        }
        let closed = self.foreign > 0 && tag.ends_with('/');
        if closed || VOID.contains(&name) || (RAW.contains(&name) && self.foreign == 0) {
            return;
        }
        if FORMATTING.contains(&name) {
            let equal = self.formatting.entry(tag.to_owned()).or_default();
            *equal += 1;
            self.kept += usize::from(*equal <= EQUAL_KEPT);
            self.formatted += 1;
        } else if name == "a" {
            self.take_out(name);
        } else {
            self.close_by_start(name);
            self.foreign += usize::from(is_foreign(name));
        }
        self.open.push(name.to_owned());
        self.deepest = self.deepest.max(self.depth());
    }

    /// Closes what a start tag closes by itself.
    fn close_by_start(&mut self, name: &str) {
        if ENDS_PARAGRAPH.contains(&name) {
            let inner = |open: &String| FORMATTING.contains(&open.as_str()) || open == "a" || open == "span";
            let block = self.open.iter().rposition(|open| !inner(open));
            if let Some(at) = block.filter(|at| self.open.get(*at).is_some_and(|open| open == "p")) {
                self.truncate(at);
            }
        }
        for (starts, closed, bounds) in CLOSES {
            if !starts.contains(&name) {
                continue;
            }
            let bound = self.open.iter().rposition(|open| bounds.contains(&open.as_str()));
            let found = self.open.iter().rposition(|open| closed.contains(&open.as_str()));
            if let Some(at) = found.filter(|at| bound.is_none_or(|bound| *at > bound)) {
                self.truncate(at);
            }
        }
    }

    /// Notes an end tag; one that closes nothing is passed over.
    fn close(&mut self, name: &str) {
        if FORMATTING.contains(&name) {
            self.close_formatting(name);
            self.take_out(name);
        } else if name == "a" {
            self.take_out(name);
        } else if let Some(at) = self.open.iter().rposition(|open| open == name) {
            self.truncate(at);
        }
    }

    /// Takes one open element out from between the others, as a parser does with formatting.
    fn take_out(&mut self, name: &str) {
        if let Some(at) = self.open.iter().rposition(|open| open == name) {
            self.open.remove(at);
            self.formatted -= usize::from(name != "a");
        }
    }

    /// Forgets one formatting element of that name.
    fn close_formatting(&mut self, name: &str) {
        let named = |tag: &&String| {
            let end = tag.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(tag.len());
            tag.get(..end).is_some_and(|start| start.eq_ignore_ascii_case(name))
        };
        let Some(tag) = self.formatting.keys().find(named).cloned() else { return };
        let equal = self.formatting.get(&tag).copied().unwrap_or_default();
        self.kept -= usize::from(equal <= EQUAL_KEPT);
        if equal <= 1 {
            self.formatting.remove(&tag);
        } else {
            self.formatting.insert(tag, equal - 1);
        }
    }

    /// Closes the element at a place and all in it.
    fn truncate(&mut self, at: usize) {
        for name in self.open.iter().skip(at) {
            self.foreign -= usize::from(is_foreign(name));
            self.formatted -= usize::from(FORMATTING.contains(&name.as_str()));
        }
        self.open.truncate(at);
    }

    /// How deep a parser would be now.
    fn depth(&self) -> usize {
        self.open.len() - self.formatted + self.kept.max(self.formatted)
    }
}

/// Whether an element opens a drawing or a formula, in which tags may close themselves.
fn is_foreign(name: &str) -> bool {
    matches!(name, "svg" | "math")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The depth of some mark-up.
    fn depth(html: &str) -> usize {
        measure(html, 1_000).depth
    }

    #[test]
    fn elements_within_each_other_are_deep_and_beside_each_other_are_not() {
        assert_eq!(depth("<div><div><b>A</b></div></div>"), 3);
        assert_eq!(depth(&"<div>A</div>".repeat(500)), 1);
        assert_eq!(depth(&"<div/>".repeat(500)), 500);
    }

    #[test]
    fn elements_that_close_by_themselves_do_not_add_up() {
        assert_eq!(depth(&"<p>One<br>two".repeat(500)), 1);
        assert_eq!(depth(&format!("<ul>{}</ul>", "<li>A".repeat(500))), 2);
        assert_eq!(depth(&format!("<table>{}</table>", "<tr><td>A<td>B".repeat(500))), 3);
        assert!(depth(&"<b>A<p>".repeat(500)) <= 5);
    }

    #[test]
    fn formatting_that_is_opened_anew_adds_up_even_in_closed_blocks() {
        let html: String = (0..500).map(|n| format!("<p><b id={n}>A</p>")).collect();

        assert_eq!(depth(&html), 501);
    }

    #[test]
    fn scripts_comments_and_attributes_hold_no_elements() {
        let html = "<!-- <div><div> --><script>if (a<b) '<div><div>'</script><p title='<div><div>'>A</p>";

        assert_eq!(depth(html), 1);
    }

    #[test]
    fn formatting_within_formatting_is_deep_until_it_is_closed() {
        assert_eq!(depth(&"<b>A".repeat(500)), 500);
        assert_eq!(depth(&"<a><b>".repeat(500)), 501);
        assert_eq!(depth(&"<a href=x>A".repeat(500)), 1);
        assert_eq!(depth(&"<b><i>A</b></i>".repeat(500)), 2);
    }

    #[test]
    fn attributes_are_counted_by_tag() {
        let tag = format!("<p {}>", "a=1 ".repeat(50));

        assert!((50..=100).contains(&measure(&tag, 10).attributes));
        assert!(measure("<p title='many words in one value' class=a>", 10).attributes <= 4);
    }

    #[test]
    fn tricks_of_mark_up_hide_no_depth() {
        let deep = "<div/>".repeat(500);

        assert!(depth(&format!("<!-->{deep}")) >= 500);
        assert!(depth(&format!("<!-- a --!>{deep}")) >= 500);
        assert!(depth(&format!("<svg>{deep}")) >= 500);
        assert_eq!(depth(&format!("<svg>{}</svg>", "<path/>".repeat(500))), 1);
    }

    #[test]
    fn measuring_stops_one_over_the_limit() {
        assert_eq!(measure(&"<div>".repeat(100_000), 400).depth, 401);
    }

    proptest! {
        #[test]
        fn any_text_is_measured(html in "[<>/a-c ='\"!-]{0,200}") {
            let measured = measure(&html, 50);

            prop_assert!(measured.depth <= 51);
            prop_assert!(measured.elements <= html.len());
        }
    }
}
