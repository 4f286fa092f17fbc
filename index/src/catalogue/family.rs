//! Sketches, and the links between documents of one case.
//!
//! All of it is derived: it can be dropped and made again, and is the same
//! whatever the order in which reviews came.

use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};

use rusqlite::{OptionalExtension, Transaction, params};

use super::Catalogue;
use super::load::Text;
use crate::error::LibraryError;
use crate::family::{self, Reason, Relative, Sketch, Twins, VERSION};
use crate::review::Review;
use crate::vocabulary::{DocumentRole, LinkKind};

/// More reviews than this with one mark share a form, not a case: the mark says nothing.
const COMMON: usize = 64;
/// The most members of a family that are told.
const MEMBERS: usize = 50;
/// Reviews that are sketched or compared in one transaction.
const BATCH: usize = 500;

/// A link between two reviews, by their numbers.
struct Link {
    one: i64,
    other: i64,
    kind: LinkKind,
    evidence: Vec<Reason>,
}

/// Groups of reviews that are linked, each known by its first member.
#[derive(Default)]
struct Groups(HashMap<i64, i64>);

impl Groups {
    /// The first of the group of a review.
    fn first(&self, number: i64) -> i64 {
        let mut at = number;
        while let Some(next) = self.0.get(&at).filter(|next| **next != at) {
            at = *next;
        }
        at
    }

    /// Makes one group of those of two reviews.
    fn join(&mut self, one: i64, other: i64) {
        let (a, b) = (self.first(one), self.first(other));
        let first = a.min(b);
        // Each is led straight to the first, so that the way stays short.
        for number in [one, other, a, b] {
            self.0.insert(number, first);
        }
    }

    /// Of each review of a group and each summary: how many others there are, and whether no report is.
    fn counted(&self, reports: &HashSet<i64>, summaries: &HashSet<i64>) -> HashMap<i64, (usize, bool)> {
        let mut groups: HashMap<i64, (usize, bool)> = HashMap::new();
        for number in self.0.keys() {
            let group = groups.entry(self.first(*number)).or_default();
            group.0 += 1;
            group.1 |= reports.contains(number);
        }
        let all: HashSet<i64> = self.0.keys().chain(summaries).copied().collect();
        let of = |number: i64| {
            let (size, report) = groups.get(&self.first(number)).copied().unwrap_or((1, false));
            (number, (size - 1, summaries.contains(&number) && !report))
        };
        all.into_iter().map(of).collect()
    }
}

impl Catalogue {
    /// Makes the sketches that are missing and compares what was not compared yet.
    pub(crate) fn link(&mut self) -> Result<(), LibraryError> {
        self.sketch_missing()?;
        loop {
            let numbers = self.unlinked()?;
            if numbers.is_empty() {
                return Ok(());
            }
            let transaction = self.sql.unchecked_transaction()?;
            for number in numbers {
                self.link_one(number)?;
            }
            transaction.commit()?;
        }
    }

    /// Drops every sketch and link, and makes them anew.
    pub(crate) fn link_anew(&mut self) -> Result<(), LibraryError> {
        self.sql.execute_batch("DELETE FROM link; DELETE FROM likeness; DELETE FROM sketch;")?;
        self.link()
    }

    /// Makes the sketches of reviews that have none, or one of another version.
    fn sketch_missing(&mut self) -> Result<(), LibraryError> {
        loop {
            let numbers = self.numbers_of(
                "SELECT no FROM review LEFT JOIN sketch ON sketch.review = no
                 WHERE sketch.review IS NULL OR sketch.version <> ?1 ORDER BY no LIMIT ?2",
                (VERSION, BATCH),
            )?;
            if numbers.is_empty() {
                return Ok(());
            }
            let read = |number: &i64| self.review(*number, Text::With);
            let reviews = numbers.iter().map(read).collect::<Result<Vec<_>, _>>()?;
            let transaction = self.sql.transaction()?;
            for (number, review) in numbers.iter().zip(reviews) {
                if let Some(review) = review {
                    forget(&transaction, *number)?;
                    keep(&transaction, *number, &review)?;
                }
            }
            transaction.commit()?;
        }
    }

