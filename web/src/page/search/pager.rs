//! Links to the other pages of results.

use hindsight_index::search::{Request, Results};
use maud::{Markup, html};

use super::switch;
use crate::link;
use crate::request::PER_PAGE;

/// Shows the pages round this one, the first and the last.
pub(super) fn show(request: &Request, results: &Results) -> Markup {
    let last = results.total.div_ceil(request.per_page.max(1));
    let smallest = PER_PAGE.first().copied().unwrap_or_default();
    html! {
        (links(request.page, last, &|page| link::search(&Request { page, ..request.clone() })))
        @if results.total > smallest { div.switches { (switch::size(request)) } }
    }
}

/// The links to the pages of a list of which one is shown; `address` writes that of a page.
pub(crate) fn links(here: usize, last: usize, address: &dyn Fn(usize) -> String) -> Markup {
    let to = |page: usize, label: &str, rel: Option<&str>| {
        html! { a href=(address(page)) rel=[rel] { @if rel.is_none() { span.unseen { "Page " } } (label) } }
    };
    html! {
        @if last > 1 {
            nav.pager aria-label="Pages of results" {
                @if here > 1 && here <= last { (to(here - 1, "Previous", Some("prev"))) }
                @for entry in shown(here, last) {
                    @match entry {
                        Some(page) if page == here => span.here aria-current="page" {
                            span.unseen { "Page " } (page)
                        },
                        Some(page) => (to(page, &page.to_string(), None)),
                        None => span.gap aria-hidden="true" { "…" },
                    }
                }
                @if here < last { (to(here + 1, "Next", Some("next"))) }
            }
        }
    }
}

/// The pages to show, in order; `None` stands for those left out.
fn shown(page: usize, last: usize) -> Vec<Option<usize>> {
    let around = page.saturating_sub(2).max(1)..=page.saturating_add(2).min(last);
    let mut numbers: Vec<usize> = [1].into_iter().chain(around).chain([last]).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let mut shown = Vec::with_capacity(numbers.len() + 2);
    let mut before = 0;
    for number in numbers {
        if number > before + 1 {
            shown.push(None);
        }
        shown.push(Some(number));
        before = number;
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_pages_the_near_ones_and_both_ends_are_shown() {
        let some = |numbers: &[usize]| numbers.iter().map(|n| (*n > 0).then_some(*n)).collect::<Vec<_>>();

        assert_eq!(shown(1, 3), some(&[1, 2, 3]));
        assert_eq!(shown(10, 1_000), some(&[1, 0, 8, 9, 10, 11, 12, 0, 1_000]));
        assert_eq!(shown(50, 3), some(&[1, 0, 3]));
    }
}
