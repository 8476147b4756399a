//! The cache: a run that looks up what it found before says the same, to the byte, as one that checks everything anew.

use std::fs;
use std::path::{Path, PathBuf};

use medlint::cache::{Cache, Stamp, digest};
use medlint::config::{Config, Selection};
use medlint::lint::{Chosen, Engine, lint_texts};
use medlint::outcome::Found;
use medlint::report::Format;
use medlint::source::{Problem, SourceFile};

use crate::gate;
use crate::run::{Folder, Ran, copy, project};

/// A copy of the site of the project with all kinds of faults.
fn faulty() -> Folder {
    let folder = Folder::new(&[]);
    copy(&project().join("fixtures/site"), folder.path());
    folder
}

/// What a run printed, and what it wrote in each format.
#[derive(Debug, PartialEq)]
struct Said {
    code: i32,
    stdout: String,
    stderr: String,
    reports: Vec<(&'static str, String)>,
}

/// Runs medlint with a report in every format.
fn say(folder: &Folder, args: &[&str]) -> Said {
    let reports = tempfile::tempdir().expect("a temporary folder");
    let files = Format::ALL.map(|format| reports.path().join(format.name()).display().to_string());
    let mut all = vec!["--today", "2026-06-01", "--format", "pretty"];
    for (format, file) in Format::ALL.iter().zip(&files) {
        all.extend(["--format", format.name(), "--output", file]);
    }
    all.extend(args);
    let Ran { stdout, stderr, code } = folder.run(&all);
    let read = |format: Format| fs::read_to_string(reports.path().join(format.name())).unwrap_or_default();
    Said { code, stdout, stderr, reports: Format::ALL.map(|format| (format.name(), read(format))).into() }
}

/// Checks that a run with the cache, the first and the second after a change, says what one without it says.
#[track_caller]
fn check_same(folder: &Folder, args: &[&str]) {
    let without = say(folder, &[args, &["--no-cache"]].concat());
    assert!(without.code < 2, "{}", without.stderr);
    for state in ["after a change", "unchanged"] {
        let with = say(folder, args);
        for (with, without) in with.reports.iter().zip(&without.reports) {
            assert_eq!(with, without, "{state}");
        }
        assert_eq!((with.code, with.stderr), (without.code, without.stderr.clone()), "{state}");
        assert_eq!(with.stdout, without.stdout, "{state}");
    }
}

/// The files of the cache of a site.
fn caches(folder: &Folder) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder.path().join(".medlint_cache")) else { return Vec::new() };
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.filter(|path| path.extension().is_some_and(|extension| extension == "cache")).collect()
}

#[test]
fn every_format_is_the_same_whatever_changes() {
    let folder = faulty();
    check_same(&folder, &[]);
    check_same(&folder, &["--select", "doses,links"]);
    check_same(&folder, &["--ignore", "claims", "--min-severity", "warning"]);
    check_same(&folder, &["content/medicines", "--statistics"]);
    let about = folder.read("content/about.md");
    folder.write("content/about.md", format!("{about}\n\nTake 5.0 mg QD. See [more](gone.md).\n").as_bytes());
    check_same(&folder, &[]);
    fs::remove_file(folder.path().join("content/about.md")).expect("a file");
    check_same(&folder, &[]);
    let config = folder.read("medlint.yaml");
    folder.write("medlint.yaml", format!("{config}\nlanguage: es\n").as_bytes());
    check_same(&folder, &[]);
}

#[test]
fn suppressions_own_rules_baselines_and_fixes_are_the_same() {
    let quoted = "<!-- medlint-disable-next-line house/tabule -- quoted -->\nA tabule.\n\nA tabule of physic.\n";
    let unused = "<!-- medlint-disable-file house until=2027-01-31 -- µg 🙂 -->\n\nTake 5.0 mg QD.\n";
    let folder = gate::site(&[("content/a.md", quoted), ("content/b.md", unused), ("content/c.md", "A tabule.\n")]);
    check_same(&folder, &[]);
    let rule = folder.read("medlint-rules/house/tabule.yaml").replace("level: error", "level: warning");
    folder.write("medlint-rules/house/tabule.yaml", rule.as_bytes());
    check_same(&folder, &[]);
    assert!(folder.run(&["--write-baseline", "--quiet"]).code < 2);
    folder.write("content/c.md", b"A tabule. Another tabule.\n");
    check_same(&folder, &["--baseline", ".medlint-baseline"]);
    check_same(&folder, &["--unsafe-fixes", "--diff"]);
    let other = gate::site(&[("content/a.md", quoted), ("content/b.md", unused), ("content/c.md", "A tabule.\n")]);
    other.write("medlint-rules/house/tabule.yaml", rule.as_bytes());
    other.write("content/c.md", b"A tabule. Another tabule.\n");
    assert_eq!(say(&folder, &["--fix"]), say(&other, &["--fix", "--no-cache"]));
    for article in ["content/a.md", "content/b.md", "content/c.md"] {
        assert_eq!(folder.read(article), other.read(article));
    }
    check_same(&folder, &["--fix"]);
}

