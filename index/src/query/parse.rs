//! Reads a query. Loosest first: `OR`, then words side by side, then `AND`, then `NEAR`.

use super::field::Field;
use super::lexer::{Token, tokens};
use super::node::{Near, Node, Scope};
use super::pattern::{Case, exact, patterns, plain_words};
use super::term::{Pattern, Place, Term};
use super::{MAX_CHARS, MAX_DEPTH, MAX_TERMS};

/// Reads a query; whatever cannot be read is mended or left out.
pub(crate) fn parse(query: &str) -> Node {
    let end = query.char_indices().nth(MAX_CHARS).map_or(query.len(), |(at, _)| at);
    let tokens = tokens(&query[..end]);
    let case = Case::of(&tokens);
    let mut parser = Parser { tokens, at: 0, depth: 0, terms: 0, case, scope: None };
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
    /// What capitals mean in this query.
    case: Case,
    /// The place in which all of the sequence that is being read must stand.
    scope: Option<Scope>,
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

    /// Words and strict parts side by side, in the scope that is named among them.
    fn sequence(&mut self) -> Option<Part> {
        let outer = self.scope.take();
        let part = self.side_by_side();
        let scope = std::mem::replace(&mut self.scope, outer);
        match (scope, part) {
            (Some(scope), Some(part)) => Some(Part::Strict(Node::Within(scope, Box::new(node(part))))),
            (_, part) => part,
        }
    }

    fn side_by_side(&mut self) -> Option<Part> {
        let mut parts = Vec::new();
        loop {
            match self.peek() {
                None | Some(Token::Or | Token::Close) => break,
                // An `AND` or `NEAR` with nothing before it is passed over.
                Some(Token::And | Token::Near(_)) => self.at += 1,
                Some(_) => parts.extend(self.conjunction()),
            }
        }
        if parts.len() < 2 { parts.pop() } else { gather(parts).map(Part::Strict) }
    }

    /// `a AND b AND c`
    fn conjunction(&mut self) -> Option<Part> {
        let mut all: Vec<Part> = self.close().into_iter().collect();
        while self.take(&Token::And) {
            while matches!(self.peek(), Some(Token::And | Token::Near(_))) {
                self.at += 1;
            }
            all.extend(self.close());
        }
        if all.len() < 2 { all.pop() } else { Some(Part::Strict(flat(strict(all)))) }
    }

    /// `a NEAR/5 b NEAR/5 c`
    fn close(&mut self) -> Option<Part> {
        let mut sides: Vec<Part> = self.unary().into_iter().collect();
        let mut distances = Vec::new();
        while let Some(Token::Near(distance)) = self.peek() {
            let distance = *distance;
            self.at += 1;
            if let Some(side) = self.unary() {
                sides.push(side);
                distances.push(distance);
            }
        }
        if sides.len() < 2 { sides.pop() } else { Some(Part::Strict(near(sides, &distances))) }
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
                self.quoted(&text, Place::Body).map(|term| Part::Strict(Node::Term(term)))
            }
            Token::Loose(text, distance) => {
                self.at += 1;
                self.loose(&text, distance)
            }
            Token::Word(text) => {
                self.at += 1;
                self.plain(&text, Place::Body)
            }
            Token::Close | Token::And | Token::Or | Token::Not | Token::Plus | Token::Near(_) => None,
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
        if let ("within", Some(Token::Word(text))) = (name, self.peek())
            && let Some(scope) = Scope::read(text)
        {
            self.at += 1;
            self.scope = Some(scope);
            return self.primary();
        }
        match self.peek()?.clone() {
            // `title:-smith` is `-title:smith`.
            Token::Not | Token::Plus => {
                let negated = self.take(&Token::Not) || !self.take(&Token::Plus);
                let value = self.field(name)?;
                Some(if negated { Part::Strict(negated_node(node(value))) } else { value })
            }
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
            self.quoted(text, place).map(|term| Part::Strict(Node::Term(term)))
        } else {
            self.plain(text, place)
        };
        if place == Place::Body { part } else { part.map(|part| Part::Strict(node(part))) }
    }

    /// A plain word; one with signs in it is strict.
    fn plain(&mut self, text: &str, place: Place) -> Option<Part> {
        if let Some(form) = text.strip_prefix('=') {
            return self.term(exact(form), true, place).map(|term| Part::Strict(Node::Term(term)));
        }
        let term = self.term(patterns(text, self.case), false, place)?;
        let open = term.words.iter().any(Pattern::is_open);
        Some(if open { Part::Strict(Node::Term(term)) } else { Part::Plain(term) })
    }

    /// What stands in quotation marks; behind a `=`, in just that form.
    fn quoted(&mut self, text: &str, place: Place) -> Option<Term> {
        let words = match text.trim_start().strip_prefix('=') {
            Some(form) => exact(form),
            None => plain_words(text, self.case),
        };
        self.term(words, true, place)
    }

    /// Words that stand close together.
    fn loose(&mut self, text: &str, distance: u32) -> Option<Part> {
        let words = plain_words(text, self.case).into_iter();
        let terms = words.filter_map(|word| self.term(vec![word], true, Place::Body));
        let mut sides: Vec<Part> = terms.map(|term| Part::Strict(Node::Term(term))).collect();
        let distances = vec![distance; sides.len().saturating_sub(1)];
        if sides.len() < 2 { sides.pop() } else { Some(Part::Strict(near(sides, &distances))) }
    }

    /// A term, unless it has no letters or there are too many.
    fn term(&mut self, words: Vec<Pattern>, quoted: bool, place: Place) -> Option<Term> {
        self.terms += words.len();
        (!words.is_empty() && self.terms <= MAX_TERMS).then(|| Term {
            place,
            quoted,
            words,
            also: Vec::new(),
            labels: Vec::new(),
        })
    }
}

