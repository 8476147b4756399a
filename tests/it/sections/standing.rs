//! Who stands behind an article, and what those owe who write for themselves.

use super::found;

/// The first level that the report of a rule on a text names; none without one.
fn level(rule: &str, text: &str) -> &'static str {
    let found = found(rule, text);
    ["error", "warning", "suggestion"]
        .into_iter()
        .find(|level| found.contains(&format!(" {level} ")))
        .unwrap_or_default()
}

#[test]
fn names_below_the_title_are_those_of_authors() {
    let asks = |line: &str| {
        let text = format!("---\ntype: drug\n---\n\n# Naproxen\n\n{line}\n\nA painkiller.\n");
        found("provenance/no-author", &text).contains("who wrote")
    };
    for line in [
        "By Ana Maria Lund | a nurse",
        "Ana Lund, Ben Roe",
        "Ana Lund, reviewed by Ben Roe",
        "Ana Lund and Ben Roe",
        "At Lund Herbals, we dry our own leaves.",
        "Here at lundherbals.example, our leaves are dried.",
    ] {
        assert!(!asks(line), "{line}");
    }
    for line in [
        "By mouth, with water.",
        "Ana Lund",
        "High Blood Pressure",
        "By mouth, with water, Ana Lund says.",
        "Fever, Pain and Swelling of Joints",
        "At high doses, you may fall ill.",
        "At Christmas, you may forget it.",
    ] {
        assert!(asks(line), "{line}");
    }
}

#[test]
fn who_is_a_clinician_may_stand_for_a_reviewer() {
    let asks = |author: &str, line: &str| {
        let text = format!("---\ntype: drug\nauthor: {author}\n---\n\n# Naproxen\n\n{line}\n\nYou take it.\n");
        let found = found("provenance/no-reviewer", &text);
        ["warning", "suggestion"].into_iter().find(|level| found.contains(level)).unwrap_or_default().to_owned()
    };
    assert_eq!(asks("Ana Lund", "Take it with food."), "warning");
    assert_eq!(asks("Ana Lund", "Ask your pharmacist or surgeon."), "warning");
    assert_eq!(asks("Ana Lund, PharmD", "Take it with food."), "suggestion");
    assert_eq!(asks("Ana Lund, a pharmacist", "Take it with food."), "suggestion");
    assert_eq!(asks("Ana Lund", "By Ana Lund, MD, and others"), "suggestion");
}

#[test]
fn a_public_body_stands_for_what_it_publishes() {
    let asks = |field: &str| {
        let text = format!("---\ntype: condition\nauthor: A desk\n{field}\n---\n\n# Gout\n\nYour toe hurts.\n");
        level("provenance/no-reviewer", &text)
    };
    assert_eq!(asks("url: https://www.niddk.nih.gov/gout"), "suggestion");
    assert_eq!(asks("canonical: https://www.nhs.uk/conditions/gout"), "suggestion");
    assert_eq!(asks("url: https://gout.example.org/"), "warning");
    assert_eq!(asks("image: https://www.nhs.uk/gout.png"), "warning");
}

#[test]
fn what_clinicians_note_for_themselves_owes_less() {
    let note = "---\ntype: condition\n---\n\n# Gout\n\nPts limp; DDx: pseudogout. Hx of EtOH, PMHx of CKD.\n";
    let leaflet = note.replace("Pts limp; DDx: pseudogout. Hx of EtOH, PMHx of CKD.", "Your toe hurts.");
    let dosed = note.replace("Hx of EtOH", "Naproxen 500 mg BID");
    for (rule, text, expected) in [
        ("provenance/no-review-date", note, "warning"),
        ("provenance/no-review-date", &*leaflet, "error"),
        ("provenance/no-references", note, "warning"),
        ("provenance/no-references", &*dosed, "error"),
        ("provenance/no-references", &*leaflet, "error"),
    ] {
        assert_eq!(level(rule, text), expected, "{rule}: {text}");
    }
    let sourced = leaflet.replace("type: condition", "type: condition\nsourceSlugs: [gout-atlas]");
    assert_eq!(level("provenance/no-references", &sourced), "");
}

#[test]
fn a_table_of_clinicians_may_keep_their_abbreviations() {
    let rows = |last: &str| {
        let row = |drug: &str| format!("| {drug} | 1 g IV q8h | CrCl below 30: half | {last} |\n");
        let body: String = ["Cefazolin", "Meropenem", "Ampicillin", "Cefepime"].map(row).concat();
        format!("---\ntype: drug\n---\n\n# Cefazolin\n\n| Drug | Dose | Kidneys | Notes |\n|---|---|---|---|\n{body}")
    };
    assert_eq!(level("doses/latin-abbreviation", &rows("Titrate in the ICU")), "");
    assert_eq!(level("doses/latin-abbreviation", &rows("Tell your doctor about rashes")), "warning");
}
