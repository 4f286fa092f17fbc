//! What `hindsight search` says of other spellings and, where nothing was found, of ways out.

use std::io::{self, Write};

use hindsight_index::search::{Lack, Request, Results, Suggestion, Way, WayOut, Words};

/// Prints what may have been meant and, if nothing was found, what is not held and what does find something.
pub(super) fn print(out: &mut impl Write, results: &Results) -> io::Result<()> {
    print_meant(out, &results.suggestions)?;
    for lack in &results.lacks {
        writeln!(out, "{}", said(lack))?;
    }
    if !results.ways.is_empty() {
        writeln!(out, "\nSearches that do find something:")?;
    }
    for way in &results.ways {
        writeln!(out, "  {}: {}", label(way), counted(way.total))?;
        writeln!(out, "    hindsight search {}", arguments(&way.request).join(" "))?;
    }
    Ok(())
}

/// Prints what may have been meant.
pub(super) fn print_meant(out: &mut impl Write, suggestions: &[Suggestion]) -> io::Result<()> {
    suggestions.iter().try_for_each(|one| {
        let (asked, instead, reviews) = (one.asked.trim(), &one.instead, counted(one.reviews));
        writeln!(out, "for {asked}: did you mean {instead} ({reviews})?")
    })
}

fn counted(reviews: usize) -> String {
    format!("{reviews} {}", if reviews == 1 { "review" } else { "reviews" })
}

/// In what another search differs.
fn label(way: &WayOut) -> String {
    match &way.way {
        Way::Spelling => format!("spelt as the library spells it, {}", way.query),
        Way::OtherWordings => "with other wordings too".to_owned(),
        Way::AnyWord => "any of the words".to_owned(),
        Way::WithoutScope => "the words anywhere in a review".to_owned(),
        Way::WithoutQuotes => "the words of each phrase apart".to_owned(),
        Way::WithoutSigns => "the same words without operators".to_owned(),
        Way::WithoutCondition { condition } => format!("without {condition}"),
        Way::OnlyCondition { condition } => format!("{condition} alone"),
        Way::WithoutFilters => "without any filter".to_owned(),
        Way::WithoutFilter { filter, name } => format!("without the filter {filter} {name}"),
        Way::Theme { name, .. } => format!("the theme {name}"),
        _ => way.query.clone(),
    }
}

/// What the library does not hold.
fn said(lack: &Lack) -> String {
    match lack {
        Lack::Type { name } => format!("the library holds no review of the type {name}"),
        Lack::Theme { name } => format!("no review in the library has the theme {name}"),
        Lack::Agency { name } => {
            format!("in no review in the library is the agency {name} involved or addressed")
        }
        Lack::Role { name } => format!("the library holds no document of the kind {name}"),
        Lack::Area { name } => format!("the library holds no review of an area called {name}"),
        Lack::Before { year } => format!("the library holds nothing published before {year}"),
        Lack::After { year } => format!("the library holds nothing published after {year}"),
        Lack::Years { years } => format!("the library holds nothing published in {years}"),
        Lack::Word { name } => format!("no review in the library has the word {name}, in any form"),
        _ => "the library holds nothing of the kind".to_owned(),
    }
}

/// What is typed behind `hindsight search` for a search.
fn arguments(request: &Request) -> Vec<String> {
    let filters = &request.filters;
    let mut all = Vec::new();
    if !request.query.is_empty() {
        all.push(quoted(&request.query));
    }
    let mut add = |option: &str, value: &str| all.push(format!("{option} {}", quoted(value)));
    if request.words != Words::default() {
        add("--words", request.words.as_str());
    }
    request.plain.iter().for_each(|words| add("--plain", words));
    filters.themes.iter().for_each(|slug| add("--theme", slug));
    filters.agencies.iter().for_each(|slug| add("--agency", slug));
    filters.types.iter().for_each(|slug| add("--type", slug));
    filters.sections.iter().for_each(|kind| add("--section", kind.as_str()));
    filters.from.iter().for_each(|year| add("--from", &year.to_string()));
    filters.to.iter().for_each(|year| add("--to", &year.to_string()));
    all
}

/// A value as a shell takes it for one word.
fn quoted(value: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    if !value.is_empty() && value.chars().all(plain) {
        return value.to_owned();
    }
    format!("'{}'", value.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use hindsight_index::search::Filters;

    use super::*;

    #[test]
    fn a_search_is_written_as_a_shell_takes_it() {
        let filters = Filters { themes: vec!["neglect".to_owned()], from: Some(2015), ..Filters::default() };
        let query = "child's \"voice\"".to_owned();
        let request = Request { query, words: Words::Any, filters, ..Request::default() };

        assert_eq!(
            arguments(&request).join(" "),
            "'child'\\''s \"voice\"' --words any --theme neglect --from 2015"
        );
    }
}
