//! The kind of an article: from its front matter, its path, or cues in its text.

use medlint::article::{ArticleKind, KindSource};

use super::{is, with};

const DRUG: &str = "# Baclofen\n\n## Uses\n\nSpasms.\n\n## Side effects\n\nDrowsiness.\n\n## Storage\n\nDry.\n";
const CONDITION: &str = "# Gout\n\n## Symptoms\n\nPain.\n\n## Causes\n\nCrystals.\n\n## Treatment\n\nRest.\n";

#[test]
fn what_ends_like_a_condition_may_be_none() {
    let none =
        [("Cell injury", false), ("Surface tension", false), ("Cerebellar signs", false), ("Pain pathways", false)];
    for (title, expected) in none.into_iter().chain([("Brain injury", true), ("Chest pain", true)]) {
        let text = format!("# {title}\n\nSymptoms include fever. It is diagnosed by a scan. Treatment is rest.\n");
        with("a.md", &text, |article| assert_eq!(article.kind == ArticleKind::Condition, expected, "{title}"));
    }
}

#[test]
fn a_field_says_it_first() {
    for (field, kind) in [
        ("type: drug", ArticleKind::Drug),
        ("type: Condition", ArticleKind::Condition),
        ("type: news", ArticleKind::News),
        ("type: landing", ArticleKind::Landing),
        ("type: comparison", ArticleKind::Comparison),
        ("type: other", ArticleKind::Other),
    ] {
        is("a.md", &format!("---\ntitle: Baclofen\n{field}\n---\n\n{DRUG}"), kind, KindSource::FrontMatter);
    }
}

#[test]
fn cues_of_the_text_tell_it_when_nothing_says_it() {
    for (text, kind) in [
        (DRUG, ArticleKind::Drug),
        (CONDITION, ArticleKind::Condition),
        ("# Baclofen vs tizanidine\n\nBoth relax muscles.\n", ArticleKind::Comparison),
        ("# Ibuprofen or naproxen: which one?\n\nBoth help.\n", ArticleKind::Comparison),
        ("# Baclofen: uses, dosage and side effects\n\nA muscle relaxant.\n", ArticleKind::Drug),
        (
            "# A reader asks about naproxen\n\nNaproxen is used for cramps. Take naproxen with food. Naproxen can cause \
             heartburn. You forgot one? Leave it. Tell your doctor about ulcers.\n",
            ArticleKind::Drug,
        ),
        ("# Muscles\n\nBelow you'll find a curated set of articles on muscles.\n", ArticleKind::Landing),
        ("# Skin conditions\n\nBrowse by what you see: spots, scales or weals.\n", ArticleKind::Landing),
        (
            "# Fewer falls with better lamps\n\n*Porto, 4 May 2021* - Nurses in the town have counted falls.\n",
            ArticleKind::News,
        ),
        (
            "# Salt and the heart\n\n*Oslo, 3 June 2021*\n\nDoctors in the north said that salt matters.\n",
            ArticleKind::News,
        ),
        ("# Less salt means fewer strokes, trial finds\n\nThe trial had two arms.\n", ArticleKind::News),
        ("# SSRIs and tricyclics: what's the difference?\n\nBoth lift mood.\n", ArticleKind::Comparison),
        (
            "# Iron deficiency anaemia: a leaflet\n\n## How to take the tablets\n\nWith juice.\n\n## Side effects\n\n\
             Dark stools.\n\nSigns are pale skin, tired legs and a racing heart on the stairs. The symptoms come on so \
             slowly that many people only notice how tired they had been when their blood is back to what it should be, \
             which takes some weeks.\n",
            ArticleKind::Condition,
        ),
        (
            "# A new label for an old tablet\n\nThe agency said in a statement that the label changes.\n",
            ArticleKind::News,
        ),
    ] {
        is("a.md", text, kind, KindSource::Text);
    }
}

