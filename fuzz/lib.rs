//! What the targets share: files that are put together from parts, so that a
//! fuzzer changes the parts and not the packing round them.

use std::io::{Cursor, Write};
use std::sync::OnceLock;

use hindsight_index::library::{Incoming, Library};
use hindsight_index::search::Snapshot;
use hindsight_ingest::limits::Limits;
use hindsight_ingest::{read, sample};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What stands between two parts of an input.
pub const BETWEEN: &str = "\n=====\n";

/// The parts of an input; as many as are asked for, empty where it has fewer.
pub fn parts<const N: usize>(data: &[u8]) -> [&[u8]; N] {
    let mut rest = data;
    std::array::from_fn(|_| {
        let between = BETWEEN.as_bytes();
        let at = rest.windows(between.len()).position(|window| window == between);
        let (part, after) = at.map_or((rest, &[][..]), |at| (&rest[..at], &rest[at + between.len()..]));
        rest = after;
        part
    })
}

/// Reads a file as a child process would; what it says must hold together.
///
/// # Panics
///
/// Panics where a review breaks a promise of its type.
pub fn read(name: &str, bytes: &[u8]) {
    let Ok(review) = read::read(name, bytes, &Limits::default()) else { return };
    for (at, page) in review.pages.iter().enumerate() {
        assert_eq!(page.number as usize, at + 1, "pages count from 1 without a gap");
    }
    for section in &review.sections {
        let page = review.pages.get(section.page as usize - 1).expect("a section starts on a page");
        assert!(section.start <= page.text.chars().count(), "{section:?}");
    }
    for recommendation in &review.recommendations {
        let mut stands = recommendation.pages.iter().chain([&recommendation.page]);
        assert!(
            stands.all(|page| (1..=review.pages.len()).contains(&(*page as usize))),
            "{recommendation:?}"
        );
    }
}

/// A library of the invented reviews, made once.
///
/// # Panics
///
/// Panics where it cannot be made.
pub fn library() -> &'static Snapshot {
    static LIBRARY: OnceLock<(tempfile::TempDir, Snapshot)> = OnceLock::new();
    let made = LIBRARY.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let mut library = Library::create(folder.path()).expect("a library");
        for file in sample::samples() {
            let Ok(review) = read::read(&file.name, &file.bytes, &Limits::default()) else { continue };
            let bytes = file.bytes.len() as u64;
            let incoming =
                Incoming { path: &file.name, review: &review, stated_id: None, fingerprint: "", bytes };
            library.put(&incoming).expect("stored");
        }
        library.finish("").expect("committed");
        let snapshot = Snapshot::open(folder.path()).expect("a snapshot");
        (folder, snapshot)
    });
    &made.1
}

/// A PDF of three pages that all draw `content`, with three fonts and a form.
///
/// `F1` is a simple font with `font` in its dictionary, `F2` has codes of two bytes and `map` as its
/// map to Unicode, `F3` draws its glyphs with `form`; `page` stands in the dictionary of each page.
pub fn pdf(content: &[u8], map: &[u8], font: &[u8], form: &[u8], page: &[u8]) -> Vec<u8> {
    let stream = |dictionary: &str, bytes: &[u8]| {
        let head = format!("<< {dictionary} /Length {} >>\nstream\n", bytes.len());
        [head.as_bytes(), bytes, b"\nendstream"].concat()
    };
    let around =
        |before: &str, bytes: &[u8], after: &str| [before.as_bytes(), bytes, after.as_bytes()].concat();
    let resources = "/Resources << /Font << /F1 6 0 R /F2 7 0 R /F3 9 0 R >> /XObject << /X1 11 0 R >> >>";
    let leaf = format!("<< /Type /Page /Parent 2 0 R /Contents 5 0 R {resources} /MediaBox [0 0 600 800] ");
    let wide = leaf.replace("600 800", "800 600");
    let objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R 4 0 R 12 0 R] /Count 3 >>".to_vec(),
        around(&leaf, page, " >>"),
        around(&leaf, b"", " >>"),
        stream("", content),
        around("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica ", font, " >>"),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Sample /Encoding /Identity-H /DescendantFonts [8 0 R] /ToUnicode 10 0 R >>".to_vec(),
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Sample /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 >>".to_vec(),
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs << /a 11 0 R >> /Encoding << /Type /Encoding /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [600] >>".to_vec(),
        stream("", map),
        stream(&format!("/Type /XObject /Subtype /Form /BBox [0 0 600 800] {resources}"), form),
        around(&wide, page, " >>"),
    ];
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(file.len());
        file.extend(format!("{number} 0 obj\n").bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let start = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    file.extend(places.iter().flat_map(|place| format!("{place:010} 00000 n \n").into_bytes()));
    let root = format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    file.extend(root.bytes());
    file
}

/// The parts of a Word file that [`docx`] packs, in their order.
const WORD_PARTS: [&str; 7] = [
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/footnotes.xml",
    "word/_rels/document.xml.rels",
    "docProps/core.xml",
    "_rels/.rels",
];

/// How many parts [`docx`] takes.
pub const WORD: usize = WORD_PARTS.len();

/// A Word file of these parts; empty ones are left out.
///
/// # Panics
///
/// Never: an archive in memory can be written.
pub fn docx(parts: [&[u8]; WORD]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let named = WORD_PARTS.iter().zip(parts).filter(|(_, part)| !part.is_empty());
    for (name, part) in named.chain([(&"[Content_Types].xml", &b"<Types/>"[..])]) {
        writer.start_file(*name, plain).expect("a part");
        writer.write_all(part).expect("written");
    }
    writer.finish().expect("an archive").into_inner()
}
