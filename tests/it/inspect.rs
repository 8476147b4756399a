//! What medlint prints of its understanding of an article.

use crate::run::Folder;

#[test]
fn sections_doses_claims_and_links_are_printed() {
    let folder = Folder::new(&[
        ("medlint.yaml", "content: [content]\n"),
        (
            "content/a.md",
            "---\ntitle: Baclofen\ntype: drug\n---\n# Baclofen\n\n## Dosage\n\nTake 5 mg three times daily.\n\nIt cures all \
             spasms. See [b](b.md#dose), [c](c.md), [d](https://example.org/) and [e](draft.md).\n",
        ),
        ("content/b.md", "# B\n\n## Dose\n"),
        ("content/draft.md", "---\ndraft: true\n---\n# Draft\n"),
    ]);
    let ran = folder.run(&["inspect", "content/a.md"]);
    let article: serde_json::Value = serde_json::from_str(&ran.stdout).expect("one line of JSON");
    assert_eq!(
        (&article["kind"], &article["kind_from"], &article["title"]),
        (&"drug".into(), &"front-matter".into(), &"Baclofen".into())
    );
    assert_eq!(article["sections"][0]["id"], "dosing");
    assert_eq!(article["sections"][0]["state"], "marked");
    let dose = &article["doses"][0];
    assert_eq!(dose["text"], "5 mg three times daily");
    assert_eq!(dose["dose"], serde_json::json!({"low": 5, "high": 5, "unit": "mg", "per": null}));
    assert_eq!((&dose["timing"]["frequency"], &dose["timing"]["periodUnit"]), (&3.into(), &"d".into()));
    assert_eq!(article["claims"][0]["kind"], "cure");
    let links = article["links"].as_array().expect("links");
    let statuses: Vec<_> = links.iter().map(|link| link["status"].as_str().expect("a status")).collect();
    assert_eq!(statuses, ["ok", "missing", "external", "draft"]);
    assert_eq!((&links[0]["resolved"], &links[0]["anchor"]), (&"content/b.md".into(), &"dose".into()));
}

#[test]
fn links_to_other_sites_are_printed_with_their_places() {
    let folder = Folder::new(&[
        ("medlint.yaml", "content: [content]\nsite:\n  base-url: https://clinic.example.org\n"),
        (
            "content/a.md",
            "---\nrelated: [https://example.org/r]\n---\n# A\n\nSee [b](b.md), [c](https://example.org/c \"C\") and \
             <https://example.org/d>.\n[e][e], www.example.org/f, [own](https://clinic.example.org/b), \
             [g](//example.org/g), `https://example.org/code`.\n\n[e]: https://example.org/e\n",
        ),
        ("content/b.md", "# B\n"),
    ]);
    let ran = folder.run(&["links", "--dump"]);
    let expected = [
        "content/a.md:2:11: https://example.org/r",
        "content/a.md:6:20: https://example.org/c",
        "content/a.md:6:52: https://example.org/d",
        "content/a.md:7:9: https://www.example.org/f",
        "content/a.md:7:69: https://example.org/g",
        "content/a.md:9:6: https://example.org/e",
    ];
    assert_eq!(ran.stdout.lines().collect::<Vec<_>>(), expected, "{}", ran.stderr);
    assert_eq!(folder.run(&["links"]).code, 2);
}
