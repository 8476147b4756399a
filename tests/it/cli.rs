//! The command line: commands, flags, streams and exit codes.

use crate::run::{Folder, Ran};

#[track_caller]
fn told(ran: &Ran, code: i32, parts: &[&str]) {
    assert_eq!(ran.code, code, "{ran:?}");
    for part in parts {
        assert!(ran.stderr.contains(part), "{part:?} is not in:\n{}", ran.stderr);
    }
}

#[test]
fn help_and_version_go_to_standard_output() {
    let folder = Folder::new(&[]);
    let help = folder.run(&["--help"]);
    assert_eq!((help.code, help.stderr.as_str()), (0, ""));
    for part in [
        "check",
        "rules",
        "explain",
        "inspect",
        "links",
        "test",
        "init",
        "schema",
        "completions",
        "--fail-on",
        "Exit status",
    ] {
        assert!(help.stdout.contains(part), "{part} is not in:\n{}", help.stdout);
    }
    let version = folder.run(&["--version"]);
    assert_eq!(version.stdout, format!("medlint {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn what_cannot_be_done_is_exit_2_with_the_nearest_that_can() {
    let folder = Folder::new(&[("a.md", "# A\n")]);
    told(&folder.run(&["--formt", "json"]), 2, &["--format"]);
    told(&folder.run(&["--format", "jsn"]), 2, &["no report format is called `jsn`", "did you mean `json"]);
    told(&folder.run(&["--format", "excel"]), 2, &["formats are", "compact"]);
    told(&folder.run(&["--select", "dose"]), 2, &["no rule or family `dose`", "did you mean `doses`?"]);
    told(&folder.run(&["--ignore", "doses/error-prone-frequncy"]), 2, &["did you mean `doses/error-prone-frequency`?"]);
    told(&folder.run(&["--fail-on", "errors"]), 2, &["never"]);
    told(&folder.run(&["--jobs", "0"]), 2, &["--jobs"]);
    told(&folder.run(&["--today", "yesterday"]), 2, &["--today"]);
    told(&folder.run(&["--config", "a.yaml", "--isolated"]), 2, &["--isolated"]);
    told(&folder.run(&["--rules", "nowhere"]), 2, &["nowhere", "cannot be read"]);
    told(&folder.run(&["explain", "doses/error-prone-frequncy"]), 2, &["did you mean"]);
    told(&folder.run(&["schema", "confg"]), 2, &["config"]);
}

#[test]
fn only_one_report_goes_to_standard_output() {
    let folder = Folder::new(&[("a.md", "# A\n")]);
    told(&folder.run(&["--format", "json", "--format", "compact"]), 2, &["only one report"]);
    let ran = folder.run(&[
        "--format",
        "json",
        "--output",
        "out/a.json",
        "--output",
        "b.jsonl",
        "--format",
        "jsonl",
        "--format",
        "compact",
    ]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""));
    assert!(
        folder.read("out/a.json").contains("\"version\": 1") || folder.read("out/a.json").contains("\"version\":1")
    );
    assert_eq!(folder.read("b.jsonl"), "");
    told(&folder.run(&["--output", "a.md/x", "a.md"]), 2, &["a.md/x", "cannot be written"]);
}

#[test]
fn the_format_can_come_from_the_environment() {
    let folder = Folder::new(&[("a.md", "# A\n")]);
    let run = |args: &[&str], format: &str| folder.run_with(args, &[("MEDLINT_FORMAT", format)], b"");
    assert!(run(&[], "json").stdout.starts_with('{'));
    assert_eq!(run(&["--format", "compact"], "json").stdout, "");
    assert_eq!(run(&[], "jsn").code, 2);
    assert_eq!(run(&[], "").code, 0);
}

#[test]
fn quiet_leaves_the_summary_out() {
    let folder = Folder::new(&[("a.md", "# A\n")]);
    assert!(folder.run(&["a.md"]).stderr.contains("1 file"));
    assert_eq!(folder.run(&["--quiet", "a.md"]).stderr, "");
}

#[test]
fn check_may_be_said() {
    let folder = Folder::new(&[("a.md", "# A\n"), ("rules/b.md", "# B\n")]);
    assert_eq!(folder.run(&["check", "--show-files"]).stdout, "a.md\nrules/b.md\n");
    assert_eq!(folder.run(&["check", "--show-files", "rules"]).stdout, "rules/b.md\n");
    assert_eq!(folder.run(&["--show-files", "./rules"]).stdout, "rules/b.md\n");
}

#[test]
fn settings_are_shown_as_they_hold() {
    let folder =
        Folder::new(&[("medlint.yaml", "style: uk\nfail-on: warning\nrules: {doses/error-prone-frequency: off}\n")]);
    let ran = folder.run(&["--show-settings", "--today", "2026-01-31", "--min-severity", "warning"]);
    for line in [
        "style: uk",
        "today: 2026-01-31",
        "fail-on: warning",
        "min-severity: warning",
        "  doses/error-prone-frequency: off",
    ] {
        assert!(ran.stdout.lines().any(|known| known == line), "{line} is not in:\n{}", ran.stdout);
    }
}

#[test]
fn completions_and_schemas_are_printed() {
    let folder = Folder::new(&[]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = folder.run(&["completions", shell]);
        assert!(ran.code == 0 && ran.stdout.contains("medlint") && ran.stdout.contains("fail-on"), "{shell}");
    }
    for of in ["config", "rule"] {
        let ran = folder.run(&["schema", of]);
        let schema: serde_json::Value = serde_json::from_str(&ran.stdout).expect("JSON");
        assert!(schema["properties"].is_object() && schema["additionalProperties"] == false, "{of}");
    }
}

#[test]
fn a_reader_that_stops_reading_is_no_error() {
    let folder = Folder::new(&[]);
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_medlint"))
        .args(["rules", "--all", "--format", "json"])
        .current_dir(folder.path())
        .env_clear()
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("medlint starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("medlint ends");
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}

/// A site with a rule of its own that finds the word "tablety", once in each of these articles.
fn site_with_faults(articles: usize) -> Folder {
    let rule = "summary: A word\nextends: existence\nmessage: 'not our word: %s'\nlevel: error\ntokens: [tablety]\nwhy: We say tablet.\nsources: [{title: Style, publisher: Us, year: 2026, url: 'https://example.org'}]\nexamples:\n  bad: [A tablety thing.]\n  good: [A tablet.]\n";
    let folder =
        Folder::new(&[("medlint.yaml", "content: [content]\nrule-folders: [own]\n"), ("own/house/word.yaml", rule)]);
    for number in 0..articles {
        folder.write(&format!("content/{}/{number}.md", number % 7), b"# A page\n\nA tablety thing.\n");
    }
    folder
}

#[test]
fn exit_codes_follow_fail_on_and_what_could_not_be_checked() {
    let folder = site_with_faults(1);
    let code = |args: &[&str]| folder.run(&[&["--select", "house"], args].concat()).code;
    assert_eq!(code(&[]), 1);
    assert_eq!(code(&["--fail-on", "never"]), 0);
    assert_eq!(code(&["--ignore", "house/word"]), 0);
    assert_eq!(code(&["content", "nowhere.md"]), 2);
    assert_eq!(code(&["--fail-on", "never", "nowhere.md"]), 2);
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let folder = site_with_faults(60);
    for format in ["compact", "json", "pretty"] {
        let run = |jobs: &str| folder.run(&["--jobs", jobs, "--format", format]).stdout;
        let one = run("1");
        assert!(one.matches("house/word").count() >= 60, "{one}");
        assert_eq!(one, run("8"), "{format}");
        assert_eq!(one, folder.run(&["--format", format]).stdout, "{format}");
    }
}

#[test]
fn paths_are_shown_from_the_current_folder() {
    let folder = site_with_faults(1);
    let first = |inside: &str, path: &str| {
        let ran = crate::run::run_in(&folder.path().join(inside), &["--select", "house", path], &[], b"");
        ran.stdout.split(':').next().unwrap_or_default().to_owned()
    };
    assert_eq!(first("", "content"), "content/0/0.md");
    assert_eq!(first("content", "."), "0/0.md");
    assert_eq!(first("own", "../content"), "../content/0/0.md");
}

#[test]
fn statistics_count_the_findings_of_each_rule() {
    let ran = site_with_faults(3).run(&["--select", "house", "--statistics"]);
    assert!(ran.stderr.contains("     3 house/word\n"), "{}", ran.stderr);
}

#[test]
fn one_file_of_a_site_is_reported_on_alone() {
    let ran = site_with_faults(9).run(&["--select", "house", "content/3/3.md"]);
    assert_eq!(ran.stdout.lines().count(), 1, "{}", ran.stdout);
    assert!(ran.stdout.starts_with("content/3/3.md:3:3: error"), "{}", ran.stdout);
}

#[test]
fn the_text_of_standard_input_is_what_is_checked() {
    let folder = site_with_faults(1);
    let args = ["--select", "house", "--stdin-filename", "content/0/0.md", "-"];
    assert_eq!(folder.run_with(&args, &[], b"# Nothing wrong\n").stdout, "");
    assert!(folder.run_with(&args, &[], b"Tablety.\n").stdout.starts_with("content/0/0.md:1:1: error"));
}

#[test]
fn examples_of_own_rules_are_run() {
    let folder = site_with_faults(0);
    let ran = folder.run(&["test"]);
    told(&ran, 0, &["2 examples of 1 rule"]);
    assert_eq!(folder.run(&["test", "own"]).code, 0);
    let rule = folder.read("own/house/word.yaml");
    folder.write("own/house/word.yaml", rule.replace("[A tablet.]", "[No tablety thing.]").as_bytes());
    let ran = folder.run(&["test", "own"]);
    told(&ran, 1, &["1 failed"]);
    assert!(ran.stdout.contains("house/word") && ran.stdout.contains("tablety"), "{}", ran.stdout);
    told(&folder.run(&["test", "content"]), 2, &["content"]);
}

#[test]
fn the_readme_names_every_format_and_every_configuration_key() {
    let readme = include_str!("../../README.md");
    for format in medlint::report::Format::ALL {
        assert!(readme.contains(&format!("`{}`", format.name())), "{}", format.name());
    }
    let schema = serde_json::to_value(medlint::config::schema()).expect("JSON");
    for key in schema["properties"].as_object().expect("keys").keys() {
        assert!(readme.contains(&format!("`{key}`")), "{key}");
    }
}