#[test]
fn what_tells_too_little_is_other() {
    for text in [
        "# Our ward\n\n*Ward 7, 3 June 2021*\n\nVisiting is from two to four.\n",
        "# Tablets for anaemia\n\nThe pharmacy on the first floor has them, behind the lift.\n",
        "",
        "Words.\n",
        "# Our clinic\n\nWe open at eight.\n",
        "# A walk in the park\n\n## Symptoms of spring\n\nFlowers.\n",
        "# My year with baclofen\n\nIt began in May.\n",
        "# How to read a label\n\n## Uses of a label\n\nMany.\n",
    ] {
        is("a.md", text, ArticleKind::Other, KindSource::Text);
    }
}

#[test]
fn more_than_the_title_tells_it() {
    for (text, kind) in [
        ("# Atenolol and bisoprolol compared\n\nBoth slow the pulse.\n", ArticleKind::Comparison),
        (
            "# Candidate 17\n\n| | |\n|---|---|\n| DrugBank ID | none |\n| Evidence level | 5 |\n\n\
             ## Predicted indications\n\nPsoriasis, by the model.\n",
            ArticleKind::Drug,
        ),
        ("# Baclofen\n\n## Predicted indications\n\nThe model predicts two.\n", ArticleKind::Drug),
        ("# Heparin or a DOAC? What the ward asks\n\nBoth thin the blood.\n", ArticleKind::Comparison),
        ("# Ozempic and Mounjaro, head to head\n\nBoth are injected.\n", ArticleKind::Comparison),
        ("# A batch of inhalers is called back\n\nOSLO, 4 May 2025\n\nThe valve may stick.\n", ArticleKind::News),
        ("# Cases of mumps double\n\nLEEDS - Officials ask parents to check the records.\n", ArticleKind::News),
        ("# Fewer strokes\n\nResearchers reported on Tuesday that strokes became rarer.\n", ArticleKind::News),
        ("---\ntitle: A new clinic\ncategories: [news]\n---\n\nIt opens in May.\n", ArticleKind::News),
        (
            "# Kidneys\n\n- [Stones of the kidney](a.md)\n- [Cysts of the kidney](b.md)\n- [Gravel](c.md)\n\
             - [Kidney infections](d.md)\n- [Dialysis at home](e.md)\n",
            ArticleKind::Landing,
        ),
        (
            "# Nocardiosis\n\nNocardiosis is a rare infection. It is caused by bacteria of the soil.\n",
            ArticleKind::Condition,
        ),
        ("# Rett syndrome\n\n## What are the symptoms of Rett syndrome?\n\nLoss of speech.\n", ArticleKind::Condition),
        (
            "# Hay fever\n\nHay fever is an allergy to pollen. Symptoms include sneezing. It is treated with sprays.\n",
            ArticleKind::Condition,
        ),
    ] {
        is("a.md", text, kind, KindSource::Text);
    }
}

#[test]
fn chapters_days_and_shouting_tell_nothing() {
    for text in [
        "# Epilepsy and anticonvulsants\n\n## Learning outcomes\n\nList them.\n\n## Symptoms\n\nFits.\n\n## Treatment\n\nTablets.\n",
        "# Blood panel\n\nA blood panel is a group of tests. Some find a disease that is caused by thirst.\n",
        "# Our walks\n\nWe meet on Tuesday at the gate.\n",
        "# Notes\n\nNever - not once - was it late.\n\nMore of this.\n",
        "# Sleep\n\nSleep is a need. Read [more](a.md), [this](b.md) and that.\n",
    ] {
        is("a.md", text, ArticleKind::Other, KindSource::Text);
    }
}

