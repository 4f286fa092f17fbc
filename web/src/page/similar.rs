//! Similar cases: a form for an account, with advice, and the reviews that resemble it with the reasons.
//!
//! No link holds anything of the account but words that a review shares with it.

use hindsight_index::search::{FEWEST_WORDS, Hit, Reason, ReasonKind, Results};
use maud::{Markup, html};

use crate::page::collected;
use crate::page::layout::layout;
use crate::page::search::show_hit;
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

/// The reviews that resemble what was asked.
pub(crate) fn answer(asked: &Asked, results: &Results) -> Markup {
    let total = words::reviews(results.total);
    let verb = if results.total == 1 { "has" } else { "have" };
    let content = html! {
        h1.count { (total) " " (verb) " something in common" }
        @if let Asked::Review { id, title } = asked {
            p { "With " a href=(link::review(id, None, "", "")) { (named(title)) } ": " (results.understood) "." }
        } @else {
            p.quiet { "With " (results.understood) ". Names in it were ignored, and nothing of it is kept." }
        }
        @if results.hits.is_empty() {
            p.note { "No review that is held resembles it. Try other words for what happened." }
        }
        ol.hits {
            @for hit in &results.hits { li { (show_hit(hit, &shared(hit), &reasons(hit))) } }
        }
        @if results.total > results.hits.len() {
            p.quiet { "The " (results.hits.len()) " that are most alike are shown." }
        }
        (account(asked))
    };
    layout(&format!("{total} {verb} something in common"), &content)
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
                "addresses and numbers; they do not help. The text is compared in memory and then forgotten: it is not "
                "logged, stored or put into an address."
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
fn reasons(hit: &Hit) -> Markup {
    let all = hit.reasons.iter().flatten();
    let (words, others): (Vec<&Reason>, Vec<&Reason>) =
        all.partition(|reason| reason.kind == ReasonKind::Word);
    html! {
        @if !words.is_empty() || !others.is_empty() {
            div.reasons {
                p.kind { "Similar in" }
                ul {
                    @for reason in &others { li { (show_reason(hit, reason)) } }
                    @if !words.is_empty() { li { "Words that few reviews have: " b { (shared(hit).replace(' ', ", ")) } } }
                }
            }
        }
    }
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
