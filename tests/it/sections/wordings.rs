//! How notes, blogs, vendors and clinicians word what a section holds, and what only sounds like it.

use super::prose::{covers, inline};

#[test]
fn what_people_take_it_for_is_a_use() {
    for text in [
        "People take it to build strength.",
        "Athletes use it to boost endurance.",
        "It is taken as a sleep aid.",
        "A herb traditionally used as a tonic.",
        "It has been approved by the agency for weight loss.",
        "It protects against mumps.",
        "Effective against scabies and other mites.",
        "For hay fever and hives.",
        "Given IV for status epilepticus.",
        "Helpful in colic.",
    ] {
        assert!(covers("drug", text, "uses"), "{text}");
    }
    for text in ["We are known for our performance.", "There is no proof that it protects against mumps."] {
        assert!(!covers("drug", text, "uses"), "{text}");
    }
}

#[test]
fn amounts_and_intervals_as_notes_write_them_are_doses() {
    for (kind, text) in [
        ("drug", "Dose 0.4 mg/kg po."),
        ("condition", "Prednisolone reduces the swelling. Dose: 1 mg/kg."),
        ("drug", "Oral: 40-80 mg."),
        ("drug", "Apply thinly twice daily."),
        ("drug", "The vaccine is given as two injections, four weeks apart."),
        ("condition", "Betamethasone BD."),
    ] {
        assert!(covers(kind, text, "dosing"), "{text}");
    }
    for (kind, text) in [
        ("drug", "Check your blood pressure once a day."),
        ("drug", "Brush your teeth twice a day after you take it."),
        ("drug", "In rats 40 mg/kg twice daily lowered the pressure."),
        ("drug", "It outperformed placebo at 10 mg a day."),
        ("drug", "Oral capsules 40 mg"),
        ("condition", "If you lose sleep more than twice a week and take naproxen, call us."),
    ] {
        assert!(!covers(kind, text, "dosing"), "{text}");
    }
}

#[test]
fn one_thing_that_a_medicine_may_cause_is_a_side_effect() {
    for text in
        ["May cause drowsiness.", "It can make your skin itchy.", "Naproxen may upset the stomach: indigestion."]
    {
        assert!(covers("drug", text, "side-effects"), "{text}");
    }
    for text in
        ["Stress can cause headaches.", "It may cause headaches in rats.", "Taking too much can cause drowsiness."]
    {
        assert!(!covers("drug", text, "side-effects"), "{text}");
    }
}

#[test]
fn what_works_against_it_is_an_interaction() {
    for text in [
        "Calcium and iron interfere with its absorption.",
        "It should be separated from iron by four hours.",
        "Some medicines may make it less effective.",
        "The contraceptive pill won't work as well with it.",
        "CYP3A4 inhibitors raise levels.",
    ] {
        assert!(covers("drug", text, "interactions"), "{text}");
    }
    for text in ["It binds to the alcohol receptor and alters it.", "Be careful after years of alcohol abuse."] {
        assert!(!covers("drug", text, "interactions"), "{text}");
    }
}

#[test]
fn warnings_and_pregnancy_in_few_words() {
    assert!(covers("drug", "C/I in asthma.", "warnings"));
    assert!(covers("drug", "Avoid if you have cardiovascular disease.", "warnings"));
    assert!(covers("drug", "You can't use it when pregnant.", "pregnancy"));
    assert!(covers("drug", "Not while breastfeeding.", "pregnancy"));
}

#[test]
fn advice_on_medicines_of_every_kind_is_told() {
    assert!(covers("other", "Store all medicines in a cool, dry place.", "storage"));
    assert!(covers("other", "If you miss a dose, call your pharmacist.", "missed-dose"));
    assert!(!covers("other", "She has no place to store her medicines properly.", "storage"));
}

#[test]
fn a_heading_says_which_line_of_treatment_a_medicine_is() {
    assert!(covers("condition", "## Gout: first-line treatment\n\n- **Naproxen** 500 mg, five days", "uses"));
    assert!(!covers("condition", "## Bites\n\n- **Naproxen** 500 mg, five days", "uses"));
}

#[test]
fn a_title_names_the_section_of_a_medicine() {
    let titled = |title: &str| inline(&format!("---\ntitle: {title}\n---\n\n{}\n", "It is on our list. ".repeat(30)));
    assert_eq!(titled("Naproxen and alcohol"), ["interactions"]);
    assert_eq!(titled("Naproxen side effects"), ["side-effects"]);
    assert!(inline("---\ntitle: Naproxen and alcohol\n---\n\nIt is on our list.\n").is_empty(), "nothing is said");
    assert!(titled("Alcohol").is_empty() && titled("Side effects of remote work").is_empty());
}
