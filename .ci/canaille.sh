#!/usr/bin/env bash
# Usage: .ci/canaille.sh FOLDER
# Brings a provider of sign-ins for the tests (hash-locked, apart from the portal's packages: it has versions of its own).
set -euo pipefail
cd "$(dirname "$0")/.."
rm -rf .venv/canaille-*
echo "Installing canaille, a provider of sign-ins for the tests"
if .ci/pip.sh .ci/canaille.lock --target "$1"; then
    touch "$1/ready"
    exit
fi
[ -z "${CI:-}" ] || exit 1
echo "Going on without: the tests with a real provider are skipped and counted at the end." >&2
