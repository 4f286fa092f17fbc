//! Fields: what computes them is not printed, what came of it is.
//!
//! A field runs from a sign that begins it, over one that parts instruction
//! and result, to one that ends it, across runs and paragraphs. A field that
//! is never ended hides nothing but other fields in its instruction.
//!
//! Source: ECMA-376-1:2016, 17.16.

/// The fields that are open, the outermost first: whether each is past its instruction.
#[derive(Debug, Default)]
pub(super) struct Fields(Vec<bool>);

/// How deep fields may nest; deeper ones are taken for their text.
const DEPTH: usize = 64;

impl Fields {
    /// Meets a sign.
    pub(super) fn meet(&mut self, sign: &str) {
        match sign {
            "begin" if self.0.len() < DEPTH => self.0.push(false),
            "separate" => self.0.last_mut().into_iter().for_each(|past| *past = true),
            "end" => drop(self.0.pop()),
            _ => {}
        }
    }

    /// Whether what is said is part of an instruction: a result within an outer one.
    pub(super) fn are_instructing(&self) -> bool {
        self.0.split_last().is_some_and(|(_, outer)| outer.contains(&false))
    }

    /// Ends the instructions that a paragraph leaves open.
    pub(super) fn end_paragraph(&mut self) {
        self.0.retain(|past| *past);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether words after these signs are part of an instruction.
    fn after(signs: &[&str]) -> bool {
        let mut fields = Fields::default();
        signs.iter().for_each(|sign| fields.meet(sign));
        fields.are_instructing()
    }

    #[test]
    fn a_result_within_an_instruction_is_not_said() {
        assert!(after(&["begin", "begin", "separate"]));
        assert!(!after(&["begin", "begin", "separate", "end", "separate"]));
        assert!(!after(&["begin", "separate", "begin", "separate"]));
    }

    #[test]
    fn a_field_that_is_never_ended_hides_no_text() {
        let mut fields = Fields::default();
        fields.meet("begin");
        assert!(!fields.are_instructing());

        fields.end_paragraph();
        fields.meet("begin");
        fields.meet("separate");

        assert!(!fields.are_instructing());
    }
}
