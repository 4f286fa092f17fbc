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
/// The most bars that are drawn: more would be too thin to see. Of more years, several share a bar.
const MOST: usize = 120;

/// The years of a facet with their counts, in order, without gaps.
pub(crate) fn years(values: &[FacetValue]) -> Vec<(i16, usize)> {
    let mut known: Vec<(i16, usize)> =
        values.iter().filter_map(|value| Some((value.value.parse().ok()?, value.count))).collect();
    known.sort_unstable();
    let (Some((first, _)), Some((last, _))) = (known.first().copied(), known.last().copied()) else {
        return Vec::new();
    };
    let count = |year| known.iter().find(|(known, _)| *known == year).map_or(0, |(_, count)| *count);
    (first..=last).map(|year| (year, count(year))).collect()
}

/// Draws the years; those from `from` to `to` stand out.
pub(crate) fn histogram(years: &[(i16, usize)], from: Option<i16>, to: Option<i16>) -> Markup {
    let shared: Vec<&[(i16, usize)]> = years.chunks(years.len().div_ceil(MOST).max(1)).collect();
    let count = |years: &[(i16, usize)]| years.iter().map(|(_, count)| *count).sum::<usize>();
    let most = shared.iter().map(|years| count(years)).max().unwrap_or(0).max(1);
    let chosen =
        |(year, _): &(i16, usize)| from.is_none_or(|from| from <= *year) && to.is_none_or(|to| *year <= to);
    let bars = |wanted: bool| -> String {
        let bars = shared.iter().enumerate().filter(|(_, years)| years.iter().any(chosen) == wanted);
        bars.map(|(at, years)| bar(at * STEP + 1, height(count(years), most))).collect()
    };
    let (out, within) = (bars(false), bars(true));
    html! {
        @if let (Some((first, _)), Some((last, _))) = (years.first(), years.last()) {
            div.histogram aria-hidden="true" {
                svg viewBox={ "0 0 " (shared.len() * STEP) " " (HEIGHT) } preserveAspectRatio="none" {
                    @if !out.is_empty() { path.out d=(out) {} }
                    @if !within.is_empty() { path d=(within) {} }
                }
                p { span { (first) } @if first != last { span { (last) } } }
            }
        }
    }
}

/// A bar from the ground at `x`, as a part of a path; nothing without height.
fn bar(x: usize, height: usize) -> String {
    let width = STEP - 2;
    if height == 0 { String::new() } else { format!("M{x} {HEIGHT}v-{height}h{width}v{height}z") }
}

/// The height of a bar: in proportion, and never too low to see.
fn height(count: usize, most: usize) -> usize {
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
    fn the_years_that_were_chosen_stand_out_from_the_others() {
        let drawn = histogram(&[(2014, 1), (2015, 0), (2016, 2)], Some(2015), None).into_string();

        assert!(drawn.contains("<path class=\"out\" d=\"M1 48v-24h8v24z\"></path>"), "{drawn}");
        assert!(drawn.contains("<path d=\"M21 48v-48h8v48z\"></path>"), "{drawn}");
    }

    #[test]
    fn no_year_is_left_out_however_many_there_are() {
        let long: Vec<(i16, usize)> = years(&[value("1860", 3), value("2026", 1)]);
        let drawn = histogram(&long, Some(2026), None).into_string();

        assert_eq!((long.len(), long[0]), (167, (1860, 3)));
        // Two years share each of 84 bars.
        assert!(drawn.contains("viewBox=\"0 0 840 48\"") && drawn.contains("<span>1860</span>"), "{drawn}");
        assert!(drawn.contains("<path class=\"out\" d=\"M1 48v-48h8v48z\"></path>"), "{drawn}");
        assert!(drawn.contains("<path d=\"M831 48v-16h8v16z\"></path>"), "{drawn}");
    }

    #[test]
    fn even_one_review_of_thousands_can_be_seen() {
        assert_eq!(height(1, 10_000), 2);
        assert_eq!(height(10_000, 10_000), HEIGHT);
        assert_eq!(height(0, 10_000), 0);
    }
}
