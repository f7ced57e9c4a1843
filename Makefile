# Every target sets up what it needs; nothing has to be installed by hand.
# The two that matter first: make sample, make test.

VENV ?= .venv
export VENV
BIN = $(VENV)/bin
SHARED ?= ../shared
WORLDS ?= 10000

.PHONY: help sample test test-coverage test-coverage-scoring test-slow test-shared test-browser test-repeat test-wheel test-worlds mutants golden calibration reading-level bench check format wheel clean

help: ## what each target does
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

sample: ## set up, build the sample report card, say where to look
	@scripts/setup.sh run
	@$(BIN)/reportcard sample

test: ## set up, run the tests (parallel, no browser, no network)
	@scripts/setup.sh test
	@$(BIN)/pytest -n auto -m "not browser and not shared and not slow"

test-slow: ## the tests that take long: whole new runs beside the quick answer
	@scripts/setup.sh test
	@$(BIN)/pytest -n auto -m "slow and not browser and not shared"

test-coverage: ## lines and branches of the scrapers and the client that their tests reach
	@scripts/setup.sh test
	@COVERAGE_FILE="$$(mktemp -d)/coverage" $(BIN)/pytest -n auto -m "not browser and not shared" \
		--cov --cov-config=tests/coverage/collecting.toml \
		tests/scrapers tests/collect tests/sample

test-coverage-scoring: ## lines and branches of scoring that its tests reach: all of them
	@scripts/setup.sh test
	@COVERAGE_FILE="$$(mktemp -d)/coverage" $(BIN)/pytest -n auto -m "not browser and not shared" \
		--cov --cov-config=tests/coverage/scoring.toml tests/scoring tests/bad_rubrics

test-browser: ## the tests of pages in a browser
	@scripts/setup.sh browser
	@$(BIN)/pytest -n auto -m browser

test-shared: ## the tests against the development data beside the checkout (SHARED=folder)
	@scripts/setup.sh test
	@REPORTCARD_SHARED="$(SHARED)" $(BIN)/pytest -n auto -m shared

test-repeat: ## build the sample twice: every byte must be the same
	@scripts/setup.sh run
	@scripts/build_twice.sh

test-wheel: ## install the wheel elsewhere and build the sample with it
	@scripts/setup.sh test
	@scripts/check_wheel.sh

test-worlds: ## both engines on 10,000 random worlds, on all cores (WORLDS=number)
	@scripts/setup.sh test
	@$(BIN)/python -m tests.scoring.many_worlds $(WORLDS)

mutants: ## spoil either engine in one place at a time: the tests must notice every one
	@scripts/setup.sh test
	@$(BIN)/python -m tests.mutants

golden: ## published scorecards: how many of their figures come out
	@scripts/setup.sh test
	@REPORTCARD_SHARED="$(SHARED)" $(BIN)/python -m tests.golden

calibration: ## how well the measures of robustness hold on simulated records (docs/robustness.md)
	@scripts/setup.sh test
	@$(BIN)/python -m tests.calibration

reading-level: ## how easy each type of page is to read, in both languages
	@scripts/setup.sh test
	@$(BIN)/python -m tests.reading

bench: ## measure parsing, scoring, rendering (not part of any test)
	@scripts/setup.sh test
	@$(BIN)/python -m benchmarks

check: ## format, lint, types
	@scripts/setup.sh test
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

format: ## put the code into its format
	@scripts/setup.sh test
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

wheel: ## build the wheel into dist/
	@scripts/setup.sh test
	@$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean: ## remove what was built; keeps data/
	rm -rf editions dist .mypy_cache .ruff_cache .hypothesis
