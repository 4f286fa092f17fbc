//! Similar cases: reviews that resemble a pasted account, or another review, each with the reasons.
//!
//! The account is read in memory and stands in no answer: not in the query, not in what was
//! understood, in no address. Names in it are ignored. It is never parsed as a query: `NOT`, colons
//! and quotation marks are words like others.

mod account;
mod age;
mod names;
mod reason;
mod tell;

pub use reason::{Reason, ReasonKind};

use super::asked::{Asked, RELATED};
use super::concept::Concepts;
use super::hit::with_query;
use super::request::Request;
use super::results::Results;
use super::snapshot::Snapshot;
use crate::error::LibraryError;
use crate::expansion::expand_account;
use crate::query::{Field, Label, LabelKind, Node, Pattern, Place, Term};
use account::Account;

/// The most words of an account that are read.
pub const MAX_WORDS: usize = 2_000;

/// With fewer words that tell something nothing can be said to be similar.
pub const FEWEST_WORDS: usize = 5;

/// So many shared words are marked where a passage is opened.
const MARKED: usize = 5;

impl Snapshot {
    /// The reviews that resemble an account; the query of the request counts for nothing, its filters do.
    ///
    /// `None` if it has fewer than [`FEWEST_WORDS`] words that tell something of a case.
    ///
    /// # Errors
    ///
    /// Fails if the index cannot be read; never because of the text.
    pub fn similar_to_text(&self, text: &str, request: &Request) -> Result<Option<Results>, LibraryError> {
        let account = self.account(text)?;
        if account.words.len() < FEWEST_WORDS {
            return Ok(None);
        }
        let understood = account.in_words();
        self.alike(&account, understood, Vec::new(), request).map(Some)
    }

    /// The reviews that resemble a review; itself and the other documents of its case are left out.
    ///
    /// # Errors
    ///
    /// Fails if the index cannot be read.
    pub fn similar_to_review(&self, id: &str, request: &Request) -> Result<Option<Results>, LibraryError> {
        let Some(review) = self.whole(id)? else { return Ok(None) };
        let account = self.told_by(&review)?;
        let mut own: Vec<String> =
            self.kin(id, &review)?.family.into_iter().map(|member| member.id).collect();
        let understood = match own.len() {
            0 => "what this review tells".to_owned(),
            family => format!("what this review tells, without {family} other documents of its case"),
        };
        own.push(id.to_owned());
        self.alike(&account, understood, own, request).map(Some)
    }

    /// The reviews that resemble an account, but those with the ids of `without`.
    fn alike(
        &self,
        account: &Account,
        understood: String,
        without: Vec<String>,
        request: &Request,
    ) -> Result<Results, LibraryError> {
        let request = Request { query: String::new(), ..request.clone() };
        let terms = account.words.iter().map(|plain| Term::plain(vec![Pattern::stem(plain)], Place::Body));
        let (words, told) = expand_account(terms.collect(), &account.text, &request.plain);
        let mut concepts = Concepts::of(&words, &account.text);
        account.labels.iter().for_each(|label| {
            if !concepts.labels.contains(label) {
                concepts.labels.push(label.clone());
            }
        });
        let related = Some(!request.plain.iter().any(|off| off == "all" || off == RELATED));
        let node = Node::Any(std::iter::once(words.clone()).chain(shared(&account.labels)).collect());
        let mut asked = Asked { node, words, concepts, told, related, without };
        let mut results = self.answer(&request, asked.clone())?;
        if results.total == 0 {
            // Of a small library no review may have most: the best of those that have anything are shown.
            asked.node = asked.words.clone().map_best(Node::Any);
            results = self.answer(&request, asked.clone())?;
        }
        results.understood = understood;
        let evaluator = self.evaluator();
        for hit in &mut results.hits {
            let reasons = self.reasons(&evaluator, &asked.concepts, account, hit)?;
            let shared = reasons.iter().filter(|reason| reason.kind == ReasonKind::Word).take(MARKED);
            let query = shared.map(|reason| reason.name.as_str()).collect::<Vec<_>>().join(" ");
            for passage in &mut hit.passages {
                passage.url = with_query(&passage.url, &query);
            }
            hit.reasons = Some(reasons);
        }
        Ok(results)
    }
}

/// What by itself makes two cases alike: a theme that is central to one of them.
fn shared(labels: &[Label]) -> impl Iterator<Item = Node> {
    let themes = labels.iter().filter(|label| label.kind == LabelKind::Theme);
    themes.map(|label| Node::Field(Field::Theme(label.slug.clone())))
}

#[cfg(test)]
mod tests;
