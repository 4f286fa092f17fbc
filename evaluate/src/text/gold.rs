//! Gold text that lies beside a file: `NAME.truth.json`, which states the main text of a web page.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::agreement::Truth;

/// The file that states the main text of a web page.
#[derive(Deserialize)]
struct File {
    ground_truth: Stated,
}

/// What it states.
#[derive(Deserialize)]
struct Stated {
    main_content: String,
}

/// The gold text beside a file, if there is some.
pub(super) fn beside(file: &Path) -> Option<Truth> {
    let text = fs::read_to_string(file.with_extension("truth.json")).ok()?;
    let stated: File = serde_json::from_str(&text).ok()?;
    Some(Truth::gold(&stated.ground_truth.main_content))
}
