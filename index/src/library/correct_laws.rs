//! What corrections promise, beside a naive model. Tests only.

use std::collections::BTreeMap;
use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::correction::{Edit, Order, Partly, Signed, Verdict};
use crate::evidence::Evidence;
use crate::fixture;
use crate::review::Review;
use crate::search::{Request, Snapshot};
use crate::vocabulary::{AgencyRole, Tier};

/// What is read from the file in its `version`.
fn found(version: u8) -> Review {
    let name = format!("v{version}");
    let mut review = fixture::review(&name).page(&format!("These are the words {name}.")).build();
    review.file = "/a.pdf".to_owned();
    let builder = |review: Review, (theme, tier): (&str, Tier)| {
        let mut review = review;
        review.themes.extend(fixture::review("x").theme(theme, tier).build().themes);
        review
    };
    match version {
        0 => {
            review.title = Some("The pier".to_owned());
            review.authors = vec!["A. Writer".to_owned(), "B. Writer".to_owned()];
            builder(builder(review, ("neglect", Tier::Central)), ("homelessness", Tier::Mentioned))
        }
        1 => {
            review.title = Some("The ferry".to_owned());
            review.published = "2019-05".parse().ok();
            review.agencies = fixture::review("x").agency("police", AgencyRole::Involved).build().agencies;
            builder(review, ("neglect", Tier::Mentioned))
        }
        _ => review,
    }
}

fn put(library: &mut Library, version: u8) -> String {
    let review = found(version);
    let file =
        Incoming { path: "/a.pdf", review: &review, stated_id: Some("pier"), fingerprint: "1", bytes: 1 };
    library.put(&file).expect("stored").id
}

fn order(id: &str, action: &str, field: &str, value: &str) -> Order {
    let edit = Edit::read(action, field, value).expect("an edit").remove(0);
    let signed = Signed::new(Some("Ann"), Some("the report says so")).expect("a name");
    Order { id: id.to_owned(), edit, signed }
}

fn correct(library: &mut Library, action: &str, field: &str, value: &str) -> Verdict {
    let order = order("pier", action, field, value);
    library.correct(&[order], Partly::Never).expect("written").remove(0)
}

fn shown(dir: &Path) -> Review {
    Snapshot::open(dir).expect("a snapshot").review("pier").expect("read").expect("there")
}

fn total(dir: &Path, query: &str) -> usize {
    let request = Request { query: query.to_owned(), ..Request::default() };
    Snapshot::open(dir).expect("a snapshot").search(&request).expect("an answer").total
}

fn stated() -> Evidence {
    let day = jiff::Timestamp::now().strftime("%Y-%m-%d");
    Evidence::stated(format!("correction of {day} by Ann"))
}

#[test]
fn a_corrected_fact_is_what_is_shown_searched_and_counted_and_says_who_put_it_right() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut library = Library::create(dir.path()).expect("a library");
    put(&mut library, 0);

    correct(&mut library, "set", "title", "The lighthouse");
    correct(&mut library, "add", "theme", "domestic-abuse");
    correct(&mut library, "drop", "theme", "neglect");
    correct(&mut library, "add", "theme", "homelessness:central");
    library.finish("{}").expect("finished");

    let review = shown(dir.path());
    assert_eq!(review.title.as_deref(), Some("The lighthouse"));
    assert_eq!(review.evidence["title"], [stated()]);
    let slugs: Vec<_> = review.themes.iter().map(|theme| (theme.slug.as_str(), theme.tier)).collect();
    assert_eq!(slugs, [("homelessness", Tier::Central), ("domestic-abuse", Tier::Central)]);
    assert_eq!(review.themes[0].evidence, [stated(), Evidence::found(1, "invented")]);
    let totals =
        ["lighthouse", "pier", "theme:neglect", "theme:domestic-abuse"].map(|query| total(dir.path(), query));
    assert_eq!(totals, [1, 0, 0, 1]);
}

#[test]
fn the_history_tells_what_stood_there_what_was_found_and_what_holds() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut library = Library::create(dir.path()).expect("a library");
    put(&mut library, 0);
    for (action, field, value) in [
        ("set", "title", "The lamp"),
        ("set", "title", "The lighthouse"),
        ("add", "theme", "neglect:mentioned"),
        ("clear", "authors", ""),
        ("undo", "authors", ""),
    ] {
        assert!(matches!(correct(&mut library, action, field, value), Verdict::Made { .. }), "{field}");
    }
    put(&mut library, 1);
    library.finish("{}").expect("finished");

    let history = Snapshot::open(dir.path()).expect("a snapshot").corrections("pier").expect("read");

    let told: Vec<_> = history
        .iter()
        .map(|c| (c.before.as_deref(), c.value.as_deref(), c.found.as_deref(), c.holds))
        .collect();
    assert_eq!(
        told,
        [
            (Some("The pier"), Some("The lamp"), None, false),
            (Some("The lamp"), Some("The lighthouse"), Some("The ferry"), true),
            (Some("neglect:central"), Some("neglect:mentioned"), Some("neglect:mentioned"), true),
            (Some("A. Writer; B. Writer"), None, None, false),
            (None, None, None, false),
        ]
    );
    assert!(history.iter().all(|c| c.by.as_deref() == Some("Ann") && c.at.ends_with('Z')));
}

