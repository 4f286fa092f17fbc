//! Reads a search from the pairs of a query string.
//!
//! Names may repeat, and the last of a single value counts. For a page,
//! unknown names and values are ignored, so that an old link still opens; a
//! program is told of a value that there is not. A query of more than
//! [`MAX_QUERY`] characters is refused: it would be repeated in every link.

use hindsight_index::search::{AskRequest, Filters, MAX_PER_PAGE, Request, Sort, Words};
use hindsight_index::taxonomy::{AGENCIES, REVIEW_TYPES, THEMES, Taxonomy};
use hindsight_index::vocabulary::{RecommendationKind, SectionKind, Tier};

use crate::error::WebError;

/// Hits on a page, if nothing else is asked for.
pub(crate) const USUAL_PER_PAGE: usize = 10;
/// Recommendations on a page, if nothing else is asked for.
pub(crate) const USUAL_ASKS: usize = 25;
/// The numbers of hits that a page of results may have.
pub(crate) const PER_PAGE: [usize; 3] = [10, 25, 50];
/// The most characters that a query may have.
pub(crate) const MAX_QUERY: usize = 2_000;
/// The most wordings that a search may switch off; each is as long as a query at most.
const MAX_PLAIN: usize = 50;
/// The last page that can be asked for: further ones would overflow no library.
const MAX_PAGE: usize = 1_000_000;

/// Names and values as they stand in an address.
pub(crate) type Pair = (String, String);

/// The search that a page of results is asked for.
pub(crate) fn for_page(pairs: &[Pair]) -> Result<Request, WebError> {
    let mut request = read(pairs)?;
    if !PER_PAGE.contains(&request.per_page) {
        request.per_page = USUAL_PER_PAGE;
    }
    Ok(request)
}

/// The search that a program asks for: up to [`MAX_PER_PAGE`] hits, also named `n`.
pub(crate) fn for_program(pairs: &[Pair]) -> Result<Request, WebError> {
    refuse_unknown(pairs)?;
    let mut request = read(pairs)?;
    if let Some(n) = last(pairs, "n").and_then(|n| n.parse().ok()) {
        request.per_page = n;
    }
    request.per_page = request.per_page.clamp(1, MAX_PER_PAGE);
    Ok(request)
}

/// The recommendations that a page of them is asked for, and whether by the agency that is asked.
pub(crate) fn asks_for_page(pairs: &[Pair]) -> Result<(AskRequest, bool), WebError> {
    let mut request = asks(pairs, read(pairs)?);
    if !PER_PAGE.contains(&number(pairs, "per_page").unwrap_or_default()) {
        request.search.per_page = USUAL_ASKS;
    }
    Ok((request, last(pairs, "group") == Some("agency")))
}

/// The recommendations that a program asks for.
pub(crate) fn asks_for_program(pairs: &[Pair]) -> Result<AskRequest, WebError> {
    let request = asks(pairs, for_program(pairs)?);
    let kind = last(pairs, "kind").filter(|kind| !kind.is_empty() && request.kind.is_none());
    match kind {
        Some(kind) => Err(WebError::NoValue { name: "kind", value: kind.to_owned() }),
        None => Ok(request),
    }
}

/// A search, for recommendations: in which section words stand is not looked at.
fn asks(pairs: &[Pair], mut search: Request) -> AskRequest {
    search.filters.sections.clear();
    search.explain = false;
    AskRequest { search, kind: last(pairs, "kind").and_then(RecommendationKind::from_word) }
}

