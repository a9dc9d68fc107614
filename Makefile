# Everything a newcomer, a maintainer and CI do. Set-up happens by itself the first time.

VENV ?= .venv
PORT ?= 3000
UV ?= uv
# Empty: the first of PYTHONS that runs, is 3.11 to 3.13 and can make a virtual environment.
PYTHON ?=
PYTHONS := python3.11 python3.12 python3.13 python3 python

# A stray setting of the caller's shell must not decide which packages are imported.
unexport PYTHONPATH PYTHONHOME

bin := $(VENV)/bin
pip := $(bin)/python -m pip install -qq --disable-pip-version-check --no-compile --require-hashes
# Without compiled bytecode Great Expectations takes 6 to 10 s to import; compiling everything once,
# on all cores, is faster than pip's own way. Some packages carry files for other Pythons: no matter.
compile := $(bin)/python -m compileall -q -j 0 -x '[/]tests[/]' $(VENV)/lib >/dev/null 2>&1 || true

.DEFAULT_GOAL := help
.PHONY: help dataset test coverage proofs golden benchmark train-quotes ui matrix lock format clean
.SUFFIXES:

help:
	@echo 'make dataset   build and publish dataset/ and datacard.md from raw/'
	@echo 'make test      format, lint, types, tests'
	@echo 'make coverage  the tests, and which lines they did not reach'
	@echo 'make golden    where labelled pages are read otherwise than labelled (ACCEPT=1: write it down)'
	@echo 'make benchmark BENCH=…  accuracy and speed beside other tools, on a folder like the benchmark'
	@echo 'make train-quotes BENCH=…  learn the weights of the quotes annotator again; FOLDS=1 measures'
	@echo 'make proofs    minutes long: the same bytes everywhere, killed builds, growth of time, the UI in a browser'
	@echo 'make ui        the Dagster UI on http://127.0.0.1:$(PORT) (PORT=… for another)'
	@echo 'make matrix    rebuild the published dataset on every Python of 3.11 to 3.13 there is'
	@echo 'make lock      compile both locks from pyproject.toml (needs uv; UPGRADE=1 for newest)'
	@echo 'make format    format the code and mend what the linter can'
	@echo 'make clean     remove set-up and caches; raw, dataset and the history of the UI stay'
	@echo
	@echo 'PYTHON=python3.12 VENV=.venv-3.12 use another Python, beside the one in .venv.'

dataset: $(VENV)/installed
	@$(bin)/copydesk build

# Tests that lie side by side share builds, so each processor takes one half of them in order, and
# who is done first takes of what the other has left.
pytest := $(bin)/pytest -n 2 --dist worksteal

# All four run whatever the others say, the tests last; one exit code for all.
test: $(VENV)/installed-dev
	@status=0; \
	$(bin)/ruff format --check --quiet . || { echo 'Not formatted: see above, or run make format.'; status=1; }; \
	$(bin)/ruff check --quiet . || status=1; \
	$(bin)/mypy --no-error-summary || status=1; \
	[ $$status = 0 ] || echo 'Format, lint or types failed: see above. The tests follow.'; \
	$(pytest) || status=1; \
	exit $$status

# Counting lines makes everything half as fast again, so it is a command of its own.
coverage: $(VENV)/installed-dev
	@$(pytest) --cov --cov-report=term

golden: $(VENV)/installed-dev
	@$(bin)/python tests/golden/review.py $(if $(ACCEPT),--accept)

# PAGES=… where its unpacked pages lie elsewhere, WEIGHTS=… weights for each fold, ACCEPT=1 new floors,
# LOWER="reason" lower ones, PEERS= without the peers, which is quick and writes no report.
PEERS ?= .venv-benchmark

benchmark: $(VENV)/installed $(PEERS:%=%/installed)
	@[ -n '$(BENCH)' ] || { echo 'Which folder? make benchmark BENCH=folder' >&2; exit 2; }
	@$(bin)/python benchmarks/accuracy.py '$(BENCH)' $(if $(PAGES),--pages '$(PAGES)') \
		$(if $(WEIGHTS),--weights '$(WEIGHTS)') $(if $(PEERS),--peers $(PEERS)/bin/python) \
		 $(if $(ACCEPT),--accept) $(if $(LOWER),--lower '$(LOWER)')

# Learns what the quotes' annotator decides by; the same articles give the same weights, bit for bit.
train-quotes: $(VENV)/installed-dev
	@[ -f '$(BENCH)/quotes_train.jsonl' ] || { echo 'make train-quotes BENCH=folder: it must hold quotes_train.jsonl'; exit 1; }
	@$(bin)/python training/quotes/train.py '$(BENCH)' $(if $(FOLDS),--folds)

