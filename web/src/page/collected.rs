//! How the reader's collection shows on other pages: a link to it, hidden fields, and what adds to it.
//!
//! To add a passage is to ask for the same page again, at the same place, with one more passage in its
//! address. Where the page answers a form that was sent, the form is sent again instead.

use maud::{Markup, html};

use crate::collection::{self, Collection, Place};
use crate::link;

/// The id of the form that is sent again from a page that answers it: the filters beside results belong to it too.
pub(crate) const SENT_FORM: &str = "search";

/// The link to the collection, if anything is in it.
pub(crate) fn top() -> Markup {
    let count = collection::current().0.len();
    html! { @if count > 0 { a.collected href=(link::plain("/bundle")) { "Collected passages (" (count) ")" } } }
}

/// The fields by which a form that is read (GET) carries the collection on.
pub(crate) fn fields() -> Markup {
    html! {
        @for pick in &collection::current().0 {
            input type="hidden" name="p" value=(pick.place);
            @if !pick.note.is_empty() { input type="hidden" name="n" value=(pick.note); }
        }
    }
}

/// What adds a passage to the collection, or takes it out; `named` tells it from its like on the page.
pub(crate) fn control(place: &Place, fragment: &str, named: &str) -> Markup {
    let collection = collection::current();
    let held = collection.holds(place);
    let other = if held { collection.without(place) } else { collection.with(place) };
    let said = if held { "remove" } else { "Add to collection" };
    let full = !held && other.excess().is_some();
    html! {
        span.keep {
            @if held { "Collected · " }
            @if full { span.quiet { "The collection is full" } }
            @else if collection::sent() {
                button.plain type="submit" form=(SENT_FORM) formaction=(address(&other, fragment)) { (said) (unseen(named)) }
            } @else {
                a href=(address(&other, fragment)) { (said) (unseen(named)) }
            }
        }
    }
}

/// This page again, with another collection, at the same place.
fn address(collection: &Collection, fragment: &str) -> String {
    format!("{}#{}", collection::own_address(collection), link::encoded(fragment))
}

/// What only a screen reader says.
fn unseen(named: &str) -> Markup {
    html! { span.unseen { ": " (named) } }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(asked: &str) -> String {
        collection::asked(asked, || control(&Place::page("r1", 2), "p2", "page 2").into_string())
    }

    #[test]
    fn a_passage_is_added_and_taken_out_by_the_same_page_at_the_same_place() {
        assert!(
            shown("/review/r1?page=2")
                .contains("<a href=\"/review/r1?page=2&amp;p=r1.2#p2\">Add to collection<")
        );
        assert!(
            shown("/review/r1?page=2&p=r1.2&n=x&p=r3.4")
                .contains("Collected · <a href=\"/review/r1?page=2&amp;p=r3.4#p2\">remove<")
        );
    }

    #[test]
    fn a_full_collection_says_so_and_offers_no_more() {
        let full: String = (1..=collection::MAX_PASSAGES).map(|at| format!("&p=r9.{at}")).collect();

        let shown = shown(&format!("/search?q=a{full}"));

        assert!(shown.contains("The collection is full") && !shown.contains("href"), "{shown}");
    }

    #[test]
    fn without_a_collection_nothing_shows() {
        assert_eq!(top().into_string() + &fields().into_string(), "");
    }

    #[test]
    fn forms_carry_passages_and_notes_in_order() {
        let fields = collection::asked("/?p=r1.2&n=a%22b&p=r2.3", || fields().into_string());

        assert_eq!(fields.matches("type=\"hidden\"").count(), 3);
        assert!(
            fields
                .contains("name=\"p\" value=\"r1.2\"><input type=\"hidden\" name=\"n\" value=\"a&quot;b\">")
        );
    }
}
