//! All themes: what each means, and how many reviews have it.

use hindsight_index::search::{Cross, Request};
use hindsight_index::taxonomy::THEMES;
use maud::{Markup, html};

use super::entries::{self, Columns};
use crate::page::layout::layout;
use crate::{link, words};

/// `GET /themes`: `central` counts only where the theme is central.
pub(crate) fn themes(all: &Cross, central: &Cross) -> Markup {
    let content = html! {
        h1 { "Themes" }
        p.lead {
            "A theme is given to a review by a program, for words that the review itself uses; each shows these words. "
            "It is central where findings come back to it."
        }
        p.quiet {
            "Counted over all " (words::reviews(all.total)) ". Themes over time: "
            a href=(link::survey("trends", &Request::default(), &[])) { "trends" } ". Themes beside agencies and each other: "
            a href=(link::survey("heatmap", &Request::default(), &[])) { "heat map" } ". "
            a href=(link::plain("/agencies")) { "All agencies" } "."
        }
        (entries::none(all))
        (entries::all(THEMES.entries(), &Columns {
            what: "Theme",
            names: ["Reviews", "Central"],
            numbers: &|entry| [entries::count(all, entry), entries::count(central, entry)],
            page: link::theme,
        }))
    };
    layout("Themes", &content)
}
