# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=dash
#
# What the reader finds amiss on this host. Meant to be sourced.

SWITCH_FTRACE=/proc/sys/kernel/ftrace_enabled
NODE=/dev/sockopt_trace

# found STATUS CHECK PATTERN: a line of the output.
found() {
	expect_text "$2" "$TMP/stdout" "^$1 *$2 *$3"
}

# problems CHECK...: these and no others.
problems() {
	expect "problems" "$(awk '$1 == "problem" { printf "%s ", $2 }' "$TMP/stdout")" "${*:+$* }"
	expect "errors" "$(cat "$TMP/stderr")" ""
}

# as_nobody: doctor by an ordinary user, in a session that starts now; prints
# its status.
as_nobody() {
	local status=0
	su -s /bin/sh nobody -c "sockopt-trace doctor" >"$TMP/stdout" 2>"$TMP/stderr" || status=$?
	echo "$status"
}

# There is nothing to load, and nothing to build it with.
doctor_no_module() {
	reader 1 doctor
	problems headers dkms
	expect_text "what mends it" "$TMP/stdout" "->  apt-get install linux-headers-$(uname -r)\$"
	expect "checks of the device" "$(grep -cE ' (version|device|access|abi|probes) ' "$TMP/stdout")" 0
	expect "status as nobody" "$(as_nobody)" 1
	problems headers dkms
}

# What works is no problem, though a later kernel would find nothing.
doctor_well() {
	reader 0 doctor
	problems
	found note headers "no headers"
	found note module "loaded, but not installed"
	found ok version "[0-9.]*, as this reader"
	found ok device "$NODE, root:root, mode 600"
	found ok access "root may open it"
	found ok abi "1, as this reader"
	found ok probes "armed now, and they work"
	found ok missed "no call since it was loaded"
	expect "readers afterwards" "$(cat /sys/class/misc/sockopt_trace/readers)" 0
	reader 0 doctor --json
	expect "checks in JSON" "$(grep -c '^{"type":"check","check":"[a-z]*","status":"[a-z]*","text":".*","fix":.*}$' "$TMP/stdout")" 18
	expect_text "summary" "$TMP/stdout" '^{"type":"summary","version":.*,"problem":0,'
}

# The mode of the device, from root alone to a group, and who is in it.
doctor_nobody() {
	cp /etc/group "$TMP/group"
	expect "status as nobody" "$(as_nobody)" 1
	problems access
	found problem access "nobody may not open it: root may"
	found unknown kprobes "cannot read"
	chgrp 4321 "$NODE"
	chmod 640 "$NODE"
	echo "tracers:x:4321:" >>/etc/group
	expect "status outside of the group" "$(as_nobody)" 1
	problems access
	expect_text "what mends it" "$TMP/stdout" '->  usermod -aG tracers nobody, then log in again$'
	sed -i 's/^tracers:.*/&nobody/' /etc/group
	expect "status in the group" "$(as_nobody)" 0
	problems
	found ok access "nobody may open it, as of the group tracers"
	found ok kprobes "switched on: ours work"
	chmod 644 "$NODE"
	reader 1 doctor
	problems device
	chgrp 0 "$NODE"
	chmod 600 "$NODE"
	cp "$TMP/group" /etc/group
}

doctor_kprobes_off() {
	echo 0 >"$SWITCH_KPROBES"
	reader 1 doctor
	problems kprobes
	echo 1 >"$SWITCH_KPROBES"
	reader 0 doctor
}

# Where probes do without ftrace, it does not matter. Newer kernels refuse it.
doctor_ftrace_off() {
	if ! (echo 0 >"$SWITCH_FTRACE") 2>/dev/null; then
		echo "info doctor_ftrace_off: the kernel refuses 0 in $SWITCH_FTRACE"
		reader 0 doctor
		found ok ftrace "kernel.ftrace_enabled is 1"
		return
	fi
	if grep -q '\[FTRACE\]' /sys/kernel/debug/kprobes/list; then
		reader 1 doctor
		problems ftrace
		expect_text "what mends it" "$TMP/stdout" '->  sysctl kernel.ftrace_enabled=1$'
	else
		reader 0 doctor
		found note ftrace "kernel.ftrace_enabled is 0; the probes work"
	fi
	echo 1 >"$SWITCH_FTRACE"
	reader 0 doctor
}

doctor_container() {
	unshare -U -r sockopt-trace doctor >"$TMP/stdout" 2>"$TMP/stderr"
	expect "status" $? 1
	problems access
	found problem access "it opens in the initial user namespace alone"
}

doctor_wrong_abi() {
	local status=0
	limited "$LIMIT" "$CASES/aid_fake" 2 sockopt-trace doctor \
		>"$TMP/stdout" 2>"$TMP/stderr" || status=$?
	expect "status" "$status" 1
	problems abi
}

doctor_without_module() {
	run_tests doctor_no_module
}

doctor_with_module() {
	run_tests doctor_well doctor_nobody doctor_kprobes_off doctor_container doctor_wrong_abi
	if [ -e "$SWITCH_FTRACE" ]; then
		run_tests doctor_ftrace_off
	elif wanted doctor_ftrace_off; then
		skip doctor_ftrace_off "this kernel has no ftrace"
	fi
}
