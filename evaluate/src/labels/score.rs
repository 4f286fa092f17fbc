//! Compares the labels of one report with its gold. Pure.

use std::collections::{BTreeMap, BTreeSet};

use hindsight_index::evidence::Evidence;
use hindsight_index::review::Review;
use hindsight_index::taxonomy::THEMES;
use hindsight_index::vocabulary::{AgencyRole, Tier};
use serde::Serialize;

use super::Measure;
use super::gold::Gold;
use crate::count::Count;

/// What is counted in one report.
#[derive(Debug, Default)]
pub(super) struct Scored {
    pub(super) totals: BTreeMap<Measure, Count>,
    pub(super) themes: BTreeMap<String, Count>,
    pub(super) agencies: BTreeMap<String, Count>,
    pub(super) polarity: BTreeMap<String, Count>,
    pub(super) mistakes: Vec<Mistake>,
}

/// A label that is wrong or missed, with the words that were given for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mistake {
    /// The address of the report.
    pub url: String,
    /// `theme`, `central`, `agency`, or a polarity with that of gold.
    pub what: String,
    /// The slug of the label.
    pub slug: String,
    /// Whether it was given, and should not have been; else it was missed.
    pub given: bool,
    /// Our quotation for a label that was given, gold's for one that was missed.
    pub quote: String,
}

/// The wave of themes that a gold file may not hold.
const LATE: u8 = 3;

/// Counts the labels of a report, which is one of a gold file that holds these themes somewhere.
pub(super) fn report(gold: &Gold, all: &BTreeSet<&str>, review: &Review) -> Scored {
    let mut scored = Scored::default();
    let late = |slug: &str| THEMES.get(slug).is_some_and(|entry| entry.wave == LATE);
    let held = |slug: &str| all.contains(slug) || !late(slug);
    let given: BTreeSet<&str> = review.themes.iter().map(|theme| theme.slug.as_str()).collect();
    let ours: BTreeSet<&str> = given.iter().copied().filter(|slug| held(slug)).collect();
    let wanted: BTreeSet<&str> = gold.themes.keys().map(String::as_str).collect();
    let central = review.themes.iter().filter(|theme| theme.tier == Tier::Central && held(&theme.slug));
    let central: BTreeSet<&str> = central.map(|theme| theme.slug.as_str()).collect();
    let central_gold: BTreeSet<&str> = of(&gold.themes, &[Tier::Central.as_str()]);
    let dealt = [AgencyRole::Involved.as_str(), AgencyRole::Addressed.as_str()];
    let agencies = review.agencies.iter().filter(|agency| agency.role != AgencyRole::Mentioned);
    let agencies: BTreeSet<&str> = agencies.map(|agency| agency.slug.as_str()).collect();
    let mut agencies_gold = of(&gold.agencies, &dealt);
    agencies_gold.extend(gold.involved.iter().map(String::as_str));
    scored.totals = BTreeMap::from([
        (Measure::Themes, count(&ours, &wanted)),
        (Measure::Central, count(&central, &central_gold)),
        (Measure::CentralAtAll, count(&central, &wanted)),
        (Measure::ThemesWithAll, count(&given, &wanted)),
        (Measure::Agencies, count(&agencies, &agencies_gold)),
    ]);
    scored.themes = each(&ours, &wanted);
    scored.agencies = each(&agencies, &agencies_gold);
    polarity(gold, review, &mut scored);
    let rows = [
        ("theme", &ours, &wanted),
        ("central", &central, &central_gold),
        ("agency", &agencies, &agencies_gold),
    ];
    for (what, ours, wanted) in rows {
        for slug in ours.symmetric_difference(wanted) {
            let given = ours.contains(slug);
            let quote = if given { ours_of(review, what, slug) } else { gold.evidence.get(*slug).cloned() };
            let (what, slug) = (what.to_owned(), (*slug).to_owned());
            let quote = quote.unwrap_or_default();
            scored.mistakes.push(Mistake { url: gold.url.clone(), what, slug, given, quote });
        }
    }
    scored
}

/// Counts how the themes are spoken of that both give, by gold's word and ours.
fn polarity(gold: &Gold, review: &Review, scored: &mut Scored) {
    for theme in &review.themes {
        let Some(wanted) = gold.polarity.get(&theme.slug) else { continue };
        let ours = theme.polarity.as_str();
        if ours == wanted {
            scored.polarity.entry(ours.to_owned()).or_default().right += 1;
            continue;
        }
        scored.polarity.entry(ours.to_owned()).or_default().wrong += 1;
        scored.polarity.entry(wanted.clone()).or_default().missed += 1;
        let quote = ours_of(review, "theme", &theme.slug).unwrap_or_default();
        let what = format!("{ours} ({wanted} in gold)");
        let (url, slug) = (gold.url.clone(), theme.slug.clone());
        scored.mistakes.push(Mistake { url, what, slug, given: true, quote });
    }
}

