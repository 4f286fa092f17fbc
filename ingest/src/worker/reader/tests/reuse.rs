//! Children that read several files: when they do, and when they are replaced.

use super::*;

#[test]
fn a_child_that_does_well_reads_several_files_and_is_replaced_in_time() {
    let dir = tempfile::tempdir().expect("a folder");
    let pids = dir.path().join("pids");
    let script = format!("{} while ask; do say false Encrypted; done", counting(&pids));
    let reader = shell(&script, Limits::default());

    for _ in 0..FILES {
        assert_eq!(reader.read(Path::new("a.pdf"), HASH), Err(ReadError::Encrypted));
    }
    assert_eq!(started(&pids).len(), 1);

    assert_eq!(reader.read(Path::new("a.pdf"), HASH), Err(ReadError::Encrypted));
    assert_eq!(started(&pids).len(), 2);
}

#[test]
fn a_crash_spoils_neither_the_file_before_nor_the_file_after() {
    let dir = tempfile::tempdir().expect("a folder");
    let pids = dir.path().join("pids");
    let bad = "case $line in *bad.pdf*|*98,97,100,46*) kill -SEGV $$;; esac; say false Encrypted";
    let reader = shell(&format!("{} while ask; do {bad}; done", counting(&pids)), Limits::default());
    let read = |name: &str| reader.read(Path::new(name), HASH).expect_err(name).to_string();

    let reasons: Vec<String> = ["a.pdf", "bad.pdf", "c.pdf", "d.pdf"].map(read).into();

    assert!(reasons[1].contains("signal 11"), "{reasons:?}");
    let others = [&reasons[0], &reasons[2], &reasons[3]];
    assert!(others.iter().all(|reason| reason.contains("password")), "{reasons:?}");
    // One for the first file, one to see that the crash is the second's own doing, one for the rest.
    assert_eq!(started(&pids).len(), 3);
}

#[test]
fn what_earlier_files_did_to_a_child_is_no_fault_of_the_next() {
    let dir = tempfile::tempdir().expect("a folder");
    for second in ["kill -SEGV $$", "exit 0", "echo nonsense", "n=7; say false Empty"] {
        let pids = dir.path().join("pids");
        let script = format!("{} ask; say false Encrypted; ask; {second}; wait", counting(&pids));
        let reader = shell(&script, Limits::default());

        for _ in 0..3 {
            let result = reader.read(Path::new("a.pdf"), HASH);
            assert_eq!(result, Err(ReadError::Encrypted), "{second}");
        }
    }
}

#[test]
fn a_child_that_speaks_unasked_is_asked_no_more() {
    let dir = tempfile::tempdir().expect("a folder");
    let pids = dir.path().join("pids");
    let script =
        format!("{} ask; say false Encrypted; n=2; say false Empty; ask; exec sleep 60", counting(&pids));
    let reader = shell(&script, Limits::default());

    for _ in 0..2 {
        assert_eq!(reader.read(Path::new("a.pdf"), HASH), Err(ReadError::Encrypted));
        std::thread::sleep(Duration::from_millis(200));
    }

    assert_eq!(started(&pids).len(), 2);
}

#[test]
fn a_child_that_answers_too_late_is_not_asked_again() {
    let dir = tempfile::tempdir().expect("a folder");
    let (pids, first) = (dir.path().join("pids"), dir.path().join("first"));
    let late = format!("mkdir '{}' 2>/dev/null && sleep 3", first.display());
    let script = format!("{} while ask; do {late}; say false Encrypted; done", counting(&pids));
    let reader = shell(&script, within(Duration::from_secs(1)));

    let late = reader.read(Path::new("a.pdf"), HASH).expect_err("too late");
    let next = reader.read(Path::new("b.pdf"), HASH);

    assert!(late.to_string().contains("more than 1 s"), "{late}");
    assert_eq!(next, Err(ReadError::Encrypted));
    assert_eq!(started(&pids).len(), 2);
}

#[test]
fn a_child_that_reads_no_more_is_replaced() {
    let dir = tempfile::tempdir().expect("a folder");
    let pids = dir.path().join("pids");
    let script = format!("{} while ask; do say true Encrypted; done", counting(&pids));
    let reader = shell(&script, Limits::default());

    for _ in 0..2 {
        assert_eq!(reader.read(Path::new("a.pdf"), HASH), Err(ReadError::Encrypted));
    }

    assert_eq!(started(&pids).len(), 2);
}

#[cfg(target_os = "linux")]
#[test]
fn a_child_that_has_grown_is_replaced() {
    let dir = tempfile::tempdir().expect("a folder");
    let pids = dir.path().join("pids");
    let script = format!("{} while ask; do say false Encrypted; done", counting(&pids));
    // A shell holds more than an eighth of this.
    let reader = shell(&script, Limits { memory: 1 << 20, ..Limits::default() });

    for _ in 0..2 {
        assert_eq!(reader.read(Path::new("a.pdf"), HASH), Err(ReadError::Encrypted));
    }

    assert_eq!(started(&pids).len(), 2);
}

#[cfg(target_os = "linux")]
#[test]
fn no_child_outlives_the_reader_and_its_clones() {
    let dir = tempfile::tempdir().expect("a folder");
    let pids = dir.path().join("pids");
    let script = format!(
        "{} sleep 60 & echo $! >> '{}'; while ask; do say false Encrypted; done",
        counting(&pids),
        pids.display()
    );
    let reader = shell(&script, Limits::default());
    let clone = reader.clone();
    for reader in [&reader, &clone] {
        let _ = reader.read(Path::new("a.pdf"), HASH);
    }
    let started = started(&pids);
    assert_eq!(started.len(), 2);

    drop(reader);
    assert!(
        started.iter().all(|pid| !fs::read_to_string(format!("/proc/{pid}/stat")).unwrap().contains(") Z "))
    );
    drop(clone);

    assert!(started.iter().all(|pid| is_gone(pid)));
}

#[test]
fn children_of_a_thread_that_has_ended_are_no_use_to_others_and_do_no_harm() {
    let dir = tempfile::tempdir().expect("a folder");
    let pids = dir.path().join("pids");
    let script = format!("{} while ask; do say false Encrypted; done", counting(&pids));
    let reader = shell(&script, Limits::default());
    let read = || reader.read(Path::new("a.pdf"), HASH);

    for _ in 0..3 {
        let results = std::thread::scope(|scope| scope.spawn(|| [read(), read()]).join().expect("no panic"));
        assert!(results.iter().all(|result| *result == Err(ReadError::Encrypted)));
    }

    assert_eq!(started(&pids).len(), 3);
}
