//! The laws of search, against a naive scan of the same reviews. Tests only.

use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::engine::stretches;
use crate::expansion::expand;
use crate::fixture;
use crate::library::{Incoming, Library, Outcome};
use crate::passage::{Passage, passages};
use crate::query::{Field, Label, LabelKind, Near, Node, Pattern, Place, Scope, Term, parse, telling};
use crate::review::Review;
use crate::turn::Turn;
use crate::vocabulary::{AgencyRole, SectionKind, Tier};
use crate::words;

/// The words of which invented reviews and queries are made.
const WORDS: &[&str] = &[
    "neglect", "housing", "police", "damp", "seen", "the", "was", "capacity", "send", "SEND", "women", "CSC",
];
const THEMES: &[&str] = &["neglect", "thresholds", "info-sharing"];
const AGENCIES: &[&str] = &["police", "gp"];
const TYPES: &[&str] = &["sar", "dhr"];
const KINDS: &[SectionKind] = &[SectionKind::Findings, SectionKind::Chronology, SectionKind::Appendix];

fn any_review(number: usize) -> impl Strategy<Value = Review> {
    let page = prop::collection::vec(prop::sample::select(WORDS), 0..12).prop_map(|words| words.join(" "));
    let pages = prop::collection::vec(page, 1..4);
    let sections = prop::collection::vec((prop::sample::select(KINDS), 1u32..4, 0usize..30), 0..3);
    let themes = prop::sample::subsequence(THEMES, 0..=THEMES.len());
    let agencies = prop::sample::subsequence(AGENCIES, 0..=AGENCIES.len());
    let kind = prop::option::of(prop::sample::select(TYPES));
    let year = prop::option::of(2015..2020);
    (pages, sections, themes, agencies, kind, year, any::<bool>()).prop_map(
        move |(pages, mut sections, themes, agencies, kind, year, central)| {
            sections.sort_by_key(|(_, page, start)| (*page, *start));
            let mut builder = fixture::review(&format!("n{number}"));
            for page in &pages {
                builder = builder.page(page);
            }
            for (kind, page, start) in sections {
                builder = builder.section(kind, "", page, start);
            }
            let tier = if central { Tier::Central } else { Tier::Mentioned };
            builder = themes.into_iter().fold(builder, |b, slug| b.theme(slug, tier));
            builder = agencies.into_iter().fold(builder, |b, slug| b.agency(slug, AgencyRole::Involved));
            builder = kind.into_iter().fold(builder, |b, slug| b.kind(slug));
            year.into_iter().fold(builder, |b, year: i32| b.published(&year.to_string())).build()
        },
    )
}

pub(super) fn any_library() -> impl Strategy<Value = Vec<Review>> {
    (1usize..9).prop_flat_map(|count| (0..count).map(any_review).collect::<Vec<_>>())
}

fn any_query() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        6 => prop::sample::select(WORDS).prop_map(str::to_owned),
        1 => Just("AND".to_owned()),
        1 => Just("OR".to_owned()),
        1 => prop::sample::select(WORDS).prop_map(|word| format!("-{word}")),
        1 => (prop::sample::select(WORDS), prop::sample::select(WORDS)).prop_map(|(a, b)| format!("\"{a} {b}\"")),
        1 => Just("hous*".to_owned()),
        1 => (prop::sample::select(WORDS), prop::sample::select(vec!["negl", "ho", "cap"])).prop_map(|(a, b)| format!("{a}-{b}*")),
        1 => prop::sample::select(vec!["*ing", "h*g", "neglekt~1", "damo~2", "capac*", "=was", "\"=was seen\"", "\"the *ing\""]).prop_map(str::to_owned),
        1 => (prop::sample::select(WORDS), 1..4, prop::sample::select(WORDS)).prop_map(|(a, n, b)| format!("{a} NEAR/{n} {b}")),
        1 => Just("(damp OR hous*) NEAR/2 \"was seen\" NEAR/2 neglect".to_owned()),
        1 => Just("\"police damp\"~3".to_owned()),
        1 => Just("within:page".to_owned()),
        1 => Just("(within:section neglect housing)".to_owned()),
        1 => Just("SEND".to_owned()),
        1 => Just("theme:neglect".to_owned()),
        1 => Just("year:2016..2018".to_owned()),
        1 => Just("section:findings".to_owned()),
        1 => Just("title:x".to_owned()),
    ];
    prop::collection::vec(part, 0..5).prop_map(|parts| parts.join(" "))
}

