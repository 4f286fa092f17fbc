//! What the tags of a file say about the words on its pages.
//!
//! A tagged file has a tree of elements beside its pages (ISO 32000-1:2008,
//! 14.7 and 14.8). Marked content on a page has a number, and the tree says
//! to which element that number belongs: a heading, a cell, a note.
//!
//! Only roles that bear on headings are kept. Tags are often wrong: nothing
//! here is believed before [`trust`] has looked at the words.

mod roles;
#[cfg(test)]
mod tests;
mod tree;
pub(crate) mod trust;

pub(crate) use tree::read;

use std::collections::HashMap;

/// The role of marked content.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(crate) enum Role {
    /// Body text, or nothing that is said.
    #[default]
    Plain,
    /// A heading of this level, 1 for the highest.
    Heading(u8),
    /// An entry of a table of contents.
    Entry,
    /// A note at the foot or the end.
    Note,
    /// A cell of a table.
    Cell,
    /// The caption of a figure or a table.
    Caption,
}

/// The role of a character, and the heading that it belongs to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(crate) struct Tag {
    /// The role.
    pub(crate) role: Role,
    /// Tells a heading from its neighbours; numbers come again after 256.
    pub(crate) element: u8,
}

impl Tag {
    /// The level of the heading that it marks.
    pub(crate) fn level(self) -> Option<u8> {
        match self.role {
            Role::Heading(level) => Some(level),
            _ => None,
        }
    }

    /// Whether both mark the words of one heading.
    pub(crate) fn is_same_heading(self, other: Self) -> bool {
        self.level().is_some() && self == other
    }

    /// Whether a heading ends between the two, or one of another level begins.
    ///
    /// Two of one level with nothing between may be one in two languages, or a
    /// number and its words: there the type decides.
    pub(crate) fn parts_heading(self, other: Self) -> bool {
        self.level() != other.level()
    }

    /// The tag of two lines that stand together.
    pub(crate) fn shared(self, other: Self) -> Self {
        if self.role == other.role { self } else { Self::default() }
    }

    /// The tag of a line that is made of two with these words.
    pub(crate) fn joined(self, text: &str, other: Self, added: &str) -> Self {
        if self == other {
            return self;
        }
        let letters = |text: &str| text.chars().filter(|ch| ch.is_alphanumeric()).count();
        let (before, behind) = (letters(text), letters(added));
        match () {
            () if before > 9 * behind => self,
            () if behind > 9 * before => other,
            () => Self::default(),
        }
    }

    /// The tag that nearly all of these have.
    pub(crate) fn of_most(tags: impl Iterator<Item = Self> + Clone) -> Self {
        let first = tags.clone().next().unwrap_or_default();
        if tags.clone().all(|tag| tag == first) {
            return first;
        }
        let mut counts: Vec<(Self, usize)> = Vec::new();
        for tag in tags {
            match counts.iter_mut().find(|(known, _)| *known == tag) {
                Some((_, count)) => *count += 1,
                None => counts.push((tag, 1)),
            }
        }
        let all: usize = counts.iter().map(|(_, count)| count).sum();
        let most = counts.into_iter().max_by_key(|(_, count)| *count);
        most.filter(|(_, count)| count * 10 >= all * 9).map(|(tag, _)| tag).unwrap_or_default()
    }
}

/// The tags of all pages.
#[derive(Debug, Default)]
pub(crate) struct Tags(HashMap<(u32, u32), Tag>);

impl Tags {
    /// The tag of the content with this number on a page, both counted as the file does: pages from 0.
    pub(crate) fn of(&self, page: u32, content: i64) -> Tag {
        let key = u32::try_from(content).map(|content| (page, content));
        key.ok().and_then(|key| self.0.get(&key)).copied().unwrap_or_default()
    }
}
