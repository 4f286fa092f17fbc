//! The collected passages: a list to put in order and to note on, the same side by side, and its files.
//!
//! The whole page is one form that is read: each button asks for the same page with another collection,
//! and what was typed into the notes comes along.

mod empty;
mod side;

use hindsight_export::{Entry, Quotation};
use maud::{Markup, html};

use crate::collection::{MAX_LENGTH, MAX_NOTE, MAX_PASSAGES};
use crate::gather::Gathered;
use crate::page::layout::{layout, search_box};
use crate::{link, words};

/// How the passages are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum View {
    /// One below the other, in the reader's order.
    #[default]
    List,
    /// A column for each review.
    Side,
}

/// The files of a collection: how each is named, and its address.
const FILES: [(&str, &str); 5] = [
    ("Excel", "/bundle.xlsx"),
    ("CSV", "/bundle.csv"),
    ("Word", "/bundle.docx"),
    ("RIS", "/bundle.ris"),
    ("BibTeX", "/bundle.bib"),
];

/// `GET /bundle`
pub(crate) fn bundle(gathered: &[Gathered], view: View) -> Markup {
    let count = words::counted(gathered.len(), "collected passage", "collected passages");
    let content = html! {
        @if gathered.is_empty() {
            (empty::show())
        } @else {
            (search_box("", &html! {}))
            h1.count { (count) }
            (about())
            (actions(gathered, view))
            @match view {
                View::List => (list(gathered)),
                View::Side => (side::show(gathered)),
            }
            (plain(gathered))
        }
    };
    layout(if gathered.is_empty() { "Collected passages" } else { &count }, &content)
}

/// Where the collection is kept.
fn about() -> Markup {
    html! {
        p.quiet.aside {
            "The collection stands in the address of this page and nowhere else: keep or send the address to keep or share it. "
            "Your notes stand in it too, so write no names or details of a case into them. Up to "
            (MAX_PASSAGES) " passages, as long as all fit into " (words::thousands(MAX_LENGTH)) " characters of address."
        }
    }
}

/// The files, and the two ways of showing.
fn actions(gathered: &[Gathered], view: View) -> Markup {
    html! {
        p.actions {
            span.label { "Save as" }
            @for (name, address) in FILES { a href=(link::plain(address)) { (name) } }
            @match view {
                View::List => @if side::reviews(gathered).len() > 1 { a href=(link::side_by_side()) { "Side by side" } },
                View::Side => a href=(link::plain("/bundle")) { "As a list" },
            }
            a href="#plain" { "Copy all" }
            span #print {}
        }
    }
}

/// The passages in order, with their notes.
fn list(gathered: &[Gathered]) -> Markup {
    html! {
        form action="/bundle" method="get" {
            // The first button of a form is the one that Enter presses.
            p.save { button.apply type="submit" { "Save notes" } }
            ol.hits {
                @for (one, at) in gathered.iter().zip(1..) {
                    li id={ "c" (at) } { article.hit { (entry(one)) (controls(one, at, gathered.len())) } }
                }
            }
        }
    }
}

/// A passage with its source, or why it is lost.
fn entry(one: &Gathered) -> Markup {
    html! {
        @match &one.entry {
            Entry::Quoted(quoted) => {
                h2 { a href=(review(one)) { (quoted.source.title) } }
                p.facts { @for fact in facts(quoted) { span { (fact) } " " } }
                (figure(one, quoted))
                details.cite-page {
                    summary { "Citation and file" span.unseen { ": " (quoted.place.cited()) } }
                    p.cite data-copy="Copy citation" { (quoted.citation) " " (quoted.source.link) }
                }
            }
            Entry::Lost { address, why, .. } => p.note {
                strong { "Not found" } " (" (address) "): " (why) "."
                @if let Some((id, page, fragment)) = &one.at {
                    " " a href=(link::review(id, *page, "", fragment)) { "Look at the page" }
                }
            },
        }
    }
}

/// The words, below the page that they are from.
fn figure(one: &Gathered, quoted: &Quotation) -> Markup {
    html! {
        figure.passage {
            figcaption {
                a href=(place(one)) { (words::capital(&quoted.place.cited())) }
                @if !quoted.place.page.is_empty() && !quoted.place.section.is_empty() { " · " (quoted.place.section) }
                @if let Some(how) = &quoted.place.recognised { span.tag { (how) } }
            }
            blockquote {
                @for block in quoted.printed().split("\n\n") {
                    p { @for (at, line) in block.lines().enumerate() { @if at > 0 { br; } (line) } }
                }
            }
            @if let Some(cut) = quoted.cut() { p.quiet { "… (" (cut) ")" } }
        }
    }
}

/// Type, publisher and date.
fn facts(quoted: &Quotation) -> Vec<String> {
    let source = &quoted.source;
    let date = source.date.as_deref().map_or_else(|| "date not stated".to_owned(), words::date);
    let publisher = source.publisher.clone().or_else(|| source.area.clone());
    [source.kind.clone(), publisher, Some(date)].into_iter().flatten().collect()
}

/// The note, and the buttons that move the passage or take it out.
fn controls(one: &Gathered, at: usize, count: usize) -> Markup {
    let button = |act: &str, said: &str| {
        html! {
            button.plain type="submit" name="do" value={ (act) "." (at) } { (said) span.unseen { ", passage " (at) } }
        }
    };
    html! {
        div.noted {
            input type="hidden" name="p" value=(one.pick.place);
            label { span { "Note" span.unseen { " on passage " (at) } }
                input type="text" name="n" value=(one.pick.note) maxlength=(MAX_NOTE) autocomplete="off";
            }
            p {
                @if at > 1 { (button("up", "Move up")) " " }
                @if at < count { (button("down", "Move down")) " " }
                (button("drop", "Remove"))
            }
        }
    }
}

/// All of it as plain text, in one piece to select.
fn plain(gathered: &[Gathered]) -> Markup {
    html! {
        details.plain #plain {
            summary { "All as plain text, to copy" }
            p.quiet { "One click selects all of it." }
            pre.cite #all data-copy="Copy all" {
                @for (at, one) in gathered.iter().enumerate() { @if at > 0 { "\n\n" } (text(one)) }
            }
        }
    }
}

/// A passage as plain text.
fn text(one: &Gathered) -> String {
    let (words, note) = match &one.entry {
        Entry::Lost { address, why, note } => (format!("Not found ({address}): {why}."), note),
        Entry::Quoted(quoted) => {
            let remarks: Vec<String> = quoted.place.recognised.iter().cloned().chain(quoted.cut()).collect();
            let remarks =
                if remarks.is_empty() { String::new() } else { format!(" ({})", remarks.join("; ")) };
            (
                format!("“{}”\n{} {}{remarks}", quoted.printed(), quoted.citation, quoted.source.link),
                &quoted.note,
            )
        }
    };
    if note.is_empty() { words } else { format!("{words}\nNote: {note}") }
}

/// The address of the review of a passage.
fn review(one: &Gathered) -> String {
    one.at.as_ref().map(|(id, _, _)| link::review(id, None, "", "")).unwrap_or_default()
}

/// The address of the place of a passage.
fn place(one: &Gathered) -> String {
    one.at.as_ref().map(|(id, page, fragment)| link::review(id, *page, "", fragment)).unwrap_or_default()
}

#[cfg(test)]
mod tests;
