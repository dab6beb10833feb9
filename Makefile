# Two commands do everything: `make brief` runs the main job on the shipped example, `make test` passes the tests.

PYTHON ?= python3
BIN := .venv/bin
EXAMPLE ?= examples/eve-of-talks
OUT ?= out

.PHONY: brief test check bench eval train picture clean help

help: ## list the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

brief: .venv/ready ## read the example dispatches into a new ledger and write brief.html, brief.md, brief.json
	@$(BIN)/python scripts/example_brief.py $(EXAMPLE) $(OUT)

test: .venv/ready-for-tests ## the whole suite: format, lint, types, import contracts, tests, docs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest -n 2 --dist loadgroup

bench: .venv/ready-for-tests ## words per second beside plain spaCy, in one run
	$(BIN)/python -m benchmarks.reading

eval: .venv/ready-for-tests ## quality against our corpus and the development benchmarks in ../shared, where they are there
	$(BIN)/python -m eval all ../shared

train: .venv/ready-for-tests ## make the learned reader anew (half an hour to an hour on two cores) and say how it differs from the shipped one
	$(BIN)/python -m venv .venv-train
	.venv-train/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -r training/requirements.txt -e .
	.venv-train/bin/python -m training --half --hold colombia myanmar drc --to $(OUT)/model

clean: ## remove what the commands above made
	rm -rf .venv .venv-train $(OUT) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

.venv/ready: pyproject.toml constraints.txt scripts/setup
	@sh scripts/setup "$(PYTHON)" core

.venv/ready-for-tests: pyproject.toml constraints.txt scripts/setup
	@sh scripts/setup "$(PYTHON)" tests
