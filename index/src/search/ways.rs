//! Ways out of a search that finds nothing: other searches with what each finds, and what the library does not
//! hold.
//!
//! Each way differs from the search in one thing, which it names, and finds something. Nothing is searched
//! instead: the reader takes a way or does not. The words for people are the front ends' own.

use serde::Serialize;

use super::answer::scoped;
use super::asked::Asked;
use super::evaluate::Evaluator;
use super::request::{Filters, Request, Words};
use super::snapshot::Snapshot;
use super::themes_for::themes_for;
use crate::error::LibraryError;
use crate::expansion::Expansion;
use crate::query::Line;
use crate::taxonomy::{AGENCIES, REVIEW_TYPES, THEMES, Taxonomy};

/// Another search that finds something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WayOut {
    /// What is different about it.
    #[serde(flatten)]
    pub way: Way,
    /// Its query.
    pub query: String,
    /// How many reviews it finds.
    pub total: usize,
    /// The search.
    #[serde(skip)]
    pub request: Request,
}

/// In what another search differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Way {
    /// Words are written as the library writes them.
    Spelling,
    /// Wordings that were switched off may stand again.
    OtherWordings,
    /// One of the plain words is enough.
    AnyWord,
    /// All need not stand in one page or section.
    WithoutScope,
    /// The words of phrases may stand apart.
    WithoutQuotes,
    /// Only the words count, without operators.
    WithoutSigns,
    /// One word or condition of the query is asked for alone, without filters: nothing closer finds anything.
    OnlyCondition {
        /// As it was typed.
        condition: String,
    },
    /// One word or condition of the query is left out.
    WithoutCondition {
        /// As it was typed.
        condition: String,
    },
    /// No filter counts.
    WithoutFilters,
    /// One filter is left out.
    WithoutFilter {
        /// `theme`, `agency`, `type`, `section`, `tier` or `year`.
        filter: &'static str,
        /// Its value for people.
        name: String,
    },
    /// A theme in place of the words.
    Theme {
        /// Its slug.
        slug: String,
        /// Its name.
        name: String,
    },
}

/// Of the conditions of a query, so many are tried.
const CONDITIONS_TRIED: usize = 10;

/// Of those that find something without one, so many are told.
const CONDITIONS: usize = 3;

/// Of the filters, so many are tried.
const FILTERS_TRIED: usize = 12;

/// A query is corrected in so many words at most.
const CORRECTIONS: usize = 5;

impl Snapshot {
    /// How many reviews a search finds.
    ///
    /// # Errors
    ///
    /// Fails if the index cannot be read; never because of the query.
    pub fn count(&self, request: &Request) -> Result<usize, LibraryError> {
        self.total(&self.evaluator(), request)
    }

    /// The ways out of a search that finds nothing; one that finds something needs none.
    ///
    /// # Errors
    ///
    /// Fails if the index cannot be read; never because of the query.
    pub fn ways_out(&self, request: &Request) -> Result<Vec<WayOut>, LibraryError> {
        let evaluator = self.evaluator();
        if self.total(&evaluator, request)? > 0 {
            return Ok(Vec::new());
        }
        self.ways(&evaluator, request, &Asked::of(request).told)
    }

    /// The same; `told` is what was looked for beside the words.
    pub(super) fn ways(
        &self,
        evaluator: &Evaluator<'_>,
        request: &Request,
        told: &[Expansion],
    ) -> Result<Vec<WayOut>, LibraryError> {
        if self.rows.is_empty() {
            return Ok(Vec::new());
        }
        let asked = Request { page: 1, ..request.clone() };
        let mut found = Vec::new();
        let mut tried = vec![asked.clone()];
        let corrected = self.corrected(evaluator, &asked, told)?;
        let spelt = corrected.as_ref().map_or(&asked, |(_, request)| request).query.clone();
        for (way, request) in corrected.into_iter().chain(rewritten(&asked)) {
            if !tried.contains(&request) {
                tried.push(request.clone());
                found.extend(self.way(evaluator, way, request)?);
            }
        }
        let without = Line::new(&asked.query).without_each().into_iter().map(|(condition, query)| {
            (Way::WithoutCondition { condition }, Request { query, ..asked.clone() })
        });
        found.extend(self.best(evaluator, without)?);
        for (way, request) in without_filters(&asked).into_iter().take(FILTERS_TRIED) {
            found.extend(self.way(evaluator, way, request)?);
        }
        if found.is_empty() {
            let alone = Line::new(&spelt).each().into_iter().map(|condition| {
                let query = condition.clone();
                (Way::OnlyCondition { condition }, Request { query, ..Request::default() })
            });
            found.extend(self.best(evaluator, alone)?);
        }
        found.extend(themes_for(&spelt, &self.rows));
        Ok(found)
    }

