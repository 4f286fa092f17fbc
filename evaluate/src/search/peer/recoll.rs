//! Recoll (Debian: `recollcmd`) over text files with a configuration of its own; whole reviews.

use std::fs;

use hindsight_index::search::MAX_PER_PAGE;
use tempfile::TempDir;

use super::program::{command, installed, run, unprepared};
use super::{Answer, Ask, Corpus, Peer, PeerError, Unit, named, plain};

const INDEXER: &str = "recollindex";
const SEARCHER: &str = "recollq";

/// Long texts stay whole, and no dictionary of spellings is made.
const SETTINGS: &str =
    "indexstemminglanguages = english\ntextfilepagekbs = -1\ntextfilemaxmbs = -1\nnoaspell = 1\n";

/// An index in a folder of its own.
pub(super) struct Recoll {
    home: TempDir,
}

impl Recoll {
    /// Gives it the corpus.
    pub(super) fn open(corpus: &Corpus) -> Result<Self, PeerError> {
        installed(&[INDEXER, SEARCHER])?;
        let unprepared = unprepared(INDEXER);
        let home = tempfile::Builder::new().prefix("recoll").tempdir().map_err(&unprepared)?;
        let texts = home.path().join("texts");
        fs::create_dir(&texts).map_err(&unprepared)?;
        for (place, text) in corpus.units(Unit::Review) {
            fs::write(texts.join(format!("{}.txt", place.document)), text).map_err(&unprepared)?;
        }
        let settings = format!("topdirs = \"{}\"\n{SETTINGS}", texts.display());
        let folder = home.path().join("settings");
        fs::create_dir(&folder).map_err(&unprepared)?;
        fs::write(folder.join("recoll.conf"), settings).map_err(&unprepared)?;
        run(INDEXER, command(INDEXER, home.path()).args(["-c", "settings"]))?;
        Ok(Self { home })
    }
}

impl Peer for Recoll {
    fn answer(&self, ask: Ask, text: &str) -> Result<Option<Answer>, PeerError> {
        let any_or_all = match ask {
            Ask::Any => "-o",
            Ask::All => "-a",
            Ask::Phrase => return Ok(None),
        };
        let words = plain(text);
        if words.is_empty() {
            return Ok(Some(Answer::default()));
        }
        let deep = MAX_PER_PAGE.to_string();
        let arguments = ["-c", "settings", "-b", "-n", &deep, any_or_all, &words.join(" ")];
        let printed = run(SEARCHER, command(SEARCHER, self.home.path()).args(arguments))?;
        let names = printed.lines().filter_map(|line| line.strip_suffix(".txt")?.rsplit('/').next());
        Ok(Some(named(names)))
    }
}
