//! Reads a query. Loosest first: `OR`, then words side by side, then `AND`.

use super::field::Field;
use super::lexer::{Token, tokens};
use super::node::{Node, Place, Term, TermKind};
use super::{MAX_CHARS, MAX_DEPTH, MAX_TERMS};
use crate::words;

/// Reads a query; whatever cannot be read is mended or left out.
pub(crate) fn parse(query: &str) -> Node {
    let end = query.char_indices().nth(MAX_CHARS).map_or(query.len(), |(at, _)| at);
    let mut parser = Parser { tokens: tokens(&query[..end]), at: 0, depth: 0, terms: 0 };
    let mut parts = Vec::new();
    while parser.at < parser.tokens.len() {
        parts.extend(parser.alternatives());
        // A closing parenthesis without an opening one is passed over.
        parser.at += usize::from(parser.peek() == Some(&Token::Close));
    }
    gather(parts).unwrap_or(Node::Everything)
}

/// The place in the tokens, and what has been read.
struct Parser {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
    terms: usize,
}

/// A part of a sequence: plain words gather into a best match, others are strict.
enum Part {
    Plain(Term),
    Strict(Node),
}

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn take(&mut self, token: &Token) -> bool {
        let taken = self.peek() == Some(token);
        self.at += usize::from(taken);
        taken
    }

    /// `a OR b OR c`
    fn alternatives(&mut self) -> Option<Part> {
        let mut all: Vec<Part> = self.sequence().into_iter().collect();
        while self.take(&Token::Or) {
            all.extend(self.sequence());
        }
        if all.len() < 2 { all.pop() } else { Some(Part::Strict(Node::Any(strict(all)))) }
    }

    /// Words and strict parts side by side.
    fn sequence(&mut self) -> Option<Part> {
        let mut parts = Vec::new();
        loop {
            match self.peek() {
                None | Some(Token::Or | Token::Close) => break,
                // An `AND` with nothing before it is passed over.
                Some(Token::And) => self.at += 1,
                Some(_) => parts.extend(self.conjunction()),
            }
        }
        if parts.len() < 2 { parts.pop() } else { gather(parts).map(Part::Strict) }
    }

    /// `a AND b AND c`
    fn conjunction(&mut self) -> Option<Part> {
        let mut all: Vec<Part> = self.unary().into_iter().collect();
        while self.take(&Token::And) {
            while matches!(self.peek(), Some(Token::And)) {
                self.at += 1;
            }
            all.extend(self.unary());
        }
        if all.len() < 2 { all.pop() } else { Some(Part::Strict(flat(strict(all)))) }
    }

    /// A part with its signs.
    fn unary(&mut self) -> Option<Part> {
        let mut negated = false;
        let mut required = false;
        while let Some(Token::Not | Token::Plus) = self.peek() {
            negated ^= self.peek() == Some(&Token::Not);
            required |= self.peek() == Some(&Token::Plus);
            self.at += 1;
        }
        let part = self.primary()?;
        match (negated, required) {
            (true, _) => Some(Part::Strict(negated_node(node(part)))),
            (false, true) => Some(Part::Strict(node(part))),
            (false, false) => Some(part),
        }
    }

    /// A word, a phrase, a field or a group.
    fn primary(&mut self) -> Option<Part> {
        match self.peek()?.clone() {
            Token::Open => {
                self.at += 1;
                self.group()
            }
            Token::Field(name) => {
                self.at += 1;
                self.field(name)
            }
            Token::Quoted(text) => {
                self.at += 1;
                self.term(&text, TermKind::Phrase, Place::Body).map(|t| Part::Strict(Node::Term(t)))
            }
            Token::Word(text) => {
                self.at += 1;
                self.plain(&text, Place::Body)
            }
            Token::Close | Token::And | Token::Or | Token::Not | Token::Plus => None,
        }
    }

    /// What stands in parentheses.
    fn group(&mut self) -> Option<Part> {
        if self.depth >= MAX_DEPTH {
            return None;
        }
        self.depth += 1;
        let inner = self.alternatives();
        self.depth -= 1;
        self.take(&Token::Close);
        // A group is one condition: its words do not join those outside it.
        inner.map(|part| match part {
            Part::Plain(term) => Part::Strict(Node::Term(term)),
            strict @ Part::Strict(_) => strict,
        })
    }

    /// The value of a field: a word, a phrase or a group of words.
    fn field(&mut self, name: &'static str) -> Option<Part> {
        match self.peek()?.clone() {
            Token::Open => {
                self.at += 1;
                let inner = self.group()?;
                Some(Part::Strict(scoped(name, node(inner))))
            }
            Token::Word(text) | Token::Quoted(text) => {
                let quoted = matches!(self.peek(), Some(Token::Quoted(_)));
                self.at += 1;
                self.value(name, &text, quoted)
            }
            _ => None,
        }
    }

    /// One value of a field; one that the field does not have is read as words.
    fn value(&mut self, name: &'static str, text: &str, quoted: bool) -> Option<Part> {
        if let Some(field) = Field::read(name, text) {
            return Some(Part::Strict(Node::Field(field)));
        }
        let place = place(name);
        let part = if quoted {
            self.term(text, TermKind::Phrase, place).map(|t| Part::Strict(Node::Term(t)))
        } else {
            self.plain(text, place)
        };
        if place == Place::Body { part } else { part.map(|part| Part::Strict(node(part))) }
    }

    /// A plain word, or the start of one.
    fn plain(&mut self, text: &str, place: Place) -> Option<Part> {
        let stem = text.trim_end_matches('*');
        let starred = stem.len() < text.len() && stem.chars().filter(|c| c.is_alphanumeric()).count() > 1;
        let kind = if starred { TermKind::Prefix } else { TermKind::Word };
        self.term(text, kind, place).map(|term| match kind {
            TermKind::Word => Part::Plain(term),
            TermKind::Phrase | TermKind::Prefix => Part::Strict(Node::Term(term)),
        })
    }

    /// A term, unless it has no letters or there are too many.
    fn term(&mut self, text: &str, kind: TermKind, place: Place) -> Option<Term> {
        let words: Vec<String> = words::words(text).into_iter().map(|word| word.plain).collect();
        self.terms += words.len();
        // The start of a word is one word: the last, if a hyphen parts it.
        (!words.is_empty() && self.terms <= MAX_TERMS).then_some(Term { kind, place, words })
    }
}

