# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=dash
#
# The module's trace events, as tracefs shows them: the same calls, fields and
# redactions as the reader's. Meant to be sourced.

TRACEFS=/sys/kernel/tracing
INSTANCE=$TRACEFS/instances/suite
EVENTS=$INSTANCE/events/sockopt_trace

# What both tell of a call, a line for each.
json_calls() {
	awk '
		function field(name, rest) {
			rest = $0
			if (!sub(".*\"" name "\":", "", rest))
				return "-"
			sub(/[,}].*/, "", rest)
			gsub(/"/, "", rest)
			return rest
		}
		function known(name, other, value) {
			value = field(name)
			return value == "null" ? other : value
		}
		{
			print field("call"), field("fd"), known("level", sprintf("0x%x", field("level_nr"))), \
				field("optname_nr"), known("value_hex", ""), known("optlen", 0), field("ret"), \
				field("duration_ns"), known("cookie", 0), known("sock_netns", 0), \
				field("pid"), field("uid"), field("cgroup_id"), field("via")
		}' "$1"
}

trace_calls() {
	awk '
		function field(name, rest) {
			rest = $0
			sub(".* " name "=", "", rest)
			sub(/ [a-z_]+=.*/, "", rest)
			gsub(/ /, "", rest)
			return rest
		}
		/ sockopt_[sg]et: / {
			print / sockopt_set: / ? "setsockopt" : "getsockopt", field("fd"), field("level"), \
				field("optname"), field("value"), field("optlen"), field("ret"), \
				field("duration_ns"), field("cookie"), field("netns"), \
				field("pid"), field("uid"), field("cgroup_id"), field("via")
		}' "$1"
}

events_on() {
	mkdir -p "$INSTANCE"
	echo 1 >"$EVENTS/enable"
}

# events_off FILE: what was traced goes there.
events_off() {
	echo 0 >"$EVENTS/enable"
	cat "$INSTANCE/trace" >"$1"
	echo >"$INSTANCE/trace"
}

# Of programs that call in many ways, on many sockets.
events_as_read() {
	local name
	for name in line_ints line_labels line_errors_set line_errors_get line_get_lengths line_set_bytes; do
		events_on
		sockopt-trace trace --json --force --output "$TMP/json" -- "$CASES/$name" >/dev/null 2>"$TMP/summary"
		events_off "$TMP/trace"
		json_calls "$TMP/json" >"$TMP/json-calls"
		trace_calls "$TMP/trace" | grep -F " $(sed -n '1s/.*"pid":\([0-9]*\).*/\1/p' "$TMP/json") " \
			>"$TMP/trace-calls"
		if ! diff -U 0 "$TMP/json-calls" "$TMP/trace-calls" >"$TMP/diff"; then
			FAILED=$((FAILED + 1))
			echo "$name: - as the reader has it, + as the event" >>"$TMP/failed"
			cat "$TMP/diff" >>"$TMP/failed"
		fi
		expect "$name: calls to compare" "$([ -s "$TMP/json-calls" ] && echo some)" some
		expect_text "$name" "$TMP/summary" "lost 0, missed 0"
		cat "$TMP/trace" >>"$TMP/traces"
	done
	expect_text "both ends" "$TMP/traces" \
		'laddr=::ffff:127.0.0.1 lport=[1-9][0-9]* raddr=::ffff:127.0.0.1 rport=[1-9]'
	expect_text "both ends of IPv6" "$TMP/traces" 'laddr=::1 lport=[1-9][0-9]* raddr=::1 rport=[1-9]'
	rm -f "$TMP/traces"
}

# Without a reader an event alone arms the probes, and one disarms what it armed.
# What is counted tells itself by its arguments: a tracer learns the name of a process
# when that leaves its processor, which may be after the last event was disabled.
events_arm() {
	local before after
	events_on
	"$CASES/aid_calls" 5
	echo 0 >"$EVENTS/sockopt_get/enable"
	"$CASES/aid_calls" 2
	events_off "$TMP/trace"
	expect "calls of aid_calls" "$(grep -c ' sockopt_set: fd=-1 level=SOL_SOCKET optname=9 ' "$TMP/trace")" 7
	read -r before </sys/class/misc/sockopt_trace/events
	"$CASES/aid_calls" 3
	read -r after </sys/class/misc/sockopt_trace/events
	expect "records once no event is enabled" "$((after - before))" 0
	expect "probes that are still armed" "$(grep -c 'sockopt_trace\|__sys_[sg]etsockopt' /sys/kernel/debug/kprobes/list)" \
		"$(grep 'sockopt_trace\|__sys_[sg]etsockopt' /sys/kernel/debug/kprobes/list | grep -c DISABLED)"
}

# What the reader does not get, tracers do not.
events_secret() {
	events_on
	"$CASES/secret_tcp" "$TMP/key" >"$TMP/out" 2>&1
	expect "status of the case" $? 0
	events_off "$TMP/trace"
	expect_text "trace" "$TMP/trace" ' sockopt_set: .*level=SOL_TCP optname=14 '
	tr -d ' ' <"$TMP/trace" >"$TMP/trace-digits"
	absent "$TMP/key" "trace" "$TMP/trace-digits"
}

# The module goes while an event is enabled, and comes back.
events_unload() {
	events_on
	while :; do "$CASES/aid_calls" 20; done 2>/dev/null &
	sleep 1
	module_unload
	expect "events of a module that is gone" "$([ -e "$EVENTS" ] && echo there)" ""
	module_load
	events_on
	sleep 1
	kill $!
	events_off "$TMP/trace"
	expect_text "trace" "$TMP/trace" ' sockopt_set: '
}

# However much the module keeps of a value, an event is never too long to be told.
events_long() {
	module_unload
	module_load snaplen=4096
	events_on
	"$CASES/aid_calls" long
	events_off "$TMP/trace"
	module_unload
	module_load
	trace_calls "$TMP/trace" | awk '$4 == 9998 { print length($5) / 2, $6 }' >"$TMP/lengths"
	expect "bytes of the value, and its length" "$(cat "$TMP/lengths")" "1024 4096"
	expect_text "the flag of what is cut off" "$TMP/trace" ' optname=9998 .* flags=0x[0-9a-f]*[4-7c-f]$'
}

events() {
	run_tests events_as_read events_arm events_secret events_long events_unload
	rmdir "$INSTANCE" 2>/dev/null || true
}