/// Parts that must stand close together; where one of them has no place of its own, both must be there.
fn near(parts: Vec<Part>, distances: &[u32]) -> Node {
    let nodes = strict(parts);
    let sides: Option<Vec<Vec<Term>>> = nodes.iter().map(side).collect();
    let Some(sides) = sides else { return flat(nodes) };
    let mut chains: Vec<Near> = Vec::new();
    for (pair, distance) in sides.windows(2).zip(distances) {
        match chains.last_mut().filter(|chain| chain.distance == *distance) {
            Some(chain) => chain.sides.extend(pair.last().cloned()),
            None => chains.push(Near { sides: pair.to_vec(), distance: *distance }),
        }
    }
    let mut chains: Vec<Node> = chains.into_iter().map(Node::Near).collect();
    if chains.len() == 1 { chains.remove(0) } else { Node::All(chains) }
}

/// The terms of which any one may stand on a side of `NEAR`.
fn side(node: &Node) -> Option<Vec<Term>> {
    let in_text = |term: &Term| (term.place == Place::Body).then(|| term.clone());
    match node {
        Node::Term(term) => Some(vec![in_text(term)?]),
        Node::Best(terms) => terms.iter().map(in_text).collect(),
        Node::Any(nodes) => Some(nodes.iter().map(side).collect::<Option<Vec<_>>>()?.concat()),
        _ => None,
    }
}

/// Where the words of a field are looked for.
fn place(name: &str) -> Place {
    match name {
        "title" => Place::Title,
        "area" => Place::Area,
        "publisher" => Place::Publisher,
        _ => Place::Body,
    }
}

/// A group behind a field: its words are values of the field.
fn scoped(name: &'static str, inner: Node) -> Node {
    let scope = |nodes: Vec<Node>| nodes.into_iter().map(|node| scoped(name, node)).collect();
    match inner {
        Node::Term(term) => Field::read(name, &value(&term))
            .map_or_else(|| Node::Term(Term { place: place(name), ..term }), Node::Field),
        Node::Best(terms) => {
            let nodes: Vec<Node> = terms.into_iter().map(|term| scoped(name, Node::Term(term))).collect();
            if place(name) == Place::Body { Node::Any(nodes) } else { Node::All(nodes) }
        }
        Node::All(nodes) => flat(scope(nodes)),
        Node::Any(nodes) => Node::Any(scope(nodes)),
        Node::Not(node) => negated_node(scoped(name, *node)),
        Node::Within(scope, node) => Node::Within(scope, Box::new(scoped(name, *node))),
        other @ (Node::Everything | Node::Field(_) | Node::Near(_)) => other,
    }
}

/// The words of a term as the value of a field.
fn value(term: &Term) -> String {
    let words: Vec<&str> = term.words.iter().map(|word| word.plain.as_str()).collect();
    words.join(" ")
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
mod tests;
