//! What the child says of an archive, piece by piece.
//!
//! A frame is a byte for its kind, the length of the rest and the rest. No
//! frame is longer than the limit here, so that none can fill the memory.

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

use crate::error::ReadError;

/// Bytes of a frame.
pub(super) const FRAME: usize = 64 << 10;

/// The kind of a frame that holds bytes of a member; the others hold JSON.
const DATA: u8 = b'd';

/// The kind of all others.
const WORD: u8 = b'w';

/// One piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Frame {
    /// Bytes of the member that was begun.
    Data(Vec<u8>),
    /// Anything else.
    Word(Word),
}

/// What is said beside the bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Word {
    /// A member of this name begins.
    Begin(String),
    /// The member that was begun is whole.
    Whole,
    /// This is not to be read, nor what was sent of it.
    Left {
        /// Its name.
        name: String,
        /// Why.
        reason: String,
        /// Whether it was asked for.
        refused: bool,
    },
    /// It is a document of its own and no archive of others.
    Document,
    /// That was all.
    End,
    /// The archive cannot be read.
    Failed(ReadError),
}

/// Writes a word.
pub(super) fn say(output: &mut impl Write, word: &Word) -> io::Result<()> {
    put(output, WORD, &serde_json::to_vec(word)?)
}

/// Writes bytes of a member, at most as many as a frame holds.
pub(super) fn put_data(output: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    put(output, DATA, bytes)
}

/// Writes a frame.
fn put(output: &mut impl Write, kind: u8, rest: &[u8]) -> io::Result<()> {
    let length = u32::try_from(rest.len()).ok().filter(|_| rest.len() <= FRAME);
    let length = length.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    output.write_all(&[kind])?;
    output.write_all(&length.to_le_bytes())?;
    output.write_all(rest)
}

impl Frame {
    /// Reads the next frame; none at the end of the stream.
    pub(crate) fn read(input: &mut impl Read) -> io::Result<Option<Self>> {
        let mut kind = [0];
        if input.read(&mut kind)? == 0 {
            return Ok(None);
        }
        let mut length = [0; 4];
        input.read_exact(&mut length)?;
        let length = usize::try_from(u32::from_le_bytes(length)).unwrap_or(usize::MAX);
        if length > FRAME {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let mut rest = vec![0; length];
        input.read_exact(&mut rest)?;
        match kind {
            [DATA] => Ok(Some(Self::Data(rest))),
            [WORD] => Ok(Some(Self::Word(serde_json::from_slice(&rest)?))),
            _ => Err(io::ErrorKind::InvalidData.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_frame_of_exactly_the_limit_arrives_and_a_longer_one_is_not_sent_nor_taken() {
        let mut stream = Vec::new();
        put_data(&mut stream, &vec![7; FRAME]).expect("written");
        say(&mut stream, &Word::Begin("a\n.pdf".to_owned())).expect("written");
        let mut input = stream.as_slice();

        assert_eq!(Frame::read(&mut input).expect("read"), Some(Frame::Data(vec![7; FRAME])));
        assert_eq!(
            Frame::read(&mut input).expect("read"),
            Some(Frame::Word(Word::Begin("a\n.pdf".to_owned())))
        );
        assert_eq!(Frame::read(&mut input).expect("read"), None);
        assert!(put_data(&mut Vec::new(), &vec![7; FRAME + 1]).is_err());
        let long =
            [&[DATA][..], &u32::try_from(FRAME + 1).expect("small").to_le_bytes(), &vec![7; FRAME + 1]]
                .concat();
        assert!(Frame::read(&mut long.as_slice()).is_err());
    }

    proptest! {
        #[test]
        fn any_bytes_are_frames_or_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let mut input = bytes.as_slice();

            while let Ok(Some(_)) = Frame::read(&mut input) {}
        }
    }
}
