//! Xapian, by the programs that come with it: `scriptindex` (Debian: `xapian-omega`) and `quest` (`xapian-tools`).
//!
//! BM25 and the English stemmer, its stop words, whole reviews.

use std::fs;
use std::io::Write;

use hindsight_index::search::MAX_PER_PAGE;
use tempfile::TempDir;

use super::program::{command, installed, run, unprepared};
use super::{Answer, Ask, Corpus, Peer, PeerError, Unit, named, plain};

const INDEXER: &str = "scriptindex";
const SEARCHER: &str = "quest";

/// How `scriptindex` treats the fields of a record.
const SCRIPT: &str = "id : field=id\ntext : index\n";

/// A database in a folder of its own.
pub(super) struct Xapian {
    home: TempDir,
}

impl Xapian {
    /// Gives it the corpus.
    pub(super) fn open(corpus: &Corpus) -> Result<Self, PeerError> {
        installed(&[INDEXER, SEARCHER])?;
        let unprepared = unprepared(INDEXER);
        let home = tempfile::tempdir().map_err(&unprepared)?;
        fs::write(home.path().join("script"), SCRIPT).map_err(&unprepared)?;
        let mut records = fs::File::create(home.path().join("records")).map_err(&unprepared)?;
        for (place, text) in corpus.units(Unit::Review) {
            records.write_all(record(place.document, &text).as_bytes()).map_err(&unprepared)?;
        }
        let arguments = ["--stemmer=english", "database", "script", "records"];
        run(INDEXER, command(INDEXER, home.path()).args(arguments))?;
        Ok(Self { home })
    }
}

/// One record: further lines of a value start with a sign, and an empty line ends it.
fn record(number: usize, text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    format!("id={number}\ntext={}\n\n", lines.join("\n="))
}

impl Peer for Xapian {
    fn answer(&self, ask: Ask, text: &str) -> Result<Option<Answer>, PeerError> {
        let operator = match ask {
            Ask::Any => "or",
            Ask::All => "and",
            Ask::Phrase => return Ok(None),
        };
        let words = plain(text);
        if words.is_empty() {
            return Ok(Some(Answer::default()));
        }
        let printed = run(
            SEARCHER,
            command(SEARCHER, self.home.path())
                .args(["--db=database", "--stemmer=english"])
                .arg(format!("--default-op={operator}"))
                .arg(format!("--msize={MAX_PER_PAGE}"))
                .args(["--", &words.join(" ")]),
        )?;
        Ok(Some(named(printed.lines().filter_map(|line| line.strip_prefix("id=")))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_of_a_text_ends_its_record() {
        assert_eq!(record(7, "Title\n\nid=8\n"), "id=7\ntext=Title\n=\n=id=8\n\n");
    }
}
