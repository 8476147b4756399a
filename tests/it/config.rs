//! The configuration: where it is found, what it may say, and how a mistake in it is told.

use crate::run::Folder;

/// An article without a fault.
const ARTICLE: (&str, &str) = ("content/a.md", "# A page\n\nA short text.\n");

/// Runs medlint on a site with this configuration and gives the exit code and standard error.
#[track_caller]
fn refused(config: &str, expected: &[&str]) {
    let folder = Folder::new(&[("medlint.yaml", config), ARTICLE]);
    let ran = folder.run(&["content"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert_eq!(ran.stdout, "");
    for part in expected {
        assert!(ran.stderr.contains(part), "{part:?} is not in:\n{}", ran.stderr);
    }
}

#[test]
fn a_misspelt_key_is_refused_with_place_snippet_and_the_nearest_key() {
    refused(
        "style: uk\nexlude: [x]\n",
        &["medlint.yaml:2:1: unknown key `exlude`", "exlude: [x]", "did you mean `exclude`?"],
    );
    refused("kinds:\n  feild: type\n", &["medlint.yaml:2:3: unknown key `feild`", "did you mean `field`?"]);
    refused("site:\n  generator: hugp\n", &["medlint.yaml:2", "`hugp`", "did you mean `hugo`?"]);
    refused("style: british\n", &["medlint.yaml:1", "`british`", "us, uk, neutral"]);
    refused("fail-on: errors\n", &["did you mean `error`?"]);
}

#[test]
fn a_wrong_type_is_refused_with_its_place() {
    refused("content: 5\n", &["medlint.yaml:1:10"]);
    refused("kinds:\n  paths: [a, b]\n", &["medlint.yaml:2:10"]);
    refused("rules:\n  doses: {level: 3}\n", &["medlint.yaml:2"]);
    refused("style: [us]\n", &["medlint.yaml:1"]);
}

#[test]
fn what_is_no_yaml_is_refused_with_its_place() {
    refused("content: [a\nstyle: us\n", &["medlint.yaml:"]);
    refused("style: us\nstyle: uk\n", &["medlint.yaml:2:1", "style"]);
}

#[test]
fn rules_that_do_not_exist_are_refused_with_the_nearest() {
    refused(
        "rules:\n  doses/error-prone-frequenci: off\n",
        &["medlint.yaml:2:3", "doses/error-prone-frequenci", "did you mean `doses/error-prone-frequency`?"],
    );
    refused("rules:\n  dosage: off\n", &["no rule or family"]);
    refused("rules:\n  doses/error-prone-frequency: sometimes\n", &["`sometimes`", "off"]);
    refused("rules:\n  doses/error-prone-frequency: {speed: 3}\n", &["no option `speed`"]);
    refused("rules:\n  doses: {speed: 3}\n", &["by rule, not by family"]);
    refused("overrides:\n  - paths: ['**']\n    rules: {dose: off}\n", &["medlint.yaml:3", "did you mean `doses`?"]);
}

#[test]
fn a_glob_that_is_none_is_refused() {
    refused("exclude: ['a/{b']\n", &["medlint.yaml:1:11", "not a glob"]);
    refused("overrides:\n  - paths: ['[']\n", &["medlint.yaml:2:13", "not a glob"]);
}

#[test]
fn all_mistakes_of_rule_settings_are_told_at_once() {
    refused("rules:\n  dose: off\n  claim: off\n", &["`dose`", "`claim`"]);
}

#[test]
fn the_configuration_is_found_upwards_under_each_of_its_names() {
    for name in ["medlint.yaml", ".medlint.yaml", ".config/medlint.yaml"] {
        let folder = Folder::new(&[(name, "exclude: [content/deep/b.md]\n"), ("content/deep/b.md", "# B\n"), ARTICLE]);
        let ran = folder.run(&["--show-files", "content/deep"]);
        assert_eq!((ran.stdout.as_str(), ran.code), ("", 0), "{name}");
        let ran = folder.run(&["--show-files"]);
        assert_eq!(ran.stdout, "content/a.md\n", "{name}");
    }
}

#[test]
fn each_path_has_the_configuration_of_its_own_site() {
    let folder = Folder::new(&[
        ("one/medlint.yaml", "exclude: [b.md]\n"),
        ("one/a.md", "# A\n"),
        ("one/b.md", "# B\n"),
        ("two/a.md", "# A\n"),
        ("two/b.md", "# B\n"),
    ]);
    let ran = folder.run(&["--show-files", "one", "two"]);
    assert_eq!(ran.stdout.lines().collect::<Vec<_>>(), ["one/a.md", "two/a.md", "two/b.md"]);
}

#[test]
fn a_configuration_can_be_named_or_left_out() {
    let folder = Folder::new(&[
        ("medlint.yaml", "content: [content]\nexclude: ['**/*.md']\n"),
        ("other.yaml", "style: uk\n"),
        ARTICLE,
    ]);
    let files = |args: &[&str], env: &[(&str, &str)]| folder.run_with(args, env, b"").stdout;
    assert_eq!(files(&["--show-files"], &[]), "");
    assert_eq!(files(&["--show-files", "--isolated"], &[]), "content/a.md\n");
    assert_eq!(files(&["--show-files", "--config", "other.yaml"], &[]), "content/a.md\n");
    assert_eq!(files(&["--show-files"], &[("MEDLINT_CONFIG", "other.yaml")]), "content/a.md\n");
    let settings = files(&["--show-settings", "--config", "other.yaml"], &[]);
    assert!(settings.contains("configuration: other.yaml") && settings.contains("style: uk"), "{settings}");
}

#[test]
fn a_configuration_that_is_not_there_is_told() {
    let folder = Folder::new(&[ARTICLE]);
    let ran = folder.run(&["--config", "nowhere.yaml", "content"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("nowhere.yaml"), "{}", ran.stderr);
}

#[test]
fn a_broken_rule_of_a_folder_is_refused_with_its_place() {
    let folder = Folder::new(&[
        ("medlint.yaml", "rule-folders: [own]\n"),
        ("own/house/word.yaml", "summary: x\nextend: existence\n"),
        ARTICLE,
    ]);
    let ran = folder.run(&["content"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("own/house/word.yaml:2:1"), "{}", ran.stderr);
    assert!(ran.stderr.contains("did you mean `extends`?"), "{}", ran.stderr);
}

#[test]
fn keys_without_a_value_and_empty_files_say_nothing() {
    for config in ["", "# nothing yet\n", "site:\nkinds:\n  # field: kind\nrules:\noverrides:\ncontent:\n"] {
        let folder = Folder::new(&[("medlint.yaml", config), ARTICLE]);
        assert_eq!(folder.run(&["--show-files"]).stdout, "content/a.md\n", "{config:?}");
    }
}

/// A rule of one's own that finds the word "tablety".
const OWN_RULE: &str = "\
summary: A word we do not use
extends: existence
message: '\"%s\" is not our word'
level: error
tokens: [tablety]
why: We say tablet.
sources: [{title: House style, publisher: Our editors, year: 2026, url: 'https://example.org'}]
examples:
  bad: [A tablety thing.]
  good: [A tablet.]
";
const OWN_FAULT: &str = "# A page\n\nA tablety thing.\n";

#[test]
fn own_rules_of_a_folder_run() {
    for config in ["rule-folders: [./own]\n", "rules: [./own]\n"] {
        let folder =
            Folder::new(&[("medlint.yaml", config), ("own/house/word.yaml", OWN_RULE), ("content/a.md", OWN_FAULT)]);
        let ran = folder.run(&["--select", "house", "content"]);
        assert_eq!(ran.stdout, "content/a.md:3:3: error \"tablety\" is not our word [house/word]\n", "{ran:?}");
        assert_eq!(ran.code, 1);
    }
    let folder = Folder::new(&[("own/house/word.yaml", OWN_RULE), ("content/a.md", OWN_FAULT)]);
    assert_eq!(folder.run(&["--rules", "own", "--select", "house/word", "content"]).code, 1);
}

#[test]
fn levels_of_families_rules_and_overrides_hold() {
    let check = |settings: &str| {
        let config = format!("content: [content]\nrule-folders: [own]\n{settings}");
        let folder = Folder::new(&[
            ("medlint.yaml", &config),
            ("own/house/word.yaml", OWN_RULE),
            ("content/a.md", OWN_FAULT),
            ("content/b.md", OWN_FAULT),
        ]);
        let ran = folder.run(&["--select", "house", "--format", "compact"]);
        let level = |line: &str| line.split(' ').nth(1).unwrap_or_default().to_owned();
        (ran.stdout.lines().map(level).collect::<Vec<_>>().join(" "), ran.code)
    };
    let found = |levels: &str, code: i32| (levels.to_owned(), code);
    assert_eq!(check(""), found("error error", 1));
    assert_eq!(check("rules: {house: warning}"), found("warning warning", 0));
    assert_eq!(check("rules: {house: warning}\nfail-on: warning"), found("warning warning", 1));
    assert_eq!(check("rules: {house/word: suggestion, house: warning}"), found("suggestion suggestion", 0));
    assert_eq!(check("rules: {house/word: {level: suggestion}}\nmin-severity: warning"), found("", 0));
    assert_eq!(check("rules: {house/word: off}"), found("", 0));
    assert_eq!(check("overrides: [{paths: [content/b.md], rules: {house: off}}]"), found("error", 1));
    assert_eq!(
        check("rules: {house: off}\noverrides: [{paths: ['**/b.md'], rules: {house/word: warning}}]"),
        found("warning", 0)
    );
    assert_eq!(
        check(
            "overrides: [{paths: ['**'], rules: {house: off}}, {paths: [content/a.md], rules: {house/word: warning}}]"
        ),
        found("warning", 0)
    );
}

#[test]
fn front_matter_is_checked_against_the_schema_of_the_site() {
    let schema = r#"{"required": ["slug"], "properties": {"reviewed": {"type": "string", "format": "date"}}}"#;
    let article = "---\ntitle: Gout\nreviewed: spring\n---\n\nText.\n";
    let config = "content: [content]\nfront-matter:\n  schema: schemas/article.json\n";
    let folder = Folder::new(&[("medlint.yaml", config), ("schemas/article.json", schema), ("content/a.md", article)]);
    let ran = folder.run(&["content", "--select", "provenance/front-matter-schema", "--format", "compact"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    let lines: Vec<_> = ran.stdout.lines().collect();
    assert!(lines[0].starts_with("content/a.md:2:1: error front matter: \"slug\" is a required property"), "{lines:?}");
    assert!(
        lines[1].starts_with("content/a.md:3:11: error front matter, `reviewed`: \"spring\" is not a"),
        "{lines:?}"
    );
    folder.write("schemas/article.json", b"{\"type\": 5}");
    let ran = folder.run(&["content"]);
    assert!(ran.code == 2 && ran.stderr.contains("medlint.yaml:3:11: not a JSON Schema"), "{ran:?}");
    folder.write("schemas/article.json", b"[");
    assert!(folder.run(&["content"]).stderr.contains("is neither JSON nor YAML"));
    std::fs::remove_file(folder.path().join("schemas/article.json")).expect("the schema is there");
    assert!(folder.run(&["content"]).stderr.contains("the schema `schemas/article.json` cannot be read"));
}
