//! Pages for what did not work; each says what happened and offers a way on.

use std::path::Path;

use maud::{Markup, html};

use super::layout::{layout, search_box};
use crate::collection::Excess;
use crate::error::OPEN_AGAIN;
use crate::link;

/// A page with a heading, what happened, and a way on.
fn problem(title: &str, content: &Markup) -> Markup {
    layout(title, &html! { div.prose { h1 { (title) } (content) } })
}

/// A way on for readers: search, or start again.
fn way_on() -> Markup {
    html! {
        (search_box("", &html! {}))
        p { "Or go to the " a href=(link::plain("/")) { "first page" } ", or to " a href=(link::plain("/search")) { "all reviews" } "." }
    }
}

/// There is no library yet.
pub(crate) fn no_library(dir: &Path) -> Markup {
    problem(
        "There is no library yet",
        &html! {
            p { "Hindsight searches a library of reports, and the folder it was given holds none. To make one from a folder of "
                "published reports (PDF, web pages, Word or text files), run:" }
            pre { code { "hindsight ingest --library " (quoted(dir)) " FOLDER-OF-REPORTS" } }
            p { "Then open this page again; there is no need to start the server anew. To look round with invented reports first:" }
            pre { code { "hindsight demo" } }
            p { a href=(link::plain("/help")) { "How to search" } " · " a href=(link::plain("/about")) { "About" } }
        },
    )
}

/// The library is being opened, since so many seconds; `again` says whether the page loads itself.
pub(crate) fn opening(seconds: u64, again: bool) -> Markup {
    let began = match seconds {
        0 | 1 => "It began just now.".to_owned(),
        _ => format!("It began {seconds} seconds ago."),
    };
    problem(
        "The library is being opened",
        &html! {
            p { "This happens once, after the start of the program: its index is read before the first answer. It takes seconds, and "
                "more of them where a library is large or its disk is slow. " (began) }
            @if again {
                p { "You need do nothing: this page loads itself every " (OPEN_AGAIN) " seconds, and shows what you asked for as soon "
                    "as it can." }
            } @else {
                p { "Nothing of what you sent was kept. Wait " (OPEN_AGAIN) " seconds, then load this page again and let the browser "
                    "send it again; or go back, where the text still stands." }
            }
            p { a href=(link::plain("/help")) { "How to search" } " · " a href=(link::plain("/about")) { "About" } }
        },
    )
}

/// The library was made by another version.
pub(crate) fn other_version(dir: &Path, found: u32, supported: u32) -> Markup {
    problem(
        "The library is of another version",
        &html! {
            p { "The library has format " (found) "; this program reads format " (supported) ". Nothing was changed." }
            @if found > supported {
                p { "A newer Hindsight made it. Use that one, or read the reports into a new library with this one:" }
                pre { code { "hindsight ingest --library " (quoted(&dir.with_extension("new"))) " FOLDER-OF-REPORTS" } }
            } @else {
                p { "An older Hindsight made it. To bring it to this version, run the command below; then open this page again." }
                pre { code { "hindsight reindex --library " (quoted(dir)) } }
            }
        },
    )
}

/// There is no theme or agency under the slug; `many` is its plural, and the page of all.
pub(crate) fn no_label(one: &str, many: &str) -> Markup {
    problem(
        &format!("There is no such {one}"),
        &html! {
            p { "No " (one) " has this name. " a href=(link::plain(&format!("/{many}"))) { "All " (many) } }
            (way_on())
        },
    )
}

/// No page is under the address.
pub(crate) fn not_found() -> Markup {
    problem(
        "There is no page here",
        &html! {
            p { "The address may be mistyped or cut short, or it belongs to a part of Hindsight that this version does not have." }
            (way_on())
        },
    )
}

/// No review is under the address.
pub(crate) fn no_review() -> Markup {
    problem(
        "There is no review here",
        &html! {
            p { "The address may be cut short, the review may have been removed from this library, or it may be in another "
                "library: addresses of reviews hold within one library." }
            (way_on())
        },
    )
}

/// A review was withdrawn; its title and the reason stay with whoever runs the library.
pub(crate) fn withdrawn(on: &str) -> Markup {
    problem(
        "This review was withdrawn",
        &html! {
            p { "It was in this library and was taken out on " (on) ". Its text is no longer held here. Reviews are withdrawn when their "
                "publisher takes them down, or to protect somebody." }
            p { "Whoever published it may still give it out, and the national collections of reviews may hold it." }
            (way_on())
        },
    )
}

/// One reader asks too often.
pub(crate) fn too_many() -> Markup {
    problem(
        "Too many pages at once",
        &html! {
            p { "More pages were asked for from your address than this library can answer in a short time. Wait ten seconds, then load "
                "the page again." }
            p { "Many people may share one address. Programs are to ask more slowly: every answer of this kind says when to come back." }
        },
    )
}

/// The file of a review is missing.
pub(crate) fn no_original() -> Markup {
    problem(
        "The original file is missing",
        &html! {
            p { "The library knows the review, but the file itself is no longer in it. Its text can still be read and searched. "
                "Whoever runs this library can find out more with:" }
            pre { code { "hindsight verify" } }
            (way_on())
        },
    )
}

/// The address takes no such method.
pub(crate) fn read_only() -> Markup {
    problem("This page can only be read", &html! { p { "Nothing can be sent to this address." } (way_on()) })
}

/// The query is longer than the limit.
pub(crate) fn too_long(length: usize, limit: usize) -> Markup {
    problem(
        "The search is too long",
        &html! {
            p { "It has " (crate::words::thousands(length)) " characters; the limit is " (crate::words::thousands(limit))
                ". Use the few words that matter most." }
            (way_on())
        },
    )
}

/// A collection is larger than a limit.
pub(crate) fn too_much(excess: &Excess) -> Markup {
    problem(
        "The collection is too large",
        &html! {
            p { "It has " (crate::words::thousands(excess.size)) " " (excess.what) "; the limit is "
                (crate::words::thousands(excess.limit)) ". Nothing was dropped: go back to the page before, where the collection "
                "is as it was. Save its files, and begin another for what comes next." }
            (way_on())
        },
    )
}

/// A text that was sent cannot be compared; `why` says so in words.
pub(crate) fn too_large(why: &str) -> Markup {
    problem(
        "The text cannot be compared",
        &html! {
            p { (crate::words::capital(why)) ". About 2,000 words are enough: send the part that says what happened and what was missed." }
            p { a href=(link::plain("/similar")) { "Write it anew" } }
            (way_on())
        },
    )
}

/// The answer took too long.
pub(crate) fn slow() -> Markup {
    problem(
        "The answer is taking too long",
        &html! {
            p { "The library is busy, or the search is a heavy one: very short words with a star, and long phrases of common "
                "words, take longest. Wait a little and load the page again, or search for fewer words." }
            (way_on())
        },
    )
}

/// The program or its library has a fault.
pub(crate) fn broken(what: &str) -> Markup {
    problem(
        "Something went wrong",
        &html! {
            p { "It is not your doing, and nothing was lost. Load the page again; if it happens again, tell whoever runs this "
                "library what the program says:" }
            pre { code { (what) } }
            (way_on())
        },
    )
}

/// A path as it can be typed after a command.
fn quoted(path: &Path) -> String {
    let path = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-' | ':' | '\\');
    if !path.is_empty() && path.chars().all(plain) { path } else { format!("\"{path}\"") }
}
