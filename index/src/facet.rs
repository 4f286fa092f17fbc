//! The facets: one table of the properties by which results are filtered and counted.
//!
//! "Or" within a facet, "and" across; a facet's counts ignore its own choices.
//! To add a facet, add it to [`FACETS`] with what a review's values are.

use std::collections::{BTreeMap, HashMap};

use crate::bits::Bits;
use crate::catalogue::ReviewRow;
use crate::query::Years;
use crate::search::{FacetValue, Filters};
use crate::taxonomy::{AGENCIES, REVIEW_TYPES, THEMES, Taxonomy};
use crate::vocabulary::Tier;

/// A facet whose values belong to reviews.
pub(crate) struct Facet {
    /// The values of a review. With a tier, themes of that tier only.
    values: fn(&ReviewRow, Option<Tier>) -> Vec<String>,
    /// The values that were chosen; empty if none.
    chosen: fn(&Filters) -> Vec<String>,
    /// The name of a value for people.
    name: fn(&str) -> String,
}

/// How many facets there are.
pub(crate) const COUNT: usize = 4;

/// The facets of reviews, in the order theme, agency, type, year.
pub(crate) const FACETS: [Facet; COUNT] = [
    Facet { values: themes, chosen: |f| f.themes.clone(), name: |slug| named(&THEMES, slug) },
    Facet {
        values: |row, _| row.agencies.clone(),
        chosen: |f| f.agencies.clone(),
        name: |slug| named(&AGENCIES, slug),
    },
    Facet {
        values: |row, _| row.review_type.iter().cloned().collect(),
        chosen: |f| f.types.clone(),
        name: |slug| named(&REVIEW_TYPES, slug),
    },
    Facet { values: |row, _| year(row).into_iter().collect(), chosen: years, name: str::to_owned },
];

fn themes(row: &ReviewRow, tier: Option<Tier>) -> Vec<String> {
    let central = row.central.iter().filter(|_| tier != Some(Tier::Mentioned));
    let mentioned = row.mentioned.iter().filter(|_| tier != Some(Tier::Central));
    central.chain(mentioned).cloned().collect()
}

fn named(taxonomy: &Taxonomy, slug: &str) -> String {
    taxonomy.name(slug).to_owned()
}

/// The year of publication, as text.
fn year(row: &ReviewRow) -> Option<String> {
    row.published.as_ref().and_then(|date| date.get(..4)).map(str::to_owned)
}

/// The years of a chosen range; an open end reaches as far as dates can.
fn years(filters: &Filters) -> Vec<String> {
    if filters.from.is_none() && filters.to.is_none() {
        return Vec::new();
    }
    let years = Years::between(filters.from, filters.to);
    let (from, to) = (years.from.unwrap_or(FIRST_YEAR), years.to.unwrap_or(LAST_YEAR));
    let years: Vec<String> =
        (from.max(FIRST_YEAR)..=to.min(LAST_YEAR)).map(|year| year.to_string()).collect();
    // A range without a year is a choice too: nothing lies in it.
    if years.is_empty() { vec![String::new()] } else { years }
}

/// The years that a date can have.
const FIRST_YEAR: i16 = 1800;
/// The last of them.
const LAST_YEAR: i16 = 2199;

/// The values of all reviews, by number, for one tier of themes.
#[derive(Debug)]
pub(crate) struct FacetTable {
    facets: [Column; COUNT],
}

/// One facet of all reviews.
#[derive(Debug, Default)]
struct Column {
    values: Vec<String>,
    numbers: HashMap<String, u32>,
    of_row: Vec<Vec<u32>>,
}

impl FacetTable {
    /// Reads the values of all reviews.
    pub(crate) fn new(rows: &[ReviewRow], tier: Option<Tier>) -> Self {
        Self { facets: std::array::from_fn(|at| Column::new(rows, &FACETS[at], tier)) }
    }