#[test]
fn a_condition_is_known_by_its_name() {
    for (path, text, kind) in [
        // By the end of a word, with something said of it.
        ("a.md", "# Blepharitis\n\nThe lids itch. It is treated with warm compresses.\n", ArticleKind::Condition),
        ("a.md", "# Heat rash in babies\n\nTreatment is a cool room.\n", ArticleKind::Condition),
        ("a.md", "# Niacin deficiency\n\nTreatment is a better diet.\n", ArticleKind::Condition),
        // By labels and lines of a list.
        ("a.md", "# Bursitis\n\n- Causes\n  - Kneeling\n- Treatment: rest\n", ArticleKind::Condition),
        // By the name of a file without a title.
        ("notes/Otitis media.md", "### Treatment\n\nWait and see.\n", ArticleKind::Condition),
        ("a.md", "# Naproxen\n\nOn the market since 1976.\n", ArticleKind::Drug),
        // A few words in a file of that name are no article.
        ("notes/Naproxen.md", "- [[Cramps]]\n- see [[NSAIDs]]\n", ArticleKind::Other),
        ("notes/Bursitis.md", "It is treated with rest, which is told elsewhere in these notes.\n", ArticleKind::Other),
        ("notes/Bursitis.md", "- Causes: kneeling\n- Treatment: rest\n", ArticleKind::Condition),
        ("a.md", "# Vitamin C\n\nFruit holds it.\n", ArticleKind::Other),
        (
            "a.md",
            "# What is bursitis?\n\nBursitis is an inflammation of a joint.\n## Causes\n\nFalls.\n",
            ArticleKind::Condition,
        ),
        // What the title speaks of is another thing.
        (
            "a.md",
            "# Band surgery\n\nBand surgery is for people with a disease. Treatment is short.\n",
            ArticleKind::Other,
        ),
        ("a.md", "# Pain management\n\nTreatment begins with rest.\n", ArticleKind::Other),
        ("a.md", "# Does arthritis run in families?\n\nTreatment is not the question here.\n", ArticleKind::Other),
        // A patient's record.
        (
            "a.md",
            "# Appendicitis\n\nHPI: a 31-year-old presented with pain. PMH: none. He was admitted. Treatment was surgery.\n",
            ArticleKind::Other,
        ),
        // A study of medicines, and a chapter on one of them.
        ("a.md", "# Naproxen versus ibuprofen: a randomized trial\n\nBoth helped.\n", ArticleKind::Other),
        (
            "a.md",
            "# Naproxen\n\n## Learning outcomes\n\nList them.\n\n## Uses\n\nPain.\n\n## Side effects\n\nNausea.\n",
            ArticleKind::Drug,
        ),
    ] {
        is(path, text, kind, KindSource::Text);
    }
}

#[test]
fn an_article_may_be_on_a_medicine_that_its_title_does_not_name() {
    let opening = "Baclofen is used to treat spasms, and has been for fifty years.";
    let told = [
        "Baclofen can cause drowsiness and nausea, and you should not drive before you know how it takes you.",
        "Anyone with kidney disease starts baclofen at a lower dose, once a day. Swallow it with food.",
        "Alcohol makes the drowsiness that baclofen brings on worse; do not mix the two.",
        "Never stop baclofen overnight. Pregnant women should talk to their doctor first.",
    ];
    let text = format!("# The brake on the nerves\n\n{opening}\n\n{}\n", told.join("\n\n"));
    is("a.md", &text, ArticleKind::Drug, KindSource::Text);
    // Of several medicines, or only once; of a disease; in the past alone.
    let of_several = text.replace("Never stop baclofen", "Never stop tizanidine, dantrolene or diazepam");
    let of_several = of_several.replace("that baclofen brings", "that dantrolene, tizanidine or diazepam brings");
    is("a.md", &of_several, ArticleKind::Other, KindSource::Text);
    is("a.md", &text.replace("baclofen", "it"), ArticleKind::Other, KindSource::Text);
    let history = "Baclofen was made in 1962. Baclofen failed in epilepsy. Baclofen was then given to a few. \
                   Baclofen was sold from 1977. The makers of baclofen have merged since.";
    is("a.md", &format!("# The brake on the nerves\n\n{history}\n"), ArticleKind::Other, KindSource::Text);
}

