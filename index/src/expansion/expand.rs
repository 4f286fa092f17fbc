//! Adds to the terms of a query what else the field calls them.

use serde::Serialize;

use super::compound;
use super::data::{EXPANSIONS, Entry};
use crate::query::{Also, Node, Pattern, Place, Term};
use crate::words;

/// What was added to a query, or would be if it were not switched off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Expansion {
    /// The words of the query.
    pub asked: String,
    /// What may stand for them, with in how many reviews of the library it does.
    pub also: Vec<Wording>,
    /// Why it may.
    pub reason: Reason,
    /// Whether it is in use; one that was switched off is not.
    pub on: bool,
}

/// A wording that may stand for words of a query.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Wording {
    /// The wording.
    pub text: String,
    /// How many reviews have it.
    pub reviews: usize,
    /// The same as a term of the query.
    #[serde(skip)]
    pub(crate) words: Vec<Pattern>,
}

/// Why a wording may stand for words of a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Reason {
    /// It means the same.
    Same,
    /// Reports write it for what people say.
    Lay,
    /// It is written apart, with a hyphen or as one word.
    Spelling,
}

/// The words of an expansion as it is named to switch it off.
pub(crate) fn key(asked: &str) -> String {
    let plain: Vec<String> = words::words(asked).into_iter().map(|word| word.plain).collect();
    plain.join(" ")
}

/// Adds what else the field calls the terms of a query; `off` names those that are switched off.
pub(crate) fn expand(node: Node, off: &[String]) -> (Node, Vec<Expansion>) {
    let mut all = Expander { off: off.iter().map(|asked| key(asked)).collect(), told: Vec::new() };
    let node = all.node(node);
    (node, all.told)
}

struct Expander {
    off: Vec<String>,
    told: Vec<Expansion>,
}

impl Expander {
    fn node(&mut self, node: Node) -> Node {
        match node {
            Node::Best(terms) => Node::Best(self.run(terms)),
            Node::All(nodes) => Node::All(nodes.into_iter().map(|node| self.node(node)).collect()),
            Node::Any(nodes) => Node::Any(nodes.into_iter().map(|node| self.node(node)).collect()),
            Node::Within(scope, inner) => Node::Within(scope, Box::new(self.node(*inner))),
            other => other.map_terms(&mut |term| self.run(vec![term]).remove(0)),
        }
    }

    /// Expands terms that stand side by side: a wording of several words may run over several of them.
    fn run(&mut self, mut terms: Vec<Term>) -> Vec<Term> {
        let flat: Vec<(usize, Pattern)> = terms
            .iter()
            .enumerate()
            .filter(|(_, term)| !term.quoted && term.place == Place::Body)
            .flat_map(|(at, term)| term.words.iter().map(move |word| (at, word.clone())))
            .collect();
        let mut at = 0;
        while at < flat.len() {
            at += self.wordings(&mut terms, &flat[at..]).max(1);
        }
        for term in terms.iter_mut().filter(|term| !term.quoted && term.place == Place::Body) {
            let others = compound::others(&term.words);
            let also = others.into_iter().map(|words| Also { text: shown(&words), words, same: true });
            self.add(&shown(&term.words), vec![term], also.collect(), Reason::Spelling);
        }
        self.compounds(&mut terms);
        terms
    }

    /// Adds to two words side by side what they are as one: `non accidental` may be written `nonaccidental`.
    fn compounds(&mut self, terms: &mut [Term]) {
        for at in 1..terms.len() {
            let (before, after) = terms.split_at_mut(at);
            let (Some(first), Some(second)) = (before.last_mut(), after.first_mut()) else { continue };
            let plain = |term: &Term| !term.quoted && term.place == Place::Body;
            if let ([one], [other], true) =
                (first.words.as_slice(), second.words.as_slice(), plain(first) && plain(second))
                && let Some(words) = compound::joined(one, other)
            {
                let asked = shown(&[one.clone(), other.clone()]);
                let also = Also { text: shown(&words), words, same: true };
                self.add(&asked, vec![first, second], vec![also], Reason::Spelling);
            }
        }
    }

    /// Adds the wordings of the longest entries at the start of `flat`; returns how many words they have.
    fn wordings(&mut self, terms: &mut [Term], flat: &[(usize, Pattern)]) -> usize {
        let words: Vec<&Pattern> = flat.iter().map(|(_, word)| word).collect();
        let found = EXPANSIONS.at_start(&words);
        let longest = found.first().map_or(0, |entry| entry.asked.len());
        for entry in found.into_iter().filter(|entry| entry.asked.len() == longest) {
            let covered: Vec<usize> = flat[..longest].iter().map(|(term, _)| *term).collect();
            let own: Vec<Pattern> = flat[..longest].iter().map(|(_, word)| word.clone()).collect();
            let covered = terms.iter_mut().enumerate().filter(|(at, _)| covered.contains(at));
            self.add(&shown(&own), covered.map(|(_, term)| term).collect(), also(entry), reason(entry));
        }
        longest
    }

    /// Tells of wordings and, unless they are switched off, adds them to terms.
    fn add(&mut self, asked: &str, terms: Vec<&mut Term>, also: Vec<Also>, reason: Reason) {
        if also.is_empty() {
            return;
        }
        let on = !self.off.iter().any(|off| off == "all" || *off == key(asked));
        let wording =
            |also: &Also| Wording { text: also.text.clone(), reviews: 0, words: also.words.clone() };
        let told =
            Expansion { asked: asked.to_owned(), also: also.iter().map(wording).collect(), reason, on };
        if !self.told.contains(&told) {
            self.told.push(told);
        }
        for term in terms.into_iter().filter(|_| on) {
            let new = also.iter().filter(|also| !term.also.iter().any(|held| held.words == also.words));
            let new: Vec<Also> = new.cloned().collect();
            term.also.extend(new);
        }
    }
}

fn also(entry: &Entry) -> Vec<Also> {
    let also = |wording: &super::data::Wording| Also {
        text: wording.shown.clone(),
        words: wording.words.clone(),
        same: entry.same,
    };
    entry.wordings.iter().map(also).collect()
}

const fn reason(entry: &Entry) -> Reason {
    if entry.same { Reason::Same } else { Reason::Lay }
}

/// Words as they are shown.
fn shown(words: &[Pattern]) -> String {
    let words: Vec<String> = words.iter().map(Pattern::to_string).collect();
    words.join(" ")
}
