//! `hindsight similar`: cases that resemble an account or another review, with the reasons.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use hindsight_index::live::Snapshot;
use hindsight_index::search::{FEWEST_WORDS, Filters, Hit, Request, Results};

use super::print_json;
use super::search::{known_slugs, print_hit, sections};
use crate::outcome::{Exit, Usage};

/// The longest account that is read, in bytes; only its first 2,000 words count.
const MAX_BYTES: u64 = 1 << 20;

/// Find cases that resemble an account, or another review
///
/// Paste a few sentences about a case: what happened, who was involved, what was missed. Names are
/// ignored, and nothing of the text is kept. Each review that is found says why it is similar.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("of").required(true).args(["id", "text"]))]
pub(crate) struct SimilarArgs {
    /// The review whose like is looked for
    #[arg(value_name = "ID")]
    id: Option<String>,

    /// A file with an account of the case; - reads standard input
    #[arg(long, value_name = "FILE")]
    text: Option<PathBuf>,

    /// Only reviews with one of these themes
    #[arg(long, value_name = "SLUG")]
    theme: Vec<String>,

    /// Only reviews in which one of these agencies is involved or addressed
    #[arg(long, value_name = "SLUG")]
    agency: Vec<String>,

    /// Only reviews of one of these types
    #[arg(long = "type", value_name = "SLUG")]
    kind: Vec<String>,

    /// The shared words must stand in a section of one of these kinds
    #[arg(long, value_name = "KIND")]
    section: Vec<String>,

    /// Published in this year or later
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i16).range(1800..2200))]
    from: Option<i16>,

    /// Published in this year or earlier
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i16).range(1800..2200))]
    to: Option<i16>,

    /// How many reviews to show
    #[arg(short, value_name = "N", default_value_t = 10, value_parser = super::search::per_page)]
    n: usize,

    /// Which page of results to show
    #[arg(long, value_name = "N", default_value_t = 1)]
    page: usize,

    /// Print the answer as JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(dir: &Path, args: SimilarArgs) -> anyhow::Result<Exit> {
    known_slugs(&args.theme, &args.agency, &args.kind)?;
    let text = args.text.as_deref().map(read).transpose()?;
    let snapshot = Snapshot::open(dir)?;
    let json = args.json;
    let filters = Filters {
        themes: args.theme,
        agencies: args.agency,
        types: args.kind,
        sections: sections(&args.section)?,
        from: args.from,
        to: args.to,
        ..Filters::default()
    };
    let request = Request { filters, page: args.page, per_page: args.n, ..Request::default() };
    let results = match (&text, &args.id) {
        (Some(text), _) => snapshot.similar_to_text(text, &request)?.ok_or_else(too_short)?,
        (None, Some(id)) => snapshot.similar_to_review(id, &request)?.ok_or_else(|| no_review(id))?,
        (None, None) => anyhow::bail!(Usage("name a review, or give an account with --text".to_owned())),
    };
    if json {
        print_json(&results)?;
    } else {
        print(&results)?;
    }
    Ok(if results.total == 0 { Exit::NothingFound } else { Exit::Done })
}

/// Reads an account from a file or from standard input.
fn read(path: &Path) -> anyhow::Result<String> {
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        io::stdin().lock().take(MAX_BYTES).read_to_end(&mut bytes)?;
    } else {
        let file = fs::File::open(path);
        let file = file.map_err(|error| Usage(format!("{} cannot be read: {error}", path.display())))?;
        file.take(MAX_BYTES).read_to_end(&mut bytes)?;
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn too_short() -> Usage {
    Usage(format!(
        "too little to compare: at least {FEWEST_WORDS} words are needed that reviews have. Write a few sentences about \
         what happened, who was involved and what was missed"
    ))
}

fn no_review(id: &str) -> Usage {
    Usage(format!("there is no review {id}: hindsight search shows the ids"))
}

/// Prints the answer for people.
fn print(results: &Results) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{} reviews have something in common with {}", results.total, results.understood)?;
    for (at, hit) in results.hits.iter().enumerate() {
        print_hit(&mut out, at + 1, hit)?;
        print_reasons(&mut out, hit)?;
    }
    Ok(())
}

/// Prints why a review is similar.
fn print_reasons(out: &mut impl Write, hit: &Hit) -> io::Result<()> {
    let reasons = hit.reasons.iter().flatten().map(|reason| {
        let page =
            reason.page.filter(|_| hit.has_pages).map_or(String::new(), |page| format!(" (p. {page})"));
        format!("{}{page}", reason.name)
    });
    let reasons: Vec<String> = reasons.collect();
    if !reasons.is_empty() {
        writeln!(out, "   Similar in: {}", reasons.join(", "))?;
    }
    Ok(())
}