#[test]
fn notes_are_called_by_their_files() {
    for (path, text, kind) in [
        (
            "07-mumps.md",
            "- swollen cheeks\n- fever for a week\n- pain on chewing, worse with sour food\n- in grown men the \
            testicles may swell, and rarely the pancreas is inflamed\n- rest, fluids, and paracetamol for the pain\n- vaccine: two doses, the first after the first birthday\n",
            ArticleKind::Condition,
        ),
        ("Mumps.md", "- [[Virus]]\n", ArticleKind::Other),
        (
            "Paroxysmal bradycardias.md",
            "- a pulse below fifty that comes and goes\n- faints, above all on standing up or straining\n- the node or \
             what leads away from it is scarred, or tablets slow it: look through all that is taken\n- a pacemaker when \
             pauses are long and felt; nothing when they are not\n",
            ArticleKind::Condition,
        ),
        (
            "Bordetella pertussis.md",
            "- small rods that stick to the hairs of the airways and poison them\n- a runny nose for a week, then fits of \
             coughing that end in a whoop or in vomiting\n- swab high up behind the nose; blood late on\n- macrolides \
             shorten how long others catch it, hardly the cough\n",
            ArticleKind::Condition,
        ),
        (
            "Asthma therapy.md",
            "- Relievers\n  - Salbutamol\n  - Terbutaline\n- Preventers\n  - Budesonide\n    - SE: hoarse voice\n  - \
             Montelukast\n    - CI: bad dreams\n",
            ArticleKind::Drug,
        ),
        (
            "03-Suxamethonium chloride.md",
            "| Aspect | Details |\n|---|---|\n| Side effects | High potassium |\n",
            ArticleKind::Drug,
        ),
        ("Loop diuretics.md", "### Adverse effects\n\n- Gout\n\n### Indications\n\n- Oedema\n", ArticleKind::Drug),
        (
            "Migraine.md",
            "- Triptans\n  - Sumatriptan\n  - Rizatriptan\n  - Naratriptan\n- Ergotamine\n  - SE: nausea\n  - CI: angina\n",
            ArticleKind::Drug,
        ),
    ] {
        is(path, text, kind, KindSource::Text);
    }
}

#[test]
fn a_list_in_brief_of_a_class_is_one_on_medicines() {
    let notes = "---\ntitle: Antihistamines\n---\n\n- Older ones\n  - Promethazine\n  - Hydroxyzine\n- Newer ones\n  - Cetirizine\n";
    is("a.md", notes, ArticleKind::Drug, KindSource::Text);
    let told = format!("{notes}\nThey are kept in the cupboard by the door of the ward.\n");
    is("a.md", &told, ArticleKind::Other, KindSource::Text);
}

#[test]
fn what_is_done_to_patients_is_no_condition() {
    let text =
        "# Tilt testing\n\n## Causes of a false result\n\nThirst.\n\n## Tilt testing with drugs: diagnosis\n\nRest.\n";
    is("a.md", text, ArticleKind::Other, KindSource::Text);
}

#[test]
fn the_layout_says_it_too() {
    is("a.md", "---\ntitle: Cramps\nlayout: hub\n---\n\nText.\n", ArticleKind::Landing, KindSource::FrontMatter);
    is("a.md", "---\ntitle: Cramps\nlayout: page\n---\n\nText.\n", ArticleKind::Other, KindSource::Text);
}

#[test]
fn a_field_may_say_it_in_other_words() {
    for (value, kind) in [
        ("patient-leaflet", ArticleKind::Drug),
        ("Disease", ArticleKind::Condition),
        ("press release", ArticleKind::News),
        ("tag", ArticleKind::Landing),
    ] {
        let text = format!("---\ntitle: A page\ntype: {value}\n---\n\nText.\n");
        is("a.md", &text, kind, KindSource::FrontMatter);
    }
    is("a.md", "---\ntitle: A page\ntype: article\n---\n\nText.\n", ArticleKind::Other, KindSource::Text);
}

