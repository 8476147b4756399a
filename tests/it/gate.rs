//! The gate on sites of a house with one rule of its own: suppressions, baselines, changed lines, fixes.

use crate::run::{Folder, Ran, git};

const TABULE: &str = r#"
summary: A word our readers do not know
extends: substitution
message: '"%s" is not a word our readers know; write "%s"'
level: error
swap: {tabule: tablet}
why: Our readers know "tablet".
sources:
  - {title: House style, publisher: Our editors, year: 2026, url: 'https://example.org/style'}
fix: safe
examples:
  bad: [Swallow the tabule whole.]
  good: [Swallow the tablet whole.]
"#;

/// A site of a house with a rule against "tabule" and one, with a fix to look at, against "physic".
pub(crate) fn site(files: &[(&str, &str)]) -> Folder {
    let folder = Folder::new(files);
    folder.write("medlint.yaml", b"content: [content]\nrule-folders: [medlint-rules]\n");
    folder.write("medlint-rules/house/tabule.yaml", TABULE.as_bytes());
    let physic = TABULE.replace("tabule", "physic").replace("tablet", "medicine").replace("safe", "unsafe");
    folder.write("medlint-rules/house/physic.yaml", physic.as_bytes());
    folder
}

/// Runs the rules of the house and those on suppressions.
fn run(folder: &Folder, args: &[&str]) -> Ran {
    let path = std::env::var("PATH").unwrap_or_default();
    let fixed = ["--select", "house,suppress", "--today", "2026-06-01", "--quiet"];
    let all: Vec<&str> = fixed.iter().chain(args).copied().collect();
    folder.run_with(
        &all,
        &[("PATH", &path), ("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_SYSTEM", "/dev/null")],
        b"",
    )
}

/// Path, line and rule of each finding of a run.
fn found(ran: &Ran) -> Vec<String> {
    let short = |line: &str| {
        let (place, rest) = line.split_once(": ").unwrap_or((line, ""));
        let rule = rest.rsplit('[').next().unwrap_or_default().trim_end_matches(']');
        let place = place.rsplit_once(':').map_or(place, |(place, _)| place);
        format!("{place} {rule}")
    };
    ran.stdout.lines().map(short).collect()
}

#[track_caller]
fn check(ran: &Ran, code: i32, expected: &[&str]) {
    assert_eq!((found(ran), ran.code), (expected.iter().map(|line| (*line).to_owned()).collect(), code), "{ran:?}");
}

mod suppressions {
    use super::{check, run, site};

    /// One article, and what is found in it.
    #[track_caller]
    fn article(name: &str, text: &str, code: i32, expected: &[&str]) {
        let folder = site(&[(&format!("content/{name}"), text)]);
        check(&run(&folder, &[]), code, expected);
    }

    #[test]
    fn each_form_holds_for_its_lines() {
        let next = "<!-- medlint-disable-next-line house/tabule -- quoted -->\nA tabule.\n\nA tabule.\n";
        article("a.md", next, 1, &["content/a.md:4 house/tabule"]);
        let line = "A tabule. <!-- medlint-disable-line house -- quoted -->\nA tabule.\n";
        article("a.md", line, 1, &["content/a.md:2 house/tabule"]);
        let range = "A tabule.\n\n<!-- medlint-disable house/tabule -- quoted -->\n\nA tabule.\n\n\
                     <!-- medlint-enable house/tabule -->\n\nA tabule.\n";
        article("a.md", range, 1, &["content/a.md:1 house/tabule", "content/a.md:9 house/tabule"]);
        article("a.md", "A tabule.\n\n<!-- medlint-disable-file house -- quoted -->\n\nA tabule.\n", 0, &[]);
    }

    #[test]
    fn mdx_and_front_matter_have_their_own_forms() {
        article("a.mdx", "{/* medlint-disable-next-line house -- quoted */}\nA tabule.\n", 0, &[]);
        let yaml = "---\n# medlint-disable-next-line house -- quoted\ntitle: A tabule\n---\nText.\n";
        article("a.md", yaml, 0, &[]);
        let key =
            "---\ntitle: Pills\nmedlint:\n  disable:\n    - {rule: house/tabule, reason: quoted}\n---\nA tabule.\n";
        article("a.md", key, 0, &[]);
        let toml = "+++\ntitle = \"Pills\"\n[medlint]\ndisable = [\"house -- quoted\"]\n+++\nA tabule.\n";
        article("a.md", toml, 0, &[]);
    }

