//! The search as a plain form, for those who would rather not learn signs.

use hindsight_index::taxonomy::{AGENCIES, REVIEW_TYPES, THEMES, Taxonomy};
use hindsight_index::vocabulary::SectionKind;
use maud::{Markup, html};

use super::collected;
use super::layout::layout;
use crate::link;

/// A box: its name, its label, and what it asks for.
type Asks = (&'static str, &'static str, &'static str);

/// What the words must do.
const WORDS: [Asks; 4] = [
    ("all", "All of these words", "Anywhere in the review, in any of their forms"),
    ("phrase", "These words side by side", "In this order; no quotation marks needed"),
    ("any", "At least one of these words", "A star stands for the rest of a word: safeguard*"),
    ("none", "None of these words", "Reviews that have one of them are left out"),
];

/// What the facts must say.
const FACTS: [Asks; 3] = [
    ("title", "Words in the title", "For instance the pseudonym that the report uses"),
    ("publisher", "Words in the name of the publisher", "Board, partnership, council or coroner"),
    ("area", "Words in the name of the area", "County, borough or city"),
];

/// `GET /advanced`
pub(crate) fn advanced() -> Markup {
    let sections: Vec<(&str, &str)> =
        SectionKind::ALL.iter().map(|kind| (kind.as_str(), kind.name())).collect();
    let content = html! {
        div.prose {
            h1 { "Advanced search" }
            p { "Fill in what you need and leave the rest. The page of results shows the query that it makes, so that you can change and cite it." }
            form.account action="/advanced" method="get" {
                @for asks in &WORDS { (text_box(asks)) }
                (choice("within", "All of that must stand", &[("page", "on one page"), ("section", "in one section of a report")], "anywhere in the review"))
                (choice("section", "In this part of the report", &sections, "any part"))
                (labels("theme", "Theme", &THEMES))
                (labels("agency", "Agency that is involved or addressed", &AGENCIES))
                (labels("type", "Type of review", &REVIEW_TYPES))
                @for asks in &FACTS { (text_box(asks)) }
                fieldset.span {
                    legend { "Year of publication" }
                    (year("from", "From"))
                    (year("to", "To"))
                }
                (choice("sort", "Order", &[("newest", "newest first"), ("oldest", "oldest first")], "best match first"))
                (collected::fields())
                button type="submit" { "Search" }
            }
            p { a href=(link::plain("/help")) { "What else can be typed" } }
        }
    };
    layout("Advanced search", &content)
}

/// A box for words.
fn text_box((name, label, hint): &Asks) -> Markup {
    html! {
        label for=(name) { (label) }
        p.quiet id={ (name) "-hint" } { (hint) }
        input type="text" id=(name) name=(name) maxlength="300" autocomplete="off" aria-describedby={ (name) "-hint" };
    }
}

/// A list of which one may be chosen.
fn choice(name: &str, label: &str, values: &[(&str, &str)], none: &str) -> Markup {
    html! {
        label for=(name) { (label) }
        select id=(name) name=(name) {
            option value="" { (none) }
            @for (value, shown) in values { option value=(value) { (shown) } }
        }
    }
}

/// A list of labels under their heads.
fn labels(name: &str, label: &str, taxonomy: &Taxonomy) -> Markup {
    let mut entries: Vec<_> = taxonomy.entries().iter().collect();
    entries.sort_by_key(|entry| (&entry.head, &entry.name));
    html! {
        label for=(name) { (label) }
        select id=(name) name=(name) {
            option value="" { "any" }
            @for group in entries.chunk_by(|one, other| one.head == other.head) {
                @if let Some(first) = group.first() {
                    optgroup label=(first.head) { @for entry in group { option value=(entry.slug) { (entry.name) } } }
                }
            }
        }
    }
}

/// A box for a year.
fn year(name: &str, label: &str) -> Markup {
    html! {
        label { span { (label) }
            input type="text" inputmode="numeric" pattern="[0-9]{4}" maxlength="4" size="4" name=(name)
                autocomplete="off" title="A year of four digits";
        }
    }
}
