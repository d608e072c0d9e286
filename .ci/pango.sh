#!/usr/bin/env bash
# Tries whether WeasyPrint can load Pango and its friends, by loading them; installs or names the Debian packages.
set -euo pipefail
cd "$(dirname "$0")/.."

loads() {
    .venv/bin/python -W "error:HarfBuzz-Subset" -c 'import weasyprint' >/dev/null 2>&1
}

loads && exit
.ci/debian.sh "WeasyPrint cannot load Pango" libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
loads && exit
echo "WeasyPrint still does not load; see: .venv/bin/python -c 'import weasyprint'" >&2
exit 1