pub(super) fn any_request() -> impl Strategy<Value = Request> {
    let filters = (
        prop::sample::subsequence(THEMES, 0..=2),
        prop::sample::subsequence(AGENCIES, 0..=1),
        prop::sample::subsequence(TYPES, 0..=1),
        prop::sample::subsequence(KINDS, 0..=2),
        prop::option::of(Just(Tier::Central)),
        prop::option::of(2015i16..2020),
        prop::option::of(2015i16..2020),
    );
    let words = prop::sample::select(vec![Words::Most, Words::All, Words::Any]);
    (any_query(), words, filters).prop_map(
        |(query, words, (themes, agencies, types, sections, tier, from, to))| {
            let own = |list: Vec<&str>| list.into_iter().map(str::to_owned).collect();
            Request {
                query,
                words,
                filters: Filters {
                    themes: own(themes),
                    agencies: own(agencies),
                    types: own(types),
                    sections,
                    tier,
                    from,
                    to,
                },
                per_page: 100,
                ..Request::default()
            }
        },
    )
}

/// Puts reviews into a new library.
pub(crate) fn library(dir: &Path, reviews: &[Review]) {
    let mut library = Library::create(dir).expect("a library");
    for review in reviews {
        let incoming = Incoming { path: &review.file, review, stated_id: None, fingerprint: "1", bytes: 1 };
        assert_eq!(library.put(&incoming).expect("stored").outcome, Outcome::Added);
    }
    library.finish("{}").expect("finished");
}

/// A part of a review on which a condition is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Whole,
    Passage(usize),
    Page(u32),
    Section(usize),
}

/// A review as a scan sees it: every text in which words may stand side by side.
struct Scanned<'a> {
    all: &'a [Review],
    review: &'a Review,
    passages: Vec<Passage<'a>>,
    stretches: Vec<String>,
}

impl<'a> Scanned<'a> {
    fn new(review: &'a Review, all: &'a [Review]) -> Self {
        let passages = passages(&review.pages, &review.sections);
        let stretches = stretches(&review.pages, &passages);
        Self { all, review, passages, stretches }
    }

    /// How much a term tells: the more, the fewer of all reviews have it.
    fn tells(&self, term: &Term) -> u64 {
        let has = |review: &&Review| Scanned::new(review, self.all).has(Part::Whole, term);
        let share = (self.all.iter().filter(has).count() as f64 + 0.5) / (self.all.len() as f64 + 1.0);
        ((1.0 + 1.0 / share).ln() * 1_000.0).round() as u64
    }

    /// What runs on from a passage over the page break.
    fn turn(&self, at: usize) -> Option<String> {
        let (passage, next) = (&self.passages[at], self.passages.get(at + 1)?);
        Some(Turn::between(passage, next)?.text(passage, next))
    }

    fn inside(&self, part: Part, at: usize) -> bool {
        match part {
            Part::Whole => true,
            Part::Passage(own) => own == at,
            Part::Page(page) => self.passages[at].page == page,
            Part::Section(section) => self.passages[at].section == section,
        }
    }

