# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-only
#
# Debian 12's ClickHouse and syslog-ng, unpacked in the cache with the libraries
# that they need and not installed: installing them would start services. Meant
# to be sourced.

# shellcheck source=/dev/null
. "$(dirname "${BASH_SOURCE[0]}")/apt.sh"

FLEET_SUITE=bookworm
FLEET_KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg
FLEET_PACKAGES=(clickhouse-server clickhouse-client syslog-ng-core syslog-ng-mod-http)
# To be raised with each change of what the unpacked folder holds.
FLEET_FORMAT=1

fleet_unpack_into() {
	local dir=$1 apt=$CACHE/apt/$FLEET_SUITE-amd64
	local packages
	apt_root "$apt" "$FLEET_SUITE" "$FLEET_KEYRING" || return 1
	mapfile -t packages < <(apt_closure "$apt" "${FLEET_PACKAGES[@]}")
	[[ ${#packages[@]} -gt 0 ]] || {
		say "error: ${FLEET_PACKAGES[*]} are not in Debian $FLEET_SUITE as set up on this machine"
		return 1
	}
	say "downloading ${FLEET_PACKAGES[*]}, with libraries ${#packages[@]} packages"
	apt_download "$apt" "${packages[@]}" || return 1
	apt_unpack "$apt" "$dir/root" || return 1
	rm -rf "$dir"/root/usr/share/{doc,man,locale}
}

fleet_fetch_locked() {
	local dir=$CACHE/fleet new=$CACHE/fleet.new
	[[ $(cat "$dir/whole" 2>/dev/null) != "$FLEET_FORMAT" ]] || return 0
	rm -rf "$new"
	mkdir -p "$new"
	with_lock "apt-$FLEET_SUITE-amd64" fleet_unpack_into "$new" || return 1
	echo "$FLEET_FORMAT" >"$new/whole"
	rm -rf "$dir"
	mv "$new" "$dir"
}

# fleet_fetch: sets FLEET, the folder with the packages' files, and FLEET_RUN,
# which runs a program of them: through its own loader, since its C library need
# not be this machine's.
fleet_fetch() {
	local lib
	with_lock fleet fleet_fetch_locked || die "ClickHouse and syslog-ng could not be fetched"
	FLEET=$CACHE/fleet/root
	lib=$FLEET/lib/x86_64-linux-gnu:$FLEET/usr/lib/x86_64-linux-gnu
	# shellcheck disable=SC2034 # for those who source this file
	FLEET_RUN=("$FLEET/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2"
		--library-path "$lib:$FLEET/usr/lib/syslog-ng")
}
