//! A theme or an agency as the library has it: in how many reviews, by which words, in which parts, in whose words best.

mod placed;
mod quotation;
mod told;

use serde::Serialize;

pub use quotation::Quotation;
pub use told::{PhraseCount, SectionCount, Told};

use super::asks::AskRequest;
use crate::catalogue::{Catalogue, Quoted, ReviewRow};
use crate::error::LibraryError;
use crate::search::request::{Filters, Request};
use crate::search::snapshot::Snapshot;
use crate::taxonomy::{AGENCIES, THEMES};
use placed::Placed;

/// A theme as the library has it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Portrait {
    /// The slug of the theme.
    pub slug: String,
    /// Reviews that have it.
    pub reviews: usize,
    /// Those in which it is central.
    pub central: usize,
    /// What its quotations tell.
    #[serde(flatten)]
    pub told: Told,
    /// Quotations of good practice: of reviews that praise it, or from parts about good practice.
    pub good: Vec<Quotation>,
    /// How many such quotations there are in all.
    pub good_total: usize,
    /// In how many reviews.
    pub good_reviews: usize,
}

/// An agency as the library has it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AgencyPortrait {
    /// The slug of the agency.
    pub slug: String,
    /// Reviews in which it is involved or addressed.
    pub reviews: usize,
    /// Recommendations and concerns that ask it something.
    pub recommendations: usize,
    /// What its quotations tell.
    #[serde(flatten)]
    pub told: Told,
}

impl Snapshot {
    /// A theme as the library has it; `None` if there is no such theme.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue cannot be read.
    pub fn portrait(&self, slug: &str) -> Result<Option<Portrait>, LibraryError> {
        let Some(theme) = THEMES.get(slug) else { return Ok(None) };
        let (quoted, sections) = self.evidence(|catalogue| catalogue.theme_quotations(slug))?;
        let placed = placed::place(theme, &quoted, &sections, &self.rows);
        let good: Vec<&Placed<'_>> = placed.iter().filter(|placed| placed.is_good()).collect();
        let central = self.having(slug, |row| &row.central);
        Ok(Some(Portrait {
            slug: slug.to_owned(),
            reviews: central + self.having(slug, |row| &row.mentioned),
            central,
            told: Told::of(&placed),
            good: quotation::good(&good),
            good_total: good.len(),
            good_reviews: placed::reviews(&good),
        }))
    }

    /// An agency as the library has it; `None` if there is no such agency.
    ///
    /// # Errors
    ///
    /// Fails if the library cannot be read.
    pub fn portrait_of_agency(&self, slug: &str) -> Result<Option<AgencyPortrait>, LibraryError> {
        let Some(agency) = AGENCIES.get(slug) else { return Ok(None) };
        let (quoted, sections) = self.evidence(|catalogue| catalogue.agency_quotations(slug))?;
        let filters = Filters { agencies: vec![slug.to_owned()], ..Filters::default() };
        let asked = AskRequest { search: Request { filters, per_page: 1, ..Request::default() }, kind: None };
        Ok(Some(AgencyPortrait {
            slug: slug.to_owned(),
            reviews: self.having(slug, |row| &row.agencies),
            recommendations: self.recommendations(&asked)?.total,
            told: Told::of(&placed::place(agency, &quoted, &sections, &self.rows)),
        }))
    }

    /// Quotations, and the sections of their reviews.
    fn evidence(
        &self,
        ask: impl FnOnce(&Catalogue) -> Result<Vec<Quoted>, LibraryError>,
    ) -> Result<(Vec<Quoted>, placed::Sections), LibraryError> {
        self.with_catalogue(|catalogue| {
            let quoted = ask(catalogue)?;
            let sections = placed::sections(catalogue, &quoted)?;
            Ok((quoted, sections))
        })
    }

    /// In how many reviews a slug is among their values.
    fn having(&self, slug: &str, values: impl Fn(&ReviewRow) -> &Vec<String>) -> usize {
        self.rows.iter().filter(|row| values(row).iter().any(|own| own == slug)).count()
    }
}
