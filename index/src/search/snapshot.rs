//! One committed state of a library, from which every question is answered.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use tantivy::schema::Value;
use tantivy::{ReloadPolicy, Searcher, TantivyDocument};

use super::complete::Offered;
use super::holding::Area;
use super::identity::discreet;
use super::lengths::Lengths;
use super::lexicon::Lexicon;
use super::reading::Readings;
use super::survey::asks::Holdings;
use super::universe::Universe;
use crate::catalogue::load::Text;
use crate::catalogue::{Catalogue, ReviewRow};
use crate::correction::{Correction, Order, Verdict};
use crate::engine::{self, Generation, Shown};
use crate::error::LibraryError;
use crate::facet::FacetTable;
use crate::library::original_path;
use crate::review::{Page, Review, Warning};
use crate::vocabulary::{Format, Tier};

/// One committed state of a library.
#[derive(Debug)]
pub struct Snapshot {
    dir: PathBuf,
    pub(super) generation: Generation,
    pub(super) searcher: Searcher,
    pub(super) universe: Universe,
    pub(super) rows: Vec<ReviewRow>,
    row_of: HashMap<i64, u32>,
    totals: Totals,
    pub(super) lexicon: Lexicon,
    pub(super) lengths: Lengths,
    /// The facets for no tier, central and mentioned, made when first asked for.
    facets: [OnceLock<FacetTable>; 3],
    /// What can be offered to a reader who types, made when first asked for.
    pub(super) offered: OnceLock<Vec<Offered>>,
    /// The areas of which reviews are held, counted when first asked for.
    pub(super) areas: OnceLock<Vec<Area>>,
    /// All recommendations, read when first asked for.
    pub(super) asks: OnceLock<Holdings>,
    /// Passages that were read of late.
    pub(super) readings: Readings,
    /// Connections that are not in use.
    catalogues: Mutex<Vec<Catalogue>>,
}

/// What a library holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Totals {
    /// Reviews.
    pub reviews: usize,
    /// Their pages; formats without pages count one.
    pub pages: usize,
    /// Pages without text that can be read.
    pub unreadable_pages: usize,
    /// The first year of publication.
    pub first_year: Option<i16>,
    /// The last year of publication.
    pub last_year: Option<i16>,
}

/// The file of a review as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    /// Where it is on disk.
    pub path: PathBuf,
    /// Its format.
    pub format: Format,
    /// The name under which it came.
    pub name: String,
}

impl Snapshot {
    /// Opens the newest committed state.
    ///
    /// # Errors
    ///
    /// Fails if there is no library, or one of another version, or it cannot be read.
    pub fn open(dir: &Path) -> Result<Self, LibraryError> {
        let catalogue = Catalogue::open(dir)?;
        let number = Generation::current(dir).ok_or_else(|| {
            LibraryError::Index("no generation is in use: run hindsight reindex".to_owned())
        })?;
        let generation = Generation::open(dir, number)?;
        if let Some(stamp) = generation.stamp()?.filter(|stamp| stamp.format != engine::FORMAT) {
            let (found, supported) = (stamp.format, engine::FORMAT);
            return Err(LibraryError::Version { dir: dir.to_owned(), found, supported });
        }
        let reader = generation.index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let searcher = tantivy::IndexReader::searcher(&reader);
        // A review that is not in the index yet, or any more, is in no answer.
        let held = Universe::reviews_held(&searcher)?;
        let rows: Vec<ReviewRow> =
            catalogue.table()?.into_iter().filter(|row| held.contains(&row.number)).collect();
        let numbers = rows.iter().zip(0_u32..).map(|(row, at)| (row.number, at));
        let row_of: HashMap<i64, u32> = numbers.collect();
        let universe = Universe::new(&searcher, &row_of)?;
        let lengths = Lengths::new(&searcher, &generation.fields, &universe)?;
        let lexicon = Lexicon::new(searcher.clone(), generation.fields, rows.len());
        Ok(Self {
            dir: dir.to_owned(),
            lexicon,
            lengths,
            generation,
            searcher,
            universe,
            totals: Totals::of(&rows),
            rows,
            row_of,
            facets: Default::default(),
            offered: OnceLock::new(),
            areas: OnceLock::new(),
            asks: OnceLock::new(),
            readings: Readings::default(),
            catalogues: Mutex::new(vec![catalogue]),
        })
    }

    /// Makes what is made when first asked for, so that nobody who asks waits for it: the words of the library, to tell
    /// what may be mistyped, what is offered to whoever types, and the tables of its filters.
    ///
    /// # Errors
    ///
    /// Fails if the index cannot be read.
    pub fn warm(&self) -> Result<(), LibraryError> {
        self.facets(None);
        self.lexicon.warm()?;
        self.offered().map(drop)
    }

