//! What an article as a whole makes of a claim, and where in its front matter a claim stands.

use serde_json::Value;

use crate::run::Folder;

/// The findings of the claims family in a text: two of their fields.
fn told(text: &str, fields: [&str; 2]) -> Vec<(String, String)> {
    let folder = Folder::new(&[("a.md", text)]);
    let ran = folder.run(&["--isolated", "--select", "claims", "--format", "json", "--today", "2026-06-01", "a.md"]);
    let report: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let text = |finding: &Value, key: &str| finding[key].as_str().expect("a text").to_owned();
    let findings = report["findings"].as_array().expect("findings");
    findings.iter().map(|finding| (text(finding, fields[0]), text(finding, fields[1]))).collect()
}

/// The findings in a text: rule and words.
fn found(text: &str) -> Vec<(String, String)> {
    told(text, ["rule", "text"])
}

/// An article where `text` stands behind twelve sentences that claim nothing.
fn long(text: &str) -> String {
    let sentences = "Those who come have gout, asthma, eczema or a cough. ".repeat(12);
    format!("# Notes on a town\n\n{sentences}\n\n{text}\n")
}

/// The findings there.
fn in_long(text: &str) -> Vec<(String, String)> {
    found(&long(text))
}

#[test]
fn a_benefit_of_nothing_known_is_left_alone_in_a_long_article() {
    let short = found("# Notes\n\nIn that town zelkova relieves pain.\n");
    assert_eq!(short.len(), 1, "{short:?}");
    assert!(in_long("In that town zelkova relieves pain.").is_empty());
    let named = in_long("Thyme syrup relieves pain.");
    assert_eq!(named.len(), 1, "{named:?}");
}

#[test]
fn what_a_medicine_is_for_is_no_boast_where_medicines_are_told_of() {
    let level = |text: &str| told(text, ["level", "rule"]);
    let of_efficacy = |level: &str| vec![(level.to_owned(), "claims/efficacy".to_owned())];
    for (plain, wanted) in [
        ("Macrolides treat infections.", "suggestion"),
        ("Heparin is begun early. It reduces swelling.", "suggestion"),
        ("A blood transfusion relieves the symptoms.", "suggestion"),
        ("Macrolides are very effective for acne.", "warning"),
        ("Macrolides rapidly relieve pain.", "warning"),
        ("Heparin and thyme tea relieve pain.", "warning"),
        ("Thyme tea treats infections.", "warning"),
    ] {
        assert_eq!(level(&long(plain)), of_efficacy(wanted), "{plain}");
    }
    assert_eq!(level("# Notes\n\nMacrolides relieve pain.\n"), of_efficacy("warning"));
}

#[test]
fn what_a_claim_is_of_stands_nearby() {
    let far = "The ward keeps chamomile in a tin by the door, and the nurse who opens it at noon writes a line for each \
               of the nine patients in the book that lies there.";
    assert!(in_long(far).is_empty());
    assert_eq!(in_long("Chamomile helps each of the nine patients.").len(), 1);
}

#[test]
fn praise_of_what_has_nothing_to_do_with_health_is_no_claim() {
    let praise = "Nothing beats this parser. It works on any platform, always wins and is completely harmless. ";
    let of_code =
        found(&format!("# Release notes\n\n{praise}{}\n", "The loop reads a file and adds a line. ".repeat(12)));
    assert!(of_code.is_empty(), "{of_code:?}");
    let of_health = "It eases gout, asthma, eczema and coughs. ";
    assert!(!found(&format!("# Notes\n\n{praise}{}\n", of_health.repeat(12))).is_empty());
}

#[test]
fn what_a_protein_does_is_no_benefit_where_genes_are_told_of() {
    let gene = "Changes in the AB1 gene cause the disease. The AB1 gene lies on chromosome 3. A second gene is known.";
    assert!(found(&format!("# Genes\n\n{gene} The AB1 protein, bound to its twin, helps control pain.\n")).is_empty());
}

#[test]
fn the_record_of_a_case_tells_no_story_as_evidence() {
    let story = "She was seen and examined. He was glad. Her pain, and this was improved, went with the injection, and \
                 her mother took her home.";
    let parts = "**HISTORY:** A fall.\n\n**ALLERGIES:** None known.\n\n**IMPRESSION:** A sprain.";
    assert!(found(&format!("# Progress note\n\n{parts}\n\n{story} She is well. She has a cane.\n")).is_empty());
    assert!(!found("# Stories\n\nMy mother took it and her pain was gone.\n").is_empty());
}

#[test]
fn a_marker_on_a_heading_carries_the_section() {
    let note = "[^1]: Okoro N. Thyme. Trials. 2024;6:12. doi:10.5555/t.2024.1\n";
    assert!(found(&format!("# Pulse\n\n## General[^1]\n\n- 95% of patients are old.\n\n{note}")).is_empty());
    assert!(!found(&format!("# Pulse[^1]\n\n## General\n\n- 95% of patients are old.\n\n{note}")).is_empty());
}

#[test]
fn what_leads_in_a_list_is_cited_for_its_items() {
    let list = |cited: &str| {
        format!("# Zinc\n\nIt helps the body in many ways{cited}:\n\n- Relieves eczema\n- Lowers fever\n")
    };
    assert!(!found(&list("")).is_empty());
    assert!(found(&list(" ([trial](https://pubmed.ncbi.nlm.nih.gov/12345678/))")).is_empty());
}

