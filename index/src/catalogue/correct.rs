//! Corrections in the catalogue: their history, and what was found beneath.
//!
//! A review's own tables hold what is true now. All that is asked for at once
//! is one transaction: all of it is in the catalogue, or none.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, Row, Transaction, params};

use super::load::{Text, word};
use super::{Catalogue, family, now, put};
use crate::correction::{Correction, Edit, Found, Order, Partly, Verdict, holding, put, replaces, said};
use crate::error::LibraryError;
use crate::review::Review;
use crate::stated::closest;
use crate::vocabulary::{CorrectionAction, Fact};

/// Reviews that are being corrected, by id; `None` where there is none.
type Desks<'a> = BTreeMap<&'a str, Option<Desk>>;

/// A review that is being corrected.
struct Desk {
    number: i64,
    /// As it was found.
    found: Review,
    /// As it is now.
    review: Review,
    /// Every correction, with those not yet written at the end.
    history: Vec<Correction>,
    /// How many of them are written.
    written: usize,
}

impl Catalogue {
    /// Corrects reviews; says of each order what became of it.
    ///
    /// Returns the numbers of the reviews that changed as well.
    pub(crate) fn correct(
        &self,
        orders: &[Order],
        partly: Partly,
    ) -> Result<(Vec<Verdict>, Vec<i64>), LibraryError> {
        let transaction = self.sql.unchecked_transaction()?;
        let (verdicts, desks) = self.judge(orders)?;
        let failed = |verdict: &Verdict| matches!(verdict, Verdict::NoReview | Verdict::Refused(_));
        if partly == Partly::Never && verdicts.iter().any(failed) {
            return Ok((verdicts, Vec::new()));
        }
        let mut changed = Vec::new();
        for (id, desk) in desks {
            let Some(desk) = desk.filter(|desk| desk.written < desk.history.len()) else { continue };
            desk.write(&transaction, id)?;
            // Its title, publisher and dates decide to what case it belongs.
            if let Some(review) = self.review(desk.number, Text::With)? {
                family::forget(&transaction, desk.number)?;
                family::keep(&transaction, desk.number, &review)?;
            }
            changed.push(desk.number);
        }
        transaction.commit()?;
        Ok((verdicts, changed))
    }

    /// What would become of orders; writes nothing.
    pub(crate) fn would_correct(&self, orders: &[Order]) -> Result<Vec<Verdict>, LibraryError> {
        let _state = self.sql.unchecked_transaction()?;
        Ok(self.judge(orders)?.0)
    }

    /// Takes in orders, one after the other, without writing anything.
    fn judge<'a>(&self, orders: &'a [Order]) -> Result<(Vec<Verdict>, Desks<'a>), LibraryError> {
        let mut desks = Desks::new();
        let mut verdicts = Vec::with_capacity(orders.len());
        for order in orders {
            if !desks.contains_key(order.id.as_str()) {
                desks.insert(&order.id, self.desk(&order.id)?);
            }
            let desk = desks.get_mut(order.id.as_str()).and_then(Option::as_mut);
            verdicts.push(desk.map_or(Verdict::NoReview, |desk| desk.take(order)));
        }
        Ok((verdicts, desks))
    }

    /// Lays out a review to be corrected, without its text.
    fn desk(&self, id: &str) -> Result<Option<Desk>, LibraryError> {
        let Some(number) = self.number(id)? else { return Ok(None) };
        let Some(review) = self.review(number, Text::Without)? else { return Ok(None) };
        let found = self.as_found(number, &review)?;
        let history = self.history(id)?;
        Ok(Some(Desk { number, found, review, written: history.len(), history }))
    }

    /// A review as it was found, corrections left out.
    fn as_found(&self, number: i64, review: &Review) -> Result<Review, LibraryError> {
        let mut found = review.clone();
        if let Some(facts) = self.found(number)? {
            facts.restore(&mut found);
        }
        Ok(found)
    }

    /// A review that was just read, with the corrections that hold; `None` if there are none.
    pub(super) fn corrected(&self, id: &str, review: &Review) -> Result<Option<Review>, LibraryError> {
        let history = self.history(id)?;
        let held = held(&history);
        if held.is_empty() {
            return Ok(None);
        }
        let mut corrected = review.clone();
        put(&mut corrected, &held);
        Ok(Some(corrected))
    }

    /// Every correction of a review, the first first; of those that hold with what was found.
    pub(crate) fn corrections(&self, id: &str) -> Result<Vec<Correction>, LibraryError> {
        let mut history = self.history(id)?;
        let places = holding(&edits(&history));
        let desk = if places.is_empty() { None } else { self.desk(id)? };
        for at in places {
            let Some(correction) = history.get_mut(at) else { continue };
            correction.holds = true;
            let found = desk.as_ref().map(|desk| &desk.found);
            correction.found = found.and_then(|found| said(found, correction.field, correction.edit().key()));
        }
        Ok(history)
    }

    /// The rows of a review's history.
    fn history(&self, id: &str) -> Result<Vec<Correction>, LibraryError> {
        let mut statement = self.sql.prepare_cached(
            "SELECT no, field, action, value, before, by, why, at FROM correction WHERE id = ?1 ORDER BY no",
        )?;
        let rows = statement.query_map([id], correction)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What was found of a review that is corrected.
    fn found(&self, number: i64) -> Result<Option<Found>, LibraryError> {
        let mut statement = self.sql.prepare_cached("SELECT facts FROM found WHERE review = ?1")?;
        let facts: Option<String> = statement.query_row([number], |row| row.get(0)).optional()?;
        let read = |facts: String| {
            serde_json::from_str(&facts)
                .map_err(|error| LibraryError::Catalogue(format!("what was found is damaged: {error}")))
        };
        facts.map(read).transpose()
    }
}

