//! Any bytes as a manifest.
#![no_main]

use std::path::Path;

use hindsight_ingest::manifest::parse_manifest;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    match parse_manifest(Path::new("folder/manifest.csv"), data) {
        Ok(manifest) => {
            let unused = manifest.unused();
            for row in &unused {
                let path = Path::new("folder").join(&row.file);
                manifest.for_file(&path);
            }
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
});
