# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=dash
#
# The reader as people use it: exit codes, messages, pipes, signals, recordings.
# Meant to be sourced.

# Bytes of a record of aid_calls: struct sot_event and a value of four bytes.
RECORD=216

# reader STATUS ARGUMENT...: runs it; output in $TMP/stdout and $TMP/stderr.
reader() {
	local want=$1 status=0
	shift
	limited "$LIMIT" sockopt-trace "$@" >"$TMP/stdout" 2>"$TMP/stderr" || status=$?
	expect "status of sockopt-trace $*" "$status" "$want"
}

# one_line WHAT FILE: an error is one line.
one_line() {
	expect "lines of $1" "$(wc -l <"$2")" 1
}

# Where modprobe knows of modules, ours is not among them.
reader_no_module() {
	local release message='load the module (modprobe sockopt_trace)'
	release=$(uname -r)
	[ ! -e "/lib/modules/$release/modules.dep" ] ||
		message="no module for this kernel: install linux-headers-$release, then build it"
	reader 3 trace
	expect_text "message" "$TMP/stderr" "$message"
	one_line "message" "$TMP/stderr"
	reader 3 record -w "$TMP/none.rec"
	expect "a recording of nothing" "$(ls "$TMP/none.rec" 2>/dev/null)" ""
}

reader_no_permission() {
	local status=0
	su -s /bin/sh nobody -c 'sockopt-trace trace' >"$TMP/stdout" 2>"$TMP/stderr" || status=$?
	expect "status as nobody" "$status" 4
	expect_text "message" "$TMP/stderr" 'permission denied'
	one_line "message" "$TMP/stderr"
}

reader_wrong_abi() {
	local status=0
	limited "$LIMIT" "$CASES/aid_fake" 2 sockopt-trace trace \
		>"$TMP/stdout" 2>"$TMP/stderr" || status=$?
	expect "status" "$status" 3
	expect_text "message" "$TMP/stderr" 'ABI 2.*ABI 1'
	one_line "message" "$TMP/stderr"
}

reader_unknown_option() {
	reader 2 trace -o TCP_NODELY
	expect_text "message" "$TMP/stderr" 'TCP_NODELAY'
	one_line "message" "$TMP/stderr"
	reader 2 trace -o keepalife
	expect_text "message" "$TMP/stderr" 'SO_KEEPALIVE'
	reader 2 trace -l SOL_SOCKT
	expect_text "message" "$TMP/stderr" 'SOL_SOCKET'
	reader 2 trace --no-such-option
	reader 2 replay
}

make_recording() {
	rm -f "$TMP/rec"
	reader 0 record -w "$TMP/rec" -- "$CASES/aid_calls" 20
	reader 0 replay -r "$TMP/rec"
	expect "lines replayed" "$(wc -l <"$TMP/stdout")" 20
}

# A connection from its first socket to its end, with and without related calls.
reader_related() {
	local life="$TMP/life" address='{sa_family=AF_INET, sin_port=[0-9]*, sin_addr=127.0.0.1}, 16'
	reader 0 trace --related -- "$CASES/aid_advise" good nodelay-missing
	sed -n 's/^[^ ]* good-1[^ ]* \(.*\) <[^ ]*>$/\1/p' "$TMP/stdout" >"$life"
	expect "calls" "$(cut -d '(' -f 1 "$life" | tr '\n' ' ')" \
		"socket bind socket listen connect accept setsockopt setsockopt close close close "
	expect_text "socket" "$life" '^socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = [0-9]*<TCP>$'
	expect_text "bind" "$life" "^bind([0-9]*<TCP>, {sa_family=AF_INET, sin_port=0, sin_addr=127.0.0.1}, 16) = 0$"
	expect_text "listen" "$life" '^listen([0-9]*<TCP 127.0.0.1:[0-9]*>, 1) = 0$'
	expect_text "connect" "$life" "^connect([0-9]*<TCP>, $address) = 0$"
	expect_text "accept" "$life" '^accept([0-9]*, NULL, NULL) = [0-9]*<TCP 127.0.0.1:[0-9]* -> 127.0.0.1:[0-9]*>$'
	expect_text "close" "$life" '^close(<TCP .*>) = 0 .*bytes_sent=20, bytes_received=20, .*flags=TCP_NODELAY'
	expect_text "summary" "$TMP/stderr" 'seen [0-9]* ([0-9]* related), shown [0-9]*, filtered 0, lost 0, missed 0'
	reader 0 trace -- "$CASES/aid_advise" good nodelay-missing
	expect "calls without related ones" "$(grep -c ' good-1' "$TMP/stdout")" 2
}

