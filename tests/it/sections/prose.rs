//! Prose that does the work of a section without its heading, and prose that only seems to.

use crate::run::Folder;

/// The sections that an article covers without a heading.
pub(super) fn inline(text: &str) -> Vec<String> {
    let ran = Folder::new(&[("content/a.md", text)]).run(&["inspect", "content"]);
    let line: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap_or_else(|_| panic!("{}", ran.stderr));
    let sections = line["sections"].as_array().expect("a list").iter();
    let inline = sections.filter(|section| section["state"] == "inline");
    inline.map(|section| section["id"].as_str().unwrap_or("").to_owned()).collect()
}

/// Whether a text in an article of a kind covers a section.
pub(super) fn covers(kind: &str, text: &str, id: &str) -> bool {
    inline(&format!("---\ntitle: The subject\ntype: {kind}\n---\n\n{text}\n")).iter().any(|found| found == id)
}

/// Whether a rule finds something in an article.
fn told(rule: &str, text: &str) -> bool {
    let ran = Folder::new(&[("content/a.md", text)]).run(&["content", "--select", rule]);
    !ran.stdout.trim().is_empty()
}

#[test]
fn prose_covers_a_section() {
    for (kind, text, id) in [
        // Labels, of any kind of article.
        ("other", "- Naproxen\n  - SE: ulcers\n  - CI: asthma", "side-effects"),
        ("other", "- Naproxen\n  - SE: ulcers\n  - CI: asthma", "contraindications"),
        ("other", "- MOA: it blocks an enzyme", "how-it-works"),
        ("drug", "Children and adolescents\n\nNot below twelve years.", "special-populations"),
        ("drug", "| Adverse effects | Cautions |\n|---|---|\n| Nausea | Ulcers |", "side-effects"),
        ("condition", "| Form | Specific treatment |\n|---|---|\n| Mild | Rest |", "treatment"),
        // Whom it is not for, under a heading of its own.
        ("drug", "## Contraindications\n\n- porphyria", "warnings"),
        // Two amounts in one sentence.
        ("drug", "Take two now and one a day for the rest of the week.", "dosing"),
        // Ways of speaking.
        ("drug", "It is the tablet people with epilepsy are started on.", "uses"),
        ("drug", "Asthmatics must steer clear.", "warnings"),
        ("drug", "Milk keeps it from being absorbed.", "interactions"),
        ("drug", "Teratogenic: avoid.", "pregnancy"),
        ("drug", "Side effects include a wish to dance.", "side-effects"),
        ("drug", "Tell your doctor if you:\n\n- have gout\n- are pregnant", "pregnancy"),
        ("drug", "It can help reduce the chance of an infection.", "uses"),
        ("drug", "Late by more than a day: leave it out.", "missed-dose"),
        ("drug", "Keep the lid tight so that the powder stays dry.", "storage"),
        ("drug", "Ten or more at once can wreck the kidneys.", "overdose"),
        ("drug", "Las náuseas y el mareo son frecuentes.", "side-effects"),
        ("drug", "Übelkeit und Kopfschmerzen kommen häufig vor.", "side-effects"),
        ("drug", "Les nausées et les vertiges sont fréquents.", "side-effects"),
        // Topic sentences.
        ("condition", "The usual treatment is rest.", "treatment"),
        ("condition", "Treatment varies with age.", "treatment"),
        ("condition", "Early symptoms come and go.", "symptoms"),
        // Signs of a condition.
        ("condition", "The skin becomes scaly, and blisters appear on the hands.", "symptoms"),
        ("condition", "Some people with it have hearing loss.", "symptoms"),
        ("condition", "- a stiff neck, stiffness above all\n- fever at night\n- a rash on the legs", "symptoms"),
        // Advice on when to seek help.
        ("drug", "Patients should consult their physician if the rash spreads.", "when-to-seek-help"),
        ("drug", "Go to the ER if your lips swell.", "when-to-seek-help"),
        ("drug", "Call for help if you took too much of it.", "overdose"),
        ("drug", "It works by relaxing the muscles.", "how-it-works"),
        ("drug", "One serious side effect is lactic acidosis.", "serious-side-effects"),
        ("drug", "This leaflet was last revised in 09/2024.", "review-date"),
        // What two lists say together.
        ("drug", "Doctors reach for it when plain painkillers fail in a migraine.", "uses"),
        ("drug", "It eases heartburn within the hour.", "uses"),
        ("drug", "Nausea and a dry mouth bother many people in the first days.", "side-effects"),
        ("drug", "It may cause drowsiness. Some people get a rash from it, which may cause alarm.", "side-effects"),
        ("drug", "Nausea, headache and cramps.", "side-effects"),
        ("drug", "Anyone with weak kidneys should not take it.", "warnings"),
        ("drug", "Tell your pharmacist if you have ever had an ulcer.", "warnings"),
        ("drug", "It goes badly with warfarin, because the risk of bleeding rises.", "interactions"),
        ("drug", "Antacids stop it from being absorbed.", "interactions"),
        ("drug", "It is not recommended for nursing mothers.", "pregnancy"),
        ("drug", "Whoever took too many needs an ambulance.", "overdose"),
        ("drug", "If one slips your mind, take it when you remember.", "missed-dose"),
        ("drug", "Forgot it at noon? Then carry on as before.", "missed-dose"),
        ("drug", "Si se le pasa una toma, espere a la siguiente.", "missed-dose"),
        ("drug", "En cas d'oubli, attendez le soir.", "missed-dose"),
        ("drug", "Haben Sie eine Tablette vergessen, warten Sie bis zum Abend.", "missed-dose"),
        ("drug", "Rheumatologists chose it long ago, and it is still for gout.", "uses"),
        ("drug", "The bottle is kept in a cupboard, out of the sun.", "storage"),
        ("condition", "Naproxen must not be taken together with warfarin.", "interactions"),
        ("drug", "Its most common side effect is a cough.", "side-effects"),
        ("drug", "It was approved for adults with asthma.", "uses"),
        ("drug", "Omeprazole can raise levels of it in the blood.", "interactions"),
        ("drug", "Coffee hinders the uptake.", "interactions"),
        ("drug", "If your eGFR is below 45 you shouldn't be on it.", "warnings"),
        ("drug", "Don't put it on broken skin.", "warnings"),
        ("drug", "CI: asthma", "warnings"),
        ("drug", "|  | **Indications** Angina **Notes** None |\n|---|---|\n| **Storage** Cool | - |", "uses"),
        ("drug", "A cough that lasts calls for codeine.", "uses"),
        ("drug", "Keep the patches locked away.", "storage"),
        ("drug", "Tremor and a fit: that is toxicity, and an ambulance must come.", "overdose"),
        ("drug", "Nursing is ruled out for a month.", "pregnancy"),
        ("drug", "It interferes with digoxin.", "interactions"),
        ("condition", "Most patients are treated with allopurinol.", "uses"),
        ("news", "The agency approved nadolol for adults whose angina comes back.", "uses"),
        // In other languages.
        ("drug", "On la prescrit après un infarctus.", "uses"),
        ("drug", "Se emplea en la gota.", "uses"),
        ("drug", "Die Salbe hilft gegen Juckreiz.", "uses"),
        ("drug", "Guarde el envase cerrado.", "storage"),
        ("drug", "Les ampoules craignent le jour : à l'abri de la lumière.", "storage"),
        ("drug", "Die Ampullen liegen im Kühlschrank.", "storage"),
        ("drug", "No suspenda las gotas de golpe.", "warnings"),
        ("drug", "Brechen Sie nie von einem Tag auf den anderen ab.", "warnings"),
        ("drug", "En el embarazo no debe usarse.", "pregnancy"),
        ("drug", "In der Stillzeit wird davon abgeraten.", "pregnancy"),
        ("drug", "Si ha tomado demasiadas pastillas, acuda a urgencias.", "overdose"),
        ("drug", "Wer zu viel eingenommen hat, ruft den Giftnotruf an.", "overdose"),
        ("drug", "Le lait réduit l'absorption.", "interactions"),
    ] {
        assert!(covers(kind, text, id), "{id}: {text}");
    }
}