    #[test]
    fn a_blank_line_and_other_suppressions_may_stand_between() {
        let text = "<!-- medlint-disable-next-line house/tabule -- quoted -->\n\
                    <!-- medlint-disable-next-line house/physic -- quoted -->\n\nA tabule of physic.\n";
        article("a.md", text, 0, &[]);
    }

    #[test]
    fn comments_in_code_are_text() {
        let text = "```html\n<!-- medlint-disable-file house -- quoted -->\n```\n\nA tabule.\n";
        article("a.md", text, 1, &["content/a.md:5 house/tabule"]);
    }

    #[test]
    fn what_does_not_hold_is_said() {
        article(
            "a.md",
            "<!-- medlint-disable-file house -->\n\nA tabule.\n",
            1,
            &["content/a.md:1 suppress/no-reason"],
        );
        let expired = "<!-- medlint-disable-file house until=2026-05-31 -- quoted -->\n\nA tabule.\n";
        article("a.md", expired, 1, &["content/a.md:1 suppress/expired", "content/a.md:3 house/tabule"]);
        article("a.md", &expired.replace("05-31", "06-01"), 0, &[]);
        let unknown = "<!-- medlint-disable-file house/tabul -- quoted -->\n\nA tabule.\n";
        article("a.md", unknown, 1, &["content/a.md:1 suppress/unknown-rule", "content/a.md:3 house/tabule"]);
        let bare = "<!-- medlint-disable-file -- quoted -->\n\nA tabule.\n";
        article("a.md", bare, 1, &["content/a.md:1 suppress/unknown-rule", "content/a.md:3 house/tabule"]);
        let unused = "<!-- medlint-disable-file house -- quoted -->\n\nA tablet.\n";
        article("a.md", unused, 0, &["content/a.md:1 suppress/unused"]);
        let partly = "<!-- medlint-disable-file house/tabule, house/physic -- quoted -->\n\nA tabule.\n";
        article("a.md", partly, 0, &["content/a.md:1 suppress/unused"]);
    }

    #[test]
    fn a_rule_that_does_not_run_makes_no_suppression_unused() {
        let folder = site(&[("content/a.md", "<!-- medlint-disable-file doses -- quoted -->\n\nA tablet.\n")]);
        check(&run(&folder, &[]), 0, &[]);
    }

    #[test]
    fn fixes_take_out_what_is_not_needed() {
        let text = "<!-- medlint-disable-next-line house/tabule, house/physic -- quoted -->\r\nA tabule.\r\n\r\n\
                    <!-- medlint-disable-line house -- quoted -->\r\n\r\n\
                    Text. <!-- medlint-disable-line house until=2020-01-01 -- quoted -->\r\n";
        let folder = site(&[("content/a.md", text)]);
        check(&run(&folder, &["--fix"]), 0, &[]);
        let fixed = "<!-- medlint-disable-next-line house/tabule -- quoted -->\r\nA tabule.\r\n\r\n\r\nText.\r\n";
        assert_eq!(folder.read("content/a.md"), fixed);
    }

    #[test]
    fn an_audit_lists_them_all() {
        let text = "A tabule. <!-- medlint-disable-line house/tabule -- \"quoted\", from a label -->\n\n\
                    <!-- medlint-disable-next-line house/physic until=2020-01-31 -- =1+1 -->\nPhysic.\n";
        let folder = site(&[("content/a.md", text)]);
        let list = |format: &str| {
            let args = ["suppressions", "--select", "house", "--today", "2026-06-01", "--format", format];
            folder.run(&args).stdout
        };
        insta::assert_snapshot!([list("text"), list("csv"), list("json")].join("\n"));
    }

    #[test]
    fn suppressed_findings_stay_countable() {
        let folder = site(&[("content/a.md", "A tabule. <!-- medlint-disable-line house -- from a label -->\n")]);
        let json: serde_json::Value = serde_json::from_str(&run(&folder, &["--format", "json"]).stdout).expect("JSON");
        assert_eq!(json["summary"]["suppressed"], 1);
        let sarif = run(&folder, &["--format", "sarif"]).stdout;
        let sarif: serde_json::Value = serde_json::from_str(&sarif).expect("JSON");
        let suppression = &sarif["runs"][0]["results"][0]["suppressions"][0];
        assert_eq!(suppression["justification"], "from a label");
    }
}