# What they found stands at the end; make matrix first, so that the other Pythons take part.
proofs: $(VENV)/installed-dev
	@$(bin)/pytest $(filter-out %/__pycache__/,$(wildcard tests/*/ tests/test_*.py)) -m proof -n 2 --dist loadfile -q

# dg, which dagster wants in the place of its own dev command, is one more package and does no more here.
quiet := ignore:Function `dev_command` is superseded

ui: $(VENV)/installed
	@$(bin)/python -c 'import socket; socket.create_server(("127.0.0.1", $(PORT))).close()' 2>/dev/null \
		|| { echo 'Port $(PORT) is in use: make ui PORT=…' >&2; exit 1; }
	@DAGSTER_HOME='$(CURDIR)/.dagster' PYTHONWARNINGS='$(quiet)' $(bin)/dagster dev -h 127.0.0.1 -p $(PORT)

matrix: matrix-3.11 matrix-3.12 matrix-3.13

# An interpreter that pyenv has but does not show counts too.
matrix-%:
	@for python in python$* "$${PYENV_ROOT:-$$HOME/.pyenv}"/versions/$*.*/bin/python$*; do \
		"$$python" -c '' >/dev/null 2>&1 || continue; \
		$(MAKE) --silent --no-print-directory VENV=.venv-$* PYTHON="$$python" .venv-$*/installed || exit 1; \
		echo "Python $*:"; \
		exec .venv-$*/bin/copydesk verify --rebuild; \
	done; \
	echo 'Python $*: not on this machine, not compared'

uv_compile = $(UV) pip compile pyproject.toml --quiet $(if $(UPGRADE),--upgrade) \
	--universal --python-version 3.11 --fork-strategy fewest --group build \
	--generate-hashes --no-strip-extras --no-emit-index-url --no-header

lock:
	@command -v $(UV) >/dev/null || { echo 'make lock needs uv: install it, or name it with UV=…'; exit 1; }
	@$(uv_compile) -o requirements.lock
	@$(uv_compile) --extra dev -c requirements.lock -o requirements-dev.lock

format: $(VENV)/installed-dev
	@$(bin)/ruff check --quiet --fix .
	@$(bin)/ruff format --quiet .

clean:
	@rm -rf .venv .venv-3.11 .venv-3.12 .venv-3.13 .venv-benchmark build copydesk.egg-info .coverage .coverage.*
	@rm -rf .copydesk .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +

# --- set-up: each file is the stamp of a step that is done ---

# What a Python must be able to do; says why not.
define suits
import sys
name = "Python %d.%d" % sys.version_info[:2]
if not (3, 11) <= sys.version_info[:2] <= (3, 13): sys.exit(name)
try: import ensurepip, venv
except ImportError: sys.exit(name + " without venv (on Debian and Ubuntu: apt install python3-venv)")
endef
export suits

# setuptools comes first, from the lock like the rest: langdetect is built with it.
$(VENV)/locked: requirements.lock
	@found=; seen=; \
	for python in $(or $(PYTHON),$(PYTHONS)); do \
		if why=$$("$$python" -c "$$suits" 2>&1); then found=$$python; break; fi; \
		case $$why in Python\ [23]*) ;; *) why='not there' ;; esac; \
		seen="$$seen $$python: $$why;"; \
	done; \
	if [ -z "$$found" ]; then \
		echo "Copydesk needs Python 3.11, 3.12 or 3.13. Tried$${seen%;}." \
			"Install one, or name it: make dataset PYTHON=/path/to/python3.12" >&2; \
		exit 1; \
	fi; \
	echo "Setting up $(VENV) with $$("$$found" --version): once, a minute or two"; \
	"$$found" -m venv --clear $(VENV)
	@sed -n '/^setuptools==/,/[^\\]$$/p' requirements.lock >$(VENV)/setuptools.lock
	@$(pip) -r $(VENV)/setuptools.lock
	@$(pip) --no-build-isolation -r requirements.lock
	@$(compile)
	@touch $@

# Set-ups that run side by side all write copydesk.egg-info: one after the other, where flock can.
in_turn := $(if $(shell command -v flock 2>/dev/null),flock Makefile)

$(VENV)/installed: $(VENV)/locked pyproject.toml
	@$(in_turn) $(bin)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# Other tools, to be measured beside ours: in no lock, and never beside what they could disturb.
.venv-benchmark/installed: benchmarks/requirements.txt $(VENV)/installed
	@echo 'Setting up .venv-benchmark with the tools to compare with'
	@$(bin)/python -m venv --clear .venv-benchmark
	@.venv-benchmark/bin/python -m pip install -qq --upgrade pip
	@.venv-benchmark/bin/python -m pip install -qq -r benchmarks/requirements.txt
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.lock
	@echo 'Adding what the tests need'
	@$(pip) --no-build-isolation -r requirements-dev.lock
	@$(compile)
	@touch $@
