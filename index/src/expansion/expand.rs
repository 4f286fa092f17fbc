//! Adds to the terms of a query what else the field calls them.

use std::collections::HashSet;
use std::ops::Range;

use serde::Serialize;

use super::about::{Naming, topics};
use super::acronym::in_capitals;
use super::compound;
use super::data::{EXPANSIONS, Entry};
use crate::query::{Also, FEWEST_IN_ACCOUNT, Label, Node, Pattern, Place, Term, telling};
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
    /// What is switched off to leave it out.
    pub switch: String,
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
    /// The theme or agency that it names instead.
    #[serde(skip)]
    pub(crate) label: Option<Label>,
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
    /// The words name a theme or agency.
    About,
    /// The best passages for the query have it in common; it helps to order, and decides nothing.
    Related,
}

/// The words of an expansion as it is named to switch it off.
pub(crate) fn key(asked: &str) -> String {
    let plain: Vec<String> = words::words(asked).into_iter().map(|word| word.plain).collect();
    plain.join(" ")
}

/// Adds what else the field calls the terms of a query; `off` names those that are switched off.
pub(crate) fn expand(node: Node, query: &str, off: &[String]) -> (Node, Vec<Expansion>) {
    expander(query, off).all(node)
}

/// The same of a text that is an account however few words it has, of which the terms are those that tell.
pub(crate) fn expand_account(terms: Vec<Term>, text: &str, off: &[String]) -> (Node, Vec<Expansion>) {
    Expander { is_account: true, ..expander(text, off) }.all(Node::Best(terms))
}

fn expander<'a>(text: &'a str, off: &[String]) -> Expander<'a> {
    Expander { text, is_account: false, off: off.iter().map(|asked| key(asked)).collect(), told: Vec::new() }
}

/// A word of a query, and where it stands: in which term, and at which place there.
struct Typed {
    term: usize,
    at: usize,
    word: Pattern,
}

/// What of some terms a wording runs over.
enum Covers {
    /// All words of these terms.
    Whole(Vec<usize>),
    /// Some words of one.
    Part(usize, Range<usize>),
    /// Parts of several.
    Parts,
}

/// What words side by side are of the terms in which they stand.
fn part_of(terms: &[Term], words: &[Typed]) -> Covers {
    let mut covered: Vec<usize> = words.iter().map(|typed| typed.term).collect();
    covered.dedup();
    let all: usize = covered.iter().map(|term| terms[*term].words.len()).sum();
    match (words, &*covered) {
        _ if all == words.len() => Covers::Whole(covered),
        ([first, ..], [term]) => Covers::Part(*term, first.at..first.at + words.len()),
        _ => Covers::Parts,
    }
}

/// The words of a term with a wording in the place of some of them: `HMP-escape` is `prison escape`.
fn put_into(own: &[Pattern], part: &Range<usize>, also: Also) -> Also {
    let (before, after) = (&own[..part.start], &own[part.end..]);
    let words = [before, &also.words, after].concat();
    let text = [shown(before), also.text, shown(after)].into_iter().filter(|part| !part.is_empty());
    Also { text: text.collect::<Vec<String>>().join(" "), words, same: also.same }
}

struct Expander<'a> {
    /// What was typed or pasted.
    text: &'a str,
    is_account: bool,
    off: Vec<String>,
    told: Vec<Expansion>,
}

