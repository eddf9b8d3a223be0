# Saraban: what to type. `make help` lists it.

SWIFT ?= swift
# Where everything is built; any folder will do.
BUILD ?= .build
# Programs copied to another machine need no Swift there.
RELEASE = --configuration release --static-swift-stdlib --scratch-path $(BUILD)
PROGRAM = $(BUILD)/release/saraban
# Tests run what users run, optimised: they set time limits, and are done five times as fast.
TESTING = --configuration release -Xswiftc -enable-testing --scratch-path $(BUILD)/tests
# The layout of lines is left to people (the flag), the rules of .swift-format are not.
LINT = $(SWIFT) format lint --strict --recursive --parallel --debug-disable-pretty-print

# The Python that drives the browser, with its packages.
BROWSER = $(BUILD)/browser/bin/python

# More for a run: make bench ARGS="--sizes 1,10 --runs 3", make stress ARGS="--quick --seed 7", make browser ARGS="--kind home".
# make test ARGS="--filter YAML" runs these tests alone, without the browser.
ARGS ?=

# Two runs of the package manager, or of apt-get, would only wait for each other.
.NOTPARALLEL:
.PHONY: site program test browser screenshots pictures lint check docs pages bench stress clean help packages tools test-tools browser-tools

site: program ## build the program and, with it, the sample report in output/
	$(PROGRAM) build .
	@echo
	@echo "Open in a browser / เปิดในเบราว์เซอร์:"
	@echo "  file://$$(pwd | sed 's/%/%25/g; s/ /%20/g; s/#/%23/g; s/?/%3F/g')/output/index.html"

program: packages ## build the program only: .build/release/saraban
	$(SWIFT) build $(RELEASE)

test: packages test-tools browser-tools ## run all tests, then look at the sites of some reports in a browser
	$(SWIFT) test $(TESTING) $(ARGS)
	$(if $(ARGS),,$(BROWSER) Tests/Browser/tutorial.py --program $(BUILD)/tests/release/saraban)
	$(if $(ARGS),,$(BROWSER) Tests/Browser/run.py --program $(BUILD)/tests/release/saraban)

browser: program browser-tools ## look at the sites in a browser only
	$(BROWSER) Tests/Browser/run.py --program $(PROGRAM) $(ARGS)

screenshots: program browser-tools ## pictures of every kind of page in .build/screenshots/, to look at
	$(BROWSER) Tests/Browser/screenshots.py --program $(PROGRAM) --folder $(BUILD)/screenshots $(ARGS)

pictures: site browser-tools ## take the pictures of README.md and the manual anew
	scripts/make-screenshots
	$(BROWSER) Tests/Browser/tutorial.py --program $(PROGRAM) --pictures docs/assets

lint: ## look for what .swift-format forbids
	$(LINT) Sources Tests

check: tools lint program test pages ## lint, build with warnings as errors, test, show the longest files and functions
	@echo
	@scripts/longest

docs: program ## build the manual, a report of plain pages itself: docs/output/
	$(PROGRAM) build docs --strict

pages: ## look whether the made pages of docs/ are up to date
	@scripts/make-diagnostics-page --check

bench: tools program ## measure cold builds beside the lower bound and Hugo
	bench/run.py --program $(PROGRAM) $(ARGS)

stress: tools program ## long runs: broken reports, killed builds, a full disk
	stress/run.py --program $(PROGRAM) $(ARGS)

clean: ## remove what was built; output/ stays
	rm -rf $(BUILD)

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1|\2/p' Makefile | awk -F'|' '{ printf "  make %-11s %s\n", $$1, $$2 }'

packages:
	@scripts/install-packages

test-tools:
	@scripts/install-packages tests

tools:
	@scripts/install-packages tools

browser-tools: packages
	@scripts/install-browser-tests $(BUILD)/browser