#[test]
fn what_told_the_kind_is_said() {
    for (text, cue) in [
        (CONDITION, "its headings are those of an article on a condition"),
        ("# Baclofen vs tizanidine\n\nBoth relax muscles.\n", "the title weighs medicines against each other"),
        ("# Our clinic\n\nWe open at eight.\n", "nothing tells its kind"),
    ] {
        with("a.md", text, |article| assert_eq!(article.kind_cue, cue, "{text}"));
    }
}

/// What is said of medicines of a class.
const OF_CLASS: &str = "Amlodipine and felodipine are used to treat high blood pressure. Flushing and headache are common. \
                        Tell your doctor about heart failure. Felodipine must not be taken with grapefruit juice. Nitrates are another choice.";

#[test]
fn an_article_on_a_class_of_medicines_is_one_on_medicines() {
    for title in [
        "Calcium channel blockers",
        "Cardiac drugs",
        "Medicines for high blood pressure",
        "Drugs used in angina",
        "Diuretics, nitrates, and beta blockers",
        "Diuretics & ACE inhibitors (a chapter)",
        "Statins: what to know",
        "Adrenal and antiandrogenic drugs",
        "Class III: Calcium channel blockers",
        "Drugs used in multiple sclerosis",
        "Alcohol use disorder drugs",
        "Heparin and non-heparin injectable drugs",
        "Nasal antihistamines, lubricants, and anti-infectives",
    ] {
        is("a.md", &format!("# {title}\n\n{OF_CLASS}\n"), ArticleKind::Drug, KindSource::Text);
        is("a.md", &format!("# {title}\n\nA page about our ward.\n"), ArticleKind::Other, KindSource::Text);
    }
    for title in [
        "Unused medicines",
        "Generic drugs",
        "Your tablets and our pharmacy",
        "Do you need statins?",
        "Beta blockers and flying",
        "Multiple drugs used in one week",
        "A class apart: beta blockers",
        "The long and winding road to better drugs",
    ] {
        is("a.md", &format!("# {title}\n\n{OF_CLASS}\n"), ArticleKind::Other, KindSource::Text);
    }
}

#[test]
fn a_chapter_on_a_condition_is_one_and_a_chapter_on_its_medicines_too_is_none() {
    let chapter = |title: &str| {
        format!(
            "# {title}\n\nLearning outcomes: name the causes.\n\n## Symptoms\n\nThirst.\n\n## Causes\n\nNone known.\n"
        )
    };
    is("a.md", &chapter("Introduction to gout"), ArticleKind::Condition, KindSource::Text);
    is("a.md", &chapter("Uricosuric drugs and gout"), ArticleKind::Other, KindSource::Text);
    is(
        "a.md",
        "# Cleaning hearing aids\n\n## Symptoms of a blocked tube\n\nWhistling.\n",
        ArticleKind::Other,
        KindSource::Text,
    );
}

