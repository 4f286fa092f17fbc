//! What a table of the library has as its rows or columns: each with the search that it stands for.

use serde::Serialize;

use crate::bits::Bits;
use crate::catalogue::ReviewRow;
use crate::query::Years;
use crate::search::request::Request;
use crate::taxonomy::{AGENCIES, REVIEW_TYPES, THEMES, Taxonomy};
use crate::vocabulary::Tier;

/// More years than this are put together into spans.
const MOST_YEARS: usize = 14;
/// How many years a span may have.
const SPANS: [i16; 6] = [2, 3, 5, 10, 20, 50];

/// What the rows or columns of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Axis {
    /// Themes.
    Theme,
    /// The heads under which themes stand; a review with any of their themes counts.
    Head,
    /// Agencies that are involved or addressed.
    Agency,
    /// Types of review.
    Type,
    /// Years of publication; spans of years if there are many.
    Year,
}

impl Axis {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Theme, Self::Head, Self::Agency, Self::Type, Self::Year];

    /// The word in links.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Head => "head",
            Self::Agency => "agency",
            Self::Type => "type",
            Self::Year => "year",
        }
    }

    /// The axis of this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|axis| axis.as_str() == word)
    }

    /// Whether it is made of themes.
    pub(super) fn is_of_themes(self) -> bool {
        matches!(self, Self::Theme | Self::Head)
    }

    /// The choices of this axis in a search.
    fn chosen(self, request: &Request) -> &[String] {
        match self {
            Self::Theme | Self::Head => &request.filters.themes,
            Self::Agency => &request.filters.agencies,
            Self::Type => &request.filters.types,
            Self::Year => &[],
        }
    }

    /// The same search without the choices of this axis.
    pub(super) fn without(self, request: &Request) -> Request {
        let mut other = Request { page: 1, ..request.clone() };
        let filters = &mut other.filters;
        match self {
            Self::Theme | Self::Head => filters.themes.clear(),
            Self::Agency => filters.agencies.clear(),
            Self::Type => filters.types.clear(),
            Self::Year => (filters.from, filters.to) = (None, None),
        }
        other
    }

    /// The lines of this axis for the reviews of a library; what is chosen in the search, if something is.
    pub(super) fn lines(self, rows: &[ReviewRow], request: &Request) -> Vec<Line> {
        let chosen = self.chosen(request);
        let open = |slug: &str| chosen.is_empty() || chosen.iter().any(|own| own == slug);
        match self {
            Self::Head => heads(&open),
            Self::Theme => slugs(&THEMES, &open),
            Self::Agency => slugs(&AGENCIES, &open),
            Self::Type => slugs(&REVIEW_TYPES, &open),
            Self::Year => spans(rows, request),
        }
    }
}

/// A row or column: what a review must have to count in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The value in links: a slug, a head as a slug, `2019` or `2015-2019`.
    pub value: String,
    /// The value for people.
    pub name: String,
    /// The head under which it stands; may be empty.
    pub head: String,
    /// How many reviews it has: the total of its own search.
    pub count: usize,
    /// The slugs that it stands for.
    #[serde(skip)]
    pub(super) slugs: Vec<String>,
    /// The years that it stands for.
    #[serde(skip)]
    pub(super) years: Option<(i16, i16)>,
}

impl Line {
    fn new(value: String, name: String, head: &str, slugs: Vec<String>) -> Self {
        Self { value, name, head: head.to_owned(), count: 0, slugs, years: None }
    }

    /// A search with this line in place of all choices of its axis.
    pub(super) fn narrow(&self, axis: Axis, request: &Request) -> Request {
        let mut narrow = axis.without(request);
        let filters = &mut narrow.filters;
        match axis {
            Axis::Theme | Axis::Head => filters.themes.clone_from(&self.slugs),
            Axis::Agency => filters.agencies.clone_from(&self.slugs),
            Axis::Type => filters.types.clone_from(&self.slugs),
            Axis::Year => {
                filters.from = self.years.map(|(from, _)| from);
                filters.to = self.years.map(|(_, to)| to);
            }
        }
        narrow
    }

