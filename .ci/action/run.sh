#!/usr/bin/env bash
# Runs medlint with the inputs of the action, which come by the environment; writes the job summary and the outputs.
set -euo pipefail

temp=${RUNNER_TEMP:?}
args=(check --fail-on "${INPUT_FAIL_ON:-error}")
if [[ -n ${INPUT_CONFIG:-} ]]; then
  args+=(--config "$INPUT_CONFIG")
fi
sarif=
case "${INPUT_REPORT_TYPE:-annotations}" in
  annotations) args+=(--format github) ;;
  logs) args+=(--format compact) ;;
  sarif)
    sarif=${INPUT_SARIF_FILE:-medlint.sarif}
    args+=(--format compact --format sarif --output "$sarif")
    ;;
  *)
    echo "::error title=medlint::report-type is annotations, logs or sarif"
    exit 2
    ;;
esac
args+=(--format markdown --output "$temp/medlint-summary.md" --format json --output "$temp/medlint.json")
if [[ ${INPUT_CHANGED_ONLY:-false} == true ]]; then
  if [[ -z ${GITHUB_BASE_REF:-} ]]; then
    echo "::notice title=medlint::this is no pull request, so everything is checked"
  else
    args+=(--since "origin/$GITHUB_BASE_REF")
  fi
fi
read -ra more <<<"${INPUT_ARGS:-}"
args+=(${more[@]+"${more[@]}"} --)
while IFS= read -r path; do
  if [[ -n $path ]]; then
    args+=("$path")
  fi
done <<<"${INPUT_PATH:-}"

code=0
medlint "${args[@]}" || code=$?
if [[ -f $temp/medlint-summary.md ]]; then
  cat "$temp/medlint-summary.md" >>"${GITHUB_STEP_SUMMARY:?}"
fi
count() {
  sed -n "s/^ *\"$1\": *\([0-9]*\),*\$/\1/p" "$temp/medlint.json" 2>/dev/null | head -n 1
}
{
  echo "exit-code=$code"
  echo "errors=$(count errors)"
  echo "warnings=$(count warnings)"
  echo "sarif-file=$sarif"
} >>"${GITHUB_OUTPUT:?}"
exit "$code"