#[test]
fn a_passing_word_covers_none() {
    for (kind, text, id) in [
        ("drug", "The liver may suffer, above all in overdose situations.", "overdose"),
        ("drug", "Avoid drinking too much alcohol with it.", "overdose"),
        ("drug", "Contact your doctor before taking it with some sugars.", "when-to-seek-help"),
        ("condition", "These resources address the diagnosis.", "diagnosis"),
        ("condition", "See below for the treatment of adults.", "treatment"),
        ("condition", "A scan is used to see the stones.", "uses"),
        ("other", "Some drugs may be contraindicated in some diseases.", "contraindications"),
        ("other", "She was brought to the emergency department with chest pain.", "serious-side-effects"),
        ("other", "- Treatment\n- Symptoms", "treatment"),
        // What happened once.
        ("drug", "Women who were pregnant could not join the trial.", "pregnancy"),
        ("drug", "The clinic was opened after a review of overdoses and poisoning in hospital.", "overdose"),
        ("drug", "I keep a diary in the cupboard.", "storage"),
        ("drug", "Naproxen works better than ibuprofen, with a lower risk.", "interactions"),
        ("drug", "Our pages on dosing, storage and pregnancy tell you more.", "pregnancy"),
        ("drug", "The shop interacts with its customers.", "interactions"),
        ("drug", "Never miss a word of ours again.", "missed-dose"),
        ("drug", "Are you tired, dizzy and weak?", "side-effects"),
        // In an article on something else, about something else.
        ("condition", "It is rare in pregnancy and should not be feared.", "pregnancy"),
        ("condition", "High pressure raises the risk of a stroke and of kidney disease.", "warnings"),
        ("drug", "Both sit on one shelf of the shop and belong to the same family.", "storage"),
        ("drug", "Your doctor may offer codeine if you take it often and the level of pain is high.", "interactions"),
        ("drug", "The list is up to date. It was brought up to date in May.", "dosing"),
    ] {
        assert!(!covers(kind, text, id), "{id}: {text}");
    }
}