    /// The values of parts of reviews: those of the review at each row, but with agencies of its own.
    pub(crate) fn of_parts<'a>(
        &self,
        rows: impl Iterator<Item = usize> + Clone,
        agencies: impl Iterator<Item = &'a [String]>,
    ) -> Self {
        let mut own = Column::default();
        agencies.for_each(|slugs| own.add(slugs.to_vec()));
        let mut facets = self.facets.each_ref().map(|column| column.of_rows(rows.clone()));
        facets[AGENCY] = own;
        Self { facets }
    }

    /// Filters and counts in one pass over the reviews of `base`.
    ///
    /// A review that fails no facet is in the result, and counts for all; one
    /// that fails a single facet counts toward that facet's own list.
    pub(crate) fn apply(&self, base: &Bits, filters: &Filters, size: usize) -> Counted {
        let chosen: [Option<Bits>; COUNT] = std::array::from_fn(|at| self.facets[at].chosen(at, filters));
        let mut counts: [Vec<usize>; COUNT] = std::array::from_fn(|at| vec![0; self.facets[at].values.len()]);
        let mut found = Bits::none(size);
        for row in base.iter() {
            let mut failed = (0..COUNT).filter(|at| !self.facets[*at].passes(row, chosen[*at].as_ref()));
            let wanted = match (failed.next(), failed.next()) {
                (None, _) => {
                    found.insert(row);
                    0..COUNT
                }
                (Some(at), None) => at..at + 1,
                (Some(_), Some(_)) => 0..0,
            };
            for at in wanted {
                for value in &self.facets[at].of_row[row] {
                    counts[at][*value as usize] += 1;
                }
            }
        }
        let lists = std::array::from_fn(|at| self.facets[at].list(at, &counts[at], filters));
        Counted { found, lists }
    }

    /// The reviews that pass all filters, without counts.
    pub(crate) fn passing(&self, base: &Bits, filters: &Filters) -> Bits {
        let mut passing = base.clone();
        for (at, column) in self.facets.iter().enumerate() {
            if let Some(chosen) = column.chosen(at, filters) {
                let failed: Vec<usize> =
                    passing.iter().filter(|row| !column.passes(*row, Some(&chosen))).collect();
                failed.into_iter().for_each(|row| passing.remove(row));
            }
        }
        passing
    }
}

/// What passes the filters, with the counts of every facet.
pub(crate) struct Counted {
    /// The reviews that pass all.
    pub(crate) found: Bits,
    /// The values of each facet.
    pub(crate) lists: [Vec<FacetValue>; COUNT],
}

impl Column {
    fn new(rows: &[ReviewRow], facet: &Facet, tier: Option<Tier>) -> Self {
        let mut column = Self::default();
        rows.iter().for_each(|row| column.add((facet.values)(row, tier)));
        column
    }

    /// Adds a row with its values.
    fn add(&mut self, values: Vec<String>) {
        let mut numbers: Vec<u32> = values.into_iter().map(|value| self.number(value)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        self.of_row.push(numbers);
    }

    /// The same values for the rows named.
    fn of_rows(&self, rows: impl Iterator<Item = usize>) -> Self {
        let of_row = rows.map(|row| self.of_row.get(row).cloned().unwrap_or_default()).collect();
        Self { values: self.values.clone(), numbers: self.numbers.clone(), of_row }
    }

    /// The number of a value, given when it is first met.
    fn number(&mut self, value: String) -> u32 {
        let next = u32::try_from(self.values.len()).expect("fewer values than four thousand million");
        *self.numbers.entry(value).or_insert_with_key(|value| {
            self.values.push(value.clone());
            next
        })
    }

    /// The numbers of the values that were chosen; `None` if none was.
    fn chosen(&self, at: usize, filters: &Filters) -> Option<Bits> {
        let chosen = (FACETS[at].chosen)(filters);
        (!chosen.is_empty()).then(|| {
            let mut bits = Bits::none(self.values.len());
            let known = chosen.iter().filter_map(|value| self.numbers.get(value));
            known.for_each(|number| bits.insert(*number as usize));
            bits
        })
    }

    /// Whether a review has one of the chosen values.
    fn passes(&self, row: usize, chosen: Option<&Bits>) -> bool {
        chosen.is_none_or(|chosen| self.of_row[row].iter().any(|value| chosen.contains(*value as usize)))
    }

    /// The values that were met or chosen, with names: years upwards, others by count.
    fn list(&self, at: usize, counts: &[usize], filters: &Filters) -> Vec<FacetValue> {
        let met = self.values.iter().zip(counts).filter(|(_, count)| **count > 0);
        let mut all: BTreeMap<String, usize> = met.map(|(value, count)| (value.clone(), *count)).collect();
        if at != YEAR {
            for value in (FACETS[at].chosen)(filters) {
                all.entry(value).or_insert(0);
            }
        }
        let named = all.into_iter().map(|(value, count)| {
            let name = (FACETS[at].name)(&value);
            FacetValue { value, name, count }
        });
        let mut list: Vec<FacetValue> = named.collect();
        if at != YEAR {
            list.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.name.cmp(&b.name)));
        }
        list
    }
}

/// The place of the agency in [`FACETS`].
const AGENCY: usize = 1;
/// The place of the year in [`FACETS`]: its range lists no year that no review has.
const YEAR: usize = 3;
