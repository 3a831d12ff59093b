# Two commands do everything: `make brief` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXAMPLE := $(sort $(wildcard examples/us-iran/*.txt))
DOCS ?= $(EXAMPLE)
OUT ?= $(if $(filter-out $(EXAMPLE),$(DOCS)),out/brief,out/us-iran)
TWINS := $(addprefix tests/,$(addprefix kernels/test_,fold.py fold_dominance.py staircase.py sums.py elimination.py) test_study.py)
DEV := import tomllib; print(*tomllib.load(open('pyproject.toml', 'rb'))['project']['optional-dependencies']['dev'])
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt

.PHONY: brief test lint browser picture bench peers lock clean

brief: $(VENV)/installed ## read documents, draft a case, write the brief
	$(BIN)/detente brief $(DOCS) -o '$(OUT)'

test: lint browser ## everything that CI runs
	$(BIN)/detente --version
	DETENTE_KERNELS=plain $(BIN)/python -m pytest -q $(TWINS)
	$(BIN)/python tests/browser/run.py

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

browser: ## Debian's Chromium, where it may be installed
	@sh tests/browser/install.sh

picture: browser $(VENV)/installed-dev ## the README's picture, from the example
	$(BIN)/python tests/browser/picture.py

bench: $(VENV)/installed-dev ## side-by-side timings, in a small size
	@for file in benchmarks/*.py; do echo "== $$file"; $(BIN)/python $$file || exit 1; done

peers: $(VENV)/installed ## the engine beside public tools, in an environment of their own
	$(BIN)/python -m benchmarks.peers

lock: $(VENV)/installed-dev ## write down what is installed now
	$(BIN)/python -m pip freeze --exclude-editable > constraints.txt

clean:
	rm -rf $(VENV) benchmarks/peers/.venv build dist src/*.egg-info src/detente/kernels/compiled/*.so .mypy_cache .ruff_cache .pytest_cache

$(VENV)/installed: pyproject.toml constraints.txt setup.py $(wildcard src/detente/kernels/compiled/*.p*)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Détente needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version 2>&1). Try: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@echo "installing into $(VENV) (about a minute, once)"
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "python's venv module is missing; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@$(PIP) --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed
	@echo "installing the tools that check the code"
	@$(PIP) $$($(BIN)/python -c "$(DEV)")
	@touch $@
