//! Any bytes as a web page.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| hindsight_fuzz::read("a.html", data));
