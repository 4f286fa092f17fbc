//! What is sent of archives made for the purpose, and what is taken of that.

use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::super::{Frame, LeftOut, Progress, Receiver, Refused, Unpacked};
use super::*;

/// An archive of these files.
fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a member");
        writer.write_all(bytes).expect("written");
    }
    writer.finish().expect("an archive").into_inner()
}

/// What comes of an archive with these bytes, and the folder in which it lies.
fn unpack(bytes: &[u8], limits: &Limits) -> (tempfile::TempDir, Result<Progress, ReadError>) {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("a.zip");
    fs::write(&path, bytes).expect("a file");
    let mut stream = Vec::new();
    send(&path, limits, &mut stream).expect("sent");
    let into = dir.path().join("into");
    fs::create_dir(&into).expect("a folder");
    let mut receiver = Receiver::new(Path::new("/r/a.zip"), &into, limits);
    let mut input = stream.as_slice();
    let mut last = Progress::More;
    while let Some(frame) = Frame::read(&mut input).expect("a frame") {
        match receiver.take(frame) {
            Ok(progress) => last = progress,
            Err(Refused::Said(error)) => return (dir, Err(error)),
            Err(refused) => panic!("{refused:?}"),
        }
    }
    (dir, Ok(last))
}

/// The members of an archive with their bytes, and what was left out.
fn read(bytes: &[u8], limits: &Limits) -> (Vec<(String, Vec<u8>)>, Vec<LeftOut>) {
    let (_dir, Ok(Progress::Archive(Unpacked { members, left_out }))) = unpack(bytes, limits) else {
        panic!("no archive")
    };
    let member = |member: super::super::Member| {
        (member.path.to_string_lossy().into_owned(), fs::read(member.file).expect("its bytes"))
    };
    (members.into_iter().map(member).collect(), left_out)
}

/// The error of unpacking.
fn error(bytes: &[u8], limits: &Limits) -> String {
    unpack(bytes, limits).1.expect_err("an error").to_string()
}

#[test]
fn members_come_whole_under_the_path_of_their_archive() {
    let large = vec![b'x'; 3 * FRAME + 1];
    let bytes = zip(&[("b/2.pdf", &large), ("1.txt", b"one"), ("b/", b"")]);

    let (members, left_out) = read(&bytes, &Limits::default());

    assert_eq!(
        members,
        [("/r/a.zip/1.txt".to_owned(), b"one".to_vec()), ("/r/a.zip/b/2.pdf".to_owned(), large)]
    );
    assert_eq!(left_out, []);
}

#[test]
fn no_name_from_an_archive_reaches_the_disk() {
    let bytes =
        zip(&[("../../x.txt", b"1"), ("/abs.txt", b"2"), ("a/..\\..\\y.txt", b"3"), ("ok.TXT", b"4")]);

    let (dir, progress) = unpack(&bytes, &Limits::default());

    let Ok(Progress::Archive(unpacked)) = progress else { panic!("no archive") };
    let paths: Vec<&Path> = unpacked.members.iter().map(|member| member.path.as_path()).collect();
    assert_eq!(paths, [Path::new("/r/a.zip/abs.txt"), Path::new("/r/a.zip/ok.TXT")]);
    assert!(unpacked.left_out.iter().all(|left| left.refused));
    assert_eq!(unpacked.left_out.len(), 2);
    let into = dir.path().join("into");
    let mut names: Vec<PathBuf> =
        fs::read_dir(&into).expect("a folder").map(|e| e.expect("an entry").path()).collect();
    names.sort();
    assert_eq!(
        names.iter().map(|name| name.file_name().expect("a name")).collect::<Vec<_>>(),
        ["2.txt", "4.txt"]
    );
    assert_eq!(fs::read_dir(dir.path()).expect("a folder").count(), 2);
}

#[test]
fn what_a_folder_walk_skips_is_skipped_and_told_once() {
    let bytes =
        zip(&[("__MACOSX/._1.pdf", b"1"), ("__MACOSX/._2.pdf", b"2"), (".b.pdf", b"3"), ("c.json", b"4")]);

    let (members, left_out) = read(&bytes, &Limits::default());

    assert_eq!(members, []);
    assert!(left_out.iter().all(|left| !left.refused));
    let paths: Vec<&str> = left_out.iter().filter_map(|left| left.path.to_str()).collect();
    assert_eq!(paths, ["/r/a.zip/.b.pdf", "/r/a.zip/__MACOSX", "/r/a.zip/c.json"]);
}

#[test]
fn archives_may_nest_as_deep_as_the_limit_and_no_deeper() {
    let inner = zip(&[("x.txt", b"deep")]);
    let bytes = zip(&[("in/more.zip", &inner), ("y.txt", b"flat")]);

    for (archive_depth, names) in
        [(2, &["/r/a.zip/in/more.zip/x.txt", "/r/a.zip/y.txt"][..]), (1, &["/r/a.zip/y.txt"])]
    {
        let (members, left_out) = read(&bytes, &Limits { archive_depth, ..Limits::default() });

        assert_eq!(members.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), names);
        assert_eq!(left_out.len(), 2 - archive_depth, "{left_out:?}");
    }
}

