#!/usr/bin/env bash
# Plays how a site with old faults takes up medlint, on a copy of the fixture site turned into a git repository.
# Needs git and a built medlint (MEDLINT, else target/debug/medlint).
set -euo pipefail
project=$(cd "$(dirname "$0")/.." && pwd)
medlint=${MEDLINT:-$project/target/debug/medlint}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
export GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@example.org

fail() {
  echo "adoption: $*" >&2
  exit 1
}
today=2026-06-01
# expect CODE ARGS...: runs medlint on the day $today, leaves standard output in $out.
expect() {
  local wanted=$1 code=0
  shift
  out=$("$medlint" check --today $today --quiet --format compact "$@") || code=$?
  [[ $code == "$wanted" ]] || fail "medlint $* ends with $code, not $wanted:"$'\n'"$out"
}
# holds TEXT / lacks TEXT: whether the last output has it.
holds() { [[ $out == *"$1"* ]] || fail "no '$1' in:"$'\n'"$out"; }
lacks() { [[ $out != *"$1"* ]] || fail "'$1' in:"$'\n'"$out"; }
commit() { git add -A && git commit -qm "$1"; }

cp -R "$project/fixtures/site" "$work/site"
cd "$work/site"
git init -q -b main
commit "The site as it is"

expect 1
expect 0 --write-baseline
known=$(wc -l <.medlint-baseline)
((known > 5)) || fail "the baseline has $known lines"
commit "A baseline"
expect 0 --baseline .medlint-baseline

# A new fault counts, wherever it stands; the old ones around it do not.
page=content/medicines/atorvastatin.md
printf '\nTake 7 mg QD with food.\n' >>"$page"
expect 1 --baseline .medlint-baseline
holds "$page"
holds doses/error-prone-frequency
[[ $(wc -l <<<"$out") == 1 ]] || fail "more than the new fault:"$'\n'"$out"
expect 1 --since main
holds doses/error-prone-frequency

# Fixed, the text says the same in other words.
expect 1 --since main --diff
holds '+Take 7 mg daily with food.'
expect 0 --since main --fix
grep -q '^Take 7 mg daily with food.$' "$page" || fail "the fault is not fixed"
expect 0 --baseline .medlint-baseline
commit "A dose"

# A page that is renamed keeps its known faults.
old=$(sed -n '2p' .medlint-baseline | cut -f 1)
new="${old%.*}-renamed.${old##*.}"
git mv "$old" "$new"
expect 0 --baseline .medlint-baseline --ignore links "$new"
expect 0 --write-baseline --ignore links
grep -q "^$new" .medlint-baseline || fail "the baseline does not follow the renamed page"
git reset -q --hard

# An old fault that is mended leaves the baseline, which never takes in a new one.
rm "$old"
printf '\nTake 9 mg QD with food.\n' >>"$page"
expect 1 --write-baseline
(($(wc -l <.medlint-baseline) < known)) || fail "the baseline did not shrink"
expect 1 --baseline .medlint-baseline
holds doses/error-prone-frequency
git checkout -q -- .

# A suppression holds until its day, and is a finding from then on.
printf '\n<!-- medlint-disable-next-line doses until=2026-12-31 -- the label prints it so -->\nTake 9 mg QD with food.\n' >>"$page"
expect 0 --baseline .medlint-baseline
out=$("$medlint" suppressions --today $today --format csv)
holds '2026-12-31'
today=2027-01-01
expect 1 --baseline .medlint-baseline --select doses,suppress
holds suppress/expired
holds doses/error-prone-frequency
expect 0 --baseline .medlint-baseline --select doses,suppress --fix
lacks suppress/expired
git checkout -q -- .
today=2026-06-01

# A page that is taken away while others link to it.
target=$(git grep -lE '\(\.?\.?/?[a-z-]+/?atorvastatin' -- content | head -n 1 || true)
[[ -n $target ]] || fail "no page links to $page"
git rm -q "$page"
expect 1 --staged
holds links/missing-target
git reset -q --hard

# What was found before is kept, is not part of the repository, and changes nothing.
expect 1
before=$out
[[ -d .medlint_cache && -z $(git status --porcelain) ]] || fail "the cache is missing, or git sees it"
expect 1
[[ $out == "$before" ]] || fail "with its cache medlint says something else:"$'\n'"$out"
echo "adoption: all as it should be"
