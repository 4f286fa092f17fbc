//! The parent's side: takes members from the child and puts them into a folder.
//!
//! Believes nothing of the child: names are checked again, and so are sizes
//! and numbers. Whatever does not fit ends the archive.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::entry;
use super::frame::{Frame, Word};
use super::{LeftOut, Member, Unpacked};
use crate::error::ReadError;
use crate::format::known_ending;
use crate::limits::Limits;

/// Takes what is sent of one archive.
pub(crate) struct Receiver<'a> {
    archive: &'a Path,
    into: &'a Path,
    limits: &'a Limits,
    open: Option<Open>,
    unpacked: Unpacked,
    names: HashSet<PathBuf>,
    /// Bytes that may still come.
    left: u64,
    /// Things that were told of, so that no file is used twice.
    told: usize,
}

/// A member whose bytes are coming.
struct Open {
    member: Member,
    to: File,
    bytes: u64,
}

/// What has come of an archive.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Progress {
    /// There is more.
    More,
    /// All that was in it.
    Archive(Unpacked),
    /// It is a document and no archive.
    Document,
}

/// Why what was sent cannot be taken.
#[derive(Debug)]
pub(crate) enum Refused {
    /// The child says so.
    Said(ReadError),
    /// It makes no sense.
    Nonsense,
    /// The folder cannot be written.
    Disk(io::Error),
}

impl<'a> Receiver<'a> {
    /// Takes the archive of this path into a folder.
    pub(crate) fn new(archive: &'a Path, into: &'a Path, limits: &'a Limits) -> Self {
        Self {
            archive,
            into,
            limits,
            open: None,
            unpacked: Unpacked::default(),
            names: HashSet::new(),
            left: limits.archive_bytes,
            told: 0,
        }
    }

    /// Takes one frame.
    pub(crate) fn take(&mut self, frame: Frame) -> Result<Progress, Refused> {
        match frame {
            Frame::Data(bytes) => self.data(&bytes)?,
            Frame::Word(Word::Begin(name)) => self.begin(&name)?,
            Frame::Word(Word::Whole) => {
                let open = self.open.take().ok_or(Refused::Nonsense)?;
                self.unpacked.members.push(open.member);
            }
            Frame::Word(Word::Left { name, reason, refused }) => {
                self.abandon();
                self.tell()?;
                let path = self.archive.join(Path::new(&name.trim_start_matches('/')));
                self.unpacked.left_out.push(LeftOut { path, reason, refused });
            }
            Frame::Word(Word::Document) => return Ok(Progress::Document),
            Frame::Word(Word::Failed(error)) => return Err(Refused::Said(error)),
            Frame::Word(Word::End) => {
                let mut unpacked = std::mem::take(&mut self.unpacked);
                unpacked.members.sort();
                unpacked.left_out.sort();
                return Ok(Progress::Archive(unpacked));
            }
        }
        Ok(Progress::More)
    }

    /// Begins a member, in a file whose name is a number.
    fn begin(&mut self, name: &str) -> Result<(), Refused> {
        self.tell()?;
        let fits = self.open.is_none() && entry::path(name).as_deref() == Some(name);
        let path = self.archive.join(name);
        if !fits || !self.names.insert(path.clone()) {
            return Err(Refused::Nonsense);
        }
        let number = self.told;
        let file = match known_ending(name) {
            Some(ending) => self.into.join(format!("{number}.{ending}")),
            None => self.into.join(number.to_string()),
        };
        let to = File::create_new(&file).map_err(Refused::Disk)?;
        self.open = Some(Open { member: Member { path, file }, to, bytes: 0 });
        Ok(())
    }

    /// Takes bytes of the member that was begun.
    fn data(&mut self, bytes: &[u8]) -> Result<(), Refused> {
        let open = self.open.as_mut().ok_or(Refused::Nonsense)?;
        let more = bytes.len() as u64;
        open.bytes = open.bytes.saturating_add(more);
        self.left = self.left.checked_sub(more).ok_or(Refused::Nonsense)?;
        if open.bytes > self.limits.file_bytes {
            return Err(Refused::Nonsense);
        }
        open.to.write_all(bytes).map_err(Refused::Disk)
    }

    /// Counts something that is told of.
    fn tell(&mut self) -> Result<(), Refused> {
        self.told += 1;
        if self.told > self.limits.archive_entries { Err(Refused::Nonsense) } else { Ok(()) }
    }

    /// Drops a member that did not come whole.
    fn abandon(&mut self) {
        if let Some(open) = self.open.take() {
            self.told = self.told.saturating_sub(1);
            drop(open.to);
            // The folder goes soon; until then it is in nobody's way.
            let _ = fs::remove_file(&open.member.file);
        }
    }
}
