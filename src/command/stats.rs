//! `hindsight stats`: what the library holds.

use std::io::{self, Write};
use std::path::Path;

use hindsight_index::live::Snapshot;
use hindsight_index::search::{FacetValue, Request};

use super::print_json;
use crate::outcome::Exit;

/// Count what the library holds
#[derive(Debug, clap::Args)]
pub(crate) struct StatsArgs {
    /// Print as JSON
    #[arg(long)]
    json: bool,
}

/// How many values of a facet are printed for people.
const SHOWN: usize = 15;

pub(crate) fn run(dir: &Path, args: &StatsArgs) -> anyhow::Result<Exit> {
    let snapshot = Snapshot::open(dir)?;
    let totals = snapshot.totals();
    let facets = snapshot.search(&Request::default())?.facets;
    if args.json {
        print_json(&serde_json::json!({ "totals": totals, "facets": facets }))?;
        return Ok(Exit::Done);
    }
    let mut out = io::stdout().lock();
    writeln!(out, "{} reviews, {} pages", totals.reviews, totals.pages)?;
    if let (Some(first), Some(last)) = (totals.first_year, totals.last_year) {
        writeln!(out, "published {first} to {last}")?;
    }
    if totals.unreadable_pages > 0 {
        writeln!(out, "{} pages could not be read", totals.unreadable_pages)?;
    }
    for (name, values) in [
        ("Types", facets.kind),
        ("Years", facets.year),
        ("Themes", facets.theme),
        ("Agencies", facets.agency),
    ] {
        print_facet(&mut out, name, &values)?;
    }
    Ok(Exit::Done)
}

/// Prints the values of a facet.
fn print_facet(out: &mut impl Write, name: &str, values: &[FacetValue]) -> anyhow::Result<()> {
    writeln!(out, "\n{name}")?;
    for value in values.iter().take(SHOWN) {
        writeln!(out, "  {:>6}  {}", value.count, value.name)?;
    }
    if values.len() > SHOWN {
        writeln!(out, "          and {} more (--json lists all)", values.len() - SHOWN)?;
    }
    Ok(())
}