#[test]
fn title_headings_and_labels_together_tell_what_none_of_them_does() {
    use ArticleKind::{Comparison, Condition, Drug, News, Other};
    let labelled = "- **Uses:** cough\n- **Dosage:** one spoon\n- **Side effects:** wind\n- **Precautions:** none in \
                    children\n";
    for (path, text, kind) in [
        ("a.md", format!("# Notes on elm leaf\n\n{labelled}"), Drug),
        ("a.md", "# Notes on elm leaf\n\n- **Uses:** cough\n- **Grown:** in shade\n".to_owned(), Other),
        ("a.md", "# Zelotine\n\n### How it works\n\nSlowly.\n\n### Dosage\n\n20 mg a day\n".to_owned(), Drug),
        ("a.md", "# Cervical sweep\n\n### Indications\n\nLate.\n\n### Contraindications\n\nBleeding.\n".to_owned(), Other),
        (
            "a.md",
            "# Tablets for anaemia\n\n## How to take the tablets\n\nWith juice.\n\n## Side effects\n\nDark stools.\n"
                .to_owned(),
            Drug,
        ),
        ("a.md", "# Rhodiola\n\n## Dosage\n\n200 mg a day.\n".to_owned(), Drug),
        ("a.md", "# The shingles vaccine\n\n## Side effects\n\nA sore arm.\n".to_owned(), Drug),
        ("a.md", "# The shingles vaccine\n\nOur ward has a new fridge.\n".to_owned(), Other),
        ("a.md", "# Growing rhodiola\n\nIt wants sand, and frost in winter.\n".to_owned(), Other),
        (
            "a.md",
            "# Eltroxine interactions\n\nLevothyroxine wants an empty stomach. Coffee holds levothyroxine back, and a \
             meal of soya holds levothyroxine back even more.\n"
                .to_owned(),
            Drug,
        ),
        ("a.md", "# Comparing pain medicines\n\nIbuprofen calms a swelling; paracetamol does not.\n".to_owned(), Comparison),
        ("a.md", "# Comparing pain scales\n\nIbuprofen calms a swelling; paracetamol does not.\n".to_owned(), Other),
        ("a.md", "# Malaria prevention\n\n## Symptoms\n\nFever.\n\nSleep below a net.\n".to_owned(), Condition),
        ("a.md", format!("# Medicine safety at home\n\n{labelled}"), Other),
        ("a.md", "# Fentanyl poisoning\n\n## Treatment\n\nNaloxone.\n".to_owned(), Condition),
        ("a.md", "# Amoxicillin/clavulanic acid\n\nFor bites, above all of cats.\n".to_owned(), Drug),
        ("a.md", "# The coil vs the pill\n\n## Side effects\n\nCramps, or sore breasts.\n".to_owned(), Comparison),
        ("a.md", "# The bus vs the train\n\nOur ward is easily reached.\n".to_owned(), Other),
        ("a.md", "ECG - child\n\nThree leads will do.\n".to_owned(), Other),
        ("a.md", "# New pill for gout shows promising results\n\nIt was given to mice.\n".to_owned(), News),
        (
            "a.md",
            "# Prednisolone (brand name Pevanti)\n\n- **Side effects**: hunger\n- **Uses**: asthma\n- **Dosage**: once a \
             day\n"
                .to_owned(),
            Drug,
        ),
    ] {
        is(path, &text, kind, KindSource::Text);
    }
}

#[test]
fn reports_of_a_study_and_pages_of_cards_are_on_no_medicine() {
    use ArticleKind::{Drug, Landing, News, Other};
    let study = "New research shows how nerves answer to escitalopram. The research team gave it to mice. The researchers \
                 hope to go on, and escitalopram is next in a clinical trial.";
    let dated = |text: &str| format!("---\ntitle: Nerves may grow back\ndate: 2024-05-03\n---\n\n{text}\n");
    let card = |name: &str| format!("  - title: {name}\n    url: /{name}/\n    excerpt: Our team cares for {name}.\n");
    let cards = |names: &[&str]| names.iter().map(|name| card(name)).collect::<String>();
    let front = |names: &[&str]| format!("---\ntitle: Services\nrow:\n{}---\n\nWhat we do.\n", cards(names));
    let guides = |said: &str| {
        let card = |name: &str| {
            format!("- **{name}**\n\n    What to do first.\n\n    [{said}](https://example.org/{name})\n\n")
        };
        format!("# Guides of the ward\n\n{}", ["burns", "croup", "gout"].map(card).concat())
    };
    for (text, kind) in [
        (dated(study), News),
        (study.replace("New research", "# Escitalopram\n\nNew research"), Drug),
        (front(&["eyes", "ears", "skin"]), Landing),
        (front(&["eyes", "ears"]), Other),
        (guides("Open guideline"), Landing),
        (guides("Berg 2019"), Other),
        ("# Escitalopram\n\nThis is a hub page for what we wrote on escitalopram.\n".to_owned(), Landing),
        ("# Medical\n\nWelcome to the medical section of these notes.\n".to_owned(), Landing),
        ("# Levothyroxine test: when it is done\n\n## Uses\n\nIt is rare.\n\n## Side effects\n\nA bruise.\n".to_owned(), Other),
        ("# Toxicology\n\n- **Uses:** cough\n- **Dosage:** one spoon\n- **Side effects:** wind\n- **Overdose:** rest\n".to_owned(), Other),
    ] {
        is("a.md", &text, kind, KindSource::Text);
    }
}

