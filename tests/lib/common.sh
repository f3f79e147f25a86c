# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-only
#
# What every test script needs: where things are, how to speak, how to lock.
# Meant to be sourced.

[[ -z ${SOT_COMMON_SH:-} ]] || return 0
SOT_COMMON_SH=1

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck disable=SC2034 # read by the scripts that source this file
BUILD=$ROOT/build

# Downloads outlive `make clean` and the clone itself, hence outside the tree.
CACHE=${SOCKOPT_TRACE_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/sockopt-trace}
mkdir -p "$CACHE"
CACHE=$(cd "$CACHE" && pwd)

# Progress goes to standard error: standard output belongs to results.
say() {
	printf '%s\n' "$*" >&2
}

die() {
	printf 'error: %s\n' "$*" >&2
	exit 1
}

# quietly LOG WHAT COMMAND...: runs COMMAND with its output in LOG, which is
# shown only if it fails.
quietly() {
	local log=$1 what=$2
	shift 2
	mkdir -p "$(dirname "$log")"
	if ! "$@" >"$log" 2>&1; then
		say "--- the last lines of $log:"
		tail -n 20 "$log" >&2
		say "---"
		say "error: $what failed"
		return 1
	fi
}

# with_lock NAME COMMAND...: one at a time over all clones that share the
# cache. The lock ends with the process, so an interrupted run leaves none.
with_lock() {
	local name=$1 status=0
	local fd
	shift
	exec {fd}>"$CACHE/$name.lock"
	if ! flock --nonblock "$fd"; then
		say "waiting for another run that holds $CACHE/$name.lock"
		flock "$fd"
	fi
	"$@" || status=$?
	exec {fd}>&-
	return "$status"
}
