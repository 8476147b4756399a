#!/usr/bin/env bash
# Builds the wheel, installs it into a fresh virtual environment and runs the binary. Needs Python 3, Rust and a package
# index. PROFILE chooses how it is built; what is released is built with `release`.
set -euo pipefail
project=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/build"
python3 -m venv "$work/fresh"
"$work/build/bin/pip" install --quiet --disable-pip-version-check 'maturin>=1.7,<2'
(cd "$project" && "$work/build/bin/maturin" build --quiet --profile "${PROFILE:-dev}" --out "$work/wheels")
"$work/fresh/bin/pip" install --quiet --disable-pip-version-check --no-index "$work"/wheels/medlint-*.whl
said=$("$work/fresh/bin/medlint" --version)
wanted="medlint $(sed -n 's/^version = "\(.*\)"$/\1/p' "$project/Cargo.toml" | head -n 1)"
[[ $said == "$wanted" ]] || {
  echo "wheel: '$said' is not '$wanted'" >&2
  exit 1
}
"$work/fresh/bin/medlint" --quiet --no-cache "$project/fixtures/clean"
echo "wheel: all as it should be"
