//! Whether what was read of a file still stands, or it is to be read again.
//!
//! It does if the same program read it with the same stated facts, and its
//! pages that are pictures were dealt with as they would be now. So a file is
//! read again when something comes that can read its pictures, and no other is.
//!
//! A page at which the reading failed is tried in a few runs: what made it
//! fail may pass, as a crowded machine does. Then it is left, since each try
//! may cost minutes, until someone asks for it.

use hindsight_ingest::READER;
use hindsight_ingest::manifest::Stated;
use hindsight_ingest::ocr::{Engine, Ocr};
use hindsight_ingest::worker::Pictures;

/// In how many runs a page at which the reading failed is tried unasked.
const TRIES: u32 = 3;

/// How the mark of a file begins that has such pages; the number of runs follows.
const FAILED: &str = "failed ";

/// With what files are read.
#[derive(Debug)]
pub(super) struct Standing {
    ocr: Ocr,
    /// Whether pages that failed are tried however often they did.
    retry: bool,
    /// What reads pictures, in words.
    maker: Option<String>,
}

impl Standing {
    pub(super) fn new(ocr: Ocr, retry: bool, engine: Option<&Engine>) -> Self {
        Self { ocr, retry, maker: engine.map(Engine::maker) }
    }

    /// What a file was read with; `before` is what the same bytes were read with last.
    pub(super) fn fingerprint(
        &self,
        stated: Option<&Stated>,
        pictures: Pictures,
        before: Option<&str>,
    ) -> String {
        let base = base(stated);
        let tried = before.and_then(|before| self.tried(before.strip_prefix(&base)?)).unwrap_or(0);
        format!("{base}{}", self.mark(pictures, tried))
    }

    /// What became of its pictures, of which some had failed in so many runs.
    fn mark(&self, pictures: Pictures, tried: u32) -> String {
        match (pictures, self.ocr) {
            (Pictures::None, Ocr::Always) => "none".to_owned(),
            (Pictures::None, _) => "text".to_owned(),
            (Pictures::Left, _) => "left".to_owned(),
            (Pictures::Read, _) => self.means(),
            (Pictures::Failed, _) => format!("{FAILED}{} {}", tried.saturating_add(1), self.means()),
        }
    }

    /// What reads pictures, and which.
    fn means(&self) -> String {
        format!("{} {}", self.ocr.as_str(), self.maker.as_deref().unwrap_or_default())
    }

    /// In how many runs pages failed to be read by what reads them now.
    fn tried(&self, mark: &str) -> Option<u32> {
        let (tried, means) = mark.strip_prefix(FAILED)?.split_once(' ')?;
        if means == self.means() { tried.parse().ok() } else { None }
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
            mark if mark.starts_with(FAILED) => {
                !self.retry && self.tried(mark).is_some_and(|tried| tried >= TRIES)
            }
            mark => mark == self.means(),
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
        Standing { ocr, retry: false, maker: maker.map(str::to_owned) }
    }

    /// Whether what `before` made of a file stands for `now`.
    fn stands(before: &Standing, pictures: Pictures, now: &Standing) -> bool {
        now.stands(&before.fingerprint(None, pictures, None), None)
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
    fn pages_that_failed_are_tried_in_a_few_runs_and_then_if_they_are_asked_for() {
        let with = standing(Ocr::Auto, Some("5.3"));
        let retry = Standing { retry: true, ..standing(Ocr::Auto, Some("5.3")) };
        let mut before: Option<String> = None;

        let stood: Vec<bool> = (0..4)
            .map(|_| {
                let now = with.fingerprint(None, Pictures::Failed, before.as_deref());
                with.stands(before.insert(now), None)
            })
            .collect();

        assert_eq!(stood, [false, false, true, true]);
        let last = before.expect("the last");
        assert!(!retry.stands(&last, None));
        assert!(!standing(Ocr::Auto, Some("5.4")).stands(&last, None));
        assert!(standing(Ocr::Auto, None).stands(&last, None));
        assert!(retry.stands(&retry.fingerprint(None, Pictures::Read, Some(&last)), None));
        let other = standing(Ocr::Auto, Some("5.4"));
        assert!(!other.stands(&other.fingerprint(None, Pictures::Failed, Some(&last)), None));
    }

    #[test]
    fn another_program_or_other_stated_facts_always_read_again() {
        let auto = standing(Ocr::Auto, None);

        assert!(!auto.stands("0:-:none", None));
        assert!(!auto.stands(&format!("{READER}:other:none"), None));
        assert!(!auto.stands(&format!("{READER}:-"), None));
    }
}