# damaged WHAT LINES: $TMP/bad still gives so many whole lines.
damaged() {
	reader 1 replay -r "$TMP/bad"
	expect "lines of a recording that is $1" "$(wc -l <"$TMP/stdout")" "$2"
	expect_text "message" "$TMP/stderr" "$TMP/bad"
}

reader_damaged_recording() {
	local size middle
	make_recording
	size=$(stat -c %s "$TMP/rec")
	: >"$TMP/bad"
	damaged "empty" 0
	head -c 20 "$TMP/rec" >"$TMP/bad"
	damaged "cut off in its header" 0
	head -c $((size - 1)) "$TMP/rec" >"$TMP/bad"
	damaged "cut off at its end" 19
	echo "this is no recording, but long enough to be one with a header" >"$TMP/bad"
	damaged "something else" 0
	# The length at the start of a record.
	middle=$((size - 5 * RECORD))
	{
		head -c "$middle" "$TMP/rec"
		printf '\001\002\003\004'
		tail -c +$((middle + 5)) "$TMP/rec"
	} >"$TMP/bad"
	damaged "corrupted" 15
}

reader_full_disk() {
	local lines
	mkdir -p "$TMP/small"
	mount -t tmpfs -o size=64k tmpfs "$TMP/small"
	reader 1 record -w "$TMP/small/rec" -- "$CASES/aid_calls" 3000
	expect_text "message" "$TMP/stderr" "$TMP/small/rec: No space left on device"
	reader 0 replay -r "$TMP/small/rec"
	lines=$(wc -l <"$TMP/stdout")
	# 64 KiB hold nearly 300 records.
	[ "$lines" -gt 200 ] || expect "lines on a full disk" "$lines" "more than 200"
	bare_lines "$TMP/stdout" >"$TMP/bare"
	expect "whole lines" "$(grep -c ' = -1 EBADF (Bad file descriptor)$' "$TMP/bare")" "$lines"
	umount "$TMP/small"
}

reader_head() {
	(
		limited "$LIMIT" sockopt-trace trace -- "$CASES/aid_calls" 3000 2>"$TMP/stderr"
		echo $? >"$TMP/status"
	) | head -n 1 >"$TMP/stdout"
	expect "status with | head" "$(cat "$TMP/status")" 0
	one_line "output" "$TMP/stdout"
	expect "errors" "$(grep -ci pipe "$TMP/stderr")" 0
	make_recording
	(
		limited "$LIMIT" sockopt-trace replay -r "$TMP/rec" 2>"$TMP/stderr"
		echo $? >"$TMP/status"
	) | head -n 1 >"$TMP/stdout"
	expect "status of replay with | head" "$(cat "$TMP/status")" 0
}

# ended_by NUMBER ARGUMENT...: a signal ends the reader as the end of its work
# would.
ended_by() {
	local number=$1 status=0
	shift
	limited "$LIMIT" "$CASES/aid_signal" "$number" sockopt-trace trace "$@" \
		>"$TMP/stdout" 2>"$TMP/stderr" || status=$?
	expect "status after signal $number" "$status" 0
	expect_text "summary" "$TMP/stderr" 'seen [0-9]*, shown [0-9]*, filtered 0, lost [0-9]*'
}

reader_signals() {
	ended_by 2 -n aid_signal
	ended_by 15 -p 1 -f
}

