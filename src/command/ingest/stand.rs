//! Whether what was read of a file still stands, or it is to be read again.
//!
//! It does if the same program read it with the same stated facts, and its
//! pages that are pictures were dealt with as they would be now. So a file is
//! read again when something comes that can read its pictures, and no other is.

use hindsight_ingest::READER;
use hindsight_ingest::manifest::Stated;
use hindsight_ingest::ocr::{Engine, Ocr};
use hindsight_ingest::worker::Pictures;

/// With what files are read.
#[derive(Debug)]
pub(super) struct Standing {
    ocr: Ocr,
    /// What reads pictures, in words.
    maker: Option<String>,
}

impl Standing {
    pub(super) fn new(ocr: Ocr, engine: Option<&Engine>) -> Self {
        Self { ocr, maker: engine.map(Engine::maker) }
    }

    /// What a file was read with.
    pub(super) fn fingerprint(&self, stated: Option<&Stated>, pictures: Pictures) -> String {
        format!("{}{}", base(stated), self.mark(pictures))
    }

    /// What became of its pictures.
    fn mark(&self, pictures: Pictures) -> String {
        let maker = self.maker.as_deref().unwrap_or_default();
        match (pictures, self.ocr) {
            (Pictures::None, Ocr::Always) => "none".to_owned(),
            (Pictures::None, _) => "text".to_owned(),
            (Pictures::Left, _) => "left".to_owned(),
            (Pictures::Read, ocr) => format!("{} {maker}", ocr.as_str()),
        }
    }

    /// Whether a file that was read with this need not be read again.
    pub(super) fn stands(&self, fingerprint: &str, stated: Option<&Stated>) -> bool {
        let Some(mark) = fingerprint.strip_prefix(&base(stated)) else { return false };
        let can = self.maker.is_some() && self.ocr != Ocr::Never;
        match mark {
            "none" => true,
            "text" => !can || self.ocr != Ocr::Always,
            "left" => !can,
            // What was read is kept where nothing could read it again.
            _ if self.maker.is_none() => self.ocr != Ocr::Never,
            mark => mark == self.mark(Pictures::Read),
        }
    }
}

/// The program and the stated facts.
fn base(stated: Option<&Stated>) -> String {
    format!("{READER}:{}:", stated.map_or_else(|| "-".to_owned(), Stated::fingerprint))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(ocr: Ocr, maker: Option<&str>) -> Standing {
        Standing { ocr, maker: maker.map(str::to_owned) }
    }

    /// Whether what `before` made of a file stands for `now`.
    fn stands(before: &Standing, pictures: Pictures, now: &Standing) -> bool {
        now.stands(&before.fingerprint(None, pictures), None)
    }

    #[test]
    fn when_tesseract_comes_only_files_with_pages_that_were_left_are_read_again() {
        let (without, with) = (standing(Ocr::Auto, None), standing(Ocr::Auto, Some("5.3")));

        assert!(stands(&without, Pictures::None, &with));
        assert!(!stands(&without, Pictures::Left, &with));
        assert!(stands(&without, Pictures::Left, &without));
    }

    #[test]
    fn what_was_read_stands_until_another_version_reads_or_none_is_asked_for() {
        let with = standing(Ocr::Auto, Some("5.3"));

        assert!(stands(&with, Pictures::Read, &with));
        assert!(stands(&with, Pictures::Read, &standing(Ocr::Auto, None)));
        assert!(!stands(&with, Pictures::Read, &standing(Ocr::Auto, Some("5.4"))));
        assert!(!stands(&with, Pictures::Read, &standing(Ocr::Always, Some("5.3"))));
        assert!(!stands(&with, Pictures::Read, &standing(Ocr::Never, None)));
    }

    #[test]
    fn reading_all_pages_from_pictures_happens_once() {
        let (auto, always) = (standing(Ocr::Auto, Some("5.3")), standing(Ocr::Always, Some("5.3")));

        assert!(!stands(&auto, Pictures::None, &always));
        assert!(stands(&always, Pictures::Read, &always));
        assert!(stands(&always, Pictures::None, &always));
        assert!(!stands(&always, Pictures::Read, &auto));
    }

    #[test]
    fn another_program_or_other_stated_facts_always_read_again() {
        let auto = standing(Ocr::Auto, None);

        assert!(!auto.stands("0:-:none", None));
        assert!(!auto.stands(&format!("{READER}:other:none"), None));
        assert!(!auto.stands(&format!("{READER}:-"), None));
    }
}
