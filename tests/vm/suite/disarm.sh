# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=dash
#
# Probes that are switched off, or made to share their function, behind the
# module's back. Meant to be sourced.

SWITCH_KPROBES=/sys/kernel/debug/kprobes/enabled
PATCH=/sys/kernel/livepatch/sot_livepatch
PATCH_MODULE=/sot_livepatch.ko

# shown PATTERN: such a line comes within some seconds.
shown() {
	local tries=60
	until grep -q -e "$1" "$TMP/shown"; do
		tries=$((tries - 1))
		[ "$tries" -gt 0 ] || break
		sleep 0.1
	done
	expect_text "output" "$TMP/shown" "$1"
}

# follow ARGUMENT...: a reader in the background that shows aid_calls. It opens
# the device first and sets its filter then, so only a call that is shown tells
# that it is ready. BEFORE counts the lines until then.
follow() {
	local tries=30
	: >"$TMP/shown"
	sockopt-trace trace -n aid_calls "$@" >"$TMP/shown" 2>"$TMP/summary" &
	READER=$!
	until [ -s "$TMP/shown" ] || [ "$tries" -eq 0 ]; do
		"$CASES/aid_calls" 1
		tries=$((tries - 1))
		sleep 0.3
	done
	BEFORE=$(wc -l <"$TMP/shown")
}

# stop_following STATUS
stop_following() {
	local status=0
	kill -INT "$READER"
	wait "$READER" || status=$?
	expect "status of the reader" "$status" "$1"
}

# off_and_on: calls while off are not seen, those before and after are.
off_and_on() {
	"$CASES/aid_calls" 2
	echo 0 >"$SWITCH_KPROBES"
	shown "$1"
	"$CASES/aid_calls" 5
	echo 1 >"$SWITCH_KPROBES"
	shown "$2"
	"$CASES/aid_calls" 3
}

disarm_in_words() {
	follow
	off_and_on ' \*\*\* blind: the probes were switched off' \
		' \*\*\* the probes work again'
	stop_following 0
	expect_text "summary" "$TMP/summary" 'lost 0, missed 0, blind 1'
	expect "lines" "$(($(wc -l <"$TMP/shown") - BEFORE))" 7
}

# A reader that comes while they are off.
disarm_before_reader() {
	echo 0 >"$SWITCH_KPROBES"
	: >"$TMP/shown"
	sockopt-trace trace -n aid_calls >"$TMP/shown" 2>"$TMP/summary" &
	READER=$!
	shown ' \*\*\* blind: '
	"$CASES/aid_calls" 5
	echo 1 >"$SWITCH_KPROBES"
	shown ' \*\*\* the probes work again'
	"$CASES/aid_calls" 3
	stop_following 0
	expect "lines" "$(wc -l <"$TMP/shown")" 5
}

disarm_in_json() {
	follow --json --strict
	off_and_on '"type":"lost".*"reason":"disarmed"' \
		'"type":"lost".*"reason":"rearmed"'
	# Calls were lost, how many nobody knows.
	stop_following 5
	expect "lines" "$(($(wc -l <"$TMP/shown") - BEFORE))" 7
}

# patched STATE: waits until all tasks have gone over to it, or back.
patched() {
	local tries=150
	while [ "$(cat $PATCH/transition 2>/dev/null)" = 1 ]; do
		tries=$((tries - 1))
		[ "$tries" -gt 0 ] || break
		sleep 0.2
	done
	expect "livepatch is on" "$(cat $PATCH/enabled 2>/dev/null || echo 0)" "$1"
}

patch_on() {
	insmod $PATCH_MODULE 2>>"$TMP/failed" || FAILED=$((FAILED + 1))
	patched 1
}

patch_off() {
	echo 0 >$PATCH/enabled
	patched 0
	rmmod sot_livepatch 2>>"$TMP/failed" || FAILED=$((FAILED + 1))
}

# A livepatch of the probed function itself, and of another one: the probe goes
# on, whichever of the two came first, and shows what the patched one returns.
disarm_livepatch() {
	follow
	"$CASES/aid_calls" 2
	patch_on
	expect "the patch at work" "$(cat /proc/cmdline)" "patched"
	"$CASES/aid_calls" 3
	stop_following 0
	expect "calls" "$(grep -c 'setsockopt.* = -1 EBADF' "$TMP/shown")" $((BEFORE + 2))
	expect "patched calls" "$(grep -c 'setsockopt.* = -1 EDOM' "$TMP/shown")" 3
	follow
	"$CASES/aid_calls" 4
	patch_off
	"$CASES/aid_calls" 5
	stop_following 0
	expect "patched calls" "$(grep -c 'setsockopt.* = -1 EDOM' "$TMP/shown")" $((BEFORE + 4))
	expect "calls afterwards" "$(grep -c 'setsockopt.* = -1 EBADF' "$TMP/shown")" 5
	expect "lines" "$(($(wc -l <"$TMP/shown") - BEFORE))" 9
}

disarm() {
	local name
	for name in $(cases disarm); do
		test_case "$name" "$CASES/$name"
		echo 1 >/proc/sys/kernel/ftrace_enabled
		echo 1 >"$SWITCH_KPROBES"
	done
	run_tests disarm_in_words disarm_in_json disarm_before_reader
	if [ -e $PATCH_MODULE ]; then
		run_tests disarm_livepatch
	elif wanted disarm_livepatch; then
		skip disarm_livepatch "no livepatch was built for this kernel"
	fi
}
