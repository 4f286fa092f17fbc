//! Walks through folders made for the purpose.

use std::fs;

use super::*;

/// A folder with these files in it, each with its own name as content.
fn folder(files: &[&str]) -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().expect("a folder");
    let root = dir.path().canonicalize().expect("its path");
    for file in files {
        let path = root.join(file);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, file).expect("a file");
    }
    (dir, root)
}

/// The files found, as paths below the root.
fn found(walk: &Walk, root: &Path) -> Vec<String> {
    let below = |file: &FoundFile| file.path.strip_prefix(root).map(|p| p.to_string_lossy().into_owned());
    walk.files.iter().map(|file| below(file).expect("below the root")).collect()
}

/// The paths skipped, as paths below the root.
fn skipped(walk: &Walk, root: &Path) -> Vec<String> {
    let below = |entry: &Skipped| entry.path.strip_prefix(root).map(|p| p.to_string_lossy().into_owned());
    walk.skipped.iter().map(|entry| below(entry).expect("below the root")).collect()
}

#[test]
fn files_come_sorted_whatever_the_order_of_the_names_given() {
    let (_dir, root) = folder(&["b/2.pdf", "a/1.html", "c.TXT", "b/10.docx"]);

    let whole = walk(std::slice::from_ref(&root));
    let parts = walk(&[root.join("c.TXT"), root.join("b"), root.join("a")]);

    assert_eq!(found(&whole, &root), ["a/1.html", "b/10.docx", "b/2.pdf", "c.TXT"]);
    assert_eq!(whole, parts);
}

#[test]
fn what_cannot_be_read_is_skipped_with_a_reason_and_nothing_else_is() {
    let (_dir, root) = folder(&[
        "a.pdf",
        "facts.csv",
        "a.json",
        "noending",
        ".DS_Store",
        "._a.pdf",
        ".git/a.txt",
        "__MACOSX/a.pdf",
        "Thumbs.db",
        "~$a.docx",
        "a.pdf~",
        "#a.txt#",
    ]);

    let walk = walk(std::slice::from_ref(&root));

    assert_eq!(found(&walk, &root), ["a.pdf"]);
    assert_eq!(
        skipped(&walk, &root),
        [
            "#a.txt#",
            ".DS_Store",
            "._a.pdf",
            ".git",
            "Thumbs.db",
            "__MACOSX",
            "a.json",
            "a.pdf~",
            "facts.csv",
            "noending",
            "~$a.docx"
        ]
    );
    assert!(walk.skipped.iter().all(|skipped| !skipped.reason.is_empty()));
    assert!(walk.missing.is_empty() && walk.warnings.is_empty());
}

#[test]
fn a_file_that_is_named_is_tried_whatever_its_name() {
    let (_dir, root) = folder(&["odd.json", ".hidden"]);

    let walk = walk(&[root.clone(), root.join("odd.json"), root.join(".hidden")]);

    assert_eq!(found(&walk, &root), [".hidden", "odd.json"]);
    assert!(walk.skipped.is_empty());
}

#[test]
fn a_hidden_folder_that_is_named_is_walked() {
    let (_dir, root) = folder(&[".kept/a.pdf"]);

    let walk = walk(&[root.join(".kept")]);

    assert_eq!(found(&walk, &root), [".kept/a.pdf"]);
}

#[test]
fn a_file_named_twice_or_by_a_detour_is_found_once() {
    let (_dir, root) = folder(&["a/1.pdf", "b/2.txt"]);

    let walk = walk(&[
        root.join("a/1.pdf"),
        root.join("b/../a/1.pdf"),
        root.join("a/./1.pdf"),
        root.join("a"),
        root.join("a"),
    ]);

    assert_eq!(found(&walk, &root), ["a/1.pdf"]);
}

#[test]
fn a_path_that_does_not_exist_is_missing_with_what_to_do() {
    let (_dir, root) = folder(&["a.pdf"]);

    let walk = walk(&[root.join("none"), root.join("a.pdf")]);

    assert_eq!(found(&walk, &root), ["a.pdf"]);
    assert_eq!(walk.missing.len(), 1);
    assert_eq!(walk.missing[0].0, root.join("none"));
    assert!(walk.missing[0].1.contains("check the spelling"));
}

#[cfg(unix)]
mod links {
    use std::os::unix::fs::symlink;
    use std::time::{Duration, Instant};

    use super::*;

