//! Children of every bad kind, played by the shell.

use std::fs;
use std::time::{Duration, Instant};

use super::super::process::FILES;
use super::super::{Answer, Reply, Understood, empty_review};
use super::*;

mod reuse;

/// The hash of no file in particular.
const HASH: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// A reader whose child is this shell script.
fn shell(script: &str, limits: Limits) -> Reader {
    Reader::new("/bin/sh".into(), vec!["-c".into(), script.into()], limits)
}

/// What comes of a child that is this shell script.
fn read(script: &str, limits: Limits) -> Result<Review, ReadError> {
    shell(script, limits).read(Path::new("a.pdf"), HASH)
}

/// Why there is no review.
fn reason(script: &str) -> String {
    read(script, Limits::default()).expect_err(script).to_string()
}

/// Limits with this much time.
fn within(wall: Duration) -> Limits {
    Limits { wall, ..Limits::default() }
}

/// An answer to the first request with an empty review, padded to a line of `bytes`.
fn answer_of(bytes: usize) -> Vec<u8> {
    let review = Review { sha256: HASH.to_owned(), ..empty_review() };
    let reply = Reply::Review(Box::new(Understood { review, wanted: Vec::new() }));
    let mut answer = serde_json::to_vec(&Answer { number: 1, last: false, result: Ok(reply) }).expect("JSON");
    answer.resize(bytes.max(answer.len()), b' ');
    answer.push(b'\n');
    answer
}

/// What stands before the shell's own lines: `ask` waits for a request and
/// counts it, `say` answers it, and `$pids` names the file to which it adds its number.
fn counting(pids: &Path) -> String {
    format!(
        "echo $$ >> '{}'; n=0; ask() {{ IFS= read -r line && n=$((n + 1)); }}; \
         say() {{ echo '{{\"number\":'$n',\"last\":'$1',\"result\":{{\"Err\":\"'$2'\"}}}}'; }}; ",
        pids.display()
    )
}

/// The numbers of the children that ran, in order.
fn started(pids: &Path) -> Vec<String> {
    fs::read_to_string(pids).unwrap_or_default().lines().map(str::to_owned).collect()
}