#[test]
fn of_several_headings_of_the_first_level_one_that_names_a_section_is_no_title() {
    let text = "# Clinical features\n\n- swollen cheeks\n- a fever for some days, and then none\n\n# Treatment\n\nRest, \
                much to drink, and paracetamol for the pain, until the cheeks are as they were.\n";
    with("content/mumps.md", text, |article| {
        assert_eq!((article.title.is_none(), article.kind), (true, ArticleKind::Condition));
    });
    for (text, title) in [
        (text.replace("# Clinical features", "# Mumps"), "Mumps"),
        (text.replace("# Treatment", "## Treatment"), "Clinical features"),
        ("## Gels and creams\n\nTwo.\n\n# Gels\n\nWet.\n\n# Creams\n\nFat.\n".to_owned(), "Gels and creams"),
    ] {
        with("content/mumps.md", &text, |article| {
            assert_eq!(article.title.as_ref().map(|title| title.text.as_str()), Some(title));
        });
    }
}

#[test]
fn a_remedy_that_the_title_names_and_the_text_speaks_of_throughout_is_what_it_is_on() {
    let days = "St John's wort fades with the years. Old St John's wort is weak. Keep St John's wort dry, and St John's \
                wort out of the light; children must not reach St John's wort. Do not take it with other tablets: ask \
                your doctor about side effects such as nausea.";
    for (title, text, kind) in [
        ("Can St John's wort go bad?", days.to_owned(), ArticleKind::Drug),
        ("Can it go bad?", days.to_owned(), ArticleKind::Other),
        ("Can St John's wort go bad?", days.replace("St John's wort", "Oil"), ArticleKind::Other),
    ] {
        is("a.md", &format!("# {title}\n\n{text}\n"), kind, KindSource::Text);
    }
}

#[test]
fn what_compares_is_a_comparison_with_whatever_headings() {
    let page = |title: &str| {
        let body = "## Uses\n\nA.\n\n## Dosage\n\nB.\n\n## Side effects\n\nC.\n\n## Storage\n\nD.\n";
        format!("# {title}\n\n{body}")
    };
    is("a.md", &page("Kelp drops vs powder"), ArticleKind::Comparison, KindSource::Text);
    is("a.md", &page("Kelp drops"), ArticleKind::Drug, KindSource::Text);
}

#[test]
fn the_title_of_a_page_counts_when_it_names_something_else_what_the_page_opens_with() {
    let page = |title: &str, opening: &str| {
        let head = format!("<!doctype html><html><head><title>{title}</title></head>");
        let uses = "<h3>Medical uses</h3><p>It is used to treat gout.</p>";
        let text = "It is swollen, and it hurts at night. Many people have it for years, and most of them learn to live with it. \
            Nobody knows why it comes, and rest does it good.";
        match opening {
            "" => format!("{head}<body><h3>Description</h3><p>{text} {text}</p></body></html>"),
            _ => format!("{head}<body><div>{opening}</div>{uses}<h3>Side effects</h3><p>Nausea.</p></body></html>"),
        }
    };
    is("a.html", &page("Gout", ""), ArticleKind::Condition, KindSource::Text);
    is("a.html", &page("Pillbox", "Naproxen"), ArticleKind::Drug, KindSource::Text);
}

