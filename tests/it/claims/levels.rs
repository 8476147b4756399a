//! How much a claim matters: its kind, its marks, its support and the kind of article, and what the message says of it.

use serde_json::Value;

use crate::run::Folder;

const LIST: &str = "## References\n\n1. Okoro N. Thyme. *Trials*. 2024;6:12. doi:10.5555/t.2024.1";
const TRIAL: &str = "([trial](https://doi.org/10.5555/t.2024.1))";
const SHOP: &str = "([shop](https://www.etsy.com/listing/1))";

/// The level and message of the finding of `rule` in a text; none where it stays silent.
fn found(rule: &str, kind: &str, text: &str) -> Option<(String, String)> {
    under("Thyme", rule, kind, text)
}

/// The same under another title.
fn under(title: &str, rule: &str, kind: &str, text: &str) -> Option<(String, String)> {
    let text = format!("---\ntitle: {title}\ntype: {kind}\n---\n\nThis page is one of a series.\n\n{text}\n");
    let folder = Folder::new(&[("a.md", &text)]);
    let ran = folder.run(&["--isolated", "--select", rule, "--format", "json", "--today", "2026-06-01", "a.md"]);
    let report: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let text = |finding: &Value, key: &str| finding[key].as_str().expect("a text").to_owned();
    report["findings"].as_array()?.first().map(|finding| (text(finding, "level"), text(finding, "message")))
}

/// Each case: rule, text, level ("" for none), what the message says of the level.
#[track_caller]
fn judged(kind: &str, cases: &[(&str, &str, &str, &str)]) {
    for (rule, text, level, said) in cases {
        let (found, message) = found(&format!("claims/{rule}"), kind, text).unwrap_or_default();
        assert_eq!(found, *level, "{rule} on a page of kind {kind}: {text}: {message}");
        assert!(message.contains(said), "{rule}: {text}: {message}");
    }
}

#[test]
fn each_kind_of_claim_has_its_level() {
    judged(
        "other",
        &[
            ("cure", "Thyme syrup cures bronchitis.", "error", "claims a cure"),
            ("cure", "Getting rid of shingles takes a day with thyme.", "warning", "claims a cure"),
            ("guarantee", "Relief is guaranteed.", "error", "promises a result"),
            ("absolute-safety", "The syrup has no side effects.", "error", "safe without limit"),
            ("superiority", "Ibuprofen works better than aspirin.", "error", "above another"),
            ("superiority", "Our gel outperforms every rival.", "error", "above another"),
            ("superiority", "Ginger puts the tablets in the shade.", "warning", "above another"),
            ("quackery", "The secret ingredient does it.", "error", "health fraud"),
            ("discourages-care", "Throw away your inhaler and breathe.", "error", "away from care"),
            ("efficacy", "Thyme syrup eases bronchitis.", "warning", "nothing near it supports it"),
            ("prevention", "Thyme syrup prevents colds.", "warning", "nothing near it supports it"),
            ("anecdote", "My mother used it and her cough was gone.", "warning", "one story"),
            ("vague-prevalence", "Many patients keep a diary.", "suggestion", "how many"),
            ("promotional", "It is a game changer.", "suggestion", "promotes"),
        ],
    );
}

