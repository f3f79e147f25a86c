# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=dash
#
# The reader under fire: a device that returns garbage, stops or vanishes, an
# output that is full, slow or gone, and the rights that it keeps meanwhile.
# Meant to be sourced.

# fake ARGUMENT...: as reader, on $TMP/device in place of the device.
fake() {
	local want=$1 status=0
	shift
	limited "$LIMIT" "$CASES/aid_fake" 1 sockopt-trace trace --device "$TMP/device" "$@" \
		>"$TMP/stdout" 2>"$TMP/stderr" || status=$?
	expect "status of sockopt-trace $*" "$status" "$want"
}

# feed: makes $TMP/device give what is in $TMP/bytes, which a pipe has to hold;
# as long as descriptor 3 is open, it is not at its end.
feed() {
	rm -f "$TMP/device"
	mkfifo "$TMP/device"
	exec 3<>"$TMP/device"
	cat "$TMP/bytes" >&3
}

# The 20 records as the device gave them out: a recording has more before them.
records() {
	tail -c $((20 * RECORD)) "$TMP/rec"
}

reader_garbage() {
	make_recording
	head -c 50000 /dev/urandom >"$TMP/bytes"
	feed
	fake 1
	expect_text "random bytes" "$TMP/stderr" "$TMP/device is damaged at byte 0: "
	head -c 50000 /dev/zero >"$TMP/bytes"
	feed
	fake 1
	expect_text "zeros" "$TMP/stderr" 'damaged at byte 0: a record shorter than its header'
	{
		records
		head -c 30000 /dev/urandom
	} >"$TMP/bytes"
	feed
	fake 1
	expect_text "records, then garbage" "$TMP/stderr" "damaged at byte $((20 * RECORD)): "
	expect "lines before the garbage" "$(wc -l <"$TMP/stdout")" 20
	exec 3>&-
}

reader_stops() {
	make_recording
	{
		records
		records | head -c 100
	} >"$TMP/bytes"
	feed
	fake 0 -d 2s
	expect_text "summary" "$TMP/stderr" 'seen 20, shown 20'
	expect "lines" "$(wc -l <"$TMP/stdout")" 20
	exec 3>&-
}

reader_vanishes() {
	make_recording
	records >"$TMP/bytes"
	feed
	# It is there as long as this one has it open.
	sleep 5 &
	exec 3>&-
	fake 1
	wait
	expect "lines" "$(wc -l <"$TMP/stdout")" 20
	expect_text "message" "$TMP/stderr" "$TMP/device is gone: is the module still loaded?"
}

reader_full_device() {
	local status=0
	limited "$LIMIT" sockopt-trace trace -- "$CASES/aid_calls" 10 \
		>/dev/full 2>"$TMP/stderr" || status=$?
	expect "status" "$status" 1
	expect_text "message" "$TMP/stderr" 'cannot write standard output: No space left on device'
	expect "messages" "$(grep -c 'cannot write' "$TMP/stderr")" 1
}

# A terminal that shows nothing for a while: what could not wait is counted.
reader_slow_terminal() {
	local seen lost status=0
	rm -f "$TMP/go"
	# shellcheck disable=SC2016 # expanded by that shell
	limited "$LIMIT" "$CASES/aid_terminal" "$TMP/go" sockopt-trace trace --strict --columns 0 -- \
		sh -c '"$0/aid_calls" 20000; touch "$1"' "$CASES" "$TMP/go" \
		>"$TMP/stdout" 2>"$TMP/stderr" || status=$?
	expect "status" "$status" 5
	expect_text "line of a loss" "$TMP/stdout" ' \*\*\* lost [0-9]* events on CPU [01]: overrun'
	seen=$(sed -n 's/.*seen \([0-9]*\),.*/\1/p' "$TMP/stderr")
	lost=$(sed -n 's/.*, lost \([0-9]*\).*/\1/p' "$TMP/stderr")
	expect "seen and lost" "$((seen + lost))" 20000
	expect "lines" "$(grep -c 'SO_KEEPALIVE' "$TMP/stdout")" "$seen"
}

# has FILE FIELD VALUE: of /proc/PID/status, blanks as one.
has() {
	expect "$2 in $1" "$(sed -n "s/^$2:[[:space:]]*//p" "$TMP/$1" | tr -s ' \t' '  ')" "$3"
}

reader_privileges() {
	local pid status=0 tries=0 nobody='65534 65534 65534 65534'
	sockopt-trace record -w "$TMP/kept.rec" --force 2>"$TMP/stderr" &
	pid=$!
	while [ ! -s "$TMP/kept.rec" ] && [ $tries -lt 100 ]; do
		tries=$((tries + 1))
		sleep 0.1
	done
	sleep 0.5
	cat "/proc/$pid/status" >"$TMP/alone"
	has alone Uid "$nobody"
	has alone Gid "$nobody"
	has alone Groups ""
	has alone CapPrm 0000000000000000
	has alone CapEff 0000000000000000
	has alone NoNewPrivs 1
	su -s /bin/sh nobody -c "ls -l /proc/$pid/fd" >"$TMP/stdout" 2>/dev/null
	expect "descriptors that nobody sees" "$(grep -c -e '->' "$TMP/stdout")" 0
	"$CASES/aid_calls"
	kill -INT "$pid"
	wait "$pid" || status=$?
	expect "status" "$status" 0
	reader 0 replay -n aid_calls "$TMP/kept.rec"
	expect "calls recorded" "$(wc -l <"$TMP/stdout")" 10
}

# The command keeps what the reader gives up, and can still be signalled.
reader_privileges_command() {
	local pid status=0
	# shellcheck disable=SC2016 # expanded by that shell
	reader 0 trace -- sh -c 'sleep 1; cat /proc/$PPID/status >"$0/reader"; cat /proc/$$/status >"$0/command"' "$TMP"
	has reader Uid '65534 65534 65534 65534'
	has reader CapEff 0000000000000020
	has reader NoNewPrivs 1
	has command Uid '0 0 0 0'
	has command NoNewPrivs 0
	expect "capabilities of the command" "$(grep CapEff "$TMP/command")" "$(grep CapEff /proc/self/status)"
	sockopt-trace trace -- sleep 100 >"$TMP/stdout" 2>"$TMP/stderr" &
	pid=$!
	sleep 2
	kill -TERM "$pid"
	wait "$pid" || status=$?
	expect "status" "$status" 0
	expect_text "the command's end" "$TMP/stderr" "'sleep' was ended by signal 15"
}

reader_private_files() {
	umask 0
	reader 0 record -w "$TMP/private.rec" --force -- "$CASES/aid_calls" 1
	reader 0 trace --output "$TMP/private.txt" --force -- "$CASES/aid_calls" 1
	umask 022
	expect "mode of a recording" "$(stat -c '%a %U' "$TMP/private.rec")" "600 root"
	expect "mode of a text" "$(stat -c '%a %U' "$TMP/private.txt")" "600 root"
	su -s /bin/sh nobody -c "cat $TMP/private.rec" >/dev/null 2>&1
	expect "status of another's look" $? 1
}

reader_under_fire() {
	run_tests reader_garbage reader_stops reader_vanishes reader_full_device \
		reader_slow_terminal reader_privileges reader_privileges_command reader_private_files
}
