# Everything from a bare checkout. The stamps carry a checksum of their lock file: what has not changed costs nothing.
SHELL := /bin/bash
PY := .venv/bin/python
checksum = $(shell cksum <$(1) | cut -d ' ' -f 1)
RUNTIME := .venv/.runtime-$(call checksum,requirements.lock)
TESTING := .venv/.testing-$(call checksum,requirements-test.lock)
PROVIDER := .venv/canaille-$(call checksum,.ci/canaille.lock)/ready
BROWSER := static/node_modules/.stamp-$(call checksum,static/package-lock.json)
# The same without axe-core; where that is there already nothing has to go.
SITE := $(if $(wildcard $(BROWSER)),$(BROWSER),$(subst .stamp,.site,$(BROWSER)))

# How many tests run at the same time; 0 runs them one by one in one process, as a debugger needs.
WORKERS ?= $(shell nproc)

UV := uv==0.13.9
COMPILE = .venv/lock/bin/uv pip compile --no-config --quiet --no-header --universal --generate-hashes \
	--python-version 3.11 $(if $(UPGRADE),--upgrade)

.PHONY: help run install test sbom proef lock clean

help: ## show these lines
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 16

run: export PORTAL_DEMO := 1
run: $(RUNTIME) $(BROWSER) ## serve the portal with demo data on http://127.0.0.1:8000 (PORT=… for another port)
	@$(PY) -m flask --app app demo
	@exec $(PY) -m flask --app app serve

install: $(RUNTIME) $(SITE) ## bring what production needs and nothing else; README.md, "For real", goes on from there
	@$(PY) -m compileall -q app.py portal reports

test: $(TESTING) $(BROWSER) $(PROVIDER) ## check style, imports, types, unsafe habits and behaviour (ARGS='-k triage' for a part)
	@.ci/test-tools.sh
	@$(PY) -m ruff check --quiet .
	@$(PY) -m ruff format --check --quiet .
	@$(PY) .venv/bin/lint-imports --no-logo
	@$(PY) -m mypy --no-error-summary
	@$(PY) -m bandit --quiet --recursive --configfile pyproject.toml app.py portal reports
	@exec $(PY) -m pytest -n $(WORKERS) $(ARGS)

sbom: $(PY) ## write what production is made of to var/sbom.json (CycloneDX)
	@mkdir -p var && .ci/sbom.sh var/sbom.json

proef: ## do what docs/beheer.md says in a bare Debian: as root, some minutes (SUITE=trixie for another)
	@exec python3 .ci/proef/proef.py $(or $(SUITE),bookworm)

lock: $(PY) ## rewrite the lock files after a change in pyproject.toml or package.json (UPGRADE=1 lifts all)
	@$(PY) -m venv .venv/lock && .venv/lock/bin/python -m pip install --quiet $(UV)
	@$(COMPILE) pyproject.toml -o requirements.lock
	@$(COMPILE) pyproject.toml --extra test -c requirements.lock -o requirements-test.lock
	@$(COMPILE) --group npm -o .ci/npm.lock
	@$(COMPILE) --group aanbieder -o .ci/canaille.lock
	@$(COMPILE) --group sbom -o .ci/sbom.lock
	@.ci/npm.sh install --package-lock-only

clean: ## throw away everything that make brings (never var/, that is the data)
	rm -rf .venv static/node_modules .pytest_cache .ruff_cache .mypy_cache .hypothesis .import_linter_cache
	find portal reports tests -name __pycache__ -prune -exec rm -rf {} +

$(PY):
	@.ci/venv.sh

$(RUNTIME): $(PY)
	@echo "Installing the Python packages"
	@.ci/pip.sh requirements.lock
	@.ci/pango.sh
	@rm -f .venv/.runtime-* && touch $@

$(TESTING): $(RUNTIME)
	@echo "Installing the test packages"
	@.ci/pip.sh requirements-test.lock
	@rm -f .venv/.testing-* && touch $@

$(PROVIDER): $(PY)
	@.ci/canaille.sh $(@D)

# npm ci empties node_modules first, so an old stamp cannot stay behind. $(PY) is there in case npm itself must be brought.
$(BROWSER): $(PY)
	@echo "Installing htmx, the font and axe-core"
	@.ci/npm.sh ci --ignore-scripts --loglevel=error
	@touch $@

# Nothing needs Node once these are there.
$(filter-out $(BROWSER),$(SITE)): $(PY)
	@echo "Installing htmx and the font"
	@.ci/npm.sh ci --omit=dev --ignore-scripts --loglevel=error
	@rm -rf .venv/node-*
	@touch $@