#[test]
fn the_folder_keeps_itself_out_of_git_and_backups() {
    let folder = faulty();
    folder.run(&["--quiet"]);
    assert_eq!(folder.read(".medlint_cache/.gitignore"), "*\n");
    let tag = folder.read(".medlint_cache/CACHEDIR.TAG");
    assert!(tag.starts_with("Signature: 8a477f597d28d172789f06886806bc55\n"), "{tag}");
    assert_eq!(caches(&folder).len(), 1);
}

#[test]
fn there_is_none_where_nobody_wants_one() {
    let folder = faulty();
    folder.run(&["--quiet", "--no-cache"]);
    folder.run(&["--quiet", "content/about.md"]);
    folder.run_with(&["--quiet", "--stdin-filename", "content/about.md", "-"], &[], b"Text.\n");
    assert!(!folder.path().join(".medlint_cache").exists());
    let elsewhere = tempfile::tempdir().expect("a temporary folder");
    let elsewhere = elsewhere.path().join("deep/down").display().to_string();
    folder.run(&["--quiet", "--cache-dir", &elsewhere]);
    folder.run_with(&["--quiet"], &[("MEDLINT_CACHE_DIR", &elsewhere)], b"");
    assert!(!folder.path().join(".medlint_cache").exists());
    assert!(Path::new(&elsewhere).join("CACHEDIR.TAG").exists());
}

#[test]
fn a_folder_that_held_anything_is_not_hidden_from_git() {
    let folder = faulty();
    folder.run(&["--quiet", "--cache-dir", "."]);
    assert!(!folder.path().join(".gitignore").exists());
}

#[test]
fn what_is_damaged_or_foreign_is_left_aside_with_a_note() {
    type Damage = fn(Vec<u8>) -> Vec<u8>;
    let folder = faulty();
    let expected = say(&folder, &["--no-cache"]);
    let damages: [(&str, Damage); 5] = [
        ("cut", |bytes| bytes[..bytes.len() / 2].to_vec()),
        ("cut at its head", |bytes| bytes[..9].to_vec()),
        ("foreign", |_| b"SQLite format 3\0 and much more than a head of a file could be in length".to_vec()),
        ("another in the middle", |mut bytes| {
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            bytes
        }),
        ("longer", |bytes| [bytes, vec![0; 7]].concat()),
    ];
    for (name, damage) in damages {
        say(&folder, &[]);
        let [file] = caches(&folder).try_into().expect("one file");
        let bytes = fs::read(&file).expect("a cache");
        fs::write(&file, damage(bytes)).expect("it can be damaged");
        let said = say(&folder, &[]);
        assert_eq!((&said.reports, said.code), (&expected.reports, expected.code), "{name}");
        assert!(said.stderr.contains("note: the cache in ") && said.stderr.contains("damaged"), "{name}: {said:?}");
        assert_eq!(say(&folder, &[]), expected, "{name}: it is made anew");
    }
}

#[test]
fn a_cache_of_other_settings_under_this_name_is_foreign() {
    let folder = faulty();
    folder.run(&["--quiet", "--today", "2026-06-01"]);
    let [first] = caches(&folder).try_into().expect("one file");
    let bytes = fs::read(&first).expect("a cache");
    let expected = say(&folder, &["--select", "doses", "--no-cache"]);
    say(&folder, &["--select", "doses"]);
    for file in caches(&folder) {
        fs::write(file, &bytes).expect("a file");
    }
    let said = say(&folder, &["--select", "doses"]);
    assert_eq!(said.reports, expected.reports);
    assert!(said.stderr.contains("damaged or of another program"), "{said:?}");
}

#[test]
fn where_it_cannot_be_written_the_run_goes_on_with_a_note() {
    let folder = faulty();
    let expected = say(&folder, &["--no-cache"]);
    folder.write(".medlint_cache", b"a file");
    let said = say(&folder, &[]);
    assert_eq!((said.reports, said.code), (expected.reports, expected.code));
    assert!(said.stderr.contains("note: the cache in "), "{}", said.stderr);
    assert_eq!(folder.read(".medlint_cache"), "a file");
}

#[test]
fn several_runs_at_once_do_no_harm() {
    let folder = faulty();
    let expected = say(&folder, &["--no-cache"]);
    for _ in 0..3 {
        std::thread::scope(|scope| {
            let runs: Vec<_> = (0..4).map(|_| scope.spawn(|| say(&folder, &[]))).collect();
            for run in runs {
                assert_eq!(run.join().expect("a run"), expected);
            }
        });
        let entries = fs::read_dir(folder.path().join(".medlint_cache")).expect("the cache");
        assert_eq!(entries.count(), 3, "nothing half-written is left");
        fs::remove_dir_all(folder.path().join(".medlint_cache")).expect("the cache");
    }
}