/// Where the words of a field are looked for.
fn place(name: &str) -> Place {
    match name {
        "title" => Place::Title,
        "area" => Place::Area,
        _ => Place::Body,
    }
}

/// A group behind a field: its words are values of the field.
fn scoped(name: &'static str, inner: Node) -> Node {
    let scope = |nodes: Vec<Node>| nodes.into_iter().map(|node| scoped(name, node)).collect();
    match inner {
        Node::Term(term) => Field::read(name, &term.words.join(" "))
            .map_or_else(|| Node::Term(Term { place: place(name), ..term }), Node::Field),
        Node::Best(terms) => {
            let nodes: Vec<Node> = terms.into_iter().map(|term| scoped(name, Node::Term(term))).collect();
            if place(name) == Place::Body { Node::Any(nodes) } else { Node::All(nodes) }
        }
        Node::All(nodes) => flat(scope(nodes)),
        Node::Any(nodes) => Node::Any(scope(nodes)),
        Node::Not(node) => negated_node(scoped(name, *node)),
        other @ (Node::Everything | Node::Field(_)) => other,
    }
}

/// The opposite of a condition.
fn negated_node(node: Node) -> Node {
    match node {
        Node::Not(inner) => *inner,
        other => Node::Not(Box::new(other)),
    }
}

/// The condition that a part is by itself.
fn node(part: Part) -> Node {
    match part {
        Part::Plain(term) => Node::Term(term),
        Part::Strict(node) => node,
    }
}

/// The conditions that parts are by themselves.
fn strict(parts: Vec<Part>) -> Vec<Node> {
    parts.into_iter().map(node).collect()
}

