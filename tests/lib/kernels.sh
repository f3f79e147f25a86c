#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# Debian's kernels for tests: image, modules and headers, unpacked in the
# cache, nothing installed. Source it, or run it:
#   kernels.sh list             the names known here
#   kernels.sh fetch NAME...    downloads what is not there yet
#   kernels.sh show NAME        fetches; prints KERNEL_...=VALUE lines
#   kernels.sh kdir NAME        fetches; prints the folder for KDIR=
#   kernels.sh module NAME OUT  fetches; builds our module into OUT
# SOCKOPT_TRACE_REFRESH=1 asks the archive for newer ones; without it a
# kernel that is in the cache is used as it is, also without a network.

# shellcheck source=/dev/null
. "$(dirname "${BASH_SOURCE[0]}")/packages.sh"
# shellcheck source=/dev/null
. "$(dirname "${BASH_SOURCE[0]}")/apt.sh"
# shellcheck source=/dev/null
. "$(dirname "${BASH_SOURCE[0]}")/debug_kernel.sh"

# name | suites | architecture | image package | headers package | compiler
# The packages are those that follow the newest build of that series. Where
# none does, the headers are a pattern for those of all its builds, the image
# is theirs, and the first of the suites that has them is taken.
# "own" is the compiler of the kernel's suite: as it and the kernel's tools want
# that suite's C library, they are unpacked beside the kernel and run there as
# in a root of their own.
KERNEL_TABLE='
5.10          | bullseye                          | amd64 | linux-image-cloud-amd64      | linux-headers-cloud-amd64      | gcc-12
6.1           | bookworm                          | amd64 | linux-image-cloud-amd64      | linux-headers-cloud-amd64      | gcc-12
6.1-rt        | bookworm                          | amd64 | linux-image-rt-amd64         | linux-headers-rt-amd64         | gcc-12
6.12          | bookworm                          | amd64 | linux-image-6.12-cloud-amd64 | linux-headers-6.12-cloud-amd64 | gcc-12
6.12-rt       | bookworm                          | amd64 | linux-image-6.12-rt-amd64    | linux-headers-6.12-rt-amd64    | gcc-12
7.2           | sid,trixie-backports              | amd64 |                              | linux-headers-7.2*-cloud-amd64 | own
7.3           | trixie-backports,sid,experimental | amd64 |                              | linux-headers-7.3*-cloud-amd64 | own
6.1-arm64     | bookworm                          | arm64 | linux-image-cloud-arm64      | linux-headers-cloud-arm64      | gcc-12
6.12-arm64    | bookworm                          | arm64 | linux-image-6.12-cloud-arm64 | linux-headers-6.12-cloud-arm64 | gcc-12
7.2-arm64     | sid,trixie-backports              | arm64 |                              | linux-headers-7.2*-cloud-arm64 | own
7.2-arm64-16k | sid,trixie-backports              | arm64 |                              | linux-headers-7.2*-arm64-16k   | own
'
# The same of kernels that are built here; the image is what it is built with.
KERNEL_DEBUG_TABLE='
6.12-kasan    | bookworm                          | amd64 | kasan                        | linux-source-6.12              | gcc-12
6.12-kcsan    | bookworm                          | amd64 | kcsan                        | linux-source-6.12              | gcc-12
'
KERNEL_KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg

# What stands behind make's programs and is no dependency of theirs.
KERNEL_ROOT_PACKAGES=(base-files bash binutils coreutils dash findutils gawk grep make sed)

# The status that says: none of its suites has this kernel.
KERNEL_ABSENT=3

# A change of what a fetched kernel's folder holds needs a new number here, so
# that an old folder is not taken for a whole one.
KERNEL_FORMAT=1

kernel_names() {
	awk -F'|' 'NF > 1 { gsub(/ /, "", $1); print $1 }' <<<"$KERNEL_TABLE"
}

# kernel_row NAME: sets SUITES ARCH IMAGE HEADERS COMPILER.
kernel_row() {
	local row
	row=$(awk -F'|' -v name="$1" '{ gsub(/ /, "") } $1 == name' <<<"$KERNEL_TABLE$KERNEL_DEBUG_TABLE")
	[[ -n $row ]] || die "unknown kernel $1; known: $(kernel_names | paste -sd' ')"
	IFS='|' read -r _ SUITES ARCH IMAGE HEADERS COMPILER <<<"$row"
}

