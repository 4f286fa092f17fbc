//! Draws pages for the web front end, in child processes of this program.

use std::time::Duration;

use hindsight_ingest::limits::Limits;
use hindsight_ingest::worker::Drawing;
use hindsight_web::{NotDrawn, Picture, Pictures};

use super::reader;

/// Draws each page in a child of its own, so that no file can touch what is shown of another.
#[derive(Debug)]
pub(crate) struct Drawer {
    limits: Limits,
}

impl Drawer {
    /// Less may be spent on a page that somebody waits for than on reading a file.
    pub(crate) fn new() -> Self {
        let (wall, cpu) = (Duration::from_secs(20), Duration::from_secs(15));
        Self { limits: Limits { wall, cpu, pixels: 4_000_000, memory: 1 << 30, ..Limits::default() } }
    }
}

impl Pictures for Drawer {
    fn draw(&self, picture: &Picture) -> Result<Vec<u8>, NotDrawn> {
        let drawing = Drawing::to_see(picture.page, picture.width).with_marks(picture.marks.clone());
        let drawing = match &picture.recognised {
            Some(folder) => drawing.recognised(folder),
            None => drawing,
        };
        let reader = reader(self.limits.clone()).map_err(|error| NotDrawn(error.to_string()))?;
        let drawn = reader.draw(&picture.path, &picture.sha256, drawing);
        drawn.map_err(|error| NotDrawn(error.to_string()))
    }
}
