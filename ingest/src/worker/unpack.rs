//! Has one archive unpacked by a child of its own.

use std::io;
use std::path::Path;

use super::process::{Owned, Patience, exited};
use super::verdict::{End, REMEDY, verdict};
use super::{Request, stream};
use crate::archive::{Progress, Receiver, Refused, UNPACK, Unpacked};
use crate::error::ReadError;

/// Asks a new child for an archive, and takes what it sends into a folder.
pub(super) fn unpack(
    mut child: Owned,
    request: &Request,
    archive: &Path,
    into: &Path,
    patience: &Patience<'_>,
) -> Result<Option<Unpacked>, ReadError> {
    let failed = |error: io::Error| ReadError::Io(error.to_string());
    let complaint = child.complaint().map_err(failed)?;
    let frames = stream::frames(child.child.stdout.take()).map_err(failed)?;
    let requests = stream::feed(child.child.stdin.take()).map_err(failed)?;
    // A child that is gone already says why by its status.
    let _ = requests.send(request.line().map_err(failed)?);
    let mut receiver = Receiver::new(archive, into, &request.limits);
    let mut began = false;
    let end = loop {
        let frame = match patience.receive(&frames) {
            Ok(Some(Some(frame))) => frame,
            // Half a frame: its status says why it ended there.
            Ok(Some(None)) => {
                began = true;
                continue;
            }
            Ok(None) => {
                break child.wait(patience).map_err(failed)?.map(|status| exited(status, began, &complaint));
            }
            Err(end) => break Err(end),
        };
        began = true;
        match receiver.take(frame) {
            Ok(Progress::More) => {}
            Ok(Progress::Archive(unpacked)) => return Ok(Some(unpacked)),
            Ok(Progress::Document) => return Ok(None),
            Err(Refused::Said(error)) => return Err(error),
            Err(Refused::Nonsense) => break Ok(End::Nonsense),
            Err(Refused::Disk(error)) => return Err(no_room(into, &error)),
        }
    };
    Err(reason(end.unwrap_or_else(|end| end), request))
}

/// Why a child sent no archive.
fn reason(end: End, request: &Request) -> ReadError {
    match verdict(end, &request.limits) {
        // What helps with a document does not help with an archive.
        Err(ReadError::Child(message)) => ReadError::Child(message.replace(REMEDY, UNPACK)),
        Err(error) => error,
        Ok(_) => ReadError::Child(format!("the reader answered with a review: {UNPACK}")),
    }
}

/// The error for a folder that takes no more files.
fn no_room(into: &Path, error: &io::Error) -> ReadError {
    let into = into.display();
    ReadError::Io(format!(
        "{into} takes no more files ({error}): make room there, or unpack the archive yourself"
    ))
}
