# Two commands on a fresh machine: `make demo` and `make test`.
.PHONY: demo test build check format bench fuzz clean

demo: build
	Scripts/demo .build/release/plimsoll demo-out

build:
	Scripts/install-dependencies
	swift build -c release --product plimsoll

test:
	Scripts/install-dependencies test
	Scripts/check

check: test

format:
	Scripts/format

bench:
	Scripts/bench
	Scripts/bench-trace

fuzz:
	Scripts/fuzz

clean:
	rm -rf .build demo-out
