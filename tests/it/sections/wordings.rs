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

#[test]
fn too_much_is_told_below_a_disclaimer_too_and_treated_where_a_dose_is() {
    let below = "## Disclaimer\n\nIf you swallow more than the recommended dose, get medical help at once.";
    assert!(covers("drug", below, "overdose"));
    assert!(!covers("drug", "## Dosing\n\nParacetamol overdosage:\n150 mg/kg over an hour.", "overdose"));
    assert!(!covers("drug", "Doctors keep it as the antidote used for nightshade berries.", "overdose"));
}

#[test]
fn links_to_other_parts_cover_nothing() {
    let parts = "- Why is this medicine prescribed?\n- What side effects can it cause?\n- How should I store it?\n- In case of an \
        emergency/overdose";
    assert!(!covers("drug", parts, "overdose"));
    assert!(covers("drug", "- It is white\n- It is bitter\n- In case of an overdose, call an ambulance", "overdose"));
}

#[test]
fn what_must_not_be_taken_with_it_or_may_be_is_an_interaction() {
    for text in [
        "Do not drive, and do not take with alcohol or sedatives.",
        "Never mix it with codeine.",
        "Avoid concomitant use of lithium.",
        "It may be given at the same time as other vaccines.",
    ] {
        assert!(covers("drug", text, "interactions"), "{text}");
    }
    assert!(!covers("drug", "Do not take with your left hand.", "interactions"));
}

#[test]
fn for_how_long_and_for_whom_it_is_not_are_warnings() {
    for text in [
        "It is not recommended for long-term use.",
        "It should never be used by someone in low spirits.",
        "Do not take it for more than a week.",
        "I would not take it if I had an ulcer.",
    ] {
        assert!(covers("drug", text, "warnings"), "{text}");
    }
    assert!(covers("news", "The agency urges people not to use this batch of naproxen.", "warnings"));
    assert!(!covers("news", "Those at risk of a stroke stay shorter on the ward with warfarin.", "warnings"));
}

#[test]
fn a_reaction_to_look_for_before_driving_is_no_side_effect() {
    assert!(!covers("drug", "You can drive unless you feel dizzy or sick.", "side-effects"));
    assert!(covers("drug", "If you get side effects such as nausea and a rash, contact your doctor.", "side-effects"));
}

#[test]
fn doses_by_their_number_and_distance() {
    for text in [
        "The vaccine is given as 2 doses, six months apart.",
        "It must be taken within 72 hours.",
        "Take one every three hours.",
    ] {
        assert!(covers("drug", text, "dosing"), "{text}");
    }
    assert!(covers("condition", "Mebendazole 100mg (1 dose) for the whole household.", "dosing"));
    assert!(!covers("drug", "Some people saw a change two weeks later.", "dosing"));
}

#[test]
fn a_label_may_name_two_sections() {
    let text = "---\ntitle: Naproxen\ntype: drug\n---\n\n- Naproxen safety and side effects: it is mild, but heartburn comes.\n";
    let found = inline(text);
    assert!(["warnings", "side-effects"].iter().all(|id| found.iter().any(|own| own == id)), "{found:?}");
    assert!(covers("drug", "Limit yourself to two alcoholic beverages a week.", "interactions"));
}

#[test]
fn a_medicine_that_changes_how_much_of_another_is_in_the_blood_interacts() {
    assert!(covers("drug", "Ibuprofen can raise the amount of lithium in the blood.", "interactions"));
    assert!(!covers("drug", "Salt can raise the amount of water in the body.", "interactions"));
}
