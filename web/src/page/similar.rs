//! Similar cases: a form for an account, with advice, and the reviews that resemble it with the reasons.
//!
//! No link holds anything of the account but words that a review shares with it, and of those no names.
//! Results come first in the document; the form with the account and the filters is sent as a whole.

use hindsight_index::search::{FEWEST_WORDS, Filters, Hit, Reason, ReasonKind, Results};
use maud::{Markup, html};

use crate::page::collected;
use crate::page::layout::layout;
use crate::page::search::{filters_without_links, show_hit};
use crate::{link, words};

/// What was asked.
pub(crate) enum Asked {
    /// Nothing yet.
    Nothing,
    /// What resembles an account.
    Account {
        /// The account.
        text: String,
    },
    /// What resembles a review.
    Review {
        /// Its id.
        id: String,
        /// Its title.
        title: String,
    },
}

/// The form; an account that was sent was too short.
pub(crate) fn form(asked: &Asked) -> Markup {
    let content = html! {
        h1 { "Similar cases" }
        @if matches!(asked, Asked::Account { .. }) {
            p.note role="alert" {
                "That is too little to compare: at least " (FEWEST_WORDS) " words are needed that reviews have. "
                "Write what happened, who was involved and what was missed."
            }
        }
        (account(asked))
    };
    layout("Similar cases", &content)
}

/// The reviews of a library of so many that resemble what was asked.
pub(crate) fn answer(asked: &Asked, filters: &Filters, results: &Results, held: usize) -> Markup {
    let total = words::reviews(results.total);
    let verb = if results.total == 1 { "has" } else { "have" };
    let content = html! {
        h1.count { (total) " " (verb) " something in common" }
        @if let Asked::Review { id, title } = asked {
            p { "With " a href=(link::review(id, None, "", "")) { (named(title)) } ": " (results.understood) "." }
        } @else {
            p.quiet {
                "With " (results.understood) ". Words that may be names were left out, and nothing of it is kept. "
                a href="#text" { "Change the account" }
            }
        }
        div.found {
            section.results aria-label="Results" {
                @if results.hits.is_empty() {
                    p.note { "No review that is held resembles it. Try other words for what happened, or fewer filters." }
                }
                ol.hits {
                    @for (at, hit) in results.hits.iter().enumerate() { li { (show_hit(at, hit, &shared(hit), &reasons(hit, held))) } }
                }
                @if results.total > results.hits.len() {
                    p.quiet { "The " (results.hits.len()) " that are most alike are shown." }
                }
                (form_of(asked))
            }
            (filters_without_links(filters, &results.facets))
        }
    };
    layout(&format!("{total} {verb} something in common"), &content)
}

/// The form that the filters belong to.
fn form_of(asked: &Asked) -> Markup {
    match asked {
        Asked::Review { id, .. } => html! {
            form id=(collected::SENT_FORM) action="/similar" method="get" {
                input type="hidden" name="id" value=(id);
                (collected::fields())
            }
            p.more { a href=(link::plain("/similar")) { "Compare with an account of your own" } }
        },
        _ => account(asked),
    }
}

/// A title as it is named.
fn named(title: &str) -> &str {
    if title.trim().is_empty() { words::NO_TITLE } else { title }
}

/// The form in which an account is pasted.
fn account(asked: &Asked) -> Markup {
    let text = if let Asked::Account { text } = asked { text.as_str() } else { "" };
    html! {
        form.account id=(collected::SENT_FORM) action=(link::plain("/similar")) method="post" {
            label for="text" { "An account of the case" }
            p #advice.quiet {
                "Twenty to 2,000 words: what happened, who was involved, what was missed. Leave out names, dates of birth, "
                "addresses and numbers: they do not help. Words with a capital letter that may be names are ignored; names "
                "in small letters that are also words cannot be told. The text is compared in memory and then forgotten: "
                "it is not logged, stored or put into an address."
            }
            textarea #text name="text" rows="10" maxlength="20000" autocomplete="off" aria-describedby="advice" required {
                (text)
            }
            button type="submit" { "Find similar cases" }
        }
    }
}

/// The words that are marked where a passage is opened.
fn shared(hit: &Hit) -> String {
    let reasons = hit.reasons.iter().flatten().filter(|reason| reason.kind == ReasonKind::Word);
    reasons.map(|reason| reason.name.as_str()).collect::<Vec<_>>().join(" ")
}

/// Why a review is similar, each with the words that show it.
fn reasons(hit: &Hit, held: usize) -> Markup {
    let all = hit.reasons.iter().flatten();
    let (words, others): (Vec<&Reason>, Vec<&Reason>) =
        all.partition(|reason| reason.kind == ReasonKind::Word);
    let (rare, common): (Vec<&Reason>, Vec<&Reason>) = words.into_iter().partition(|word| word.is_rare(held));
    html! {
        @if hit.reasons.as_ref().is_some_and(|reasons| !reasons.is_empty()) {
            div.reasons {
                p.kind { "Similar in" }
                ul {
                    @for reason in &others { li { (show_reason(hit, reason)) } }
                    (in_common("Words that few reviews have: ", &rare))
                    (in_common("Other words in common: ", &common))
                }
            }
        }
    }
}

/// Words that are shared, in a line.
fn in_common(kind: &str, words: &[&Reason]) -> Markup {
    let names: Vec<&str> = words.iter().map(|reason| reason.name.as_str()).collect();
    html! { @if !words.is_empty() { li { (kind) b { (names.join(", ")) } } } }
}

/// One reason; the passages that are shown quote shared words by themselves.
fn show_reason(hit: &Hit, reason: &Reason) -> Markup {
    let kind = match reason.kind {
        ReasonKind::Theme => "Theme: ",
        ReasonKind::Agency => "Agency: ",
        ReasonKind::Circumstance | ReasonKind::Word => "",
    };
    html! {
        (kind) b { (reason.name) }
        @if let Some(quote) = reason.quote.as_deref() {
            " – “" (words::shortened(quote, 160)) "”"
            @if let Some(page) = reason.page.filter(|_| hit.has_pages) {
                " " a href=(link::review(&hit.id, Some(page), "", &link::page_fragment(page))) { "page " (page) }
            }
        }
    }
}
