//! What a table of the collection is asked to show, and its address.

use hindsight_index::search::{Axis, CrossRequest, Filters, Request, head_slug};
use hindsight_index::taxonomy::THEMES;

use crate::error::WebError;
use crate::link;
use crate::request::{self, Pair};

/// What a table is asked to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct View {
    /// `trends` or `heatmap`.
    pub(super) page: &'static str,
    /// Words and filters.
    pub(super) search: Request,
    /// What the rows are: themes, agencies or types.
    pub(super) rows: Axis,
    /// What the columns are.
    pub(super) columns: Axis,
    /// The head of which the themes are the rows; without one, the heads themselves are.
    pub(super) head: Option<String>,
    /// Whether all columns are shown.
    pub(super) wide: bool,
}

impl View {
    /// Reads what trends are asked for.
    pub(crate) fn trends(pairs: &[Pair]) -> Result<Self, WebError> {
        let rows = axis(pairs, "of", &[Axis::Theme, Axis::Agency, Axis::Type]);
        Self::read("trends", pairs, rows, Axis::Year)
    }

    /// Reads what a heat map is asked for.
    pub(crate) fn heatmap(pairs: &[Pair]) -> Result<Self, WebError> {
        let rows = axis(pairs, "rows", &[Axis::Theme, Axis::Type]);
        let columns = axis(pairs, "cols", &[Axis::Agency, Axis::Theme, Axis::Type]);
        let columns = if rows == columns && rows == Axis::Type { Axis::Agency } else { columns };
        Self::read("heatmap", pairs, rows, columns)
    }

    fn read(page: &'static str, pairs: &[Pair], rows: Axis, columns: Axis) -> Result<Self, WebError> {
        let mut search = request::for_page(pairs)?;
        // What plays no part in counts.
        search = Request { page: 1, explain: false, sort: Default::default(), ..search };
        search.per_page = request::USUAL_PER_PAGE;
        let known = |head: &str| THEMES.entries().iter().any(|entry| head_slug(&entry.head) == head);
        let head = request::last(pairs, "head").filter(|head| known(head)).map(str::to_owned);
        let wide = request::last(pairs, "wide") == Some("1");
        Ok(Self { page, search, rows, columns, head: head.filter(|_| rows == Axis::Theme), wide })
    }

    /// What is counted.
    pub(crate) fn request(&self) -> CrossRequest {
        let mut search = self.search.clone();
        let rows = match &self.head {
            Some(head) => {
                search.filters.themes = themes_of(head);
                Axis::Theme
            }
            None if self.rows == Axis::Theme && search.filters.themes.is_empty() => Axis::Head,
            None => self.rows,
        };
        // Themes beside themes: all the themes would be too many columns.
        let columns = if self.columns == Axis::Theme { Axis::Head } else { self.columns };
        CrossRequest { search, rows, columns }
    }

    /// The address of this view.
    pub(super) fn address(&self) -> String {
        let rows = if self.page == "trends" { "of" } else { "rows" };
        let rows = Some((rows, self.rows.as_str())).filter(|_| self.rows != Axis::Theme);
        let columns = Some(("cols", self.columns.as_str()));
        let columns = columns.filter(|_| self.page == "heatmap" && self.columns != Axis::Agency);
        let head = self.head.as_deref().map(|head| ("head", head));
        let wide = self.wide.then_some(("wide", "1"));
        let own: Vec<(&str, &str)> = [rows, columns, head, wide].into_iter().flatten().collect();
        link::survey(self.page, &self.search, &own)
    }

    /// The address of the same view with something changed.
    pub(super) fn with(&self, change: impl FnOnce(&mut Self)) -> String {
        let mut view = self.clone();
        change(&mut view);
        view.address()
    }

    /// The name of the head that was chosen.
    pub(super) fn head_name(&self) -> Option<&'static str> {
        let head = self.head.as_deref()?;
        let heads = THEMES.entries().iter().map(|entry| entry.head.as_str());
        heads.into_iter().find(|name| head_slug(name) == head)
    }

    /// The search without filters.
    pub(super) fn bare(&self) -> Self {
        Self { search: Request { filters: Filters::default(), ..self.search.clone() }, ..self.clone() }
    }
}

/// The themes of a head.
fn themes_of(head: &str) -> Vec<String> {
    let own = THEMES.entries().iter().filter(|entry| head_slug(&entry.head) == head);
    own.map(|entry| entry.slug.clone()).collect()
}

/// One of several axes; the first, if none is named.
fn axis(pairs: &[Pair], name: &str, choices: &[Axis]) -> Axis {
    let asked = request::last(pairs, name).and_then(Axis::from_word);
    asked.filter(|axis| choices.contains(axis)).or(choices.first().copied()).unwrap_or(Axis::Theme)
}