    #[test]
    fn a_folder_within_itself_is_one_warning_and_its_files_are_found_once() {
        let (_dir, root) = folder(&["a/1.pdf"]);
        symlink(&root, root.join("a/loop")).expect("a link");

        let walk = walk(std::slice::from_ref(&root));

        assert_eq!(found(&walk, &root), ["a/1.pdf"]);
        assert_eq!(walk.warnings.len(), 1, "{:?}", walk.warnings);
        assert!(walk.missing.is_empty());
    }

    #[test]
    fn a_link_to_a_folder_is_followed_to_its_own_path() {
        let (_dir, root) = folder(&["real/1.pdf"]);
        fs::create_dir(root.join("given")).expect("a folder");
        symlink(root.join("real"), root.join("given/link")).expect("a link");

        let walk = walk(&[root.join("given"), root.join("real/1.pdf")]);

        assert_eq!(found(&walk, &root), ["real/1.pdf"]);
        assert!(walk.warnings.is_empty());
    }

    #[test]
    fn folders_that_all_link_to_each_other_are_each_walked_once() {
        let names: Vec<String> = (0..12).map(|n| format!("f{n}")).collect();
        let files: Vec<String> = names.iter().map(|name| format!("{name}/{name}.txt")).collect();
        let (_dir, root) = folder(&files.iter().map(String::as_str).collect::<Vec<_>>());
        for (from, to) in names.iter().flat_map(|a| names.iter().map(move |b| (a, b))) {
            symlink(root.join(to), root.join(from).join(format!("to-{to}"))).expect("a link");
        }
        let start = Instant::now();

        let walk = walk(std::slice::from_ref(&root));

        assert_eq!(walk.files.len(), 12);
        assert!(start.elapsed() < Duration::from_secs(20));
    }

    #[test]
    fn a_link_to_nothing_is_missing_if_it_promised_a_report() {
        let (_dir, root) = folder(&["a.txt"]);
        symlink(root.join("gone"), root.join("report.pdf")).expect("a link");
        symlink(root.join("gone"), root.join("data.json")).expect("a link");

        let walk = walk(std::slice::from_ref(&root));

        assert_eq!(found(&walk, &root), ["a.txt"]);
        assert_eq!(
            walk.missing.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>(),
            [root.join("report.pdf")]
        );
        assert_eq!(skipped(&walk, &root), ["data.json"]);
    }

    #[test]
    fn a_link_to_a_file_keeps_its_own_name() {
        let (_dir, root) = folder(&["a.txt"]);
        symlink(root.join("a.txt"), root.join("b.txt")).expect("a link");

        let walk = walk(std::slice::from_ref(&root));

        assert_eq!(found(&walk, &root), ["a.txt", "b.txt"]);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_pipe_in_a_folder_is_skipped() {
    let (_dir, root) = folder(&["a.txt"]);
    let mode = rustix::fs::Mode::from_raw_mode(0o600);
    rustix::fs::mknodat(rustix::fs::CWD, root.join("p.pdf"), rustix::fs::FileType::Fifo, mode, 0)
        .expect("a pipe");

    let walk = walk(std::slice::from_ref(&root));

    assert_eq!(found(&walk, &root), ["a.txt"]);
    assert_eq!(skipped(&walk, &root), ["p.pdf"]);
}

#[test]
fn a_library_within_the_folder_is_not_read_into_itself() {
    let dir = tempfile::tempdir().expect("a folder");
    let library = dir.path().join("library");
    std::fs::create_dir_all(library.join("originals/ab")).expect("folders");
    std::fs::write(library.join("catalogue.sqlite"), "").expect("written");
    std::fs::write(library.join("originals/ab/abcd.txt"), "Words.").expect("written");
    std::fs::write(dir.path().join("a.txt"), "Words.").expect("written");

    let walk = walk(&[dir.path().to_owned()]);

    assert_eq!(walk.files.len(), 1);
    assert!(walk.skipped.iter().any(|skipped| skipped.path.ends_with("library")), "{:?}", walk.skipped);
}

#[test]
fn an_archive_met_in_a_folder_is_found() {
    let (_dir, root) = folder(&["a.zip", "b.ZIP", "c.rar"]);

    let walk = walk(std::slice::from_ref(&root));

    assert_eq!(found(&walk, &root), ["a.zip", "b.ZIP"]);
    assert_eq!(skipped(&walk, &root), ["c.rar"]);
}

#[cfg(unix)]
#[test]
fn a_file_in_an_archive_has_the_path_of_the_archive_without_links() {
    let (_dir, root) = folder(&["real/a.zip"]);
    std::os::unix::fs::symlink(root.join("real"), root.join("link")).expect("a link");

    let path = identity(&root.join("link/a.zip/in/b.pdf"));

    assert_eq!(path, root.join("real/a.zip/in/b.pdf"));
}
