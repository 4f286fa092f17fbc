//! Reads the tree of elements, as far as it bears on headings.
//!
//! Goes down from the root, element by element, and keeps no more than the way
//! it came. What is in a paragraph is not read: in a large file that is most
//! of the tree. Cycles and limits end the walk; what was found stays.

use std::collections::{HashMap, HashSet};

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, MaybeRef, Name, Number, Object, ObjectIdentifier};

use super::roles::{Meaning, Roles};
use super::{Role, Tag, Tags};
use crate::barrier::quietly;

/// How many elements and numbers of marked content are read.
const MOST: usize = 200_000;
/// How deep elements are followed.
const DEEPEST: usize = 64;

/// The tags of a file; none if it has no tree or one that is too damaged.
pub(crate) fn read(pdf: &Pdf) -> Tags {
    read_within(pdf, MOST)
}

/// The tags of a file, as far as so many elements and numbers hold them.
fn read_within(pdf: &Pdf, most: usize) -> Tags {
    quietly(|| {
        let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
        let root = catalog.get::<Dict<'_>>("StructTreeRoot")?;
        let ids = pdf.pages().iter().map(|page| page.raw().obj_id());
        let pages = (0..).zip(ids).filter_map(|(index, id)| Some((id?, index))).collect();
        let roles = Roles::of(&root);
        Some(
            Walk { pdf, roles, pages, seen: HashSet::new(), left: most, elements: 0, tags: Tags::default() }
                .all(&root),
        )
    })
    .flatten()
    .unwrap_or_default()
}

/// What holds for the kids of an element.
#[derive(Debug, Clone, Copy, Default)]
struct Inherited {
    /// The page on which they are.
    page: Option<u32>,
    /// Their role and their element.
    tag: Tag,
    /// How many sections are round them.
    sections: u8,
}

/// The kids of an element that are still to be read.
type Kids<'d> = Box<dyn Iterator<Item = MaybeRef<Object<'d>>> + 'd>;

/// The kids of an element, or of the root: several or one.
fn kids<'d>(element: &Dict<'d>) -> Kids<'d> {
    match element.get::<Array<'d>>("K") {
        Some(array) => Box::new(array.raw_iter()),
        None => Box::new(element.get_raw::<Object<'d>>("K").into_iter()),
    }
}

/// A walk through the tree of one file.
struct Walk<'d> {
    /// The file.
    pdf: &'d Pdf,
    /// What its types mean.
    roles: Roles<'d>,
    /// The index of each page by its object.
    pages: HashMap<ObjectIdentifier, u32>,
    /// The elements whose kids were read.
    seen: HashSet<ObjectIdentifier>,
    /// How many more elements and numbers may be read.
    left: usize,
    /// How many headings were met, before it starts again.
    elements: u8,
    /// What was found.
    tags: Tags,
}

impl<'d> Walk<'d> {
    /// Reads the whole tree.
    fn all(mut self, root: &Dict<'d>) -> Tags {
        let mut open = vec![(kids(root), Inherited::default())];
        while let Some((kids, inherited)) = open.last_mut() {
            let (Some(kid), inherited) = (kids.next(), *inherited) else {
                open.pop();
                continue;
            };
            let Some(left) = self.left.checked_sub(1) else { break };
            self.left = left;
            let below = self.kid(kid, inherited);
            open.extend(below.filter(|_| open.len() < DEEPEST));
        }
        self.tags
    }

