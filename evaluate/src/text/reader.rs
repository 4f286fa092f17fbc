//! Programs that read the text of files, each in a process of its own.
//!
//! Processor time is what the system says of the process, to the microsecond. Memory is taken by the program `time`
//! (Debian: `time`): of a process that a large one starts the system says at least the memory of that one. The
//! millisecond that `time` takes itself is counted, for ours and for the others alike.

use std::ffi::OsString;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::{Deserialize, Serialize};
use wait4::{ResourceUsage, Wait4};

/// The text of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leaf {
    /// The body.
    pub text: String,
    /// Running headers, footers and page numbers, where a reader tells them apart.
    pub furniture: String,
}

/// What a reader made of a file.
#[derive(Debug, Clone)]
pub struct Text {
    /// The pages in order.
    pub pages: Vec<Leaf>,
    /// What it took.
    pub cost: Cost,
}

/// What reading a file took.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct Cost {
    /// Time of the processor, in seconds.
    pub cpu_seconds: f64,
    /// The most memory at one time, in MB.
    pub memory_mb: f64,
}

/// Why a reader gave nothing.
#[derive(Debug, thiserror::Error)]
pub enum ReaderError {
    /// The program, or `time`, is not there.
    #[error("{0} could not be started: install it")]
    Missing(String),
    /// The program failed.
    #[error("{0} failed: {1}")]
    Failed(String, String),
}

/// A program that reads files.
#[derive(Debug, Clone)]
pub struct Reader {
    name: &'static str,
    program: PathBuf,
    before: Vec<OsString>,
    after: Vec<OsString>,
    form: Form,
}

/// In what form a program gives pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// A line of JSON for each page: a [`Leaf`].
    Json,
    /// A form feed after each page.
    FormFeeds,
}

/// The script that lets `pypdfium2` print pages.
const PDFIUM: &str = include_str!("pdfium.py");

impl Reader {
    /// Ours: a program that prints a [`Leaf`] for each page of the file that follows its arguments.
    #[must_use]
    pub fn ours(program: PathBuf, arguments: Vec<OsString>) -> Self {
        Self { name: "hindsight", program, before: arguments, after: Vec::new(), form: Form::Json }
    }

    /// `pdftotext` of Poppler (Debian: `poppler-utils`).
    #[must_use]
    pub fn pdftotext() -> Self {
        Self::other("pdftotext", &["-q", "-enc", "UTF-8"], &["-"])
    }

    /// `mutool` of MuPDF (Debian: `mupdf-tools`).
    #[must_use]
    pub fn mutool() -> Self {
        Self::other("mutool", &["draw", "-q", "-F", "txt"], &[])
    }

    /// PDFium, through the package `pypdfium2` of the Python interpreter given.
    #[must_use]
    pub fn pdfium(python: &Path) -> Self {
        let reader = Self::other("pdfium", &["-c", PDFIUM], &[]);
        Self { program: python.to_owned(), ..reader }
    }

    fn other(name: &'static str, before: &[&str], after: &[&str]) -> Self {
        let list = |words: &[&str]| words.iter().map(OsString::from).collect();
        Self { name, program: name.into(), before: list(before), after: list(after), form: Form::FormFeeds }
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Reads one file.
    ///
    /// # Errors
    ///
    /// Fails if the program is not there, fails, or prints what it should not.
    pub fn read(&self, file: &Path) -> Result<Text, ReaderError> {
        let missing = |_| ReaderError::Missing(self.name.to_owned());
        let failed = |why: &str| ReaderError::Failed(self.name.to_owned(), why.to_owned());
        let memory = tempfile::NamedTempFile::new().map_err(missing)?;
        let mut child = Command::new("time")
            .args(["-q", "-f", "%M", "-o"])
            .arg(memory.path())
            .arg(&self.program)
            .args(&self.before)
            .arg(file)
            .args(&self.after)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(missing)?;
        let mut out = Vec::new();
        let read = child.stdout.take().map(|mut pipe| pipe.read_to_end(&mut out));
        let ended = child.wait4().map_err(missing)?;
        if !ended.status.success() || !matches!(read, Some(Ok(_))) {
            return Err(failed(&ended.status.to_string()));
        }
        let memory = fs::read_to_string(memory.path()).unwrap_or_default();
        let cost = Cost::of(&ended.rusage, &memory).ok_or_else(|| failed("its memory was not taken"))?;
        let pages = self.form.pages(&out).ok_or_else(|| failed("it printed no pages"))?;
        Ok(Text { pages, cost })
    }
}

impl Form {
    /// Takes pages apart.
    fn pages(self, bytes: &[u8]) -> Option<Vec<Leaf>> {
        let text = String::from_utf8_lossy(bytes);
        match self {
            Self::Json => text.lines().map(|line| serde_json::from_str(line).ok()).collect(),
            Self::FormFeeds => {
                let text = text.trim_end_matches([' ', '\n', '\r']);
                let pages = text.strip_suffix('\u{C}').unwrap_or(text).split('\u{C}');
                Some(pages.map(|page| Leaf { text: page.to_owned(), furniture: String::new() }).collect())
            }
        }
    }
}

impl Cost {
    /// What the system says of a process that has ended, and the kilobytes that `time` wrote.
    fn of(used: &ResourceUsage, kilobytes: &str) -> Option<Self> {
        let kilobytes: f64 = kilobytes.lines().last()?.trim().parse().ok()?;
        Some(Self { cpu_seconds: (used.utime + used.stime).as_secs_f64(), memory_mb: kilobytes / 1024.0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_process_took_is_told_to_the_microsecond() {
        let micros = std::time::Duration::from_micros;
        let used = ResourceUsage { utime: micros(1_500), stime: micros(251), maxrss: 0 };

        let cost = Cost::of(&used, "2048\n").expect("figures");

        assert_eq!((cost.cpu_seconds, cost.memory_mb), (0.001_751, 2.0));
        assert!(Cost::of(&used, "Command exited").is_none());
    }

    #[test]
    fn a_form_feed_ends_a_page() {
        let pages = Form::FormFeeds.pages(b"one\x0ctwo\x0c\x0c\n").expect("pages");

        let texts: Vec<&str> = pages.iter().map(|page| page.text.as_str()).collect();
        assert_eq!(texts, ["one", "two", ""]);
    }

    #[test]
    fn a_line_of_json_is_a_page() {
        let pages = Form::Json.pages(b"{\"text\":\"a\",\"furniture\":\"1\"}\n");

        assert_eq!(pages, Some(vec![Leaf { text: "a".into(), furniture: "1".into() }]));
        assert_eq!(Form::Json.pages(b"refused"), None);
    }
}
