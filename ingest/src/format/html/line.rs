//! The running text of the block that is being read.
//!
//! Folds white space as a browser does, and leaves out characters that have
//! no width, so that words are found however the page was written.

/// How running text is set.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::format) struct Style {
    /// In bold.
    pub(in crate::format) bold: bool,
    /// As a link.
    pub(in crate::format) link: bool,
}

/// Text that is being gathered.
#[derive(Debug, Default, PartialEq)]
pub(in crate::format) struct Line {
    /// The text so far, with at most one space or line feed at its end.
    pub(in crate::format) text: String,
    /// Bytes at the start that are bold.
    pub(in crate::format) bold: usize,
    /// Bytes that are links.
    pub(in crate::format) linked: usize,
}

impl Line {
    /// Adds running text.
    pub(in crate::format) fn push(&mut self, text: &str, style: Style) {
        let before = self.text.len();
        let all_bold = self.bold == self.text.trim_end().len();
        for c in text.chars() {
            match c {
                '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' => {}
                c if c.is_whitespace() || c.is_control() => self.space(),
                c => self.text.push(c),
            }
        }
        if style.bold && all_bold {
            self.bold = self.text.trim_end().len();
        }
        if style.link {
            self.linked += self.text.len() - before;
        }
    }

    /// Adds text of which every line and space counts.
    pub(in crate::format) fn push_lines(&mut self, text: &str) {
        for (number, line) in text.lines().enumerate() {
            if number > 0 {
                self.end_line();
            }
            self.push(line, Style::default());
        }
        if text.ends_with('\n') {
            self.end_line();
        }
    }

    /// Adds a space, unless one is there.
    pub(in crate::format) fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
            self.text.push(' ');
        }
    }

    /// Ends the line within the block; false if it was ended already.
    pub(in crate::format) fn end_line(&mut self) -> bool {
        if self.text.ends_with('\n') {
            return false;
        }
        self.text.truncate(self.text.trim_end().len());
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        true
    }

    /// Takes the line, without white space at its end.
    pub(in crate::format) fn take(&mut self) -> Self {
        let mut line = std::mem::take(self);
        line.text.truncate(line.text.trim_end().len());
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Text that is not set in any way.
    const PLAIN: Style = Style { bold: false, link: false };

    /// Text in bold.
    const BOLD: Style = Style { bold: true, link: false };

    #[test]
    fn white_space_folds_and_characters_without_width_go() {
        let mut line = Line::default();

        line.push("\n  No\u{a0}one ", PLAIN);
        line.push("\t as\u{ad}ked\u{200b}.  ", PLAIN);

        assert_eq!(line.take().text, "No one asked.");
    }

    #[test]
    fn only_bold_at_the_start_counts() {
        let mut line = Line::default();

        line.push(" Date: ", BOLD);
        line.push("3 May ", PLAIN);
        line.push("2019", BOLD);

        let line = line.take();
        assert_eq!((line.text.as_str(), line.bold), ("Date: 3 May 2019", 5));
    }

    #[test]
    fn a_second_break_in_a_row_is_told() {
        let mut line = Line::default();
        line.push("One ", PLAIN);

        assert!(line.end_line());
        assert!(!line.end_line());
        assert_eq!(line.take().text, "One");
    }
}
