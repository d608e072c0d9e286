#!/usr/bin/env bash
# Sees to the programs that only the tests use. Without them tests are skipped and counted, except where CI is set.
set -euo pipefail
cd "$(dirname "$0")/.."
missing=()

any_of() {
    local name
    for name in "$@"; do
        command -v "$name" >/dev/null && return
    done
    return 1
}

# Playwright's driver is linked to it and does not bring it.
.venv/bin/python -c 'import ctypes; ctypes.CDLL("libatomic.so.1")' 2>/dev/null || missing+=(libatomic1)
any_of chromium || missing+=(chromium)
any_of pdftoppm || missing+=(poppler-utils)
any_of initdb /usr/lib/postgresql/*/bin/initdb || missing+=(postgresql)

[ ${#missing[@]} = 0 ] && exit
.ci/debian.sh "Some tests need more programs" "${missing[@]}" && exit
[ -z "${CI:-}" ] || exit 1
echo "Going on without: the tests that need ${missing[*]} are skipped and counted at the end." >&2
