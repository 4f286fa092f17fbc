//! Reads the tree of elements, as far as it bears on headings.
//!
//! Goes down from the root, element by element, and keeps no more than the way
//! it came. What is in a paragraph is not read: in a large file that is most
//! of the tree. Cycles and limits end the walk; what was found stays.

use std::collections::{HashMap, HashSet};

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{
    Array, Dict, MaybeRef, Name, Number, Object, ObjectIdentifier,
};

use super::roles::{Meaning, Roles};
use super::{Role, Tag, Tags};
use crate::barrier::quietly;

/// How many elements and numbers of marked content are read.
const MOST: usize = 200_000;
/// How deep elements are followed.
const DEEPEST: usize = 64;

/// The tags of a file; none if it has no tree or one that is too damaged.
pub(crate) fn read(pdf: &Pdf) -> Tags {
    quietly(|| {
        let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
        let root = catalog.get::<Dict<'_>>("StructTreeRoot")?;
        let ids = pdf.pages().iter().map(|page| page.raw().obj_id());
        let pages = (0..).zip(ids).filter_map(|(index, id)| Some((id?, index))).collect();
        let roles = Roles::of(&root);
        Some(Walk { pdf, roles, pages, seen: HashSet::new(), read: 0, elements: 0, tags: Tags::default() }.all(&root))
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
    /// How many elements and numbers were read.
    read: usize,
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
            self.read += 1;
            if self.read > MOST {
                break;
            }
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
