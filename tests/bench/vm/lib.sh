# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=dash
#
# How a scenario is run and what it reports. Meant to be sourced.

TMP=/tmp/bench
mkdir -p "$TMP"

# All that calls.c makes, with those that warm up, of the two that are traced.
expected() {
	echo $((2 * ($1 + 100)))
}

# run SCENARIO: in a shell of its own; a status other than 0 is a failure, the
# first line of $TMP/why its reason.
run() {
	local name=$1 status=0
	NAME=$name
	: >"$TMP/why"
	("scenario_$(echo "$name" | tr - _)") >"$TMP/out" 2>"$TMP/err" || status=$?
	cat "$TMP/out"
	case $status in
	0) echo "ok $name" ;;
	77) echo "skip $name: $(head -n 1 "$TMP/why")" ;;
	*)
		echo "not ok $name: $(cat "$TMP/why" "$TMP/err" | head -n 1)"
		tail -n 5 "$TMP/err" | cut -c 1-300 | sed 's/^/  /'
		;;
	esac
}

# give_up REASON, leave_out REASON: end a scenario.
give_up() {
	echo "$1" >"$TMP/why"
	exit 1
}

leave_out() {
	echo "$1" >"$TMP/why"
	exit 77
}

# figures: each line that calls.c left in $TMP/calls becomes one.
figures() {
	sed "s/^/figure $NAME /" "$TMP/calls"
	[ "$(wc -l <"$TMP/calls")" -eq 3 ] || give_up "the calls were not made"
}

# calls COUNT [PID...]: with AT_ONCE, on so many processors at once, and then
#   once SCENARIO CALLS LOOP   as at_once.c measured it
calls() {
	if [ -n "${AT_ONCE:-}" ]; then
		/bin/at_once "$AT_ONCE" "$1" >"$TMP/calls"
		sed "s/^/once $NAME /" "$TMP/calls"
		return
	fi
	/bin/calls "$@" >"$TMP/calls"
	figures
}

# lost EVENTS OF: how many of how many events did not arrive.
lost() {
	echo "lost $NAME $1 $2"
}

# wait_for WHAT COMMAND...: until it succeeds. An idle VM's time costs nothing.
wait_for() {
	local what=$1 tries=0
	shift
	until "$@" >/dev/null 2>&1; do
		tries=$((tries + 1))
		[ "$tries" -lt 300 ] || give_up "no $what"
		sleep 0.2
	done
}

# stop PID SIGNAL: ends a reader and waits for what it has to say.
stop() {
	kill "-$2" "$1"
	wait "$1" || true
}
