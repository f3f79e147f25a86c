# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=dash
#
# Work that is not ours: the stressors of stress-ng that use sockets, recorded
# as a whole. Meant to be sourced.

FOREIGN="--sock 1 --sockfd 1 --sockabuse 1 --sockmany 1 --udp 1 --rawsock 1"
FOREIGN_SECONDS=4

# number WORD: the one behind the word in the summary.
number() {
	sed -n "s/.*$1 \([0-9]*\).*/\1/p" "$TMP/summary"
}

foreign_load() {
	local before after seen lost
	read -r before <"/sys/class/misc/sockopt_trace/events"
	# shellcheck disable=SC2086 # words
	limited "$LIMIT_LONG" sockopt-trace record -w "$TMP/foreign.rec" -- \
		stress-ng --temp-path "$TMP" --timeout $((FOREIGN_SECONDS * ${SUITE_SCALE:-1})) --quiet $FOREIGN \
		>"$TMP/out" 2>"$TMP/summary"
	expect "status" $? 0
	read -r after <"/sys/class/misc/sockopt_trace/events"
	seen=$(number seen)
	lost=$(number lost)
	[ "${seen:-0}" -gt 10 ] || expect "calls seen" "$seen" "more than 10"
	expect "calls missed" "$(number missed)" 0
	expect "calls seen and lost" "$((seen + lost))" "$((after - before))"
	limited "$LIMIT_LONG" sockopt-trace replay -r "$TMP/foreign.rec" >"$TMP/foreign"
	expect "status of the replay" $? 0
	expect "lines" "$(grep -c 'etsockopt(' "$TMP/foreign")" "$seen"
	echo "info foreign_load: $seen calls of stress-ng's seen, $lost lost"
	rm -f "$TMP/foreign" "$TMP/foreign.rec"
}

foreign() {
	wanted foreign_load || return 0
	if ! command -v stress-ng >/dev/null; then
		skip foreign_load "there is no stress-ng for this machine here"
		return
	fi
	begin_test
	foreign_load
	end_test foreign_load
}
