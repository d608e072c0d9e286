#!/usr/bin/env bash
# Usage: .ci/pip.sh LOCKFILE [PIP OPTION...]
# Installs exactly what a lock file names. Wheels only: building from source would fetch tools that no lock file holds.
set -euo pipefail
cd "$(dirname "$0")/.."
lock=$1
shift
.venv/bin/python -m pip install --quiet --no-input --disable-pip-version-check \
    --only-binary :all: --require-hashes -r "$lock" "$@" && exit 0
echo "The Python packages of $lock could not be installed; pip says why above." >&2
exit 1
