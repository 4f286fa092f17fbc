//! The numbers of reviews by year, as a table; each year is a link to its search.

use hindsight_index::search::{Filters, Request};
use maud::{Markup, html};

use crate::{link, words};

/// The numbers by year; each year is its search.
pub(crate) fn table(request: &Request, years: &[(i16, usize)]) -> Markup {
    html! {
        table.years {
            thead { tr { th scope="col" { "Year" } th scope="col" { "Reviews" } } }
            tbody {
                @for (year, count) in years.iter().rev().filter(|(_, count)| *count > 0) {
                    tr {
                        th scope="row" { a href=(within(request, *year)) { (year) } }
                        td { (words::thousands(*count)) }
                    }
                }
            }
        }
    }
}

/// The same search within one year.
fn within(request: &Request, year: i16) -> String {
    let filters = Filters { from: Some(year), to: Some(year), ..request.filters.clone() };
    link::search(&Request { filters, page: 1, ..request.clone() })
}