    fn passages_of(&self, part: Part) -> impl Iterator<Item = usize> + '_ {
        (0..self.passages.len()).filter(move |at| self.inside(part, *at))
    }

    /// Whether one of the texts of a part has something; `over` says that it may run over a page break.
    fn any_text(&self, part: Part, over: bool, has: &dyn Fn(&str) -> bool) -> bool {
        if part == Part::Whole {
            return self.stretches.iter().any(|text| has(text));
        }
        let over = over && !matches!(part, Part::Page(_));
        let own = |at: usize| self.passages.get(at).is_some_and(|passage| has(passage.text));
        let turns = |at: usize| self.turn(at).is_some_and(|text| has(&text)) && !own(at + 1);
        self.passages_of(part).any(|at| own(at) || over && turns(at))
    }

    fn has(&self, part: Part, term: &Term) -> bool {
        let labelled = |label: &Label| match label.kind {
            LabelKind::Theme => self.review.themes.iter().any(|theme| theme.slug == label.slug),
            LabelKind::Agency => self.review.agencies.iter().any(|agency| agency.slug == label.slug),
        };
        if part == Part::Whole && term.labels.iter().any(labelled) {
            return true;
        }
        term.place == Place::Body
            && term.wordings().iter().any(|wording| {
                self.any_text(part, wording.words.len() > 1, &|text| !spans(text, &wording.words).is_empty())
            })
    }

    fn near(&self, part: Part, near: &Near) -> bool {
        self.any_text(part, true, &|text| {
            let sides: Vec<Vec<(usize, usize)>> = near.sides.iter().map(|side| any_of(text, side)).collect();
            let mut reached = sides[0].clone();
            for side in &sides[1..] {
                reached = side
                    .iter()
                    .filter(|b| reached.iter().any(|a| close(a, b, near.distance)))
                    .copied()
                    .collect();
            }
            !reached.is_empty()
        })
    }

    /// The passages in pages or sections that meet a condition, and which have a word of it.
    fn within(&self, scope: Scope, inner: &Node) -> Vec<usize> {
        let unit = |at: usize| match scope {
            Scope::Page => Part::Page(self.passages[at].page),
            Scope::Section => Part::Section(self.passages[at].section),
        };
        let wanted = inner.wanted();
        let speaks =
            |at: usize| wanted.is_empty() || wanted.iter().any(|term| self.has(Part::Passage(at), term));
        (0..self.passages.len()).filter(|at| self.meets(unit(*at), inner) && speaks(*at)).collect()
    }

    /// Whether a part of the review meets a condition.
    fn meets(&self, part: Part, node: &Node) -> bool {
        match node {
            Node::Everything => true,
            Node::Term(term) => self.has(part, term),
            Node::Near(near) => self.near(part, near),
            Node::Best(terms) => {
                let stop = |t: &&Term| t.to_string().split(' ').all(words::is_stop_word) && !t.quoted;
                let mut telling: Vec<&Term> = terms.iter().filter(|t| !stop(t)).collect();
                if telling.is_empty() {
                    telling = terms.iter().collect();
                }
                let tells: Vec<u64> = telling.iter().map(|term| self.tells(term)).collect();
                let all: u64 = tells.iter().sum();
                let held: u64 =
                    telling.iter().zip(&tells).filter(|(term, _)| self.has(part, term)).map(|(_, n)| n).sum();
                let share = [1.0, 1.0, 0.3].get(telling.len()).copied().unwrap_or(0.2);
                held > 0 && held >= (all as f64 * share).round() as u64
            }
            Node::Field(Field::Theme(slug)) => self.review.themes.iter().any(|t| &t.slug == slug),
            Node::Field(Field::Year(years)) => {
                self.review.published.is_some_and(|date| years.contains(date.year()))
            }
            Node::Field(Field::Section(kind)) => {
                self.passages_of(part).any(|at| self.passages[at].kind == *kind)
            }
            Node::Field(_) => unreachable!("the queries above have no other field"),
            Node::All(nodes) => nodes.iter().all(|node| self.meets(part, node)),
            Node::Any(nodes) => nodes.iter().any(|node| self.meets(part, node)),
            Node::Not(node) => !self.meets(part, node),
            Node::Within(scope, inner) => {
                self.within(*scope, inner).into_iter().any(|at| self.inside(part, at))
            }
        }
    }
}

/// Where words stand side by side in a text, by looking at every place: the first and last word.
fn spans(text: &str, wanted: &[Pattern]) -> Vec<(usize, usize)> {
    let words = words::words(text);
    let fits = |at: usize| {
        (at..).zip(wanted).all(|(at, pattern)| {
            words.get(at).is_some_and(|word| {
                pattern.fits(&word.plain, &words::stem(&word.plain), &text[word.range.clone()])
            })
        })
    };
    (0..words.len()).filter(|at| fits(*at)).map(|at| (at, at + wanted.len() - 1)).collect()
}

