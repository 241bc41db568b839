PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.PHONY: report test lint bench docs

report: $(READY)
	$(BIN)/factlint report seeds --out reports --retractions seeds/papers/retractions.csv

test: lint
	$(BIN)/python -m pytest -n 2

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/factlint test-rules
	$(BIN)/factlint check README.md CONTRIBUTING.md CHANGELOG.md docs --exclude docs/rules.md --min-severity warning --fail-on warning

bench: $(READY)
	$(BIN)/python bench/quality.py --write --data $(or $(DATA),$(error DATA=FOLDER is missing))

docs: $(READY)
	$(BIN)/python -m bench.rule_pages
	$(BIN)/factlint report seeds/000_a23941a31536c1a2.txt --out reports/sample --quiet

$(READY): pyproject.toml hatch_build.py
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@
