#!/usr/bin/env bash
# Puts the release of medlint named by MEDLINT_VERSION on the path of the job. MEDLINT_RELEASES may name another place
# of releases. The archive is checked against the checksum beside it.
set -euo pipefail

case "${RUNNER_OS:?}-${RUNNER_ARCH:?}" in
  Linux-X64) target=x86_64-unknown-linux-musl ;;
  Linux-ARM64) target=aarch64-unknown-linux-musl ;;
  macOS-X64) target=x86_64-apple-darwin ;;
  macOS-ARM64) target=aarch64-apple-darwin ;;
  Windows-X64) target=x86_64-pc-windows-msvc ;;
  *)
    echo "::error title=medlint::there is no release for $RUNNER_OS on $RUNNER_ARCH"
    exit 2
    ;;
esac
version=${MEDLINT_VERSION:?}
if [[ ! $version =~ ^[0-9A-Za-z.+-]+$ ]]; then
  echo "::error title=medlint::the version is not one"
  exit 2
fi
releases=${MEDLINT_RELEASES:-https://github.com/medlint/medlint/releases/download}
archive=medlint-$target.tgz
folder=${RUNNER_TEMP:?}/medlint-$version
mkdir -p "$folder"
cd "$folder"
curl --fail --silent --show-error --location --retry 3 --output "$archive" "$releases/v$version/$archive"
curl --fail --silent --show-error --location --retry 3 --output "$archive.sha256" "$releases/v$version/$archive.sha256"
if command -v sha256sum >/dev/null; then
  sha256sum --check --quiet "$archive.sha256"
else
  shasum --algorithm 256 --check --quiet "$archive.sha256"
fi
tar -xzf "$archive"
echo "$folder" >>"${GITHUB_PATH:?}"
echo "version=$version" >>"${GITHUB_OUTPUT:?}"
