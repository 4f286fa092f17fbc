//! Writes a sheet as the operators of a content stream.
//!
//! Watermark, header and footer are marked as artifacts (ISO 32000-1:2008,
//! 14.8.2.2), so that a reader can tell them from the text.

use super::fonts::encode;
use super::sheet::{Run, Sheet};
use super::style::{Furniture, Style};
use crate::sample::WATERMARK;

/// The content stream of a sheet.
pub(crate) fn of(sheet: &Sheet, style: &Style) -> Vec<u8> {
    let mut out = Vec::with_capacity(8 * 1024);
    watermark(&mut out);
    out.extend(b"0 g 0.3 G 0.6 w\n");
    for rule in &sheet.rules {
        let ((x, y), (to_x, to_y)) = (rule.from, rule.to);
        out.extend(format!("{x:.1} {y:.1} m {to_x:.1} {to_y:.1} l S\n").bytes());
    }
    sheet.runs.iter().for_each(|each| run(&mut out, each));
    for each in &sheet.furniture {
        match style.furniture {
            Furniture::Plain => run(&mut out, each),
            Furniture::Marked => {
                let place = if each.y > 400.0 { "Header" } else { "Footer" };
                out.extend(format!("/Artifact <</Type /Pagination /Subtype /{place}>> BDC\n").bytes());
                run(&mut out, each);
                out.extend(b"EMC\n");
            }
        }
    }
    out
}

/// The watermark, light grey, from corner to corner.
fn watermark(out: &mut Vec<u8>) {
    out.extend(b"/Artifact <</Type /Pagination /Subtype /Watermark>> BDC\nq 0.9 g BT /F2 33 Tf ");
    out.extend(b"0.602 0.799 -0.799 0.602 105 105 Tm ");
    literal(out, &encode(WATERMARK));
    out.extend(b" Tj ET Q\nEMC\n");
}

/// One run of text.
fn run(out: &mut Vec<u8>, run: &Run) {
    out.extend(
        format!("BT /{} {:.2} Tf {:.2} {:.2} Td ", run.face.resource(), run.size, run.x, run.y).bytes(),
    );
    if run.stretch == 0.0 {
        literal(out, &run.text);
        return out.extend(b" Tj ET\n");
    }
    out.push(b'[');
    let back = format!("{:.1}", -run.stretch * 1000.0 / run.size);
    for word in run.text.split_inclusive(|byte| *byte == b' ') {
        literal(out, word);
        if word.ends_with(b" ") {
            out.extend(back.as_bytes());
        }
    }
    out.extend(b"] TJ ET\n");
}

/// A string between brackets, its brackets and strokes escaped.
fn literal(out: &mut Vec<u8>, bytes: &[u8]) {
    out.push(b'(');
    for byte in bytes {
        if matches!(byte, b'(' | b')' | b'\\') {
            out.push(b'\\');
        }
        out.push(*byte);
    }
    out.push(b')');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_in_text_are_escaped() {
        let mut out = Vec::new();

        literal(&mut out, b"a (b) \\");

        assert_eq!(out, b"(a \\(b\\) \\\\)");
    }
}
