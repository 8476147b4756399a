#!/usr/bin/env bash
# Validates SARIF reports against the JSON Schema that OASIS published, as the crate serde-sarif ships it: of the fixture
# site, of changed texts with fixes, suppressions and a baseline, and of articles with hostile names and titles.
# Needs Python 3, git, Rust, a package index and a built medlint (MEDLINT, else target/debug/medlint).
set -euo pipefail
project=$(cd "$(dirname "$0")/.." && pwd)
medlint=${MEDLINT:-$project/target/debug/medlint}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p "$work/schema/src"
printf '[package]\nname = "schema"\nversion = "0.0.0"\nedition = "2021"\n[dependencies]\nserde-sarif = "=0.8.0"\n' \
  >"$work/schema/Cargo.toml"
touch "$work/schema/src/lib.rs"
cargo fetch --quiet --manifest-path "$work/schema/Cargo.toml"
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check --retries 10 'jsonschema[format]>=4.18,<5'

# report NAME CODE ARGS...: a report of what stands in the current folder.
report() {
  local name=$1 wanted=$2 code=0
  shift 2
  "$medlint" check --today 2026-06-01 --quiet --no-cache --format sarif --output "$work/$name.sarif" "$@" || code=$?
  [[ $code == "$wanted" ]] || {
    echo "sarif: medlint $* ends with $code, not $wanted" >&2
    exit 1
  }
}
cp -R "$project/fixtures/site" "$work/site"
cd "$work/site"
report site 1
printf '\n<!-- medlint-disable-next-line doses -- the label prints it so -->\nTake 9.0 mg QD with µg 💊.\n' >>content/about.md
"$medlint" check --today 2026-06-01 --quiet --no-cache --write-baseline --select doses,suppress >"$work/said" || true
report baseline 1 --baseline .medlint-baseline
mkdir -p content/hostile
printf -- '---\ntitle: "%%0A::error::x ]]> <script>\\u001b[31m"\n---\n\n# A <script>alert(1)</script>\n\nTake 5.0 mg QD.\n' \
  >$'content/hostile/a\nb %0A::error:: ]]> <script> \e[31m "&.md'
printf 'no UTF-8: \xff\n' >content/hostile/broken.md
report hostile 2 content/hostile
mkdir "$work/empty" && cd "$work/empty"
report empty 0 .

manifest=$work/schema/Cargo.toml "$work/venv/bin/python" - "$work"/*.sarif <<'PYTHON'
import json, os, subprocess, sys
from pathlib import Path
import jsonschema

metadata = subprocess.run(
    ["cargo", "metadata", "--quiet", "--offline", "--format-version", "1", "--manifest-path", os.environ["manifest"]],
    check=True, capture_output=True).stdout
[package] = [package for package in json.loads(metadata)["packages"] if package["name"] == "serde-sarif"]
schema = json.loads((Path(package["manifest_path"]).parent / "src/schema.json").read_text())
assert "2.1.0" in schema["title"], schema["title"]
validator = jsonschema.Draft7Validator(schema, format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER)
failed = False
for path in map(Path, sys.argv[1:]):
    report = json.loads(path.read_text())
    results = len(report["runs"][0]["results"])
    for error in validator.iter_errors(report):
        failed = True
        print(f"sarif: {path.name}: {'/'.join(map(str, error.absolute_path))}: {error.message[:300]}", file=sys.stderr)
    assert (results == 0) == (path.stem == "empty"), f"{path.name}: {results} results"
assert not validator.is_valid({"version": "2.1.0"}), "the schema asks for nothing"
sys.exit(failed)
PYTHON
echo "sarif: all as it should be"
