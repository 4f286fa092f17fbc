//! Finds the files to read, in the folders and under the names that are given.
//!
//! The same folder and the same file are met once, however many links and
//! names lead to them, and the order depends on the paths alone. Whatever is
//! left out is listed with its reason. Never opens a file.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::io;
use std::path::{Path, PathBuf};

use crate::archive::is_named_so;
use crate::format::ending_is_known;
use crate::source::why_not_opened;

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Walk {
    /// The files to read, sorted by path.
    pub files: Vec<FoundFile>,
    /// What was met in a folder and is left out, sorted by path.
    pub skipped: Vec<Skipped>,
    /// What the person should know, for instance of a folder within itself.
    pub warnings: Vec<String>,
    /// What could not be found or opened, each with what to do.
    pub missing: Vec<(PathBuf, String)>,
}

/// A file to read, or an archive of files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundFile {
    /// Its one path, as [`identity`] gives it.
    pub path: PathBuf,
}

/// A file or folder that is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Its path.
    pub path: PathBuf,
    /// Why it is left out.
    pub reason: String,
}

/// Finds the files under the paths: a file named here is always among them.
#[must_use]
pub fn walk(paths: &[PathBuf]) -> Walk {
    let mut walker = Walker::default();
    for path in paths {
        walker.start(path);
    }
    walker.finish()
}

/// The one path of a file: absolute, its folders without links.
///
/// A link to a file keeps its own name. Where a folder cannot be looked up,
/// the path is made absolute only.
#[must_use]
pub fn identity(path: &Path) -> PathBuf {
    Folders::default().identity(path)
}

/// Folders that were looked up before, so that many files in one cost one look.
#[derive(Default)]
pub(crate) struct Folders {
    known: HashMap<PathBuf, PathBuf>,
}

impl Folders {
    /// As [`identity`].
    pub(crate) fn identity(&mut self, path: &Path) -> PathBuf {
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        match (absolute.parent(), absolute.file_name()) {
            (Some(parent), Some(name)) => self.without_links(parent).join(name),
            _ => absolute.canonicalize().unwrap_or(absolute),
        }
    }

    /// The path of a folder without links, if it can be looked up.
    ///
    /// A folder may lie in an archive: then the one is looked up in which that lies.
    fn without_links(&mut self, folder: &Path) -> &Path {
        let look_up = |folder: &Path| {
            let real = folder.ancestors().find(|ancestor| ancestor.is_dir());
            let below =
                real.and_then(|real| Some((real.canonicalize().ok()?, folder.strip_prefix(real).ok()?)));
            below.map_or_else(|| folder.to_owned(), |(real, below)| real.join(below))
        };
        self.known.entry(folder.to_owned()).or_insert_with(|| look_up(folder))
    }
}

/// Where the walk stands.
#[derive(Default)]
struct Walker {
    files: BTreeSet<PathBuf>,
    skipped: BTreeMap<PathBuf, String>,
    missing: BTreeMap<PathBuf, String>,
    warnings: BTreeSet<String>,
    /// Folders that were entered, without links.
    entered: HashSet<PathBuf>,
    folders: Folders,
}

impl Walker {
    /// Follows one path that was named.
    fn start(&mut self, path: &Path) {
        match std::fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => self.folder(path),
            Ok(_) => {
                let path = self.folders.identity(path);
                self.files.insert(path);
            }
            Err(error) => {
                self.missing.insert(path.to_owned(), why_not_opened(&error));
            }
        }
    }

    /// Goes through a folder and all below it.
    fn folder(&mut self, root: &Path) {
        let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        let mut entries = walkdir::WalkDir::new(root).follow_links(true).sort_by_file_name().into_iter();
        while let Some(entry) = entries.next() {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {
                    if !self.enter(&entry) {
                        entries.skip_current_dir();
                    }
                }
                Ok(entry) => self.file(&entry),
                Err(error) => self.failed(&error),
            }
        }
    }

    /// Whether a folder is to be gone through: once, and not if it is clutter.
    fn enter(&mut self, entry: &walkdir::DirEntry) -> bool {
        let path = entry.path();
        let is_library = path.join("catalogue.sqlite").is_file() && path.join("originals").is_dir();
        let library = is_library.then_some("a library of Hindsight, which holds files that were read before");
        let reason = library.or_else(|| clutter(path).filter(|_| entry.depth() > 0));
        if let Some(reason) = reason {
            self.skipped.insert(entry.path().to_owned(), reason.to_owned());
            return false;
        }
        let folder = entry.path().canonicalize().unwrap_or_else(|_| entry.path().to_owned());
        self.entered.insert(folder)
    }

    /// Takes or leaves a file that was met in a folder.
    fn file(&mut self, entry: &walkdir::DirEntry) {
        let path = self.folders.identity(entry.path());
        let special = (!entry.file_type().is_file()).then_some("a pipe, a socket or a device");
        match clutter(entry.path()).or(special).or_else(|| unknown_ending(entry.path())) {
            Some(reason) => {
                self.skipped.insert(path, reason.to_owned());
            }
            None => {
                self.files.insert(path);
            }
        }
    }

    /// Notes a loop, or what could not be opened.
    fn failed(&mut self, error: &walkdir::Error) {
        let path = error.path().unwrap_or_else(|| Path::new(""));
        if let Some(ancestor) = error.loop_ancestor() {
            self.warnings.insert(format!(
                "{} leads back to {}: the files there are read once",
                path.display(),
                ancestor.display()
            ));
            return;
        }
        let kind = error.io_error().map(io::Error::kind);
        let dangling = kind == Some(io::ErrorKind::NotFound);
        match clutter(path).or_else(|| unknown_ending(path)).filter(|_| dangling) {
            Some(reason) => {
                self.skipped.insert(path.to_owned(), reason.to_owned());
            }
            None => {
                let reason = error.io_error().map_or_else(|| error.to_string(), why_not_opened);
                self.missing.insert(path.to_owned(), reason);
            }
        }
    }

    /// What was found; a file that was named as well as skipped is read.
    fn finish(mut self) -> Walk {
        self.skipped.retain(|path, _| !self.files.contains(path));
        let skipped = self.skipped.into_iter();
        Walk {
            files: self.files.into_iter().map(|path| FoundFile { path }).collect(),
            skipped: skipped.map(|(path, reason)| Skipped { path, reason }).collect(),
            warnings: self.warnings.into_iter().collect(),
            missing: self.missing.into_iter().collect(),
        }
    }
}

/// Why a name is one that programs leave behind, if it is.
pub(crate) fn clutter(path: &Path) -> Option<&'static str> {
    let name = path.file_name()?.to_string_lossy();
    let lower = name.to_lowercase();
    if name.starts_with('.') {
        Some("hidden")
    } else if name.starts_with("~$") || name.ends_with('~') || (name.starts_with('#') && name.ends_with('#'))
    {
        Some("left behind by an editor")
    } else if ["__macosx", "thumbs.db", "desktop.ini"].contains(&lower.as_str()) {
        Some("left behind by the system")
    } else {
        None
    }
}

/// Why the ending of a name is none that can be read, if it is not.
pub(crate) fn unknown_ending(path: &Path) -> Option<&'static str> {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    if ending_is_known(&name) || is_named_so(&name) {
        return None;
    }
    Some(match path.extension() {
        None => "its name has no ending: name the file itself to have it read",
        Some(_) => "of no kind that is read here: name the file itself to have it tried",
    })
}

#[cfg(test)]
mod tests;
