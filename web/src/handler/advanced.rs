//! The search as a form with a box for each part: it writes the query that one could have typed.

use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use hindsight_index::search::Request;

use crate::error::WebError;
use crate::link;
use crate::page;
use crate::request::{self, Pair};

/// `GET /advanced`: the form; filled in, the search that it makes.
pub(crate) async fn advanced(Query(pairs): Query<Vec<Pair>>) -> Result<Response, WebError> {
    let query = composed(&pairs);
    let chosen = Request { query: query.clone(), ..request::for_page(&without_query(&pairs))? };
    if link::search_file("", &chosen).is_empty() {
        return Ok(page::advanced().into_response());
    }
    let length = query.chars().count();
    if length > request::MAX_QUERY {
        return Err(WebError::TooLong { length, limit: request::MAX_QUERY });
    }
    Ok(Redirect::to(&link::search(&chosen)).into_response())
}

/// The filters alone.
fn without_query(pairs: &[Pair]) -> Vec<Pair> {
    pairs.iter().filter(|(name, value)| name != "q" && !value.is_empty()).cloned().collect()
}

/// The query that the boxes say; empty if all are.
fn composed(pairs: &[Pair]) -> String {
    let of = |name: &str| request::words_of(pairs, name);
    let quoted = |words: Vec<String>| (!words.is_empty()).then(|| format!("\"{}\"", words.join(" ")));
    let field = |name: &str| quoted(of(name)).map(|words| format!("{name}:{words}"));
    let either = match of("any").as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        more => Some(format!("({})", more.join(" OR "))),
    };
    let wanted = of("all").into_iter().chain(quoted(of("phrase"))).chain(either);
    let fields = ["title", "publisher", "area"].into_iter().filter_map(field);
    let mut parts: Vec<String> = wanted.collect();
    let scope = request::words_of(pairs, "within");
    if let (Some(scope @ ("page" | "section")), true) = (scope.first().map(String::as_str), parts.len() > 1) {
        parts = vec![format!("within:{scope} ({})", parts.join(" AND "))];
    }
    parts.extend(fields);
    let none: String = of("none").iter().map(|word| format!(" NOT {word}")).collect();
    format!("{}{none}", parts.join(" AND ")).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn query(pairs: &[(&str, &str)]) -> String {
        composed(
            &pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect::<Vec<_>>(),
        )
    }

    #[test]
    fn each_box_becomes_its_part_of_the_query() {
        for (boxes, wanted) in [
            (&[("all", "school police")][..], "school AND police"),
            (&[("phrase", "information \"sharing\"")], "\"information sharing\""),
            (&[("any", "police probation"), ("none", "prison")], "(police OR probation) NOT prison"),
            (
                &[("all", "school"), ("phrase", "not seen"), ("within", "page")],
                "within:page (school AND \"not seen\")",
            ),
            (&[("title", "Child R"), ("area", "East shire")], "title:\"Child R\" AND area:\"East shire\""),
            (&[("none", "prison")], "NOT prison"),
            (
                &[("all", "(AND) NOT theme:x"), ("within", "page")],
                "within:page (and AND not AND theme AND x)",
            ),
            (&[("within", "page")], ""),
        ] {
            assert_eq!(query(boxes), wanted, "{boxes:?}");
        }
    }

    proptest! {
        #[test]
        fn no_box_can_break_out_of_its_part(all in "\\PC{0,20}", phrase in "\\PC{0,20}", none in "\\PC{0,20}") {
            let query = query(&[("all", &all), ("phrase", &phrase), ("none", &none)]);

            prop_assert!(query.matches('"').count().is_multiple_of(2));
            prop_assert!(!query.contains(['(', ')', ':']));
        }
    }
}
