//! All recommendations of one state of a library, read when they are first asked for.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::Held;
use super::store::Store;
use crate::catalogue::Asked;
use crate::error::LibraryError;
use crate::facet::FacetTable;
use crate::search::snapshot::Snapshot;
use crate::vocabulary::{RecommendationKind, Tier};

/// The recommendations of a library.
#[derive(Debug)]
pub(in crate::search) struct Holdings {
    pub(super) store: Store,
    /// Whom each asks, and whether that is only to whom its document is sent.
    pub(super) agencies: Vec<(Vec<String>, bool)>,
    /// The values of each by which it is filtered, for no tier, central and mentioned themes.
    facets: [OnceLock<FacetTable>; 3],
    pub(super) held: Held,
}

impl Snapshot {
    /// All recommendations.
    pub(super) fn holdings(&self) -> Result<&Holdings, LibraryError> {
        if let Some(known) = self.asks.get() {
            return Ok(known);
        }
        let (asked, sent) =
            self.with_catalogue(|catalogue| Ok((catalogue.asked()?, catalogue.sent_to()?)))?;
        let holdings = self.read_asked(asked, &sent);
        Ok(self.asks.get_or_init(|| holdings))
    }

    fn read_asked(&self, asked: Vec<Asked>, sent: &HashMap<i64, Vec<String>>) -> Holdings {
        let rows = self.rows.iter().zip(0_u32..).map(|(row, at)| (row.number, at));
        let row_of: HashMap<i64, u32> = rows.collect();
        let known: Vec<(u32, &Asked)> =
            asked.iter().filter_map(|one| Some((*row_of.get(&one.review)?, one))).collect();
        let agencies = known.iter().map(|(_, one)| whom(one, sent.get(&one.review))).collect();
        let concerns = known.iter().filter(|(_, one)| one.kind == RecommendationKind::Concern).count();
        let mut reviews: Vec<u32> = known.iter().map(|(row, _)| *row).collect();
        reviews.dedup();
        Holdings {
            held: Held { recommendations: known.len() - concerns, concerns, reviews: reviews.len() },
            store: Store::new(known.into_iter()),
            agencies,
            facets: Default::default(),
        }
    }

    /// The values of all recommendations by which they are filtered and counted.
    pub(super) fn facets_of_asks<'a>(&self, holdings: &'a Holdings, tier: Option<Tier>) -> &'a FacetTable {
        let place = match tier {
            None => 0,
            Some(Tier::Central) => 1,
            Some(Tier::Mentioned) => 2,
        };
        holdings.facets[place].get_or_init(|| {
            let rows = holdings.store.asks.iter().map(|ask| ask.row as usize);
            self.facets(tier).of_parts(rows, holdings.agencies.iter().map(|(slugs, _)| slugs.as_slice()))
        })
    }
}

/// Whom a recommendation asks; a concern that names nobody, those to whom the document is sent.
fn whom(one: &Asked, sent: Option<&Vec<String>>) -> (Vec<String>, bool) {
    match sent {
        Some(sent) if one.agencies.is_empty() && one.kind == RecommendationKind::Concern => {
            (sent.clone(), true)
        }
        _ => (one.agencies.clone(), false),
    }
}
