//! `hindsight search`: the answer to a question.

use std::io::{self, Write};
use std::path::Path;

use hindsight_index::expansion::Expansion;
use hindsight_index::live::Snapshot;
use hindsight_index::search::{Filters, Hit, MAX_PER_PAGE, PassageHit, Request, Results, Sort, Words};
use hindsight_index::taxonomy::{AGENCIES, REVIEW_TYPES, THEMES, Taxonomy};
use hindsight_index::vocabulary::SectionKind;

use super::{print_json, recognised, ways};
use crate::outcome::{Exit, Usage};

/// Stands under the help: what can be typed.
const LANGUAGE: &str = "\
The query language:
  information not shared       most of these words, in any form, the best first
  \"information sharing\"        these words side by side
  police OR probation          one of them; OR, AND, NOT in capitals
  police AND school            both, on whatever pages; +police says it of one
  school NOT police            the first without the second; -police too
  (police OR probation) risk   parentheses group
  \"=risk assessments\"          just this form; =children of one word
  safeguard*  *hood            words that start or end so
  asessment~1                  words at most one letter off; ~2 for two
  risk NEAR/5 assessment       at most five words apart, in any order
  \"risk assessment\"~5          the same
  within:page school police    all on one page; within:section in one section
  section:findings training    the words in such a section
  title:child area:*shire publisher:board
                               words of the title, area, publisher
  theme:info-sharing agency:police type:sar role:report year:2015..2020
                               properties; year:2019, 2015.. and ..2019 too
  SEND                         in capitals the abbreviation, not the word send
  CSC                          also finds what else the field calls it; quotation
                               marks or --plain CSC leave that out";

/// Search the reviews
///
/// Plain words find reviews that have most of them, the best first. Nothing
/// that is typed is an error: the answer says how it was read. Below is what
/// else can be typed.
#[derive(Debug, clap::Args)]
#[command(after_long_help = LANGUAGE)]
pub(crate) struct SearchArgs {
    /// What to look for
    #[arg(value_name = "QUERY", default_value = "", allow_hyphen_values = true)]
    query: String,

    /// How many of the plain words a review must have
    #[arg(long, default_value = "most", value_parser = ["most", "all", "any"])]
    words: String,

    /// Look for these words only as they are typed: no other wording of the field; "all" for none at all
    #[arg(long, value_name = "WORDS")]
    plain: Vec<String>,

    /// Only reviews with one of these themes
    #[arg(long, value_name = "SLUG")]
    theme: Vec<String>,

    /// Only reviews in which one of these agencies is involved or addressed
    #[arg(long, value_name = "SLUG")]
    agency: Vec<String>,

    /// Only reviews of one of these types
    #[arg(long = "type", value_name = "SLUG")]
    kind: Vec<String>,

    /// The words must stand in a section of one of these kinds
    #[arg(long, value_name = "KIND")]
    section: Vec<String>,

    /// Published in this year or later
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i16).range(1800..2200))]
    from: Option<i16>,

    /// Published in this year or earlier
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i16).range(1800..2200))]
    to: Option<i16>,

    /// The order
    #[arg(long, default_value = "best", value_parser = ["best", "newest", "oldest"])]
    sort: String,

    /// Say how the score of each review came about
    #[arg(long)]
    explain: bool,

    /// All passages of this review that match, in the order of its pages
    #[arg(long = "in", value_name = "ID")]
    inside: Option<String>,

    /// How many reviews to show
    #[arg(short, value_name = "N", default_value_t = 10, value_parser = per_page)]
    n: usize,

    /// Which page of results to show
    #[arg(long, value_name = "N", default_value_t = 1)]
    page: usize,

    /// Print the answer as JSON
    #[arg(long)]
    json: bool,
}

/// Reads how many reviews to show.
pub(super) fn per_page(text: &str) -> Result<usize, String> {
    let number: usize = text.parse().map_err(|_| "not a number".to_owned())?;
    if (1..=MAX_PER_PAGE).contains(&number) { Ok(number) } else { Err(format!("1 to {MAX_PER_PAGE}")) }
}