#[test]
fn marks_lower_the_level_and_the_message_says_so() {
    judged(
        "other",
        &[
            ("cure", "Perhaps thyme syrup cures bronchitis.", "warning", "softened, it is a claim still"),
            ("cure", "Supporters say that thyme syrup cures bronchitis.", "warning", "mouth of others"),
            ("absolute-safety", "Naproxen is generally considered safe in pregnancy.", "warning", "softened"),
            (
                "absolute-safety",
                "Naproxen is generally considered safe in pregnancy. Monitor the infant.",
                "suggestion",
                "its limits told",
            ),
            ("discourages-care", "**Tips:**\n\n- Throw away your inhaler and breathe.", "error", "away from care"),
            ("discourages-care", "**Do not:**\n\n- Throw away your inhaler and breathe.", "", ""),
            ("cure", "Thyme syrup does not cure bronchitis.", "", ""),
            ("cure", "Does thyme syrup cure bronchitis?", "", ""),
            ("cure", "It is a myth that thyme syrup cures bronchitis.", "", ""),
            ("cure", "Beware of shops that say that thyme syrup cures bronchitis.", "", ""),
            ("superiority", "Ibuprofen may work better than aspirin.", "warning", "softened"),
            ("efficacy", "Thyme syrup may ease bronchitis.", "", ""),
            ("efficacy", "Supporters say that thyme syrup eases bronchitis.", "suggestion", "mouth of others"),
            ("efficacy", "## Thyme eases bronchitis\n\nMore below.", "", ""),
            ("cure", "## Thyme cures bronchitis\n\nMore below.", "error", "claims a cure"),
            ("cure", "| Herb | Effect |\n|---|---|\n| Thyme | Cures bronchitis |", "error", "claims a cure"),
            ("efficacy", "| Herb | Use |\n|---|---|\n| Thyme | Eases bronchitis |", "", ""),
            ("efficacy", "| Herb | Effect |\n|---|---|\n| Thyme | Eases bronchitis |", "warning", "states"),
            ("absolute-safety", "| Herb | Side effects |\n|---|---|\n| Thyme | None |", "error", "safe"),
            ("prevention", "| Food | Why eat it |\n|---|---|\n| Thyme | Prevents colds |", "warning", "prevent"),
            ("cure", "| Claim | Verdict |\n|---|---|\n| Thyme cures bronchitis | False |", "", ""),
            ("cure", "| Myth | Fact |\n|---|---|\n| Thyme cures bronchitis | It does not |", "", ""),
            ("superiority", "| Drug | Note |\n|---|---|\n| Ibuprofen | Better than aspirin |", "error", "above"),
            ("efficacy", "Thyme brings blood pressure to where it should be.", "warning", "states"),
            ("efficacy", "| Herb | Effect |\n|---|---|\n| Thyme | Works wonders for bronchitis |", "warning", "states"),
            ("efficacy", "## Uses\n\nThyme syrup eases bronchitis.", "warning", "states a benefit"),
            ("efficacy", "Thyme syrup can ease bronchitis.", "suggestion", "softened"),
            (
                "efficacy",
                "While the syrup is effective against bronchitis, it brings on nausea.",
                "suggestion",
                "limits are told",
            ),
            ("cure", "While the syrup cures bronchitis, it smells of roses.", "error", "claims a cure"),
            ("efficacy", "## Uses\n\nThyme syrup reliably eases bronchitis.", "warning", "states a benefit"),
            ("efficacy", "A spoonful of mallow each morning eases bronchitis.", "warning", "states a benefit"),
            ("efficacy", "Mallow eases bronchitis.", "suggestion", "names no treatment"),
            ("cure", "A shop calls thyme a cure for bronchitis; it is dangerous nonsense.", "", ""),
            ("absolute-safety", "You may drink as much thyme syrup as you like.", "error", "safe without limit"),
            ("superiority", "Ibuprofen works better than aspirin, and may cost less.", "error", "above another"),
            ("superiority", "Buy [Doctors Best Zinc](https://example.org/zinc).", "", ""),
            ("vague-prevalence", "Ann Lee said: \"Many patients keep a diary, and they read it to me.\"", "", ""),
            ("promotional", "\"The app is a game changer for all of us,\" said Ann Lee.", "", ""),
            ("superiority", "Oat soap may be kinder to the skin.", "suggestion", "softened"),
            ("efficacy", "Keep the room warm to ease bronchitis.", "", ""),
            ("efficacy", "## Side effects\n\nRest eases nausea.", "", ""),
        ],
    );
}

#[test]
fn what_a_medicine_is_for_is_told_under_uses_and_what_a_seller_praises_nowhere() {
    let level = |title: &str, text: &str| under(title, "claims/efficacy", "other", text).map(|(level, _)| level);
    assert_eq!(level("Ibuprofen", "## Uses\n\nIbuprofen eases headache."), None);
    let sold = "Book now.\n\n- Aids calmness";
    assert_eq!(level("Natural thyme", sold).as_deref(), Some("warning"));
    assert_eq!(level("Ibuprofen", sold), None);
    // What is said of a medicine is pharmacology for the most part.
    let harmless = "Naproxen has no side effects. It is 100% safe. It has no risks.";
    let medicine =
        format!("{harmless} It can do no harm. It is harmless for everyone. Nobody ever had side effects.\n\n{sold}");
    let of_medicine = under("Naproxen", "claims/efficacy", "drug", &medicine).map(|(level, _)| level);
    assert_eq!(of_medicine.as_deref(), Some("suggestion"));
    let doubts = "It is quackery, a scam and snake oil, she says.";
    assert_eq!(level("Natural thyme", &format!("{sold}\n\n{doubts}")), None);
}

