# What people do with a checkout. `make run` and `make test` need nothing but python3 (3.11 or newer) and a
# package index: they make their own environment in .venv, and make it anew when pyproject.toml changes.

PYTHON  ?= $(shell command -v python3.11 || command -v python3)
VENV    ?= .venv
BIN     := $(VENV)/bin
SMP     ?= 4
WORKERS ?= auto
# Seconds. The suite takes a few minutes; a run that takes this long hangs.
BUDGET  ?= 1800
ROUNDS  ?= 200000
MINUTES ?= 60

run: $(VENV)/.run
	$(BIN)/mttcg -smp $(SMP)

# Everything but the tests marked slow. Boots of Linux are skipped until `make images` has been run.
test: $(VENV)/.test
	timeout --kill-after=10 $(BUDGET) $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

# About an hour on two cores. Races need all cores: the mutants, which are caught by them, run one after the other.
test-slow: $(VENV)/.test
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m 'slow and not alone'
	$(BIN)/python -m pytest -m 'slow and alone'

# Emitted code against the interpreter on ROUNDS random blocks and instructions, and whole machines with each other and
# with QEMU on random programs, hard fp cases and single instructions; the seeds are printed.
fuzz: $(VENV)/.test
	MTTCG_FUZZ_ROUNDS=$(ROUNDS) $(BIN)/python -m pytest -m slow tests/fuzz

# The SMP-correctness suite: all guests a few times, then mttcg broken on purpose (docs/smp.md). ARGS: more options.
smp-test: $(VENV)/.run
	mkdir -p build
	$(BIN)/python -m mttcg.smptest --harass all --mutants --json build/smp-test.json $(ARGS)

# Random units for as long as wanted, harshly scheduled some of the time.
smp-campaign: $(VENV)/.run
	mkdir -p build
	$(BIN)/python -m mttcg.smptest --minutes $(MINUTES) --harass all --json build/smp-campaign.json $(ARGS)

lint: $(VENV)/.test
	$(BIN)/ruff check .

type: $(VENV)/.test
	$(BIN)/mypy

# Compares with qemu-system-riscv64 where it is installed (docs/performance.md).
bench: $(VENV)/.bench
	$(BIN)/python -m bench

bench-quick: $(VENV)/.bench
	$(BIN)/python -m bench --quick

# Debian's kernel, a busybox initramfs and OpenSBI, into the cache; prints the command that boots them.
images: $(VENV)/.run
	$(BIN)/python -m mttcg.images

# The guest programs' ELFs are checked in; this needs a RISC-V cross compiler.
guests:
	$(MAKE) -C guests

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis guests/build
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.bench: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	touch $@ $(VENV)/.run

$(VENV)/.test: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	touch $@ $(VENV)/.run

.PHONY: run test test-slow fuzz smp-test smp-campaign lint type bench bench-quick images guests clean