/// Waits until a process is gone, or is no more than a line in a table.
#[cfg(target_os = "linux")]
fn is_gone(pid: &str) -> bool {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(5) {
        let stat = fs::read_to_string(format!("/proc/{}/stat", pid.trim()));
        if stat.is_err() || stat.is_ok_and(|stat| stat.contains(") Z ")) {
            return true;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    false
}

#[test]
fn a_child_that_sleeps_is_ended_when_its_time_is_up() {
    let reader = Reader::new("/bin/sleep".into(), vec!["60".into()], within(Duration::from_millis(300)));
    let start = Instant::now();

    let error = reader.read(Path::new("a.pdf"), HASH).expect_err("too long");

    assert!(error.to_string().contains("more than 0.3 s"), "{error}");
    assert!(start.elapsed() >= Duration::from_millis(300));
    assert!(start.elapsed() < Duration::from_secs(10));
}

#[test]
fn a_child_that_ends_just_in_time_is_heard() {
    let dir = tempfile::tempdir().expect("a folder");
    let file = dir.path().join("answer");
    fs::write(&file, answer_of(0)).expect("a file");
    let script = format!("sleep 0.2; exec cat '{}'", file.display());

    assert!(read(&script, within(Duration::from_secs(20))).is_ok());
    assert!(read(&script, within(Duration::from_millis(100))).is_err());
}

#[test]
fn a_child_that_closes_its_output_and_stays_is_ended_when_its_time_is_up() {
    let error = read("exec >&-; sleep 60", within(Duration::from_millis(300))).expect_err("too long");

    assert!(error.to_string().contains("more than 0.3 s"), "{error}");
}

#[cfg(target_os = "linux")]
#[test]
fn neither_a_child_nor_what_it_started_is_left_behind() {
    let dir = tempfile::tempdir().expect("a folder");
    let pids = dir.path().join("pids");
    for rest in ["wait", "exit 1", "kill -9 $$"] {
        let script = format!("sleep 60 & echo $$ $! > '{}'; {rest}", pids.display());

        assert!(read(&script, within(Duration::from_secs(1))).is_err());

        let pids = fs::read_to_string(&pids).expect("the script ran");
        assert_eq!(pids.split_whitespace().count(), 2);
        assert!(pids.split_whitespace().all(is_gone), "{rest}");
    }
}

#[test]
fn an_answer_of_exactly_the_limit_is_read_and_one_byte_more_is_refused() {
    let dir = tempfile::tempdir().expect("a folder");
    let file = dir.path().join("answer");
    let script = format!("exec cat '{}'", file.display());
    let limits = Limits { output: 100_000, ..Limits::default() };

    fs::write(&file, answer_of(100_000)).expect("a file");
    let exact = read(&script, limits.clone());
    fs::write(&file, answer_of(100_001)).expect("a file");
    let over = read(&script, limits).expect_err("one byte more");

    assert_eq!(exact.map(|review| review.file).as_deref(), Ok("a.pdf"));
    assert!(over.to_string().contains("more than 100000 bytes"), "{over}");
}

#[test]
fn a_child_that_never_stops_talking_is_ended_at_the_limit() {
    let limits = Limits { output: 1 << 20, ..Limits::default() };
    let start = Instant::now();

    let error = read("while :; do printf 0123456789; done", limits).expect_err("too much");

    assert!(error.to_string().contains("more than 1 MB"), "{error}");
    assert!(start.elapsed() < Duration::from_secs(30));
}

#[test]
fn a_child_that_never_stops_complaining_fills_no_memory_and_is_ended_in_time() {
    let script = "while :; do echo 0123456789 >&2; done";

    let error = read(script, within(Duration::from_millis(500))).expect_err("too long");

    assert!(error.to_string().contains("more than 0.5 s"), "{error}");
}

#[test]
fn every_bad_answer_is_told_apart_with_what_to_do() {
    for (script, words) in [
        ("exit 0", "no answer"),
        ("echo nonsense", "makes no sense"),
        ("echo '{\"number\":1,\"last\":false,\"result\":{\"Ok\":{}}}'", "makes no sense"),
        ("echo '{\"number\":2,\"last\":false,\"result\":{\"Err\":\"Empty\"}}'", "makes no sense"),
        ("printf '{\"number\":1,\"last\":false,\"result\":{\"Err\":\"Empty\"}}'", "makes no sense"),
        ("printf '{\"number\":1,'; kill -SEGV $$", "signal 11"),
        ("exit 3", "code 3"),
        ("echo out of luck >&2; exit 3", "'out of luck'"),
        ("kill -SEGV $$", "signal 11"),
        ("kill -KILL $$", "want of memory"),
        ("kill -XCPU $$", "processor time"),
        ("echo memory allocation of 9 bytes failed >&2; kill -ABRT $$", "2048 MB of memory"),
        ("echo thread x has overflowed its stack >&2; kill -ABRT $$", "nested too deeply"),
    ] {
        let reason = reason(script);

        assert!(reason.contains(words), "{script}: {reason}");
        assert!(reason.contains("print it to a new PDF") || reason.contains("--jobs"), "{reason}");
    }
}

#[test]
fn a_reason_that_the_child_gives_is_handed_on() {
    let script = "echo '{\"number\":1,\"last\":false,\"result\":{\"Err\":\"Encrypted\"}}'";

    let error = read(script, Limits::default());

    assert_eq!(error, Err(ReadError::Encrypted));
}

#[test]
fn a_review_of_another_file_is_refused() {
    let dir = tempfile::tempdir().expect("a folder");
    let file = dir.path().join("answer");
    fs::write(&file, answer_of(0)).expect("a file");
    let reader = shell(&format!("exec cat '{}'", file.display()), Limits::default());

    let error = reader.read(Path::new("a.pdf"), &"1".repeat(64)).expect_err("another hash");

    assert!(error.to_string().contains("another file"), "{error}");
}

#[test]
fn a_program_that_does_not_exist_is_a_reason() {
    let reader = Reader::new("/none/hindsight".into(), Vec::new(), Limits::default());

    let error = reader.read(Path::new("a.pdf"), HASH).expect_err("no program");

    assert!(error.to_string().contains("install hindsight again"), "{error}");
}

#[test]
fn a_child_gets_the_request_on_one_line_and_an_empty_environment() {
    let dir = tempfile::tempdir().expect("a folder");
    let (line, environment) = (dir.path().join("line"), dir.path().join("environment"));
    let script = format!(
        "/usr/bin/env > '{}'; IFS= read -r line; printf %s \"$line\" > '{}'",
        environment.display(),
        line.display()
    );

    let _ = read(&script, Limits::default());

    let line = fs::read(line).expect("the script ran");
    let request = Request::receive(&mut line.as_slice()).expect("JSON").expect("a request");
    let inherited = fs::read_to_string(environment).expect("the script ran");
    assert_eq!(request.path, "a.pdf");
    assert_eq!(request.sha256, HASH);
    assert!(!inherited.contains("HOME=") && !inherited.contains("CARGO"), "{inherited}");
}

#[test]
fn files_are_read_at_once_and_handed_over_in_order() {
    let files: Vec<Job> =
        (0..12).map(|n| Job { path: format!("{n}.pdf").into(), sha256: HASH.to_owned() }).collect();
    let mut order = Vec::new();

    read_all(&shell("exit 0", Limits::default()), files.clone(), 3, |done| {
        order.push(done.job);
        ControlFlow::Continue(())
    });

    assert_eq!(order, files);
}

#[test]
fn breaking_off_ends_the_children_that_still_run() {
    let dir = tempfile::tempdir().expect("a folder");
    let first = dir.path().join("first");
    let script = format!("mkdir '{}' 2>/dev/null || exec sleep 60", first.display());
    let files = vec![Job { path: "a.pdf".into(), sha256: HASH.to_owned() }; 8];
    let start = Instant::now();
    let mut handed = 0;

    read_all(&shell(&script, within(Duration::from_secs(60))), files, 1, |_| {
        handed += 1;
        ControlFlow::Break(())
    });

    assert_eq!(handed, 1);
    assert!(start.elapsed() < Duration::from_secs(20));
}

/// Why a child that is this shell script unpacks no archive.
fn not_unpacked(script: &str, limits: Limits) -> String {
    let into = tempfile::tempdir().expect("a folder");
    let unpacked = shell(script, limits).unpack(Path::new("a.zip"), into.path(), &Stop::default());
    unpacked.expect_err(script).to_string()
}

#[test]
fn a_child_that_fails_at_an_archive_is_a_reason() {
    for (script, words) in [
        ("exit 3", "code 3"),
        ("exit 0", "gave no answer"),
        ("kill -9 $$", "the system ended the reader"),
        ("echo junk", "makes no sense"),
        // A member that lies outside its archive.
        ("printf 'w\\021\\0\\0\\0{\"Begin\":\"../a\"}'; sleep 9", "makes no sense"),
        ("printf 'd\\001\\0\\0\\0x'; sleep 9", "makes no sense"),
    ] {
        let reason = not_unpacked(script, Limits::default());

        assert!(reason.contains(words), "{script}: {reason}");
    }
    let reason = not_unpacked("sleep 60", within(Duration::from_millis(100)));
    assert!(reason.contains("it took more than"), "{reason}");
}
