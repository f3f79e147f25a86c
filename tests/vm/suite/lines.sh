# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=dash
#
# Line cases: what the reader prints for a program's calls against what the
# program itself says they were. A second reader records them: replayed, they
# have to read as they did live. Their JSON is passed on, for a validator that
# the VM has not. Meant to be sourced.

# bare_lines FILE: without time and duration, which must be there.
bare_lines() {
	sed -e 's/^[0-2][0-9]:[0-5][0-9]:[0-5][0-9]\.[0-9]\{6\} //' \
		-e 's/ <[0-9][0-9.]*[mu]\{0,1\}s>\( {[a-z0-9_,]*}\)\{0,1\}$/\1/' "$1"
}

# trace_case NAME: sets status, leaves lines, summary and recording.
trace_case() {
	# The shells stay processes of their own, to keep the statuses.
	# shellcheck disable=SC2016 # expanded by those shells
	limited "$LIMIT" sockopt-trace record --force -w "$TMP/recording" -- \
		sh -c 'sockopt-trace trace -- sh -c "\"\$0\" >\"\$1/want\" 2>\"\$1/err\"; echo \$? >\"\$1/status\"" "$0" "$1" \
			>"$1/lines" 2>"$1/summary"; echo $? >"$1/trace-status"' \
		"$CASES/$1" "$TMP" 2>"$TMP/record-summary" || status=$?
	[ "$status" -ne 0 ] || read -r status <"$TMP/trace-status"
}

line_case() {
	local name=$1 status=0 count
	begin_test
	trace_case "$name"
	read -r case_status <"$TMP/status"
	if [ "$case_status" = "$SKIPPED" ]; then
		skip "$name" "$(head -n 1 "$TMP/want")"
		return
	fi
	expect "status of the case" "$case_status" 0
	cat "$TMP/err" >>"$TMP/failed"
	expect "status of the reader" "$status" 0
	bare_lines "$TMP/lines" >"$TMP/got"
	if ! diff -U 0 "$TMP/want" "$TMP/got" >"$TMP/diff"; then
		FAILED=$((FAILED + 1))
		echo "lines differ; - expected, + printed" >>"$TMP/failed"
		sed -n '/^[-+][^-+]/p' "$TMP/diff" >>"$TMP/failed"
	fi
	count=$(wc -l <"$TMP/want")
	expect_text "summary" "$TMP/summary" \
		"seen $count, shown $count, filtered 0, lost 0, missed 0"
	# Each reader takes the clocks' difference for itself: a line's time may
	# be off by a microsecond.
	sockopt-trace replay "$TMP/recording" >"$TMP/replayed" 2>/dev/null
	bare_lines "$TMP/replayed" | cmp -s - "$TMP/got"
	expect "status of comparing live and replayed lines" $? 0
	sockopt-trace replay --json "$TMP/recording" 2>/dev/null | sed 's/^/json /'
	end_test "$name"
}

lines() {
	local name
	for name in $(cases line); do
		echo none >"$TMP/status"
		! wanted "$name" || line_case "$name"
	done
}