/// The slugs that gold gives one of these words.
fn of<'a>(labels: &'a BTreeMap<String, String>, words: &[&str]) -> BTreeSet<&'a str> {
    labels.iter().filter(|(_, word)| words.contains(&word.as_str())).map(|(slug, _)| slug.as_str()).collect()
}

/// Counts two sets against each other.
fn count(ours: &BTreeSet<&str>, wanted: &BTreeSet<&str>) -> Count {
    let size = |slugs: usize| u32::try_from(slugs).unwrap_or(u32::MAX);
    Count {
        right: size(ours.intersection(wanted).count()),
        wrong: size(ours.difference(wanted).count()),
        missed: size(wanted.difference(ours).count()),
    }
}

/// Counts each slug of two sets.
fn each(ours: &BTreeSet<&str>, wanted: &BTreeSet<&str>) -> BTreeMap<String, Count> {
    let one = |slug: &&str| {
        let (given, right) = (ours.contains(slug), wanted.contains(slug));
        let flag = |yes: bool| u32::from(yes);
        Count { right: flag(given && right), wrong: flag(given && !right), missed: flag(!given && right) }
    };
    ours.union(wanted).map(|slug| ((*slug).to_owned(), one(slug))).collect()
}

/// The first words that we give for a label.
fn ours_of(review: &Review, what: &str, slug: &str) -> Option<String> {
    let evidence = if what == "agency" {
        review.agencies.iter().find(|agency| agency.slug == slug).map(|agency| &agency.evidence)
    } else {
        review.themes.iter().find(|theme| theme.slug == slug).map(|theme| &theme.evidence)
    };
    evidence?.iter().find_map(|evidence| match evidence {
        Evidence::Found { quote, .. } => Some(quote.clone()),
        Evidence::Stated { .. } => None,
    })
}

#[cfg(test)]
mod tests {
    use hindsight_index::review::{AgencyLabel, ThemeLabel};
    use hindsight_index::vocabulary::{Format, Polarity};

    use super::*;
    use crate::gold::read;

    fn theme(slug: &str, tier: Tier) -> ThemeLabel {
        let evidence = vec![Evidence::found(1, format!("words of {slug}"))];
        ThemeLabel { slug: slug.to_owned(), tier, polarity: Polarity::Neutral, evidence }
    }

    #[test]
    fn polarity_counts_for_themes_that_both_give_and_gold_judges() {
        let gold = read(r#"{"url":"u","themes":{"neglect":"central","training":"central"},"polarity":{"neglect":"concern","training":"good","falls":"good"}}"#).expect("gold").remove(0);
        let mut review = Review::unread("a", Format::Html);
        review.themes = vec![theme("neglect", Tier::Central), theme("training", Tier::Central)];
        review.themes[0].polarity = Polarity::Concern;

        let scored = report(&gold, &BTreeSet::new(), &review).polarity;

        let count = |right, wrong, missed| Count { right, wrong, missed };
        let wanted = [("concern", count(1, 0, 0)), ("good", count(0, 0, 1)), ("neutral", count(0, 1, 0))];
        assert_eq!(scored, wanted.map(|(word, count)| (word.to_owned(), count)).into());
    }

    #[test]
    fn tiers_roles_and_what_gold_does_not_hold_are_counted_apart() {
        let gold = read(r#"{"url":"u","themes":{"neglect":"central","training":"mentioned"},"agencies":{"police":"addressed","gp":"mentioned"},"involved":["acute"],"evidence":{"training":"said"}}"#).expect("gold").remove(0);
        let mut review = Review::unread("a", Format::Html);
        review.themes = vec![
            theme("neglect", Tier::Mentioned),
            theme("thresholds", Tier::Central),
            theme("falls", Tier::Central),
        ];
        let agency =
            |slug: &str, role| AgencyLabel { slug: slug.to_owned(), name: None, role, evidence: Vec::new() };
        review.agencies = vec![agency("police", AgencyRole::Involved), agency("gp", AgencyRole::Mentioned)];

        let scored = report(&gold, &BTreeSet::new(), &review);

        let total = |measure| scored.totals.get(&measure).copied().unwrap_or_default();
        assert_eq!(total(Measure::Themes), Count { right: 1, wrong: 1, missed: 1 });
        assert_eq!(total(Measure::ThemesWithAll), Count { right: 1, wrong: 2, missed: 1 });
        let all = report(&gold, &BTreeSet::from(["falls"]), &review).totals;
        assert_eq!(all[&Measure::Themes], Count { right: 1, wrong: 2, missed: 1 });
        assert_eq!(total(Measure::Central), Count { right: 0, wrong: 1, missed: 1 });
        assert_eq!(total(Measure::Agencies), Count { right: 1, wrong: 0, missed: 1 });
        let missed = scored.mistakes.iter().find(|mistake| mistake.slug == "training").expect("missed");
        assert_eq!((missed.given, missed.quote.as_str()), (false, "said"));
    }
}
