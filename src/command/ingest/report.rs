//! What is said of each file, and of the run.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use hindsight_index::library::Outcome;
use hindsight_index::review::Review;
use hindsight_index::vocabulary::PageOrigin;
use hindsight_ingest::worker::UNRECOGNISED;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;
use serde_json::{Value, json};

/// What became of the files of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Summary {
    /// Files that were met.
    pub(crate) files: usize,
    pub(crate) added: usize,
    pub(crate) updated: usize,
    pub(crate) unchanged: usize,
    pub(crate) duplicate: usize,
    pub(crate) refused: usize,
    pub(crate) skipped: usize,
    pub(crate) withdrawn: usize,
    /// Pages of the reviews that were added or updated.
    pub(crate) pages: usize,
    /// Those of them that have no text.
    pub(crate) unreadable_pages: usize,
    /// Those of them that were read from their pictures.
    pub(crate) ocr_pages: usize,
    /// Those of them whose pictures could not be read.
    pub(crate) failed_pages: usize,
    /// Warnings that personal data may stand on one of them.
    pub(crate) identity_warnings: usize,
}

/// Says what became of each file: JSON lines, or words for people.
pub(super) struct Report {
    json: bool,
    loud: bool,
    bar: ProgressBar,
    pub(super) summary: Summary,
}

/// The look of the progress bar.
const BAR: &str = "{bar:30} {pos}/{len} files, {eta} to go  {wide_msg}";

impl Report {
    pub(super) fn new(json: bool, loud: bool) -> Self {
        let bar = ProgressBar::new(0);
        if json || !loud || !io::stderr().is_terminal() {
            bar.set_draw_target(ProgressDrawTarget::hidden());
        }
        bar.set_style(ProgressStyle::with_template(BAR).expect("the template above is well formed"));
        Self { json, loud, bar, summary: Summary::default() }
    }

    /// Says how many more files there are.
    pub(super) fn expect(&self, files: usize) {
        self.bar.inc_length(files as u64);
    }

    /// A file that was taken in, or did not need to be.
    pub(super) fn stored(
        &mut self,
        path: &Path,
        sha256: &str,
        id: &str,
        outcome: Outcome,
        review: Option<&Review>,
    ) -> anyhow::Result<()> {
        *self.count(outcome) += 1;
        let warnings = review.map_or(&[][..], |review| &review.warnings);
        let pages = review.map_or(0, |review| review.pages.len());
        let unread = review.map_or(0, |review| review.unreadable().count());
        let ocr = review.map_or(0, |review| with_origin(review, PageOrigin::Ocr));
        if matches!(outcome, Outcome::Added | Outcome::Updated) {
            self.summary.pages += pages;
            self.summary.unreadable_pages += unread;
            self.summary.ocr_pages += ocr;
            self.summary.identity_warnings += warnings.iter().filter(|warning| warning.is_identity()).count();
            self.summary.failed_pages +=
                warnings.iter().filter(|warning| warning.code == UNRECOGNISED).count();
        }
        if !self.json {
            for warning in warnings.iter().filter(|warning| warning.page.is_none()) {
                self.say(&format!("warning {}: {}", path.display(), warning.message))?;
            }
        }
        self.line(
            path,
            &json!({
                "path": path.to_string_lossy(), "id": id, "sha256": sha256, "outcome": outcome,
                "pages": review.map(|_| pages), "ocr_pages": ocr, "warnings": warnings, "error": null,
            }),
        )
    }

    /// A file that could not be taken in.
    pub(super) fn refused(&mut self, path: &Path, sha256: Option<&str>, error: &str) -> anyhow::Result<()> {
        self.summary.refused += 1;
        self.left_out(path, sha256, "refused", error)
    }

    /// A file that is no review.
    pub(super) fn skipped(&mut self, path: &Path, reason: &str) -> anyhow::Result<()> {
        self.summary.skipped += 1;
        self.left_out(path, None, "skipped", reason)
    }

    fn left_out(
        &mut self,
        path: &Path,
        sha256: Option<&str>,
        outcome: &str,
        error: &str,
    ) -> anyhow::Result<()> {
        if !self.json {
            self.say(&format!("{outcome} {}: {error}", path.display()))?;
        }
        self.line(
            path,
            &json!({
                "path": path.to_string_lossy(), "id": null, "sha256": sha256, "outcome": outcome,
                "pages": null, "ocr_pages": 0, "warnings": [], "error": error,
            }),
        )
    }

    /// Something that concerns no single file.
    pub(super) fn warn(&self, warning: &str) -> anyhow::Result<()> {
        self.say(&format!("warning: {warning}"))
    }

    /// The end of the run.
    pub(super) fn finish(&self) -> anyhow::Result<()> {
        self.bar.finish_and_clear();
        if self.json {
            return self.print(&json!({ "summary": self.summary }));
        }
        let s = &self.summary;
        let parts = [
            (s.added, "added"),
            (s.updated, "updated"),
            (s.unchanged, "unchanged"),
            (s.duplicate, "duplicates"),
            (s.withdrawn, "withdrawn"),
            (s.refused, "refused"),
            (s.skipped, "skipped"),
        ];
        let said: Vec<String> =
            parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
        self.say(&format!("{} files: {}; {} pages read", s.files, said.join(", "), s.pages))?;
        if s.ocr_pages > 0 {
            self.say(&format!("{} pages were read from their pictures", s.ocr_pages))?;
        }
        if s.failed_pages > 0 {
            self.say(&format!(
                "{} pages could not be read from their pictures: run again to try them once more",
                s.failed_pages
            ))?;
        }
        if s.identity_warnings > 0 {
            self.say(&format!(
                "{} warnings of personal data, such as an NHS number or a home address: hindsight doctor \
                 --identity lists their pages",
                s.identity_warnings
            ))?;
        }
        if s.unreadable_pages > 0 {
            self.say(&format!("{} pages have no text that can be searched", s.unreadable_pages))?;
        }
        Ok(())
    }

    /// One line of JSON, or a step of the bar.
    fn line(&mut self, path: &Path, value: &Value) -> anyhow::Result<()> {
        self.summary.files += 1;
        self.bar.inc(1);
        self.bar
            .set_message(path.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned()));
        if self.json {
            self.print(value)?;
        }
        Ok(())
    }

    /// A line on stdout. That nobody reads on is no reason to leave files out.
    fn print(&self, value: &Value) -> anyhow::Result<()> {
        match writeln!(io::stdout().lock(), "{value}") {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            written => Ok(written?),
        }
    }

    /// Words for people, past the bar.
    fn say(&self, words: &str) -> anyhow::Result<()> {
        if self.loud {
            self.bar.suspend(|| writeln!(io::stderr(), "{words}"))?;
        }
        Ok(())
    }

    fn count(&mut self, outcome: Outcome) -> &mut usize {
        let s = &mut self.summary;
        match outcome {
            Outcome::Added => &mut s.added,
            Outcome::Updated => &mut s.updated,
            Outcome::Unchanged => &mut s.unchanged,
            Outcome::Duplicate => &mut s.duplicate,
            Outcome::Withdrawn => &mut s.withdrawn,
        }
    }
}

/// How many pages have text of this origin.
fn with_origin(review: &Review, origin: PageOrigin) -> usize {
    review.pages.iter().filter(|page| page.origin == origin).count()
}