#[test]
fn what_sums_an_article_up_rests_on_its_sources() {
    let level = |text: &str| {
        let text = format!("---\ntitle: Thyme\ndescription: Studies show that thyme eases a cough.\n---\n\n{text}\n");
        let folder = Folder::new(&[("a.md", &text)]);
        let ran = folder.run(&["--isolated", "--select", "claims/evidence-appeal", "--format", "json", "a.md"]);
        let report: Value = serde_json::from_str(&ran.stdout).expect("JSON");
        report["findings"][0]["level"].as_str().unwrap_or_default().to_owned()
    };
    assert_eq!(level("It grows on walls."), "warning");
    assert_eq!(level(&format!("It grows on walls {TRIAL}.")), "suggestion");
}

#[test]
fn a_novelty_that_is_cited_with_its_year_is_a_suggestion() {
    let level = |text: &str| found("claims/newness", "other", text).map_or_else(String::new, |(level, _)| level);
    assert_eq!(level("A recent study of 2019 counted the beds."), "warning");
    assert_eq!(level("A recent study counted the beds (Lund, 2019)."), "suggestion");
}

#[test]
fn one_of_few_claims_of_a_long_article_is_a_suggestion() {
    let walk = "The path leaves the village by the old mill and follows the stream up to the ridge. ".repeat(22);
    let level = |title: &str, rule: &str, text: &str| {
        under(title, &format!("claims/{rule}"), "other", text).map_or_else(String::new, |(level, _)| level)
    };
    let eases = "Thyme syrup eases bronchitis.";
    let once = format!("{walk}{eases}");
    let often = format!("{walk}{eases} Sage tea soothes sinusitis. Ginger also calms a cough.");
    for (title, rule, text, expected) in [
        ("A walk", "efficacy", once.as_str(), "suggestion"),
        ("A walk", "efficacy", &often, "warning"),
        ("A walk", "efficacy", eases, "warning"),
        ("Thyme syrup", "efficacy", &once, "warning"),
        ("A walk", "cure", &format!("{walk}Thyme syrup cures bronchitis."), "error"),
        (
            "A walk",
            "evidence-appeal",
            &format!("{walk}Two lines of research have shown that migraines are disorders of the vessels."),
            "suggestion",
        ),
        ("A walk", "evidence-appeal", &format!("{walk}Studies show that thyme syrup shortens these colds."), "warning"),
    ] {
        assert_eq!(level(title, rule, text), expected, "{rule} under {title}: {text}");
    }
}

#[test]
fn support_lowers_the_level_and_the_message_says_what_would_mend_it() {
    let with = |claim: &str, source: &str| format!("{claim} {source}.");
    let (cited, poor) = (with("Thyme syrup eases bronchitis", TRIAL), with("Thyme syrup eases bronchitis", SHOP));
    let cure = with("Thyme syrup cures bronchitis", TRIAL);
    let cured = with("Thyme syrup cures bronchitis", SHOP);
    let better = with("Ibuprofen works better than aspirin", TRIAL);
    let fraud = with("The secret ingredient does it", TRIAL);
    let marked = format!("Thyme syrup eases bronchitis [1].\n\n{LIST}");
    let labelled =
        format!("Thyme syrup eases bronchitis (1).\n\n{}", LIST.replace("## References\n\n", "References:\n"));
    let untied = format!("Thyme syrup eases bronchitis.\n\n{}", LIST.replace("1. ", "- "));
    let dangling = format!("Thyme syrup cures bronchitis [7].\n\n{LIST}");
    let list = "## References\n\n- World Health Organization. Herbs against coughs. Geneva, 2023.";
    let spelt_out = format!("Thyme syrup eases bronchitis (WHO, 2023).\n\n{list}");
    let in_full = format!("Thyme syrup eases bronchitis (World Health Organization, 2023).\n\n{list}");
    let other = format!("Thyme syrup eases bronchitis (EMA, 2023).\n\n{list}");
    let cases: [(&str, &str, &str, &str); 15] = [
        ("unresolved-citation", &spelt_out, "", ""),
        ("unresolved-citation", &in_full, "", ""),
        ("unresolved-citation", &other, "warning", ""),
        ("efficacy", &spelt_out, "", ""),
        ("efficacy", &cited, "", ""),
        ("efficacy", &poor, "", ""),
        ("weak-source", &poor, "warning", "no support"),
        ("efficacy", &marked, "", ""),
        ("efficacy", &labelled, "", ""),
        ("efficacy", &untied, "suggestion", "put a marker behind it"),
        ("cure", &cure, "suggestion", "check that it says as much"),
        ("cure", &cured, "error", "claims a cure"),
        ("cure", &dangling, "error", "claims a cure"),
        ("superiority", &better, "", ""),
        ("quackery", &fraud, "error", "health fraud"),
    ];
    judged("other", &cases);
}

