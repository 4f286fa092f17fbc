//! `hindsight correct`: puts right what was found of a review, and tells what was put right.

mod report;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use hindsight_index::correction::{Correction, Edit, Order, Partly, Signed};
use hindsight_index::library::Library;
use hindsight_index::live::Snapshot;
use hindsight_index::vocabulary::CorrectionAction;
use hindsight_ingest::corrections::read_corrections;
use serde_json::json;

use report::{Report, Written};

use super::print_json;
use crate::outcome::{Exit, Usage};

/// Put right what was found of a review, or list what was put right
///
/// A correction wins over what a manifest states and over what is found, now
/// and when the file is read again or replaced; it is kept with who, when and
/// why. With an ID alone, lists what was done to a review.
///
/// Fields: title, review_type, document_role, publisher, area, reference,
/// published, completed, incident_year, language; those with several values,
/// apart by ';': authors, categories, addressees, theme (SLUG or SLUG:central,
/// SLUG:mentioned) and agency (SLUG or SLUG:involved, SLUG:addressed,
/// SLUG:mentioned). In one call, undo comes first, then clear, set, drop and add.
#[derive(Debug, clap::Args)]
pub(crate) struct CorrectArgs {
    /// Id of a review, as search gives it
    #[arg(required_unless_present = "from", conflicts_with = "from")]
    id: Option<String>,

    /// Put a value in the place of all that the field has
    #[arg(long, value_name = "FIELD=VALUE")]
    set: Vec<String>,

    /// Add a value to a field that has several
    #[arg(long, value_name = "FIELD=VALUE")]
    add: Vec<String>,

    /// Take a value away from a field that has several
    #[arg(long, value_name = "FIELD=VALUE")]
    drop: Vec<String>,

    /// Say that nothing is known of a field
    #[arg(long, value_name = "FIELD")]
    clear: Vec<String>,

    /// Go back to what is found, for a field or one of its values
    #[arg(long, value_name = "FIELD[=VALUE]")]
    undo: Vec<String>,

    /// Make the corrections of a CSV file with the columns id, action (set,
    /// add, drop, clear or undo), field, value, why, by
    #[arg(long, value_name = "FILE.csv", conflicts_with_all = ["set", "add", "drop", "clear", "undo"])]
    from: Option<PathBuf>,

    /// Why, for the record
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,

    /// Who corrects, for the record and the web page of the review; the name
    /// under which you are logged in if left out
    #[arg(long, value_name = "NAME", env = "HINDSIGHT_BY")]
    by: Option<String>,

    /// If some corrections cannot be made, make the others
    #[arg(long)]
    partial: bool,

    /// Say what would be done, and change nothing
    #[arg(long)]
    dry_run: bool,

    /// Print as JSON: a line for each correction, then a summary
    #[arg(long)]
    json: bool,
}

/// A correction that was asked for, or what is wrong with it, and the place where it was.
struct Asked {
    place: String,
    order: Result<Order, String>,
}

pub(crate) fn run(dir: &Path, args: &CorrectArgs) -> anyhow::Result<Exit> {
    let asked = match (&args.from, &args.id) {
        (Some(file), _) => from_file(file, args)?,
        (None, Some(id)) => from_arguments(id, args)?,
        (None, None) => Vec::new(),
    };
    match (asked.is_empty(), &args.id) {
        (true, Some(id)) => list(dir, id, args.json),
        _ => correct(dir, asked, args),
    }
}

/// What the arguments ask for.
fn from_arguments(id: &str, args: &CorrectArgs) -> anyhow::Result<Vec<Asked>> {
    let signed = signed(args).map_err(Usage)?;
    let lists = [
        ("undo", &args.undo),
        ("clear", &args.clear),
        ("set", &args.set),
        ("drop", &args.drop),
        ("add", &args.add),
    ];
    let mut asked = Vec::new();
    for (action, text) in
        lists.iter().flat_map(|(action, texts)| texts.iter().map(move |text| (action, text)))
    {
        let (field, value) = text.split_once('=').unwrap_or((text, ""));
        let edits = Edit::read(action, field, value);
        let order = |edit| Ok(Order { id: id.to_owned(), edit, signed: signed.clone() });
        let orders =
            edits.map_or_else(|problem| vec![Err(problem)], |edits| edits.into_iter().map(order).collect());
        asked.extend(orders.into_iter().map(|order| Asked { place: format!("--{action} {text}"), order }));
    }
    Ok(asked)
}

