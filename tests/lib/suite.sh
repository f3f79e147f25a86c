# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-only
#
# Builds what runs in a VM for one kernel, and packs it. Meant to be sourced.

# shellcheck source=/dev/null
. "$(dirname "${BASH_SOURCE[0]}")/kernels.sh"

# Modules of the kernel's own that cases load; gcm(aes) is for tls.
SUITE_KMODS=(tls gcm ghash-generic ctr algif_hash algif_skcipher fuse)

# build_for_kernel NAME LOG: the module into build/module/NAME, and the reader.
build_for_kernel() {
	kernel_fetch "$1"
	need "building" "${PACKAGES_BUILD[@]}"
	quietly "$2" "building the module for kernel $KERNEL_RELEASE" \
		make -C "$ROOT" all module KDIR="$KERNEL_KDIR" MODULE_OUT="build/module/$1"
}

# suite_pack NAME OUT LOG
suite_pack() {
	local name=$1 out=$2 log=$3 module
	local options=()
	kernel_fetch "$name"
	need "test programs of other ABIs" "${PACKAGES_ABI[@]}"
	quietly "$log" "building the VM's test programs" make -C "$ROOT" vm-programs || return 1
	# Without it the suite says that there is no livepatch to try.
	if grep -q '^CONFIG_LIVEPATCH=y' "$KERNEL_KDIR/.config"; then
		quietly "$log" "building the livepatch for kernel $KERNEL_RELEASE" \
			make -C "$ROOT" livepatch KDIR="$KERNEL_KDIR" \
			LIVEPATCH_OUT="build/livepatch/$name" || return 1
		options+=(--module "$BUILD/livepatch/$name/sot_livepatch.ko")
	fi
	for module in "${SUITE_KMODS[@]}"; do
		options+=(--kmod "$module")
	done
	[[ ! -d $BUILD/vm ]] || options+=(--tree "$BUILD/vm:/cases")
	"$ROOT/tests/vm/pack" --kernel "$name" --out "$out" \
		--module "$BUILD/module/$name/sockopt_trace.ko" \
		--program "$BUILD/sockopt-trace" \
		--tree "$ROOT/tests/vm/suite:/suite" "${options[@]}"
}
