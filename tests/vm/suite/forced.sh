# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=dash
#
# The module is removed by force. It comes last, because the kernel then marks
# itself, and no longer watches its locks. Meant to be sourced.

# The reader is told, says so and ends.
reader_forced() {
	local status=0 tries=0 pid
	module_load
	# Not through a function, which would be the one to be killed.
	timeout -k 5 "$LIMIT" sockopt-trace record -w "$TMP/forced.rec" 2>"$TMP/stderr" &
	pid=$!
	while [ ! -s "$TMP/forced.rec" ] && [ $tries -lt 100 ]; do
		tries=$((tries + 1))
		sleep 0.1
	done
	"$CASES/aid_calls"
	sleep 1
	if ! rmmod -f sockopt_trace 2>"$TMP/rmmod"; then
		kill "$pid"
		wait "$pid"
		skip reader_forced "the kernel removes no module by force: $(head -n 1 "$TMP/rmmod")"
		module_unload
		return
	fi
	wait "$pid" || status=$?
	expect "status" "$status" 1
	expect_text "message" "$TMP/stderr" '/dev/sockopt_trace is gone: is the module still loaded?'
	expect_text "summary" "$TMP/stderr" 'seen [0-9]*, shown'
	expect "lines" "$(wc -l <"$TMP/stderr")" 2
	reader 0 replay -n aid_calls "$TMP/forced.rec"
	expect "calls that came before" "$(wc -l <"$TMP/stdout")" 10
	end_test reader_forced
}

forced() {
	local name
	for name in $(cases forced); do
		test_case "$name" "$CASES/$name"
	done
	if wanted reader_forced; then
		begin_test
		rm -f "$TMP/forced.rec"
		reader_forced
	fi
	if wanted handover_forced && has_libsystemd; then
		begin_test
		handover_forced
	fi
}
