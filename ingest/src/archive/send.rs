//! The child's side: opens an archive and sends what is in it.
//!
//! Archives in an archive are held in memory while they are opened, as large
//! as a file may be. What is wrong with one member is said of that member;
//! what is wrong with the archive, or over a limit of all of it, ends it.

use std::collections::HashSet;
use std::io::{self, Cursor, Read, Seek, Write};
use std::path::Path;

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::entry::{Entry, entry};
use super::frame::{FRAME, Word, put_data, say};
use super::{UNPACK, begins_so};
use crate::error::ReadError;
use crate::format::name_of;
use crate::limits::Limits;
use crate::source;

/// What any archive may unpack to, whatever its own size.
const FREE: u64 = 1 << 20;

/// Parts that only a document of its own has: of Office, or of an e-book or an open document.
const DOCUMENT: [&str; 2] = ["[Content_Types].xml", "mimetype"];

/// Why the rest of an archive is not sent.
enum Stopped {
    /// The archive cannot be read.
    Archive(ReadError),
    /// Nobody takes what is sent.
    Output(io::Error),
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Sends what is in an archive.
///
/// # Errors
///
/// Fails only if nothing can be sent.
pub(crate) fn send(path: &Path, limits: &Limits, mut output: impl Write) -> io::Result<()> {
    let mut sender = Sender { limits, output: &mut output, entries: 0, left: 0, seen: HashSet::new() };
    let last = match sender.start(path) {
        Ok(last) => last,
        Err(Stopped::Archive(error)) => Word::Failed(error),
        Err(Stopped::Output(error)) => return Err(error),
    };
    say(&mut output, &last)?;
    output.flush()
}

/// What was sent so far, and what may be.
struct Sender<'a, W> {
    limits: &'a Limits,
    output: &'a mut W,
    /// Entries that were met.
    entries: usize,
    /// Bytes that may still be unpacked.
    left: u64,
    /// Paths of members, and of folders that were skipped.
    seen: HashSet<String>,
}

