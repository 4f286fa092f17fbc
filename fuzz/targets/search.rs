//! Any text as a search in any way: what is answered holds together, and other questions agree with it.
#![no_main]

use hindsight_fuzz::library;
use hindsight_index::search::{Filters, PassageHit, Request, Results, Sort, Words};
use hindsight_index::vocabulary::{SectionKind, Tier};
use libfuzzer_sys::fuzz_target;

/// A query of so many words may be an account.
const FEWEST_IN_ACCOUNT: usize = 15;

/// A search for a query; each bit of `way` changes something about it.
fn request(way: u16, query: &str) -> Request {
    let on = |bit: u16| way & (1 << bit) != 0;
    let some = |bit, slug: &str| if on(bit) { vec![slug.to_owned()] } else { Vec::new() };
    let filters = Filters {
        themes: some(0, "neglect"),
        agencies: some(1, "police"),
        types: Vec::new(),
        sections: if on(2) { vec![SectionKind::Findings, SectionKind::Recommendations] } else { Vec::new() },
        tier: on(3).then_some(Tier::Central),
        from: on(4).then_some(2015),
        to: on(5).then_some(2021),
    };
    Request {
        query: query.to_owned(),
        words: [Words::Most, Words::Most, Words::All, Words::Any][usize::from(way >> 6 & 3)],
        plain: some(8, "all"),
        sort: [Sort::Best, Sort::Best, Sort::Newest, Sort::Oldest][usize::from(way >> 9 & 3)],
        explain: on(11),
        page: if on(12) { 2 } else { 1 },
        per_page: if on(13) { 3 } else { 10 },
        filters,
    }
}

/// Whether marks lie in a text of so many characters, in order and none over another.
fn marks_lie_in(marks: &[[usize; 2]], length: usize) -> bool {
    let inside = marks.iter().all(|mark| mark[0] < mark[1] && mark[1] <= length);
    inside && marks.windows(2).all(|two| two[0][1] <= two[1][0])
}

fn holds(passage: &PassageHit) -> bool {
    passage.page > 0 && marks_lie_in(&passage.marks, passage.text.chars().count())
}

/// What an answer says by itself.
fn check(request: &Request, answer: &Results) {
    let from = (request.page - 1) * request.per_page;
    assert_eq!(answer.hits.len(), request.per_page.min(answer.total.saturating_sub(from)));
    assert!(answer.all_words <= answer.total && answer.unreadable.reviews <= answer.total);
    assert!(answer.hits.iter().flat_map(|hit| &hit.passages).all(holds));
    assert!(answer.hits.iter().all(|hit| hit.score.is_finite() && hit.score >= 0.0));
    if request.sort == Sort::Best {
        assert!(answer.hits.windows(2).all(|two| two[0].score >= two[1].score), "the strongest come first");
    }
    if request.filters == Filters::default() {
        let facets = [&answer.facets.theme, &answer.facets.agency, &answer.facets.kind, &answer.facets.year];
        assert!(facets.into_iter().flatten().all(|value| value.count <= answer.total));
    }
    for hit in &answer.hits {
        let told: f32 = hit.explanation.iter().map(|part| part.points).sum();
        assert!(
            !request.explain || (told - hit.score).abs() < 0.05 + hit.score / 100.0,
            "{told} of {}",
            hit.score
        );
    }
}

/// What other questions say of the same search.
fn compare(request: &Request, answer: &Results) {
    let library = library();
    assert_eq!(library.count(request).expect("a count"), answer.total);
    assert!(answer.total == 0 || answer.ways.is_empty(), "a search that finds something needs no way out");
    for way in &answer.ways {
        assert!(way.total > 0 && library.count(&way.request).expect("a count") == way.total, "{way:?}");
    }
    assert!(library.complete(&request.query, 10).expect("completions").len() <= 10);
    let Some(hit) = answer.hits.first() else { return };
    let passages = library.passages(&hit.id, request).expect("passages").expect("of a review that was found");
    assert!(passages.iter().all(holds));
    for marked in library.marked_pages(&hit.id, &request.query, 1, 3).expect("pages") {
        assert!(marks_lie_in(&marked.marks, marked.page.text.chars().count()));
    }
}

fuzz_target!(|search: (u16, &str)| {
    let request = request(search.0, search.1);
    let answer = library().search(&request).expect("a query never fails");
    check(&request, &answer);
    compare(&request, &answer);
    // Asked for all or any of its words, a query reads as AND or OR, which are read more strictly than plain words; the
    // names in an account are looked for in its sentences as they were written.
    if request.words == Words::Most && answer.understood.split_whitespace().count() < FEWEST_IN_ACCOUNT {
        let understood = Request { query: answer.understood.clone(), ..request };
        let again = library().search(&understood).expect("nor does what was understood");
        assert_eq!(answer.total, again.total, "what was understood finds the same");
    }
});
