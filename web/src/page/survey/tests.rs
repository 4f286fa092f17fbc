use super::table::percent;
use super::*;
use crate::request::Pair;

fn pairs(text: &str) -> Vec<Pair> {
    text.split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (name.into(), value.into()))
        .collect()
}

#[test]
fn a_view_survives_being_written_as_an_address_and_read_back() {
    for asked in
        ["", "of=agency&from=2015", "head=working-together&tier=central&q=damp", "of=type&type=sar&wide=1"]
    {
        let view = View::trends(&pairs(asked)).expect("a view");
        let address = view.address();
        let (_, written) = address.split_once('?').unwrap_or_default();

        assert_eq!(View::trends(&pairs(written)).expect("a view"), view, "{asked}");
    }
    let view = View::heatmap(&pairs("rows=type&cols=type")).expect("a view");
    assert_eq!(view.address(), "/heatmap?rows=type");
}

#[test]
fn what_is_not_known_is_left_out() {
    let view = View::heatmap(&pairs("rows=year&cols=colour&head=no-such")).expect("a view");

    assert_eq!(view.address(), "/heatmap");
}

#[test]
fn a_share_is_nothing_or_all_only_if_it_is_just_that() {
    assert_eq!(
        [percent(0, 300), percent(1, 300), percent(299, 300), percent(3, 3)],
        ["0 %", "1 %", "99 %", "100 %"]
    );
    assert_eq!(percent(0, 0), "");
}

#[test]
fn a_line_leaves_gaps_where_reviews_are_few() {
    let drawn = line::line(&[(5, 10), (10, 20), (1, 2), (8, 10), (4, 10)]).into_string();

    assert_eq!(drawn.matches("<path").count(), 2);
    assert!(drawn.contains("aria-hidden=\"true\""));
    assert_eq!(line::line(&[(1, 2), (1, 30)]).into_string(), "");
}