impl<W: Write> Sender<'_, W> {
    /// Opens the file, and sends all of it.
    fn start(&mut self, path: &Path) -> Result<Word, Stopped> {
        let mut file = source::open(path, self.limits.archive_bytes).map_err(|error| match error {
            ReadError::OverLimit { .. } => Stopped::Archive(self.too_much("its size")),
            error => Stopped::Archive(error),
        })?;
        let mut head = Vec::new();
        let read = (&mut file).take(4_096).read_to_end(&mut head).and_then(|_| file.rewind());
        read.map_err(|error| Stopped::Archive(ReadError::Io(error.to_string())))?;
        if head.is_empty() {
            return Err(Stopped::Archive(ReadError::Empty));
        }
        if !begins_so(&head) {
            let (named, found) = ("a zip archive".to_owned(), name_of(&head).to_owned());
            return Err(Stopped::Archive(ReadError::Mismatch { named, found }));
        }
        let size = file.metadata().map_or(0, |metadata| metadata.len());
        let allowed = FREE.saturating_add(size.saturating_mul(self.limits.archive_ratio));
        self.left = allowed.min(self.limits.archive_bytes);
        let archive = ZipArchive::new(io::BufReader::new(file)).map_err(|error| damaged(&error))?;
        if DOCUMENT.iter().any(|part| archive.index_for_name(part).is_some()) {
            return Ok(Word::Document);
        }
        self.archive(archive, "", 1)?;
        Ok(Word::End)
    }

    /// Sends what is in an archive that lies at `prefix`, so deep in others.
    fn archive<R: Read + Seek>(
        &mut self,
        mut archive: ZipArchive<R>,
        prefix: &str,
        depth: usize,
    ) -> Result<(), Stopped> {
        self.entries = self.entries.saturating_add(archive.len());
        if self.entries > self.limits.archive_entries {
            return Err(Stopped::Archive(ReadError::OverLimit {
                what: format!("the number of its entries, {},", self.entries),
                limit: self.limits.archive_entries.to_string(),
                remedy: UNPACK.to_owned(),
            }));
        }
        for number in 0..archive.len() {
            let about = archive.by_index_raw(number).map(|raw| About::of(&raw));
            let about = about.map_err(|error| damaged(&error))?;
            if about.folder {
                continue;
            }
            let at = |path: String| format!("{prefix}{path}");
            match entry(&about.name) {
                Entry::Skip(path, reason) => self.skip(at(path), reason)?,
                Entry::Refuse(name, reason) => self.refuse(at(name), reason.to_owned())?,
                Entry::Take(path) | Entry::Open(path) if about.link => self.skip(at(path), "a link")?,
                Entry::Take(path) | Entry::Open(path) if about.locked => {
                    self.refuse(at(path), ReadError::Encrypted.to_string())?;
                }
                Entry::Take(path) | Entry::Open(path) if !self.seen.insert(at(path.clone())) => {
                    self.refuse(at(path), "the archive holds another of this name: rename one".to_owned())?;
                }
                Entry::Take(path) => self.member(&mut archive, number, at(path))?,
                Entry::Open(path) => self.inner(&mut archive, number, at(path), depth)?,
            }
        }
        Ok(())
    }

    /// Sends one member.
    fn member<R: Read + Seek>(
        &mut self,
        archive: &mut ZipArchive<R>,
        number: usize,
        path: String,
    ) -> Result<(), Stopped> {
        say(self.output, &Word::Begin(path.clone()))?;
        let sent = match archive.by_index(number) {
            Ok(file) => self.unpack(file, |output, piece| put_data(output, piece))?,
            Err(error) => Err(broken(&error)),
        };
        match sent {
            Ok(()) => Ok(say(self.output, &Word::Whole)?),
            Err(error) => self.refuse(path, error.to_string()),
        }
    }

    /// Sends what is in an archive in this one.
    fn inner<R: Read + Seek>(
        &mut self,
        archive: &mut ZipArchive<R>,
        number: usize,
        path: String,
        depth: usize,
    ) -> Result<(), Stopped> {
        if depth >= self.limits.archive_depth {
            let reason = format!("it is an archive within {depth} others, and is not opened: {UNPACK}");
            return self.refuse(path, reason);
        }
        let mut bytes = Vec::new();
        let read = match archive.by_index(number) {
            Ok(file) => self.unpack(file, |_, piece| {
                bytes.extend_from_slice(piece);
                Ok(())
            })?,
            Err(error) => Err(broken(&error)),
        };
        let opened = read.and_then(|()| ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error)));
        match opened {
            Ok(inner) => self.archive(inner, &format!("{path}/"), depth + 1),
            Err(error) => self.refuse(path, error.to_string()),
        }
    }

    /// Hands on the bytes of a member piece by piece, as far as the limits allow.
    fn unpack<R: Read + ?Sized>(
        &mut self,
        mut file: ZipFile<'_, R>,
        mut each: impl FnMut(&mut W, &[u8]) -> io::Result<()>,
    ) -> Result<Result<(), ReadError>, Stopped> {
        let mut buffer = vec![0; FRAME];
        let mut total = 0_u64;
        loop {
            let read = match file.read(&mut buffer) {
                Ok(0) => return Ok(Ok(())),
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Ok(Err(broken(&ZipError::Io(error)))),
            };
            self.left = self
                .left
                .checked_sub(read as u64)
                .ok_or_else(|| Stopped::Archive(self.too_much("what it unpacks to")))?;
            total = total.saturating_add(read as u64);
            if total > self.limits.file_bytes {
                let what = format!("its size of more than {} bytes", self.limits.file_bytes);
                return Ok(Err(source::too_large(&what, self.limits.file_bytes)));
            }
            each(self.output, buffer.get(..read).unwrap_or_default())?;
        }
    }

    /// Says once that something is skipped.
    fn skip(&mut self, name: String, reason: &str) -> Result<(), Stopped> {
        if self.seen.insert(name.clone()) {
            say(self.output, &Word::Left { name, reason: reason.to_owned(), refused: false })?;
        }
        Ok(())
    }

    /// Says that something is refused.
    fn refuse(&mut self, name: String, reason: String) -> Result<(), Stopped> {
        Ok(say(self.output, &Word::Left { name, reason, refused: true })?)
    }

    /// The error for an archive with too many bytes.
    fn too_much(&self, what: &str) -> ReadError {
        let Limits { archive_bytes, archive_ratio, .. } = self.limits;
        ReadError::OverLimit {
            what: what.to_owned(),
            limit: format!("{archive_bytes} bytes, or {archive_ratio} times its own size"),
            remedy: UNPACK.to_owned(),
        }
    }
}

/// What an archive says of an entry.
struct About {
    name: String,
    folder: bool,
    link: bool,
    locked: bool,
}

impl About {
    /// Reads it; a name in UTF-8 that does not say so is taken for one.
    fn of<R: Read + ?Sized>(file: &ZipFile<'_, R>) -> Self {
        let name = std::str::from_utf8(file.name_raw()).unwrap_or_else(|_| file.name());
        Self {
            name: name.to_owned(),
            folder: file.is_dir() || name.ends_with('\\'),
            link: file.is_symlink(),
            locked: file.encrypted(),
        }
    }
}

/// The error for an archive that cannot be listed.
fn damaged(error: &ZipError) -> Stopped {
    Stopped::Archive(broken(error))
}

/// The error for an archive or a member that is broken.
fn broken(error: &ZipError) -> ReadError {
    let (what, detail) = match error {
        ZipError::Io(error) => ("archive", error.to_string()),
        ZipError::CompressionMethodNotSupported(number) => {
            ("archive", format!("it is packed in a way that is not known here, number {number}"))
        }
        error => ("archive", error.to_string()),
    };
    let detail = detail.lines().next().unwrap_or_default().chars().take(200).collect();
    ReadError::Damaged { format: what.to_owned(), detail }
}

#[cfg(test)]
mod tests;
