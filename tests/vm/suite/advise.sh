# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=dash
#
# advise: for each of its rules a program that makes the mistake, and one that
# does it right. Meant to be sourced.

# What those programs cannot help to be told of besides.
COMPANIONS='buffer-fixed|raw-socket|unsupported-option'

# judged RULE bad|good: the rules that have something to say, one a line.
judged() {
	local status=0
	limited "$LIMIT" sockopt-trace advise --json --output "$TMP/findings" --force -- \
		"$CASES/aid_advise" "$1" "$2" >"$TMP/said" 2>"$TMP/stderr" || status=$?
	expect "status of advise, $2" "$status" 0
	sed -n 's/.*"rule":"\([a-z-]*\)".*/\1/p' "$TMP/findings"
}

# without_companions: of the rules on standard input.
without_companions() {
	grep -v -x -E -e "$COMPANIONS" || true
}

advise_rule() {
	local rule=$1 found
	begin_test
	found=$(judged "$rule" bad)
	if grep -q '^no .* here$' "$TMP/said"; then
		skip "advise_$rule" "$(head -n 1 "$TMP/said")"
		return
	fi
	expect "what a bad program is told, of this rule" \
		"$(echo "$found" | grep -x -e "$rule")" "$rule"
	expect "what it is told besides" \
		"$(echo "$found" | grep -v -x -e "$rule" | without_companions)" ""
	found=$(judged "$rule" good)
	expect "what a good program is told, of this rule" \
		"$(echo "$found" | grep -x -e "$rule")" ""
	expect "what it is told besides" "$(echo "$found" | without_companions)" ""
	cat "$TMP/said" >>"$TMP/failed"
	end_test "advise_$rule"
}

advise_status() {
	reader 6 advise --fail-on warning -- "$CASES/aid_advise" linger-reset bad
	expect_text "text" "$TMP/stdout" 'warning  linger-reset: '
	reader 0 advise --fail-on warning -- "$CASES/aid_advise" linger-reset good
	reader 0 advise --fail-on error -- "$CASES/aid_advise" linger-reset bad
	reader 0 record --force -w "$TMP/advised" -- "$CASES/aid_advise" dscp-unshifted bad
	reader 6 advise --fail-on warning "$TMP/advised"
	expect_text "of a recording" "$TMP/stdout" 'IP_TOS set to 46: that is DSCP 11, not 46'
}

advise() {
	local rule
	for rule in $(sockopt-trace advise --list | cut -d ' ' -f 1); do
		! wanted "advise_$rule" || advise_rule "$rule"
	done
	run_tests advise_status
}
