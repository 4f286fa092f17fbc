//! The other documents of the case, and why each is taken for one.

use hindsight_index::family::{Reason, Relative};
use maud::{Markup, html};

use super::Reading;
use crate::{link, words};

/// Lists them, if there are any; no link without its reasons.
pub(super) fn show(reading: &Reading) -> Markup {
    let family = &reading.kin.family;
    html! {
        @if !family.is_empty() {
            section.asks aria-labelledby="family" {
                h2 #family { "Of the same case" span.number { (family.len()) } }
                ul { @for member in family { li { (show_one(reading, member)) } } }
            }
        }
    }
}

/// A document: what it is to this one, its title as a link, and why.
fn show_one(reading: &Reading, member: &Relative) -> Markup {
    let title = member.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    let title = title.unwrap_or(words::NO_TITLE);
    html! {
        p {
            (member.relation) ": "
            a href=(link::review(&member.id, None, "", "")) { (title) }
            " " span.tag { (words::document_role(member.role)) }
        }
        details.why {
            summary { "Why" span.unseen { " " (title) " is listed" } }
            ul { @for reason in &member.evidence { li { (show_reason(reading, reason)) } } }
        }
    }
}

/// A reason, with the words and their page if it has any.
fn show_reason(reading: &Reading, reason: &Reason) -> Markup {
    html! {
        p { (reason.why) }
        @if let Some(quote) = &reason.quote {
            figure.passage {
                @if let (Some(id), Some(page)) = (&reason.review, reason.page) {
                    figcaption {
                        @if *id == reading.id { (reading.page_link(page)) }
                        @else { a href=(link::review(id, Some(page), "", &link::page_fragment(page))) { "There, page " (page) } }
                    }
                }
                blockquote { p { (quote) } }
            }
        }
    }
}

/// How a recommendation of this review is answered: here, or in responses that are held.
pub(super) fn answers(reading: &Reading, at: usize) -> Markup {
    let own = reading.review.recommendations.get(at).and_then(|one| one.answer.as_ref());
    html! {
        @if let Some(answer) = own {
            p.quiet { (answer.status.name()) ": " (reading.page_link(answer.page)) " “" (answer.quote) "”" }
        }
        @for answered in reading.kin.answers.iter().filter(|answered| answered.recommendation == at) {
            @let page = answered.answer.page;
            p.quiet {
                a href=(link::review(&answered.response, Some(page), "", &link::page_fragment(page))) {
                    (answered.answer.status.name()) ": response, p. " (page)
                }
                " “" (answered.answer.quote) "”"
            }
        }
    }
}
