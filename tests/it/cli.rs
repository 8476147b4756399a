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
    for part in
        ["check", "rules", "explain", "inspect", "test", "init", "schema", "completions", "--fail-on", "Exit status"]
    {
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