    /// Reviews that were not compared since they changed.
    fn unlinked(&self) -> Result<Vec<i64>, LibraryError> {
        self.numbers_of("SELECT review FROM sketch WHERE linked = 0 ORDER BY review LIMIT ?1", [BATCH])
    }

    /// Numbers that a question gives.
    fn numbers_of(&self, select: &str, values: impl rusqlite::Params) -> Result<Vec<i64>, LibraryError> {
        let mut statement = self.sql.prepare_cached(select)?;
        let rows = statement.query_map(values, |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Compares a review with those that share a mark with it.
    fn link_one(&self, number: i64) -> Result<(), LibraryError> {
        self.sql.prepare_cached("DELETE FROM link WHERE one = ?1 OR other = ?1")?.execute([number])?;
        let mine = self.sketch(number)?;
        if let Some(mine) = &mine {
            for other in self.candidates(number)? {
                if let Some(theirs) = self.sketch(other)? {
                    self.compare((number, mine), (other, &theirs))?;
                }
            }
        }
        self.sql.prepare_cached("UPDATE sketch SET linked = 1 WHERE review = ?1")?.execute([number])?;
        Ok(())
    }

    /// The reviews that share a mark that is not too common.
    fn candidates(&self, number: i64) -> Result<BTreeSet<i64>, LibraryError> {
        let mut marks = self.sql.prepare_cached("SELECT mark FROM likeness WHERE review = ?1")?;
        let marks = marks.query_map([number], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
        let mut found = BTreeSet::new();
        for mark in marks {
            // What a person states is never too common.
            let most = if mark.starts_with("family:") { usize::MAX >> 1 } else { COMMON + 1 };
            let holders =
                self.numbers_of("SELECT review FROM likeness WHERE mark = ?1 LIMIT ?2", (mark, most))?;
            if holders.len() <= COMMON || most > COMMON + 1 {
                found.extend(holders);
            }
        }
        found.remove(&number);
        Ok(found)
    }

    /// The sketch of a review.
    fn sketch(&self, number: i64) -> Result<Option<Sketch>, LibraryError> {
        let mut statement = self.sql.prepare_cached("SELECT sketch FROM sketch WHERE review = ?1")?;
        let text: Option<String> = statement.query_row([number], |row| row.get(0)).optional()?;
        // One that cannot be read is as if it were not there.
        Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
    }

    /// Links two reviews if they belong together; the same whichever comes first.
    fn compare(&self, a: (i64, &Sketch), b: (i64, &Sketch)) -> Result<(), LibraryError> {
        let (a, b) = if a.1.id <= b.1.id { (a, b) } else { (b, a) };
        let Some(verdict) = family::judge(a.1, b.1) else { return Ok(()) };
        let (one, other) = if verdict.first { (a, b) } else { (b, a) };
        let mut evidence = verdict.reasons;
        if let Some(quoted) = self.quoted(one, other.0, verdict.kind)? {
            evidence.push(quoted);
        }
        self.sql
            .prepare_cached(
                "INSERT OR REPLACE INTO link (one, other, kind, evidence) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![one.0, other.0, verdict.kind.as_str(), json(&evidence)])?;
        Ok(())
    }

    /// A sentence that both hold, where that is to be expected.
    fn quoted(
        &self,
        one: (i64, &Sketch),
        other: i64,
        kind: LinkKind,
    ) -> Result<Option<Reason>, LibraryError> {
        if kind == LinkKind::TranslationOf {
            return Ok(None);
        }
        let first = self.pages(one.0, 1, u32::MAX, Text::With)?;
        let second = self.pages(other, 1, u32::MAX, Text::With)?;
        Ok(family::shared(&first, &second).map(|(page, quote)| Reason {
            why: "a sentence that stands in both".to_owned(),
            review: Some(one.1.id.clone()),
            page: Some(page),
            quote: Some(quote),
        }))
    }

    /// Links of a review.
    fn links(&self, number: i64) -> Result<Vec<Link>, LibraryError> {
        let mut statement = self.sql.prepare_cached(
            "SELECT one, other, kind, evidence FROM link WHERE one = ?1 OR other = ?1 ORDER BY one, other",
        )?;
        let rows = statement.query_map([number], |row| {
            let (kind, evidence): (String, String) = (row.get(2)?, row.get(3)?);
            Ok((row.get(0)?, row.get(1)?, kind, evidence))
        })?;
        let rows = rows.collect::<Result<Vec<(i64, i64, String, String)>, _>>()?;
        let link = |(one, other, kind, evidence): (i64, i64, String, String)| {
            let evidence = serde_json::from_str(&evidence).unwrap_or_default();
            Some(Link { one, other, kind: LinkKind::from_word(&kind)?, evidence })
        };
        Ok(rows.into_iter().filter_map(link).collect())
    }

    /// The other documents of a review's case, those to which it is linked first.
    pub(crate) fn family(&self, number: i64) -> Result<Vec<Relative>, LibraryError> {
        let mut found = Vec::new();
        let mut known = HashSet::from([number]);
        let mut open = VecDeque::from([(number, None::<String>)]);
        while let Some((at, through)) = open.pop_front() {
            let mut next = Vec::new();
            for link in self.links(at)? {
                let member = if link.one == at { link.other } else { link.one };
                if found.len() < MEMBERS && known.insert(member) {
                    next.push((member, self.relative(&link, at, member, through.as_deref())?));
                }
            }
            next.sort_by(|a, b| a.1.as_ref().map(|r| &r.id).cmp(&b.1.as_ref().map(|r| &r.id)));
            for (member, relative) in next {
                let Some(relative) = relative else { continue };
                let name = relative.title.clone().unwrap_or_else(|| relative.id.clone());
                open.push_back((member, Some(name)));
                found.push(relative);
            }
        }
        Ok(found)
    }

    /// A document as a member of the family; through another if it is not linked itself.
    fn relative(
        &self,
        link: &Link,
        at: i64,
        member: i64,
        through: Option<&str>,
    ) -> Result<Option<Relative>, LibraryError> {
        let Some((id, title, role)) = self.named(member)? else { return Ok(None) };
        let Some((near, ..)) = self.named(at)? else { return Ok(None) };
        let from_it = link.one == member;
        let from = if from_it { id.clone() } else { near };
        let (kind, relation, mut evidence) = match through {
            None => (link.kind, family::relation(link.kind, from_it), Vec::new()),
            Some(other) => {
                let why = Reason::plain(format!("it is linked to '{other}', which is linked to this"));
                (LinkKind::SameCase, family::relation(LinkKind::SameCase, from_it), vec![why])
            }
        };
        evidence.extend(link.evidence.iter().cloned());
        Ok(Some(Relative { id, title, role, kind, from, relation: relation.to_owned(), evidence }))
    }

    /// Id, title and role of a review.
    fn named(&self, number: i64) -> Result<Option<(String, Option<String>, DocumentRole)>, LibraryError> {
        let mut statement =
            self.sql.prepare_cached("SELECT id, title, document_role FROM review WHERE no = ?1")?;
        let found = statement.query_row([number], |row| {
            let role: String = row.get(2)?;
            Ok((row.get(0)?, row.get(1)?, DocumentRole::from_word(&role).unwrap_or(DocumentRole::Other)))
        });
        Ok(found.optional()?)
    }

    /// How many others each review's family has, and whether it is a summary whose report is not held.
    pub(crate) fn families(&self) -> Result<HashMap<i64, (usize, bool)>, LibraryError> {
        let mut statement = self.sql.prepare_cached("SELECT one, other FROM link ORDER BY one, other")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let mut groups = Groups::default();
        for (one, other) in rows.collect::<Result<Vec<(i64, i64)>, _>>()? {
            groups.join(one, other);
        }
        let role = |select| self.numbers_of(select, []).map(|all| all.into_iter().collect::<HashSet<i64>>());
        let reports = role("SELECT no FROM review WHERE document_role = 'report'")?;
        let summaries = role("SELECT no FROM review WHERE document_role IN ('summary', 'briefing')")?;
        Ok(groups.counted(&reports, &summaries))
    }

    /// Pairs of reviews that hold the same text.
    pub(crate) fn twins(&self) -> Result<Vec<Twins>, LibraryError> {
        let mut statement = self.sql.prepare_cached(
            "SELECT a.id, b.id, a.title, evidence FROM link JOIN review a ON a.no = one
             JOIN review b ON b.no = other WHERE kind = ?1 ORDER BY a.id, b.id",
        )?;
        let rows = statement.query_map([LinkKind::Version.as_str()], |row| {
            let evidence: String = row.get(3)?;
            let evidence = serde_json::from_str(&evidence).unwrap_or_default();
            Ok(Twins { one: row.get(0)?, other: row.get(1)?, title: row.get(2)?, evidence })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// Whether a document is a summary or briefing of a report that is not among its family.
pub(crate) fn is_summary_only(role: DocumentRole, family: &[Relative]) -> bool {
    matches!(role, DocumentRole::Summary | DocumentRole::Briefing)
        && !family.iter().any(|member| member.role == DocumentRole::Report)
}

/// Keeps the sketch of a review and its marks, to be compared when the run ends.
pub(super) fn keep(sql: &Transaction<'_>, number: i64, review: &Review) -> Result<(), LibraryError> {
    let id: String = sql.query_row("SELECT id FROM review WHERE no = ?1", [number], |row| row.get(0))?;
    let sketch = Sketch::of(&id, review);
    sql.prepare_cached("INSERT INTO sketch (review, version, sketch) VALUES (?1, ?2, ?3)")?.execute((
        number,
        VERSION,
        json(&sketch),
    ))?;
    let mut mark = sql.prepare_cached("INSERT INTO likeness (mark, review) VALUES (?1, ?2)")?;
    for text in family::marks(&sketch) {
        mark.execute((&text, number))?;
        crossed(sql, &text)?;
    }
    Ok(())
}

/// Drops the sketch, marks and links of a review.
pub(super) fn forget(sql: &Transaction<'_>, number: i64) -> Result<(), LibraryError> {
    let mut marks = sql.prepare_cached("SELECT mark FROM likeness WHERE review = ?1")?;
    let marks = marks.query_map([number], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    for mark in &marks {
        // Without it the mark may say something again.
        crossed(sql, mark)?;
    }
    for table in ["DELETE FROM likeness WHERE review = ?1", "DELETE FROM sketch WHERE review = ?1"] {
        sql.prepare_cached(table)?.execute([number])?;
    }
    sql.prepare_cached("DELETE FROM link WHERE one = ?1 OR other = ?1")?.execute([number])?;
    Ok(())
}

/// Has the holders of a mark compared again if one more of them makes it too common.
fn crossed(sql: &Transaction<'_>, mark: &str) -> Result<(), LibraryError> {
    let mut count =
        sql.prepare_cached("SELECT count(*) FROM (SELECT 1 FROM likeness WHERE mark = ?1 LIMIT ?2)")?;
    let holders: usize = count.query_row((mark, COMMON + 2), |row| row.get(0))?;
    if holders == COMMON + 1 {
        sql.prepare_cached(
            "UPDATE sketch SET linked = 0 WHERE review IN (SELECT review FROM likeness WHERE mark = ?1)",
        )?
        .execute([mark])?;
    }
    Ok(())
}

/// A value as JSON.
fn json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("words and numbers are JSON")
}
