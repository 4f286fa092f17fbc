//! A tesseract that a shell script plays, and real children that this test program plays.

use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt;
use std::time::{Duration, Instant};

use hindsight_index::vocabulary::PageOrigin;

use super::*;
use crate::ocr::Record;
use crate::source::sha256;

/// Runs the test [`child`], its answer going to where standard output went.
const CHILD: &str = "exec \"$0\" --ignored --exact worker::recognise::tests::child 3>&1 >/dev/null";

/// Plays the child that reads and draws; by itself it does nothing.
#[test]
#[ignore = "it is the child of the tests beside it"]
fn child() {
    if let Ok(output) = File::options().write(true).open("/proc/self/fd/3") {
        let _ = crate::worker::answer(std::io::stdin(), output);
    }
}

/// What the played tesseract answers with.
const WORDS: &str = "1\t1\t0\t0\t0\t0\t0\t0\t1654\t2339\t-1\t\n\
    5\t1\t1\t1\t1\t1\t100\t900\t90\t28\t91\tNobody\n5\t1\t1\t1\t1\t2\t200\t900\t90\t28\t89\thad\n\
    5\t1\t1\t1\t1\t3\t300\t900\t90\t28\t90\tasked\n5\t1\t1\t1\t1\t4\t400\t900\t90\t28\t30\twhy\n";

/// A folder with a scan of two pages, a played tesseract, and room for records.
struct Stage {
    dir: tempfile::TempDir,
    hash: String,
}

impl Stage {
    /// The played tesseract does `body` with a picture; `$calls` is a folder to count in, `$words` a good answer.
    fn new(body: &str) -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let samples = crate::sample::samples();
        let scan = samples.iter().find(|sample| sample.name.contains("scan")).expect("a scan");
        let path = |name: &str| dir.path().join(name);
        fs::write(path("scan.pdf"), &scan.bytes).expect("a file");
        fs::write(path("words"), WORDS).expect("a file");
        fs::create_dir(path("calls")).expect("a folder");
        fs::create_dir(path("bin")).expect("a folder");
        let script = format!(
            "#!/bin/sh\ncalls='{}'; words='{}'\ncase \"$1\" in\n--version) echo 'tesseract 0 (played)';;\n\
             --list-langs) printf 'Languages:\\neng\\n';;\n*) mkdir \"$calls/$$\"; {body};;\nesac\n",
            path("calls").display(),
            path("words").display()
        );
        fs::write(path("bin/tesseract"), script).expect("a file");
        fs::set_permissions(path("bin/tesseract"), fs::Permissions::from_mode(0o755)).expect("allowed");
        Self { dir, hash: sha256(&scan.bytes) }
    }

    /// Reads the scan with this much for each picture, one page at a time.
    fn read(&self, ocr: Ocr, limits: Limits) -> Reading {
        let engine = Engine::find(self.dir.path().join("bin").as_os_str(), None).expect("the script");
        let recogniser = Recogniser::new(ocr, Some(engine), self.dir.path(), 1);
        self.read_with(recogniser, limits)
    }

    fn read_with(&self, recogniser: Recogniser, limits: Limits) -> Reading {
        let program = std::env::current_exe().expect("this program");
        // The played tesseract never looks at a picture, so a small one does.
        let limits = Limits { pixels: 60_000, ..limits };
        let reader = Reader::new("/bin/sh".into(), vec!["-c".into(), CHILD.into(), program.into()], limits);
        let path = self.dir.path().join("scan.pdf");
        let reader = reader.with_pictures(recogniser);
        reader.read_until(&path, &self.hash, &Stop::default()).expect("a review")
    }

    /// How often a picture was read.
    fn calls(&self) -> usize {
        fs::read_dir(self.dir.path().join("calls")).expect("a folder").count()
    }

    /// The record of a page.
    fn record(&self, page: u32) -> PathBuf {
        recognised_path(self.dir.path(), &self.hash).join(format!("{page}.json"))
    }
}

/// A tesseract that does well.
const GOOD: &str = "cat >/dev/null; cat \"$words\"";

/// Where the words of each page come from.
fn origins(reading: &Reading) -> Vec<PageOrigin> {
    reading.review.pages.iter().map(|page| page.origin).collect()
}

