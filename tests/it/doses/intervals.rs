//! Where a change of dose at an interval that no one can follow is reported, and how often.

use crate::run::Folder;

/// The words at which vague changes of dose are reported.
fn vague(text: &str) -> Vec<String> {
    let ran = Folder::new(&[("content/a.md", &format!("{text}\n"))]).run(&[
        "content",
        "--select",
        "doses/vague-titration",
        "--format",
        "json",
    ]);
    let report: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap_or_else(|_| panic!("{}", ran.stderr));
    let findings = report["findings"].as_array().expect("a list").iter();
    findings.map(|finding| finding["text"].as_str().unwrap_or("").to_owned()).collect()
}

#[test]
fn a_vague_interval_is_reported_where_it_stands() {
    for (text, place) in [
        ("Increase the dose by 4 mg every few days.", "every few days"),
        ("Increase the dose by 4 mg every\nfew days, if need be.", "every\nfew days"),
        ("Increase the dose by 4 mg from time to time.", "from time to time"),
        ("Every Couple of Weeks, increase the dose by 4 mg.", "Every Couple of Weeks"),
        ("İ. K. says: increase the dose by 4 mg over several (five) weeks.", "over several"),
    ] {
        assert_eq!(vague(text), [place], "{text}");
    }
}

#[test]
fn changes_that_share_a_vague_interval_are_reported_once() {
    assert_eq!(vague("Increase the dose by 4 mg, and later by 8 mg, every few weeks."), ["every few weeks"]);
    assert_eq!(
        vague("Increase the dose by 4 mg every few days. Later, increase it by 8 mg every few weeks."),
        ["every few days", "every few weeks"]
    );
    assert_eq!(
        vague("Increase the dose by 4 mg every few days and then by 8 mg every few weeks."),
        ["every few days", "every few weeks"]
    );
}
