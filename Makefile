# Builds Casebook and the site in `public/`. `make help` lists what there is.
#
# Every target installs what it needs, does nothing where nothing is to be done, and can be repeated.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

CONTENT ?= content
OUTPUT ?= public
PORT ?= 8080

CASEBOOK := .build/release/casebook
# Folders too: a deleted file changes nothing else.
SOURCES := Package.swift $(shell find Sources -path Sources/Documentation -prune -o -not -name ".*" -print)
# The site's checks run in an environment of Python's own, ignored by git.
PYTHON := .venv/bin/python
STAMPS := .build/stamps
# How often publishing is broken off at each kind of target, and where the random moments begin.
BREAKS ?= 3
SEED ?= 7
# What makes the search index: one on the PATH, else the one that is installed here, else none.
PAGEFIND := $(or $(shell command -v pagefind),.build/tools/pagefind_bin/pagefind)

# Where a build goes, and what else it may be told: make site CONTENT=… OUTPUT=… THEME=… BASE_URL=… PREVIOUS=… AS_OF=… JOBS=…
READ_FLAGS = --content '$(CONTENT)' $(if $(THEME),--theme '$(THEME)') $(if $(AS_OF),--as-of '$(AS_OF)') $(if $(JOBS),--jobs '$(JOBS)')
BUILD_FLAGS = $(READ_FLAGS) --output '$(OUTPUT)' --pagefind '$(PAGEFIND)' \
	$(if $(BASE_URL),--base-url '$(BASE_URL)') $(if $(PREVIOUS),--previous '$(PREVIOUS)')

.PHONY: help program site serve publish new schemas documentation check measure-serve test test-swift test-site test-browser test-browser-large test-publish test-supply torture-publish sbom fuzz sanitize torture bench bench-instructions format lint clean packages test-packages

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

program: $(CASEBOOK) ## Compile Casebook

site: $(CASEBOOK) $(PAGEFIND) ## Build the site into public/
	@$(CASEBOOK) build $(BUILD_FLAGS)

serve: $(CASEBOOK) ## Show the site at http://localhost:8080/ while you edit it (PORT=8081 DRAFTS=1)
	@$(CASEBOOK) serve $(READ_FLAGS) --port '$(PORT)' $(if $(DRAFTS),--drafts)

new: $(CASEBOOK) ## Add a case: asks for the facts and writes the file
	@CASEBOOK_CALLER=make $(CASEBOOK) new case --content '$(CONTENT)'

schemas: $(CASEBOOK) ## Write what is made from declarations: the schemas of editors' tools, and two pages of the documentation
	@$(CASEBOOK) schema --output .vscode/schemas
	@python3 Tests/Documentation/check.py '$(CASEBOOK)' . --generate

documentation: $(CASEBOOK) ## Build the documentation into .build/documentation/
	@rm -rf .build/documentation && mkdir -p .build/documentation/content .build/documentation/themes
	@cp -r Sources/Documentation/site.yml Sources/Documentation/pages .build/documentation/content
	@cp -r themes/default .build/documentation/themes && cp -r Sources/Documentation/theme .build/documentation/themes/documentation
	@$(CASEBOOK) build --quiet --no-search --no-cards --content .build/documentation/content \
	    --output .build/documentation/site && echo .build/documentation/site/index.html

check: $(CASEBOOK) ## Check the content and the theme, and write nothing
	@$(CASEBOOK) check $(READ_FLAGS)

publish: site ## Build the site and bring it to a target: make publish TARGET=name
	@$(CASEBOOK) publish $(if $(TARGET),'$(TARGET)') --content '$(CONTENT)' --output '$(OUTPUT)'

# What waits for servers and disks much of its time runs side by side; what fills the processors, by itself.
test: test-swift test-browser ## Run all tests, and check every page of the built site
	@$(MAKE) -j 3 --output-sync=target test-site test-publish test-supply
	@echo 'All tests passed.'

# They make hundreds of small sites, in memory where there is room: a disk takes half of their time.
test-swift: packages ## Run the tests of the program
	@room=$$(df --output=avail /dev/shm 2>/dev/null | tail -1); \
	    folder=$$(mktemp -d -p "$$([ "$${room:-0}" -gt 4000000 ] && echo /dev/shm || echo "$${TMPDIR:-/tmp}")") && \
	    chmod 711 "$$folder" && \
	    trap 'rm -rf "$$folder"' EXIT && trap 'exit 130' INT TERM HUP && TMPDIR="$$folder" swift test

test-site: $(CASEBOOK) test-packages $(STAMPS)/python ## Check the built site: markup, links, determinism
	@CASEBOOK='$(CASEBOOK)' PYTHON='$(PYTHON)' .ci/check-site

test-browser: $(CASEBOOK) test-packages $(STAMPS)/python ## Read the built site in a browser: accessibility, keyboard, print
	@CASEBOOK='$(CASEBOOK)' $(PYTHON) -m pytest -q -n 2 -p no:cacheprovider Tests/Browser