#[test]
fn a_scan_gets_the_words_of_its_pictures_and_says_how_sure_they_are() {
    let stage = Stage::new(GOOD);

    let reading = stage.read(Ocr::Auto, Limits::default());

    assert_eq!(reading.pictures, Pictures::Read);
    assert_eq!(origins(&reading), [PageOrigin::Ocr, PageOrigin::Ocr]);
    let page = &reading.review.pages[0];
    assert_eq!((page.text.as_str(), page.confidence, page.doubtful), ("Nobody had asked why", Some(75), 1));
    let codes: Vec<&str> = reading.review.warnings.iter().map(|warning| warning.code.as_str()).collect();
    assert_eq!(codes, ["text-recognised"]);
}

#[test]
fn what_was_read_is_not_read_again_and_what_is_damaged_or_gone_is() {
    let stage = Stage::new(GOOD);
    let first = stage.read(Ocr::Auto, Limits::default());
    assert_eq!(stage.calls(), 2);

    assert_eq!(stage.read(Ocr::Auto, Limits::default()), first);
    assert_eq!(stage.calls(), 2);

    fs::remove_file(stage.record(1)).expect("a record");
    assert_eq!(stage.read(Ocr::Auto, Limits::default()), first);
    assert_eq!(stage.calls(), 3);

    let record = fs::read_to_string(stage.record(2)).expect("a record");
    fs::write(stage.record(2), record.replace("asked", "askew")).expect("damaged");
    assert_eq!(stage.read(Ocr::Auto, Limits::default()), first);
    assert_eq!(stage.calls(), 4);
}

#[test]
fn a_record_of_another_version_is_made_again() {
    let stage = Stage::new(GOOD);
    stage.read(Ocr::Auto, Limits::default());
    let script = stage.dir.path().join("bin/tesseract");
    let other = fs::read_to_string(&script).expect("a script").replace("tesseract 0", "tesseract 1");
    fs::write(&script, other).expect("another version");

    stage.read(Ocr::Auto, Limits::default());

    assert_eq!(stage.calls(), 4);
}

#[test]
fn one_picture_that_hangs_crashes_or_floods_costs_only_its_own_page() {
    let limits = || Limits { ocr_wall: Duration::from_secs(3), ocr_output: WORDS.len(), ..Limits::default() };
    for (bad, said) in [
        ("sleep 60", "more than 3 s"),
        ("kill -SEGV $$", "failed"),
        ("yes", "too much"),
        ("echo x", "no sense"),
    ] {
        let first = format!("if mkdir \"$calls/first\"; then {bad}; exit; fi 2>/dev/null; {GOOD}");
        let stage = Stage::new(&first);
        let start = Instant::now();

        let reading = stage.read(Ocr::Auto, limits());

        assert_eq!(origins(&reading), [PageOrigin::None, PageOrigin::Ocr], "{bad}");
        let failed = reading.review.warnings.iter().find(|warning| warning.code == UNRECOGNISED);
        let failed = failed.expect(bad);
        assert_eq!((failed.page, reading.pictures), (Some(1), Pictures::Failed));
        assert!(failed.message.contains("--retry-ocr"), "{}", failed.message);
        assert!(failed.message.contains(said), "{}", failed.message);
        assert!(start.elapsed() < Duration::from_secs(30), "{bad}");
    }
}

#[test]
fn a_page_that_failed_is_tried_again_alone() {
    let stage = Stage::new(&format!("if mkdir \"$calls/first\" 2>/dev/null; then exit 1; fi; {GOOD}"));
    stage.read(Ocr::Auto, Limits::default());
    let before = stage.calls();

    let again = stage.read(Ocr::Auto, Limits::default());

    assert_eq!((again.pictures, stage.calls() - before), (Pictures::Read, 1));
    assert_eq!(origins(&again), [PageOrigin::Ocr, PageOrigin::Ocr]);
    assert!(again.review.warnings.iter().all(|warning| warning.code != UNRECOGNISED));
}

#[test]
fn an_answer_of_exactly_the_limit_counts_and_a_longer_one_does_not() {
    for (limit, read) in [(WORDS.len(), true), (WORDS.len() - 1, false)] {
        let stage = Stage::new(GOOD);

        let reading = stage.read(Ocr::Auto, Limits { ocr_output: limit, ..Limits::default() });

        let origin = if read { PageOrigin::Ocr } else { PageOrigin::None };
        assert_eq!(origins(&reading), [origin, origin], "{limit}");
    }
}

#[test]
fn the_program_is_confined_before_it_sees_a_picture() {
    let checks = "cat >/dev/null; [ \"$(ulimit -v) $(ulimit -t) $(ulimit -f)\" = '1048576 60 0' ] && \
                  [ \"$OMP_THREAD_LIMIT\" = 1 ] && [ -z \"$HOME\" ] && cat \"$words\"";
    let stage = Stage::new(checks);

    let reading = stage.read(Ocr::Auto, Limits::default());

    assert_eq!(origins(&reading), [PageOrigin::Ocr, PageOrigin::Ocr], "{:?}", reading.review.warnings);
}

