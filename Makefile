# Every target works in one environment, .venv/, which the first one called makes.
# On Windows, the README has the three commands that do without make.

PYTHON := .venv/bin/python
PORT ?= 8501

# Two processes share the tests; which files stay on one, and their order, tests/conftest.py says.
PYTEST := $(PYTHON) -m pytest --numprocesses 2 --dist loadgroup --no-loadscope-reorder

.PHONY: run class install test check pictures bench bench-learning lint

run: # the dashboard, on this computer alone
	@sh tools/install.sh requirements.txt
	@$(PYTHON) -m streamlit run app.py

class: # the dashboard, for every computer of the local network
	@sh tools/install.sh requirements.txt
	@$(PYTHON) tools/classroom.py $(PORT)

install: # everything that the other targets need
	@sh tools/install.sh requirements-dev.txt

test: install
	@$(PYTHON) tools/browser.py
	$(PYTEST) -m "not slow"

check: install # the slow rest of the tests: whole programs, real processes and their faults, details in the browser
	@$(PYTHON) tools/browser.py
	$(PYTEST) -m slow

pictures: install # the README's, one of every lesson
	@$(PYTHON) tools/browser.py
	LAYERSCOPE_SCREENSHOTS=assets/screenshots $(PYTHON) -m pytest tests/browser/test_views.py

bench: install
	@$(PYTHON) tools/browser.py
	$(PYTHON) -m tests.benchmarks

bench-learning: install # how hard the drawn sets are; goes on where it was stopped
	$(PYTHON) -m tests.benchmarks.learning

lint: install
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m mypy
	.venv/bin/lint-imports --no-logo
