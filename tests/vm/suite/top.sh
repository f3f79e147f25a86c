# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=dash
#
# top, live on a terminal. Meant to be sourced.

# on_screen WHAT PATTERN: the screen, after at most LIMIT seconds.
on_screen() {
	local tries=$((LIMIT * 5))
	while [ "$tries" -gt 0 ] && ! grep -q -e "$2" "$TMP/shown"; do
		tries=$((tries - 1))
		sleep 0.2
	done
	expect_text "$1" "$TMP/shown" "$2"
}

# Of each key the screen shows what no other did before.
reader_top() {
	local status=0 pid reader
	rm -f "$TMP/keys"
	mkfifo "$TMP/keys"
	: >"$TMP/shown"
	TERM=linux limited $((3 * LIMIT)) "$CASES/aid_screen" sockopt-trace top --by process \
		<"$TMP/keys" >"$TMP/shown" 2>"$TMP/stderr" &
	pid=$!
	exec 5>"$TMP/keys"
	on_screen "a screen" 'calls/s'
	"$CASES/aid_calls"
	on_screen "the calls, after at most an interval" 'aid_calls\['
	reader=$(pidof sockopt-trace)
	expect "user who has the terminal" "$(awk '/^Uid:/ { print $2 }' "/proc/$reader/status")" 65534
	printf '/aid_calls\n\n' >&5
	on_screen "the options of a process" 'TCP_NODELAY'
	on_screen "its last calls" 'EBADF'
	printf 'p' >&5
	on_screen "it stands still" 'PAUSED'
	printf 'h' >&5
	on_screen "help" 'PgDn'
	printf 'q' >&5
	wait "$pid" || status=$?
	exec 5>&-
	expect "status" "$status" 0
	expect_text "summary" "$TMP/stderr" 'seen [0-9]*, shown [0-9]*, filtered 0, lost 0'
}

# Packed where this machine has a library of that architecture.
top() {
	if [ ! -e /lib/terminfo/l/linux ]; then
		! wanted reader_top || skip reader_top "no ncurses for this architecture is here"
		return
	fi
	run_tests reader_top
}
