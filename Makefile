# What people do with a checkout. `make run` and `make test` need nothing but python3 (3.11 or newer) and a
# package index: they make their own environment in .venv, and make it anew when pyproject.toml changes.

PYTHON  ?= $(shell command -v python3.11 || command -v python3)
VENV    ?= .venv
BIN     := $(VENV)/bin
SMP     ?= 4
WORKERS ?= auto
# Ten minutes for the quick suite: a run that takes longer hangs.
BUDGET  ?= 600

run: $(VENV)/.run
	$(BIN)/mttcg -smp $(SMP)

test: $(VENV)/.test
	timeout --kill-after=10 $(BUDGET) $(BIN)/python -m pytest -n $(WORKERS) -m "not slow"

test-slow: $(VENV)/.test
	$(BIN)/python -m pytest -n $(WORKERS)

lint: $(VENV)/.test
	$(BIN)/ruff check .

type: $(VENV)/.test
	$(BIN)/mypy

# Debian's kernel, a busybox initramfs and OpenSBI, into the cache; prints the command that boots them.
images: $(VENV)/.run
	$(BIN)/python -m mttcg.images

# The guest programs' ELFs are checked in; this needs a RISC-V cross compiler.
guests:
	$(MAKE) -C guests

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.test: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	touch $@ $(VENV)/.run

.PHONY: run test test-slow lint type images guests clean