mod baselines {
    use super::{check, run, site};

    const OLD: &str = "# Pills\n\nA tabule.\n\nAnother tabule.\n\nAnother tabule.\n";

    #[test]
    fn known_findings_do_not_count_wherever_they_move_to() {
        let folder = site(&[("content/a.md", OLD), ("content/b.md", "A tabule of b.\n")]);
        check(&run(&folder, &["--write-baseline"]), 0, &[]);
        let baseline = folder.read(".medlint-baseline");
        assert_eq!(baseline.lines().count(), 5, "{baseline}");
        assert!(baseline.lines().skip(1).is_sorted(), "{baseline}");
        folder.write("content/a.md", format!("New words.\n\n{OLD}\nA new tabule.\n").as_bytes());
        let ran = run(&folder, &["--baseline", ".medlint-baseline"]);
        check(&ran, 1, &["content/a.md:11 house/tabule"]);
        std::fs::rename(folder.path().join("content/b.md"), folder.path().join("content/c.md")).expect("a rename");
        let ran = run(&folder, &["--baseline", ".medlint-baseline", "content/c.md"]);
        check(&ran, 0, &[]);
        let json = run(&folder, &["--baseline", ".medlint-baseline", "--format", "json"]).stdout;
        let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(json["summary"]["baselined"], 4);
    }

    #[test]
    fn a_baseline_only_shrinks() {
        let folder = site(&[("content/a.md", OLD), ("content/b.md", "A tabule of b.\n")]);
        run(&folder, &["--write-baseline"]);
        folder.write("content/a.md", b"# Pills\n\nA tabule.\n\nAnother tabule.\n\nA new tabule.\n");
        let ran = folder.run(&["--select", "house", "--baseline", ".medlint-baseline"]);
        assert!(ran.stderr.contains("1 stale entries") && ran.stderr.contains("content/a.md house/tabule"), "{ran:?}");
        check(&run(&folder, &["--write-baseline"]), 1, &["content/a.md:7 house/tabule"]);
        assert_eq!(folder.read(".medlint-baseline").lines().count(), 4);
        // What was not checked is not stale: other files, and rules that do not run.
        run(&folder, &["--write-baseline", "content/b.md"]);
        folder.run(&["--select", "doses", "--write-baseline"]);
        assert_eq!(folder.read(".medlint-baseline").lines().count(), 4);
        folder.write("content/a.md", b"# Pills\n");
        folder.write("content/b.md", b"# Pills\n");
        check(&run(&folder, &["--write-baseline"]), 0, &[]);
        assert_eq!(folder.read(".medlint-baseline").lines().count(), 1);
    }

    #[test]
    fn a_broken_baseline_is_refused_with_its_line() {
        let folder = site(&[("content/a.md", OLD)]);
        let ran = run(&folder, &["--baseline", "none"]);
        assert!(ran.code == 2 && ran.stderr.contains("--write-baseline"), "{ran:?}");
        run(&folder, &["--write-baseline"]);
        let text = folder.read(".medlint-baseline");
        folder.write(".medlint-baseline", format!("{text}<<<<<<< HEAD\n").as_bytes());
        let ran = run(&folder, &["--baseline", ".medlint-baseline"]);
        assert!(ran.code == 2 && ran.stderr.contains(".medlint-baseline:5: "), "{ran:?}");
    }
}

mod fixes {
    use super::{check, run, site};

    #[test]
    fn safe_fixes_are_written_and_the_rest_is_left() {
        let text = "\u{feff}A tabule of physic.\r\n\r\nA tabule.\r\n";
        let folder = site(&[("content/a.md", text)]);
        check(&run(&folder, &["--fix"]), 1, &["content/a.md:1 house/physic"]);
        assert_eq!(folder.read("content/a.md"), "\u{feff}A tablet of physic.\r\n\r\nA tablet.\r\n");
        check(&run(&folder, &["--unsafe-fixes"]), 0, &[]);
        assert_eq!(folder.read("content/a.md"), "\u{feff}A tablet of medicine.\r\n\r\nA tablet.\r\n");
    }