# kernel_find: sets SUITE to the first of SUITES that has the kernel and APT to
# its root; where HEADERS is a pattern, sets it and IMAGE to the names found.
kernel_find() {
	local headers release suite
	for suite in ${SUITES//,/ }; do
		SUITE=$suite
		APT=$CACHE/apt/$SUITE-$ARCH
		apt_root "$APT" "$SUITE" "$KERNEL_KEYRING" "$ARCH" || return 1
		headers=$(apt_newest "$APT" "$HEADERS")
		[[ -n $headers ]] || continue
		release=${headers#linux-headers-}
		# The signed image comes later than the unsigned one, if at all.
		: "${IMAGE:=$(apt_newest "$APT" "linux-binary-$release")}"
		: "${IMAGE:=$(apt_newest "$APT" "linux-binary-unsigned-$release")}"
		HEADERS=$headers
		[[ -z $IMAGE ]] || return 0
	done
	say "error: no kernel with $HEADERS in Debian ${SUITES//,/, } as set up on this machine"
	return "$KERNEL_ABSENT"
}

# kernel_packages: the packages with files in them behind IMAGE and HEADERS.
# Only names of the kernel itself: its dependencies beyond (an initramfs maker,
# a compiler) have no business in the cache. Those that only name others are
# left out, as an archive may have lost them.
kernel_packages() {
	local modules=${HEADERS/headers/modules} others="$IMAGE $HEADERS"
	[[ $COMPILER != own ]] || others=
	[[ $(apt_newest "$APT" "$modules") == "$modules" ]] || modules=
	# shellcheck disable=SC2086 # one word or none
	apt-cache -c "$APT/apt.conf" depends --recurse --important "$IMAGE" "$HEADERS" $modules 2>/dev/null |
		awk -v others="$others" '
			/^linux-(image|base|binary|modules|headers|kbuild)-.*[0-9]\.[0-9]/ { seen[$1] = 1 }
			END {
				split(others, names)
				for (n in names)
					delete seen[names[n]]
				for (p in seen) {
					signed = p
					sub(/-unsigned$/, "", signed)
					if (signed == p || !(signed in seen))
						print p
				}
			}' | sort
}

# kernel_compiler: the name of the compiler that the headers ask for, as the
# package that builds for ARCH on this machine.
kernel_compiler() {
	local gcc
	gcc=$(apt-cache -c "$APT/apt.conf" depends "$HEADERS" |
		sed -n 's/.*Depends: \(gcc-[0-9]*\)-.*/\1/p' | head -n 1)
	[[ -n $gcc ]] || {
		say "error: $HEADERS does not tell its compiler"
		return 1
	}
	case $ARCH in
	amd64) printf '%s-x86-64-linux-gnu\n' "$gcc" ;;
	arm64) printf '%s-aarch64-linux-gnu\n' "$gcc" ;;
	esac
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

# kernel_unpack_tools DIR PACKAGE...: what has to run on this machine, which is
# amd64, whatever the kernel is for.
kernel_unpack_tools() {
	local dir=$1 apt=$CACHE/apt/$SUITE-amd64 compiler
	local packages=()
	shift
	packages=("$@")
	if [[ $COMPILER == own ]]; then
		compiler=$(kernel_compiler) || return 1
		printf '%s\n' "${compiler%%-[ax]*}" >"$dir/compiler"
		packages+=("$compiler" "${KERNEL_ROOT_PACKAGES[@]}")
	fi
	[[ ${#packages[@]} -gt 0 ]] || return 0
	[[ $apt == "$APT" ]] || apt_root "$apt" "$SUITE" "$KERNEL_KEYRING" || return 1
	if [[ $COMPILER == own ]]; then
		mapfile -t packages < <(apt_closure "$apt" "${packages[@]}")
		[[ ${#packages[@]} -gt 0 ]] || {
			say "error: the tools for $HEADERS cannot be had from Debian $SUITE"
			return 1
		}
	fi
	say "downloading the tools for it, ${#packages[@]} packages"
	apt_download "$apt" "${packages[@]}" || return 1
	apt_unpack "$apt" "$dir/root" || return 1
	# As an installation would have done.
	[[ $COMPILER != own ]] || ln -sf gawk "$dir/root/usr/bin/awk"
}

# kernel_unpack_into DIR: downloads and unpacks the row's kernel into DIR/root.
kernel_unpack_into() {
	local dir=$1 APT SUITE release
	local packages tools=()
	APT_BYTES=0
	kernel_find || return
	mapfile -t packages < <(kernel_packages)
	[[ ${#packages[@]} -ge 3 ]] || {
		say "error: $IMAGE and $HEADERS are not in Debian $SUITE as set up on this machine"
		return 1
	}
	say "downloading ${packages[*]}"
	if [[ $ARCH != amd64 || $COMPILER == own ]]; then
		mapfile -t tools < <(printf '%s\n' "${packages[@]}" | grep -- '-kbuild-')
		mapfile -t packages < <(printf '%s\n' "${packages[@]}" | grep -v -- '-kbuild-')
	fi
	[[ $ARCH == amd64 ]] || packages+=(busybox-static)
	mkdir -p "$dir/root"
	# First, for the links that make /lib and /bin parts of /usr are among them.
	kernel_unpack_tools "$dir" "${tools[@]}" || return 1
	apt_download "$APT" "${packages[@]}" || return 1
	apt_unpack "$APT" "$dir/root" || return 1

	release=$(cd "$dir/root/lib/modules" && compgen -G '*') || return 1
	kernel_relocate "$dir/root" "$release" || return 1
	depmod -b "$dir/root" "$release" || return 1
	rm -rf "$dir"/root/usr/share/{doc,man,locale,info}
	printf '%s\n' "$release" >"$dir/release"
	printf '%s\n' "$APT_BYTES" >"$dir/downloaded"
}

# kernel_built_here: whether the row is one of KERNEL_DEBUG_TABLE.
kernel_built_here() {
	[[ $HEADERS == linux-source-* ]]
}

# kernel_mark: names the format, and all that a kernel which is built here is built with.
kernel_mark() {
	printf '%s\n' "$KERNEL_FORMAT"
	! kernel_built_here || debug_mark "$IMAGE"
}

# kernel_whole DIR: the marker is written last.
kernel_whole() {
	[[ $(cat "$1/whole" 2>/dev/null) == "$(kernel_mark)" ]]
}

kernel_fetch_locked() {
	local name=$1 dir=$CACHE/kernels/$1 new=$CACHE/kernels/$1.new status=0
	if kernel_whole "$dir" && [[ -z ${SOCKOPT_TRACE_REFRESH:-} ]]; then
		return 0
	fi
	rm -rf "$new"
	mkdir -p "$new"
	if kernel_built_here; then
		debug_kernel_into "$new" || status=$?
	else
		with_lock apt-kernels kernel_unpack_into "$new" || status=$?
	fi
	if [[ $status -eq 0 ]]; then
		kernel_mark >"$new/whole"
		rm -rf "$dir"
		mv "$new" "$dir"
		return 0
	fi
	rm -rf "$new"
	kernel_whole "$dir" || return "$status"
	say "kernel $name: no newer one could be fetched; using $(cat "$dir/release")"
}

# kernel_fetch NAME: afterwards these name what is there:
#   KERNEL_ARCH     amd64 or arm64
#   KERNEL_RELEASE  as uname -r will say
#   KERNEL_IMAGE    what the boot loader loads
#   KERNEL_KDIR     headers, for make module KDIR=
#   KERNEL_MODULES  its lib/modules/RELEASE, with modules.dep
#   KERNEL_BUSYBOX  a static busybox that runs there
#   KERNEL_ROOT     where KDIR's tools run; empty if that is this machine
#   KERNEL_CC       the compiler that goes with it
#   KERNEL_CROSS    what stands before the names of tools for that machine
# Ends the script with status KERNEL_ABSENT if no suite has it.
kernel_fetch() {
	local name=$1 status=0 root SUITES ARCH IMAGE HEADERS COMPILER
	local packages=("${PACKAGES_VM[@]}")
	kernel_row "$name"
	KERNEL_CROSS=
	[[ $ARCH != arm64 ]] || {
		KERNEL_CROSS=aarch64-linux-gnu-
		packages+=("${PACKAGES_ARM64[@]}")
	}
	if [[ $COMPILER != own ]]; then
		KERNEL_CC=$KERNEL_CROSS$COMPILER
		packages+=("$COMPILER${KERNEL_CROSS:+-${KERNEL_CROSS%-}}")
	fi
	need "tests in a VM" "${packages[@]}"
	mkdir -p "$CACHE/kernels"
	with_lock "kernel-$name" kernel_fetch_locked "$name" || status=$?
	[[ $status -eq 0 ]] || {
		say "error: kernel $name could not be fetched"
		exit "$status"
	}
	root=$CACHE/kernels/$name/root
	# shellcheck disable=SC2034 # for those who source this file
	KERNEL_ARCH=$ARCH
	KERNEL_RELEASE=$(cat "$CACHE/kernels/$name/release")
	KERNEL_KDIR=$root/usr/src/linux-headers-$KERNEL_RELEASE
	KERNEL_MODULES=$root/lib/modules/$KERNEL_RELEASE
	for KERNEL_IMAGE in "$root/boot/vmlinuz-$KERNEL_RELEASE" "$KERNEL_MODULES"/vmlinuz{,.unsigned}; do
		[[ ! -e $KERNEL_IMAGE ]] || break
	done
	KERNEL_BUSYBOX=/bin/busybox
	# shellcheck disable=SC2034
	[[ $ARCH == amd64 ]] || KERNEL_BUSYBOX=$root/bin/busybox
	KERNEL_ROOT=
	if [[ $COMPILER == own ]]; then
		KERNEL_ROOT=$root
		KERNEL_CC=${KERNEL_CROSS:-x86_64-linux-gnu-}$(cat "$CACHE/kernels/$name/compiler")
	fi
}

# kernel_run_in_root COMMAND...: with this tree at /mnt/tree. The mounts are in
# a namespace of their own, so that they are gone with the command, however it
# ends; objtool needs /proc.
kernel_run_in_root() {
	local user=()
	[[ $(id -u) -eq 0 ]] || user=(--map-root-user)
	mkdir -p "$KERNEL_ROOT"/{proc,dev,tmp,mnt/tree}
	# shellcheck disable=SC2016,SC2153 # for the inner shell; ROOT is this tree
	unshare "${user[@]}" --mount sh -c '
		set -e
		root=$1 tree=$2
		shift 2
		mount --rbind /proc "$root/proc"
		mount --rbind /dev "$root/dev"
		mount --bind "$tree" "$root/mnt/tree"
		exec chroot "$root" "$@"' sh "$KERNEL_ROOT" "$ROOT" "$@"
}

# kernel_make TARGET VAR=VALUE...: a target of our Makefile that is built for the
# kernel fetched; folders are within this tree.
kernel_make() {
	local words=("$@" "CC=$KERNEL_CC" W=1)
	[[ -z $KERNEL_CROSS ]] || words+=(ARCH=arm64 "CROSS_COMPILE=$KERNEL_CROSS")
	if [[ -z $KERNEL_ROOT ]]; then
		make -C "$ROOT" "${words[@]}" "KDIR=$KERNEL_KDIR"
	else
		kernel_run_in_root env -i PATH=/usr/bin make -C /mnt/tree "${words[@]}" \
			"KDIR=${KERNEL_KDIR#"$KERNEL_ROOT"}"
	fi
}

# kernel_build_module OUT
kernel_build_module() {
	kernel_make module "MODULE_OUT=$1"
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
		for name in ARCH RELEASE IMAGE KDIR MODULES BUSYBOX ROOT CC CROSS; do
			name=KERNEL_$name
			printf '%s=%s\n' "$name" "${!name}"
		done
		;;
	kdir)
		kernel_fetch "${1:?NAME}"
		printf '%s\n' "$KERNEL_KDIR"
		;;
	module)
		kernel_fetch "${1:?NAME}"
		kernel_build_module "${2:?OUT}"
		;;
	*)
		die "usage: kernels.sh list | fetch NAME... | show NAME | kdir NAME | module NAME OUT"
		;;
	esac
}

if [[ ${BASH_SOURCE[0]} == "$0" ]]; then
	set -euo pipefail
	kernels_main "$@"
fi
