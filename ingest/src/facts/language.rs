//! Finds the language of most of the text.
//!
//! What the file declares is checked against its words. Welsh, which the
//! detector does not know, is known by its small words.

use super::Found;
use crate::extracted::Extracted;
use crate::sections::{lines, plain};

/// Words that fill a page of Welsh.
const WELSH: &[&str] = &[
    "yn", "yr", "y", "a", "o", "i", "ar", "mae", "wedi", "gan", "ei", "eu", "oedd", "hefyd", "gyda", "nad",
    "bod", "fod", "am", "neu", "ac", "r",
];

/// Bytes of text that are judged.
const SAMPLE: usize = 10_000;

/// The ISO 639-1 code of the language of most of the text.
pub(super) fn find(extracted: &Extracted) -> Option<Found<String>> {
    let (text, page, quote) = sample(extracted);
    let declared = extracted.metadata.language.as_deref().and_then(code);
    let heard = heard(&text);
    let agreed = declared.filter(|declared| heard.is_none_or(|heard| heard == declared));
    match (agreed, heard) {
        (Some(code), _) => {
            let declared = extracted.metadata.language.clone().unwrap_or_default();
            Some(Found::new(code, 1, declared))
        }
        (None, Some(code)) => Some(Found::new(code.to_owned(), page, quote)),
        (None, None) => None,
    }
}

/// The two letters of a declared language.
fn code(declared: &str) -> Option<String> {
    let start = declared.trim().split(['-', '_']).next()?.to_lowercase();
    (start.len() == 2 && start.bytes().all(|b| b.is_ascii_lowercase())).then_some(start)
}

/// The longer lines of the file, with the page and start of the first.
fn sample(extracted: &Extracted) -> (String, u32, String) {
    /// Shorter lines are names and headings.
    const LINE: usize = 60;
    let mut text = String::new();
    let mut first: Option<(u32, String)> = None;
    for line in extracted.pages.iter().flat_map(lines).filter(|line| line.text.len() >= LINE) {
        first.get_or_insert_with(|| (line.page, line.text.chars().take(80).collect()));
        text.push_str(line.text);
        text.push('\n');
        if text.len() > SAMPLE {
            break;
        }
    }
    let (page, quote) = first.unwrap_or((1, String::new()));
    (text, page, quote)
}

/// The language that the words show, if they show it clearly.
fn heard(text: &str) -> Option<&'static str> {
    let words = plain(text);
    let words: Vec<&str> = words.split(' ').collect();
    let welsh = words.iter().filter(|word| WELSH.contains(word)).count();
    if words.len() > 20 && welsh * 4 > words.len() {
        return Some("cy");
    }
    let info = whatlang::detect(text).filter(whatlang::Info::is_reliable)?;
    two_letters(info.lang())
}

/// The ISO 639-1 code of a language that reviews may be written in.
fn two_letters(lang: whatlang::Lang) -> Option<&'static str> {
    use whatlang::Lang;
    let codes = [
        (Lang::Eng, "en"),
        (Lang::Fra, "fr"),
        (Lang::Deu, "de"),
        (Lang::Spa, "es"),
        (Lang::Por, "pt"),
        (Lang::Ita, "it"),
        (Lang::Nld, "nl"),
        (Lang::Pol, "pl"),
        (Lang::Ron, "ro"),
        (Lang::Swe, "sv"),
        (Lang::Dan, "da"),
        (Lang::Nob, "no"),
        (Lang::Fin, "fi"),
        (Lang::Tur, "tr"),
        (Lang::Rus, "ru"),
        (Lang::Ukr, "uk"),
        (Lang::Ara, "ar"),
        (Lang::Urd, "ur"),
        (Lang::Ben, "bn"),
        (Lang::Hin, "hi"),
        (Lang::Pan, "pa"),
        (Lang::Guj, "gu"),
        (Lang::Cmn, "zh"),
        (Lang::Jpn, "ja"),
        (Lang::Kor, "ko"),
        (Lang::Ell, "el"),
        (Lang::Hun, "hu"),
        (Lang::Ces, "cs"),
        (Lang::Slk, "sk"),
        (Lang::Lit, "lt"),
        (Lang::Lav, "lv"),
        (Lang::Bul, "bg"),
        (Lang::Pes, "fa"),
        (Lang::Vie, "vi"),
        (Lang::Tam, "ta"),
        (Lang::Afr, "af"),
    ];
    codes.iter().find(|(known, _)| *known == lang).map(|(_, code)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sections::tests::file;

    const ENGLISH: &str = "The ferry left the harbour before dawn, and nobody had asked whether the lamp was burning, although it should have been.";
    const WELSH_TEXT: &str = "Mae adroddiad yr adolygiad yn nodi bod y gwasanaethau wedi gweithio gyda'r teulu ac yn y gymuned, a bod y plant yn ddiogel ar y pryd yn ei farn ef.";

    fn language(text: &str, declared: Option<&str>) -> Option<String> {
        let mut extracted = file(&[text]);
        extracted.metadata.language = declared.map(str::to_owned);
        find(&extracted).map(|found| found.value)
    }

    #[test]
    fn the_words_decide_when_nothing_is_declared() {
        assert_eq!(language(ENGLISH, None), Some("en".to_owned()));
        assert_eq!(language(WELSH_TEXT, None), Some("cy".to_owned()));
        assert_eq!(language("", None), None);
    }

    #[test]
    fn a_declared_language_that_the_words_belie_is_not_taken() {
        assert_eq!(language(ENGLISH, Some("fr-FR")), Some("en".to_owned()));
        assert_eq!(language(WELSH_TEXT, Some("en-GB")), Some("cy".to_owned()));
        assert_eq!(language("Anemone", Some("en-GB")), Some("en".to_owned()));
    }
}