#[test]
fn a_member_of_exactly_the_limit_is_read_and_one_byte_more_is_refused() {
    let bytes = zip(&[("1.txt", b"12345"), ("2.txt", b"123456"), ("3.txt", b"3")]);

    let (members, left_out) = read(&bytes, &Limits { file_bytes: 5, ..Limits::default() });

    assert_eq!(members.len(), 2);
    assert!(
        left_out.iter().all(|left| left.refused && left.reason.contains("--max-file-mb")),
        "{left_out:?}"
    );
    assert_eq!(left_out.len(), 1);
}

#[test]
fn an_archive_of_exactly_as_many_entries_as_the_limit_is_read_and_one_more_is_refused() {
    let inner = zip(&[("x.txt", b"1")]);
    let bytes = zip(&[("1.txt", b"1"), ("2.zip", &inner)]);

    assert_eq!(read(&bytes, &Limits { archive_entries: 3, ..Limits::default() }).0.len(), 2);
    assert!(error(&bytes, &Limits { archive_entries: 2, ..Limits::default() }).contains("entries"));
}

#[test]
fn an_archive_of_exactly_the_limit_of_bytes_is_read_and_one_more_is_refused() {
    let bytes = zip(&[("1.txt", &[b'x'; 700]), ("2.txt", &[b'y'; 300])]);

    assert_eq!(read(&bytes, &Limits { archive_bytes: 1_000, ..Limits::default() }).0.len(), 2);
    assert!(error(&bytes, &Limits { archive_bytes: 999, ..Limits::default() }).contains("unpack it"));
    let limits = Limits { archive_bytes: bytes.len() as u64 - 1, ..Limits::default() };
    assert!(error(&bytes, &limits).contains("its size"));
}

#[test]
fn an_archive_may_unpack_to_as_many_times_its_size_as_the_limit_and_no_more() {
    let free = usize::try_from(FREE).expect("a mebibyte");
    let limits = Limits { archive_ratio: 0, ..Limits::default() };

    assert_eq!(read(&zip(&[("1.txt", &vec![b'x'; free])]), &limits).0.len(), 1);
    assert!(error(&zip(&[("1.txt", &vec![b'x'; free + 1])]), &limits).contains("times its own size"));
    assert!(
        error(&zip(&[("1.txt", &vec![b'x'; 16 * free])]), &Limits::default()).contains("times its own size")
    );
}

#[test]
fn a_member_under_a_password_or_with_wrong_bytes_is_refused_alone() {
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, words) in [("1.txt", "whole"), ("2.txt", "spoilt"), ("3.txt", "locked")] {
        writer.start_file(name, stored).expect("a member");
        writer.write_all(words.as_bytes()).expect("written");
    }
    let mut bytes = writer.finish().expect("an archive").into_inner();
    let at = bytes.windows(6).position(|window| window == b"spoilt").expect("there");
    bytes[at] = b'S';
    // The first bit of the flags says that a member is encrypted, in its head and in the list.
    let heads: Vec<usize> = (0..bytes.len() - 5).filter(|at| &bytes[*at..at + 5] == b"3.txt").collect();
    bytes[heads[0] - 30 + 6] |= 1;
    bytes[heads[1] - 46 + 8] |= 1;

    let (members, left_out) = read(&bytes, &Limits::default());

    assert_eq!(members.len(), 1);
    assert_eq!(left_out.len(), 2);
    assert!(left_out[0].reason.contains("damaged"), "{left_out:?}");
    assert!(left_out[1].reason.contains("password"), "{left_out:?}");
}

#[test]
fn two_members_that_come_to_the_same_path_are_told_apart() {
    let bytes = zip(&[("a.txt", b"1"), ("./a.txt", b"2")]);

    let (members, left_out) = read(&bytes, &Limits::default());

    assert_eq!((members.len(), left_out.len()), (1, 1));
}

#[test]
fn a_document_is_no_archive_and_other_files_are_told_apart() {
    let word = zip(&[("[Content_Types].xml", b""), ("word/document.xml", b"")]);

    assert_eq!(unpack(&word, &Limits::default()).1, Ok(Progress::Document));
    assert!(error(b"<!doctype html><p>Not found", &Limits::default()).contains("web page"));
    assert!(error(b"", &Limits::default()).contains("empty"));
    assert!(error(b"PK\x03\x04 and no more", &Limits::default()).contains("damaged"));
}

proptest! {
    #[test]
    fn any_change_to_an_archive_is_an_answer(
        change in proptest::collection::vec(any::<u8>(), 1..40), at in any::<prop::sample::Index>()
    ) {
        let mut bytes = zip(&[("a.txt", b"some words"), ("b.zip", &zip(&[("c.txt", b"more")]))]);
        let at = at.index(bytes.len());
        for (place, byte) in bytes.iter_mut().skip(at).zip(&change) {
            *place = *byte;
        }

        let (_dir, progress) = unpack(&bytes, &Limits::default());

        prop_assert_ne!(progress.ok(), Some(Progress::More));
    }
}