#[test]
fn who_cites_several_by_name_keeps_a_list_elsewhere() {
    let one = "Thyme grows on chalk (Okoro, 2024).";
    let two = "Thyme grows on chalk (Okoro, 2024) and on sand (Perez & Lind, 2022).";
    let three = format!("{two} It is dried (Lund, 2020).");
    let body = format!("{two} It is dried (Garden Office [GO], 2020).");
    judged(
        "other",
        &[
            ("unresolved-citation", one, "warning", "the article lists none"),
            ("unresolved-citation", two, "warning", "the article lists none"),
            ("unresolved-citation", &three, "suggestion", "the article lists none"),
            ("unresolved-citation", &body, "suggestion", "the article lists none"),
        ],
    );
}

#[test]
fn the_kind_of_article_counts() {
    judged("landing", &[("efficacy", "Thyme syrup eases bronchitis.", "suggestion", "owes the source")]);
    judged("landing", &[("cure", "Thyme syrup cures bronchitis.", "error", "claims a cure")]);
    judged("drug", &[("efficacy", "Thyme syrup eases bronchitis.", "warning", "nothing near it supports it")]);
    judged("news", &[("efficacy", "Thyme syrup eases bronchitis.", "warning", "nothing near it supports it")]);
    judged(
        "drug",
        &[(
            "unbalanced",
            "It may ease cramp. It can soothe a cough. It may calm a fever. It might relieve pain.",
            "warning",
            "of risks",
        )],
    );
    judged(
        "condition",
        &[(
            "unbalanced",
            "It may ease cramp. It can soothe a cough. It may calm a fever. It might relieve pain.",
            "",
            "",
        )],
    );
}

#[test]
fn news_that_name_whose_findings_they_report_are_to_link_them() {
    let found_in = "They published their results in the Annals of Internal Medicine.";
    let told = "Ibuprofen works better than aspirin.";
    judged("news", &[("superiority", told, "error", "above another")]);
    let named = format!("{told}\n\n{found_in}");
    judged("news", &[("superiority", named.as_str(), "warning", "link it")]);
    judged("drug", &[("superiority", named.as_str(), "error", "above another")]);
}

#[test]
fn places_are_no_subject() {
    let limitless = "without limit";
    judged(
        "other",
        &[
            ("absolute-safety", "The syrup in this bottle is completely safe.", "error", limitless),
            ("absolute-safety", "The room is completely safe.", "warning", "names no treatment"),
        ],
    );
}

#[test]
fn a_table_lists_sources_where_it_links_studies() {
    let table = |first: &str, second: &str| {
        format!("Garlic cures gout.\n\n| Of | Where |\n|---|---|\n| a | [one]({first}) |\n| b | [two]({second}) |")
    };
    let bodies = table("https://www.nhs.uk/a", "https://www.cdc.gov/b");
    judged("other", &[("cure", bodies.as_str(), "error", "claims a cure")]);
    let studies = table("https://pubmed.ncbi.nlm.nih.gov/12345678/", "https://pubmed.ncbi.nlm.nih.gov/22345678/");
    judged("other", &[("cure", studies.as_str(), "warning", "cure")]);
}

#[test]
fn capitals_of_emphasis_name_no_study() {
    let told = "The drops relieve joint pain.";
    let level = |title: &str| under(title, "claims/efficacy", "other", told).map(|(level, _)| level);
    assert_eq!(level("Start your FREE trial of the drops").as_deref(), Some("warning"));
    assert_eq!(level("What the ZELKO trial found of the drops").as_deref(), Some("suggestion"));
}

#[test]
fn what_a_medicine_is_weighed_for_in_pregnancy_is_a_suggestion() {
    let said = |heading: &str| format!("## {heading}\n\nNaproxen is considered safe for nursing mothers.");
    let labelled = "- **Breastfeeding:** Naproxen is considered safe.";
    for (kind, text, level) in [
        ("drug", &*said("Pregnancy and breastfeeding"), "suggestion"),
        ("drug", &*said("Can it be taken while breast-feeding?"), "suggestion"),
        ("drug", labelled, "suggestion"),
        ("drug", &*said("Why we like it"), "warning"),
        ("other", &*said("Pregnancy and breastfeeding"), "warning"),
        ("drug", "## Pregnancy\n\nNaproxen is perfectly safe for nursing mothers.", "error"),
    ] {
        let told = |title: &str| under(title, "claims/absolute-safety", kind, text).unwrap_or_default().0;
        assert_eq!(told("Naproxen"), level, "in an article of kind {kind}: {text}");
        assert_ne!(told("Thyme"), "suggestion", "in an article on a remedy: {text}");
    }
}