#[test]
fn without_a_program_or_when_nobody_asks_pages_are_left() {
    let stage = Stage::new(GOOD);
    let engine = Engine::find(stage.dir.path().join("bin").as_os_str(), None).expect("the script");

    for recogniser in [
        Recogniser::new(Ocr::Auto, None, stage.dir.path(), 1),
        Recogniser::new(Ocr::Never, Some(engine), stage.dir.path(), 1),
    ] {
        let reading = stage.read_with(recogniser, Limits::default());

        assert_eq!(reading.pictures, Pictures::Left);
        assert_eq!(origins(&reading), [PageOrigin::None, PageOrigin::None]);
    }
    assert_eq!(stage.calls(), 0);
}

#[test]
fn what_a_picture_of_no_words_gives_is_not_taken_for_words() {
    let stage = Stage::new(
        "cat >/dev/null; head -1 \"$words\"; printf '5\\t1\\t1\\t1\\t1\\t1\\t1\\t1\\t9\\t9\\t20\\tvv|\\n'",
    );

    let reading = stage.read(Ocr::Auto, Limits::default());

    assert_eq!(origins(&reading), [PageOrigin::None, PageOrigin::None]);
    assert_eq!(reading.pictures, Pictures::Read);
    assert_eq!(stage.calls(), 8, "each of the two pages, turned each way");
}

/// A tesseract that makes no sense of an upright picture, and does `body` with one that is wider than tall.
fn lying(body: &str) -> String {
    format!(
        "set -- $(od -An -j16 -N8 -tu1); cat >/dev/null; \
         if [ $(($3 * 256 + $4)) -gt $(($7 * 256 + $8)) ]; then {body}; else head -n 1 \"$words\"; \
         printf '5\\t1\\t1\\t1\\t1\\t1\\t1\\t1\\t90\\t28\\t40\\tyqow\\n'; fi"
    )
}

#[test]
fn a_page_that_lies_on_its_side_is_read_turned() {
    let stage = Stage::new(&lying("cat \"$words\""));

    let reading = stage.read(Ocr::Auto, Limits::default());

    assert_eq!(origins(&reading), [PageOrigin::Ocr, PageOrigin::Ocr]);
    assert_eq!(reading.review.pages[0].text, "Nobody had asked why");
    assert_eq!(stage.calls(), 4, "each page as it is, and turned once");
    let records = recognised_path(stage.dir.path(), &stage.hash);
    assert_eq!(Record::load(&records, 1, 1 << 20).map(|record| record.turn), Some(Turn::Down));
}

#[test]
fn what_fails_turned_leaves_what_was_read_upright() {
    let stage = Stage::new(&lying("exit 1"));

    let reading = stage.read(Ocr::Auto, Limits::default());

    assert_eq!((reading.pictures, stage.calls()), (Pictures::Read, 8));
    let records = recognised_path(stage.dir.path(), &stage.hash);
    assert_eq!(Record::load(&records, 1, 1 << 20).map(|record| record.turn), Some(Turn::Upright));
}

#[test]
fn pictures_without_words_are_read_whether_their_records_are_new_or_were_there() {
    let stage = Stage::new("head -n 1 \"$words\"");

    let first = stage.read(Ocr::Auto, Limits::default());
    let again = stage.read(Ocr::Auto, Limits::default());

    assert_eq!((first.pictures, again.pictures), (Pictures::Read, Pictures::Read));
    assert_eq!(stage.calls(), 2, "each of the two pages once");
}

#[test]
fn a_program_that_is_absent_or_knows_no_english_is_named_with_what_to_do() {
    let stage = Stage::new(GOOD);
    let bin = stage.dir.path().join("bin");
    let script = fs::read_to_string(bin.join("tesseract")).expect("a script").replace("eng\\n", "deu\\n");
    fs::write(bin.join("tesseract"), script).expect("another tesseract");

    let absent = Engine::find("relative:/none".as_ref(), None).expect_err("absent").to_string();
    let foreign = Engine::find(bin.as_os_str(), None).expect_err("no English").to_string();

    assert!(absent.contains("apt install tesseract-ocr tesseract-ocr-eng"), "{absent}");
    assert!(foreign.contains("apt install tesseract-ocr-eng"), "{foreign}");
}
