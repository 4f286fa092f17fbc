//! What a search asks for and the library does not hold at all, whatever else is asked.

use serde::Serialize;

use super::evaluate::{Evaluator, has};
use super::request::Request;
use super::snapshot::Snapshot;
use super::universe::Over;
use crate::error::LibraryError;
use crate::expansion::Expansion;
use crate::query::{Field, Line, Node, Place, Years, parse};
use crate::taxonomy::{AGENCIES, REVIEW_TYPES, THEMES};

/// What no review of the library is, has or says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Lack {
    /// No review is of this type.
    Type {
        /// Its name.
        name: String,
    },
    /// No review has this theme.
    Theme {
        /// Its name.
        name: String,
    },
    /// In no review this agency is involved or addressed.
    Agency {
        /// Its name.
        name: String,
    },
    /// No document is of this kind.
    Role {
        /// Its word.
        name: String,
    },
    /// No review is of an area of this name.
    Area {
        /// As it was typed.
        name: String,
    },
    /// No review was published before this year.
    Before {
        /// The first year of publication.
        year: i16,
    },
    /// No review was published after this year.
    After {
        /// The last year of publication.
        year: i16,
    },
    /// No review was published in these years, though some before and some after.
    Years {
        /// The years.
        years: String,
    },
    /// No review has this word in any form.
    Word {
        /// As it was typed.
        name: String,
    },
}

impl Snapshot {
    /// What a search asks for and no review has; `told` is what was looked for beside its words.
    pub(super) fn lacks(
        &self,
        evaluator: &Evaluator<'_>,
        request: &Request,
        told: &[Expansion],
    ) -> Result<Vec<Lack>, LibraryError> {
        if self.rows.is_empty() {
            return Ok(Vec::new());
        }
        let mut fields = Vec::new();
        let mut areas = Vec::new();
        conditions(&parse(&request.query), &mut fields, &mut areas);
        let filters = &request.filters;
        fields.extend(filters.themes.iter().cloned().map(Field::Theme));
        fields.extend(filters.agencies.iter().cloned().map(Field::Agency));
        fields.extend(filters.types.iter().cloned().map(Field::Type));
        if filters.from.is_some() || filters.to.is_some() {
            fields.push(Field::Year(Years::between(filters.from, filters.to)));
        }
        let none_has = |field: &Field| !self.rows.iter().any(|row| has(row, field));
        let mut lacks: Vec<Lack> =
            fields.iter().filter(|field| none_has(field)).filter_map(|field| self.lack(field)).collect();
        for area in areas {
            if evaluator.matches(&area, Over::Reviews)?.is_empty() {
                let name = area.to_string();
                let name = name.strip_prefix("area:").unwrap_or(&name).trim_matches('"').to_owned();
                lacks.push(Lack::Area { name });
            }
        }
        for word in Line::new(&request.query).words() {
            let other = told.iter().any(|told| told.on && told.asked.eq_ignore_ascii_case(&word.plain));
            if !other && self.lexicon.reviews_of_family(&word.plain)? == 0 {
                lacks.push(Lack::Word { name: request.query[word.range].to_owned() });
            }
        }
        lacks.dedup();
        Ok(lacks)
    }

    /// How it is told that no review has a property.
    fn lack(&self, field: &Field) -> Option<Lack> {
        Some(match field {
            Field::Theme(slug) => Lack::Theme { name: THEMES.name(slug).to_owned() },
            Field::Agency(slug) => Lack::Agency { name: AGENCIES.name(slug).to_owned() },
            Field::Type(slug) => Lack::Type { name: REVIEW_TYPES.name(slug).to_owned() },
            Field::Role(role) => Lack::Role { name: role.to_string() },
            Field::Year(years) => self.no_year(*years),
            Field::Section(_) => return None,
        })
    }

    /// How it is told that no review was published in these years.
    fn no_year(&self, years: Years) -> Lack {
        let totals = self.totals();
        match (totals.first_year, totals.last_year) {
            (Some(year), _) if years.to.is_some_and(|to| to < year) => Lack::Before { year },
            (_, Some(year)) if years.from.is_some_and(|from| from > year) => Lack::After { year },
            _ => Lack::Years { years: years.to_string() },
        }
    }
}

/// The properties and the areas for which a query asks.
fn conditions(node: &Node, fields: &mut Vec<Field>, areas: &mut Vec<Node>) {
    match node {
        Node::Field(field) => fields.push(field.clone()),
        Node::Term(term) if term.place == Place::Area => areas.push(node.clone()),
        Node::All(nodes) | Node::Any(nodes) => {
            nodes.iter().for_each(|node| conditions(node, fields, areas));
        }
        Node::Within(_, node) => conditions(node, fields, areas),
        _ => {}
    }
}
