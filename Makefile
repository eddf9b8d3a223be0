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

# More for a run: make bench ARGS="--sizes 1,10 --runs 3", make stress ARGS="--quick --seed 7", make test ARGS="--filter YAML".
ARGS ?=

# Two runs of the package manager, or of apt-get, would only wait for each other.
.NOTPARALLEL:
.PHONY: site program test lint check pages bench stress clean help packages tools

site: program ## build the program and, with it, the sample report in output/
	$(PROGRAM) build .
	@echo
	@echo "Open in a browser / เปิดในเบราว์เซอร์:"
	@echo "  file://$$(pwd | sed 's/%/%25/g; s/ /%20/g; s/#/%23/g; s/?/%3F/g')/output/index.html"

program: packages ## build the program only: .build/release/saraban
	$(SWIFT) build $(RELEASE)

test: packages ## run all tests
	$(SWIFT) test $(TESTING) $(ARGS)

lint: ## look for what .swift-format forbids
	$(LINT) Sources Tests

check: tools lint program test pages ## lint, build with warnings as errors, test, show the longest files and functions
	@echo
	@scripts/longest

pages: ## look whether the made pages of docs/ are up to date
	@scripts/make-diagnostics-page --check

bench: tools program ## measure cold builds beside the lower bound and Hugo
	bench/run.py --program $(PROGRAM) $(ARGS)

stress: tools program ## long runs: broken reports, killed builds, a full disk
	stress/run.py --program $(PROGRAM) $(ARGS)

clean: ## remove what was built; output/ stays
	rm -rf $(BUILD)

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1|\2/p' Makefile | awk -F'|' '{ printf "  make %-8s %s\n", $$1, $$2 }'

packages:
	@scripts/install-packages

tools:
	@scripts/install-packages tools
