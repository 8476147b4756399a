//! Times medlint as a whole process on generated sites, beside the floor: what reading the same files costs at least.
//!
//! `cargo bench` runs all; `cargo bench -- one site` runs the named parts; `--pages N` sets the size of the site.

#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

mod doses;
mod floor;
mod generator;

/// How often each command is run; the two of a pair in turn.
const RUNS: usize = 7;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [mode, folder, threads] = arguments.as_slice()
        && let Some(floor) = FLOORS.iter().find_map(|(name, floor)| (name == mode).then_some(floor))
    {
        println!("{}", floor(Path::new(folder), threads.parse().expect("a number of threads")));
        return;
    }
    let pages = option(&arguments, "--pages").unwrap_or(10_000);
    let named: Vec<&str> = arguments.iter().map(String::as_str).filter(|a| PARTS.contains(a)).collect();
    for part in PARTS.iter().filter(|part| named.is_empty() || named.contains(part)) {
        match *part {
            "start" => start(),
            "one" => one(),
            "site" => site(pages),
            "threads" => threads(pages),
            "report" => report(),
            "doses" => doses::run(),
            "traps" => traps(),
            _ => grow(pages),
        }
    }
}

/// Reads a folder with so many threads, and gives a number.
type Floor = fn(&Path, usize) -> usize;

/// What this program does when it is run as a floor of another.
const FLOORS: [(&str, Floor); 2] = [("--floor", floor::run), ("--only-read", floor::only_read)];

const PARTS: [&str; 8] = ["start", "one", "site", "threads", "report", "doses", "traps", "grow"];

fn option(arguments: &[String], name: &str) -> Option<usize> {
    let at = arguments.iter().position(|argument| argument == name)?;
    arguments.get(at + 1)?.parse().ok()
}

/// Start-up alone: what `--version` costs, and an empty folder.
fn start() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    compare("start-up", &[("medlint --version", medlint(&["--version"])), ("empty folder", check(folder.path(), &[]))]);
}

/// One article of about 10 KB.
fn one() {
    let folder = generator::site(1, 10_000);
    compare(
        "one article of 10 KB, cold",
        &[("medlint", check(folder.path(), &["--no-cache"])), ("floor", floor_command("--floor", folder.path(), 1))],
    );
}

/// A site, cold and warm.
fn site(pages: usize) {
    let folder = generator::site(pages, 6_500);
    compare(
        &format!("{pages} articles"),
        &[
            ("medlint, cold", check(folder.path(), &["--no-cache", "--format", "jsonl"])),
            ("floor", floor_command("--floor", folder.path(), 2)),
        ],
    );
    let cache = tempfile::tempdir().expect("a temporary folder");
    let cache_dir = cache.path().display().to_string();
    let warm = || check(folder.path(), &["--cache-dir", &cache_dir, "--format", "jsonl"]);
    run(&mut warm());
    compare(
        &format!("{pages} articles, unchanged"),
        &[
            ("medlint, warm", warm()),
            ("floor", floor_command("--floor", folder.path(), 2)),
            ("walk and read", floor_command("--only-read", folder.path(), 2)),
        ],
    );
}

/// One thread against two.
fn threads(pages: usize) {
    let folder = generator::site(pages, 6_500);
    compare(
        &format!("{pages} articles, threads"),
        &[
            ("1 thread", check(folder.path(), &["--no-cache", "--jobs", "1", "--format", "jsonl"])),
            ("2 threads", check(folder.path(), &["--no-cache", "--jobs", "2", "--format", "jsonl"])),
        ],
    );
}

/// Ten thousand findings and more, in two formats.
fn report() {
    let folder = generator::faults(500, 20);
    compare(
        "10,000 findings",
        &[
            ("quiet", check(folder.path(), &["--no-cache", "--select", "doses/trailing-zero", "--format", "compact"])),
            ("json", check(folder.path(), &["--no-cache", "--select", "doses/trailing-zero", "--format", "json"])),
            ("pretty", check(folder.path(), &["--no-cache", "--select", "doses/trailing-zero", "--format", "pretty"])),
        ],
    );
}

/// A site ten times as large.
fn grow(pages: usize) {
    let small = generator::site(pages, 6_500);
    let large = generator::site(pages * 10, 6_500);
    compare(
        &format!("{pages} articles and ten times as many"),
        &[
            ("ten times", check(large.path(), &["--no-cache", "--format", "jsonl"])),
            ("once", check(small.path(), &["--no-cache", "--format", "jsonl"])),
        ],
    );
}