#[test]
fn what_is_written_of_a_condition_does_not_hide_its_name() {
    let text = "It is swollen, and it hurts at night. Many people have it for years, and most of them learn to live with it. \
        Nobody knows why it comes, and rest does it good. It is seen more often in spring than in autumn.";
    for title in ["Hand Foot Syndrome Overview", "Low platelet count - a guide for patients", "Gout: facts"] {
        is("a.md", &format!("# {title}\n\n{text}\n"), ArticleKind::Condition, KindSource::Text);
    }
    is("a.md", &format!("# Syndrome overviews\n\n{text}\n"), ArticleKind::Other, KindSource::Text);
}

#[test]
fn the_opening_says_which_medicine_an_unknown_name_is() {
    let page = |what: &str| {
        format!(
            "# Veltrinol\n\nVeltrinol is {what} that few have heard of.\n\nTake 5 mg a day. Do not take it if you are pregnant.\n"
        )
    };
    is("a.md", &page("a synthetic peptide"), ArticleKind::Drug, KindSource::Text);
    is("a.md", &page("a village by the sea"), ArticleKind::Other, KindSource::Text);
}

#[test]
fn a_title_asks_what_a_condition_is() {
    let told = "It comes in bouts, mostly by night, and goes by itself. Most who have it know it from their parents, and \
                they are seldom wrong. It was first told of by a monk who had it in both of his big toes, and in his pen.";
    is("a.md", &format!("# What is gout?\n\n{told}\n"), ArticleKind::Condition, KindSource::Text);
    is("a.md", &format!("# What is a monk?\n\n{told}\n"), ArticleKind::Other, KindSource::Text);
    is("a.md", &format!("# Your first gout appointment\n\n{told}\n"), ArticleKind::Other, KindSource::Text);
}

#[test]
fn studies_that_are_cited_make_no_study_of_an_article_on_a_medicine() {
    let studies = "A randomised, double-blind trial found less pain. The trials used placebo-controlled designs.";
    let page = |headings: [&str; 3]| {
        let part = |heading: &str| format!("## {heading}\n\nAsk at the desk.\n\n");
        format!("# The benefits of magnesium glycinate\n\n{studies}\n\n{}", headings.map(part).concat())
    };
    let kind =
        |text: &str, expected: ArticleKind| with("a.md", text, |article| assert_eq!(article.kind, expected, "{text}"));
    kind(&page(["Dosage", "Side effects", "Warnings"]), ArticleKind::Drug);
    kind(&page(["Methods", "Results", "Side effects"]), ArticleKind::Other);
}

#[test]
fn a_medical_emergency_is_a_condition() {
    let page = |what: &str| {
        format!(
            "# Autonomic dysreflexia\n\nAutonomic dysreflexia (AD) is {what} that comes on fast.\n\nSymptoms include a pounding headache.\n"
        )
    };
    with("a.md", &page("a medical emergency"), |article| assert_eq!(article.kind, ArticleKind::Condition));
    let other = page("a medical emergency").replace("dysreflexia", "songbook").replace("medical emergency", "book");
    with("a.md", &other, |article| assert_eq!(article.kind, ArticleKind::Other));
}

#[test]
fn a_heading_of_the_first_level_below_items_that_tell_something_is_no_title_of_notes() {
    let items = "- Bacteria of one family cause it, and they are slow.\n- It spreads through the air, and it settles in the lungs.\n";
    let parts = "# Agent\n\n- It grows slowly, in weeks rather than days, on eggs and on broth, and it is coloured red by acids and by heat.\n\n# Spread\n\n- Through the air, from one cough to the next, in rooms that are small and dark, and hardly ever in the open.\n";
    is("Tuberculosis.md", &format!("{items}\n{parts}"), ArticleKind::Condition, KindSource::Text);
    is("Tuberculosis.md", parts, ArticleKind::Other, KindSource::Text);
}
