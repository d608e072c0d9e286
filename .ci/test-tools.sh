#!/usr/bin/env bash
# Sees to the programs that only the tests use. Without them tests are skipped and counted, except where CI is set.
set -euo pipefail
cd "$(dirname "$0")/.."
missing=()

has_postgres() {
    compgen -G '/usr/lib/postgresql/*/bin/initdb' || command -v initdb
} >/dev/null

# Playwright's driver is linked to this library and does not bring it.
.venv/bin/python -c 'import ctypes; ctypes.CDLL("libatomic.so.1")' 2>/dev/null || missing+=(libatomic1)
command -v chromium >/dev/null || missing+=(chromium)
command -v pdftoppm >/dev/null || missing+=(poppler-utils)
has_postgres || missing+=(postgresql)

[ ${#missing[@]} = 0 ] && exit
.ci/debian.sh "Some tests need more programs" "${missing[@]}" && exit
[ -z "${CI:-}" ] || exit 1
echo "Going on without: the tests that need ${missing[*]} are skipped and counted at the end." >&2
