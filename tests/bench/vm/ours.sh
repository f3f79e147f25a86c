# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=dash
#
# Scenarios with nothing, with empty probes, and with sockopt-trace. Meant to
# be sourced.

scenario_nothing() {
	calls "$COUNT"
}

scenario_floor() {
	insmod /sot_floor.ko
	calls "$COUNT"
	rmmod sot_floor
}

scenario_unread() {
	insmod /sockopt_trace.ko
	calls "$COUNT"
	rmmod sockopt_trace
}

is_armed() {
	[ "$(cat /sys/class/misc/sockopt_trace/armed)" = 1 ]
}

# reader_start ARGUMENT...: sets READER; standard output is the caller's.
reader_start() {
	insmod /sockopt_trace.ko
	sockopt-trace "$@" 2>"$TMP/reader" &
	READER=$!
	wait_for "reader" is_armed
	sleep 1
}

reader_stop() {
	stop "$READER" INT
	rmmod sockopt_trace
}

# of_summary WORD: the number behind it in what the reader said at its end.
of_summary() {
	sed -n "s/.*sockopt-trace: seen .*/&,/; s/.* $1 \([0-9]*\)[, ].*/\1/p" "$TMP/reader" | tail -n 1
}

# What was lost and missed by the reader's own account, which must add up.
reader_losses() {
	local gone want
	want=$(expected "$COUNT")
	gone=$(($(of_summary lost) + $(of_summary missed)))
	lost "$gone" "$want"
	[ $(($(of_summary seen) + gone)) -eq "$want" ] ||
		give_up "of $want calls: $(tail -n 1 "$TMP/reader")"
}

# with_reader ARGUMENT...
with_reader() {
	reader_start "$@" >/dev/null
	calls "$COUNT" "$READER"
	reader_stop
	reader_losses
}

# captured_for READERS: every call is captured, but the readers are stopped:
# what the call itself bears. As always once a buffer has been filled, each event
# takes an older one's place.
captured_for() {
	local n=1 readers
	reader_start >/dev/null
	readers=$READER
	while [ "$n" -lt "$1" ]; do
		n=$((n + 1))
		sockopt-trace 2>/dev/null >&2 &
		readers="$readers $!"
	done
	sleep 3
	# shellcheck disable=SC2086 # words
	kill -STOP $readers
	calls "$COUNT"
	# shellcheck disable=SC2086
	kill -CONT $readers
	# shellcheck disable=SC2086
	kill -INT $readers
	wait
	rmmod sockopt_trace
}

scenario_captured() {
	captured_for 1
}

scenario_readers_2() {
	captured_for 2
}

scenario_readers_8() {
	captured_for 8
}

# rejected_by ARGUMENT...
rejected_by() {
	reader_start "$@" >/dev/null
	calls "$COUNT" "$READER"
	reader_stop
	[ "$(of_summary seen)" = 0 ] || give_up "the filter let calls pass"
}

scenario_rejected() {
	rejected_by -o TCP_NODELAY
}

# entries COUNT: so many options that nobody uses, of the level that is called.
entries() {
	seq 1001 $((1000 + $1)) | sed 's/^/1:/' | paste -sd,
}

scenario_entries_8() {
	rejected_by -o "$(entries 8)"
}

scenario_entries_64() {
	rejected_by -o "$(entries 64)"
}

scenario_recorded() {
	with_reader record -w "$TMP/calls.sot"
	rm -f "$TMP/calls.sot"
}

scenario_text() {
	with_reader
}

scenario_json() {
	with_reader --json
}
