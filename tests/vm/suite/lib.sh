# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=dash
#
# Running single tests and saying what came of them. Meant to be sourced.

# shellcheck disable=SC2034 # for those who source this file
CASES=/cases
MODULE=/sockopt_trace.ko
TMP=/tmp/suite
SKIPPED=77

# How many times as long a kernel with sanitizers may take for everything.
SUITE_SLOW=1
case $(uname -r) in *-kasan | *-kcsan) SUITE_SLOW=10 ;; esac
export SUITE_SLOW

# Seconds in the VM until a test is ended; those that work long have their own.
LIMIT=$((30 * SUITE_SLOW))
LIMIT_LONG=$((400 * SUITE_SLOW * ${SUITE_SCALE:-1}))

mkdir -p "$TMP"

# seconds VARIABLE: since the boot, without the cost of a process.
seconds() {
	local up rest
	# shellcheck disable=SC2034 # the rest is of no interest
	read -r up rest </proc/uptime
	eval "$1=${up%.*}"
}

# wanted NAME: one of the patterns of the command line fits.
wanted() {
	local name=$1 pattern
	set -f
	# shellcheck disable=SC2086 # words, no file names
	set -- $PATTERNS
	set +f
	for pattern in "$@"; do
		# shellcheck disable=SC2254 # it is a pattern
		case $name in $pattern) return 0 ;; esac
	done
	return 1
}

ok() {
	echo "ok $1"
}

# not_ok NAME REASON [FILE...]: what is in the files, in short, is the detail.
not_ok() {
	local name=$1 reason=$2
	shift 2
	echo "not ok $name: $reason"
	for file in "$@"; do
		head -n 25 "$file" | cut -c 1-300 | sed 's/^/  /'
	done
}

skip() {
	echo "skip $1: $2"
}

# limited SECONDS COMMAND...: ends it, if need be, so that the suite goes on.
limited() {
	local limit=$1
	shift
	timeout -k 5 "$limit" "$@"
}

# judge NAME STATUS FILE: by the exit code of a case and what it printed, of
# which lines that begin with "info " are passed on.
judge() {
	local name=$1 status=$2 out=$3
	case $status in
	0)
		sed -n "s/^info /info $name: /p" "$out"
		ok "$name"
		;;
	"$SKIPPED") skip "$name" "$(head -n 1 "$out")" ;;
	143 | 137 | 124) not_ok "$name" "not done in time" "$out" ;;
	*) not_ok "$name" "status $status" "$out" ;;
	esac
}

# test_case NAME COMMAND...
test_case() {
	local name=$1 limit=$LIMIT status=0
	shift
	wanted "$name" || return 0
	case $name in stress_* | load_* | chaos_* | hostile_*) limit=$LIMIT_LONG ;; esac
	seconds BEGIN
	limited "$limit" "$@" >"$TMP/out" 2>&1 || status=$?
	took "$name"
	judge "$name" "$status" "$TMP/out"
}

# took NAME: tells of those that cost time, counted since BEGIN.
took() {
	seconds NOW
	[ $((NOW - BEGIN)) -lt 3 ] || echo "info $1: $((NOW - BEGIN)) s"
}

# A test of several conditions: begin_test, expect..., end_test NAME. FAILED
# counts those that do not hold; the details gather in $TMP/failed.
begin_test() {
	FAILED=0
	: >"$TMP/failed"
	seconds BEGIN
}

# expect WHAT GOT WANT
expect() {
	[ "$2" != "$3" ] || return 0
	FAILED=$((FAILED + 1))
	echo "$1: got \"$2\", expected \"$3\"" >>"$TMP/failed"
}

# expect_text WHAT FILE PATTERN: FILE has a line with the basic expression.
expect_text() {
	! grep -q -e "$3" "$2" || return 0
	FAILED=$((FAILED + 1))
	{
		echo "$1: no line with \"$3\" in:"
		head -n 5 "$2" | cut -c 1-300
	} >>"$TMP/failed"
}

end_test() {
	took "$1"
	if [ "$FAILED" -eq 0 ]; then
		ok "$1"
	else
		not_ok "$1" "$(head -n 1 "$TMP/failed")" "$TMP/failed"
	fi
}

# module_load PARAMETER...
module_load() {
	insmod "$MODULE" "$@" || echo "not ok module-load: insmod failed"
}

module_unload() {
	rmmod sockopt_trace || echo "not ok module-unload: rmmod failed"
}