#[test]
fn an_article_on_something_else_says_plainly_what_a_medicine_is_for() {
    for (kind, text, id) in [
        ("condition", "Levetiracetam is the usual first choice.", "uses"),
        ("condition", "Naproxen is one choice. Now and then it gives heartburn and nausea.", "side-effects"),
        ("condition", "Colchicine can cause diarrhoea, nausea and vomiting.", "side-effects"),
        ("condition", "Beta blockers and verapamil are CI.", "warnings"),
        ("condition", "Colchicine should not be taken by people with kidney disease.", "warnings"),
        ("condition", "Avoid naproxen and diuretics.", "warnings"),
        ("condition", "- Avoid CCBs", "warnings"),
        ("condition", "Some medicines for mood may interact with other medicines, such as naproxen.", "interactions"),
        ("condition", "Colchicine must not be used in pregnancy.", "pregnancy"),
        ("condition", "Pregnant women may take paracetamol; naproxen only on advice.", "pregnancy"),
        ("other", "- Adenosine\n  - SE (80%): flushing\n  - Contraindications\n    - asthma", "warnings"),
        ("other", "- Adenosine\n  - SE (80%): flushing\n  - Contraindications\n    - asthma", "side-effects"),
        (
            "other",
            "The risks include bleeding, infection, numbness of the lip and the need for further surgery.",
            "side-effects",
        ),
        ("condition", "Propranolol is used to prevent attacks.", "uses"),
        ("condition", "Naproxen relieves cramps within the hour.", "uses"),
        ("condition", "Whoever has swallowed too many iron tablets needs a hospital at once.", "overdose"),
        ("news", "The agency has approved omalizumab for adults with asthma.", "uses"),
        ("news", "Baclofen, a medicine for spasms, is in short supply.", "uses"),
        ("news", "Baclofen, a widely used treatment for spasms, is in short supply.", "uses"),
        ("news", "Tolvaptan must not be combined with ketoconazole, the label says.", "interactions"),
        ("news", "Valproate should not be taken in pregnancy, the agency repeats.", "pregnancy"),
    ] {
        assert!(covers(kind, text, id), "{id}: {text}");
    }
    for (kind, text, id) in [
        ("condition", "Some try magnesium tablets, and naproxen may relieve cramps.", "uses"),
        ("condition", "There is no evidence that naproxen prevents migraine.", "uses"),
        ("condition", "Naproxen is not used for colic.", "uses"),
        ("condition", "Steroid cream is the usual treatment for it.", "uses"),
        ("condition", "Anti-inflammatory tablets reduce the pain.", "uses"),
        ("condition", "Your doctor may suggest naproxen or a brace.", "uses"),
        ("news", "Metformin lowers the risk of stroke, a trial found.", "uses"),
        ("news", "Sales of baclofen rose, and so did those of creams for eczema.", "interactions"),
        ("other", "Baclofen, a medicine for spasms, is sold here.", "uses"),
    ] {
        assert!(!covers(kind, text, id), "{id}: {text}");
    }
}

#[test]
fn a_page_of_links_says_a_thing_before_its_first_heading() {
    let page = |above: &str, below: &str| format!("# Cramps\n\n{above}\n\n## Newest first\n\n{below}\n");
    let said = "Muscle relaxants treat spasms.";
    assert!(covers("landing", &page(said, "More."), "uses"));
    assert!(!covers("landing", &page("All of it.", said), "uses"));
    assert!(!covers("landing", &page("Take 5 mg of baclofen once a day.", ""), "dosing"));
}