impl Expander<'_> {
    fn all(mut self, node: Node) -> (Node, Vec<Expansion>) {
        // A single word is a plain word too.
        let node = if let Node::Term(term) = node { Node::Best(vec![term]) } else { node };
        let node = match self.node(node) {
            Node::Best(mut terms) if terms.len() == 1 => Node::Term(terms.remove(0)),
            other => other,
        };
        (node, self.told)
    }

    fn node(&mut self, node: Node) -> Node {
        match node {
            Node::Best(terms) => {
                let mut terms = self.run(terms, true);
                self.name(&mut terms);
                Node::Best(terms)
            }
            Node::All(nodes) => Node::All(nodes.into_iter().map(|node| self.node(node)).collect()),
            Node::Any(nodes) => Node::Any(nodes.into_iter().map(|node| self.node(node)).collect()),
            Node::Within(scope, inner) => Node::Within(scope, Box::new(self.node(*inner))),
            other => other.map_terms(&mut |term| self.run(vec![term], false).remove(0)),
        }
    }

    /// Adds the themes and agencies that plain words name, or wordings that mean the same.
    fn name(&mut self, terms: &mut [Term]) {
        let (said, naming) = self.said(terms);
        for topic in topics(&said, naming) {
            self.label(terms, &said[topic.range.clone()], topic.label);
        }
        // An acronym may mean something else elsewhere: its full form tells.
        let same = self.told.iter().filter(|told| told.on && told.reason == Reason::Same);
        let same: Vec<(String, String)> = same
            .flat_map(|told| told.also.iter().map(|also| (told.asked.clone(), also.text.clone())))
            .filter(|(_, text)| text.chars().any(char::is_lowercase))
            .collect();
        for (asked, text) in same {
            topics(&text, Naming::Terms).into_iter().for_each(|topic| self.label(terms, &asked, topic.label));
        }
    }

    /// What plain words say, to be looked through for names: an account as it was written, for its sentences tell
    /// what belongs together; a few words as they were understood, whatever signs and capitals they were typed with.
    fn said(&self, terms: &[Term]) -> (String, Naming) {
        let telling: HashSet<&str> =
            telling(terms).iter().flat_map(|term| &term.words).map(|word| word.plain.as_str()).collect();
        if self.is_account || telling.len() >= FEWEST_IN_ACCOUNT {
            return (self.text.to_owned(), Naming::Terms);
        }
        let words: Vec<String> = terms.iter().map(Term::to_string).collect();
        (in_capitals(&words.join(" ")), Naming::PlainWords)
    }

    /// Adds a label to the terms whose words name it.
    fn label(&mut self, terms: &mut [Term], asked: &str, label: Label) {
        let named: Vec<String> = words::words(asked).into_iter().map(|word| word.plain).collect();
        let names = |term: &Term| {
            !term.quoted
                && term.place == Place::Body
                && term.words.iter().any(|word| named.contains(&word.plain))
        };
        let named: Vec<&mut Term> = terms.iter_mut().filter(|term| names(term)).collect();
        if named.iter().all(|term| term.labels.contains(&label)) {
            return;
        }
        let switch = format!("{}:{}", label.kind.field(), label.slug);
        let on = self.is_on(&switch) && self.is_on(asked);
        let text = label.kind.taxonomy().name(&label.slug).to_owned();
        let wording = Wording { text, reviews: 0, words: Vec::new(), label: Some(label.clone()) };
        if !self.told.iter().any(|told| told.switch == switch) {
            let asked = asked.to_owned();
            self.told.push(Expansion { asked, also: vec![wording], reason: Reason::About, switch, on });
        }
        named.into_iter().filter(|_| on).for_each(|term| term.labels.push(label.clone()));
    }

    /// Whether something is not switched off.
    fn is_on(&self, switch: &str) -> bool {
        !self.off.iter().any(|off| off == "all" || *off == key(switch))
    }

    /// Expands terms that stand side by side: a wording of several words may run over several of them.
    /// What only reports write for it is added if `lay`.
    fn run(&mut self, mut terms: Vec<Term>, lay: bool) -> Vec<Term> {
        let flat: Vec<Typed> = terms
            .iter()
            .enumerate()
            .filter(|(_, term)| !term.quoted && term.place == Place::Body)
            .flat_map(|(term, own)| {
                let words = own.words.iter().cloned().enumerate();
                words.map(move |(at, word)| Typed { term, at, word })
            })
            .collect();
        let mut at = 0;
        while at < flat.len() {
            at += self.wordings(&mut terms, &flat[at..], lay).max(1);
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
    fn wordings(&mut self, terms: &mut [Term], flat: &[Typed], lay: bool) -> usize {
        let words: Vec<&Pattern> = flat.iter().map(|typed| &typed.word).collect();
        let mut found = EXPANSIONS.at_start(&words);
        found.retain(|entry| entry.same || lay);
        let longest = found.first().map_or(0, |entry| entry.asked.len());
        for entry in found.into_iter().filter(|entry| entry.asked.len() == longest) {
            let own: Vec<Pattern> = flat[..longest].iter().map(|typed| typed.word.clone()).collect();
            let reason = reason(entry);
            match part_of(terms, &flat[..longest]) {
                Covers::Whole(covered) => {
                    let covered = terms.iter_mut().enumerate().filter(|(at, _)| covered.contains(at));
                    self.add(&shown(&own), covered.map(|(_, term)| term).collect(), also(entry), reason);
                }
                Covers::Part(term, part) => {
                    let whole = stems(&plain(&terms[term].words));
                    let also = also(entry).into_iter().map(|also| put_into(&terms[term].words, &part, also));
                    let also = also.filter(|also| stems(&plain(&also.words)) != whole).collect();
                    self.add(&shown(&own), vec![&mut terms[term]], also, reason);
                }
                Covers::Parts => {}
            }
        }
        longest
    }

    /// Tells of wordings and, unless they are switched off, adds them to terms.
    fn add(&mut self, asked: &str, terms: Vec<&mut Term>, also: Vec<Also>, reason: Reason) {
        let own = stems(&words::words(asked).into_iter().map(|word| word.plain).collect::<Vec<_>>());
        let also: Vec<Also> = also.into_iter().filter(|also| stems(&plain(&also.words)) != own).collect();
        let on = self.is_on(asked);
        self.tell(asked, &also, reason, on);
        for term in terms.into_iter().filter(|_| on) {
            let new = also.iter().filter(|also| !term.also.iter().any(|held| held.words == also.words));
            let new: Vec<Also> = new.cloned().collect();
            term.also.extend(new);
        }
    }

    /// Tells of wordings, each once; those of one reason together.
    fn tell(&mut self, asked: &str, also: &[Also], reason: Reason, on: bool) {
        if also.is_empty() {
            return;
        }
        let at = self.told.iter().position(|told| told.asked == asked && told.reason == reason);
        let at = at.unwrap_or_else(|| {
            let (asked, switch) = (asked.to_owned(), asked.to_owned());
            self.told.push(Expansion { asked, also: Vec::new(), reason, switch, on });
            self.told.len() - 1
        });
        let told = &mut self.told[at];
        for also in also {
            if !told.also.iter().any(|held| held.words == also.words) {
                let (text, words) = (also.text.clone(), also.words.clone());
                told.also.push(Wording { text, reviews: 0, words, label: None });
            }
        }
    }
}

/// The plain forms of words.
fn plain(words: &[Pattern]) -> Vec<String> {
    words.iter().map(|word| word.plain.clone()).collect()
}

/// The stems of words.
fn stems(plain: &[String]) -> Vec<String> {
    plain.iter().map(|plain| words::stem(plain).into_owned()).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    /// The terms of a query, each with the wordings that may stand for it.
    fn wordings(query: &str) -> Vec<Vec<String>> {
        let (node, _) = expand(parse(query), query, &[]);
        let of = |term: &Term| term.also.iter().map(|also| also.text.clone()).collect();
        node.wanted().into_iter().map(of).collect()
    }

    /// The words by which a query was seen to name themes and agencies.
    fn naming(query: &str) -> Vec<String> {
        let (_, told) = expand(parse(query), query, &[]);
        told.into_iter().filter(|told| told.reason == Reason::About).map(|told| told.asked).collect()
    }

    #[test]
    fn a_wording_of_a_part_leaves_the_other_part_there() {
        let parts = wordings("HMP-lantern").remove(0);
        let both = wordings("children's-social-care referral").remove(0);

        assert!(parts.contains(&"prison lantern".to_owned()), "{parts:?}");
        assert!(parts.iter().all(|text| text.contains("lantern")), "{parts:?}");
        assert!(both.iter().any(|text| text == "CSC"), "{both:?}");
        let part = wordings("children's-social-care-referral").remove(0);
        assert!(part.iter().any(|text| text == "CSC referral"), "{part:?}");
    }

    #[test]
    fn a_theme_is_told_of_all_the_words_that_name_it() {
        let asked = naming("child sexual exploitation");

        assert!(!asked.is_empty() && asked.iter().all(|asked| asked.contains("sexual")), "{asked:?}");
        let (_, told) = expand(parse("legal highs"), "legal highs", &[]);
        assert!(!told.iter().any(|told| told.switch == "agency:probation"), "{told:?}");
    }
}
