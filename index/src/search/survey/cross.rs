//! A table of the library: how many reviews have each row and each column, with the search of every number.

use serde::Serialize;

use super::axis::{Axis, Line};
use crate::bits::Bits;
use crate::error::LibraryError;
use crate::search::asked::Asked;
use crate::search::evaluate::Evaluator;
use crate::search::request::Request;
use crate::search::snapshot::Snapshot;
use crate::search::universe::Over;
use crate::vocabulary::Tier;

/// What a table is to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrossRequest {
    /// Words and filters of the reviews that are counted. What is chosen of an axis are its lines, and narrows nothing;
    /// but years do.
    pub search: Request,
    /// What the rows are.
    pub rows: Axis,
    /// What the columns are: another property than the rows, or themes beside themes.
    pub columns: Axis,
}

/// A table of the library. Every number is the total of its search.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cross {
    /// How many reviews the whole table counts.
    pub total: usize,
    /// The rows that have reviews, in the order of their taxonomy.
    pub rows: Vec<Line>,
    /// The columns that have reviews.
    pub columns: Vec<Line>,
    /// How many reviews have both, row by row.
    pub cells: Vec<Vec<usize>>,
    /// What was asked.
    #[serde(skip)]
    asked: CrossRequest,
}

impl Snapshot {
    /// How many reviews have each row and each column.
    ///
    /// # Errors
    ///
    /// Fails if the index cannot be read; never because of the query.
    pub fn cross(&self, request: &CrossRequest) -> Result<Cross, LibraryError> {
        let CrossRequest { search, rows, columns } = request;
        let open = request.open();
        let base = self.survey_base(&self.evaluator(), &open)?;
        let tier = search.filters.tier;
        let all = self.facets(tier).apply(&base, &open.filters, self.rows.len()).found;
        // A theme beside a theme is asked for by the query, which knows no tier, and all are shown.
        let (beside, column_tier) = if request.is_twice() { (&open, None) } else { (search, tier) };
        let of_rows = self.counted(*rows, search, tier, &all);
        let of_columns = self.counted(*columns, beside, column_tier, &all);
        let both = |row: &Bits, column: &Bits| {
            let mut both = row.clone();
            both.intersect(column);
            both.len()
        };
        let row = |row: &Bits| of_columns.iter().map(|(_, column)| both(row, column)).collect();
        let cells = of_rows.iter().map(|(_, held)| row(held)).collect();
        let lines = |lines: Vec<(Line, Bits)>| lines.into_iter().map(|(line, _)| line).collect();
        Ok(Cross {
            total: all.len(),
            cells,
            rows: lines(of_rows),
            columns: lines(of_columns),
            asked: request.clone(),
        })
    }

    /// The reviews that meet the words of a search, before filters of reviews.
    fn survey_base(&self, evaluator: &Evaluator<'_>, search: &Request) -> Result<Bits, LibraryError> {
        let asked = Asked::of(search);
        let passages = evaluator.matches(&asked.node, Over::Passages)?;
        let scope = self.inside(&asked.node, search, &passages);
        self.base(evaluator, &asked.node, scope.as_ref())
    }

    /// The lines of an axis that have reviews among some, each with those.
    fn counted(&self, axis: Axis, search: &Request, tier: Option<Tier>, among: &Bits) -> Vec<(Line, Bits)> {
        let lines = axis.lines(&self.rows, search).into_iter().map(|mut line| {
            let mut held = line.held(axis, &self.rows, tier);
            held.intersect(among);
            line.count = held.len();
            (line, held)
        });
        // A year without reviews keeps its place: a gap in time is told.
        lines.filter(|(line, _)| line.count > 0 || axis == Axis::Year).collect()
    }
}

impl CrossRequest {
    /// The search whose reviews are counted: the years narrow, other choices of an axis only choose its lines.
    fn open(&self) -> Request {
        let without = |request: &Request, axis: Axis| {
            if axis == Axis::Year { request.clone() } else { axis.without(request) }
        };
        Request { page: 1, ..without(&without(&self.search, self.rows), self.columns) }
    }

    /// Whether themes stand beside themes.
    fn is_twice(&self) -> bool {
        self.rows.is_of_themes() && self.columns.is_of_themes()
    }
}

impl Cross {
    /// The search that finds all reviews of the table.
    #[must_use]
    pub fn search(&self) -> Request {
        self.asked.open()
    }

    /// The search that finds the reviews of a row.
    #[must_use]
    pub fn row_search(&self, row: &Line) -> Request {
        row.narrow(self.asked.rows, &self.search())
    }

    /// The search that finds the reviews of a column.
    #[must_use]
    pub fn column_search(&self, column: &Line) -> Request {
        self.with_column(column, &self.search())
    }

    /// The search that finds the reviews of a cell.
    #[must_use]
    pub fn cell_search(&self, row: &Line, column: &Line) -> Request {
        self.with_column(column, &self.row_search(row))
    }

    /// Whether a cell is of a theme beside itself.
    #[must_use]
    pub fn is_same(&self, row: &Line, column: &Line) -> bool {
        self.asked.is_twice() && row.slugs.iter().any(|slug| column.slugs.contains(slug))
    }

    fn with_column(&self, column: &Line, request: &Request) -> Request {
        if self.asked.is_twice() {
            column.beside(request)
        } else {
            column.narrow(self.asked.columns, request)
        }
    }
}
