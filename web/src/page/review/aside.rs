//! What stands beside the text: search within the review, matches, outline.

use hindsight_index::review::Section;
use maud::{Markup, html};

use super::{Reading, prose};
use crate::page::collected;
use crate::{link, words};

/// Shows the margin; long lists in it scroll.
pub(super) fn show(reading: &Reading) -> Markup {
    html! {
        aside.margin aria-label="In this review" {
            form.within action={ "/review/" (link::encoded(&reading.id)) "#matches" } method="get" role="search" {
                label for="q" { "Find in this review" }
                div.field {
                    input #q type="search" name="q" value=(reading.query) autocomplete="off"
                        maxlength=(crate::request::MAX_QUERY);
                    button type="submit" { "Find" }
                }
                (collected::fields())
            }
            @if !reading.query.is_empty() { (matches(reading)) }
            (outline(reading))
        }
    }
}

/// The places at which words of the query stand.
fn matches(reading: &Reading) -> Markup {
    let marks: usize = reading.matches.iter().map(|(_, marks)| marks).sum();
    html! {
        nav.matches #matches aria-labelledby="matches-title" {
            h2 #matches-title {
                @if marks == 0 { "No matches" } @else { (words::counted(marks, "match", "matches")) }
            }
            @if marks == 0 {
                p.quiet { "None of these words is in the text of this review." }
            } @else if reading.has_pages() {
                p.quiet { "On " (words::counted(reading.matches.len(), "page", "pages")) }
                (by_page(reading))
            } @else {
                (by_section(reading))
            }
        }
    }
}

/// The pages with matches.
fn by_page(reading: &Reading) -> Markup {
    html! {
        ul.counts.scroll {
            @for (page, marks) in &reading.matches {
                li {
                    a href=(reading.place(*page)) aria-current=[(*page == reading.focus).then_some("true")] { "Page " (page) }
                    " " span.number { (marks) }
                }
            }
        }
    }
}

/// The sections with matches, for formats without pages.
fn by_section(reading: &Reading) -> Markup {
    let sections = &reading.review.sections;
    let marks = reading.leaves.first().map(|leaf| leaf.marks.as_slice()).unwrap_or_default();
    let last_before = |mark: usize| sections.iter().rposition(|section| section.start <= mark);
    let mut counts = vec![0_usize; sections.len()];
    let mut before = 0_usize;
    for [start, _] in marks {
        match last_before(*start).and_then(|at| counts.get_mut(at)) {
            Some(count) => *count += 1,
            None => before += 1,
        }
    }
    html! {
        ul.counts.scroll {
            @if before > 0 { li { a href="#text" { "Before the first heading" } " " span.number { (before) } } }
            @for (at, (section, count)) in sections.iter().zip(&counts).enumerate().filter(|(_, (_, count))| **count > 0) {
                li { a href={ "#" (link::encoded(&prose::section_id(at, section))) } { (name(section)) } " " span.number { (count) } }
            }
        }
    }
}

/// The named parts of the review.
fn outline(reading: &Reading) -> Markup {
    let named = || {
        reading.review.sections.iter().enumerate().filter(|(_, section)| !section.heading.trim().is_empty())
    };
    html! {
        @if named().next().is_some() {
            details.outline {
                summary { h2 { "Outline" } }
                ul.counts.scroll {
                    @for (at, section) in named() {
                        li {
                            a href=(section_place(reading, at, section)) { (name(section)) } " "
                            @if reading.has_pages() { span.number { span.unseen { "page " } (section.page) } }
                        }
                    }
                }
            }
        }
    }
}

/// The address of a section's heading.
fn section_place(reading: &Reading, at: usize, section: &Section) -> String {
    let id = prose::section_id(at, section);
    if reading.shows(section.page) {
        format!("#{}", link::encoded(&id))
    } else {
        link::review(&reading.id, Some(section.page), &reading.query, &id)
    }
}

/// A heading, not too long for a margin.
fn name(section: &Section) -> String {
    let heading = section.heading.split_whitespace().collect::<Vec<_>>().join(" ");
    if heading.is_empty() { section.kind.name().to_owned() } else { words::shortened(&heading, 90) }
}
