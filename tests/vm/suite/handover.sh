# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=dash
#
# A service that is started again, by whom and however, loses no call in silence.
# Meant to be sourced.

# manage OPTION...: a recording service that aid_manager keeps, MANAGER. It looks
# for its options whenever it starts.
manage() {
	rm -rf "$TMP/kept"
	mkdir "$TMP/kept"
	echo "$*" >"$TMP/options"
	# shellcheck disable=SC2016 # expanded by that shell
	"$CASES/aid_manager" "$TMP/notify" sh -c 'exec sockopt-trace record --handover \
		-w "$0/kept/calls" -C 4M -W 50 $(cat "$0/options")' "$TMP" \
		>"$TMP/manager" 2>"$TMP/stderr" &
	MANAGER=$!
	eventually said 'keeps device' 1
	eventually at_work 1
}

# eventually COMMAND...: waits until it succeeds, but not forever.
eventually() {
	local tries=0
	until "$@" || [ $tries -ge $((200 * SUITE_SLOW)) ]; do
		tries=$((tries + 1))
		sleep 0.1
	done
}

# said LINE TIMES: the manager, so often.
said() {
	[ "$(grep -c "^$1" "$TMP/manager")" -ge "$2" ]
}

# at_work NTH: the NTH of the processes, as each makes a file.
at_work() {
	[ "$(find "$TMP/kept" -type f | wc -l)" -ge "$1" ] && [ -s "$TMP/kept/calls" ]
}

stop_managing() {
	local status=0
	kill -TERM "$MANAGER"
	wait "$MANAGER" || status=$?
	expect "status of the manager" "$status" 0
}

# total FILTER: of all files, what replay says of them as JSON and matches.
total() {
	local file
	for file in "$TMP"/kept/calls*; do
		sockopt-trace replay --json "$file"
	done 2>"$TMP/replay" | grep "$1"
}

# work: calls while others are busy, not faster than the device can wait for who is
# started again: it holds 4000 on a CPU.
CALLS=15000
work() {
	local n=0
	while [ $n -lt $CALLS ]; do
		"$CASES/aid_calls" 100
		n=$((n + 100))
	done
}

# work_through SIGNAL: four times, in the midst of calls, it makes the manager end
# a process, and start another.
work_through() {
	local nth=1 worker
	work &
	worker=$!
	while [ $nth -le 4 ]; do
		kill "-$1" "$MANAGER"
		nth=$((nth + 1))
		eventually at_work $nth
	done
	wait "$worker"
	sleep 1
}

handover_restarts() {
	manage -n aid_calls
	work_through HUP
	expect "readers" "$(cat /sys/class/misc/sockopt_trace/readers)" 1
	stop_managing
	expect "readers in the end" "$(cat /sys/class/misc/sockopt_trace/readers)" 0
	expect "starts" "$(grep -c '^started' "$TMP/manager")" 5
	expect "ends with 0" "$(grep -c '^ended 0' "$TMP/manager")" 5
	expect "devices that were opened" "$(grep -c '^keeps device' "$TMP/manager")" 1
	expect "calls" "$(total '"type":"event"' | wc -l)" $CALLS
	expect "losses" "$(total '"type":"lost"' | wc -l)" 0
	expect "files" "$(find "$TMP/kept" -type f | wc -l)" 5
}

# Calls that are there, and those that are said to be lost.
accounted() {
	local there lost
	there=$(total '"type":"event"' | wc -l)
	lost=$(total '"type":"lost"' | sed 's/.*"count":\([0-9]*\).*/\1/' | awk '{ n += $1 } END { print n + 0 }')
	echo $((there + lost))
}

# Killed, what it had not written is counted as lost; a call whose write was cut
# off in the midst may be both there and counted.
handover_killed() {
	local all
	manage -n aid_calls "$@"
	work_through USR1
	stop_managing
	expect "killed" "$(grep -c '^ended -9' "$TMP/manager")" 4
	all=$(accounted)
	echo "info handover_killed: $(total '"type":"event"' | wc -l) there, $((all - CALLS)) of them counted as lost, too"
	[ "$all" -ge $CALLS ] || expect "calls and those lost" "$all" "$CALLS or more"
	[ "$all" -le $((CALLS + 4 * 1300)) ] || expect "calls and those lost" "$all" "not a batch more than $CALLS for each"
}

# What waits to be compressed is not written.
handover_packed() {
	handover_killed -z
}

# What was meant for another filter is of no use.
handover_other_filter() {
	manage -n aid_calls
	echo '-n others' >"$TMP/options"
	kill -HUP "$MANAGER"
	eventually said 'keeps device' 2
	expect "forgotten" "$(grep -c '^forgets' "$TMP/manager")" 2
	expect "readers" "$(cat /sys/class/misc/sockopt_trace/readers)" 1
	"$CASES/aid_calls" 10
	stop_managing
	expect "calls" "$(accounted)" 0
}

handover_alone() {
	reader 1 record --handover -w "$TMP/alone"
	expect_text "message" "$TMP/stderr" 'nobody is here to keep the device'
	one_line "message" "$TMP/stderr"
}

# Who keeps a device that is gone would keep rmmod waiting: it is given up.
handover_forced() {
	local status=0
	module_load
	manage -n aid_calls
	timeout -k 5 "$LIMIT" rmmod -f sockopt_trace 2>"$TMP/rmmod" || status=$?
	if [ "$status" -eq 1 ]; then
		stop_managing
		module_unload
		skip handover_forced "the kernel removes no module by force: $(head -n 1 "$TMP/rmmod")"
		return
	fi
	expect "status of rmmod" "$status" 0
	eventually said 'forgets device' 1
	expect "devices that are given up" "$(grep -c '^forgets device' "$TMP/manager")" 1
	# Whoever is started then finds none.
	eventually said 'ended 3' 1
	expect "status of the first one" "$(sed -n 's/^ended //p' "$TMP/manager" | head -n 1)" 1
	stop_managing
	end_test handover_forced
}

has_libsystemd() {
	[ -e /usr/lib/x86_64-linux-gnu/libsystemd.so.0 ]
}

handover() {
	if ! has_libsystemd; then
		! wanted handover_restarts || skip handover "no libsystemd for this machine"
		return
	fi
	run_tests handover_restarts handover_killed handover_packed handover_other_filter handover_alone
}
