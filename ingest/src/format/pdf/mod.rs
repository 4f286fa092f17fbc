//! Not written yet.

use crate::error::ReadError;
use crate::extracted::Extracted;
use crate::limits::Limits;

/// Stands in until the reader is merged.
pub(crate) fn read(_bytes: &[u8], _limits: &Limits) -> Result<Extracted, ReadError> {
    Err(ReadError::NoPages)
}
