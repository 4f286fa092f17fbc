//! Finds the nation of a review by the bodies and laws that only one nation has.
//!
//! For areas that the gazetteer does not hold. Several kinds must agree, and those of another
//! nation be few beside them: nothing is guessed from a single mention.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use hindsight_index::review::Page;
use regex::Regex;

use super::{Found, fixed};
use crate::sections::lines;

/// Pages that are read: reviews name their bodies early.
const PAGES: usize = 30;

/// So many different bodies or laws tell a nation.
const KINDS: usize = 2;

/// So many mentions of one do as well.
const MENTIONS: usize = 4;

/// Those of other nations are at most one in so many.
const FEW: usize = 4;

/// The nations, in the order of the groups of [`MARKS`].
const NATIONS: [&str; 4] = ["England", "Wales", "Scotland", "Northern Ireland"];

/// What only one nation has.
static MARKS: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?x)\b(?:(?P<n0>Clinical\ Commissioning\ Groups?|CCGs?|Integrated\ Care\ (?:Board|System)s?|ICBs?|NHS\ Foundation\ Trust|Primary\ Care\ Trusts?
            |Care\ Quality\ Commission|CQC|Ofsted|OFSTED|NHS\ England|Public\ Health\ England|Care\ Act\ 2014|Safeguarding\ Adults?\ Reviews?|Department\ for\ Education|Healthwatch)
        | (?P<n1>University\ Health\ Board|Heddlu|Cafcass\ Cymru|Healthcare\ Inspectorate\ Wales|Care\ Inspectorate\ Wales|Estyn|Welsh\ Government|Public\ Health\ Wales
            |Welsh\ Ambulance|Well-?being\ \(Wales\)|Child\ Practice\ Review|Adult\ Practice\ Review)
        | (?P<n2>Police\ Scotland|Procurator\ Fiscal|GIRFEC|Scottish\ Government|NHS\ Scotland|Children['’]s\ (?:Hearings?|Reporter)|Adult\ Support\ and\ Protection|Scottish\ Ambulance)
        | (?P<n3>Health\ and\ Social\ Care\ Trusts?|PSNI|Police\ Service\ of\ Northern\ Ireland|SBNI|Safeguarding\ Board\ for\ Northern\ Ireland|RQIA|\(Northern\ Ireland\)\ Order))\b",
    )
});

/// The nation whose bodies and laws a review names.
pub(super) fn find(pages: &[Page]) -> Option<Found<String>> {
    let mut kinds: [BTreeSet<String>; 4] = Default::default();
    let mut mentions = [0_usize; 4];
    let mut first: [Option<(u32, String)>; 4] = Default::default();
    for page in pages.iter().take(PAGES) {
        for line in lines(page) {
            for found in MARKS.captures_iter(line.text) {
                let Some((nation, mark)) = (0..4).find_map(|at| Some((at, found.name(&format!("n{at}"))?)))
                else {
                    continue;
                };
                if let (Some(kinds), Some(mentions), Some(first)) =
                    (kinds.get_mut(nation), mentions.get_mut(nation), first.get_mut(nation))
                {
                    kinds.insert(whole_name(mark.as_str()).to_owned());
                    *mentions += 1;
                    first.get_or_insert_with(|| (page.number, mark.as_str().to_owned()));
                }
            }
        }
    }
    let (most, count) = mentions.iter().enumerate().max_by_key(|(_, count)| **count)?;
    let others = mentions.iter().sum::<usize>() - count;
    let enough = kinds.get(most).is_some_and(|kinds| kinds.len() >= KINDS) || *count >= MENTIONS;
    let (page, quote) = first.get(most)?.clone()?;
    let name = NATIONS.get(most)?;
    (enough && others * FEW <= *count).then(|| Found::new((*name).to_owned(), page, &quote))
}

/// The name for which an acronym stands, so that both are one kind.
fn whole_name(mark: &str) -> &str {
    match mark.trim_end_matches('s') {
        "CCG" => "Clinical Commissioning Group",
        "ICB" => "Integrated Care Board",
        "CQC" => "Care Quality Commission",
        "OFSTED" => "Ofsted",
        "PSNI" => "Police Service of Northern Ireland",
        "SBNI" => "Safeguarding Board for Northern Ireland",
        name => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sections::tests::file;

    #[test]
    fn bodies_of_one_nation_tell_it_and_mixed_ones_do_not() {
        let nation = |text: &str| find(&file(&[text]).pages).map(|found| found.value);

        assert_eq!(nation("The CCG wrote to the Care Quality Commission.").as_deref(), Some("England"));
        assert_eq!(
            nation("Heddlu Gogledd met Quay University Health Board and NHS staff.").as_deref(),
            Some("Wales")
        );
        assert_eq!(nation("Police Scotland told the Procurator Fiscal."), Some("Scotland".to_owned()));
        assert_eq!(nation("The Care Quality Commission (CQC) did not come."), None);
        assert_eq!(nation("The CCG wrote to the CQC, to Estyn and to Heddlu Gogledd."), None);
    }
}
