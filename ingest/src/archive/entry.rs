//! What the name of an entry means, and whether it is to be read.
//!
//! Names are only ever put together to the path by which a file is known;
//! even so none may lead out of its archive, or it could pass for another file.

use std::path::Path;

use super::is_named_so;
use crate::walk::{clutter, unknown_ending};

/// Bytes of a name: the longest path that a system allows.
const NAME: usize = 4_096;

/// What to do with an entry of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Entry {
    /// Read it.
    Take(String),
    /// Open it: it is an archive.
    Open(String),
    /// Leave it, or the folder in which it lies.
    Skip(String, &'static str),
    /// Refuse it.
    Refuse(String, &'static str),
}

/// Judges an entry by its name, which may be that of a Windows program.
pub(super) fn entry(name: &str) -> Entry {
    let shown = || name.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).take(200).collect();
    let Some(path) = path(name) else {
        return Entry::Refuse(
            shown(),
            "its name is none that a file here can have: unpack the archive and add the file",
        );
    };
    for (at, _) in path.match_indices('/').chain([(path.len(), "")]) {
        let upto = path.get(..at).unwrap_or_default();
        if let Some(reason) = clutter(Path::new(upto)) {
            return Entry::Skip(upto.to_owned(), reason);
        }
    }
    match unknown_ending(Path::new(&path)) {
        Some(_) => Entry::Skip(path, "of no kind that is read here"),
        None if is_named_so(&path) => Entry::Open(path),
        None => Entry::Take(path),
    }
}

/// A name as a path within its archive, if it is one.
pub(super) fn path(name: &str) -> Option<String> {
    let steps: Vec<&str> = name.split(['/', '\\']).filter(|step| !matches!(*step, "" | ".")).collect();
    let fits = name.len() <= NAME && !name.chars().any(char::is_control) && !steps.contains(&"..");
    (fits && !steps.is_empty()).then(|| steps.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_paths_within_the_archive() {
        assert_eq!(entry("a/./b//c.pdf"), Entry::Take("a/b/c.pdf".to_owned()));
        assert_eq!(entry("\\a\\b.PDF"), Entry::Take("a/b.PDF".to_owned()));
        assert_eq!(entry("/etc/a.txt"), Entry::Take("etc/a.txt".to_owned()));
        assert_eq!(entry("a/more.zip"), Entry::Open("a/more.zip".to_owned()));
    }

    #[test]
    fn a_name_that_leads_out_or_breaks_a_line_is_refused() {
        for name in
            ["../a.pdf", "a/../../b.pdf", "a\\..\\b.pdf", "a\nb.pdf", "a\0.pdf", "", "/", &"a".repeat(4_097)]
        {
            assert!(matches!(entry(name), Entry::Refuse(..)), "{name}");
        }
    }

    #[test]
    fn what_a_folder_walk_leaves_out_is_left_out_with_its_folder() {
        assert_eq!(
            entry("__MACOSX/._a.pdf"),
            Entry::Skip("__MACOSX".to_owned(), "left behind by the system")
        );
        assert_eq!(entry("a/.b/c.pdf"), Entry::Skip("a/.b".to_owned(), "hidden"));
        assert!(matches!(entry("a/b.json"), Entry::Skip(..)));
    }
}
