//! The parts of a Word file.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    hindsight_fuzz::read("a.docx", &hindsight_fuzz::docx(hindsight_fuzz::parts(data)));
});
