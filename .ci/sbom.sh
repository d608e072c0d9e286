#!/usr/bin/env bash
# Usage: .ci/sbom.sh FILE
# Writes what production is made of as CycloneDX: the Python packages of requirements.lock, and what npm brings the browser.
set -euo pipefail
cd "$(dirname "$0")/.."
tool=$PWD/.venv/sbom-$(cksum <.ci/sbom.lock | cut -d ' ' -f 1)

if [ ! -e "$tool/ready" ]; then
    rm -rf .venv/sbom-*
    echo "Installing cyclonedx-bom"
    .ci/pip.sh .ci/sbom.lock --target "$tool"
    touch "$tool/ready"
fi
PYTHONPATH=$tool .venv/bin/python -m cyclonedx_py requirements requirements.lock \
    --pyproject pyproject.toml --mc-type application --output-reproducible --output-format JSON |
    .venv/bin/python .ci/sbom_npm.py static/package-lock.json >"$1"
echo "Wrote $1"
