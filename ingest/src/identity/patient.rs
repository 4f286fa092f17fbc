//! Numbers that identify a patient: NHS (England, Wales, Isle of Man), CHI
//! (Scotland) and Health and Care (Northern Ireland).
//!
//! All three have ten digits, of which the last is a check digit (modulus 11).
//!
//! Source: NHS Data Model and Dictionary, NHS number.

use super::number::{self, Number};
use super::token::{Kind, Tokens};

/// Words that announce such a number.
const ANNOUNCE: &[&str] = &["nhs", "chi", "hcn", "hsc", "h", "patient"];

/// Words that do so where none announces another.
const CARE: &[&str] = &["maternity", "gp", "hospital", "medical", "number", "no", "twin", "baby", "book"];

/// Words that announce another number of ten digits.
const OTHER: &[&str] = &[
    "isbn",
    "issn",
    "ref",
    "reference",
    "invoice",
    "order",
    "account",
    "tel",
    "telephone",
    "phone",
    "fax",
    "case",
    "crn",
    "urn",
    "serial",
    "vat",
    "company",
    "charity",
    "licence",
    "doi",
    "barcode",
    "imo",
    "mmsi",
    "tenancy",
    "application",
    "purchase",
    "po",
    "crime",
    "incident",
    "log",
    "payroll",
    "hostel",
    "policy",
    "claim",
    "ticket",
    "customer",
    "membership",
    "mobile",
    "asset",
];

/// Where such numbers stand in a text.
pub(super) fn places(tokens: &Tokens<'_>) -> Vec<usize> {
    let mut places = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match patient(tokens, at) {
            Some(end) => {
                places.push(at);
                at = end;
            }
            None => at += 1,
        }
    }
    places
}

/// The place behind a number of ten digits that starts here.
pub(super) fn end(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    number::read(tokens, at, 10).map(|number| number.end)
}

/// The place behind such a number, if one starts here.
fn patient(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let first = tokens.get(at).filter(|token| token.kind == Kind::Number && token.text.len() <= 10)?;
    let number = number::read(tokens, at, 10)?;
    // nhs=943…, NHS943…
    let set = at > 1 && tokens.is_sign(at - 1, &['=']) && tokens.is_word(at - 2, ANNOUNCE)
        || at > 0 && tokens.sticks(at) && tokens.is_word(at - 1, &["nhs", "chi"]);
    if !checks(&number.digits) || !set && !number::is_alone(tokens, at, number.end) {
        return None;
    }
    let near = |words: &[&str], most| tokens.back(at, most).any(|(_, token)| token.is_word(words));
    let announced = near(ANNOUNCE, 7) || near(CARE, 7) && !near(OTHER, 7);
    let usual = usual(&number) && !number::is_in_table(tokens, at, number.end);
    // A code of ten digits passes the check by chance one time in eleven.
    let plain = usual && !near(OTHER, 4) && !first.text.starts_with(['0', '1', '2', '8']);
    (announced || plain).then_some(number.end)
}

/// Whether its groups are the usual ones.
fn usual(number: &Number) -> bool {
    matches!(number.groups.as_slice(), [10] | [3, 3, 4])
}

/// Whether the last digit is the check digit of the others.
fn checks(digits: &str) -> bool {
    let values: Vec<u32> = digits.chars().filter_map(|digit| digit.to_digit(10)).collect();
    let Some((check, others)) = values.split_last() else { return false };
    let sum: u32 = others.iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    let same = others.iter().all(|digit| digit == check);
    !same && others.len() == 9 && (11 - sum % 11) % 11 == *check
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_digit_decides() {
        assert!(checks("9434765919") && checks("4505577104"));
        assert!(!checks("9434765918") && !checks("0000000000") && !checks("943476591"));
    }
}
