# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-only
#
# Installs what a step needs and this machine lacks. Meant to be sourced.

# shellcheck source=/dev/null
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# shellcheck disable=SC2034 # read by the scripts that source this file
{
	PACKAGES_BUILD=(gcc make libc6-dev)
	PACKAGES_UNIT=(gcc make libc6-dev libzstd1)
	PACKAGES_CHECK=(jq)
	# What reads the Common Trace Format, and its library for Python.
	PACKAGES_CTF=(babeltrace2 python3 python3-bt2)
	# What checks a page, shows it, and looks at the picture.
	PACKAGES_REPORT=(tidy chromium python3 python3-pil)
	# The library that recordings are compressed by, its own tool, and what
	# asks questions of them.
	PACKAGES_RECORDINGS=(jq libzstd1 zstd sqlite3 python3)
	# Libraries that the reader opens when it is asked for what needs them.
	PACKAGES_OPENED=(libsystemd0 libzstd1)
	# The journal that findings go to, and the library that they go through.
	PACKAGES_JOURNAL=(systemd libsystemd0)
	# The library of screens, what is known of terminals; what the library's
	# numbers are held against, and a terminal to look at.
	PACKAGES_SCREEN=(libncursesw6 ncurses-base)
	PACKAGES_TOP=("${PACKAGES_SCREEN[@]}" libncurses-dev tmux)
	# What metrics are made for: unpacked, see prometheus.sh, and what asks it.
	PACKAGES_PROMETHEUS=(prometheus prometheus-node-exporter)
	PACKAGES_METRICS=(curl jq util-linux debian-archive-keyring)
	# What the kernels' own headers need to build a module, and what unpacks
	# and packs their images. The machine itself: see qemu.sh.
	PACKAGES_VM=(gcc make libc6-dev libelf1 pahole busybox-static cpio kmod xz-utils binutils)
	# What builds a kernel.
	PACKAGES_KERNEL=(bc bison cpio flex libelf-dev libssl-dev xz-utils)
	# Programs of other ABIs that a 64-bit kernel runs.
	PACKAGES_ABI=(gcc-i686-linux-gnu libc6-dev-i386-cross
		gcc-x86-64-linux-gnux32 libc6-dev-x32-cross)
	PACKAGES_ABI_ARM64=(gcc-arm-linux-gnueabihf libc6-dev-armhf-cross)
	# Work that is not ours, for the VMs of this machine's architecture.
	PACKAGES_FOREIGN=(stress-ng)
	# What is measured beside ours, and what draws the chart.
	PACKAGES_BENCH=(strace linux-perf bpftrace gnuplot-nox jq)
	# Those that see the trace events.
	PACKAGES_EVENTS=(linux-perf bpftrace trace-cmd)
	PACKAGES_BENCH_READER=(linux-perf valgrind jq)
	# What feeds the fleet; its engines are unpacked, see fleet.sh.
	PACKAGES_FLEET=(openssl python3)
	PACKAGES_DEB=(build-essential debhelper dh-dkms lintian)
	# What builds for arm64 and holds its libraries.
	PACKAGES_ARM64=(gcc-aarch64-linux-gnu libc6-dev-arm64-cross)
}

package_installed() {
	[[ $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

apt_get_quiet() {
	local log=$CACHE/log/apt-get.log
	DEBIAN_FRONTEND=noninteractive quietly "$log" "apt-get $1" \
		apt-get -q -y -o DPkg::Lock::Timeout=300 "$@" </dev/null
}

# need WHY PACKAGE...: afterwards each PACKAGE is installed, or the script has
# ended with one clear error.
need() {
	local why=$1 package
	local missing=()
	shift

	for package in "$@"; do
		package_installed "$package" || missing+=("$package")
	done
	[[ ${#missing[@]} -gt 0 ]] || return 0

	if [[ $(id -u) -ne 0 ]]; then
		die "$why needs packages that are not installed; as root run: apt-get install ${missing[*]}"
	fi
	say "installing ${missing[*]} ($why)"
	if ! apt-cache show "${missing[@]}" >/dev/null 2>&1; then
		apt_get_quiet update || die "the package lists could not be read; see above"
	fi
	# The lists may be older than the archive: then one update helps.
	apt_get_quiet install --no-install-recommends "${missing[@]}" 2>/dev/null && return 0
	apt_get_quiet update || die "the package lists could not be read; see above"
	apt_get_quiet install --no-install-recommends "${missing[@]}" ||
		die "could not install ${missing[*]}; see above"
}