    #[test]
    fn a_second_run_changes_nothing() {
        let folder = site(&[("content/a.md", "A tabule of physic, tabule tabule.\n")]);
        run(&folder, &["--unsafe-fixes"]);
        let once = folder.read("content/a.md");
        run(&folder, &["--unsafe-fixes"]);
        assert_eq!(folder.read("content/a.md"), once);
    }

    #[test]
    fn a_diff_is_shown_and_nothing_written() {
        let folder = site(&[("content/a.md", "Before.\n\nA tabule.\n")]);
        let ran = run(&folder, &["--diff"]);
        let diff = "--- a/content/a.md\n+++ b/content/a.md\n@@ -1,3 +1,3 @@\n Before.\n \n-A tabule.\n+A tablet.\n";
        assert_eq!((ran.stdout.as_str(), ran.code), (diff, 1));
        assert_eq!(folder.read("content/a.md"), "Before.\n\nA tabule.\n");
    }

    #[test]
    fn the_text_of_standard_input_comes_back_fixed() {
        let folder = site(&[("content/a.md", "")]);
        let args = ["--select", "house", "--fix", "--stdin-filename", "content/a.md", "-"];
        let ran = folder.run_with(&args, &[], b"A tabule.\n");
        assert_eq!(ran.stdout, "A tablet.\n", "{ran:?}");
        assert_eq!(folder.read("content/a.md"), "");
    }

    #[test]
    fn fixes_that_undo_each_other_leave_their_file_alone() {
        let folder = site(&[("content/a.md", "A tabule of physic.\n"), ("content/b.md", "A tabule.\n")]);
        let undoing = super::TABULE.replace("tablet", "physic").replace("tabule", "medicine");
        folder.write("medlint-rules/house/undoing.yaml", undoing.as_bytes());
        let ran = run(&folder, &["--unsafe-fixes"]);
        assert!(ran.stderr.contains("content/a.md: not fixed: its fixes undo each other"), "{ran:?}");
        check(&ran, 1, &["content/a.md:1 house/tabule", "content/a.md:1 house/physic"]);
        assert_eq!(folder.read("content/a.md"), "A tabule of physic.\n");
        assert_eq!(folder.read("content/b.md"), "A tablet.\n");
    }

    #[test]
    fn a_killed_run_leaves_each_file_old_or_new() {
        const FILES: usize = 12;
        let folder = site(&[]);
        let path = |number: usize| format!("content/{number}.md");
        let (old, new) = ("A tabule.\n".repeat(40), "A tablet.\n".repeat(40));
        let reset = || (0..FILES).for_each(|number| folder.write(&path(number), old.as_bytes()));
        let start = || {
            std::process::Command::new(env!("CARGO_BIN_EXE_medlint"))
                .args(["--select", "house", "--fix", "--quiet"])
                .current_dir(folder.path())
                .stdout(std::process::Stdio::null())
                .spawn()
                .expect("medlint starts")
        };
        reset();
        let clock = std::time::Instant::now();
        start().wait().expect("medlint ends");
        let whole = clock.elapsed();
        let mut seed = 0x2545_f491_u32;
        for _ in 0..200 {
            reset();
            let mut child = start();
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            std::thread::sleep(whole * (seed >> 24) / 200);
            child.kill().expect("medlint is killed, or has ended");
            child.wait().expect("medlint ends");
            for number in 0..FILES {
                let text = folder.read(&path(number));
                assert!(text == old || text == new, "{} is neither old nor new: {text:?}", path(number));
            }
        }
    }

    #[cfg(unix)]
    #[test]
    fn permissions_stay_and_nothing_is_left_behind() {
        use std::os::unix::fs::PermissionsExt;
        let folder = site(&[("content/a.md", "A tabule.\n")]);
        let path = folder.path().join("content/a.md");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).expect("permissions");
        run(&folder, &["--fix"]);
        assert_eq!(folder.read("content/a.md"), "A tablet.\n");
        assert_eq!(std::fs::metadata(&path).expect("metadata").permissions().mode() & 0o777, 0o640);
        assert_eq!(std::fs::read_dir(folder.path().join("content")).expect("a folder").count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_site_is_not_written_through() {
        let outside = tempfile::tempdir().expect("a folder");
        let target = outside.path().join("a.md");
        std::fs::write(&target, "A tabule.\n").expect("a file");
        let folder = site(&[("content/b.md", "Text.\n")]);
        std::os::unix::fs::symlink(&target, folder.path().join("content/a.md")).expect("a link");
        let ran = run(&folder, &["--fix", "content/a.md"]);
        assert!(ran.code == 2 && ran.stderr.contains("outside"), "{ran:?}");
        assert_eq!(std::fs::read_to_string(target).expect("a file"), "A tabule.\n");
    }
}

mod changed {
    use std::process::Command;

