//! Writes the figures as tables in Markdown, for a page that states them.
//!
//! Only labels that were given or are in the gold have a line.

use std::fmt::Write;

use super::{Evaluation, LabelScore, Measure};
use crate::counts::Figure;
use crate::interval::Interval;

/// The figures as Markdown.
#[must_use]
pub fn markdown(evaluation: &Evaluation) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write_all(&mut out, evaluation);
    out
}

/// Writes all tables.
fn write_all(out: &mut String, evaluation: &Evaluation) -> std::fmt::Result {
    let Evaluation { version, reader, corpus, reports, publishers, .. } = evaluation;
    writeln!(
        out,
        "hindsight {version}, reader {reader}, corpus {}: {reports} reports of {publishers} publishers or areas.\n",
        corpus.get(..8).unwrap_or(corpus)
    )?;
    writeln!(
        out,
        "| Measure | right | wrong | missed | precision | recall | F1 |\n|---|---|---|---|---|---|---|"
    )?;
    for Measure { meaning, score, .. } in &evaluation.measures {
        let (counts, cell) = (score.counts, |of: Option<Figure>| of.map_or("–".into(), figure));
        let figures = [cell(score.precision), cell(score.recall), cell(score.f1)].join(" | ");
        writeln!(out, "| {meaning} | {} | {} | {} | {figures} |", counts.hit, counts.extra, counts.missed)?;
    }
    for (title, labels) in [("Theme", &evaluation.themes), ("Agency", &evaluation.agencies)] {
        writeln!(
            out,
            "\n| {title} | n | right | wrong | missed | precision | recall |\n|---|---|---|---|---|---|---|"
        )?;
        for label in labels.iter().filter(|label| label.n + label.counts.extra > 0) {
            write_label(out, label)?;
        }
    }
    Ok(())
}

/// Writes the line of one label.
fn write_label(out: &mut String, label: &LabelScore) -> std::fmt::Result {
    let LabelScore { slug, n, counts, .. } = label;
    let precision = share(label.precision, label.precision_interval);
    let recall = share(label.recall, label.recall_interval);
    writeln!(
        out,
        "| `{slug}` | {n} | {} | {} | {} | {precision} | {recall} |",
        counts.hit, counts.extra, counts.missed
    )
}

/// A figure with its interval.
fn figure(figure: Figure) -> String {
    share(Some(figure.value), figure.interval)
}

/// A share with its interval.
fn share(value: Option<f64>, interval: Option<Interval>) -> String {
    match (value, interval) {
        (Some(value), Some(Interval { low, high })) => format!("{value:.2} ({low:.2}–{high:.2})"),
        (Some(value), None) => format!("{value:.2}"),
        (None, _) => "–".to_owned(),
    }
}