#[test]
fn what_changes_nothing_or_cannot_be_meant_is_not_written() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut library = Library::create(dir.path()).expect("a library");
    put(&mut library, 0);
    correct(&mut library, "set", "title", "The lamp");
    correct(&mut library, "add", "authors", "C. Writer");

    assert_eq!(correct(&mut library, "set", "title", "The lamp"), Verdict::Holds);
    for (action, field, value, said) in [
        ("undo", "area", "", "nothing to undo"),
        ("undo", "theme", "neglect", "nothing to undo"),
        ("drop", "authors", "A. Writter", "the closest that it has is 'A. Writer'"),
        ("drop", "agency", "police", "it has no agency police"),
    ] {
        let verdict = correct(&mut library, action, field, value);
        assert!(matches!(&verdict, Verdict::Refused(why) if why.contains(said)), "{verdict:?}");
    }
    library.finish("{}").expect("finished");
    assert_eq!(Snapshot::open(dir.path()).expect("a snapshot").corrections("pier").expect("read").len(), 2);
}

#[test]
fn of_orders_with_a_mistake_none_is_done_unless_that_is_allowed() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut library = Library::create(dir.path()).expect("a library");
    put(&mut library, 0);
    let orders = [order("pier", "set", "title", "The lamp"), order("no-such", "set", "title", "The lamp")];

    let none = library.correct(&orders, Partly::Never).expect("checked");
    assert!(matches!(none[0], Verdict::Made { .. }) && none[1] == Verdict::NoReview);
    library.commit().expect("committed");
    assert_eq!(shown(dir.path()).title.as_deref(), Some("The pier"));

    library.correct(&orders, Partly::Allowed).expect("written");
    library.finish("{}").expect("finished");
    assert_eq!(shown(dir.path()).title.as_deref(), Some("The lamp"));
}

#[test]
fn a_correction_that_a_crash_left_out_of_the_index_is_put_in_when_the_library_is_opened() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut library = Library::create(dir.path()).expect("a library");
    put(&mut library, 0);
    library.finish("{}").expect("finished");
    let mut library = Library::open(dir.path()).expect("a library");
    correct(&mut library, "set", "title", "The lighthouse");
    // Dropped without a commit, as a process that is killed leaves it.
    drop(library);
    assert_eq!(total(dir.path(), "title:lighthouse"), 0);

    Library::open(dir.path()).expect("a library").finish("{}").expect("finished");

    assert_eq!((total(dir.path(), "title:lighthouse"), total(dir.path(), "title:pier")), (1, 0));
}

/// The corrections and what is found, kept in the plainest way.
#[derive(Debug, Default)]
struct Model {
    version: u8,
    title: Option<Option<String>>,
    /// The list that was set, and what was added to or taken from it since, in order.
    authors: (Option<Vec<String>>, Vec<(String, bool)>),
    /// Whether all that was found is put aside, and the tier of each that was spoken of.
    themes: (bool, BTreeMap<String, Option<Tier>>),
}

impl Model {
    fn correct(&mut self, action: &str, field: &str, value: &str) {
        let all = value.is_empty();
        match (field, action) {
            ("title", "undo") => self.title = None,
            ("title", _) => self.title = Some((!all).then(|| value.to_owned())),
            ("authors", "set" | "clear") => {
                let list = value.split("; ").filter(|value| !value.is_empty()).map(str::to_owned).collect();
                self.authors = (Some(list), Vec::new());
            }
            ("authors", "undo") if all => self.authors = (None, Vec::new()),
            ("authors", _) => {
                self.authors.1.retain(|(other, _)| other != value);
                if action != "undo" {
                    self.authors.1.push((value.to_owned(), action == "add"));
                }
            }
            (_, "clear") => self.themes = (true, BTreeMap::new()),
            (_, "undo") if all => self.themes = (false, BTreeMap::new()),
            (_, "undo") => drop(self.themes.1.remove(value)),
            (_, "drop") => drop(self.themes.1.insert(value.to_owned(), None)),
            _ => {
                let (slug, tier) = value.split_once(':').expect("a tier");
                self.themes.1.insert(slug.to_owned(), Tier::from_word(tier));
            }
        }
    }

    fn title(&self) -> Option<String> {
        self.title.clone().unwrap_or_else(|| found(self.version).title)
    }

