# What can be done with this checkout. The work is done in scripts/; `make help` lists it.
# No path is written out in full here, so the checkout may lie anywhere.

SET_UP = @PYTHON="$(PYTHON)" sh scripts/with_python.sh scripts/set_up.py
# What is compiled is kept, whatever the surroundings say: tests start dozens of processes.
PYTEST = @AANTAFEL_CHROMIUM="$$(cat .venv/stamps/chromium)" PATH="$$PATH:$$PWD/.venv/bin" \
	PYTHONDONTWRITEBYTECODE= .venv/bin/python -m pytest -n 2

.PHONY: help run test install lint bench bench-large walls test-deep agents-playground lock clean clean-data

help: ## list what can be done
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 20

run: ## install what is needed and start Teams in a box with the bot
	$(SET_UP) run
	@.venv/bin/python -m playground

test: ## install what tests need and run all but the deep ones
	$(SET_UP) test
ifeq ($(ARGS),)
	$(PYTEST) -m "not deep" --cov --cov-report=
	@.venv/bin/python scripts/coverage_gates.py
else
	$(PYTEST) -m "not deep" $(ARGS)
endif

install: ## only install what is needed to run
	$(SET_UP) run

lint: ## style, types and import rules
	$(SET_UP) dev
	@.venv/bin/python -m ruff check .
	@.venv/bin/python -m ruff format --check .
	@.venv/bin/python -m mypy
	@.venv/bin/python -m mypy scripts/*.py
	@.venv/bin/lint-imports

bench: ## what a turn and the walls cost, side by side with others
	$(SET_UP) dev
	@.venv/bin/python -m benchmarks
	@.venv/bin/python -m benchmarks.walls
	@.venv/bin/python -m benchmarks.pages
	@.venv/bin/python -m benchmarks.language

bench-large: ## the walls among a million cases (long; 12 GB on disk meanwhile)
	$(SET_UP) dev
	@.venv/bin/python -m benchmarks.walls --cases 1000000

walls: ## take away each wall in turn, and show which test notices (ARGS="proof link": some)
	$(SET_UP) test
	@.venv/bin/python scripts/remove_walls.py $(ARGS)

test-deep: ## the long tests
	$(SET_UP) test
	$(PYTEST) -m deep $(ARGS)

agents-playground: ## Microsoft's Agents Playground in front of the running bot
	$(SET_UP) agents-playground
	@.venv/bin/python scripts/agents_playground.py

lock: ## renew the lock files (UPGRADE=1: to the newest versions)
	@PYTHON="$(PYTHON)" sh scripts/with_python.sh scripts/lock.py $(UPGRADE)

clean: ## remove what was installed and cached, keep the data
	@rm -rf .venv node_modules scripts/*/node_modules scripts/__pycache__ *.egg-info build dist \
		.mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage*
	@if [ -e .aantafel ]; then \
		echo "Kept .aantafel with the data; 'make clean-data' deletes it."; fi

clean-data: ## delete the playground's database and everything typed into it
	$(SET_UP) run
	@.venv/bin/python scripts/clean_data.py
