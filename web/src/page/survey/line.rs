//! A line of shares over the years, drawn on the server.
//!
//! It is decoration: the same numbers stand beside it, so it is hidden from screen readers. Years with few reviews
//! leave a gap: their share would jump about.

use maud::{Markup, html};

use super::FEW;

/// The width of the drawing, in its own units.
const WIDTH: f64 = 96.0;
/// Its height.
const HEIGHT: f64 = 24.0;
/// Room for the thickness of the line.
const ROOM: f64 = 2.0;

/// Draws shares, each so many of so many; the tallest reaches the top.
pub(super) fn line(shares: &[(usize, usize)]) -> Markup {
    let share = |(part, of): &(usize, usize)| (*of >= FEW).then(|| *part as f64 / *of as f64);
    let shares: Vec<Option<f64>> = shares.iter().map(share).collect();
    let most = shares.iter().flatten().copied().fold(0.0, f64::max);
    let step = (WIDTH - 2.0 * ROOM) / (shares.len().saturating_sub(1)).max(1) as f64;
    let place = |(at, share): (usize, f64)| {
        let height = if most > 0.0 { share / most * (HEIGHT - 2.0 * ROOM) } else { 0.0 };
        format!("{:.0} {:.1}", ROOM + at as f64 * step, HEIGHT - ROOM - height)
    };
    let known: Vec<(usize, f64)> =
        shares.iter().enumerate().filter_map(|(at, share)| Some((at, (*share)?))).collect();
    let runs = known.chunk_by(|one, next| one.0 + 1 == next.0);
    html! {
        @if known.len() > 1 {
            svg.line viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } aria-hidden="true" {
                @for run in runs {
                    path d={ "M" (run.iter().copied().map(place).collect::<Vec<String>>().join("L")) "h.1" } {}
                }
            }
        }
    }
}