#[test]
fn what_is_said_of_another_medicine_only_is_not_said_of_this_one() {
    let page = |text: &str| format!("---\ntitle: Baclofen\ntype: drug\n---\n\n{text}\n");
    let stored = |text: &str| inline(&page(text)).iter().any(|id| id == "storage");
    assert!(stored("Throw baclofen and timolol away after the expiry date."));
    assert!(!stored("A bottle of timolol drops should be thrown away after opening."));
}

#[test]
fn what_to_do_at_once_is_advice_not_a_word() {
    let told = |advice: &str| {
        let text =
            format!("---\ntitle: Naproxen\ntype: drug\n---\n\n## Side effects\n\nNausea. Rarely seizures. {advice}\n");
        told("sections/no-emergency-advice", &text)
    };
    for silent in [
        "Call 911 if you have one.",
        "Tell your doctor immediately.",
        "They require immediate discontinuation.",
        "Go to the nearest hospital.",
    ] {
        assert!(!told(silent), "{silent}");
    }
    for told_of in [
        "Not for use in emergency situations.",
        "Take it immediately after a meal.",
        "The bottle holds 10,000 units.",
        "It was tested in 12 hospitals.",
    ] {
        assert!(told(told_of), "{told_of}");
    }
}

#[test]
fn what_is_no_advice_on_a_medicine_covers_no_section() {
    for (kind, text, id) in [
        ("drug", "It reduces cravings in alcohol withdrawal.", "interactions"),
        ("drug", "Keep the bedroom cool, away from heat and light.", "storage"),
        ("drug", "## What if I miss a pill?\n\nTake the missed pill, then one 250 mg tablet a day.", "dosing"),
        (
            "other",
            "HISTORY OF PRESENT ILLNESS: The patient denies any pain. She is well.\n\nPAST MEDICAL HISTORY: None.\n\nPHYSICAL EXAMINATION: The patient was \
             seen and examined.\n\nHOSPITAL COURSE: He was better soon.\n\nPLAN: Naproxen 250 mg twice daily.",
            "dosing",
        ),
        ("drug", "Hot flashes and night sweats are common side effects of life during menopause.", "side-effects"),
        ("drug", "It is meant for women who are not pregnant or planning to become so.", "pregnancy"),
        ("drug", "There are no fatal overdoses on record.", "overdose"),
        ("drug", "It is for you if you:\n\n- have gout\n- want to become pregnant", "pregnancy"),
        ("drug", "Both led to substantial weight loss and less nausea than before.", "side-effects"),
        ("drug", "Naproxen 250 mg twice daily, 100 tablets for $14.58", "dosing"),
        ("condition", "If you have chest pain, call a doctor.", "serious-side-effects"),
        ("drug", "- Avoid screens\n- Avoid heavy meals", "warnings"),
        ("condition", "Naproxen is one choice.\n\n- Avoid caffeine and salty foods", "contraindications"),
        ("drug", "Explain the indications of drugs used to treat angina.", "uses"),
        ("drug", "The table lists the drug class, indications, adverse effects and drug interactions.", "interactions"),
        ("condition", "The body does not respond to insulin.", "uses"),
        ("condition", "Monitoring: a scan each year", "warnings"),
        ("condition", "Contraindications: an open wound", "warnings"),
        ("other", "Contraindications: an open wound", "warnings"),
        ("drug", "Nurses watch for signs of toxicity.", "overdose"),
        // What a condition is like, and what brings it on.
        ("condition", "Naproxen is one choice. People with gout often have fever, chills and nausea.", "side-effects"),
        ("condition", "The symptoms are itching, nausea and vomiting. Naproxen is one choice.", "side-effects"),
        ("condition", "Naproxen is one choice. Older people are also at risk of gout.", "warnings"),
        ("condition", "You may need zinc tablets for your skin.", "warnings"),
        ("condition", "What brings it on:\n\nAlcohol use\n\nBeing older than forty", "interactions"),
        ("condition", "High phosphate levels in the blood raise calcium levels.", "interactions"),
        ("condition", "Patients are given levodopa combined with benserazide.", "interactions"),
        ("condition", "- Comes of\n  - Pregnancy\n    - twins", "pregnancy"),
        ("condition", "Zinc is taken. A pregnancy can change how the hair grows.", "pregnancy"),
        ("condition", "People with kidney stones should follow a diet of 2000 mg of sodium a day.", "dosing"),
        ("other", "The dietary intake of vitamin C is 90 mg a day for men.", "dosing"),
        ("other", "He states he has been taking furosemide 40 mg twice daily.", "dosing"),
        ("other", "Today she complained of a cough and a headache after naproxen.", "side-effects"),
        ("other", "Naproxen is sold here. He does not take any medicines.", "warnings"),
        (
            "other",
            "The spinal nerves are divided into two main groups. They are divided into naproxen users.",
            "dosing",
        ),
        ("drug", "It lasts longer and can be used for prophylaxis vs antacids.", "uses"),
        (
            "drug",
            "It is prescribed for the treatment of acute poisoning with lead, and too much of it is toxic.",
            "overdose",
        ),
        (
            "drug",
            "Predicted indication: asthma. Prediction score: 0.9. Evidence level: L4. Read the label for interactions with diuretics.",
            "interactions",
        ),
    ] {
        assert!(!covers(kind, text, id), "{id}: {text}");
    }
}