    /// Reads one kid; gives its own, if they matter.
    fn kid(&mut self, kid: MaybeRef<Object<'d>>, inherited: Inherited) -> Option<(Kids<'d>, Inherited)> {
        let object = match kid {
            MaybeRef::NotRef(object) => object,
            MaybeRef::Ref(reference) => self.pdf.xref().get(reference.into())?,
        };
        match object {
            Object::Number(number) => {
                self.keep(inherited.page, number, inherited.tag);
                None
            }
            Object::Dict(kid) => match kid.get::<Name<'d>>("S") {
                Some(name) => self.element(&kid, &name, inherited),
                None => {
                    self.reference(&kid, inherited);
                    None
                }
            },
            _ => None,
        }
    }

    /// What holds for the kids of an element, unless they do not matter.
    fn element(
        &mut self,
        element: &Dict<'d>,
        name: &Name<'d>,
        inherited: Inherited,
    ) -> Option<(Kids<'d>, Inherited)> {
        let meaning = self.roles.meaning(name);
        if meaning == Meaning::Text && inherited.tag.role == Role::Plain {
            return None;
        }
        if element.obj_id().is_some_and(|id| !self.seen.insert(id)) {
            return None;
        }
        let mut below = Inherited { page: self.page(element).or(inherited.page), ..inherited };
        match meaning {
            Meaning::Group { section } => below.sections = below.sections.saturating_add(u8::from(section)),
            Meaning::Has(role) => below.tag = self.tag(role, inherited.tag),
            Meaning::PlainHeading => {
                below.tag = self.tag(Role::Heading(inherited.sections.clamp(1, 6)), inherited.tag);
            }
            Meaning::Text => {}
        }
        Some((kids(element), below))
    }

    /// The tag of a new element in another: an entry that is tagged as a heading too remains an entry.
    fn tag(&mut self, role: Role, outer: Tag) -> Tag {
        if !matches!(outer.role, Role::Plain | Role::Cell) {
            return outer;
        }
        if matches!(role, Role::Heading(_)) {
            self.elements = self.elements.wrapping_add(1);
            return Tag { role, element: self.elements };
        }
        Tag { role, element: 0 }
    }

    /// Keeps a reference to marked content, which may name another page.
    fn reference(&mut self, kid: &Dict<'d>, inherited: Inherited) {
        // Content of a form has numbers of its own, which pages know nothing of.
        let number = kid.get::<Number>("MCID").filter(|_| !kid.contains_key("Stm"));
        if let Some(number) = number {
            self.keep(self.page(kid).or(inherited.page), number, inherited.tag);
        }
    }

    /// Keeps the tag of a number on a page.
    fn keep(&mut self, page: Option<u32>, number: Number, tag: Tag) {
        let number = u32::try_from(number.as_i64()).ok();
        if let Some(key) = page.zip(number).filter(|_| tag.role != Role::Plain) {
            self.tags.0.entry(key).or_insert(tag);
        }
    }

    /// The index of the page that an element names.
    fn page(&self, element: &Dict<'d>) -> Option<u32> {
        self.pages.get(&element.get_ref("Pg")?.into()).copied()
    }
}

#[cfg(test)]
mod tests {
    use lopdf::{Dictionary, Object as Built, dictionary};

    use super::super::super::fixture::{Builder, text};
    use super::*;

    /// A file of two empty pages whose structure is made by `build` from them.
    fn file(build: impl FnOnce(&mut Builder, [lopdf::ObjectId; 2]) -> (Vec<Built>, Dictionary)) -> Pdf {
        let mut builder = Builder::new();
        let pages = [builder.marked_page(&[text(50, 100, "a")]), builder.marked_page(&[text(50, 100, "b")])];
        let (kids, roles) = build(&mut builder, pages);
        builder.structure(kids, roles);
        Pdf::new(std::sync::Arc::new(builder.bytes())).expect("the file is whole")
    }

    /// The roles of the first contents of the first page.
    fn roles<const N: usize>(tags: &Tags) -> [Role; N] {
        std::array::from_fn(|number| tags.of(0, i64::try_from(number).expect("a test has few")).role)
    }

    #[test]
    fn roles_are_mapped_in_steps_and_a_circle_maps_to_nothing() {
        let pdf = file(|builder, [page, _]| {
            let kids = ["Chapter", "Ring", "Unknown", "TOCI", "H3"];
            let kid = |(number, role): (i64, &&str)| builder.element(role, page, vec![number.into()]);
            let kids = (0..).zip(&kids).map(kid).collect();
            let roles =
                dictionary! { "Chapter" => "Big", "Big" => "H2", "Ring" => "Round", "Round" => "Ring" };
            (kids, roles)
        });

        let found = roles(&read(&pdf));

        assert_eq!(found, [Role::Heading(2), Role::Plain, Role::Plain, Role::Entry, Role::Heading(3)]);
    }