#[test]
fn what_an_article_of_doubt_repeats_is_a_suggestion() {
    let doubt = "No good evidence supports it. Regulators call it quackery. Skeptics say so too.";
    let level = |text: &str| told(text, ["level", "rule"]);
    let claim = "The bracelet cures gout.";
    assert_eq!(level(&format!("# Bracelets\n\n{claim}\n")), [("error".to_owned(), "claims/cure".to_owned())]);
    assert_eq!(
        level(&format!("# Bracelets\n\n{claim}\n\n{doubt}\n")),
        [("suggestion".to_owned(), "claims/cure".to_owned())]
    );
    let debunked = "# The bracelet, debunked by a nurse\n\nThe bracelet cures gout.\n";
    assert_eq!(level(debunked), [("suggestion".to_owned(), "claims/cure".to_owned())]);
}

#[test]
fn a_body_that_is_named_is_half_a_source() {
    let level = |text: &str| told(&format!("# Notes\n\n{text}\n"), ["level", "rule"]);
    let of_figure = |level: &str| vec![(level.to_owned(), "claims/statistic".to_owned())];
    assert_eq!(level("Some 40% of adults live with gout."), of_figure("warning"));
    let named = "According to the Norland Heart Association, some 40% of adults live with gout.";
    assert_eq!(level(named), of_figure("suggestion"));
}

#[test]
fn bodies_are_authors_too() {
    let figure = "2 million children of the land live with one parent";
    for said in [
        format!("According to the U.S. Census Bureau (2022c), {figure}."),
        format!("In this year {figure} (U.S. Department of Health & Human Services [USDHHS], 2023b)."),
        format!("In this year {figure} (CDC, 2022af)."),
    ] {
        let found = found(&format!("# Children\n\n{said}\n"));
        assert!(found.iter().all(|(rule, _)| rule == "claims/unresolved-citation"), "{said}: {found:?}");
    }
    assert!(!found(&format!("# Children\n\nIn this year {figure}.\n")).is_empty());
}

#[test]
fn a_claim_in_a_folded_field_stands_on_its_own_words() {
    for header in [">-", "|", ""] {
        let text = format!(
            "---\ntitle: Thyme\ndescription: {header}\n  Thyme syrup is sold here.\n  It cures\n  gout.\n---\n"
        );
        let found = found(&text);
        assert!(found.iter().any(|(_, words)| words == "cures\n  gout"), "{header}: {found:?}");
    }
}

#[test]
fn an_entry_is_sought_behind_every_lead() {
    let list = "## References\n\nLind, P. (2020). The form of naps. Journal of Naps, 3, 4-9.\n";
    for lead in ["", "e.g., ", "see ", "see e.g., ", "see, e.g., "] {
        let found = found(&format!("# Naps\n\nNaps help memory ({lead}Okoro, 2019).\n\n{list}"));
        assert!(found.iter().any(|(rule, _)| rule == "claims/unresolved-citation"), "{lead}: {found:?}");
    }
}

#[test]
fn an_entry_between_others_that_date_themselves_elsewhere_is_one() {
    let entries = "Abel, R. (2019). The form of naps. Journal of Naps, 3, 4-9.\n\nBerg, T., et al. Long naps. [Updated 2023]. \
                   StatPearls.\n\nOkoro, N. (2018). Short naps and others. Journal of Naps, 2, 1-3.\n\nH.R. 3244: An act \
                   on naps.\n";
    let found =
        found(&format!("# Naps\n\nNaps help memory (Okoro, 2018).\n\nThey are short (Abel, 2019).\n\n{entries}"));
    assert!(!found.iter().any(|(rule, _)| rule == "claims/unresolved-citation"), "{found:?}");
}

#[test]
fn a_public_page_that_weighs_benefits_and_risks_sells_nothing() {
    let page = "# Bowel screening\n\nBook your screening kit online or ring the helpline.\n\n## Benefits and risks of \
                screening\n\n- Peace of mind, with results in ten days\n";
    assert!(found(page).is_empty(), "{:?}", found(page));
}

#[test]
fn a_claim_is_shown_as_a_whole_phrase() {
    for (text, shown) in [
        ("Thyme syrup is safe for all ages.", "safe for all ages"),
        ("In that town .5% of people have gout.", ".5% of people"),
        ("The balm brings better relief than medication alone.", "than medication alone"),
    ] {
        let found = found(&format!("# Notes\n\n{text}\n"));
        assert!(found.iter().any(|(_, words)| words.contains(shown)), "{found:?}");
    }
}

#[test]
fn a_list_below_a_heading_without_its_space_is_one_of_sources() {
    let list = |label: &str| {
        format!("# Notes\n\nThyme syrup eases coughs [1].\n\n{label}\n1. Okoro N. Thyme. Coughs. 2024;6:12.\n")
    };
    assert!(found(&list("##References")).iter().all(|(rule, _)| rule != "claims/unresolved-citation"));
    assert!(found(&list("##Remedies")).iter().any(|(rule, _)| rule == "claims/unresolved-citation"));
}
