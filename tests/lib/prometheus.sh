# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-only
#
# Prometheus and its node_exporter as packaged: unpacked into the cache and not
# installed, as an installation would start both as services of this machine.
# Meant to be sourced.

# shellcheck source=/dev/null
. "$(dirname "${BASH_SOURCE[0]}")/packages.sh"
# shellcheck source=/dev/null
. "$(dirname "${BASH_SOURCE[0]}")/apt.sh"

PROMETHEUS_SUITE=bookworm
PROMETHEUS_KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg
# To be raised with each change of what the unpacked folder holds.
PROMETHEUS_FORMAT=1

# These programs need the C library alone; their packages' other dependencies are
# for pages in a browser.
prometheus_unpack_into() {
	local dir=$1 apt=$CACHE/apt/$PROMETHEUS_SUITE-amd64
	apt_root "$apt" "$PROMETHEUS_SUITE" "$PROMETHEUS_KEYRING" || return 1
	say "downloading ${PACKAGES_PROMETHEUS[*]}"
	apt_download "$apt" "${PACKAGES_PROMETHEUS[@]}" || return 1
	apt_unpack "$apt" "$dir/root" || return 1
	rm -rf "$dir"/root/usr/share "$dir"/root/etc
}

prometheus_fetch_locked() {
	local dir=$CACHE/prometheus new=$CACHE/prometheus.new
	[[ $(cat "$dir/whole" 2>/dev/null) != "$PROMETHEUS_FORMAT" ]] || return 0
	rm -rf "$new"
	mkdir -p "$new"
	with_lock "apt-$PROMETHEUS_SUITE-amd64" prometheus_unpack_into "$new" || return 1
	echo "$PROMETHEUS_FORMAT" >"$new/whole"
	rm -rf "$dir"
	mv "$new" "$dir"
}

# prometheus_fetch: sets PROMETHEUS, the folder with the programs; 1 if they are
# not to be had.
prometheus_fetch() {
	need "scraping metrics" "${PACKAGES_METRICS[@]}"
	with_lock prometheus prometheus_fetch_locked || return 1
	# shellcheck disable=SC2034 # read by the script that sources this file
	PROMETHEUS=$CACHE/prometheus/root/usr/bin
}

PROMETHEUS_PIDS=()

# prometheus_start LOG COMMAND...: a server that is to end with this script, by
# whatever that is ended; sets ADDRESS to where it listens.
prometheus_start() {
	local log=$1 i
	shift
	setpriv --pdeathsig TERM -- "$@" >"$log" 2>&1 </dev/null &
	PROMETHEUS_PIDS+=($!)
	for ((i = 0; i < 600; i++)); do
		ADDRESS=$(sed -n 's/.*Listening on" address=\([0-9.:]*\).*/\1/p' "$log" | head -n 1)
		[[ -z $ADDRESS ]] || return 0
		kill -0 "${PROMETHEUS_PIDS[-1]}" 2>/dev/null || break
		sleep 0.1
	done
	return 1
}

# prometheus_stop: all of these; afterwards none of them is left.
prometheus_stop() {
	local pid
	for pid in "${PROMETHEUS_PIDS[@]}"; do
		kill "$pid" 2>/dev/null || true
		wait "$pid" 2>/dev/null || true
	done
	PROMETHEUS_PIDS=()
}
