# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=dash
#
# What must not get out: keys that programs pass to the kernel, and addresses of
# the kernel's own. Neither is in the device's bytes, which the cases look through
# themselves, nor in what the reader makes of them. Meant to be sourced.

# absent KEYFILE WHAT FILE
absent() {
	if ! "$CASES/aid_find" "$1" "$3" >"$TMP/found" 2>&1; then
		FAILED=$((FAILED + 1))
		sed "s/^/$2: /" "$TMP/found" >>"$TMP/failed"
	fi
}

secret_case() {
	local name=$1 key=$TMP/key status=0
	local recording=$TMP/$name.rec
	begin_test
	rm -f "$recording"
	# shellcheck disable=SC2016 # expanded by that shell
	limited "$LIMIT" sockopt-trace record -w "$recording" -- \
		sh -c '"$0" "$1/key" >"$1/out" 2>&1; echo $? >"$1/status"' \
		"$CASES/$name" "$TMP" 2>"$TMP/summary"
	read -r status <"$TMP/status"
	if [ "$status" = "$SKIPPED" ]; then
		skip "$name" "$(head -n 1 "$TMP/out")"
		return
	fi
	cat "$TMP/out" >>"$TMP/failed"
	expect "status of the case" "$status" 0
	sockopt-trace replay -r "$recording" >"$TMP/text" 2>/dev/null
	sockopt-trace replay --json -r "$recording" >"$TMP/json" 2>/dev/null
	expect_text "text" "$TMP/text" '<redacted>.* {.*redacted'
	expect_text "JSON" "$TMP/json" 'redacted'
	absent "$key" "recording" "$recording"
	absent "$key" "text" "$TMP/text"
	absent "$key" "JSON" "$TMP/json"
	end_test "$name"
}

# A control: the search does find a key.
secret_search() {
	begin_test
	"$CASES/aid_find" "$TMP/key" "$TMP/key" >/dev/null
	expect "search in the key itself" $? 1
	hexdump -v -e '1/1 "%02x"' "$TMP/key" >"$TMP/hex"
	"$CASES/aid_find" "$TMP/key" "$TMP/hex" >/dev/null
	expect "search in its digits" $? 1
	end_test secret_search
}

# What the reader makes of all that the module still keeps, its counters and
# what it says in the log.
addresses() {
	local status=0
	begin_test
	rm -f "$TMP/history.rec"
	reader 0 record --history -d 100ms -w "$TMP/history.rec"
	sockopt-trace replay -v -r "$TMP/history.rec" >"$TMP/text" 2>/dev/null
	sockopt-trace replay --json -r "$TMP/history.rec" >"$TMP/json" 2>/dev/null
	dmesg | grep sockopt_trace >"$TMP/log"
	cat /sys/class/misc/sockopt_trace/* /sys/module/sockopt_trace/parameters/* \
		>"$TMP/counters" 2>/dev/null
	expect "lines to search" "$([ "$(wc -l <"$TMP/json")" -ge 10 ] && echo enough)" enough
	"$CASES/aid_addresses" "$TMP/history.rec" "$TMP/text" "$TMP/json" "$TMP/log" \
		"$TMP/counters" >"$TMP/out" 2>&1 || status=$?
	if [ "$status" = "$SKIPPED" ]; then
		skip addresses "$(head -n 1 "$TMP/out")"
		return
	fi
	cat "$TMP/out" >>"$TMP/failed"
	expect "search for addresses of the kernel" "$status" 0
	end_test addresses
}

secrets() {
	local name
	# Built in, or not there: the cases then tell.
	for name in tls gcm ghash-generic ctr algif_hash algif_skcipher sctp rxrpc; do
		modprobe "$name" 2>/dev/null || true
	done
	for name in $(cases secret); do
		echo none >"$TMP/status"
		! wanted "$name" || secret_case "$name"
	done
	if wanted secret_search && [ -s "$TMP/key" ]; then
		secret_search
	fi
	! wanted addresses || addresses
}
