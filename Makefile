# Everything a person does with this repository, by name. `make help` lists it.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
PORT ?= 8000
DEMO_ARGS = --port $(PORT) $(if $(RESET),--reset) $(ARGS)

.PHONY: help setup demo test bench strain docs messages format clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

setup: .venv/ready-for-tests ## make .venv with the locked dependencies; .venv/bin/bandeng is the command

demo: .venv/ready ## serve the demo district (PORT=8000, RESET=1 to begin anew, ARGS=...)
	@.venv/bin/bandeng demo $(DEMO_ARGS) || { code=$$?; [ $$code -eq 130 ] || [ $$code -eq 143 ] || exit $$code; }

test: .venv/ready-for-tests ## everything CI runs (STAGES="lint types" for some, KEEP_GOING=1 to see all failures)
	@.venv/bin/python -m scripts.test $(STAGES)

bench: .venv/ready-for-tests ## measure the goals of speed on both engines (ARGS="--cases 100000")
	@.venv/bin/python -m bench $(ARGS)

strain: .venv/ready-for-tests ## kill the server fifty times while people work, on both engines (ARGS="--kills 5")
	@.venv/bin/python -m bench.faults $(ARGS)

docs: .venv/ready-for-tests ## write the generated pages of docs/ from the code
	@.venv/bin/bandeng docs

messages: .venv/ready-for-tests ## gather the sentences of every room and compile both languages
	@.venv/bin/python -m bandeng.ui.messages

format: .venv/ready-for-tests ## let ruff write the code its way
	@.venv/bin/ruff format . && .venv/bin/ruff check --fix .

clean: ## remove what the tools made (never var/, where the data live)
	@rm -rf build test-results .mypy_cache .ruff_cache .import_linter_cache .hypothesis .venv

.venv/ready: uv.lock pyproject.toml scripts/setup.sh
	@scripts/setup.sh --no-dev

.venv/ready-for-tests: uv.lock pyproject.toml scripts/setup.sh
	@scripts/setup.sh