    /// The few of some searches that find most.
    fn best(
        &self,
        evaluator: &Evaluator<'_>,
        searches: impl Iterator<Item = (Way, Request)>,
    ) -> Result<Vec<WayOut>, LibraryError> {
        let mut found = Vec::new();
        for (way, request) in searches.take(CONDITIONS_TRIED) {
            found.extend(self.way(evaluator, way, request)?);
        }
        found.sort_by_key(|way| std::cmp::Reverse(way.total));
        found.truncate(CONDITIONS);
        Ok(found)
    }

    /// Another search, if it finds something.
    fn way(
        &self,
        evaluator: &Evaluator<'_>,
        way: Way,
        request: Request,
    ) -> Result<Option<WayOut>, LibraryError> {
        let total = self.total(evaluator, &request)?;
        Ok((total > 0).then(|| WayOut { way, query: request.query.clone(), total, request }))
    }

    /// The search with every word for which there is a suggestion in the likeliest other spelling.
    fn corrected(
        &self,
        evaluator: &Evaluator<'_>,
        request: &Request,
        told: &[Expansion],
    ) -> Result<Option<(Way, Request)>, LibraryError> {
        let mut query = request.query.clone();
        for _ in 0..CORRECTIONS {
            match self.suggestions(evaluator, &query, told)?.into_iter().next() {
                Some(suggestion) => query = suggestion.query,
                None => break,
            }
        }
        Ok((query != request.query).then(|| (Way::Spelling, Request { query, ..request.clone() })))
    }

    /// How many reviews a search finds.
    fn total(&self, evaluator: &Evaluator<'_>, request: &Request) -> Result<usize, LibraryError> {
        let node = Asked::of(request).node;
        let inside = if request.filters.sections.is_empty() && !scoped(&node) {
            None
        } else {
            self.inside(&node, request, &evaluator.passages(&node)?)
        };
        let base = self.base(evaluator, &node, inside.as_ref())?;
        let table = self.facets(request.filters.tier);
        Ok(table.passing(&base, &request.filters).len())
    }
}

/// The same search in other words, or with them meant less strictly.
fn rewritten(request: &Request) -> Vec<(Way, Request)> {
    let line = Line::new(&request.query);
    let query = |query| Request { query, ..request.clone() };
    let mut ways = Vec::new();
    if !request.plain.is_empty() {
        ways.push((Way::OtherWordings, Request { plain: Vec::new(), ..request.clone() }));
    }
    if !request.query.is_empty() && request.words != Words::Any {
        ways.push((Way::AnyWord, Request { words: Words::Any, ..request.clone() }));
    }
    ways.extend(line.without_scope().map(|line| (Way::WithoutScope, query(line))));
    ways.extend(line.without_quotes().map(|line| (Way::WithoutQuotes, query(line))));
    ways.extend(line.without_signs().map(|line| (Way::WithoutSigns, query(line))));
    ways
}

/// The same search without its filters, and without each of them.
fn without_filters(request: &Request) -> Vec<(Way, Request)> {
    let filters = &request.filters;
    let mut ways = Vec::new();
    let mut add = |filter, name: &str, change: &dyn Fn(&mut Filters)| {
        let mut without = request.clone();
        change(&mut without.filters);
        ways.push((Way::WithoutFilter { filter, name: name.to_owned() }, without));
    };
    for (filter, taxonomy, of) in LISTS {
        for slug in of(&mut filters.clone()).iter() {
            add(filter, taxonomy().name(slug), &|filters| of(filters).retain(|other| other != slug));
        }
    }
    for kind in &filters.sections {
        add("section", kind.name(), &|filters| filters.sections.retain(|other| other != kind));
    }
    if let Some(tier) = filters.tier {
        add("tier", tier.as_str(), &|filters| filters.tier = None);
    }
    if filters.from.is_some() || filters.to.is_some() {
        let end = |year: Option<i16>| year.map(|year| year.to_string()).unwrap_or_default();
        let years = format!("{}..{}", end(filters.from), end(filters.to));
        add("year", &years, &|filters| (filters.from, filters.to) = (None, None));
    }
    if ways.len() > 1 {
        ways.insert(0, (Way::WithoutFilters, Request { filters: Filters::default(), ..request.clone() }));
    }
    ways
}

/// A list of chosen slugs: its name, its taxonomy, and where it is.
type List = (&'static str, fn() -> &'static Taxonomy, fn(&mut Filters) -> &mut Vec<String>);

/// The lists of chosen slugs.
const LISTS: [List; 3] = [
    ("theme", || &THEMES, |filters| &mut filters.themes),
    ("agency", || &AGENCIES, |filters| &mut filters.agencies),
    ("type", || &REVIEW_TYPES, |filters| &mut filters.types),
];
