//! Measures how deep a page nests before it is parsed.
//!
//! A parser's work grows with depth times length, so a hostile page must be
//! refused by a pass that costs one look at each byte. The pass follows the
//! rules of HTML roughly: elements that close by themselves are closed, and
//! those that a parser opens anew in every block are counted while they last.
//!
//! Never allocates more than the limits allow, never fails.

use std::collections::HashMap;

/// What a page would ask of a parser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Measure {
    /// The deepest nesting; counted no further than one over the limit.
    pub(super) depth: usize,
    /// Start tags.
    pub(super) elements: usize,
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
    Measure { depth: pass.deepest, elements: pass.elements }
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
    /// How many open elements are drawings or formulas.
    foreign: usize,
    /// The deepest so far.
    deepest: usize,
    /// Start tags so far.
    elements: usize,
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
        let end = tag_end(body);
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
        } else {
            self.close_by_start(name);
            self.foreign += usize::from(is_foreign(name));
            self.open.push(name.to_owned());
        }
        self.deepest = self.deepest.max(self.depth());
    }

    /// Closes what a start tag closes by itself.
    fn close_by_start(&mut self, name: &str) {
        if ENDS_PARAGRAPH.contains(&name) && self.open.last().is_some_and(|top| top == "p") {
            self.open.pop();
        }
        if name == "a" && self.open.last().is_some_and(|top| top == "a") {
            self.open.pop();
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
        } else if let Some(at) = self.open.iter().rposition(|open| open == name) {
            self.truncate(at);
        }
    }

    /// Closes one formatting element of that name.
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
        let foreign = self.open.iter().skip(at).filter(|name| is_foreign(name)).count();
        self.foreign -= foreign;
        self.open.truncate(at);
    }

    /// How deep a parser would be now.
    fn depth(&self) -> usize {
        self.open.len() + self.kept
    }
}

/// Whether an element opens a drawing or a formula, in which tags may close themselves.
fn is_foreign(name: &str) -> bool {
    matches!(name, "svg" | "math")
}

/// Where a tag ends: at the first `>` that stands in no quotation.
fn tag_end(tag: &str) -> usize {
    let mut quote = None;
    let mut value = false;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return at,
            // A quotation mark only quotes where a value starts.
            (None, b'"' | b'\'') if value => quote = Some(byte),
            (None, _) => {}
        }
        value = byte == b'=' || (value && byte.is_ascii_whitespace());
    }
    tag.len()
}

/// What follows a comment, however it ends.
///
/// Source: HTML Living Standard, 13.2.5.43 to 13.2.5.52.
fn after_comment(comment: &str) -> &str {
    if let Some(after) = comment.strip_prefix('>').or(comment.strip_prefix("->")) {
        return after;
    }
    let ends = ["-->", "--!>"].map(|end| comment.find(end).map(|at| at + end.len()));
    let end = ends.into_iter().flatten().min().unwrap_or(comment.len());
    comment.get(end..).unwrap_or_default()
}

/// What follows the end tag of an element whose content is no mark-up.
fn after_raw<'a>(text: &'a str, name: &str) -> &'a str {
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find("</")) {
        let end = from + at + 2;
        let found = text.as_bytes().get(end..end + name.len());
        if found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes())) {
            return text.get(end + name.len()..).unwrap_or_default();
        }
        from = end;
    }
    ""
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
