# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-only
#
# The sanitized reader, recordings to try it on, and single results. Meant to
# be sourced by tests that run the reader without a device.

# shellcheck source=/dev/null
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
# shellcheck source=/dev/null
. "$(dirname "${BASH_SOURCE[0]}")/results.sh"

READER=$BUILD/san/sockopt-trace
RECORDINGS=(shapes lost clock small many newer related stat cgroups)
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT

export TZ=UTC0
unset NO_COLOR

# reader_setup: builds, and makes $WORK/NAME.sot of each recording.
reader_setup() {
	local name source=$ROOT/tests/replay
	quietly "$BUILD/log/reader-build.log" "building the reader" \
		make -C "$ROOT" build/san/sockopt-trace
	quietly "$BUILD/log/reader-build.log" "building make_recording" \
		"${CC:-cc}" -std=c11 -D_GNU_SOURCE -O1 -g -Wall -Wextra -Werror \
		-o "$WORK/make_recording" "$source"/*.c \
		"$ROOT/userspace/recording.c" "$ROOT/userspace/out.c"
	for name in "${RECORDINGS[@]}"; do
		"$WORK/make_recording" "$name" >"$WORK/$name.sot"
	done
}

pass() {
	PASSED=$((PASSED + 1))
	printf 'ok %s\n' "$1"
}

# flunk NAME REASON [FILE]: FILE's last lines are shown.
flunk() {
	one_failure "$@"
}

skip() {
	SKIPPED=$((SKIPPED + 1))
	printf 'skip %s: %s\n' "$1" "$2"
}

# reader ARGUMENT...: runs it for at most 30 s; sets STATUS, leaves $WORK/out
# and $WORK/err. Standard input is the caller's.
reader() {
	STATUS=0
	timeout -k 1 30 "$READER" "$@" >"$WORK/out" 2>"$WORK/err" || STATUS=$?
}

# expect NAME STATUS REGEX: of the last run; the regex has to match in stderr.
expect() {
	if [[ $STATUS -ne $2 ]]; then
		flunk "$1" "exit status $STATUS instead of $2" "$WORK/err"
	elif ! grep -qE -- "$3" "$WORK/err"; then
		flunk "$1" "nothing on stderr matches '$3'" "$WORK/err"
	else
		pass "$1"
	fi
}

# expect_error NAME STATUS REGEX: as expect, and it is all that is said.
expect_error() {
	if [[ $(wc -l <"$WORK/err") -ne 1 || -s $WORK/out ]]; then
		flunk "$1" "says more or less than one line of error" "$WORK/err"
	else
		expect "$@"
	fi
}

# same NAME EXPECTED GOT: two files.
same() {
	if diff -u "$2" "$3" >"$WORK/diff"; then
		pass "$1"
	else
		flunk "$1" "differs from what is expected" "$WORK/diff"
	fi
}

reader_end() {
	closing_line "$PASSED" "$FAILED" "$SKIPPED"
	printf '\n'
	[[ $FAILED -eq 0 ]]
}
