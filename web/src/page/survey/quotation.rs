//! A quotation for a theme, with the page on which it stands and its review.

use hindsight_index::search::Quotation;
use hindsight_index::taxonomy::REVIEW_TYPES;
use hindsight_index::vocabulary::SectionKind;
use maud::{Markup, html};

use crate::{link, words};

/// The most characters of a title or heading in a line.
const LINE: usize = 110;

/// A quotation of fewer characters is whole; one that ends without a full stop is a heading or an entry of a list.
const WHOLE: usize = 150;

/// Shows a quotation.
pub(super) fn show(one: &Quotation) -> Markup {
    let top = link::page_fragment(one.page);
    let address = match one.has_pages {
        true => link::review(&one.id, Some(one.page), "", &top),
        false => link::review(&one.id, None, "", one.anchor.as_deref().unwrap_or(&top)),
    };
    html! {
        figure.passage {
            figcaption { a href=(address) { (cited(one)) } }
            blockquote { p { (one.quote) @if is_cut(&one.quote) { span.cut { " …" } } } }
            p.facts { @for fact in facts(one) { span { (fact) } " " } }
        }
    }
}

/// Whether words end where a sentence goes on: long ones are quoted up to a limit.
fn is_cut(quote: &str) -> bool {
    quote.chars().count() >= WHOLE && quote.ends_with(|c: char| c.is_alphanumeric() || c == ',')
}

/// How it is cited: by page and kind of section, else by heading.
fn cited(one: &Quotation) -> String {
    let heading = words::shortened(one.heading.trim(), LINE);
    let section =
        if one.section == SectionKind::Other { heading.clone() } else { one.section.name().to_owned() };
    let place = if one.has_pages { format!("Page {}", one.page) } else { heading };
    match (place.is_empty(), section.is_empty() || section == place) {
        (true, true) => "In the text".to_owned(),
        (false, true) => place,
        (true, false) => section,
        (false, false) => format!("{place} · {section}"),
    }
}

/// Title, type, area and year, as far as they are known.
fn facts(one: &Quotation) -> Vec<String> {
    let title = one.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    let title = title.map_or_else(|| format!("File {}", one.file), |title| words::shortened(title, LINE));
    let kind = one.review_type.as_deref().map(|slug| REVIEW_TYPES.name(slug).to_owned());
    let year = one.year.map(|year| year.to_string());
    [Some(title), kind, one.area.clone(), year].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_quotation_that_stops_in_a_sentence_says_so() {
        let long = "The plan was not shared with the ward. ".repeat(5);

        assert!(is_cut(&format!("{long}Nor was it seen by the")));
        assert!(!is_cut(&long) && !is_cut("Escalation of concerns"));
    }
}
