//! Prints the figures of search for people.

use std::io::{self, Write};

use hindsight_evaluate::search::{Cited, Compared, Evaluation, Group, Mean, Measure, Scored};

/// Prints all figures.
pub(super) fn print(evaluation: &Evaluation, mistakes: bool) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let Evaluation { corpus, reviews, pages, words, .. } = evaluation;
    writeln!(out, "hindsight {}, corpus {corpus}", env!("CARGO_PKG_VERSION"))?;
    writeln!(out, "{reviews} reviews, {pages} pages; {words} words")?;
    for group in &evaluation.groups {
        table(&mut out, group)?;
    }
    for (peer, why) in &evaluation.left_out {
        writeln!(out, "left out {peer}: {why}")?;
    }
    writeln!(
        out,
        "{} reviews of gold are in the library, {} are not",
        evaluation.held,
        evaluation.missing.len()
    )?;
    if mistakes {
        evaluation.missing.iter().try_for_each(|name| writeln!(out, "not in the library: {name}"))?;
        evaluation.questions.iter().try_for_each(|question| one(&mut out, question))?;
    }
    Ok(())
}

/// Prints the figures of one group of questions.
fn table(out: &mut impl Write, group: &Group) -> io::Result<()> {
    let (name, questions, time) = (&group.name, group.questions, group.time);
    writeln!(
        out,
        "\n{name}: {questions} questions, {:.1} ms each, 95 % within {:.1} ms",
        time.mean, time.p95
    )?;
    for (measure, ours) in &group.ours {
        writeln!(out, "{:<16} {:<26} {}", measure.name(), "hindsight", shown(ours))?;
        for (peer, compared) in &group.peers {
            if let Some(compared) = compared.get(measure) {
                row(out, *measure, peer, compared)?;
            }
        }
    }
    Ok(())
}

/// Prints a peer beside us.
fn row(out: &mut impl Write, measure: Measure, peer: &str, compared: &Compared) -> io::Result<()> {
    let Compared { theirs, difference, won, lost, tied } = compared;
    let interval =
        difference.interval.map_or(String::new(), |one| format!(" [{:+.3}, {:+.3}]", one.low, one.high));
    writeln!(
        out,
        "{:<16} {peer:<26} {}  ours {:+.3}{interval}, {won} won, {lost} lost, {tied} tied",
        measure.name(),
        shown(theirs),
        difference.mean
    )
}

/// A mean with its interval.
fn shown(mean: &Mean) -> String {
    format!("{:.3}{}", mean.mean, mean.interval.map_or(String::new(), |interval| format!(" {interval}")))
}

/// Prints one question with its scores, and what was missed.
fn one(out: &mut impl Write, question: &Scored) -> io::Result<()> {
    let scores: Vec<String> =
        question.ours.iter().map(|(measure, score)| format!("{} {score:.3}", measure.name())).collect();
    writeln!(out, "{} {}: {}: {}", question.group, question.id, scores.join(", "), question.query)?;
    question.missed.iter().try_for_each(|url| writeln!(out, "    not in the first 100: {url}"))?;
    if let Some(wanted) = &question.wanted {
        let [overall, own] =
            question.given.each_ref().map(|places| places.iter().map(cited).collect::<Vec<_>>());
        writeln!(out, "    wanted {}", cited(wanted))?;
        writeln!(out, "    given {} | of its own review {}", overall.join("; "), own.join("; "))?;
    }
    Ok(())
}

/// A file and pages.
fn cited(place: &Cited) -> String {
    let pages: Vec<String> = place.pages.iter().map(u32::to_string).collect();
    format!("{} p. {}", place.file, pages.join(", "))
}
