# The two commands: make run, make test. `make` alone lists all.

VENV := .venv
PYTHON := $(VENV)/bin/python
PORT ?= 8000
export PORT

.DEFAULT_GOAL := help
.PHONY: help run test lint bench chaos fuzz clean

help:
	@echo "make run     start everything on port $(PORT) (make run PORT=8001 for another), Ctrl-C stops it"
	@echo "make test    run all tests on servers of their own; ARGS='-k word' runs some, ARGS='-n 0' in one process"
	@echo "make lint    check style, types, import directions and migrations"
	@echo "make bench   measure feed, list and court watch on generated data; ARGS=--dockets for the watch alone"
	@echo "make chaos   replay a day of three courts while worker, beat, database and broker are killed 100 times"
	@echo "make fuzz    read 10,000 damaged court feeds in a process of 200 MB"
	@echo "make clean   remove the environment and all data under var/"

run: $(VENV)/.runtime
	@exec $(PYTHON) manage.py up

test: $(VENV)/.development
	@VAR_DIR="$${TEST_VAR_DIR:-$(CURDIR)/var/test}" $(PYTHON) -m pytest -n auto $(ARGS)

lint: $(VENV)/.development
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(PYTHON) -m mypy tracker policies tests manage.py
	$(VENV)/bin/lint-imports
	VAR_DIR="$${TEST_VAR_DIR:-$(CURDIR)/var/test}" $(PYTHON) manage.py makemigrations --check --dry-run

bench: $(VENV)/.development
	@TRACKER_MODE=trial VAR_DIR="$${BENCH_VAR_DIR:-$(CURDIR)/var/bench}" $(PYTHON) -m benchmarks $(ARGS)

chaos: $(VENV)/.development
	@$(PYTHON) -m tests.chaos --kills $${CHAOS_KILLS:-100} --seconds 3600 $(ARGS)

fuzz: $(VENV)/.development
	@$(PYTHON) -m tests.dockets.fuzzing $${FUZZ_TIMES:-10000}

# Data of a root whose checkout is closed to others are below /var/lib, see docs/architecture.md.
clean:
	@[ ! -x $(PYTHON) ] || for place in $${VAR_DIR:-var} var/test var/bench; do \
	  $(PYTHON) -m tracker.embedded.place "$$place"; done | grep '^/var/lib/policy-tracker-' | xargs -r rm -rf
	rm -rf $(VENV) var

# A stamp newer than the requirements means that they are installed.
$(VENV)/.runtime: requirements.txt | $(VENV)/bin/pip
	@echo "Installing what the tracker needs …"
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.development: requirements-dev.txt $(VENV)/.runtime | $(VENV)/bin/pip
	@echo "Installing what development needs …"
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

$(VENV)/bin/pip:
	@command -v python3 >/dev/null || \
	  { echo "Python is missing. On Debian or Ubuntu: apt install python3 python3-venv"; exit 1; }
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; python3 is $$(python3 --version)."; exit 1; }
	@python3 -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Python's venv module is missing. On Debian or Ubuntu: apt install python3-venv"; exit 1; }
	@rm -rf $(VENV)
	@python3 -m venv $(VENV)
