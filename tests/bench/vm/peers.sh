# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=dash
#
# Scenarios with what people would otherwise run. Meant to be sourced. Those
# that can lose events are run once more with their output kept, to count what
# arrives: what goes to /dev/null cannot be counted.

TRACING=/sys/kernel/tracing
SYSCALLS='-e syscalls:sys_enter_setsockopt -e syscalls:sys_exit_setsockopt
	-e syscalls:sys_enter_getsockopt -e syscalls:sys_exit_getsockopt'

# Enough for a compiler and for the buffers of a tracer: an idle VM's time costs
# nothing.
SETTLE=20

# peer_start COMMAND...: sets PEER; standard output is the caller's.
peer_start() {
	"$@" 2>"$TMP/peer" &
	PEER=$!
	sleep "$SETTLE"
	kill -0 "$PEER" 2>/dev/null || leave_out "$1: $(head -n 1 "$TMP/peer")"
}

# peer_counted SIGNAL PATTERN PER_CALL COMMAND...: what of the calls' events, of
# which there are PER_CALL each, is among the lines of its output.
peer_counted() {
	local signal=$1 pattern=$2 want seen
	want=$(($3 * $(expected "$COUNT")))
	shift 3
	peer_start "$@" >"$TMP/seen"
	/bin/calls "$COUNT" >/dev/null
	stop "$PEER" "$signal"
	seen=$(grep -c "$pattern" "$TMP/seen" || true)
	rm -f "$TMP/seen"
	lost $((want - seen)) "$want"
}

strace_calls() {
	strace -f -o /dev/null -e trace=setsockopt,getsockopt "$@" \
		/bin/calls "$STRACE_COUNT" >"$TMP/calls"
	figures
}

# It stops the program at each call, so that it can lose none; and as it is so
# slow and the same for each, fewer calls will do.
STRACE_COUNT=$((COUNT > 5000 ? 5000 : COUNT))

scenario_strace() {
	strace_calls
	lost 0 "$(expected "$STRACE_COUNT")"
}

scenario_strace_seccomp() {
	strace_calls --seccomp-bpf
	lost 0 "$(expected "$STRACE_COUNT")"
}

scenario_perf_trace() {
	peer_start perf trace -a -e setsockopt,getsockopt -o /dev/null
	calls "$COUNT" "$PEER"
	stop "$PEER" INT
	peer_counted INT 'etsockopt(' 1 perf trace -a -e setsockopt,getsockopt -o /dev/fd/1
}

scenario_perf_record() {
	# shellcheck disable=SC2086 # words
	peer_start perf record -a $SYSCALLS -o "$TMP/perf.data" >/dev/null
	calls "$COUNT" "$PEER"
	stop "$PEER" INT
	perf script -i "$TMP/perf.data" -F event 2>/dev/null | grep -c etsockopt >"$TMP/seen"
	lost $((2 * $(expected "$COUNT") - $(cat "$TMP/seen"))) $((2 * $(expected "$COUNT")))
	rm -f "$TMP/perf.data"
}

scenario_bpftrace() {
	peer_start bpftrace /suite/calls.bt >/dev/null
	calls "$COUNT" "$PEER"
	stop "$PEER" INT
	peer_counted INT 'etsockopt(' 1 bpftrace /suite/calls.bt
}

kprobe_events() {
	local call
	for call in set get; do
		echo "p:sot/$call __sys_${call}sockopt fd=%di:s32 level=%si:s32 optname=%dx:s32 value=+u0(%cx):s32 optlen=%r8:s32"
		echo "r:sot/${call}_return __sys_${call}sockopt ret=\$retval:s32"
	done
}

scenario_ftrace() {
	kprobe_events >"$TRACING/kprobe_events" || leave_out "this kernel takes no such kprobe events"
	echo 1 >"$TRACING/events/sot/enable"
	peer_start cat "$TRACING/trace_pipe" >/dev/null
	calls "$COUNT" "$PEER"
	stop "$PEER" TERM
	peer_counted TERM '__sys_[sg]etsockopt' 2 cat "$TRACING/trace_pipe"
	echo 0 >"$TRACING/events/sot/enable"
	: >"$TRACING/kprobe_events"
}

# Nothing to be measured here: a recording of perf's, for the machine outside.
scenario_perf_data() {
	modprobe virtio_pci
	modprobe virtio_blk
	wait_for "disk" test -b /dev/vda
	# shellcheck disable=SC2086 # words
	peer_start perf record -a $SYSCALLS -o "$TMP/perf.data" >/dev/null
	/bin/calls "$COUNT" >/dev/null
	stop "$PEER" INT
	tar -c -f /dev/vda -C "$TMP" perf.data
}
