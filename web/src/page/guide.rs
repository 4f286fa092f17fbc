//! The pages that explain: how to search, and what this is.

use maud::{Markup, html};

use super::layout::layout;

/// Ways to write a query: what is typed, what it finds.
const LANGUAGE: [(&str, &str); 9] = [
    (
        "missed home visits",
        "Plain words: reviews that have most of them, those with all of them and closest together first.",
    ),
    (
        "neglect AND housing",
        "Both must be in the review, however many pages apart. +housing says the same of one word.",
    ),
    ("\"professional curiosity\"", "These words next to each other, in this order."),
    ("hoarding OR clutter", "One of them at least."),
    ("overdose NOT prescribed", "Leaves out reviews that have the word. -prescribed says the same."),
    ("(hoarding OR clutter) AND fire", "Brackets group."),
    ("safeguard*", "Every word that begins so."),
    ("year:2015..2020", "Published in these years. year:2019 is one year."),
    (
        "title:learning",
        "The word in the title. Likewise area: for the area, theme:, agency: and type: for a label, section: for the part of the report in which the word stands.",
    ),
];

/// `GET /help`: the query language.
pub(crate) fn help() -> Markup {
    let content = html! {
        div.prose {
            h1 { "How to search" }
            p { "Type what you would say. Nothing you type is an error: what cannot be an operator is a word." }
            table.language {
                thead { tr { th scope="col" { "Type" } th scope="col" { "To find" } } }
                tbody { @for (typed, found) in LANGUAGE { tr { th scope="row" { code { (typed) } } td { (found) } } } }
            }
            h2 { "Words and filters" }
            ul {
                li { "Every count counts reviews, not passages." }
                li { "Ticks within one filter mean “or”; different filters mean “and”." }
                li { "The number beside a value is what you would find with it in place of the other ticks of that filter." }
                li { "“Part of the report” asks for the words to stand in that part: findings, for instance, not chronology." }
                li { "The whole search is in the address of the page: keep it, cite it, send it." }
            }
            h2 { "Reading and citing" }
            ul {
                li { "Pages count from 1, as a PDF viewer counts. A number printed on the page is given beside it." }
                li { "A phrase that runs on from one page to the next is found, and cited with both." }
                li { "Web pages and Word files have no pages; their passages are cited by heading." }
                li { "A page that could not be read says so. So does one whose words were read from a picture: check it against the original." }
            }
        }
    };
    layout("How to search", &content)
}

/// `GET /about`: what this is, and what it is not.
pub(crate) fn about() -> Markup {
    let content = html! {
        div.prose {
            h1 { "About Hindsight" }
            p { "Hindsight searches the full text of published safeguarding, homicide and inquest reviews. Summaries of "
                "them are thin; what was missed, and why, stands in the body of the reports." }
            h2 { "What you can rely on" }
            ul {
                li { "The words are exact, and every passage opens the page from which it came." }
                li { "Findings, analysis and recommendations are told apart from chronology and terms of reference." }
                li { "Every label shows the words for which it was given." }
                li { "What could not be read is said where it matters." }
            }
            h2 { "What you cannot" }
            ul {
                li { "The library holds what was read into it, not every review." }
                li { "Labels are made by a program from the words of a report. They help to find; they are not findings." }
                li { "How often a theme comes up here says what reviews write about, not how common it is." }
            }
            h2 { "Privacy" }
            p { "No cookies, no scripts, nothing loaded from elsewhere. What you search for is not recorded by this program; "
                "it does stand in the address that your browser keeps. Never type the name of a real child or adult." }
        }
    };
    layout("About", &content)
}
