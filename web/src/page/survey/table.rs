//! What trends and heat maps have in common: the form, the switches, a number that is a link.

use hindsight_index::search::{AskRequest, Cross, Request, Words};
use maud::{Markup, html};

use super::view::View;
use crate::page::{chip, collected};
use crate::request::{MAX_QUERY, USUAL_ASKS};
use crate::{link, words};

/// A number of reviews as a link to its search; nothing to follow, where there is none.
pub(super) fn number(count: usize, search: impl FnOnce() -> Request) -> Markup {
    html! {
        @if count == 0 { span.quiet { "0" } } @else { a href=(link::search(&search())) { (words::thousands(count)) } }
    }
}

/// A share in whole percent; never 0 or 100 where it is not just that.
pub(super) fn percent(part: usize, of: usize) -> String {
    if of == 0 {
        return String::new();
    }
    let share = (part as f64 * 100.0 / of as f64).round() as usize;
    let share = if part > 0 { share.max(1) } else { share };
    let share = if part < of { share.min(99) } else { share };
    format!("{share} %")
}

/// One of several views: its words, its address, whether it is the one that is shown.
pub(super) type Choice = (String, String, bool);

/// Views to choose from.
pub(super) fn switch(label: &str, choices: &[Choice]) -> Markup {
    html! {
        nav.switch aria-label=(label) {
            span.label aria-hidden="true" { (label) }
            @for (name, address, here) in choices {
                a href=(address) aria-current=[here.then_some("true")] { (name) }
            }
        }
    }
}

/// Links to the other pages of the collection, with the same words and filters.
pub(super) fn others(view: &View) -> Markup {
    let (name, page) = if view.page == "trends" { ("Heat map", "heatmap") } else { ("Trends", "trends") };
    let recommendations = Request { per_page: USUAL_ASKS, ..view.search.clone() };
    let recommendations = AskRequest { search: recommendations, kind: None };
    html! {
        p.back {
            a href=(link::plain("/themes")) { "All themes" } " · "
            a href=(link::survey(page, &view.search, &[])) { (name) } " · "
            a href=(link::recommendations(&recommendations, false)) { "Recommendations" }
        }
    }
}

/// The form: words and years of the reviews that are counted; other filters go along.
pub(super) fn form(view: &View) -> Markup {
    let (search, filters) = (&view.search, &view.search.filters);
    let own = view.address();
    let kept =
        own.split_once('?').map_or("", |(_, pairs)| pairs).split('&').filter_map(|pair| pair.split_once('='));
    let kept = kept.filter(|(name, _)| matches!(*name, "of" | "rows" | "cols" | "head" | "wide"));
    html! {
        form.search action={ "/" (view.page) } method="get" {
            div.span {
                label { span { "Only reviews with these words" }
                    input.wide type="search" name="q" value=(search.query) autocomplete="off" maxlength=(MAX_QUERY);
                }
                (year("from", "From", filters.from))
                (year("to", "To", filters.to))
                button.apply type="submit" { "Apply" }
            }
            @for (name, value) in kept { input type="hidden" name=(name) value=(value); }
            @if search.words != Words::default() { input type="hidden" name="words" value=(search.words.as_str()); }
            @for slug in &filters.themes { input type="hidden" name="theme" value=(slug); }
            @for slug in &filters.agencies { input type="hidden" name="agency" value=(slug); }
            @for slug in &filters.types { input type="hidden" name="type" value=(slug); }
            @if let Some(tier) = filters.tier { input type="hidden" name="tier" value=(tier.as_str()); }
            (collected::fields())
        }
    }
}

/// A box for a year.
fn year(name: &str, label: &str, year: Option<i16>) -> Markup {
    html! {
        label { span { (label) }
            input type="text" inputmode="numeric" pattern="[0-9]{4}" maxlength="4" size="4" name=(name) value=[year]
                autocomplete="off" title="A year of four digits";
        }
    }
}

/// The chosen filters, each with a link that removes it.
pub(super) fn chips(view: &View) -> Markup {
    let chips = chip::chips(&view.search);
    html! {
        @if !chips.is_empty() {
            ul.chips aria-label="Chosen filters" {
                @for chip in &chips {
                    li { a href=(view.with(|view| view.search = chip.without.clone())) {
                        span.unseen { "Remove the filter " }
                        span.kind { (chip.kind) } " " (chip.name) " " span.cross aria-hidden="true" { "×" }
                    } }
                }
                @if chips.len() > 1 { li { a.plain href=(view.bare().address()) { "Remove all" } } }
            }
        }
    }
}

/// Which tier of themes counts.
pub(super) fn tiers(view: &View) -> Choice {
    use hindsight_index::vocabulary::Tier;
    let central = view.search.filters.tier == Some(Tier::Central);
    let address = view.with(|view| view.search.filters.tier = (!central).then_some(Tier::Central));
    ("only where the theme is central".to_owned(), address, central)
}

/// How many reviews are counted, and by which words.
pub(super) fn counted(view: &View, cross: &Cross) -> Markup {
    let query = words::shortened(&view.search.query, 80);
    html! { (words::reviews(cross.total)) @if !query.is_empty() { " that match " em { (query) } } }
}

/// What is said in place of a table without numbers.
pub(super) fn empty(view: &View, cross: &Cross) -> Markup {
    html! {
        p.note {
            @if cross.total == 0 && view.search == Request::default() {
                "The library is empty. Read reports into it with " code { "hindsight ingest FOLDER" } "."
            } @else if cross.total == 0 {
                "No review matches, so there is nothing to count. "
                a href=(view.bare().with(|view| view.search.query.clear())) { "Count all reviews" }
            } @else {
                "None of the " (words::reviews(cross.total)) " has what the rows and columns ask for. "
                a href=(link::search(&cross.search())) { "See the reviews" }
            }
        }
    }
}