    /// A search with these themes beside those that were chosen: by its words, since themes that are chosen stand
    /// for each other.
    pub(super) fn beside(&self, request: &Request) -> Request {
        let themes: Vec<String> = self.slugs.iter().map(|slug| format!("theme:{slug}")).collect();
        let themes = if themes.len() == 1 { themes.concat() } else { format!("({})", themes.join(" OR ")) };
        let query = request.query.trim();
        let query = if query.is_empty() { themes } else { format!("({query}) AND {themes}") };
        Request { query, ..request.clone() }
    }

    /// The reviews that it has; `tier` narrows themes.
    pub(super) fn held(&self, axis: Axis, rows: &[ReviewRow], tier: Option<Tier>) -> Bits {
        let mut held = Bits::none(rows.len());
        let has = |own: &[String]| own.iter().any(|slug| self.slugs.contains(slug));
        let counts = |row: &ReviewRow| match axis {
            Axis::Theme | Axis::Head => {
                (tier != Some(Tier::Mentioned) && has(&row.central))
                    || (tier != Some(Tier::Central) && has(&row.mentioned))
            }
            Axis::Agency => has(&row.agencies),
            Axis::Type => has(row.review_type.as_slice()),
            Axis::Year => {
                let within =
                    |(from, to): (i16, i16)| row.year().is_some_and(|year| (from..=to).contains(&year));
                self.years.is_some_and(within)
            }
        };
        rows.iter().enumerate().filter(|(_, row)| counts(row)).for_each(|(at, _)| held.insert(at));
        held
    }
}

/// A line for each entry of a taxonomy.
fn slugs(taxonomy: &Taxonomy, open: &dyn Fn(&str) -> bool) -> Vec<Line> {
    let entries = taxonomy.entries().iter().filter(|entry| open(&entry.slug));
    let line = |slug: &String, name: &String, head: &String| {
        Line::new(slug.clone(), name.clone(), head, vec![slug.clone()])
    };
    entries.map(|entry| line(&entry.slug, &entry.name, &entry.head)).collect()
}

/// A line for each head of the themes, with its themes.
fn heads(open: &dyn Fn(&str) -> bool) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for entry in THEMES.entries().iter().filter(|entry| open(&entry.slug)) {
        match lines.iter_mut().find(|line| line.name == entry.head) {
            Some(line) => line.slugs.push(entry.slug.clone()),
            None => {
                let own = vec![entry.slug.clone()];
                lines.push(Line::new(head_slug(&entry.head), entry.head.clone(), "", own));
            }
        }
    }
    lines
}

/// A head in links.
#[must_use]
pub fn head_slug(head: &str) -> String {
    let plain = head.to_lowercase().replace('\'', "");
    let parts = plain.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<&str>>().join("-")
}

/// A line for each year or span of years that reviews bear, within the years of the search.
fn spans(rows: &[ReviewRow], request: &Request) -> Vec<Line> {
    let years = Years::between(request.filters.from, request.filters.to);
    let (from, to) = (years.from.unwrap_or(i16::MIN), years.to.unwrap_or(i16::MAX));
    let years = || rows.iter().filter_map(ReviewRow::year).filter(|year| (from..=to).contains(year));
    let (Some(first), Some(last)) = (years().min(), years().max()) else { return Vec::new() };
    let count = usize::from(first.abs_diff(last)) + 1;
    let fits = |span: &&i16| count.div_ceil(usize::from(span.unsigned_abs())) <= MOST_YEARS;
    let span = if count <= MOST_YEARS { 1 } else { *SPANS.iter().find(fits).unwrap_or(&100) };
    // Spans start at round years, and end with the years of the search.
    let start = first.div_euclid(span) * span;
    let starts = (start..=last).step_by(usize::from(span.unsigned_abs()));
    starts
        .map(|start| {
            let (first, last) = (start.max(from), (start + span - 1).min(to));
            let value = if first == last { first.to_string() } else { format!("{first}-{last}") };
            let name = value.replace('-', "–");
            Line { years: Some((first, last)), ..Line::new(value, name, "", Vec::new()) }
        })
        .collect()
}
