#!/usr/bin/env bash
# Makes .venv with the first Python here that is new enough. PYTHON names another one.
set -euo pipefail
cd "$(dirname "$0")/.."

new_enough() {
    command -v "$1" >/dev/null && "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    local candidate found
    for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if new_enough "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    found=$("${PYTHON:-python3}" --version 2>/dev/null | head -n 1 || true)
    echo "The portal needs Python 3.11 or newer; '${PYTHON:-python3}' here is ${found:-not a Python}." >&2
    return 1
}

# Debian ships Python without the part that makes virtual environments.
need_venv_module() {
    "$1" -c 'import ensurepip, venv' 2>/dev/null && return
    local version
    version=$("$1" -c 'import sys; print("{}.{}".format(*sys.version_info))')
    .ci/debian.sh "Python cannot make a virtual environment" "python$version-venv"
}

python=$(find_python)
need_venv_module "$python"
echo "Making .venv with $("$python" --version)"
trap 'rm -rf .venv' EXIT # half an environment would pass for a whole one next time
"$python" -m venv --clear .venv
trap - EXIT
