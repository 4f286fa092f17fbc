//! One change of one fact, checked.

use super::value;
use crate::stated::{check, closest};
use crate::vocabulary::{CorrectionAction, Fact};

/// One change of one fact; its value is as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    action: CorrectionAction,
    fact: Fact,
    value: Option<String>,
}

/// Names under which a manifest has a fact, and slips that are clear.
const ALSO: &[(&str, Fact)] = &[
    ("type", Fact::ReviewType),
    ("role", Fact::DocumentRole),
    ("themes", Fact::Theme),
    ("agencies", Fact::Agency),
    ("author", Fact::Authors),
    ("category", Fact::Categories),
    ("addressee", Fact::Addressees),
];

impl Edit {
    /// Reads a change as a person writes it; several values make several changes.
    ///
    /// # Errors
    ///
    /// Says in one line what is wrong and what to write.
    pub fn read(action: &str, field: &str, value: &str) -> Result<Vec<Self>, String> {
        let (action, fact) = (action_of(action)?, fact_of(field)?);
        let value = value.trim();
        if value.chars().nth(check::CELL).is_some() {
            return Err(format!("a value has at most {} characters", check::CELL));
        }
        allowed(action, fact, value)?;
        let one = |value| Self { action, fact, value };
        Ok(match action {
            CorrectionAction::Set => vec![one(Some(value::canonical(fact, value)?))],
            CorrectionAction::Add => each(&value::canonical(fact, value)?).map(one).collect(),
            CorrectionAction::Clear => vec![one(None)],
            CorrectionAction::Undo if value.is_empty() => vec![one(None)],
            CorrectionAction::Drop | CorrectionAction::Undo => {
                let values = value::canonical(fact, value)?;
                each(&values)
                    .map(|value| one(value.map(|value| value::key(fact, &value).to_owned())))
                    .collect()
            }
        })
    }

    /// A change that was checked when it was made.
    pub(crate) fn known(action: CorrectionAction, fact: Fact, value: Option<String>) -> Self {
        Self { action, fact, value }
    }

    /// What is done.
    #[must_use]
    pub fn action(&self) -> CorrectionAction {
        self.action
    }

    /// What is corrected.
    #[must_use]
    pub fn fact(&self) -> Fact {
        self.fact
    }

    /// The value that is given.
    #[must_use]
    pub fn value(&self) -> Option<&str> {
        self.value.as_deref()
    }

    /// The one value that it is about; `None` if it is about all that the fact has.
    pub(crate) fn key(&self) -> Option<&str> {
        match self.action {
            CorrectionAction::Set | CorrectionAction::Clear => None,
            _ => self.value.as_deref().map(|value| value::key(self.fact, value)),
        }
    }
}

/// The values of a list, each by itself.
fn each(values: &str) -> impl Iterator<Item = Option<String>> {
    check::parts(values).map(|value| Some(value.to_owned()))
}

/// The action that is meant.
fn action_of(word: &str) -> Result<CorrectionAction, String> {
    let lower = word.trim().to_ascii_lowercase();
    CorrectionAction::from_word(&lower)
        .ok_or_else(|| unknown(word, "an action", CorrectionAction::ALL.iter().map(|action| action.as_str())))
}

/// The fact that is meant.
fn fact_of(word: &str) -> Result<Fact, String> {
    let lower = word.trim().to_ascii_lowercase().replace([' ', '-'], "_");
    let also = || ALSO.iter().find(|(name, _)| *name == lower).map(|(_, fact)| *fact);
    Fact::from_word(&lower).or_else(also).ok_or_else(|| {
        unknown(word, "a field that can be corrected", Fact::ALL.iter().map(|fact| fact.as_str()))
    })
}

/// Says that a word is not known, and which comes closest.
fn unknown<'a>(word: &str, what: &str, words: impl Iterator<Item = &'a str> + Clone) -> String {
    let shown: String = word.chars().take(60).collect();
    let all = words.clone().collect::<Vec<_>>().join(", ");
    let hint =
        closest::word(word, words).map(|word| format!(", the closest is '{word}'")).unwrap_or_default();
    format!("'{shown}' is not {what}{hint}: known are {all}")
}

/// Whether an action with such a value makes sense of a fact.
fn allowed(action: CorrectionAction, fact: Fact, value: &str) -> Result<(), String> {
    let several = value::is_several(fact);
    let problem = match action {
        CorrectionAction::Set | CorrectionAction::Add | CorrectionAction::Drop if value.is_empty() => {
            format!("it gives no value: write {fact}=VALUE, or clear {fact} if nothing is known of it")
        }
        CorrectionAction::Add | CorrectionAction::Drop if !several => {
            format!("{fact} has one value: set it to another, or clear it")
        }
        CorrectionAction::Clear if fact == Fact::DocumentRole => {
            format!("{fact} always has a value: set it to another, for instance other")
        }
        CorrectionAction::Clear if !value.is_empty() => {
            format!("clear takes no value: use drop to take away one, or clear {fact} alone")
        }
        CorrectionAction::Undo if !value.is_empty() && !several => {
            format!("{fact} has one value: undo it without naming it")
        }
        _ => return Ok(()),
    };
    Err(problem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(action: &str, field: &str, value: &str) -> Vec<(Option<String>, Option<String>)> {
        let edits = Edit::read(action, field, value).expect("an edit");
        edits.iter().map(|edit| (edit.value.clone(), edit.key().map(str::to_owned))).collect()
    }

    #[test]
    fn a_value_is_kept_as_it_is_checked() {
        let kept = |text: &str| Some(text.to_owned());

        assert_eq!(read("set", "title", " The  wreck "), [(kept("The wreck"), None)]);
        assert_eq!(read("SET", "type", "DHR"), [(kept("dhr"), None)]);
        assert_eq!(read("set", "authors", "B;A|B"), [(kept("B; A"), None)]);
        assert_eq!(read("add", "theme", "neglect"), [(kept("neglect:central"), kept("neglect"))]);
        assert_eq!(
            read("add", "agencies", "police:addressed; probation"),
            [(kept("police:addressed"), kept("police")), (kept("probation:involved"), kept("probation"))]
        );
        assert_eq!(read("drop", "theme", "neglect:mentioned"), [(kept("neglect"), kept("neglect"))]);
        assert_eq!(read("undo", "theme", ""), [(None, None)]);
        assert_eq!(read("clear", "published", ""), [(None, None)]);
    }

    #[test]
    fn every_mistake_says_what_to_write() {
        for (action, field, value, said) in [
            ("put", "title", "A", "known are set, add, drop, clear, undo"),
            ("set", "titel", "A", "the closest is 'title'"),
            ("set", "title", " ", "it gives no value"),
            ("set", "published", "May 2019", "write 2019, 2019-05 or 2019-05-31"),
            ("set", "published", "2019-02-30", "write 2019"),
            ("set", "incident_year", "19", "four digits"),
            ("set", "document_role", "overview", "write one of report"),
            ("add", "theme", "neglct", "the closest is 'neglect'"),
            ("add", "theme", "neglect:main", "write one of central, mentioned"),
            ("add", "agency", "police:there", "write one of involved, addressed, mentioned"),
            ("add", "title", "A", "has one value"),
            ("clear", "document_role", "", "always has a value"),
            ("clear", "theme", "neglect", "use drop"),
            ("undo", "title", "A", "undo it without naming it"),
            ("set", "language", "English", "two letters"),
        ] {
            let problem = Edit::read(action, field, value).expect_err(field);
            assert!(problem.contains(said), "{action} {field}={value}: {problem}");
            assert!(!problem.contains('\n'));
        }
    }
}
