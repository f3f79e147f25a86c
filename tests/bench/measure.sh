# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-only
#
# Measures scenarios in a VM that counts instructions. Meant to be sourced.

# shellcheck source=/dev/null
. "$(dirname "${BASH_SOURCE[0]}")/../lib/suite.sh"

# Seconds until a VM that is not done counts as hung.
LIMIT_BENCH=900

# The compilers that some peers bring along are large.
MEMORY_BENCH=1024

# bench_build KERNEL LOG: the modules and the programs.
bench_build() {
	build_for_kernel "$1" "$2" || return 1
	quietly "$2" "building the empty probes" \
		kernel_make floor "FLOOR_OUT=build/floor/$1" || return 1
	quietly "$2" "building the programs that measure" make -C "$ROOT" bench-programs
}

# bench_pack KERNEL OUT [OPTION...]: options of vm/pack for what else goes along.
bench_pack() {
	local kernel=$1 out=$2
	shift 2
	"$ROOT/tests/vm/pack" --kernel "$kernel" --out "$out" \
		--module "$BUILD/module/$kernel/sockopt_trace.ko" \
		--module "$BUILD/floor/$kernel/sot_floor.ko" \
		--program "$BUILD/sockopt-trace" --program "$BUILD/bench/calls" \
		--tree "$ROOT/tests/bench/vm:/suite" "$@"
}

# bench_measure KERNEL IMAGE RESULTS [OPTION...] -- COUNT SCENARIO...: what the VM
# printed, see vm/run, into RESULTS; options are those of vm/boot. 1 if anything
# failed.
bench_measure() {
	local kernel=$1 image=$2 results=$3
	shift 3
	"$ROOT/tests/vm/boot" --kernel "$kernel" --initrd "$image" --count yes \
		--mem "$MEMORY_BENCH" --timeout "$LIMIT_BENCH" \
		--console "${results%.log}-console.log" --results "$results" "$@" >/dev/null
}
