# The tasks of the house; `make` alone lists them.
PYTHON ?= python3
BIN = .venv/bin

.PHONY: help setup try test quick lint docs lock test-documents test-scale bench build

help: ## list the tasks
	@grep -E '^[a-z-]+:.*## ' Makefile | sed 's/:.*## /\t/' | expand -t 18

setup: ## a virtual environment with everything the tests need
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --editable '.[test]'

try: setup ## set up and assess an example
	$(BIN)/peerready assess examples/saltbush/answers.yaml

test: ## lint, types, layers, all tests, coverage
	$(BIN)/python -m pytest --cov

quick: ## the tests of what the last commit changed first, stopping at the first failure
	$(BIN)/python -m pytest --exitfirst

lint: ## format, lint, types and layers alone
	$(BIN)/ruff format
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: ## write the generated pages and tables anew
	$(BIN)/python -m peerready.cli.completion_source > src/peerready/completion_table.tmp
	mv src/peerready/completion_table.tmp src/peerready/completion_table.py
	$(BIN)/python -m peerready.asked_source > src/peerready/asked_table.tmp
	mv src/peerready/asked_table.tmp src/peerready/asked_table.py
	$(BIN)/python -m peerready.commands_page > docs/commands.md
	$(BIN)/python -m peerready.fields_page > docs/frameworks.md
	$(BIN)/python -m peerready.rules_page > docs/rules.md
	$(BIN)/python docs/picture.py
	for format in framework answers assessment project check plan comparison; do \
		$(BIN)/peerready frameworks schema $$format -o docs/schemas/$$format-1.json || exit 3; done

lock: ## write frameworks/frameworks.lock anew, after a version was raised
	$(BIN)/python -m peerready.lock

test-documents: ## what needs more than Python: a browser, an accessibility checker, the validators of CI formats
	sh tests/documents/setup.sh
	$(BIN)/python -m pytest -m documents --numprocesses 0

test-scale: ## many files, several processes, a cluster of two workers
	$(BIN)/python -m pytest -m scale --numprocesses 0

bench: ## the speed, as ratios in one run
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/evidence.py
	$(BIN)/python benchmarks/compare.py

build: ## the source archive and the wheel
	$(BIN)/pip install --quiet build
	$(BIN)/python -m build
