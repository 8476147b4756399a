#!/usr/bin/env bash
# Runs medlint and whichever peers are installed on the same Markdown files, in turn, and prints medians and ratios.
# usage: benches/peers.sh FILE_OR_FOLDER [RUNS]     (needs a release build and python3)
set -eu
target=${1:?usage: benches/peers.sh FILE_OR_FOLDER [RUNS]}
runs=${2:-9}
root=$(cd "$(dirname "$0")/.." && pwd)
export TARGET=$target RUNS=$runs MEDLINT="$root/target/release/medlint"
exec python3 - <<'PY'
import os, shutil, statistics, subprocess, time

target, runs, medlint = os.environ["TARGET"], int(os.environ["RUNS"]), os.environ["MEDLINT"]
files = f"{target}/**/*.md" if os.path.isdir(target) else target
commands = {
    "medlint": [medlint, "check", "--isolated", "--no-cache", "--fail-on", "never", target],
    "rumdl": ["rumdl", "check", "--no-cache", target],
    "lychee": ["lychee", "--offline", "--include-fragments", "--no-progress", target],
    "typos": ["typos", target],
    "vale": ["vale", "--no-exit", target],
    "markdownlint-cli2": ["markdownlint-cli2", files],
    "textlint": ["textlint", target],
    "proselint": ["proselint", "check", target],
    "harper": ["harper-cli", "lint", target],
}
def program(name):
    """The program itself: a shim of a version manager would be timed with it."""
    path = shutil.which(name)
    if path and "/shims/" in path and shutil.which("pyenv"):
        path = subprocess.run(["pyenv", "which", name], capture_output=True, text=True).stdout.strip() or path
    return path
found = {name: [program(command[0]) or command[0], *command[1:]] for name, command in commands.items()}
found = {name: command for name, command in found.items() if os.path.exists(command[0])}
times = {name: [] for name in found}
for turn in range(runs + 1):
    for name, command in found.items():
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if turn:
            times[name].append(time.perf_counter() - start)
base = statistics.median(times["medlint"])
for name, taken in sorted(times.items(), key=lambda item: statistics.median(item[1])):
    middle = statistics.median(taken)
    print(f"{name:<18} {middle * 1e3:10.1f} ms  ({min(taken) * 1e3:.1f} to {max(taken) * 1e3:.1f})  x{middle / base:.2f}")
print("not installed:", ", ".join(sorted(set(commands) - set(found))) or "none")
PY
