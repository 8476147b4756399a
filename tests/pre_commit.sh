#!/usr/bin/env bash
# Runs the real pre-commit on this project's hooks: a bad article is rejected with a readable message, a good one
# passes, a staged deletion that breaks another page's link is caught. Needs Python 3, git, Rust and a package index.
set -euo pipefail
project=$(cd "$(dirname "$0")/.." && pwd)
medlint=${MEDLINT:-$project/target/debug/medlint}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null PRE_COMMIT_HOME=$work/cache
export GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@example.org

fail() {
  echo "pre_commit: $*" >&2
  exit 1
}
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pre-commit
mkdir "$work/bin"
cp "$medlint" "$work/bin/medlint"
PATH=$work/bin:$work/venv/bin:$PATH

# The project as a repository that hooks come from, with a tag.
mkdir "$work/hooks"
(cd "$project" && git ls-files -z --cached --others --exclude-standard | xargs -0 tar -cf -) | tar -xf - -C "$work/hooks"
git -C "$work/hooks" init -q -b main
git -C "$work/hooks" add -A
git -C "$work/hooks" commit -qm Hooks
git -C "$work/hooks" tag v0.1.0

# site HOOK: a repository with the configuration of the README, for this hook.
site() {
  rm -rf "$work/site"
  mkdir -p "$work/site/content"
  cd "$work/site"
  sed -n '/^repos:$/,/^```$/p' "$project/README.md" | sed '/^```$/d' |
    sed "s|https://github.com/medlint/medlint|$work/hooks|; s|id: medlint|id: $1|" >.pre-commit-config.yaml
  printf 'content: [content]\nrules:\n  sections: off\n  provenance: off\n' >medlint.yaml
  printf '# Pills\n\nSee [the other page](other.md).\n' >content/pills.md
  printf '# Other\n\nTake 5 mg daily.\n' >content/other.md
  git init -q -b main
  git add .
  git commit -qm Start
  pre-commit install >/dev/null
}
# try CODE: commits what is staged; leaves what was said in $said.
try() {
  local code=0
  said=$(git commit -m Try 2>&1) || code=$?
  [[ $code == "$1" ]] || fail "the commit ends with $code, not $1:"$'\n'"$said"
}
play() {
  site "$1"
  printf '# Bad\n\nTake 5 mg QD.\n' >content/bad.md
  git add content/bad.md
  try 1
  [[ $said == *content/bad.md:3:*doses/error-prone-frequency* ]] || fail "no readable message:"$'\n'"$said"
  printf '# Good\n\nTake 5 mg daily.\n' >content/bad.md
  git add content/bad.md
  try 0
  git rm -q content/other.md
  try 1
  [[ $said == *content/pills.md:3:*links/missing-target* ]] || fail "the broken link is not caught:"$'\n'"$said"
  git reset -q --hard
  pre-commit run --all-files >/dev/null || fail "a clean repository does not pass"
}

play medlint-system
# Unoptimised: what is tested is the hook.
export CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16
export CARGO_TARGET_DIR=$project/target/pre-commit
rm "$work/bin/medlint"
play medlint
echo "pre_commit: all as it should be"