impl Desk {
    /// Takes one order in, if it can be meant.
    fn take(&mut self, order: &Order) -> Verdict {
        let edit = &order.edit;
        if let Err(verdict) = self.check(edit) {
            return verdict;
        }
        let (fact, key) = (edit.fact(), edit.key());
        let before = said(&self.review, fact, key);
        self.history.push(Correction {
            no: 0,
            field: fact,
            action: edit.action(),
            value: edit.value().map(str::to_owned),
            before: before.clone(),
            found: None,
            by: order.signed.by().map(str::to_owned),
            at: now(),
            why: order.signed.why().map(str::to_owned),
            holds: false,
        });
        self.review = self.found.clone();
        put(&mut self.review, &held(&self.history));
        Verdict::Made { before, after: said(&self.review, fact, key) }
    }

    /// Whether a change would do anything.
    fn check(&self, edit: &Edit) -> Result<(), Verdict> {
        let all = edits(&self.history);
        let held: Vec<Edit> = holding(&all).into_iter().filter_map(|at| all.get(at).cloned()).collect();
        let ended: Vec<&Edit> = held.iter().filter(|one| replaces(edit, one)).collect();
        let (fact, key) = (edit.fact(), edit.key());
        let named = key.map(|key| format!(" {key}")).unwrap_or_default();
        match edit.action() {
            CorrectionAction::Undo if ended.is_empty() => Err(Verdict::Refused(format!(
                "no correction of {fact}{named} holds: there is nothing to undo"
            ))),
            _ if ended == [edit] => Err(Verdict::Holds),
            CorrectionAction::Drop if said(&self.review, fact, key).is_none() => {
                let hint = self.closest(fact, key.unwrap_or_default());
                Err(Verdict::Refused(format!("it has no {fact}{named} to drop{hint}")))
            }
            _ => Ok(()),
        }
    }

    /// Names the value that is there and comes closest.
    fn closest(&self, fact: Fact, value: &str) -> String {
        let there = said(&self.review, fact, None).unwrap_or_default();
        let closest = closest::word(value, there.split("; ").filter(|value| !value.is_empty()));
        closest.map(|value| format!(": the closest that it has is '{value}'")).unwrap_or_default()
    }

    /// Writes what is new, and the review as it is now.
    fn write(&self, sql: &Transaction<'_>, id: &str) -> Result<(), LibraryError> {
        let mut statement = sql.prepare_cached(
            "INSERT INTO correction (id, field, action, value, before, by, why, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?;
        for c in self.history.iter().skip(self.written) {
            let (field, action) = (c.field.as_str(), c.action.as_str());
            statement.execute(params![id, field, action, c.value, c.before, c.by, c.why, c.at])?;
        }
        let found = (!held(&self.history).is_empty()).then(|| Found::of(&self.found));
        keep_found(sql, self.number, found.as_ref())?;
        put::rewrite_facts(sql, self.number, &self.review)
    }
}

/// Keeps what was found beside a corrected review; `None` if nothing is corrected.
pub(super) fn keep_found(
    sql: &Transaction<'_>,
    number: i64,
    found: Option<&Found>,
) -> Result<(), LibraryError> {
    match found {
        Some(found) => {
            let facts = serde_json::to_string(found).expect("facts and labels are JSON");
            sql.prepare_cached("INSERT OR REPLACE INTO found (review, facts) VALUES (?1, ?2)")?
                .execute(params![number, facts])?;
        }
        None => drop(sql.prepare_cached("DELETE FROM found WHERE review = ?1")?.execute([number])?),
    }
    Ok(())
}

/// What each entry of a history does.
fn edits(history: &[Correction]) -> Vec<Edit> {
    history.iter().map(Correction::edit).collect()
}

/// The entries that hold.
fn held(history: &[Correction]) -> Vec<&Correction> {
    holding(&edits(history)).into_iter().filter_map(|at| history.get(at)).collect()
}

/// Reads a row of the history.
fn correction(row: &Row<'_>) -> rusqlite::Result<Correction> {
    Ok(Correction {
        no: row.get(0)?,
        field: word(row, 1, Fact::from_word)?,
        action: word(row, 2, CorrectionAction::from_word)?,
        value: row.get(3)?,
        before: row.get(4)?,
        found: None,
        by: row.get(5)?,
        why: row.get(6)?,
        at: row.get(7)?,
        holds: false,
    })
}