pub(crate) fn run(dir: &Path, args: SearchArgs) -> anyhow::Result<Exit> {
    if args.query.starts_with("--") {
        let query = &args.query;
        anyhow::bail!(Usage(format!(
            "there is no option {query}: to search for it, put it in quotation marks"
        )));
    }
    let json = args.json;
    let inside = args.inside.clone();
    let request = request(args)?;
    if let Some(id) = inside {
        return passages(dir, &id, &request, json);
    }
    let results = Snapshot::open(dir)?.search(&request)?;
    if json {
        print_json(&results)?;
    } else {
        print(&results, &request)?;
    }
    Ok(if results.total == 0 { Exit::NothingFound } else { Exit::Done })
}

/// Prints all passages of a review that match.
fn passages(dir: &Path, id: &str, request: &Request, json: bool) -> anyhow::Result<Exit> {
    let Some(passages) = Snapshot::open(dir)?.passages(id, request)? else {
        anyhow::bail!(Usage(format!("there is no review {id}: hindsight search shows the ids")));
    };
    if json {
        print_json(&passages)?;
    } else {
        let mut out = io::stdout().lock();
        match passages.len() {
            1 => writeln!(out, "1 passage matches")?,
            several => writeln!(out, "{several} passages match")?,
        }
        for passage in &passages {
            print_passage(&mut out, passage, passage.has_page())?;
        }
    }
    Ok(if passages.is_empty() { Exit::NothingFound } else { Exit::Done })
}

/// Prints a passage with where it stands.
fn print_passage(out: &mut impl Write, passage: &PassageHit, has_pages: bool) -> io::Result<()> {
    writeln!(out, "   {}", citation(passage, has_pages))?;
    writeln!(out, "     {}", passage.text.replace('\n', " "))
}

/// Prints how a score came about.
fn print_explanation(out: &mut impl Write, hit: &Hit) -> io::Result<()> {
    if hit.explanation.is_empty() {
        return Ok(());
    }
    writeln!(out, "   Score {:.2}, of which:", hit.score)?;
    for part in &hit.explanation {
        writeln!(out, "     {:>6.2}  {}", part.points, part.in_words())?;
    }
    Ok(())
}

/// Kinds of sections by their words; one that is not known is an error.
pub(super) fn sections(words: &[String]) -> Result<Vec<SectionKind>, Usage> {
    let known = words.iter().map(|word| {
        SectionKind::from_word(word).ok_or_else(|| {
            let all: Vec<&str> = SectionKind::ALL.iter().map(|kind| kind.as_str()).collect();
            Usage(format!("there is no section '{word}': choose from {}", all.join(" ")))
        })
    });
    known.collect()
}

/// The search that was asked for; a value that is not known is an error.
fn request(args: SearchArgs) -> anyhow::Result<Request> {
    known_slugs(&args.theme, &args.agency, &args.kind)?;
    let filters = Filters {
        themes: args.theme,
        agencies: args.agency,
        types: args.kind,
        sections: sections(&args.section)?,
        tier: None,
        from: args.from,
        to: args.to,
    };
    Ok(Request {
        query: args.query,
        words: Words::from_word(&args.words).unwrap_or_default(),
        plain: args.plain,
        filters,
        sort: Sort::from_word(&args.sort).unwrap_or_default(),
        explain: args.explain,
        page: args.page,
        per_page: args.n,
    })
}

/// Checks that the slugs of themes, agencies and types are known.
pub(super) fn known_slugs(themes: &[String], agencies: &[String], types: &[String]) -> Result<(), Usage> {
    known(&THEMES, "theme", themes)?;
    known(&AGENCIES, "agency", agencies)?;
    known(&REVIEW_TYPES, "type", types)
}

/// Checks that slugs are known.
fn known(taxonomy: &Taxonomy, what: &str, slugs: &[String]) -> Result<(), Usage> {
    let unknown = slugs.iter().find(|slug| taxonomy.get(slug).is_none());
    unknown.map_or(Ok(()), |slug| {
        let alike = |known: &&str| known.contains(slug.as_str()) || slug.contains(*known);
        let near: Vec<&str> = taxonomy.entries().iter().map(|entry| entry.slug.as_str()).collect();
        let close: Vec<&str> = near.iter().copied().filter(|slug| alike(slug)).collect();
        let offer = if close.is_empty() { near } else { close };
        Err(Usage(format!("there is no {what} '{slug}': choose from {}", offer.join(" "))))
    })
}