/// One condition of parts side by side: plain words as a best match, the rest strict.
fn gather(parts: impl IntoIterator<Item = Part>) -> Option<Node> {
    let mut plain = Vec::new();
    let mut rest = Vec::new();
    for part in parts {
        match part {
            Part::Plain(term) => plain.push(term),
            Part::Strict(node) => rest.push(node),
        }
    }
    match plain.len() {
        0 => {}
        1 => rest.insert(0, Node::Term(plain.remove(0))),
        _ => rest.insert(0, Node::Best(plain)),
    }
    match rest.len() {
        0 => None,
        1 => rest.pop(),
        _ => Some(flat(rest)),
    }
}

/// Every one of these, without an "all" inside an "all".
fn flat(nodes: Vec<Node>) -> Node {
    let inner = nodes.into_iter().flat_map(|node| match node {
        Node::All(inner) => inner,
        other => vec![other],
    });
    Node::All(inner.collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn queries_are_read_as_the_table_says() {
        for (query, understood) in [
            ("", ""),
            ("neglect", "neglect"),
            ("poor damp housing", "poor damp housing"),
            ("neglect AND housing", "neglect AND housing"),
            ("+neglect housing", "housing AND neglect"),
            ("\"voice of the child\" neglect", "neglect AND \"voice of the child\""),
            ("neglect OR housing damp", "neglect OR (housing damp)"),
            ("neglect -housing", "neglect AND NOT housing"),
            ("NOT housing", "NOT housing"),
            ("(neglect OR squalor) AND housing", "(neglect OR squalor) AND housing"),
            ("safeguard* boards", "boards AND safeguard*"),
            ("non-accidental injury", "non-accidental injury"),
            ("year:2015..2020 neglect", "neglect AND year:2015..2020"),
            ("title:(Child R)", "title:child AND title:r"),
            ("section:findings \"not seen\"", "section:findings AND \"not seen\""),
            ("section:\"Terms of reference\"", "section:terms_of_reference"),
            // Mended.
            ("wolf AND", "wolf"),
            ("AND OR wolf", "wolf"),
            ("((neglect", "neglect"),
            ("neglect) housing", "neglect housing"),
            ("\"not seen", "\"not seen\""),
            ("http://site", "http-site"),
            ("theme:nonsense-thing", "nonsense-thing"),
            ("- + \"\" () *", ""),
            ("a*", "a"),
            ("wolf - cub", "wolf cub"),
        ] {
            assert_eq!(parse(query).to_string(), understood, "{query}");
        }
    }

    #[test]
    fn limits_hold_at_their_edges() {
        let deep = |n: usize| format!("{}wolf{}", "(".repeat(n), ")".repeat(n));
        assert_eq!(parse(&deep(MAX_DEPTH)).to_string(), "wolf");
        assert_eq!(parse(&deep(MAX_DEPTH * 100)).wanted().len(), 1);

        let many = |n: usize| "wolf ".repeat(n);
        assert_eq!(parse(&many(MAX_TERMS)).wanted().len(), MAX_TERMS);
        assert_eq!(parse(&many(MAX_TERMS + 1)).wanted().len(), MAX_TERMS);

        let long = "x".repeat(MAX_CHARS - 2) + " y z";
        assert_eq!(parse(&long).wanted().len(), 2);
    }

    fn any_query() -> impl Strategy<Value = String> {
        let part = prop_oneof![
            Just("AND"),
            Just("OR"),
            Just("NOT"),
            Just("("),
            Just(")"),
            Just("-"),
            Just("+"),
            Just("\""),
            Just("wolf"),
            Just("cub*"),
            Just("self-neglect"),
            Just("year:2015"),
            Just("year:0011.."),
            Just("title:"),
            Just(" "),
            Just("section:findings"),
            Just("\u{e9}"),
            Just("the"),
        ];
        prop::collection::vec(part, 0..14).prop_map(|parts| parts.join(" "))
    }

    proptest! {
        #[test]
        fn what_was_understood_means_the_same_when_typed_again(query in any_query()) {
            let node = parse(&query);

            prop_assert_eq!(parse(&node.to_string()), node);
        }

        #[test]
        fn any_text_has_a_meaning(query in "\\PC{0,80}") {
            let _ = parse(&query).to_string();
        }
    }
}