/// What the rows of a file ask for; who and why hold for rows that say neither.
fn from_file(file: &Path, args: &CorrectArgs) -> anyhow::Result<Vec<Asked>> {
    let signed = signed(args).map_err(Usage)?;
    let rows = read_corrections(file).map_err(|error| Usage(error.to_string()))?;
    let mut asked = Vec::new();
    for row in rows {
        let place = format!("line {}", row.line);
        let order = |mut order: Order| {
            order.signed = order.signed.or(&signed);
            Ok(order)
        };
        let orders = row
            .orders
            .map_or_else(|problem| vec![Err(problem)], |orders| orders.into_iter().map(order).collect());
        asked.extend(orders.into_iter().map(|order| Asked { place: place.clone(), order }));
    }
    Ok(asked)
}

/// Who corrects, and why.
fn signed(args: &CorrectArgs) -> Result<Signed, String> {
    let login = || ["USER", "LOGNAME", "USERNAME"].iter().find_map(|name| std::env::var(name).ok());
    let by = args.by.clone().or_else(login);
    Signed::new(by.as_deref(), args.why.as_deref())
}

/// Makes the corrections, and says what became of each.
///
/// Nothing is written in a dry run, nor if some cannot be read and part of them is not enough.
fn correct(dir: &Path, asked: Vec<Asked>, args: &CorrectArgs) -> anyhow::Result<Exit> {
    let orders: Vec<Order> = asked.iter().filter_map(|asked| asked.order.clone().ok()).collect();
    let readable = orders.len() == asked.len();
    if args.dry_run || !(readable || args.partial) {
        let verdicts = Snapshot::open(dir)?.would_correct(&orders)?;
        let report = Report::new(asked, verdicts, Written::Nothing { dry_run: args.dry_run });
        return report.print(args.json, args.partial);
    }
    let mut library = Library::open(dir)?;
    library.start_run("correct", env!("CARGO_PKG_VERSION"))?;
    let partly = if args.partial { Partly::Allowed } else { Partly::Never };
    let verdicts = library.correct(&orders, partly)?;
    let mut report = Report::new(asked, verdicts, Written::Corrections);
    if report.refused() > 0 && !args.partial {
        report.written = Written::Nothing { dry_run: false };
    }
    library.finish(&report.summary().to_string())?;
    report.print(args.json, args.partial)
}

/// Lists what was done to a review.
fn list(dir: &Path, id: &str, json: bool) -> anyhow::Result<Exit> {
    let snapshot = Snapshot::open(dir)?;
    let history = snapshot.corrections(id)?;
    if history.is_empty() && snapshot.review(id)?.is_none() {
        writeln!(io::stderr(), "there is no review {id}: hindsight search lists ids")?;
        return Ok(Exit::NothingFound);
    }
    if json {
        print_json(&json!({ "id": id, "corrections": history }))?;
        return Ok(Exit::Done);
    }
    let mut out = io::stdout().lock();
    if history.is_empty() {
        writeln!(out, "Nothing was corrected.")?;
    }
    for correction in &history {
        writeln!(out, "{}", told(correction))?;
    }
    Ok(Exit::Done)
}

/// A correction in a line, for people.
pub(super) fn told(correction: &Correction) -> String {
    let Correction { field, action, value, before, found, by, at, why, holds, .. } = correction;
    let value = value.as_ref().map(|value| format!(" {value}")).unwrap_or_default();
    let before = before.as_deref().unwrap_or("nothing");
    let found =
        if *holds { format!(", found: {}", found.as_deref().unwrap_or("nothing")) } else { String::new() };
    let by = by.as_ref().map(|by| format!(" by {by}")).unwrap_or_default();
    let why = why.as_ref().map(|why| format!(": {why}")).unwrap_or_default();
    let no_longer = if *holds || *action == CorrectionAction::Undo { "" } else { " (no longer holds)" };
    format!("{at}{by}: {action} {field}{value}{no_longer}; before: {before}{found}{why}")
}