    #[test]
    fn content_takes_the_role_of_what_it_is_in_unless_a_heading_is_in_a_cell() {
        let pdf = file(|builder, [page, _]| {
            let inner = builder.element("P", page, vec![0.into()]);
            let heading = builder.element("H1", page, vec![1.into()]);
            let cell = builder.element("TD", page, vec![inner, heading]);
            let heading = builder.element("H1", page, vec![2.into()]);
            let entry = builder.element("TOCI", page, vec![heading]);
            (vec![cell, entry, builder.element("P", page, vec![3.into()])], Dictionary::new())
        });

        assert_eq!(roles(&read(&pdf)), [Role::Cell, Role::Heading(1), Role::Entry, Role::Plain]);
    }

    #[test]
    fn a_plain_heading_has_the_level_of_the_sections_round_it() {
        let pdf = file(|builder, [page, _]| {
            let inner = builder.element("H", page, vec![1.into()]);
            let section = builder.element("Sect", page, vec![inner]);
            let outer = builder.element("H", page, vec![0.into()]);
            (vec![builder.element("Sect", page, vec![outer, section])], Dictionary::new())
        });

        assert_eq!(roles(&read(&pdf)), [Role::Heading(1), Role::Heading(2)]);
    }

    #[test]
    fn a_reference_may_name_another_page_and_content_of_a_form_has_no_part_in_it() {
        let pdf = file(|builder, [page, next]| {
            let there = dictionary! { "Type" => "MCR", "Pg" => next, "MCID" => 0 };
            let form = dictionary! { "Type" => "MCR", "MCID" => 1, "Stm" => page };
            (vec![builder.element("H1", page, vec![there.into(), form.into(), 2.into()])], Dictionary::new())
        });

        let tags = read(&pdf);

        assert_eq!(tags.of(1, 0).role, Role::Heading(1));
        assert_eq!(roles(&tags), [Role::Plain, Role::Plain, Role::Heading(1)]);
    }

    #[test]
    fn a_tree_that_runs_in_a_circle_ends() {
        let pdf = file(|builder, [page, _]| {
            let (upper, lower) = (builder.document.new_object_id(), builder.document.new_object_id());
            let element = |kid: lopdf::ObjectId| dictionary! { "S" => "Div", "Pg" => page, "K" => kid };
            builder.document.objects.insert(upper, element(lower).into());
            builder.document.objects.insert(lower, element(upper).into());
            (vec![upper.into(), builder.element("H1", page, vec![0.into()])], Dictionary::new())
        });

        assert_eq!(roles(&read(&pdf)), [Role::Heading(1)]);
    }

    #[test]
    fn what_is_beyond_the_limit_has_no_role() {
        let pdf = file(|builder, [page, _]| {
            (vec![builder.element("H1", page, vec![0.into(), 1.into()])], Dictionary::new())
        });

        assert_eq!(roles(&read_within(&pdf, 3)), [Role::Heading(1), Role::Heading(1)]);
        assert_eq!(roles(&read_within(&pdf, 2)), [Role::Heading(1), Role::Plain]);
    }

    #[test]
    fn elements_are_followed_as_deep_as_the_limit_and_no_deeper() {
        let nested = |around: usize| {
            let pdf = file(|builder, [page, _]| {
                let heading = builder.element("H1", page, vec![0.into()]);
                let wrap = |kid, _| builder.element("Div", page, vec![kid]);
                (vec![(0..around).fold(heading, wrap)], Dictionary::new())
            });
            roles(&read(&pdf))
        };

        assert_eq!(nested(DEEPEST - 2), [Role::Heading(1)]);
        assert_eq!(nested(DEEPEST - 1), [Role::Plain]);
    }
}
