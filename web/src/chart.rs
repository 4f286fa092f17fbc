//! A histogram of years, drawn on the server.
//!
//! It is decoration: the same numbers stand beside it in a table, so it is
//! hidden from screen readers. Shape and colour come from the style sheet.

use hindsight_index::search::FacetValue;
use maud::{Markup, html};

/// The height of the tallest bar, in units of the drawing.
const HEIGHT: usize = 48;
/// The width of a bar with its gap.
const STEP: usize = 10;
/// The most years that are drawn: more would be too thin to see.
const MOST: i16 = 120;

/// The years of a facet with their counts, in order, without gaps.
pub(crate) fn years(values: &[FacetValue]) -> Vec<(i16, usize)> {
    let mut known: Vec<(i16, usize)> =
        values.iter().filter_map(|value| Some((value.value.parse().ok()?, value.count))).collect();
    known.sort_unstable();
    let (Some((first, _)), Some((last, _))) = (known.first().copied(), known.last().copied()) else {
        return Vec::new();
    };
    let first = first.max(last.saturating_sub(MOST - 1));
    let count = |year| known.iter().find(|(known, _)| *known == year).map_or(0, |(_, count)| *count);
    (first..=last).map(|year| (year, count(year))).collect()
}

/// Draws the years; those from `from` to `to` stand out.
pub(crate) fn histogram(years: &[(i16, usize)], from: Option<i16>, to: Option<i16>) -> Markup {
    let most = years.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
    let chosen = |year: i16| from.is_none_or(|from| from <= year) && to.is_none_or(|to| year <= to);
    html! {
        @if let (Some((first, _)), Some((last, _))) = (years.first(), years.last()) {
            div.histogram aria-hidden="true" {
                svg viewBox={ "0 0 " (years.len() * STEP) " " (HEIGHT) } preserveAspectRatio="none" {
                    @for (at, (year, count)) in years.iter().enumerate() {
                        @let height = bar(*count, most);
                        rect.out[!chosen(*year)] x=(at * STEP + 1) y=(HEIGHT - height)
                            width=(STEP - 2) height=(height) {}
                    }
                }
                p { span { (first) } @if first != last { span { (last) } } }
            }
        }
    }
}

/// The height of a bar: in proportion, and never too low to see.
fn bar(count: usize, most: usize) -> usize {
    if count == 0 { 0 } else { (count.saturating_mul(HEIGHT) / most).clamp(2, HEIGHT) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(year: &str, count: usize) -> FacetValue {
        FacetValue { value: year.into(), name: year.into(), count }
    }

    #[test]
    fn a_year_without_reviews_keeps_its_place() {
        let years = years(&[value("2017", 4), value("2014", 1), value("unknown", 9)]);

        assert_eq!(years, [(2014, 1), (2015, 0), (2016, 0), (2017, 4)]);
    }

    #[test]
    fn no_years_draw_nothing() {
        assert_eq!(histogram(&years(&[]), None, None).into_string(), "");
    }

    #[test]
    fn even_one_review_of_thousands_can_be_seen() {
        assert_eq!(bar(1, 10_000), 2);
        assert_eq!(bar(10_000, 10_000), HEIGHT);
        assert_eq!(bar(0, 10_000), 0);
    }
}