    use super::{Folder, check, git, run, site};

    fn repository() -> Folder {
        let folder = site(&[
            ("content/a.md", "# A\n\nAn old tabule.\n\nText.\n"),
            ("content/b c.md", "# B\n\nAn old tabule.\n\nSee [A](a.md).\n"),
        ]);
        git(&folder, &["init", "-q", "-b", "main"]);
        git(&folder, &["add", "."]);
        git(&folder, &["commit", "-qm", "Start"]);
        folder
    }

    #[test]
    fn only_changed_lines_are_reported() {
        let folder = repository();
        check(&run(&folder, &["--since", "main"]), 0, &[]);
        folder.write("content/a.md", b"# A\n\nAn old tabule.\n\nA new tabule.\n");
        folder.write("content/new.md", b"A tabule.\n");
        let expected = ["content/a.md:5 house/tabule", "content/new.md:1 house/tabule"];
        check(&run(&folder, &["--since", "HEAD"]), 1, &expected);
        let whole = run(&folder, &["--since", "HEAD", "--whole-file", "content/a.md"]);
        check(&whole, 1, &["content/a.md:3 house/tabule", "content/a.md:5 house/tabule"]);
        git(&folder, &["checkout", "-qb", "topic"]);
        git(&folder, &["add", "."]);
        git(&folder, &["commit", "-qm", "More"]);
        check(&run(&folder, &["--since", "main"]), 1, &expected);
        check(&run(&folder, &["--since", "topic"]), 0, &[]);
    }

    #[test]
    fn what_is_staged_is_read_from_the_index() {
        let folder = repository();
        folder.write("content/a.md", b"# A\n\nAn old tabule.\n\nA staged tabule.\n");
        git(&folder, &["add", "content/a.md"]);
        folder.write("content/a.md", b"# A\n\nMended since, and not staged.\n");
        folder.write("content/new.md", b"A tabule that git does not know.\n");
        check(&run(&folder, &["--staged"]), 1, &["content/a.md:5 house/tabule"]);
    }

    #[test]
    fn where_nothing_is_staged_named_files_are_checked() {
        let folder = repository();
        check(&run(&folder, &["--staged"]), 0, &[]);
        check(&run(&folder, &["--staged", "content/a.md"]), 1, &["content/a.md:3 house/tabule"]);
    }

    #[test]
    fn an_audit_says_who_wrote_a_suppression() {
        let folder = repository();
        folder.write("content/a.md", b"A tabule. <!-- medlint-disable-line house -- quoted -->\n");
        git(&folder, &["add", "."]);
        git(&folder, &["commit", "-qm", "Set aside", "--date", "2026-02-03T12:00:00Z"]);
        let path = std::env::var("PATH").unwrap_or_default();
        let ran = folder.run_with(&["suppressions", "--select", "house"], &[("PATH", &path)], b"");
        assert_eq!(ran.stdout, "content/a.md:1: house (line 1, 1 set aside): quoted [A, 2026-02-03]\n", "{ran:?}");
    }

    #[test]
    fn a_renamed_file_keeps_its_old_faults() {
        let folder = repository();
        git(&folder, &["mv", "content/b c.md", "content/d.md"]);
        check(&run(&folder, &["--staged"]), 0, &[]);
        check(&run(&folder, &["--since", "HEAD"]), 0, &[]);
    }