/// Prints the answer for people.
fn print(results: &Results, request: &Request) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    let reviews = if results.total == 1 { "review matches" } else { "reviews match" };
    let read =
        if results.understood.is_empty() { String::new() } else { format!(": {}", results.understood) };
    writeln!(out, "{} {reviews}{read}", results.total)?;
    print_expansions(&mut out, &results.expansions)?;
    if results.all_words < results.total {
        writeln!(out, "{} of them have all the words (--words all)", results.all_words)?;
    }
    if results.unreadable.pages > 0 {
        let u = results.unreadable;
        writeln!(out, "{} of them have pages that could not be read ({} pages)", u.reviews, u.pages)?;
    }
    ways::print(&mut out, results)?;
    for (at, hit) in results.hits.iter().enumerate() {
        print_hit(&mut out, (results.page - 1) * results.per_page + at + 1, hit)?;
    }
    let shown = results.page * results.per_page;
    if shown < results.total && !results.hits.is_empty() {
        writeln!(out, "\n{} more: --page {}", results.total - shown, request.page.max(1) + 1)?;
    }
    Ok(())
}

/// How many of the other wordings are printed.
const EXPANSIONS: usize = 6;

/// Prints what was looked for beside the words, and how to leave it out.
pub(super) fn print_expansions(out: &mut impl Write, expansions: &[Expansion]) -> anyhow::Result<()> {
    for expansion in expansions.iter().take(EXPANSIONS) {
        let wordings: Vec<&str> = expansion.also.iter().map(|wording| wording.text.as_str()).collect();
        let asked = if expansion.asked.is_empty() { "related words" } else { &expansion.asked };
        let (switch, wordings) = (&expansion.switch, wordings.join(", "));
        match expansion.on {
            true => writeln!(out, "also for {asked}: {wordings} (leave out: --plain \"{switch}\")")?,
            false => writeln!(out, "left out for {asked}: {wordings}")?,
        }
    }
    if expansions.len() > EXPANSIONS {
        let more = expansions.len() - EXPANSIONS;
        writeln!(out, "and {more} more other wordings (--json lists all; --plain all leaves all out)")?;
    }
    Ok(())
}

/// Prints one review of the answer.
pub(super) fn print_hit(out: &mut impl Write, place: usize, hit: &Hit) -> anyhow::Result<()> {
    let facts = [
        hit.review_type.as_deref().map(|slug| REVIEW_TYPES.name(slug).to_owned()),
        hit.area.clone(),
        hit.year.map(|year| year.to_string()),
        hit.summary_only.then(|| "summary only".to_owned()),
        Some(hit.id.clone()),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    writeln!(out, "\n{place}. {}", hit.title.as_deref().unwrap_or(&hit.file))?;
    writeln!(out, "   {}", facts.join(" · "))?;
    for passage in &hit.passages {
        print_passage(out, passage, hit.has_pages)?;
    }
    print_explanation(out, hit)?;
    if hit.passages_total > hit.passages.len() {
        writeln!(out, "   {} passages in all (--in {})", hit.passages_total, hit.id)?;
    }
    Ok(())
}

/// Where a passage stands, as it is cited, and whether it was read from a picture.
fn citation(passage: &PassageHit, has_pages: bool) -> String {
    let section = if passage.heading.is_empty() { passage.section.name() } else { &passage.heading };
    let origin = recognised(passage.origin, passage.confidence).map_or(String::new(), |o| format!(" · {o}"));
    let theme = passage
        .theme
        .as_deref()
        .map_or(String::new(), |slug| format!(" · for the theme {}", THEMES.name(slug)));
    if has_pages {
        format!("{} · {section}{origin}{theme}", passage.cited())
    } else {
        format!("{section}{theme}")
    }
}
