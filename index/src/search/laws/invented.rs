//! Invented reviews and queries of few words, so that they meet often.

use super::*;

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

pub(crate) fn any_library() -> impl Strategy<Value = Vec<Review>> {
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

pub(crate) fn any_request() -> impl Strategy<Value = Request> {
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
