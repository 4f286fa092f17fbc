//! What a page of a PDF draws, and the fonts that it draws with.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let [content, map, font, form, page] = hindsight_fuzz::parts(data);
    hindsight_fuzz::read("a.pdf", &hindsight_fuzz::pdf(content, map, font, form, page));
});
