//! Turns the bytes of a text or a web page into characters.
//!
//! The byte order mark decides, then the page's own declaration, then the
//! bytes themselves. A declaration that the bytes contradict is not believed.
//!
//! Never fails: bytes that are no character become U+FFFD.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Bytes at the head of a page in which a declaration may stand.
const DECLARATION: usize = 4_096;

/// Bytes from which an undeclared encoding is guessed.
const GUESSED_FROM: usize = 1 << 20;

/// The text of a web page, which may declare its encoding.
pub(crate) fn decode_page(bytes: &[u8]) -> String {
    decode(bytes, declared(bytes))
}

/// The text of a file that declares nothing.
pub(crate) fn decode_text(bytes: &[u8]) -> String {
    decode(bytes, None)
}

/// Decodes by byte order mark, validity, declaration and guess, in this order.
fn decode(bytes: &[u8], declared: Option<&'static Encoding>) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let body = bytes.get(mark..).unwrap_or_default();
        return encoding.decode_without_bom_handling(body).0.into_owned();
    }
    // Text of another encoding is hardly ever valid UTF-8, whatever is declared.
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    if let Some(encoding) = declared {
        let (text, damaged) = encoding.decode_without_bom_handling(bytes);
        if !damaged {
            return text.into_owned();
        }
    }
    guess(bytes).decode_without_bom_handling(bytes).0.into_owned()
}

/// The likeliest encoding; UTF-8 if only few bytes are damaged.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let sample = bytes.get(..GUESSED_FROM).unwrap_or(bytes);
    let (decoded, _) = UTF_8.decode_without_bom_handling(sample);
    let damaged = decoded.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
    let sound = decoded.chars().filter(|c| !c.is_ascii()).count() - damaged;
    if sound > 4 * damaged {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    detector.guess(Some(b"uk"), Utf8Detection::Deny)
}

/// The encoding that a page declares in `<meta>` or `<?xml`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..DECLARATION).unwrap_or(bytes).to_ascii_lowercase();
    let named = ["charset", "encoding"].iter().find_map(|key| after_key(&head, key.as_bytes()))?;
    let encoding = Encoding::for_label(named)?;
    // The declaration was read as ASCII, so UTF-16 cannot be true.
    let impossible = [UTF_16LE, UTF_16BE].contains(&encoding);
    Some(if impossible { UTF_8 } else { encoding })
}

/// The word behind the first `key=` of a head.
fn after_key<'a>(head: &'a [u8], key: &[u8]) -> Option<&'a [u8]> {
    let mut rest = head;
    while let Some(at) = rest.windows(key.len()).position(|window| window == key) {
        rest = rest.get(at + key.len()..)?;
        let value = rest.trim_ascii_start();
        if let Some(value) = value.strip_prefix(b"=") {
            let value = value.trim_ascii_start();
            let value = value.strip_prefix(b"\"").or(value.strip_prefix(b"'")).unwrap_or(value);
            let end = value.iter().position(|b| b"\"'; >?/".contains(b)).unwrap_or(value.len());
            return value.get(..end);
        }
    }
    None
}

/// Whether bytes may be text: next to no control characters, of which NUL is one.
pub(crate) fn is_text(bytes: &[u8]) -> bool {
    let sample = bytes.get(..GUESSED_FROM).unwrap_or(bytes);
    if Encoding::for_bom(bytes).is_some_and(|(encoding, _)| encoding != UTF_8) {
        let text = decode_text(sample);
        let odd = text.chars().filter(|c| is_odd(*c)).count();
        return odd * 200 <= text.chars().count();
    }
    // Windows-1252 gives every byte one character, which is all that is asked here.
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(sample);
    let odd = text.chars().filter(|c| is_odd(*c)).count();
    odd * 200 <= sample.len()
}

/// Whether a character has no place in a text.
fn is_odd(c: char) -> bool {
    c == char::REPLACEMENT_CHARACTER
        || (c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1b}'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_byte_order_mark_outranks_a_declaration() {
        let mut bytes = vec![0xff, 0xfe];
        bytes.extend("<meta charset=latin1>é".encode_utf16().flat_map(u16::to_le_bytes));

        assert_eq!(decode_page(&bytes), "<meta charset=latin1>é");
    }

    #[test]
    fn a_declared_encoding_is_used() {
        let bytes = b"<meta http-equiv=Content-Type content='text/html; charset=iso-8859-2'>\xe6";

        assert!(decode_page(bytes).ends_with('ć'));
    }

    #[test]
    fn a_declaration_that_the_bytes_contradict_is_not_believed() {
        assert!(decode_page("<meta charset=\"iso-8859-1\">Siân".as_bytes()).ends_with("Siân"));
        assert!(
            decode_page(b"<meta charset=\"utf-8\">Caf\xe9 Si\xe2n \x96 a caf\xe9").contains("Café Siân – a")
        );
    }

    #[test]
    fn an_undeclared_western_page_is_guessed() {
        assert_eq!(decode_text(b"The caf\xe9\x92s owner"), "The café’s owner");
    }

    #[test]
    fn a_declaration_may_be_spelt_with_spaces_and_without_quotes() {
        assert_eq!(declared(b"<META CHARSET = Windows-1252 >"), Some(WINDOWS_1252));
        assert_eq!(declared(b"<?xml version='1.0' encoding='utf-16'?>"), Some(UTF_8));
        assert_eq!(declared(b"<p>the charset is not declared here"), None);
    }

    #[test]
    fn control_characters_are_no_text() {
        assert!(is_text("Plain words.\r\n\tAnd a tab, and é.".as_bytes()));
        assert!(is_text(b"\xff\xfeA\0b\0"));
        assert!(!is_text(b"PK\x03\x04\x14\0\x06\0"));
        assert!(!is_text(b"\x01\x02\x03 abc"));
    }

    proptest! {
        #[test]
        fn any_bytes_become_some_text(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let text = decode_page(&bytes);

            prop_assert!(bytes.is_empty() || !text.is_empty() || Encoding::for_bom(&bytes).is_some());
        }

        #[test]
        fn text_in_utf_8_is_read_as_it_is(text in "[^\u{feff}]{0,80}") {
            prop_assert_eq!(decode_text(text.as_bytes()), text);
        }
    }
}