/// Where any of some terms stands in a text.
fn any_of(text: &str, terms: &[Term]) -> Vec<(usize, usize)> {
    terms.iter().flat_map(Term::wordings).flat_map(|wording| spans(text, &wording.words)).collect()
}

/// Whether two stretches of words stand at most so many words from each other.
fn close(a: &(usize, usize), b: &(usize, usize), distance: u32) -> bool {
    let gap = if a.0 <= b.0 { b.0 as i64 - a.1 as i64 } else { a.0 as i64 - b.1 as i64 };
    (1..=i64::from(distance)).contains(&gap)
}

fn scoped(node: &Node) -> bool {
    match node {
        Node::Field(Field::Section(_)) => true,
        Node::All(nodes) | Node::Any(nodes) => nodes.iter().any(scoped),
        Node::Not(node) | Node::Within(_, node) => scoped(node),
        _ => false,
    }
}

/// The words of a passage on its first and, if it has two, on its second page.
fn parts(text: &str, turn: Option<usize>) -> (String, Option<String>) {
    let Some(turn) = turn else { return (text.to_owned(), None) };
    let first: String = text.chars().take(turn - 1).collect();
    (first, Some(text.chars().skip(turn).collect()))
}

/// The same condition with terms meant strictly, but for two plain words or more.
fn loosely(node: Node, strictly: &mut impl FnMut(Term) -> Term) -> Node {
    match node {
        Node::Best(terms) if telling(&terms).len() > 1 => Node::Best(terms),
        Node::All(nodes) => Node::All(nodes.into_iter().map(|node| loosely(node, strictly)).collect()),
        Node::Any(nodes) => Node::Any(nodes.into_iter().map(|node| loosely(node, strictly)).collect()),
        Node::Within(scope, node) => Node::Within(scope, Box::new(loosely(*node, strictly))),
        other => other.map_terms(strictly),
    }
}

/// The hashes of the reviews that a search finds, by looking at each.
fn scan(reviews: &[Review], request: &Request) -> Vec<String> {
    let (node, _) = expand(parse(&request.query), &request.query, &request.plain);
    let only_the_same = |mut term: Term| {
        term.also.retain(|also| also.same);
        term.labels.clear();
        term
    };
    // In other words counts only what stands among two plain words or more.
    let node = loosely(node, &mut { only_the_same });
    let node = match request.words {
        Words::Most => node,
        Words::All => node.map_terms(&mut { only_the_same }).map_best(Node::All),
        Words::Any => node.map_best(Node::Any),
    };
    let f = &request.filters;
    let chosen_of = |chosen: &[String], own: Vec<&String>| {
        chosen.is_empty() || own.iter().any(|value| chosen.contains(value))
    };
    let words_match = |review: &Review| {
        let scanned = Scanned::new(review, reviews);
        if f.sections.is_empty() && !scoped(&node) {
            return scanned.meets(Part::Whole, &node);
        }
        let wanted = |at: &usize| f.sections.is_empty() || f.sections.contains(&scanned.passages[*at].kind);
        let mut all = (0..scanned.passages.len()).filter(wanted);
        all.any(|at| scanned.meets(Part::Passage(at), &node))
    };
    let facets_match = |review: &Review| {
        let themes = review.themes.iter().filter(|t| f.tier.is_none_or(|tier| tier == t.tier));
        let year = review.published.map(|date| date.year());
        chosen_of(&f.themes, themes.map(|t| &t.slug).collect())
            && chosen_of(&f.agencies, review.agencies.iter().map(|a| &a.slug).collect())
            && chosen_of(&f.types, review.review_type.iter().collect())
            && (f.from.is_none() || year >= f.from)
            && (f.to.is_none() || year.is_some() && year <= f.to)
    };
    let found = reviews.iter().filter(|review| words_match(review) && facets_match(review));
    let mut hashes: Vec<String> = found.map(|review| review.sha256.clone()).collect();
    hashes.sort();
    hashes
}

