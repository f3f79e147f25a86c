# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-only
#
# What the tests on whole systems share. Meant to be sourced.

# shellcheck source=/dev/null
. "$(dirname "${BASH_SOURCE[0]}")/../lib/system_boot.sh"
# shellcheck source=/dev/null
. "$(dirname "${BASH_SOURCE[0]}")/../lib/results.sh"

LOG=$BUILD/log/dkms
WORK=$BUILD/dkms

# tree_copy DIR: the sources as somebody has them who got them elsewhere.
tree_copy() {
	rm -rf "$1"
	mkdir -p "$1"
	tar -C "$ROOT" -c --exclude-vcs --exclude=./build . | tar -x -C "$1"
}

# payload NAME SCRIPT FOLDER...: what the VM unpacks, and runs SCRIPT of; sets
# PAYLOAD.
payload() {
	local script=$2
	PAYLOAD=$WORK/payload-$1
	shift 2
	rm -rf "$PAYLOAD"
	mkdir -p "$PAYLOAD"
	cp "$ROOT/tests/dkms/in-vm/"* "$PAYLOAD/"
	printf '#!/bin/bash\nbash ./%s\necho done\n' "$script" >"$PAYLOAD/run"
	chmod +x "$PAYLOAD/run"
	[[ $# -eq 0 ]] || cp -r "$@" "$PAYLOAD/"
}

# boot LOG-NAME DISK LIMIT: with PAYLOAD, as SYSTEM_QEMU says; counts what comes
# of it.
boot() {
	local log=$LOG/$1
	system_boot "$2" "$PAYLOAD" "$3" "$log" || return 1
	count_lines "$log.results"
}
