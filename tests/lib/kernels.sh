#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# Debian's kernels for tests: image, modules and headers, unpacked in the
# cache, nothing installed. Source it, or run it:
#   kernels.sh list             the names known here
#   kernels.sh fetch NAME...    downloads what is not there yet
#   kernels.sh show NAME        fetches; prints KERNEL_...=PATH lines
#   kernels.sh kdir NAME        fetches; prints the folder for KDIR=
# SOCKOPT_TRACE_REFRESH=1 asks the archive for newer ones; without it a
# kernel that is in the cache is used as it is, also without a network.

# shellcheck source=/dev/null
. "$(dirname "${BASH_SOURCE[0]}")/packages.sh"
# shellcheck source=/dev/null
. "$(dirname "${BASH_SOURCE[0]}")/apt.sh"

# name | suite | architecture | image package | headers package | compiler
# The packages are those that follow the newest build of that series.
KERNEL_TABLE='
6.1  | bookworm | amd64 | linux-image-cloud-amd64      | linux-headers-cloud-amd64      | gcc-12
6.12 | bookworm | amd64 | linux-image-6.12-cloud-amd64 | linux-headers-6.12-cloud-amd64 | gcc-12
'
KERNEL_KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg

# A change of what a fetched kernel's folder holds needs a new number here, so
# that an old folder is not taken for a whole one.
KERNEL_FORMAT=1

kernel_names() {
	awk -F'|' 'NF > 1 { gsub(/ /, "", $1); print $1 }' <<<"$KERNEL_TABLE"
}

# kernel_row NAME: sets SUITE ARCH IMAGE HEADERS COMPILER.
kernel_row() {
	local row
	row=$(awk -F'|' -v name="$1" '{ gsub(/ /, "") } $1 == name' <<<"$KERNEL_TABLE")
	[[ -n $row ]] || die "unknown kernel $1; known: $(kernel_names | paste -sd' ')"
	IFS='|' read -r _ SUITE ARCH IMAGE HEADERS COMPILER <<<"$row"
}

# kernel_packages APT_DIR: the packages with files in them behind IMAGE and
# HEADERS. Only names of the kernel itself: its dependencies beyond (an
# initramfs maker, a compiler) have no business in the cache.
kernel_packages() {
	apt-cache -c "$1/apt.conf" depends --recurse --important "$IMAGE" "$HEADERS" 2>/dev/null |
		awk '/^linux-(image|binary|modules|headers|kbuild)-/ { seen[$1] = 1 }
			END {
				for (p in seen) {
					signed = p
					sub(/-unsigned$/, "", signed)
					if (signed == p || !(signed in seen))
						print p
				}
			}' | sort
}

# The headers name each other by absolute paths; made relative, the cache may
# lie anywhere.
kernel_relocate() {
	local root=$1 release=$2
	# shellcheck disable=SC2016 # the dollar signs are for make
	sed -i 's|^include /usr/src/|include $(dir $(lastword $(MAKEFILE_LIST)))../|' \
		"$root/usr/src/linux-headers-$release/Makefile"
	rm -f "$root/lib/modules/$release"/{build,source}
}

# kernel_unpack_into DIR: downloads and unpacks the row's kernel into DIR/root.
kernel_unpack_into() {
	local dir=$1 apt=$CACHE/apt/$SUITE-$ARCH release vmlinuz
	local packages
	apt_root "$apt" "$SUITE" "$KERNEL_KEYRING" "$ARCH" || return 1
	mapfile -t packages < <(kernel_packages "$apt")
	[[ ${#packages[@]} -ge 3 ]] || {
		say "error: $IMAGE and $HEADERS are not in Debian $SUITE as set up on this machine"
		return 1
	}
	say "downloading ${packages[*]}"
	apt_download "$apt" "${packages[@]}" || return 1
	apt_unpack "$apt" "$dir/root" || return 1

	vmlinuz=$(cd "$dir/root" && compgen -G 'boot/vmlinuz-*') || return 1
	release=${vmlinuz#boot/vmlinuz-}
	kernel_relocate "$dir/root" "$release" || return 1
	depmod -b "$dir/root" "$release" || return 1
	printf '%s\n' "$release" >"$dir/release"
}

# kernel_whole DIR: the marker is written last and names the format.
kernel_whole() {
	[[ $(cat "$1/whole" 2>/dev/null) == "$KERNEL_FORMAT" ]]
}

kernel_fetch_locked() {
	local name=$1 dir=$CACHE/kernels/$1 new=$CACHE/kernels/$1.new
	if kernel_whole "$dir" && [[ -z ${SOCKOPT_TRACE_REFRESH:-} ]]; then
		return 0
	fi
	rm -rf "$new"
	mkdir -p "$new"
	if with_lock "apt-$SUITE-$ARCH" kernel_unpack_into "$new"; then
		printf '%s\n' "$KERNEL_FORMAT" >"$new/whole"
		rm -rf "$dir"
		mv "$new" "$dir"
		return 0
	fi
	rm -rf "$new"
	kernel_whole "$dir" || die "kernel $name could not be fetched"
	say "kernel $name: no newer one could be fetched; using $(cat "$dir/release")"
}

# kernel_fetch NAME: afterwards these name what is there:
#   KERNEL_RELEASE  as uname -r will say
#   KERNEL_IMAGE    what the boot loader loads
#   KERNEL_KDIR     headers, for make module KDIR=
#   KERNEL_MODULES  its lib/modules/RELEASE, with modules.dep
#   KERNEL_CC       the compiler that it was built with
kernel_fetch() {
	local name=$1 root SUITE ARCH IMAGE HEADERS COMPILER
	kernel_row "$name"
	mkdir -p "$CACHE/kernels"
	need "tests in a VM" "${PACKAGES_VM[@]}" "$COMPILER"
	with_lock "kernel-$name" kernel_fetch_locked "$name"
	root=$CACHE/kernels/$name/root
	KERNEL_RELEASE=$(cat "$CACHE/kernels/$name/release")
	KERNEL_IMAGE=$root/boot/vmlinuz-$KERNEL_RELEASE
	KERNEL_KDIR=$root/usr/src/linux-headers-$KERNEL_RELEASE
	KERNEL_MODULES=$root/lib/modules/$KERNEL_RELEASE
	KERNEL_CC=$COMPILER
}

kernels_main() {
	local name command=${1:-}
	shift || true
	case $command in
	list)
		kernel_names
		;;
	fetch)
		for name in "$@"; do
			kernel_fetch "$name"
			say "kernel $name is $KERNEL_RELEASE"
		done
		;;
	show)
		kernel_fetch "${1:?NAME}"
		printf '%s=%s\n' KERNEL_RELEASE "$KERNEL_RELEASE" KERNEL_IMAGE "$KERNEL_IMAGE" \
			KERNEL_KDIR "$KERNEL_KDIR" KERNEL_MODULES "$KERNEL_MODULES" KERNEL_CC "$KERNEL_CC"
		;;
	kdir)
		kernel_fetch "${1:?NAME}"
		printf '%s\n' "$KERNEL_KDIR"
		;;
	*)
		die "usage: kernels.sh list | fetch NAME... | show NAME | kdir NAME"
		;;
	esac
}

if [[ ${BASH_SOURCE[0]} == "$0" ]]; then
	set -euo pipefail
	kernels_main "$@"
fi
