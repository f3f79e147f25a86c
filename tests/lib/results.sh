# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-only
#
# Reads what tests print and adds it up. Meant to be sourced. A test prints
#   ok NAME
#   not ok NAME: reason      followed by lines of detail, two spaces indented
#   skip NAME: reason
# and a program of tests ends with "N passed, N failed[, N skipped]".

PASSED=0
FAILED=0
SKIPPED=0

# count_closing FILE: adds FILE's closing line to the totals; 1 if there is none.
count_closing() {
	local line
	line=$(tail -n 1 "$1")
	[[ $line =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed(,\ ([0-9]+)\ skipped)?$ ]] || return 1
	PASSED=$((PASSED + BASH_REMATCH[1]))
	FAILED=$((FAILED + BASH_REMATCH[2]))
	SKIPPED=$((SKIPPED + ${BASH_REMATCH[4]:-0}))
}

# count_lines FILE: adds FILE's single results to the totals.
count_lines() {
	PASSED=$((PASSED + $(grep -c '^ok ' "$1" || true)))
	FAILED=$((FAILED + $(grep -c '^not ok ' "$1" || true)))
	SKIPPED=$((SKIPPED + $(grep -c '^skip ' "$1" || true)))
}

# show_results FILE GROUP: each failure with its detail, each skip with its
# reason, each piece of information, marked with the group's name.
show_results() {
	awk -v group="$2" '
		/^(not ok|skip|info) / { sub(/^(not ok|skip|info) /, "&" group "/"); print; shown = 1; next }
		/^  / && shown { print; next }
		{ shown = 0 }' "$1"
}

# one_failure NAME REASON [FILE]: a failure of the runner's own making.
one_failure() {
	FAILED=$((FAILED + 1))
	printf 'not ok %s: %s\n' "$1" "$2"
	[[ -z ${3:-} || ! -s ${3:-} ]] || tail -n 25 "$3" | tr -d '\r' | sed 's/^/  /'
}

closing_line() {
	printf '%s passed, %s failed' "$1" "$2"
	[[ $3 -eq 0 ]] || printf ', %s skipped' "$3"
}