/// Texts that make careless readers take the square of their size: each, and one eight times as long.
fn traps() {
    const SIZE: usize = 100_000;
    const TRAPS: [(&str, &str, &str, &str); 22] = [
        ("brackets", "", "[", "md"),
        ("links left open", "", "[a](", "md"),
        ("emphasis", "", "*a **a ", "md"),
        ("quotes", "", "> ", "md"),
        ("backticks", "", "`a``b", "md"),
        ("definitions", "", "[a]: b\n[c][a] [d]\n\n", "md"),
        ("footnotes", "", "Word[^1].\n\n[^1]: Note.\n\n", "md"),
        ("headings", "", "# Dosage of\n\n", "md"),
        ("headings misspelt", "", "## Side Efects\n\nHeadache and pain.\n\n", "md"),
        ("table", "", "| 5 mg | twice daily ", "md"),
        ("no end", "", "it may cure the flu and ", "md"),
        ("doses", "", "5 mg daily, 10 mg twice daily; ", "md"),
        ("soft hyphens", "", "a\u{ad}b\u{202f}5\u{a0}mg ", "md"),
        ("elements", "", "<div><p>text ", "html"),
        ("citations", "", "(Smith et al., 2020; Jones (2019) [1, 2", "txt"),
        ("rows of claims", "| Herb | Effect |\n|---|---|\n", "| Thyme | Cures gout |\n", "md"),
        ("items of claims", "", "- Thyme cures gout.\n", "md"),
        ("claims of a paragraph", "", "Thyme cures gout. ", "md"),
        ("claims of a sentence", "", "thyme cures gout, ", "md"),
        ("doses in two units", "# Baclofen\n\n", "baclofen 5 mg or 0.005 g, ", "md"),
        ("doses to mend", "", "take .5 mg qd, ", "md"),
        ("items of links", "# Read on\n\n", "- [Place](https://a.example/)\n", "md"),
    ];
    for (name, start, piece, extension) in TRAPS {
        let folder = |size: usize| {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let text = start.to_owned() + &piece.repeat(size / piece.len());
            std::fs::write(folder.path().join(format!("a.{extension}")), text).expect("a writable file");
            folder
        };
        let (small, large) = (folder(SIZE), folder(SIZE * 8));
        let check = |folder: &Path| check(folder, &["--no-cache", "--format", "jsonl"]);
        compare(name, &[("eight times", check(large.path())), ("once", check(small.path()))]);
    }
}

fn medlint(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_medlint"));
    command.args(arguments);
    command
}

fn check(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = medlint(&["check", "--isolated", "--fail-on", "never", "--today", "2026-06-01"]);
    command.args(arguments).arg(folder);
    command
}

fn floor_command(mode: &str, folder: &Path, threads: usize) -> Command {
    let mut command = Command::new(this_program());
    command.arg(mode).arg(folder).arg(threads.to_string());
    command
}

fn this_program() -> PathBuf {
    std::env::current_exe().expect("the path of this program")
}

/// Runs the commands in turn and prints the minimum, median and maximum of each, and its ratio to the last.
fn compare(title: &str, commands: &[(&str, Command)]) {
    let mut commands: Vec<(&str, &Command, Vec<Duration>)> =
        commands.iter().map(|(name, command)| (*name, command, Vec::new())).collect();
    for round in 0..=RUNS {
        for (_, command, times) in &mut commands {
            let time = run(&mut clone(command));
            if round > 0 {
                times.push(time);
            }
        }
    }
    println!("\n{title} ({RUNS} runs in turn)");
    let last = commands.last_mut().map_or(0.0, |(_, _, times)| median(times));
    for (name, _, mut times) in commands {
        let middle = median(&mut times);
        let (low, high) = (times[0].as_secs_f64(), times[times.len() - 1].as_secs_f64());
        println!(
            "  {name:<16} {:>9.2} ms  ({:.2} to {:.2})  x{:.2}",
            middle * 1e3,
            low * 1e3,
            high * 1e3,
            middle / last
        );
    }
}

fn clone(command: &Command) -> Command {
    let mut copy = Command::new(command.get_program());
    copy.args(command.get_args());
    copy
}

fn run(command: &mut Command) -> Duration {
    let start = Instant::now();
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().expect("the program runs");
    let time = start.elapsed();
    assert!(status.code().is_some_and(|code| code < 2), "{command:?} could not run: {status}");
    time
}

fn median(times: &mut [Duration]) -> f64 {
    times.sort();
    times[times.len() / 2].as_secs_f64()
}