#[test]
fn it_does_not_grow_for_ever() {
    let folder = gate::site(&[("content/a.md", "A tabule.\n"), ("content/b.md", "A tabule.\n")]);
    for day in 1..=20 {
        folder.run(&["--quiet", "--today", &format!("2026-06-{day:02}")]);
    }
    assert_eq!(caches(&folder).len(), 8, "one for each of the last days");
    let last = |args: &[&str]| {
        folder.run(&[&["--quiet", "--select", "house"], args].concat());
        let newest = caches(&folder).into_iter().max_by_key(|path| fs::metadata(path).unwrap().modified().unwrap());
        fs::read(newest.expect("a cache")).expect("a cache").len()
    };
    let both = last(&[]);
    fs::remove_file(folder.path().join("content/b.md")).expect("a file");
    assert!(last(&[]) < both, "an article that is gone goes");
    folder.write("content/b.md", b"A tabule.\n");
    assert_eq!(last(&[]), both);
    assert_eq!(last(&["content/"]), both);
}

#[test]
fn what_was_found_comes_back_for_the_same_text_only() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let source = SourceFile::new("a.md", "Take 5.0 mg QD.\n");
    let chosen =
        Chosen { selection: Selection::default(), rule_folders: Vec::new(), today: "2026-06-01".parse().unwrap() };
    let engine = Engine::new(Config::default().into(), Path::new(""), chosen).expect("an engine");
    let outcome = lint_texts(&engine, &[(&source.path, &source.text)]);
    let problem = Problem { path: source.path.clone(), message: "odd".to_owned(), position: None, fatal: false };
    let found = || Found {
        findings: outcome.findings.clone(),
        problems: vec![problem.clone()],
        unknown_kind: true,
        ..Found::default()
    };
    assert!(found().findings.iter().any(|located| !located.finding.fixes.is_empty()), "{outcome:?}");
    let key = digest(b"key");
    let text = digest(source.text.as_bytes());
    let cache = Cache::open(folder.path().to_owned(), key);
    assert!(cache.get(&source, text, true).is_none());
    cache.put(&source, text, None, &found());
    assert_eq!(cache.save(|_| false), Vec::<String>::new());
    let cache = Cache::open(folder.path().to_owned(), key);
    let back = cache.get(&source, text, true).expect("it is kept");
    assert_eq!(back.findings, found().findings);
    assert_eq!((back.problems, back.unknown_kind), (found().problems, true));
    assert!(cache.get(&source, digest(b"another text"), true).is_none());
    let moved = SourceFile { path: "b.md".into(), ..source.clone() };
    assert!(cache.get(&moved, text, true).is_none());
    assert!(Cache::open(folder.path().to_owned(), digest(b"another key")).get(&source, text, true).is_none());
    assert_eq!(cache.save(|path| path == "a.md"), Vec::<String>::new());
    assert!(Cache::open(folder.path().to_owned(), key).get(&source, text, true).is_none());
}

#[test]
fn files_that_did_not_change_say_the_same_unread() {
    let caches = tempfile::tempdir().expect("a temporary folder");
    let site = project().join("fixtures/site").display().to_string();
    let args = ["--today", "2026-06-01", "--format", "compact", &site];
    let folder = Folder::new(&[]);
    let without = folder.run(&[&args[..], &["--no-cache"]].concat());
    assert!(!without.stdout.is_empty());
    for _ in 0..3 {
        let with = folder.run(&[&args[..], &["--cache-dir", &caches.path().display().to_string()]].concat());
        assert_eq!(
            (with.stdout, with.stderr, with.code),
            (without.stdout.clone(), without.stderr.clone(), without.code)
        );
    }
}

#[cfg(unix)]
#[test]
fn what_was_found_comes_back_for_the_same_state_of_a_file_only() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let source = SourceFile::new("a.md", "Text.\n");
    let text = digest(source.text.as_bytes());
    let stamp = |name: &str| Stamp::of(&project().join(name)).expect("a file that nobody writes to");
    let (first, second) = (stamp("README.md"), stamp("Cargo.toml"));
    assert_ne!(first, second);
    let open = || Cache::open(folder.path().to_owned(), digest(b"key"));
    let knows = |cache: &Cache| [first, second].map(|stamp| cache.unchanged(&source.path, stamp).is_some());
    let cache = open();
    cache.put(&source, text, Some(first), &Found { unknown_kind: true, ..Found::default() });
    assert_eq!(cache.save(|_| false), Vec::<String>::new());
    let cache = open();
    assert_eq!(knows(&cache), [true, false]);
    assert!(cache.unchanged(&source.path, first).expect("it is kept").unknown_kind);
    assert!(cache.unchanged(&"b.md".into(), first).is_none());
    for stamp in [Some(first), None] {
        cache.restamp(&source.path, stamp);
    }
    assert_eq!(knows(&cache), [true, false]);
    cache.restamp(&source.path, Some(second));
    assert_eq!(cache.save(|_| false), Vec::<String>::new());
    assert_eq!(knows(&open()), [false, true]);
    assert!(open().get(&source, text, false).is_some());
    let unstamped = open();
    unstamped.put(&source, text, None, &Found::default());
    assert_eq!(unstamped.save(|_| false), Vec::<String>::new());
    assert_eq!(knows(&open()), [false, false]);
}