#[test]
fn an_article_on_a_class_tells_of_an_interaction_when_it_names_two_medicines() {
    let covers = |text: &str| {
        let text = format!("---\ntitle: Beta blockers\ntype: drug\n---\n\n{text}\n");
        inline(&text).iter().any(|found| found == "interactions")
    };
    assert!(!covers("Propranolol counteracts a tremor."));
    assert!(covers("Verapamil counteracts isoprenaline."));
}

#[test]
fn of_a_condition_a_sentence_far_from_any_medicine_tells_of_none() {
    let covers = |title: &str, filler: usize| {
        let filler = "The joints of the feet are looked at, one after the other. ".repeat(filler);
        let text = format!("Naproxen is one choice. {filler}Nausea and a rash are common.");
        let text = format!("---\ntitle: {title}\ntype: condition\n---\n\n{text}\n");
        inline(&text).iter().any(|found| found == "side-effects")
    };
    assert!(covers("Gout", 1));
    assert!(!covers("Gout", 40));
    assert!(!covers("Vitamin D-dependent rickets", 40));
}

#[test]
fn a_dose_that_nobody_is_told_to_take_owes_nothing() {
    let told = |text: &str| told("sections/dose-without-safety", &format!("# Rounds\n\n{text}\n"));
    assert!(told("Take naproxen 250 mg twice daily."));
    for text in [
        "Whoever takes prednisone >20 mg daily is at risk.",
        "[A trial of naproxen 250 mg twice daily](https://example.org/trial) ended early.",
        "Ordered: naproxen 250 mg twice daily. On hand: tablets of 125 mg. How many tablets are given?",
        "He was discharged. HPI: fever. PMH: none. Plan: naproxen 250 mg twice daily.",
        "High doses of prednisone, 20 mg daily or equivalent, weaken the defence.",
        "Women need vitamin C 75 mg daily.",
        "- Naproxen\n  - Take naproxen 250 mg twice daily\n  - SE: ulcers\n  - CI: asthma",
    ] {
        assert!(!told(text), "{text}");
    }
}

#[test]
fn a_heading_on_how_to_take_it_leads_to_the_dose() {
    let marked = |body: &str| {
        let text = format!("---\ntitle: Naproxen\ntype: drug\n---\n\n## How to take it\n\n{body}\n");
        let ran = Folder::new(&[("content/a.md", &text)]).run(&["inspect", "content"]);
        let line: serde_json::Value = serde_json::from_str(&ran.stdout).expect("JSON");
        let sections = line["sections"].as_array().expect("a list").iter();
        sections.filter(|it| it["id"] == "dosing").map(|it| it["state"].as_str().unwrap_or("").to_owned()).collect()
    };
    let states: [(&str, &[&str]); 4] = [
        ("Take one tablet of 250 mg twice a day.", &["marked"]),
        ("Swallow it whole with a glass of water and some food, as your doctor has told you.", &["marked"]),
        ("More below.", &[]),
        ("With water.\n\n## Effects\n\nTake one tablet of 250 mg twice a day.", &["inline"]),
    ];
    for (body, expected) in states {
        let found: Vec<String> = marked(body);
        assert_eq!(found, expected, "{body}");
    }
}

#[test]
fn the_head_of_an_empty_column_is_no_section() {
    let page = |dose: &str| {
        format!("# Naproxen\n\n| Name | Storage |\n|------|---------|\n| Naproxen | {dose} |\n| Naproxen gel | |\n")
    };
    assert!(inline(&page("Dry")).contains(&"storage".to_owned()));
    assert!(!inline(&page("")).contains(&"storage".to_owned()));
}