/// A name, and whether a value of it is known.
type Known = (&'static str, fn(&str) -> bool);

/// What the values of each name must be; numbers out of range are brought into it.
const KNOWN: [Known; 12] = [
    ("theme", |slug| THEMES.get(slug).is_some()),
    ("agency", |slug| AGENCIES.get(slug).is_some()),
    ("type", |slug| REVIEW_TYPES.get(slug).is_some()),
    ("section", |word| SectionKind::from_word(word).is_some()),
    ("tier", |word| Tier::from_word(word).is_some()),
    ("words", |word| Words::from_word(word).is_some()),
    ("sort", |word| Sort::from_word(word).is_some()),
    ("from", |year| read_year(year).is_some()),
    ("to", |year| read_year(year).is_some()),
    ("page", |number| number.trim().parse::<usize>().is_ok()),
    ("per_page", |number| number.trim().parse::<usize>().is_ok()),
    ("n", |number| number.trim().parse::<usize>().is_ok()),
];

/// Fails on the first value that there is not; an empty one is as good as none.
fn refuse_unknown(pairs: &[Pair]) -> Result<(), WebError> {
    let unknown = KNOWN.into_iter().find_map(|(name, is_known)| {
        let value = all(pairs, name).find(|value| !value.is_empty() && !is_known(value))?;
        Some(WebError::NoValue { name, value: value.to_owned() })
    });
    unknown.map_or(Ok(()), Err)
}

/// Reads every name of the contract.
fn read(pairs: &[Pair]) -> Result<Request, WebError> {
    let usual = Request::default();
    Ok(Request {
        query: query(pairs)?,
        words: last(pairs, "words").and_then(Words::from_word).unwrap_or_default(),
        plain: plain(pairs),
        filters: filters(pairs),
        sort: last(pairs, "sort").and_then(Sort::from_word).unwrap_or_default(),
        explain: last(pairs, "explain") == Some("1"),
        page: number(pairs, "page").unwrap_or(usual.page).clamp(1, MAX_PAGE),
        per_page: number(pairs, "per_page").unwrap_or(USUAL_PER_PAGE),
    })
}

/// The words of the query, without space around them.
pub(crate) fn query(pairs: &[Pair]) -> Result<String, WebError> {
    let query = last(pairs, "q").unwrap_or_default().trim();
    let length = query.chars().count();
    if length > MAX_QUERY {
        return Err(WebError::TooLong { length, limit: MAX_QUERY });
    }
    Ok(query.to_owned())
}

/// The words for which no other wording may stand, each once.
fn plain(pairs: &[Pair]) -> Vec<String> {
    let fits = |words: &&str| !words.trim().is_empty() && words.chars().count() <= MAX_QUERY;
    once(all(pairs, "plain").filter(fits).take(MAX_PLAIN).map(|words| words.trim().to_owned()))
}

/// The chosen facet values, each once.
fn filters(pairs: &[Pair]) -> Filters {
    Filters {
        themes: slugs(pairs, "theme", &THEMES),
        agencies: slugs(pairs, "agency", &AGENCIES),
        types: slugs(pairs, "type", &REVIEW_TYPES),
        sections: once(all(pairs, "section").filter_map(SectionKind::from_word)),
        tier: last(pairs, "tier").and_then(Tier::from_word),
        from: year(pairs, "from"),
        to: year(pairs, "to"),
    }
}

/// The values of a name that a taxonomy knows.
fn slugs(pairs: &[Pair], name: &str, taxonomy: &Taxonomy) -> Vec<String> {
    once(all(pairs, name).filter(|slug| taxonomy.get(slug).is_some()).map(str::to_owned))
}

/// Each value once, in the order in which it first came.
fn once<T: PartialEq>(values: impl Iterator<Item = T>) -> Vec<T> {
    values.fold(Vec::new(), |mut kept, value| {
        if !kept.contains(&value) {
            kept.push(value);
        }
        kept
    })
}

/// The id of a review.
pub(crate) fn id(pairs: &[Pair]) -> Option<String> {
    last(pairs, "id").filter(|id| !id.is_empty()).map(str::to_owned)
}

/// The words of a value, without signs of the query language but a star; operators become words.
pub(crate) fn words_of(pairs: &[Pair], name: &str) -> Vec<String> {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '*' | '-' | '\'' | '’' | '&');
    let words = last(pairs, name).unwrap_or_default().split(|c| !part(c));
    let words = words.map(|word| word.trim_matches(['-', '\'', '’', '&']));
    let plain = |word: &str| match word {
        "AND" | "OR" | "NOT" | "NEAR" => word.to_lowercase(),
        word => word.to_owned(),
    };
    words.filter(|word| word.contains(char::is_alphanumeric)).map(plain).collect()
}

/// An account of a case; it stands in no address.
pub(crate) fn text(pairs: &[Pair]) -> &str {
    last(pairs, "text").unwrap_or_default()
}

/// A year that a review can bear.
fn year(pairs: &[Pair], name: &str) -> Option<i16> {
    last(pairs, name).and_then(read_year)
}

/// Reads a year.
fn read_year(year: &str) -> Option<i16> {
    year.trim().parse().ok().filter(|year| (1800..=2199).contains(year))
}

/// A whole number.
pub(crate) fn number(pairs: &[Pair], name: &str) -> Option<usize> {
    last(pairs, name)?.trim().parse().ok()
}

