//! `hindsight recommendations`: what reviews recommend, and what coroners are concerned about.

use std::io::{self, Write};
use std::path::Path;

use hindsight_index::live::Snapshot;
use hindsight_index::search::{AskHit, AskRequest, Filters, Recommendations, Request, Sort, Words};
use hindsight_index::taxonomy::AGENCIES;
use hindsight_index::vocabulary::RecommendationKind;

use super::print_json;
use super::search::{known_slugs, per_page, print_expansions};
use super::ways::print_meant;
use crate::outcome::Exit;

/// Search what reviews recommend
///
/// Counts recommendations, not reviews. The words must stand in the recommendation itself; the query language is that of
/// search. Without a query all are listed, the newest reviews first.
#[derive(Debug, clap::Args)]
pub(crate) struct RecommendationsArgs {
    /// What to look for
    #[arg(value_name = "QUERY", default_value = "", allow_hyphen_values = true)]
    query: String,

    /// How many of the plain words a recommendation must have
    #[arg(long, default_value = "most", value_parser = ["most", "all", "any"])]
    words: String,

    /// Do not look for other wordings of these words too; "all" for none at all
    #[arg(long, value_name = "WORDS")]
    plain: Vec<String>,

    /// Only those that ask one of these agencies
    #[arg(long, value_name = "SLUG")]
    agency: Vec<String>,

    /// Only those of reviews with one of these themes
    #[arg(long, value_name = "SLUG")]
    theme: Vec<String>,

    /// Only those of reviews of one of these types
    #[arg(long = "type", value_name = "SLUG")]
    review_type: Vec<String>,

    /// Only recommendations, or only the matters of concern of coroners
    #[arg(long, value_parser = ["recommendation", "concern"])]
    kind: Option<String>,

    /// Of reviews published in this year or later
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i16).range(1800..2200))]
    from: Option<i16>,

    /// Of reviews published in this year or earlier
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i16).range(1800..2200))]
    to: Option<i16>,

    /// The order
    #[arg(long, default_value = "best", value_parser = ["best", "newest", "oldest"])]
    sort: String,

    /// How many to show
    #[arg(short, value_name = "N", default_value_t = 10, value_parser = per_page)]
    n: usize,

    /// Which page of results to show
    #[arg(long, value_name = "N", default_value_t = 1)]
    page: usize,

    /// Print the answer as JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(dir: &Path, args: RecommendationsArgs) -> anyhow::Result<Exit> {
    known_slugs(&args.theme, &args.agency, &args.review_type)?;
    let json = args.json;
    let found = Snapshot::open(dir)?.recommendations(&request(args))?;
    if json {
        print_json(&found)?;
    } else {
        print(&found)?;
    }
    Ok(if found.total == 0 { Exit::NothingFound } else { Exit::Done })
}

/// The search that was asked for.
fn request(args: RecommendationsArgs) -> AskRequest {
    let filters = Filters {
        themes: args.theme,
        agencies: args.agency,
        types: args.review_type,
        from: args.from,
        to: args.to,
        ..Filters::default()
    };
    let search = Request {
        query: args.query,
        words: Words::from_word(&args.words).unwrap_or_default(),
        plain: args.plain,
        filters,
        sort: Sort::from_word(&args.sort).unwrap_or_default(),
        page: args.page,
        per_page: args.n,
        ..Request::default()
    };
    AskRequest { search, kind: args.kind.as_deref().and_then(RecommendationKind::from_word) }
}

/// Prints the answer for people.
fn print(found: &Recommendations) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    let read = if found.understood.is_empty() { String::new() } else { format!(": {}", found.understood) };
    let verb = if found.total == 1 { "recommendation matches" } else { "recommendations match" };
    writeln!(out, "{} {verb}, in {} of the reviews{read}", found.total, found.reviews)?;
    if found.all_words < found.total {
        writeln!(out, "{} of them have all the words (--words all)", found.all_words)?;
    }
    print_meant(&mut out, &found.suggestions)?;
    print_expansions(&mut out, &found.expansions)?;
    for (at, hit) in found.recommendations.iter().enumerate() {
        print_hit(&mut out, (found.page - 1) * found.per_page + at + 1, hit)?;
    }
    let shown = found.page * found.per_page;
    if shown < found.total && !found.recommendations.is_empty() {
        writeln!(out, "\n{} more: --page {}", found.total - shown, found.page + 1)?;
    }
    Ok(())
}

/// Prints one recommendation: its words, where it stands, whom it asks.
fn print_hit(out: &mut impl Write, place: usize, hit: &AskHit) -> io::Result<()> {
    let number = hit.number.as_ref().map_or(String::new(), |number| format!("{number} "));
    writeln!(out, "\n{place}. {number}{}", hit.text.replace('\n', " "))?;
    for item in &hit.items {
        writeln!(out, "   - {}", item.text.replace('\n', " "))?;
    }
    let page = hit.has_pages.then(|| format!("p. {}", hit.page));
    let concern = (hit.kind == RecommendationKind::Concern).then(|| "matter of concern".to_owned());
    let title = hit.title.clone().unwrap_or_else(|| hit.file.clone());
    let year = hit.year.map(|year| year.to_string());
    let facts = [page, concern, Some(title), year, Some(hit.id.clone())];
    writeln!(out, "   {}", facts.into_iter().flatten().collect::<Vec<String>>().join(" · "))?;
    if !hit.agencies.is_empty() {
        let names: Vec<&str> = hit.agencies.iter().map(|slug| AGENCIES.name(slug)).collect();
        writeln!(out, "   {}: {}", if hit.sent_to { "sent to" } else { "asks" }, names.join(", "))?;
    }
    if let Some(deadline) = &hit.deadline {
        writeln!(out, "   when: {deadline}")?;
    }
    let own = hit.answer.iter().chain(hit.answers.iter().map(|one| &one.answer));
    own.map(|answer| answer.status.name())
        .try_for_each(|status| writeln!(out, "   {}", status.to_lowercase()))
}
