//! What every page has around its content.
//!
//! The way out comes first in the order of tabs; the content note and what we
//! are not come last, in a line each.

use maud::{DOCTYPE, Markup, html};

use super::collected;
use crate::words::{EXIT, NAME, SUPPORT};
use crate::{asset, link};

/// Puts content into a page.
pub(crate) fn layout(title: &str, content: &Markup) -> Markup {
    layout_with(title, &html! {}, content)
}

/// Puts content into a page, with links in its head.
pub(crate) fn layout_with(title: &str, links: &Markup, content: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex, nofollow";
                meta name="color-scheme" content="light dark";
                title { @if !title.is_empty() { (title) " – " } (NAME) }
                link rel="stylesheet" href=(asset::style_address());
                link rel="icon" type="image/svg+xml" href=(asset::icon_address());
                script src=(asset::script_address()) defer {}
                (links)
            }
            body {
                (top())
                main #main tabindex="-1" { (content) }
                (foot())
            }
        }
    }
}

/// The bar above the content.
fn top() -> Markup {
    html! {
        a.skip href="#main" { "Skip to the content" }
        header.top {
            a.name href=(link::plain("/")) { (NAME) }
            // Read without the style sheet, links stand apart by spaces.
            nav aria-label="Site" {
                (collected::top())
                " " a href=(link::plain("/search")) { "All reviews" }
                " " a href=(link::plain("/themes")) { "Themes" }
                " " a href=(link::plain("/recommendations")) { "Recommendations" }
                " " a href=(link::plain("/similar")) { "Similar cases" }
                " " a href=(link::plain("/help")) { "How to search" }
                " " a href=(link::plain("/about")) { "About" }
            }
            a.exit href=(EXIT) rel="noreferrer noopener" { "Exit this page" }
        }
    }
}

/// The lines below the content.
fn foot() -> Markup {
    html! {
        footer.foot {
            p {
                "These reports describe abuse, neglect and death. Someone to talk to: "
                @for (at, (name, address)) in SUPPORT.iter().enumerate() {
                    @if at > 0 { " · " }
                    a href=(address) rel="noreferrer" { (name) }
                }
                ". In danger now: 999."
            }
            p {
                "Not a government service. The words are those of the published reports; labels are made by a "
                "program and each shows its evidence. No cookies, and no record of what you search for. "
                a href=(link::plain("/privacy")) { "Privacy" } " · " a href=(link::plain("/accessibility")) { "Accessibility" }
            }
        }
    }
}

/// The form in which a search is typed; other controls may belong to it by its name, `search`.
pub(crate) fn search_box(query: &str, kept: &Markup) -> Markup {
    html! {
        form #search.search role="search" action="/search" method="get" {
            label for="q" { "Search the reviews" }
            div.field {
                input #q type="search" name="q" value=(query) autocomplete="off" spellcheck="true"
                    autocapitalize="none" maxlength=(crate::request::MAX_QUERY) aria-controls="qs";
                ul #qs role="listbox" aria-label="Completions" hidden {}
                button type="submit" { "Search" }
            }
            (kept)
            (collected::fields())
        }
    }
}
