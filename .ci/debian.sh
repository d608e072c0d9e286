#!/usr/bin/env bash
# Usage: .ci/debian.sh WHY PACKAGE...
# Installs Debian or Ubuntu packages when no password is needed; otherwise names them in one sentence and fails.
set -uo pipefail
why=$1
shift
log=$(mktemp)
trap 'rm -f "$log"' EXIT

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

can_install() {
    command -v apt-get >/dev/null && as_root true 2>/dev/null
}

install() {
    as_root apt-get -q update # may fail where the lists are already there; the install below decides
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -q -y -o DPkg::Lock::Timeout=120 install --no-install-recommends "$@"
}

if can_install; then
    echo "Installing with apt: $*"
    install "$@" >"$log" 2>&1 && exit 0
    tail -n 5 "$log" >&2
fi
echo "$why: install with 'apt-get install $*' and run make again." >&2
exit 1