/// The same search with the choices of one facet replaced by one value.
fn replaced(request: &Request, facet: &str, value: &str) -> Request {
    let mut request = request.clone();
    let f = &mut request.filters;
    match facet {
        "theme" => f.themes = vec![value.to_owned()],
        "agency" => f.agencies = vec![value.to_owned()],
        "type" => f.types = vec![value.to_owned()],
        "section" => f.sections = SectionKind::from_word(value).into_iter().collect(),
        _ => (f.from, f.to) = (value.parse().ok(), value.parse().ok()),
    }
    request
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn search_finds_what_a_scan_finds_and_every_count_is_the_total_of_its_search(
        reviews in any_library(),
        requests in prop::collection::vec(any_request(), 6),
    ) {
        let dir = tempfile::tempdir().expect("a folder");
        library(dir.path(), &reviews);
        let snapshot = Snapshot::open(dir.path()).expect("a snapshot");

        for request in &requests {
            let results = snapshot.search(request).expect("an answer");

            let mut found: Vec<String> = Vec::new();
            for hit in &results.hits {
                found.push(snapshot.review(&hit.id).expect("read").expect("there").sha256);
            }
            found.sort();
            prop_assert_eq!(&found, &scan(&reviews, request), "{:?}", request);
            prop_assert_eq!(results.total, found.len());
            let mut all = scan(&reviews, &Request { words: Words::All, ..request.clone() });
            all.retain(|hash| found.contains(hash));
            prop_assert_eq!(results.all_words, all.len(), "{:?}", request);
            let f = &results.facets;
            let lists = [("theme", &f.theme), ("agency", &f.agency), ("type", &f.kind), ("year", &f.year), ("section", &f.section)];
            for (facet, list) in lists {
                for value in list {
                    let own = scan(&reviews, &replaced(request, facet, &value.value));
                    prop_assert_eq!(value.count, own.len(), "{} {} of {:?}", facet, &value.value, request);
                }
            }
            for hit in &results.hits {
                for passage in &hit.passages {
                    let (first, second) = parts(&passage.text, passage.turn);
                    let page = &snapshot.pages(&hit.id, passage.page, passage.page).expect("read")[0];
                    let stands: String = page.text.chars().skip(passage.start).take(first.chars().count()).collect();
                    prop_assert_eq!(&stands, &first);
                    if let Some(second) = second {
                        let page = &snapshot.pages(&hit.id, passage.pages[1], passage.pages[1]).expect("read")[0];
                        prop_assert!(page.text.trim_start().starts_with(&second), "{:?}", passage);
                    }
                    // What was asked for by phrase is shown.
                    let phrase = request.query.starts_with('"') && request.query.matches(' ').count() == 1;
                    prop_assert!(!phrase || !passage.marks.is_empty(), "{:?}", passage);
                    prop_assert!(passage.marks.iter().all(|[from, to]| from < to && *to <= passage.text.chars().count()));
                }
            }
        }
    }
}

#[test]
fn words_on_different_pages_find_the_review_and_each_its_page() {
    let dir = tempfile::tempdir().expect("a folder");
    let review = fixture::review("a")
        .title("Child R")
        .page("There was neglect.")
        .page("Nothing.")
        .page("Poor housing.")
        .build();
    library(dir.path(), &[review]);
    let snapshot = Snapshot::open(dir.path()).expect("a snapshot");

    let request = Request { query: "neglect AND housing".to_owned(), ..Request::default() };
    let results = snapshot.search(&request).expect("an answer");

    assert_eq!(results.total, 1);
    let mut pages: Vec<u32> = results.hits[0].passages.iter().map(|passage| passage.page).collect();
    pages.sort_unstable();
    assert_eq!(pages, [1, 3]);
    assert_eq!(results.hits[0].passages[0].url.split('?').next(), Some(results.hits[0].url.as_str()));
}

