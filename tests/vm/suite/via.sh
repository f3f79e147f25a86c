# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=dash
#
# Every way to make the call. Meant to be sourced.

via_wanted() {
	local name
	for name in $(cases via); do
		! wanted "$name" || return 0
	done
	return 1
}

# Some values of these cases are longer than what is kept by default.
via() {
	local name
	via_wanted || return 0
	module_unload
	module_load snaplen=512
	for name in $(cases via); do
		case $name in
		via_line_*) ! wanted "$name" || line_case "$name" ;;
		*) test_case "$name" "$CASES/$name" ;;
		esac
	done
	module_unload
	module_load
}
