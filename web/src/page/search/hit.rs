//! One review among the results: its facts in a quiet line, then its own words.

use hindsight_index::search::{Hit, PassageHit};
use hindsight_index::taxonomy::{AGENCIES, REVIEW_TYPES, THEMES, Taxonomy};
use hindsight_index::vocabulary::{PageOrigin, SectionKind};
use maud::{Markup, html};

use crate::cite::titled;
use crate::collection::Place;
use crate::page::collected;
use crate::page::review::is_free;
use crate::{link, mark, welsh, words};

/// The most labels of a kind that are named.
const LABELS: usize = 6;
/// The most characters of a heading or title in a line of facts.
const HEADING: usize = 90;

/// Shows the review at a place in the list.
pub(super) fn show(at: usize, hit: &Hit, query: &str) -> Markup {
    show_hit(at, hit, query, &html! {})
}

/// Shows the review at a place in the list, with why it is there before its passages.
pub(crate) fn show_hit(at: usize, hit: &Hit, query: &str, why: &Markup) -> Markup {
    let address = link::review(&hit.id, None, query, "");
    html! {
        article.hit {
            h2 { a href=(address) { (title(hit)) } }
            p.facts {
                @for fact in facts(hit) { span { (fact) } " " }
                @if hit.summary_only { span.tag { "Summary only" } }
            }
            (why)
            @for (nth, passage) in hit.passages.iter().enumerate() {
                (show_passage(&format!("k{at}-{nth}"), &hit.id, hit.has_pages, passage, query))
            }
            (rest(hit, query))
            (explanation(hit))
            (labels("Themes", &hit.themes, &THEMES))
            (labels("Agencies", &hit.agencies, &AGENCIES))
        }
    }
}

/// The title; without one, the name of the file.
fn title(hit: &Hit) -> String {
    titled(hit.title.as_deref(), &hit.file)
}

/// Type, area, publisher, year and pages, as far as they are known.
fn facts(hit: &Hit) -> Vec<String> {
    let area = hit.area.clone();
    let publisher = hit.publisher.as_deref().map(|name| words::shortened(name, HEADING));
    let same = area.is_some() && area == publisher;
    let published = hit.published.clone().or_else(|| hit.year.map(|year| year.to_string()));
    let date = published.map_or_else(|| "date not stated".into(), |date| words::date(&date));
    let pages = hit.has_pages.then(|| words::counted(hit.pages, "page", "pages"));
    let kind = hit.review_type.as_deref().map(|slug| REVIEW_TYPES.name(slug).to_owned());
    let publisher = publisher.filter(|_| !same);
    [kind, area, publisher, Some(date), pages].into_iter().flatten().filter(|fact| !fact.is_empty()).collect()
}

/// A passage: the page as a link, then the words; `here` names it on this page.
pub(crate) fn show_passage(
    here: &str,
    id: &str,
    has_pages: bool,
    passage: &PassageHit,
    query: &str,
) -> Markup {
    let kept = Place::passage(id, passage);
    html! {
        figure.passage id=(here) {
            figcaption {
                a href=(place(id, has_pages, passage, query)) { (citation(has_pages, passage)) }
                @if passage.origin == PageOrigin::Ocr {
                    span.tag { (words::recognised(passage.confidence)) }
                }
                @if let Some(theme) = &passage.theme {
                    span.tag { "For the theme " (THEMES.name(theme)) }
                }
                (collected::control(&kept, here, &citation(has_pages, passage)))
            }
            blockquote lang=[welsh::lang(&passage.text)] { p {
                @if passage.cut_before { span.cut { "… " } }
                (mark::marked(&passage.text, &passage.marks))
                @if passage.cut_after { span.cut { " …" } }
            } }
        }
    }
}

/// The address of the place on which a passage stands.
fn place(id: &str, has_pages: bool, passage: &PassageHit, query: &str) -> String {
    if has_pages {
        return link::review(id, Some(passage.page), query, &link::page_fragment(passage.page));
    }
    let top = link::page_fragment(passage.page);
    link::review(id, None, query, passage.anchor.as_deref().filter(|anchor| is_free(anchor)).unwrap_or(&top))
}

/// How a passage is cited: by page and kind of section, else by heading.
fn citation(has_pages: bool, passage: &PassageHit) -> String {
    let heading = words::shortened(passage.heading.trim(), HEADING);
    let kind = match passage.section {
        SectionKind::Other => heading.clone(),
        kind => kind.name().to_owned(),
    };
    if !has_pages {
        let heading = if heading.is_empty() { words::NO_HEADING.to_owned() } else { heading };
        return joined(heading, kind);
    }
    joined(passage.cited(), kind)
}

/// Two parts with a dot between, unless one says nothing new.
fn joined(first: String, second: String) -> String {
    if second.is_empty() || first.eq_ignore_ascii_case(&second) {
        first
    } else {
        format!("{first} · {second}")
    }
}

/// A link to the passages that are not shown.
fn rest(hit: &Hit, query: &str) -> Markup {
    html! {
        @if hit.passages_total > hit.passages.len() && !query.is_empty() {
            p.rest {
                a href=(link::passages(&hit.id, query)) {
                    "All " (words::counted(hit.passages_total, "passage", "passages"))
                    span.unseen { " of " (title(hit)) }
                }
            }
        }
    }
}

/// How the score came about, if it was asked for.
fn explanation(hit: &Hit) -> Markup {
    html! {
        @if !hit.explanation.is_empty() {
            details.explanation open {
                summary { "Why it stands here: " (format!("{:.2}", hit.score)) " points" }
                ul {
                    @for part in &hit.explanation {
                        li { (format!("{:.2}", part.points)) " for " (part.in_words()) }
                    }
                }
            }
        }
    }
}

/// Names the first labels of a kind and counts the others.
fn labels(kind: &str, slugs: &[String], taxonomy: &'static Taxonomy) -> Markup {
    html! {
        @if !slugs.is_empty() {
            p.labels {
                span.kind { (kind) } " "
                @for slug in slugs.iter().take(LABELS) { span.tag { (taxonomy.name(slug)) } " " }
                @if slugs.len() > LABELS { span.more { "and " (slugs.len() - LABELS) " more" } }
            }
        }
    }
}
