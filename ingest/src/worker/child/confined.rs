//! Real children that meet the kernel's limits: this test program plays them.

use std::fs::{self, File};
use std::hint::black_box;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::super::Reader;
use super::*;
use crate::limits::Limits;
use crate::ocr::Plan;

/// Runs the test [`child`], its answer going to where standard output went.
const CHILD: &str = "exec \"$0\" --ignored --exact worker::child::confined::child 3>&1 >/dev/null";

/// Plays the child of the tests below; by itself it does nothing.
#[test]
#[ignore = "it is the child of the tests beside it"]
fn child() {
    if let Ok(output) = File::options().write(true).open("/proc/self/fd/3") {
        let _ = answer_with(io::stdin(), output, misbehave);
    }
}

/// Does what the file says.
fn misbehave(request: &Request, bytes: Vec<u8>) -> Result<Reply, ReadError> {
    let name = request.path.to_string_lossy();
    let name = name.as_ref();
    match bytes.as_slice() {
        b"grow" => {
            let mut all = Vec::new();
            loop {
                all.push(black_box(vec![1_u8; 1 << 24]));
            }
        }
        b"spin" => loop {
            black_box(name);
        },
        b"busy" => {
            let start = used();
            while used() < start + Duration::from_millis(700) {
                black_box(name);
            }
            Err(ReadError::Io("it was busy".to_owned()))
        }
        b"sleep" => {
            thread::sleep(Duration::from_secs(60));
            Err(ReadError::Io("nobody ended it".to_owned()))
        }
        b"deep" => Err(ReadError::Io(deeper(0).to_string())),
        b"shallow" => Err(ReadError::Io(shallow(20_000).to_string())),
        b"write" => Err(ReadError::Io(format!("{:?}", fs::write(format!("{name}.copy"), "words")))),
        b"open" => {
            let open: Vec<File> = (0..1_000).map_while(|_| File::open(name).ok()).collect();
            Err(ReadError::Io(format!("{} opened", open.len())))
        }
        _ => panic!("no such misbehaviour"),
    }
}

/// The processor time of this process.
fn used() -> Duration {
    let used = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::new(used.tv_sec.try_into().expect("seconds"), used.tv_nsec.try_into().expect("less than 10^9"))
}

/// Never returns.
fn deeper(depth: u64) -> u64 {
    if black_box(depth) == u64::MAX { depth } else { black_box(deeper(depth + 1)) + 1 }
}

/// Recurses so deep, with a kilobyte a call.
fn shallow(depth: u64) -> u64 {
    let frame = black_box([1_u8; 1 << 10]);
    if depth == 0 { 0 } else { black_box(shallow(depth - 1)) + u64::from(frame[0]) }
}

/// A new file with these words.
fn file(words: &str) -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("a.txt");
    fs::write(&path, words).expect("a file");
    (dir, path)
}

/// Limits that a test has the time for.
fn limits() -> Limits {
    let (wall, cpu) = (Duration::from_secs(60), Duration::from_secs(1));
    Limits { wall, cpu, memory: 512 << 20, ..Limits::default() }
}

/// A reader whose children do what the file says.
fn reader() -> Reader {
    let program = std::env::current_exe().expect("this program");
    Reader::new("/bin/sh".into(), vec!["-c".into(), CHILD.into(), program.into()], limits())
}

/// Why a reader that is asked for a file with these words gives no review.
fn reason_of(reader: &Reader, words: &str) -> String {
    let (_dir, path) = file(words);
    reader.read(&path, &source::sha256(words.as_bytes())).expect_err(words).to_string()
}

/// Why a child that is asked to do this gives no review.
fn reason(words: &str) -> String {
    reason_of(&reader(), words)
}

#[test]
fn a_child_that_grows_without_end_meets_the_limit_on_memory() {
    let reason = reason("grow");

    assert!(reason.contains("more than 512 MB of memory"), "{reason}");
}

#[test]
fn a_child_that_computes_without_end_meets_the_limit_on_processor_time() {
    let reason = reason("spin");

    assert!(reason.contains("more than 1 s of processor time"), "{reason}");
}

#[test]
fn a_child_that_recurses_without_end_is_told_apart_from_one_that_recurses_deep() {
    let (deep, shallow) = (reason("deep"), reason("shallow"));

    assert!(deep.contains("nested too deeply"), "{deep}");
    assert!(shallow.contains("20000"), "{shallow}");
}

#[test]
fn a_child_cannot_write_a_file_nor_open_many() {
    let (write, open) = (reason("write"), reason("open"));

    assert!(write.contains("crashed") || write.contains("Err("), "{write}");
    let opened: u32 =
        open.chars().filter(char::is_ascii_digit).collect::<String>().parse().expect("a number");
    assert!((1..64).contains(&opened), "{open}");
}

#[test]
fn a_panic_in_a_child_is_a_reason_with_its_message() {
    let reason = reason("panic");

    assert!(reason.contains("no such misbehaviour"), "{reason}");
}

#[test]
fn whatever_one_file_does_the_others_are_read() {
    let reader = reader();
    let words = ["shallow", "panic", "shallow", "deep", "shallow", "spin", "shallow", "grow", "shallow"];

    for words in words {
        let reason = reason_of(&reader, words);

        assert_eq!(reason.contains("20000"), words == "shallow", "{words}: {reason}");
    }
}

#[test]
fn each_file_has_processor_time_of_its_own() {
    let reader = reader();

    for words in ["busy", "busy", "busy", "busy"] {
        let reason = reason_of(&reader, words);

        assert!(reason.contains("it was busy"), "{reason}");
    }
    let reason = reason_of(&reader, "spin");

    assert!(reason.contains("more than 1 s of processor time"), "{reason}");
}

#[test]
fn a_child_does_not_outlive_a_parent_that_is_killed() {
    let (dir, path) = file("sleep");
    let (request, pid) = (dir.path().join("request"), dir.path().join("pid"));
    let asked = Request {
        number: 1,
        path: path.into(),
        sha256: source::sha256(b"sleep"),
        limits: limits(),
        task: Task::Read(Plan::default()),
    };
    fs::write(&request, asked.line().expect("a line")).expect("a file");
    let script = format!(
        "\"$0\" --ignored --exact worker::child::confined::child <'{}' 3>/dev/null & echo $! >'{}'; wait",
        request.display(),
        pid.display()
    );
    let program = std::env::current_exe().expect("this program");
    let mut parent = Command::new("/bin/sh");
    parent.arg("-c").arg(script).arg(program).stdout(Stdio::null()).stderr(Stdio::null());
    let mut parent = parent.spawn().expect("a shell");
    let proc = || fs::read_to_string(&pid).map(|pid| PathBuf::from(format!("/proc/{}", pid.trim())));
    let confined = || {
        let limits = proc().and_then(|proc| fs::read_to_string(proc.join("limits"))).unwrap_or_default();
        limits.lines().any(|line| line.starts_with("Max file size             0 "))
    };
    assert!(comes_true(confined), "the child never started");

    parent.kill().expect("killed");
    parent.wait().expect("ended");

    let proc = proc().expect("a number");
    let gone = || {
        let stat = fs::read_to_string(proc.join("stat"));
        stat.map_or(true, |stat| stat.contains(") Z "))
    };
    assert!(comes_true(gone), "the child lives on");
}

/// Whether something comes true within some seconds.
fn comes_true(what: impl Fn() -> bool) -> bool {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(20) {
        if what() {
            return true;
        }
        thread::sleep(Duration::from_millis(10));
    }
    false
}