    /// The values of all reviews by which results are filtered and counted.
    pub(super) fn facets(&self, tier: Option<Tier>) -> &FacetTable {
        let place = match tier {
            None => 0,
            Some(Tier::Central) => 1,
            Some(Tier::Mentioned) => 2,
        };
        self.facets[place].get_or_init(|| FacetTable::new(&self.rows, tier))
    }

    /// The words of a passage, and what is shown beside them.
    pub(super) fn stored(&self, document: usize) -> Result<(String, Shown), LibraryError> {
        let stored: TantivyDocument = self.searcher.doc(self.universe.address(document))?;
        let text = |field| stored.get_first(field).and_then(|value| value.as_str()).unwrap_or_default();
        let fields = &self.generation.fields;
        let shown = serde_json::from_str(text(fields.shown))
            .map_err(|error| LibraryError::Index(format!("a passage is damaged: {error}")))?;
        let words = if self.universe.is_turn(document) { fields.turn } else { fields.text };
        Ok((text(words).to_owned(), shown))
    }

    /// Lends a connection to the catalogue.
    pub(super) fn with_catalogue<T>(
        &self,
        ask: impl FnOnce(&Catalogue) -> Result<T, LibraryError>,
    ) -> Result<T, LibraryError> {
        let idle = self.catalogues.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let catalogue = idle.map_or_else(|| Catalogue::open(&self.dir), Ok)?;
        let answer = ask(&catalogue);
        self.catalogues.lock().unwrap_or_else(PoisonError::into_inner).push(catalogue);
        answer
    }

    /// The number of the review with this id, if it is in this state.
    pub(super) fn number(&self, catalogue: &Catalogue, id: &str) -> Result<Option<i64>, LibraryError> {
        Ok(catalogue.number(id)?.filter(|number| self.row_of.contains_key(number)))
    }

    /// The review with this id with all facts and labels; its pages hold no text.
    ///
    /// Warnings of personal data are left out: [`Snapshot::exposed`] lists them.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue cannot be read.
    pub fn review(&self, id: &str) -> Result<Option<Review>, LibraryError> {
        self.with_catalogue(|catalogue| match self.number(catalogue, id)? {
            Some(number) => Ok(catalogue.review(number, Text::Without)?.map(discreet)),
            None => Ok(None),
        })
    }

    /// Every correction of the review with this id, the first first; also if it was removed.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue cannot be read.
    pub fn corrections(&self, id: &str) -> Result<Vec<Correction>, LibraryError> {
        self.with_catalogue(|catalogue| catalogue.corrections(id))
    }

    /// What would become of corrections; writes nothing.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue cannot be read.
    pub fn would_correct(&self, orders: &[Order]) -> Result<Vec<Verdict>, LibraryError> {
        self.with_catalogue(|catalogue| catalogue.would_correct(orders))
    }

    /// The review with this id, with the text of its pages.
    pub(super) fn whole(&self, id: &str) -> Result<Option<Review>, LibraryError> {
        self.with_catalogue(|catalogue| match self.number(catalogue, id)? {
            Some(number) => Ok(catalogue.review(number, Text::With)?.map(discreet)),
            None => Ok(None),
        })
    }

    /// All warnings of the review of this number.
    pub(super) fn warnings_of(&self, number: i64) -> Result<Vec<Warning>, LibraryError> {
        self.with_catalogue(|catalogue| catalogue.warnings(number))
    }

    /// The pages `first` to `last` of a review, with their text.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue cannot be read.
    pub fn pages(&self, id: &str, first: u32, last: u32) -> Result<Vec<Page>, LibraryError> {
        self.with_catalogue(|catalogue| match self.number(catalogue, id)? {
            Some(number) => catalogue.pages(number, first, last, Text::With),
            None => Ok(Vec::new()),
        })
    }

    /// The file of a review as it came.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue cannot be read.
    pub fn original(&self, id: &str) -> Result<Option<Original>, LibraryError> {
        let review = self.review(id)?;
        Ok(review.map(|review| Original {
            path: original_path(&self.dir, &review.sha256, review.format),
            format: review.format,
            name: review.file.rsplit(['/', '\\']).next().unwrap_or_default().to_owned(),
        }))
    }

    /// When what is held of the review with this id last changed, in UTC, as RFC 3339 writes it.
    #[must_use]
    pub fn changed_at(&self, id: &str) -> Option<&str> {
        self.rows.iter().find(|row| row.id == id).map(|row| row.changed_at.as_str())
    }

    /// What the library holds.
    #[must_use]
    pub fn totals(&self) -> Totals {
        self.totals
    }
}

impl Totals {
    /// What these reviews are together.
    fn of(rows: &[ReviewRow]) -> Self {
        let years = || rows.iter().filter_map(ReviewRow::year);
        Self {
            reviews: rows.len(),
            pages: rows.iter().map(|row| row.pages).sum(),
            unreadable_pages: rows.iter().map(|row| row.unreadable).sum(),
            first_year: years().min(),
            last_year: years().max(),
        }
    }
}
