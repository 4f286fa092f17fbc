//! Finds by when a recommendation is to be done, as it says itself.
//!
//! Only what is stated is given, in the words that are printed: "within three
//! months", "by the end of March 2031". Never computes a date.

use std::sync::LazyLock;

use regex::Regex;

/// Words that state a time by which something is to be done.
static DEADLINE: LazyLock<Regex> = LazyLock::new(|| {
    const COUNT: &str =
        r"(?:[0-9]{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty-four)";
    const MONTH: &str =
        "(?:january|february|march|april|may|june|july|august|september|october|november|december)";
    const TIME: &str = "(?:working days?|days?|weeks?|months?|years?)";
    Regex::new(&format!(
        r"(?xi)\bwithin\ (?:the\ next\ |a\ (?:further\ )?period\ of\ )?(?:(?:a|an)\ {TIME}|{COUNT}(?:\ \([0-9]{{1,3}}\))?[\ -]{TIME})(?:\ of\ (?:the\ )?(?:publication|date)(?:\ of\ this\ (?:report|review))?|\ of\ this\ report)?
        | \b(?:by:?|before|ahead\ of|no\ later\ than|not\ later\ than|on\ or\ before)\ (?:the\ )?(?:(?:end|beginning|start)\ of\ )?
          (?:(?:[0-9]{{1,2}}(?:st|nd|rd|th)?\ )?{MONTH}\ (?:19|20)[0-9][0-9]|(?:spring|summer|autumn|winter)\ (?:19|20)[0-9][0-9]|q[1-4]\ (?:19|20)[0-9][0-9]|[0-9]{{1,2}}[/.][0-9]{{1,2}}[/.](?:19|20)?[0-9][0-9])
        | \b(?:by:?|before|no\ later\ than)\ (?:the\ )?(?:(?:end|beginning|start)\ of\ )?(?:the\ )?(?:19|20)[0-9][0-9][/–-](?:20)?[0-9][0-9](?:\ (?:financial|school|academic)\ year)?
        | \b(?:by|before|ahead\ of)\ (?:the\ )?(?:(?-i:[A-Z][a-z]+)\ ){{0,2}}(?:week|day|month|easter|christmas|conference|summit)\ (?:19|20)[0-9][0-9]\b
        | \b(?:at|by|for|before)\ (?:the|its|their|our)\ {MONTH}(?:\ (?:19|20)[0-9][0-9])?\ meeting
        | \bby\ the\ new\ year\b | \bwithin\ the\ year\b
        | \bin\ (?:its|their|the)\ next\ (?:[a-z]+\ ){{0,2}}(?:audit|strategy|review|cycle|round|year|annual\ report)\b
        | \bin\ the\ next\ session\ of\ parliament
        | \bbefore\ the\ (?:first\ )?anniversary\ of\ (?:the\ )?publication(?:\ of\ this\ (?:report|review))?
        | \b(?:by|no\ later\ than|not\ later\ than|(?:by|before)\ the\ (?:end|beginning|start)\ of)\ (?:this\ year|the\ year|(?:19|20)[0-9][0-9])\b",
    ))
    .expect("the expression is fixed")
});

/// By when a recommendation is to be done; the first time that it or its items state.
pub(super) fn find(text: &str, items: &[String]) -> Option<String> {
    let mut all = std::iter::once(text).chain(items.iter().map(String::as_str));
    all.find_map(|words| DEADLINE.find(words)).map(|found| found.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stated_time_is_given_as_printed() {
        for (text, deadline) in [
            (
                "The Trust should count within three months of publication.",
                "within three months of publication",
            ),
            ("Within the next 12 months, the Board should ask.", "Within the next 12 months"),
            ("Count them by the end of March 2031.", "by the end of March 2031"),
            (
                "Count them before the start of the 2030/31 school year.",
                "before the start of the 2030/31 school year",
            ),
            ("Count them by Harbour Week 2031.", "by Harbour Week 2031"),
            ("Report at the March 2031 meeting.", "at the March 2031 meeting"),
            ("Lead: Ferry Trust. By: May 2031.", "By: May 2031"),
            ("Count them no later than 1st May 2031, please.", "no later than 1st May 2031"),
            ("Before the end of 2031 there should be an audit.", "Before the end of 2031"),
            ("Report within a year.", "within a year"),
            ("Act within 28 days.", "within 28 days"),
        ] {
            assert_eq!(find(text, &[]).as_deref(), Some(deadline), "{text}");
        }
    }

    #[test]
    fn a_part_may_state_it() {
        assert_eq!(find("Boats", &["(a) Count by May 2031".to_owned()]).as_deref(), Some("by May 2031"));
    }

    #[test]
    fn other_times_are_no_deadline() {
        for text in [
            "Those born before 1996 should be asked within reason.",
            "By all means.",
            "Signed by May.",
            "within the Trust",
            "Meet duties that are imposed by the Care Act 2014.",
            "Advice is given by Working Together 2018 and by Ofsted 2019.",
        ] {
            assert_eq!(find(text, &[]), None, "{text}");
        }
    }
}
