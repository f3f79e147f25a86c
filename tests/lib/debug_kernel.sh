# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-only
#
# Kernels with the kernel's own sanitizers, which no distribution packages: built
# from Debian's source, once for each configuration, into the folder that
# kernels.sh caches. Meant to be sourced by it.

# shellcheck disable=SC2153 # of kernels.sh

# What building a module takes of the tree; the rest of it is 1.5 GB.
DEBUG_KEEP=(Makefile Kbuild .config Module.symvers arch/x86 include scripts
	tools/objtool tools/include tools/build tools/scripts)

# For kernel/trace/Makefile: to attach a probe goes over all functions of the kernel,
# several times, in a file that has nothing of ours. Not by make's command line: the
# handler that calls our probes is in another file of that name.
DEBUG_PLAIN='KASAN_SANITIZE_ftrace.o := n'

# debug_config SANITIZER: what the kernel must have, and what it must not.
debug_config() {
	grep -h '^CONFIG_' "$ROOT/tests/debug/config/base.config" "$ROOT/tests/debug/config/$1.config"
}

# debug_mark SANITIZER: names all that the kernel is built with.
debug_mark() {
	{
		debug_config "$1"
		printf '%s\n' "$DEBUG_PLAIN"
	} | sha256sum
}

# debug_configure TREE SANITIZER: fails if an option was dropped on the way.
debug_configure() {
	local tree=$1 sanitizer=$2 wanted
	debug_config "$sanitizer" >"$tree/wanted.config"
	make -s -C "$tree" "CC=$COMPILER" tinyconfig || return 1
	(cd "$tree" && scripts/kconfig/merge_config.sh -m .config wanted.config >/dev/null) || return 1
	make -s -C "$tree" "CC=$COMPILER" olddefconfig || return 1
	wanted=$(grep '=y$' "$tree/wanted.config" | grep -vxFf "$tree/.config" || true)
	[[ -z $wanted ]] || {
		printf 'this kernel cannot have\n%s\n' "$wanted"
		return 1
	}
}

# debug_build TREE SANITIZER: bzImage and all that a module's build needs.
debug_build() {
	printf '%s\n' "$DEBUG_PLAIN" >>"$1/kernel/trace/Makefile" &&
		debug_configure "$@" &&
		make -s -C "$1" "CC=$COMPILER" -j "$(nproc)" bzImage modules &&
		make -s -C "$1" "CC=$COMPILER" modules_prepare
}

# debug_install TREE ROOT RELEASE: laid out as a packaged kernel and its headers.
debug_install() {
	local tree=$1 root=$2 release=$3 headers
	headers=$root/usr/src/linux-headers-$release
	mkdir -p "$root/boot" "$root/lib/modules/$release" "$headers" &&
		cp "$tree/arch/x86/boot/bzImage" "$root/boot/vmlinuz-$release" &&
		cp "$tree"/modules.{order,builtin,builtin.modinfo} "$root/lib/modules/$release/" &&
		(cd "$tree" && find "${DEBUG_KEEP[@]}" ! -name '*.o' ! -name '*.a' -print0 |
			cpio -0 -pdm --quiet "$headers") &&
		depmod -b "$root" "$release"
}

# debug_download DIR: DIR/source is what HEADERS names.
debug_download() {
	local dir=$1
	kernel_find || return
	say "downloading $HEADERS"
	apt_download "$APT" "$HEADERS" &&
		apt_unpack "$APT" "$dir/source" &&
		tar -x -f "$dir/source/usr/src/$HEADERS.tar.xz" -C "$dir/source"
}

# debug_kernel_into DIR: DIR/root is the kernel of the row that was read.
debug_kernel_into() {
	local dir=$1 tree=$1/source/$HEADERS release
	need "building a kernel" "${PACKAGES_KERNEL[@]}"
	APT_BYTES=0
	with_lock apt-kernels debug_download "$dir" || return
	say "building $HEADERS with $IMAGE (ten minutes or more)"
	quietly "$CACHE/log/kernel-$IMAGE.log" "building $HEADERS with $IMAGE" \
		debug_build "$tree" "$IMAGE" || return 1
	release=$(make -s -C "$tree" "CC=$COMPILER" kernelrelease) || return 1
	debug_install "$tree" "$dir/root" "$release" || return 1
	rm -rf "$dir/source"
	printf '%s\n' "$release" >"$dir/release"
	printf '%s\n' "$APT_BYTES" >"$dir/downloaded"
}