# About ten minutes: a hundred thousand cases, and more memory than most tests: for a machine with 8 GB.
test-browser-large: $(CASEBOOK) test-packages $(STAMPS)/python ## Measure the register page of 100,000 cases in a browser (CASES=…)
	@$(PYTHON) Tests/Browser/large.py '$(CASEBOOK)' $(CASES)

test-publish: $(CASEBOOK) test-packages $(STAMPS)/python ## Publish to real counterparts on this machine, broken off and completed
	@CASEBOOK='$(CASEBOOK)' PYTHON='$(PYTHON)' .ci/check-publish $(BREAKS) $(SEED)

test-supply: $(CASEBOOK) test-packages $(STAMPS)/python ## Make the site again from what it names; watch for network; check the bill of materials
	@CASEBOOK='$(CASEBOOK)' PYTHON='$(PYTHON)' .ci/check-supply

# Long: the same with twenty break-offs of each kind of target. SEED=… begins at other moments.
torture-publish: BREAKS = 20
torture-publish: test-publish ## Publish as test-publish does, broken off twenty times at each target

# Ten thousand cases, in Chromium: for a machine that does nothing else.
measure-serve: $(CASEBOOK) test-packages $(STAMPS)/python ## Measure from an edit to the refreshed page, and memory over 1,000 edits
	@python3 Tests/Benchmarks/generate.py 10000 .build/measured
	@$(PYTHON) -u Tests/Serve/measure.py '$(CASEBOOK)' .build/measured/content themes/default --limits

# Chance begins where SEED says, else somewhere new each time; an input that breaks something is printed and kept.
fuzz: packages ## Try what strangers might write on all that reads it (EACH=20 seconds for each of five readers, SEED=…)
	@.ci/fuzz '$(or $(EACH),20)' $(if $(SEED),'$(SEED)')

# Two builds of everything: half an hour.
sanitize: packages ## Run the tests of the program under ThreadSanitizer and AddressSanitizer
	@.ci/sanitize

# About three quarters of an hour; `make test` does a little of it.
torture: $(CASEBOOK) test-packages $(STAMPS)/python ## Kill, starve and tire the program: is anything lost? (SEED=…)
	@CASEBOOK='$(CASEBOOK)' PYTHON='$(PYTHON)' .ci/torture $(SEED)
sbom: $(CASEBOOK) ## Write what the program is made of, as CycloneDX, into .build/sbom.cdx.json
	@.ci/sbom '$(CASEBOOK)' >.build/sbom.cdx.json && echo .build/sbom.cdx.json

bench: $(CASEBOOK) $(PAGEFIND) $(STAMPS)/python ## Measure builds against Hugo and the floor: make bench SIZES="1000 10000" RUNS=3 RECORD=1
	@PATH="$(CURDIR)/.venv/bin:$$PATH" $(PYTHON) Tests/Benchmarks/bench.py $(CASEBOOK) themes/default \
	    --sizes $(or $(SIZES),1000 10000) --runs $(or $(RUNS),3) --limit $(or $(LIMIT),1500) --pagefind $(PAGEFIND) $(if $(RECORD),--record)

bench-instructions: $(CASEBOOK) test-packages ## Count the instructions of a small build against the committed figures (RECORD=1)
	@python3 Tests/Benchmarks/instructions.py $(CASEBOOK) themes/default $(if $(RECORD),--record)

format: ## Write the Swift sources in the house style
	@swift format -i -p -r Sources Tests Package.swift

lint: ## Say where the Swift sources are not in the house style
	@swift format lint --strict -p -r Sources Tests Package.swift

clean: ## Remove everything that was built, and the site
	@rm -rf .build .build-* .venv .casebook public

# Pagefind, from PyPI. Without it the site is built all the same, and says so.
.build/tools/pagefind_bin/pagefind:
	@mkdir -p .build/tools
	@python=$$([ -x $(PYTHON) ] && echo $(PYTHON) || echo python3); $$python -m pip install --quiet --disable-pip-version-check --root-user-action ignore --target .build/tools pagefind_bin==1.5.2 2>.build/tools/log \
	    || echo 'Pagefind could not be installed: see .build/tools/log. The site will have no search index.' >&2

# The program, in release mode.
$(CASEBOOK): $(SOURCES) | packages
	@[ -e $@ ] || echo 'Building Casebook: a few minutes the first time.' >&2
	@swift build -c release --product casebook --quiet
	@touch -c $@

# Debian's packages that the program needs, and those that the site's checks need.
packages:
	@.ci/install-packages program

test-packages:
	@.ci/install-packages checks

$(STAMPS)/python: .ci/requirements.txt .ci/constraints.txt
	@[ -x $(PYTHON) ] || python3 -m venv .venv
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check -r .ci/requirements.txt -c .ci/constraints.txt
	@mkdir -p $(@D) && touch $@