    fn authors(&self) -> Vec<String> {
        let mut list = self.authors.0.clone().unwrap_or_else(|| found(self.version).authors);
        for (name, add) in &self.authors.1 {
            let there = list.contains(name);
            list.retain(|other| *add || other != name);
            list.extend((*add && !there).then(|| name.clone()));
        }
        list
    }

    fn themes(&self) -> BTreeMap<String, Tier> {
        let found = found(self.version).themes.into_iter().filter(|_| !self.themes.0);
        let mut themes: BTreeMap<String, Tier> = found.map(|theme| (theme.slug, theme.tier)).collect();
        for (slug, tier) in &self.themes.1 {
            match tier {
                Some(tier) => drop(themes.insert(slug.clone(), *tier)),
                None => drop(themes.remove(slug)),
            }
        }
        themes
    }
}

/// What may happen to a library.
#[derive(Debug, Clone)]
enum Event {
    Read(u8),
    Correct(&'static str, &'static str, &'static str),
    Reindex,
    Crash,
    LetInAgain(u8),
}

/// Corrections that can be made.
const EDITS: &[(&str, &str, &str)] = &[
    ("set", "title", "The lamp"),
    ("set", "title", "The mast"),
    ("clear", "title", ""),
    ("undo", "title", ""),
    ("set", "authors", "C. Writer; A. Writer"),
    ("add", "authors", "C. Writer"),
    ("add", "authors", "A. Writer"),
    ("drop", "authors", "A. Writer"),
    ("clear", "authors", ""),
    ("undo", "authors", ""),
    ("undo", "authors", "A. Writer"),
    ("add", "theme", "neglect:mentioned"),
    ("add", "theme", "domestic-abuse:central"),
    ("drop", "theme", "neglect"),
    ("drop", "theme", "homelessness"),
    ("clear", "theme", ""),
    ("undo", "theme", ""),
    ("undo", "theme", "neglect"),
];

fn event() -> impl Strategy<Value = Event> {
    let edit = proptest::sample::select(EDITS)
        .prop_map(|(action, field, value)| Event::Correct(action, field, value));
    prop_oneof![
        12 => edit,
        3 => (0..3_u8).prop_map(Event::Read),
        1 => Just(Event::Reindex),
        1 => Just(Event::Crash),
        1 => (0..3_u8).prop_map(Event::LetInAgain),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_a_review_is_what_is_found_with_the_corrections_that_hold(
        events in proptest::collection::vec(event(), 1..14)
    ) {
        let dir = tempfile::tempdir().expect("a folder");
        let mut library = Library::create(dir.path()).expect("a library");
        let mut model = Model::default();
        put(&mut library, 0);
        for event in events {
            match event {
                Event::Read(version) => {
                    put(&mut library, version);
                    model.version = version;
                }
                Event::Correct(action, field, value) => {
                    if let Verdict::Made { .. } = correct(&mut library, action, field, value) {
                        model.correct(action, field, value);
                    }
                }
                Event::Reindex => {
                    library.finish("{}").expect("finished");
                    Library::reindex(dir.path(), |_, _| ()).expect("indexed");
                    library = Library::open(dir.path()).expect("a library");
                }
                Event::Crash => {
                    drop(library);
                    library = Library::open(dir.path()).expect("a library");
                }
                Event::LetInAgain(version) => {
                    library.remove("pier", None).expect("removed");
                    prop_assert_eq!(correct(&mut library, "set", "title", "The mast"), Verdict::NoReview);
                    library.readmit("pier").expect("let in");
                    put(&mut library, version);
                    model.version = version;
                }
            }
        }
        library.finish("{}").expect("finished");

        let review = shown(dir.path());
        let themes: BTreeMap<String, Tier> =
            review.themes.iter().map(|theme| (theme.slug.clone(), theme.tier)).collect();
        prop_assert_eq!(&review.title, &model.title());
        prop_assert_eq!(&review.authors, &model.authors());
        prop_assert_eq!(&themes, &model.themes());
        prop_assert_eq!(total(dir.path(), "theme:neglect"), usize::from(themes.contains_key("neglect")));
        let lamp = model.title().is_some_and(|title| title.contains("lamp"));
        prop_assert_eq!(total(dir.path(), "title:lamp"), usize::from(lamp));
    }

    #[test]
    fn undoing_all_gives_back_exactly_what_was_found(
        edits in proptest::collection::vec(proptest::sample::select(EDITS), 1..8)
    ) {
        let dir = tempfile::tempdir().expect("a folder");
        let mut library = Library::create(dir.path()).expect("a library");
        put(&mut library, 1);
        library.commit().expect("committed");
        let before = shown(dir.path());
        for (action, field, value) in edits {
            correct(&mut library, action, field, value);
        }
        for field in ["title", "authors", "theme"] {
            correct(&mut library, "undo", field, "");
        }
        library.finish("{}").expect("finished");

        prop_assert_eq!(shown(dir.path()), before);
    }
}
