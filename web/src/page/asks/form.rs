//! What is typed and chosen above the list: the words, how many of them, the order, and by what it is listed.

use hindsight_index::search::{AskRequest, Recommendations, Request, Sort, Words};
use maud::{Markup, html};

use crate::page::collected;
use crate::request::{MAX_QUERY, USUAL_ASKS};
use crate::{link, words};

/// The form in which a search is typed.
pub(super) fn search_box(request: &AskRequest, by_agency: bool) -> Markup {
    let (search, usual) = (&request.search, Request::default());
    html! {
        form #search.search role="search" action="/recommendations" method="get" {
            label for="q" { "Search what reviews recommend" }
            div.field {
                input #q type="search" name="q" value=(search.query) autocomplete="off" spellcheck="true"
                    autocapitalize="none" maxlength=(MAX_QUERY) aria-controls="qs";
                ul #qs role="listbox" aria-label="Completions" hidden {}
                button type="submit" { "Search" }
            }
            @if search.words != usual.words { input type="hidden" name="words" value=(search.words.as_str()); }
            @for words in &search.plain { input type="hidden" name="plain" value=(words); }
            @if search.sort != usual.sort { input type="hidden" name="sort" value=(search.sort.as_str()); }
            @if search.per_page != USUAL_ASKS { input type="hidden" name="per_page" value=(search.per_page); }
            @if by_agency { input type="hidden" name="group" value="agency"; }
            (collected::fields())
        }
    }
}

/// How many of the words must be there, the order, and whether by agency.
pub(super) fn switches(request: &AskRequest, found: &Recommendations, by_agency: bool) -> Markup {
    let several = request.search.query.split_whitespace().nth(1).is_some();
    let to = |change: &dyn Fn(&mut Request), by_agency: bool| {
        let mut to = request.clone();
        to.search.page = 1;
        change(&mut to.search);
        link::recommendations(&to, by_agency)
    };
    html! {
        @if several || found.total > 1 {
            div.switches {
                @if several {
                    nav.switch aria-label="Words" {
                        span.label aria-hidden="true" { "With" }
                        @for choice in [Words::Most, Words::All, Words::Any] {
                            @let known = choice == Words::All && request.search.words != Words::All && found.total > 0;
                            a href=(to(&|search| search.words = choice, by_agency))
                                aria-current=[(choice == request.search.words).then_some("true")] {
                                (words::amount(choice))
                                @if known { " (" (words::thousands(found.all_words)) ")" }
                            }
                        }
                    }
                }
                nav.switch aria-label="Order" {
                    span.label aria-hidden="true" { "Order" }
                    @for choice in [Sort::Best, Sort::Newest, Sort::Oldest] {
                        a href=(to(&|search| search.sort = choice, by_agency))
                            aria-current=[(choice == request.search.sort).then_some("true")] { (words::order(choice)) }
                    }
                }
                nav.switch aria-label="List" {
                    span.label aria-hidden="true" { "List" }
                    a href=(to(&|_| (), false)) aria-current=[(!by_agency).then_some("true")] { "by review" }
                    a href=(to(&|_| (), true)) aria-current=[by_agency.then_some("true")] { "by agency asked" }
                }
            }
        }
    }
}