#[test]
fn a_phrase_over_a_page_break_is_found_and_cited_with_both_pages() {
    let dir = tempfile::tempdir().expect("a folder");
    let review = fixture::review("a")
        .page("They met.\n\nNo one asked the\n\n12 See the log.")
        .page("child what she wanted. Nothing else.")
        .build();
    library(dir.path(), &[review]);
    let snapshot = Snapshot::open(dir.path()).expect("a snapshot");
    let ask = |query: &str| {
        let request = Request { query: query.to_owned(), ..Request::default() };
        snapshot.search(&request).expect("an answer").hits
    };

    let passage = ask("\"asked the child\"").remove(0).passages.remove(0);

    assert_eq!(passage.text, "No one asked the child what she wanted. Nothing else.");
    assert_eq!((passage.page, passage.pages, passage.turn), (1, vec![1, 2], Some(17)));
    assert_eq!(passage.marks, [[7, 22]]);
    assert_eq!(ask("\"the log child\"").len(), 0, "notes stand between");
}

#[test]
fn words_in_a_kind_of_section_are_shown_from_that_section() {
    let dir = tempfile::tempdir().expect("a folder");
    let review = fixture::review("a")
        .page("Neglect neglect neglect.")
        .page("Neglect was found.")
        .section(SectionKind::Chronology, "Chronology", 1, 0)
        .section(SectionKind::Findings, "Findings", 2, 0)
        .build();
    library(dir.path(), &[review]);
    let snapshot = Snapshot::open(dir.path()).expect("a snapshot");

    let request = Request { query: "section:findings neglect".to_owned(), ..Request::default() };
    let hit = snapshot.search(&request).expect("an answer").hits.remove(0);

    assert_eq!(hit.passages.iter().map(|p| p.page).collect::<Vec<_>>(), [2]);
    assert_eq!(hit.passages_total, 1);
}

#[test]
fn plain_words_match_most_and_say_how_many_have_all() {
    let dir = tempfile::tempdir().expect("a folder");
    let texts = ["neglect housing damp police", "neglect housing", "neglect", "other"];
    let reviews: Vec<Review> = texts
        .iter()
        .enumerate()
        .map(|(at, text)| fixture::review(&format!("n{at}")).page(text).build())
        .collect();
    library(dir.path(), &reviews);
    let snapshot = Snapshot::open(dir.path()).expect("a snapshot");
    let total = |words| {
        let query = "neglect housing damp police".to_owned();
        let results = snapshot.search(&Request { query, words, ..Request::default() }).expect("an answer");
        (results.total, results.all_words)
    };

    assert_eq!(total(Words::Most), (2, 1));
    assert_eq!(total(Words::All), (1, 1));
    assert_eq!(total(Words::Any), (3, 1));
}

#[test]
fn a_quotation_in_just_its_forms_comes_first() {
    let dir = tempfile::tempdir().expect("a folder");
    let other = fixture::review("a").page("Which parts of it. Which parts of it. Which parts of it.").build();
    let verbatim = fixture::review("b").page("They asked which part of it was meant, and of what.").build();
    library(dir.path(), &[other, verbatim]);
    let snapshot = Snapshot::open(dir.path()).expect("a snapshot");

    let request = Request { query: "\"which part of\"".to_owned(), ..Request::default() };
    let hits = snapshot.search(&request).expect("an answer").hits;

    assert_eq!(hits.len(), 2);
    assert!(hits[0].passages[0].text.contains("which part of"), "{:?}", hits[0]);
}

#[test]
fn passages_that_are_shown_stand_on_different_pages_where_they_can() {
    let dir = tempfile::tempdir().expect("a folder");
    let page = "Neglect, neglect and neglect.\n\nFindings\n\nNeglect, neglect and neglect.";
    let review = fixture::review("a")
        .page(page)
        .page(&page.replace("and neglect", "at home"))
        .page(&page.replace("and neglect", "at home"))
        .section(SectionKind::Background, "Background", 1, 0)
        .section(SectionKind::Findings, "Findings", 1, 31)
        .build();
    library(dir.path(), &[review]);
    let snapshot = Snapshot::open(dir.path()).expect("a snapshot");

    let request = Request { query: "neglect".to_owned(), ..Request::default() };
    let hit = snapshot.search(&request).expect("an answer").hits.remove(0);

    let pages: std::collections::BTreeSet<u32> = hit.passages.iter().map(|passage| passage.page).collect();
    assert_eq!(pages.len(), 3, "{:?}", hit.passages);
}
