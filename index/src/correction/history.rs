//! Which entries of a history hold.

use super::Edit;
use crate::vocabulary::CorrectionAction;

/// The places of the entries that hold, in order.
///
/// A value that is set takes the place of every earlier correction of its
/// fact; one that is added or taken away, of the earlier ones about itself.
pub(crate) fn holding(history: &[Edit]) -> Vec<usize> {
    let mut held: Vec<usize> = Vec::new();
    for (at, edit) in history.iter().enumerate() {
        held.retain(|before| history.get(*before).is_some_and(|before| !replaces(edit, before)));
        if edit.action() != CorrectionAction::Undo {
            held.push(at);
        }
    }
    held
}

/// Whether a correction takes the place of an earlier one.
pub(crate) fn replaces(edit: &Edit, before: &Edit) -> bool {
    edit.fact() == before.fact() && (edit.key().is_none() || edit.key() == before.key())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The places that hold of a history written as `action field value`.
    fn held(history: &[(&str, &str, &str)]) -> Vec<usize> {
        let edits: Vec<Edit> = history
            .iter()
            .map(|(action, field, value)| Edit::read(action, field, value).expect("an edit").remove(0))
            .collect();
        holding(&edits)
    }

    #[test]
    fn a_later_correction_of_the_same_value_takes_the_place_of_the_earlier() {
        assert_eq!(held(&[("set", "title", "A"), ("set", "area", "B"), ("set", "title", "C")]), [1, 2]);
        assert_eq!(held(&[("add", "theme", "neglect"), ("drop", "theme", "neglect")]), [1]);
        assert_eq!(held(&[("add", "authors", "A"), ("drop", "authors", "B")]), [0, 1]);
        assert_eq!(
            held(&[("add", "authors", "A"), ("set", "authors", "B"), ("add", "authors", "C")]),
            [1, 2]
        );
    }

    #[test]
    fn an_undo_ends_what_it_names_and_holds_nothing_itself() {
        let two = [("add", "theme", "neglect"), ("drop", "theme", "homelessness")];

        assert_eq!(held(&[two[0], two[1], ("undo", "theme", "neglect")]), [1]);
        assert!(held(&[two[0], two[1], ("undo", "theme", "")]).is_empty());
        assert_eq!(held(&[("set", "title", "A"), ("undo", "area", "")]), [0]);
    }
}
