# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=dash
#
# Keys that programs pass to the kernel: nowhere in the device's bytes, which
# the cases look through themselves, nor in what the reader makes of them.
# Meant to be sourced.

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

secrets() {
	local name
	# Built in, or not there: the cases then tell.
	for name in tls gcm ghash-generic ctr algif_hash algif_skcipher; do
		modprobe "$name" 2>/dev/null || true
	done
	for name in $(cases secret); do
		echo none >"$TMP/status"
		! wanted "$name" || secret_case "$name"
	done
	if wanted secret_search && [ -s "$TMP/key" ]; then
		secret_search
	fi
}