# counts LINES ARGUMENT...: how many of the ten calls of aid_calls are shown.
counts() {
	local want=$1
	shift
	reader 0 trace "$@" -- "$CASES/aid_calls"
	expect "lines of trace $*" "$(wc -l <"$TMP/stdout")" "$want"
}

reader_filters() {
	counts 10
	counts 4 -x
	counts 6 --set
	counts 4 --get
	counts 3 --set -x
	counts 2 --errno EBADF
	counts 3 -o SO_KEEPALIVE
	counts 2 -o SO_KEEPALIVE --set
	counts 3 -l SOL_TCP
	counts 5 -l tcp -o SO_TYPE
	counts 7 -l '!tcp'
	counts 3 --family unix
	counts 2 --family none
	counts 10 -n aid_calls
	counts 0 -n other
	counts 10 -u root
	counts 0 -u nobody
	counts 0 -m 10s
	reader 2 trace -p 1 -- "$CASES/aid_calls"
}

reader_formats() {
	local time='[0-2][0-9]:[0-5][0-9]:[0-5][0-9]\.[0-9]\{6\}'
	counts 10 -T
	expect "full dates" "$(grep -c "^20[0-9][0-9]-[01][0-9]-[0-3][0-9]T${time}[-+][0-9]\{4\} " "$TMP/stdout")" 10
	counts 10 --json
	expect "objects" "$(grep -c '^{"schema":1,"type":"event",.*}$' "$TMP/stdout")" 10
	expect "failed in JSON" "$(grep -c '"errno":"EBADF"' "$TMP/stdout")" 2
}

reader_duration() {
	reader 0 trace -d 100ms
	expect_text "summary" "$TMP/stderr" 'seen 0, shown 0'
}

# The same calls, live and from a recording of both.
reader_replay() {
	rm -f "$TMP/rec"
	# shellcheck disable=SC2016 # expanded by that shell
	reader 0 record -w "$TMP/rec" -- sh -c \
		'sockopt-trace trace -- "$0/line_typed" 2>/dev/null >"$1/live" &&
		grep -v "^line_typed" "$1/live" >"$1/text"' "$CASES" "$TMP"
	reader 0 replay -r "$TMP/rec"
	# Two readers do not look at the clock at the same moment.
	sed 's/^[^ ]* //' "$TMP/text" >"$TMP/live"
	sed 's/^[^ ]* //' "$TMP/stdout" >"$TMP/replayed"
	expect "lines" "$(wc -l <"$TMP/replayed")" "$(wc -l <"$TMP/live")"
	cmp "$TMP/live" "$TMP/replayed" >>"$TMP/failed" 2>&1
	expect "replay differs from live" $? 0
	sockopt-trace replay -r - <"$TMP/rec" 2>/dev/null | sed 's/^[^ ]* //' |
		cmp - "$TMP/replayed" >>"$TMP/failed" 2>&1
	expect "replay from standard input differs" $? 0
	su -s /bin/sh nobody -c 'sockopt-trace replay -r -' <"$TMP/rec" 2>/dev/null |
		sed 's/^[^ ]* //' | cmp - "$TMP/replayed" >>"$TMP/failed" 2>&1
	expect "replay without privileges differs" $? 0
}

# A reader that is stopped loses calls, says how many, and fails if --strict.
reader_loss() {
	local seen lost
	# shellcheck disable=SC2016 # expanded by that shell
	reader 5 trace --strict -- sh -c \
		'kill -STOP $PPID; "$0/aid_calls" 20000; kill -CONT $PPID' "$CASES"
	expect_text "line of a loss" "$TMP/stdout" ' \*\*\* lost [0-9]* events on CPU [01]: overrun'
	seen=$(sed -n 's/.*seen \([0-9]*\),.*/\1/p' "$TMP/stderr")
	lost=$(sed -n 's/.*, lost \([0-9]*\).*/\1/p' "$TMP/stderr")
	expect "seen and lost" "$((seen + lost))" 20000
}

# stat_row NAME: calls and errors of the row of the last table.
stat_row() {
	awk -v name="  $1" '{ row = $0; for (i = 0; i < 8; i++) sub(/^ *[^ ]+/, "", row) }
		row == name { print $1, $2 }' "$TMP/stdout"
}

