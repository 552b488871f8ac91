# Tenmatsu 顛末. `make` alone lists what there is to do.
#
#   lang=ja|en      make demo: the report's language (otherwise that of your locale)
#   PREFIX=DIR      make install: where to, /usr/local unless told
#   STATIC=1        make install: a program that runs where no Swift is installed (larger)
#   BENCH_BYTES=N   make bench: size of the generated log, 1 GiB unless told
#   BENCH_PEOPLE=N  make bench: people of the generated population, 10 million unless told
#   SWIFT=PATH      the Swift compiler to use

SWIFT ?= swift
PREFIX ?= /usr/local
BENCH_BYTES ?= 1073741824
BENCH_PEOPLE ?= 10000000

BINARY = .build/release/tenmatsu
FORMATTED = Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

.DEFAULT_GOAL := help
.PHONY: help demo test bench format install deps test-deps release

help: ## This list
	@echo "Tenmatsu 顛末: who took what, worked out from the logs of an SQL injection."
	@echo
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | while IFS='|' read -r name words; do \
	  printf '%-14s %s\n' "$$name" "$$words"; done

demo: release ## Build, then play the founding case: make its evidence, investigate it, count the people
	@Scripts/demo.sh $(BINARY) $(lang)

test: test-deps ## Check the format, build with warnings as errors, run every test
	@echo "Checking the format ..."
	@$(SWIFT) format lint --strict --recursive $(FORMATTED)
	@echo "Building with warnings as errors; the first time this takes some minutes ..."
	@TENMATSU_CI=1 $(SWIFT) build --build-tests
	@SWIFT="$(SWIFT)" Scripts/run-tests.sh

bench: release ## Measure speed and memory on a generated log, population and case, against grep, zcat (and goaccess)
	@SWIFT="$(SWIFT)" BENCH_BYTES="$(BENCH_BYTES)" BENCH_PEOPLE="$(BENCH_PEOPLE)" Benchmarks/run.sh $(BINARY)

format: ## Format the sources as CI expects them
	@$(SWIFT) format --in-place --recursive $(FORMATTED)

install: release ## Install the program under PREFIX (/usr/local)
	@install -d "$(DESTDIR)$(PREFIX)/bin"
	@install -m 755 $(BINARY) "$(DESTDIR)$(PREFIX)/bin/tenmatsu"
	@echo "Installed $(DESTDIR)$(PREFIX)/bin/tenmatsu"

deps: ## Install the system libraries that are missing (Debian, Ubuntu)
	@SWIFT="$(SWIFT)" Scripts/install-dependencies.sh

test-deps:
	@SWIFT="$(SWIFT)" Scripts/install-dependencies.sh tests

release: deps
	@SWIFT="$(SWIFT)" Scripts/build-release.sh $(if $(STATIC),--static-swift-stdlib)
