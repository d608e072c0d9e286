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
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -q -y -o DPkg::Lock::Timeout=120 install --no-install-recommends "$1"
}

missing=("$@")
if can_install; then
    echo "Installing with apt: $*"
    missing=()
    as_root apt-get -q update >"$log" 2>&1 # offline this fails while the packages may still be at hand
    for package in "$@"; do
        install "$package" >>"$log" 2>&1 || missing+=("$package")
    done
    [ ${#missing[@]} = 0 ] && exit 0
    tail -n 5 "$log" >&2
fi
echo "$why: install with 'apt-get install ${missing[*]}' and run make again." >&2
exit 1
