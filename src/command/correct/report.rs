//! What became of the corrections that were asked for.

use std::io::{self, Write};

use hindsight_index::correction::Verdict;
use serde_json::{Value, json};

use super::super::print_json;
use super::Asked;
use crate::outcome::Exit;

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// What could be corrected.
    Corrections,
    /// Nothing.
    Nothing {
        /// It was only asked what would be done.
        dry_run: bool,
    },
}

/// What became of each, and what was written.
pub(super) struct Report {
    results: Vec<(Asked, Verdict)>,
    pub(super) written: Written,
}

impl Report {
    /// Joins what was asked with the verdicts on those that could be read.
    pub(super) fn new(asked: Vec<Asked>, verdicts: Vec<Verdict>, written: Written) -> Self {
        let mut verdicts = verdicts.into_iter();
        let verdict = |asked: Asked| {
            let verdict = match &asked.order {
                Err(problem) => Verdict::Refused(problem.clone()),
                Ok(_) => verdicts.next().unwrap_or(Verdict::NoReview),
            };
            (asked, verdict)
        };
        Self { results: asked.into_iter().map(verdict).collect(), written }
    }

    /// How many could not be made.
    pub(super) fn refused(&self) -> usize {
        self.count(|verdict| error(verdict).is_some())
    }

    fn count(&self, is: impl Fn(&Verdict) -> bool) -> usize {
        self.results.iter().filter(|(_, verdict)| is(verdict)).count()
    }

    /// The figures, for the log and for programs.
    pub(super) fn summary(&self) -> Value {
        json!({
            "corrected": if self.written == Written::Corrections { self.made() } else { 0 },
            "unchanged": self.count(|verdict| *verdict == Verdict::Holds),
            "refused": self.refused(),
            "written": self.written == Written::Corrections,
        })
    }

    fn made(&self) -> usize {
        self.count(|verdict| matches!(verdict, Verdict::Made { .. }))
    }

    /// Says what became of each, and how it ended.
    pub(super) fn print(&self, json: bool, partial: bool) -> anyhow::Result<Exit> {
        if json {
            self.results.iter().try_for_each(|(asked, verdict)| print_json(&self.line(asked, verdict)))?;
            print_json(&json!({ "summary": self.summary() }))?;
        } else {
            self.say()?;
        }
        let refused = self.refused();
        Ok(match refused {
            0 => Exit::Done,
            _ if partial && refused < self.results.len() => Exit::SomeRefused,
            _ if self.count(|verdict| *verdict == Verdict::NoReview) == refused => Exit::NothingFound,
            _ => Exit::Usage,
        })
    }

    /// Says it to people: mistakes first, since nothing is done until they are mended.
    fn say(&self) -> io::Result<()> {
        let mut out = io::stderr().lock();
        let stopped = self.written == Written::Nothing { dry_run: false };
        for (asked, verdict) in &self.results {
            match (error(verdict), &asked.order) {
                (Some(problem), Ok(order)) => writeln!(out, "{}: {}: {problem}", asked.place, order.id)?,
                (Some(problem), Err(_)) => writeln!(out, "{}: {problem}", asked.place)?,
                (None, Ok(order)) if !stopped => {
                    writeln!(out, "{}: {}: {}", order.id, order.edit.fact(), became(verdict))?;
                }
                (None, _) => {}
            }
        }
        match (self.written, self.refused()) {
            (Written::Nothing { dry_run: true }, _) => {
                writeln!(out, "nothing was changed: this was a dry run")
            }
            (Written::Nothing { dry_run: false }, 0) => Ok(()),
            (Written::Nothing { dry_run: false }, bad) => {
                writeln!(out, "nothing was changed: mend {bad} of {}, or use --partial", self.results.len())
            }
            (Written::Corrections, 0) => writeln!(out, "{} corrected", self.made()),
            (Written::Corrections, bad) => writeln!(out, "{} corrected, {bad} left out", self.made()),
        }
    }

    /// A line for programs.
    fn line(&self, asked: &Asked, verdict: &Verdict) -> Value {
        let order = asked.order.as_ref().ok();
        let (before, after) = match verdict {
            Verdict::Made { before, after } => (before.as_deref(), after.as_deref()),
            _ => (None, None),
        };
        let outcome = match verdict {
            Verdict::Made { .. } if self.written == Written::Corrections => "corrected",
            Verdict::Made { .. } => "checked",
            Verdict::Holds => "unchanged",
            Verdict::NoReview | Verdict::Refused(_) => "refused",
        };
        json!({
            "place": asked.place,
            "id": order.map(|order| &order.id),
            "field": order.map(|order| order.edit.fact()),
            "action": order.map(|order| order.edit.action()),
            "value": order.map(|order| order.edit.value()),
            "outcome": outcome,
            "before": before,
            "after": after,
            "error": error(verdict),
        })
    }
}

/// Why a correction could not be made.
fn error(verdict: &Verdict) -> Option<&str> {
    match verdict {
        Verdict::Made { .. } | Verdict::Holds => None,
        Verdict::NoReview => Some("no such review: hindsight search lists ids"),
        Verdict::Refused(problem) => Some(problem),
    }
}

/// What a correction did.
fn became(verdict: &Verdict) -> String {
    let said =
        |value: &Option<String>| value.as_ref().map_or("nothing".to_owned(), |value| format!("'{value}'"));
    match verdict {
        Verdict::Made { before, after } => format!("{} -> {}", said(before), said(after)),
        _ => "is so already".to_owned(),
    }
}
