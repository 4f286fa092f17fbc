//! Warns the operator of personal data in the text of a review.
//!
//! Published reviews are meant to name no child and no patient; some do by
//! mistake. Each page is cut into tokens once and looked through by hand-written
//! rules: numbers that identify a patient, dates of birth, home addresses,
//! phones, e-mail addresses, a child's full name beside an age.
//!
//! A warning tells the kind and the page, and never the words: it can be
//! logged, listed and passed on. Nothing is taken out of the text, and nothing
//! of it goes into facts, labels or search. Never fails, never reads a clock.
//!
//! A coroner's report names the dead, and may give their dates of birth: what
//! is said so of an adult, or of the one whom its very title names, is public
//! and no alarm.

mod address;
mod birth;
mod child;
mod context;
mod email;
mod number;
mod patient;
mod phone;
mod token;

use hindsight_index::review::{Page, Warning};
use hindsight_index::vocabulary::IdentityKind;

use context::Report;
use token::Tokens;

/// The warnings about all pages, in order; `title` is that of the report.
pub(crate) fn warnings(pages: &[Page], title: Option<&str>) -> Vec<Warning> {
    let report = Report::of(pages.iter().map(|page| page.text.as_str())).titled(title);
    pages.iter().flat_map(|page| on_page(page, &report)).collect()
}

/// Where each kind seems to stand in the text of each page, in bytes.
///
/// For measuring, on a text that is not to be kept: `pages` are all the pages
/// of one report, without their running lines.
#[must_use]
pub fn found(pages: &[&str]) -> Vec<Vec<(IdentityKind, usize)>> {
    let report = Report::of(pages.iter().copied());
    pages.iter().map(|page| in_text(page, &report)).collect()
}

/// The warnings about one page: at most one of each kind.
fn on_page(page: &Page, report: &Report) -> Vec<Warning> {
    let mut found = in_text(&page.text, report);
    for line in &page.furniture {
        // Who publishes a report prints on every page how to reach them.
        let leaks = |kind: IdentityKind| {
            matches!(kind, IdentityKind::NhsNumber | IdentityKind::BirthDate | IdentityKind::ChildName)
        };
        found.extend(in_text(line, report).into_iter().filter(|(kind, _)| leaks(*kind)));
    }
    let warning = |kind: &IdentityKind| {
        let count = found.iter().filter(|(other, _)| other == kind).count();
        (count > 0).then(|| Warning::page(kind.as_str(), page.number, message(*kind, count)))
    };
    IdentityKind::ALL.iter().filter_map(warning).collect()
}

/// What the operator is told: the kind, how often, what to do; never the words.
fn message(kind: IdentityKind, count: usize) -> String {
    let places = if count == 1 { "one place".to_owned() } else { format!("{count} places") };
    format!(
        "{} seems to stand on this page, in {places}: look at the original, and remove the review or ask \
         its publisher for a redacted copy if it should not be public",
        kind.name()
    )
}

/// Where each kind seems to stand in a text, in bytes.
fn in_text(text: &str, report: &Report) -> Vec<(IdentityKind, usize)> {
    let tokens = Tokens::of(text);
    let places = [
        (IdentityKind::NhsNumber, patient::places(&tokens)),
        (IdentityKind::BirthDate, birth::places(&tokens, report)),
        (IdentityKind::Address, address::places(&tokens)),
        (IdentityKind::Phone, phone::places(&tokens)),
        (IdentityKind::Email, email::places(&tokens)),
        (IdentityKind::ChildName, child::places(&tokens, report)),
    ];
    let start = |at: usize| tokens.get(at).map_or(0, |token| token.start);
    let public = |kind: IdentityKind, at: usize| {
        matches!(kind, IdentityKind::ChildName | IdentityKind::BirthDate)
            && report.speaks_of_titled(&tokens, at)
    };
    let all = places.iter().flat_map(|(kind, places)| places.iter().map(|at| (*kind, *at)));
    all.filter(|(kind, at)| !public(*kind, *at)).map(|(kind, at)| (kind, start(at))).collect()
}

#[cfg(test)]
mod tests;