    #[test]
    fn a_site_below_the_top_of_the_repository_has_its_own_paths() {
        let folder = Folder::new(&[]);
        for (path, text) in [("medlint.yaml", "rule-folders: [r]\n"), ("a.md", "# A\n")] {
            folder.write(&format!("docs/{path}"), text.as_bytes());
        }
        folder.write("docs/r/house/tabule.yaml", super::TABULE.as_bytes());
        git(&folder, &["init", "-q", "-b", "main"]);
        git(&folder, &["add", "."]);
        git(&folder, &["commit", "-qm", "Start"]);
        folder.write("docs/a.md", b"# A\n\nA tabule.\n");
        check(&run(&folder, &["--since", "main", "docs"]), 1, &["docs/a.md:3 house/tabule"]);
    }

    /// The examples of the README that are no commands of their own: text between two marks.
    fn example(start: &str, end: &str) -> &'static str {
        let readme = include_str!("../../README.md");
        let (_, rest) = readme.split_once(start).expect("the README has the example");
        rest.split_once(end).map_or(rest, |(example, _)| example)
    }

    /// Runs a shell script in a folder, with medlint on the path.
    fn shell(folder: &Folder, script: &str) -> (bool, String) {
        let bin = std::path::Path::new(env!("CARGO_BIN_EXE_medlint")).parent().expect("a folder");
        let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap_or_default());
        let output = Command::new("sh")
            .args(["-c", script])
            .current_dir(folder.path())
            .env("PATH", path)
            .envs([("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_AUTHOR_NAME", "A"), ("GIT_COMMITTER_NAME", "A")])
            .envs([("GIT_AUTHOR_EMAIL", "a@example.org"), ("GIT_COMMITTER_EMAIL", "a@example.org")])
            .output()
            .expect("a shell runs");
        let said = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8_lossy(&said).into_owned())
    }

    /// A repository that selects the house's rules, where a page with one fault is staged.
    fn with_staged_fault() -> Folder {
        let folder = repository();
        folder.write("content/new.md", b"A tabule.\n");
        git(&folder, &["add", "."]);
        folder
    }

    #[cfg(unix)]
    #[test]
    fn the_plain_hook_of_the_readme_stops_a_commit() {
        use std::os::unix::fs::PermissionsExt;
        let folder = with_staged_fault();
        folder.write(".git/hooks/pre-commit", example("`.git/hooks/pre-commit`:\n\n```bash\n", "```").as_bytes());
        let hook = folder.path().join(".git/hooks/pre-commit");
        std::fs::set_permissions(&hook, std::fs::Permissions::from_mode(0o755)).expect("permissions");
        let (passed, said) = shell(&folder, "git commit -m Bad");
        assert!(!passed && said.contains("content/new.md:1:3: error"), "{said}");
        folder.write("content/new.md", b"A tablet.\n");
        let (passed, said) = shell(&folder, "git add . && git commit -m Good");
        assert!(passed, "{said}");
    }

    #[cfg(unix)]
    #[test]
    fn the_commands_of_lefthook_and_gitlab_find_the_fault() {
        let folder = with_staged_fault();
        let (passed, said) = shell(&folder, example("      run: ", "\n"));
        assert!(!passed && said.contains("content/new.md:1:3: error"), "{said}");
        let (passed, said) = shell(&folder, example("    - pip install medlint==0.1.0\n    - ", "\n"));
        assert!(!passed && said.contains("content/new.md:1:3: error"), "{said}");
        assert!(folder.read("gl-code-quality-report.json").starts_with("[\n  {"));
    }

    #[test]
    fn the_action_and_the_examples_name_this_version() {
        let version = env!("CARGO_PKG_VERSION");
        let action = include_str!("../../action.yml");
        assert!(action.contains(&format!("default: {version}\n")), "action.yml pins another version");
        for example in
            [format!("rev: v{version}"), format!("medlint/medlint@v{version}"), format!("medlint=={version}")]
        {
            assert!(include_str!("../../README.md").contains(&example), "the README does not say {example}");
        }
        assert!(!action.lines().any(|line| line.trim_start().starts_with("run:") && line.contains("${{")));
    }

    #[test]
    fn what_git_does_not_know_is_said() {
        let folder = repository();
        let ran = run(&folder, &["--since", "nowhere"]);
        assert!(ran.code == 2 && ran.stderr.contains("nowhere"), "{ran:?}");
        let bare = site(&[("content/a.md", "Text.\n")]);
        let ran = run(&bare, &["--staged"]);
        assert!(ran.code == 2 && ran.stderr.contains("git"), "{ran:?}");
    }
}
