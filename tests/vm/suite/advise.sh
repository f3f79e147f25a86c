# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=dash
#
# advise: for each of its rules a program that makes the mistake, and one that
# does it right. To start the reader takes long in a VM, so that one judges them
# all; the programs are told apart by the names that aid_advise gives them.
# Meant to be sourced.

# Rules whose programs make so many calls that some may be lost: they are not
# run together with those that are judged by what was never done.
NOISY='value-changed busy-loop failing-loop'

# is_noisy RULE
is_noisy() {
	case " $NOISY " in *" $1 "*) return 0 ;; *) return 1 ;; esac
}

# told WHO RULE: the rules that have something to say of it. What those programs
# cannot help to be told of besides is left out, unless it is RULE.
told() {
	local who found
	while read -r who found; do
		[ "$who" = "$1" ] || continue
		case $found in
		"$2") echo "$found" ;;
		buffer-fixed | raw-socket | unsupported-option) ;;
		*) echo "$found" ;;
		esac
	done <"$TMP/told"
}

# advise_pair PLACE RULE: by what is told of the programs of that place.
advise_pair() {
	local why
	begin_test
	why=$(sed -n "s/^absent bad-$1: //p" "$TMP/said")
	if [ -n "$why" ]; then
		skip "advise_$2" "$why"
		return
	fi
	expect "status of advise" "$ADVISED" 0
	expect "what a bad program is told" "$(told "bad-$1" "$2")" "$2"
	expect "what a good program is told" "$(told "good-$1" "$2")" ""
	[ "$FAILED" -eq 0 ] || cat "$TMP/said" "$TMP/stderr" >>"$TMP/failed"
	end_test "advise_$2"
}

# advise_rules RULE...: bad and good programs of all of them, judged by one reader.
advise_rules() {
	local rule place=0
	[ $# -gt 0 ] || return 0
	ADVISED=0
	limited "$LIMIT_LONG" sockopt-trace advise --json --output "$TMP/findings" --force -- \
		"$CASES/aid_advise" both "$@" >"$TMP/said" 2>"$TMP/stderr" || ADVISED=$?
	sed -n 's/.*"rule":"\([a-z-]*\)".*"comm":"\([a-z]*-[0-9]*\)[^"]*".*/\2 \1/p' \
		"$TMP/findings" | sort -u >"$TMP/told"
	for rule in "$@"; do
		place=$((place + 1))
		advise_pair "$place" "$rule"
	done
}

advise_status() {
	local program=$CASES/aid_advise
	reader 6 advise --fail-on warning -- "$program" bad linger-reset
	expect_text "text" "$TMP/stdout" 'warning  linger-reset: '
	reader 0 advise --fail-on warning -- "$program" good linger-reset
	reader 0 advise --fail-on error -- "$program" bad linger-reset
	reader 0 record --force -w "$TMP/advised" -- "$program" bad dscp-unshifted
	reader 6 advise --fail-on warning "$TMP/advised"
	expect_text "of a recording" "$TMP/stdout" 'IP_TOS set to 46: that is DSCP 11, not 46'
}

advise() {
	local rule quiet='' noisy=''
	for rule in $(sockopt-trace advise --list | cut -d ' ' -f 1); do
		wanted "advise_$rule" || continue
		if is_noisy "$rule"; then
			noisy="$noisy $rule"
		else
			quiet="$quiet $rule"
		fi
	done
	# shellcheck disable=SC2086 # words
	advise_rules $quiet
	for rule in $noisy; do
		advise_rules "$rule"
	done
	run_tests advise_status
}
