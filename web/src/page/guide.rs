//! The page that shows how to search.

use hindsight_index::search::Request;
use maud::{Markup, html};

use super::layout::layout;
use crate::{link, words};

/// Ways to write a query of one sort.
pub(crate) struct Group {
    /// Its heading.
    title: &'static str,
    /// The ways.
    pub(crate) examples: &'static [Example],
}

/// A query that can be tried.
pub(crate) struct Example {
    /// What is typed; words that any library has.
    pub(crate) query: &'static str,
    /// What it finds.
    finds: &'static str,
}

/// Every way to write a query, the everyday ones first.
pub(crate) const EXAMPLES: [Group; 5] = [
    Group {
        title: "Everyday",
        examples: &[
            one(
                "information not shared",
                "Plain words: reviews with most of them; those with all, closest together, come first. Any form of a word counts: share, shared, sharing.",
            ),
            one(
                "\"information sharing\"",
                "These words side by side, in this order, in any of their forms; no other wording for them.",
            ),
            one("police OR probation", "Either word, or both. Write OR in capitals."),
            one("police AND school", "Both words, however many pages apart. Write AND in capitals."),
            one("school NOT police", "The first, in reviews that do not have the second. NOT in capitals."),
        ],
    },
    Group {
        title: "More exact",
        examples: &[
            one("+school assessment risk", "The word behind + must be there, and most of the others."),
            one("school -police", "The same as NOT: leaves out reviews with the word behind the minus."),
            one("(police OR probation) AND risk", "Parentheses say what belongs together."),
            one(
                "\"=children\"",
                "Just this form: not child. Of several words, all in just that form; =children says the same of one word.",
            ),
            one("\"risk assessment\"~5", "These words in any order, each at most five words from the next."),
            one("risk NEAR/5 (assess* OR plan)", "The same for words and groups. NEAR alone is ten words."),
        ],
    },
    Group {
        title: "Unsure of the spelling",
        examples: &[
            one("safeguard*", "Words that start so."),
            one("*hood", "Words that end so. A star may stand in the middle too."),
            one("asessment~1", "Words with one letter wrong, missing, too many or swapped; ~2 allows two."),
        ],
    },
    Group {
        title: "Where the words stand, and in which reviews",
        examples: &[
            one("within:page school police", "All of it on one page."),
            one("within:section school police", "All of it in one section of a report."),
            one(
                "section:recommendations training",
                "The words in sections of one kind: findings, analysis, recommendations, chronology and others.",
            ),
            one("title:child", "The word in the title."),
            one(
                "theme:info-sharing",
                "A theme, by its name or short name. A name of several words stands in quotation marks: theme:\"information sharing\".",
            ),
            one("agency:police", "An agency that is involved or asked to act."),
            one("type:sar OR type:scr-child", "A type of review, by its name or short name."),
            one("role:report", "What the document is: report, summary, briefing, response and others."),
            one("year:2015..2020", "Published in these years; 2019, 2015.. and ..2019 work too."),
            one("area:*shire", "Words in the name of the area."),
            one("publisher:(board OR partnership OR council)", "Words in the name of the publisher."),
        ],
    },
    Group {
        title: "Abbreviations and other wordings",
        examples: &[
            one("SEND", "In capitals: special educational needs. In small letters it is the word send."),
            one(
                "CSC",
                "Also finds “children’s social care”, and the reverse. The page of results says what else was looked for, with a switch for each; quotation marks switch it off as you type.",
            ),
        ],
    },
];

const fn one(query: &'static str, finds: &'static str) -> Example {
    Example { query, finds }
}

/// `GET /help`: the query language; `counts` has what each example finds, in order, or is empty.
pub(crate) fn help(counts: &[usize]) -> Markup {
    let mut counts = counts.iter();
    let content = html! {
        div.prose {
            h1 { "How to search" }
            p { "Type what you would say: most searches need no more than a few plain words. Nothing you type is an error: what "
                "cannot be an operator is a word, and the page of results says how your words were read. As you type, themes, "
                "agencies, areas and words of the library are offered. " a href=(link::plain("/advanced")) { "Advanced search" } " has a box for each part." }
            p { "Each example below is a link that runs it" @if !counts.as_slice().is_empty() { ", with how many reviews of this library it finds" } "." }
            @for group in &EXAMPLES {
                h2 { (group.title) }
                table.language {
                    thead { tr { th scope="col" { "Type" } th scope="col" { "To find" } th.count scope="col" { "Reviews" } } }
                    tbody { @for example in group.examples { (row(example, counts.next())) } }
                }
            }
            h2 { "If nothing is found" }
            ul {
                li { "A word that hardly any review has is met with words of the library that are spelt nearly so. Nothing is corrected behind your back." }
                li { "The page then offers other searches that do find something: without a word, without a filter, with the words further apart." }
                li { "It also says what the library does not hold at all." }
            }
            h2 { "Words and filters" }
            ul {
                li { "Every count counts reviews, not passages." }
                li { "Ticks within one filter mean “or”; different filters mean “and”." }
                li { "The number beside a value is what you would find with it in place of the other ticks of that filter." }
                li { "“Part of the report” asks for the words to stand in that part: findings, for instance, not chronology." }
                li { "The whole search is in the address of the page: keep it, cite it, send it." }
            }
            h2 { "With a case of your own" }
            ul {
                li { a href=(link::plain("/similar")) { "Similar cases" } " takes an account of a case in your words, and says of each review why it is similar." }
                li { "Leave names out: they do not help. What has a capital letter and may be a name is ignored." }
                li { "An account is sent in the body of the question: it is in no address, no log and no file, and is forgotten when the page is made." }
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

/// An example with what it finds.
fn row(example: &Example, count: Option<&usize>) -> Markup {
    let request = Request { query: example.query.to_owned(), ..Request::default() };
    html! {
        tr {
            th scope="row" { a href=(link::search(&request)) { code { (example.query) } } }
            td { (example.finds) }
            td.count { @if let Some(count) = count { (words::thousands(*count)) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_is_a_link_with_its_count() {
        let all: Vec<&Example> = EXAMPLES.iter().flat_map(|group| group.examples).collect();
        let counts: Vec<usize> = (1_000..1_000 + all.len()).collect();

        let page = help(&counts).into_string();

        for (example, count) in all.iter().zip(&counts) {
            let request = Request { query: example.query.to_owned(), ..Request::default() };
            let address = link::search(&request).replace('&', "&amp;");
            assert!(page.contains(&format!("<a href=\"{address}\">")), "{}", example.query);
            assert!(page.contains(&format!("<td class=\"count\">{}</td>", words::thousands(*count))));
        }
        assert!(!help(&[]).into_string().contains("of this library it finds"));
    }
}