/// Every value of a name.
fn all<'a>(pairs: &'a [Pair], name: &'a str) -> impl Iterator<Item = &'a str> {
    pairs.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
}

/// The last value of a name.
pub(crate) fn last<'a>(pairs: &'a [Pair], name: &'a str) -> Option<&'a str> {
    all(pairs, name).last()
}

#[cfg(test)]
mod tests {
    use axum::extract::Query;
    use axum::http::Uri;
    use proptest::collection::vec;
    use proptest::option;
    use proptest::prelude::*;
    use proptest::sample::{select, subsequence};

    use super::*;
    use crate::link;

    fn pairs(address: &str) -> Vec<Pair> {
        let uri: Uri = address.parse().expect("an address");
        Query::try_from_uri(&uri).expect("pairs").0
    }

    fn slugs_of(taxonomy: &'static Taxonomy) -> impl Strategy<Value = Vec<String>> {
        let slugs: Vec<String> = taxonomy.entries().iter().map(|entry| entry.slug.clone()).collect();
        let most = slugs.len();
        subsequence(slugs, 0..=most)
    }

    prop_compose! {
        fn any_filters()(
            themes in slugs_of(&THEMES),
            agencies in slugs_of(&AGENCIES),
            types in slugs_of(&REVIEW_TYPES),
            sections in subsequence(SectionKind::ALL.to_vec(), 0..=SectionKind::ALL.len()),
            tier in option::of(select(Tier::ALL)),
            from in option::of(1800_i16..=2199),
            to in option::of(1800_i16..=2199),
        ) -> Filters {
            Filters { themes, agencies, types, sections, tier, from, to }
        }
    }

    prop_compose! {
        fn any_request()(
            query in vec(any::<char>(), 0..60),
            words in select(vec![Words::Most, Words::All, Words::Any]),
            plain in subsequence(vec!["CSC".to_owned(), "all".to_owned(), "a b&c".to_owned()], 0..=3),
            filters in any_filters(),
            sort in select(vec![Sort::Best, Sort::Newest, Sort::Oldest]),
            page in 1_usize..500,
            per_page in select(PER_PAGE.to_vec()),
            explain in any::<bool>(),
        ) -> Request {
            let query = query.into_iter().collect::<String>().trim().to_owned();
            Request { query, words, plain, filters, sort, explain, page, per_page }
        }
    }

    proptest! {
        #[test]
        fn a_search_survives_being_written_as_an_address_and_read_back(request in any_request()) {
            let address = link::search(&request);

            let read = for_page(&pairs(&address)).expect("a short query");

            prop_assert_eq!(link::search(&read), address);
            prop_assert_eq!(read, request);
        }
    }

    #[test]
    fn unknown_names_and_values_are_ignored() {
        let address = "/search?q=a&theme=no-such&words=some&from=12&to=x&per_page=7&page=-1&colour=red";

        let request = for_page(&pairs(address)).expect("a search");

        assert_eq!(request, Request { query: "a".into(), ..Request::default() });
    }

    #[test]
    fn a_program_is_told_of_a_value_that_there_is_not() {
        for (name, _) in KNOWN {
            let error = for_program(&pairs(&format!("/?q=a&{name}=no-such"))).expect_err("unknown");

            assert_eq!(error.to_string(), format!("{name}: there is no value \"no-such\""));
            assert!(for_program(&pairs(&format!("/?q=a&{name}="))).is_ok(), "{name}");
        }
        assert!(for_program(&pairs("/?q=a&theme=neglect&n=5&colour=red")).is_ok());
    }

    #[test]
    fn a_program_gets_as_many_hits_as_it_asks_for_up_to_the_limit() {
        let hits = |address: &str| for_program(&pairs(address)).expect("a search").per_page;

        assert_eq!(hits("/?per_page=7"), 7);
        assert_eq!(hits("/?n=1000"), 1_000);
        assert_eq!(hits("/?n=1001"), 1_000);
        assert_eq!(hits("/?n=0"), 1);
    }

    #[test]
    fn a_query_longer_than_the_limit_is_refused() {
        let long = |length| for_page(&[("q".into(), "é".repeat(length))]);

        assert!(long(MAX_QUERY).is_ok());
        assert!(matches!(long(MAX_QUERY + 1), Err(WebError::TooLong { length: 2_001, .. })));
    }
}