# A table stands there before a signal comes, and another one behind it.
reader_stat_signal() {
	local status=0 before tries=0 start end
	# The shell has SIGINT ignored for it until it catches that: an older table
	# must not be taken for its own. -d ends a wait for a signal that was lost.
	: >"$TMP/stdout"
	seconds start
	sockopt-trace stat --interval 1 -d "$LIMIT_LONG" -n nobody >"$TMP/stdout" 2>"$TMP/stderr" &
	until [ -s "$TMP/stdout" ] || [ "$tries" -eq "$LIMIT" ]; do
		sleep 1
		tries=$((tries + 1))
	done
	before=$(grep -c ' all$' "$TMP/stdout")
	kill -INT $!
	wait $! || status=$?
	expect "status after SIGINT" "$status" 0
	seconds end
	[ $((end - start)) -lt "$LIMIT_LONG" ] ||
		expect "seconds until SIGINT ended it" $((end - start)) "less"
	[ "$(grep -c ' all$' "$TMP/stdout")" -gt "$before" ] ||
		expect "tables after SIGINT" "$before" "more than before"
	expect_text "summary" "$TMP/stderr" 'seen 0, shown 0, filtered 0, lost 0'
}

# Of so many calls each is counted, and of two processes each by itself.
reader_stat() {
	reader 0 stat -- "$CASES/aid_calls" 5000
	expect "calls and errors" "$(stat_row 'setsockopt SOL_SOCKET SO_KEEPALIVE')" "5000 5000"
	expect "all" "$(stat_row all)" "5000 5000"
	reader 0 stat -- "$CASES/aid_calls"
	expect "of the mixture" "$(stat_row all)" "10 4"
	expect "set" "$(stat_row 'setsockopt SOL_SOCKET SO_KEEPALIVE')" "2 1"
	expect "get" "$(stat_row 'getsockopt SOL_TCP TCP_NODELAY')" "1 0"
	reader 0 stat --related -- "$CASES/aid_calls"
	expect "related" "$(stat_row socket), $(stat_row close), $(stat_row all)" "2 0, 2 0, 14 4"
	reader 0 stat --by process --json -- sh -c "$CASES/aid_calls 30; $CASES/aid_calls 20"
	expect "processes" "$(sed -n 's/.*"type":"stat",.*"comm":"aid_calls".*"calls":\([0-9]*\),.*/\1/p' \
		"$TMP/stdout" | tr '\n' ' ')" "30 20 "
	reader 0 stat --by socket -- "$CASES/aid_calls"
	expect "sockets" "$(grep -c ' of aid_calls\[[0-9]*\]$' "$TMP/stdout")" 2
	expect "no socket" "$(stat_row '(no socket)')" "2 2"
	reader 0 stat -d 2500ms --interval 1 -n nobody
	expect "tables" "$(grep -c ' all$' "$TMP/stdout")" 3
	# shellcheck disable=SC2016 # expanded by that shell
	reader 5 stat --strict --json -- sh -c \
		'kill -STOP $PPID; "$0/aid_calls" 20000; kill -CONT $PPID' "$CASES"
	expect "counted and lost" "$(sed -n \
		's/.*"type":"stat_total".*"calls":\([0-9]*\),.*"lost":\([0-9]*\),.*/\1+\2/p' \
		"$TMP/stdout" | { IFS=+ read -r calls lost; echo $((calls + lost)); })" 20000
}

# run_tests NAME...: each a function of this file.
run_tests() {
	local name
	for name in "$@"; do
		wanted "$name" || continue
		begin_test
		"$name"
		end_test "$name"
	done
}

reader_without_module() {
	run_tests reader_no_module
}

reader_with_module() {
	run_tests reader_no_permission reader_wrong_abi reader_unknown_option reader_related \
		reader_damaged_recording reader_full_disk reader_head reader_signals \
		reader_filters reader_formats reader_duration reader_replay reader_loss \
		reader_stat reader_stat_signal
}
