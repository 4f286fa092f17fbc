//! SQLite FTS5: Porter stems, its bm25, words of three letters and more.

use rusqlite::Connection;

use super::{Answer, Ask, Corpus, Peer, PeerError, Place, Unit, answer, plain};

/// Shorter words are not asked for: most are stop words, which it does not know.
const SHORTEST: usize = 3;

/// A table in memory; the row of a unit is its place in the list.
pub(super) struct Fts5 {
    sql: Connection,
    unit: Unit,
    places: Vec<Place>,
}

impl From<rusqlite::Error> for PeerError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Failed("SQLite", error.to_string())
    }
}

impl Fts5 {
    /// Gives it the corpus.
    pub(super) fn open(corpus: &Corpus, unit: Unit) -> Result<Self, PeerError> {
        let mut sql = Connection::open_in_memory()?;
        sql.execute_batch("CREATE VIRTUAL TABLE unit USING fts5(body, tokenize = 'porter')")?;
        let mut places = Vec::new();
        let all = sql.transaction()?;
        for (row, (place, text)) in (0_i64..).zip(corpus.units(unit)) {
            all.execute("INSERT INTO unit (rowid, body) VALUES (?1, ?2)", (row, text))?;
            places.push(place);
        }
        all.commit()?;
        Ok(Self { sql, unit, places })
    }

    /// The units that a query of its own language finds.
    fn find(&self, query: &str) -> Result<Vec<Place>, PeerError> {
        if query.is_empty() {
            return Ok(Vec::new());
        }
        let mut statement = self
            .sql
            .prepare_cached("SELECT rowid FROM unit WHERE unit MATCH ?1 ORDER BY bm25(unit), rowid")?;
        let rows = statement.query_map([query], |row| row.get::<_, usize>(0))?;
        let rows = rows.collect::<Result<Vec<usize>, _>>()?;
        Ok(rows.into_iter().filter_map(|row| self.places.get(row).cloned()).collect())
    }
}

impl Peer for Fts5 {
    fn answer(&self, ask: Ask, text: &str) -> Result<Option<Answer>, PeerError> {
        let words = plain(text);
        let long = words.iter().filter(|word| word.chars().count() >= SHORTEST);
        let quoted: Vec<String> = long.map(|word| format!("\"{word}\"")).collect();
        let query = match ask {
            Ask::Any => quoted.join(" OR "),
            Ask::All => quoted.join(" AND "),
            Ask::Phrase if words.is_empty() => String::new(),
            Ask::Phrase => format!("\"{}\"", words.join(" ")),
        };
        Ok(Some(answer(self.unit, self.find(&query)?)))
    }
}
