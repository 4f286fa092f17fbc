//! The faces that the samples are set in, and how wide their words are.
//!
//! The standard fonts of PDF with WinAnsi bytes, so no font file is needed.
//! A character outside WinAnsi becomes a numeric entity: a test over all the
//! samples makes sure that none has one.
//!
//! Source: ISO 32000-1:2008, 9.6.2.2 (standard fonts) and annex D.2.

use encoding_rs::WINDOWS_1252;

use super::widths::{SANS, SANS_BOLD, SERIF, SERIF_BOLD, SERIF_ITALIC, Widths};

/// A typeface at one weight and slope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Face {
    /// Helvetica.
    Sans,
    /// Helvetica-Bold.
    SansBold,
    /// Helvetica-Oblique.
    SansItalic,
    /// Times-Roman.
    Serif,
    /// Times-Bold.
    SerifBold,
    /// Times-Italic.
    SerifItalic,
}

/// Every face.
pub(crate) const FACES: [Face; 6] =
    [Face::Sans, Face::SansBold, Face::SansItalic, Face::Serif, Face::SerifBold, Face::SerifItalic];

impl Face {
    /// The name under which pages refer to the face.
    pub(crate) fn resource(self) -> &'static str {
        match self {
            Self::Sans => "F1",
            Self::SansBold => "F2",
            Self::SansItalic => "F3",
            Self::Serif => "F4",
            Self::SerifBold => "F5",
            Self::SerifItalic => "F6",
        }
    }

    /// The font's own name.
    pub(crate) fn base_font(self) -> &'static str {
        match self {
            Self::Sans => "Helvetica",
            Self::SansBold => "Helvetica-Bold",
            Self::SansItalic => "Helvetica-Oblique",
            Self::Serif => "Times-Roman",
            Self::SerifBold => "Times-Bold",
            Self::SerifItalic => "Times-Italic",
        }
    }

    /// The bold face of the same family.
    pub(crate) fn bold(self) -> Self {
        match self {
            Self::Sans | Self::SansBold | Self::SansItalic => Self::SansBold,
            Self::Serif | Self::SerifBold | Self::SerifItalic => Self::SerifBold,
        }
    }

    /// The italic face of the same family.
    pub(crate) fn italic(self) -> Self {
        match self {
            Self::Sans | Self::SansBold | Self::SansItalic => Self::SansItalic,
            Self::Serif | Self::SerifBold | Self::SerifItalic => Self::SerifItalic,
        }
    }

    /// The width of some bytes at a size, in points.
    pub(crate) fn width(self, bytes: &[u8], size: f32) -> f32 {
        let widths = self.widths();
        let thousandths: u32 = bytes
            .iter()
            .filter_map(|byte| widths.get(usize::from(byte.checked_sub(32)?)))
            .map(|width| u32::from(*width))
            .sum();
        thousandths as f32 * size / 1000.0
    }

    /// The table of the face.
    fn widths(self) -> &'static Widths {
        match self {
            Self::Sans | Self::SansItalic => &SANS,
            Self::SansBold => &SANS_BOLD,
            Self::Serif => &SERIF,
            Self::SerifBold => &SERIF_BOLD,
            Self::SerifItalic => &SERIF_ITALIC,
        }
    }
}

/// The WinAnsi bytes of a text.
pub(crate) fn encode(text: &str) -> Vec<u8> {
    WINDOWS_1252.encode(text).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_width_is_the_sum_of_its_glyphs() {
        let width = Face::Sans.width(&encode("Wi\u{2019}"), 10.0);

        assert!((width - (9.44 + 2.22 + 2.22)).abs() < 0.001, "{width}");
    }

    #[test]
    fn typographic_marks_have_a_byte_of_their_own() {
        assert_eq!(encode("\u{2019}\u{2013}\u{2014}\u{2022}£é"), [0x92, 0x96, 0x97, 0x95, 0xa3, 0xe9]);
    }
}
