//! The program that reads pictures: where it is, and which version.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{DPI, Record, Turn, parse};
use crate::limits::Limits;
use crate::worker::{Stop, Tool};

/// The name of the program.
const PROGRAM: &str = "tesseract";

/// The language that it reads.
const LANGUAGE: &str = "eng";

/// How long the program may take to say which version it is.
const HELLO: Duration = Duration::from_secs(10);

/// The version of how pages are drawn and records written.
const RECORDS: u32 = 3;

/// Why no pictures can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Missing {
    /// The program is not there.
    #[error(
        "pages that are pictures cannot be read, since the program tesseract is not installed: install it \
         (apt install tesseract-ocr tesseract-ocr-eng) and run again"
    )]
    Program,
    /// The program cannot read English.
    #[error(
        "pages that are pictures cannot be read, since tesseract has no English: install it \
         (apt install tesseract-ocr-eng) and run again"
    )]
    Language,
}

/// A tesseract that is installed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Engine {
    /// The program.
    program: PathBuf,
    /// The folder of its languages, if it is told one.
    data: Option<OsString>,
    /// What it calls itself.
    version: String,
}

impl Engine {
    /// Looks for tesseract in the folders of a search path.
    ///
    /// `data` is the folder of its languages, if that is not the usual one.
    ///
    /// # Errors
    ///
    /// Fails if it is not there, does not run, or cannot read English.
    pub fn find(path: &OsStr, data: Option<OsString>) -> Result<Self, Missing> {
        let places = std::env::split_paths(path).map(|folder| folder.join(PROGRAM));
        // A relative folder would be another one in another place.
        let program = places.into_iter().find(|place| place.is_absolute() && place.is_file());
        Self::at(program.ok_or(Missing::Program)?, data)
    }

    /// The tesseract that is this program.
    fn at(program: PathBuf, data: Option<OsString>) -> Result<Self, Missing> {
        let unnamed = Self { program, data, version: String::new() };
        let said = unnamed.says("--version").ok_or(Missing::Program)?;
        let version: String = said.lines().next().unwrap_or_default().trim().chars().take(80).collect();
        let languages = unnamed.says("--list-langs").ok_or(Missing::Program)?;
        if !languages.lines().any(|line| line.trim() == LANGUAGE) {
            return Err(Missing::Language);
        }
        Ok(Self { version, ..unnamed })
    }

    /// What the program says about itself.
    fn says(&self, question: &str) -> Option<String> {
        let limits = Limits { ocr_wall: HELLO, ..Limits::default() };
        let said = self.tool(&[question]).run(Vec::new(), &limits, &Stop::default()).ok()?;
        Some(String::from_utf8_lossy(&said).into_owned())
    }

    /// What makes its records: the program, its language, and how pages are drawn.
    #[must_use]
    pub fn maker(&self) -> String {
        format!("{} {LANGUAGE}, {DPI} dpi, hindsight {RECORDS}", self.version)
    }

    /// Reads the picture of a page, a PNG that was turned back if its writing is turned.
    ///
    /// # Errors
    ///
    /// Says in words why the picture could not be read.
    pub(crate) fn read(
        &self,
        (page, turn): (u32, Turn),
        picture: Vec<u8>,
        limits: &Limits,
        stop: &Stop,
    ) -> Result<Record, String> {
        let dpi = DPI.to_string();
        let arguments = ["stdin", "stdout", "-l", LANGUAGE, "--psm", "3", "--dpi", &dpi, "tsv"];
        let said = self.tool(&arguments).run(picture, limits, stop)?;
        let table = parse(&said);
        if table.width == 0 || table.height == 0 {
            return Err("tesseract's answer makes no sense".to_owned());
        }
        Ok(Record { maker: self.maker(), page, turn, table })
    }

    /// The program with these arguments.
    fn tool<'a>(&'a self, arguments: &[&'a str]) -> Tool<'a> {
        let arguments = arguments.iter().map(|argument| OsStr::new(*argument)).collect();
        // More threads a page would only get in the way of other pages.
        let mut environment = vec![("OMP_THREAD_LIMIT", OsStr::new("1"))];
        environment.extend(self.data.as_deref().map(|data| ("TESSDATA_PREFIX", data)));
        Tool { program: Path::new(&self.program), arguments, environment }
    }
}
