# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-only
#
# Builds what runs in a VM for one kernel, and packs it. Meant to be sourced.

# shellcheck source=/dev/null
. "$(dirname "${BASH_SOURCE[0]}")/kernels.sh"

# Modules of the kernel's own that cases load; gcm(aes) is for tls. Not every
# kernel has all, and newer ones have some built in.
SUITE_KMODS=(tls gcm ghash-generic ctr algif_hash algif_skcipher sctp rxrpc fuse)

# What the reader loads for a screen, and what is known of the terminal there.
SUITE_SCREEN=(/lib/x86_64-linux-gnu/libncursesw.so.6
	/lib/x86_64-linux-gnu/libtinfo.so.6 /lib/terminfo/l/linux)

# Seconds until a VM that is not done counts as hung: several times what the
# suite needs on two busy cores.
LIMIT_VM=1500

# More words for tests/vm/boot.
VM_OPTIONS=()

# How many times the ordinary amount of random tests is wanted.
SUITE_SCALE=${SUITE_SCALE:-1}

# suite_out: the folder of what is built for machines of KERNEL_ARCH.
suite_out() {
	[[ $KERNEL_ARCH == amd64 ]] && printf 'build\n' || printf 'build/%s\n' "$KERNEL_ARCH"
}

# suite_make TARGET: the reader and the programs, for KERNEL_ARCH.
suite_make() {
	local words=("OUT=$(suite_out)")
	[[ -z $KERNEL_CROSS ]] || words+=("CROSS=$KERNEL_CROSS")
	make -C "$ROOT" "$1" "${words[@]}"
}

# module_warnings LOG: prints what compiler, sparse or modpost have to say of our
# module; is 1 if that is anything.
module_warnings() {
	! grep -iE '(^|[ /])(module/|sockopt_trace).*(warning|error):|warning: modpost:.*sockopt_trace' "$1"
}

# build_for_kernel NAME LOG: the module into build/module/NAME, and the reader.
# A warning is a failure.
build_for_kernel() {
	kernel_fetch "$1"
	need "building" "${PACKAGES_BUILD[@]}"
	quietly "$2" "building the reader" suite_make all || return 1
	rm -rf "$BUILD/module/$1"
	quietly "$2" "building the module for kernel $KERNEL_RELEASE" \
		kernel_build_module "build/module/$1" || return 1
	module_warnings "$2" >&2
}

# suite_pack NAME OUT LOG
suite_pack() {
	local name=$1 out=$2 log=$3 module library file built
	local options=() packages=("${PACKAGES_ABI[@]}")
	kernel_fetch "$name"
	[[ $KERNEL_ARCH == amd64 ]] || packages=("${PACKAGES_ABI_ARM64[@]}")
	need "test programs of other ABIs" "${packages[@]}"
	quietly "$log" "building the VM's test programs" suite_make vm-programs || return 1
	built=$ROOT/$(suite_out)
	# Without it the suite says that there is no livepatch to try.
	if grep -q '^CONFIG_LIVEPATCH=y' "$KERNEL_KDIR/.config"; then
		quietly "$log" "building the livepatch for kernel $KERNEL_RELEASE" \
			kernel_make livepatch "LIVEPATCH_OUT=build/livepatch/$name" || return 1
		options+=(--module "$BUILD/livepatch/$name/sot_livepatch.ko")
	fi
	if [[ $KERNEL_ARCH == amd64 ]]; then
		need "work that is not ours" "${PACKAGES_FOREIGN[@]}"
		options+=(--program "$(command -v stress-ng)")
		# What the reader opens by itself, when it is asked to.
		need "the libraries that the reader can do without" "${PACKAGES_OPENED[@]}"
		for library in libsystemd.so.0 libzstd.so.1; do
			options+=(--program "/usr/lib/x86_64-linux-gnu/$library:/usr/lib/x86_64-linux-gnu")
		done
		need "screens" "${PACKAGES_SCREEN[@]}"
		for file in "${SUITE_SCREEN[@]}"; do
			options+=(--file "$file:$file")
		done
	fi
	for module in "${SUITE_KMODS[@]}"; do
		options+=(--try-kmod "$module")
	done
	[[ ! -d $built/vm ]] || options+=(--tree "$built/vm:/cases")
	"$ROOT/tests/vm/pack" --kernel "$name" --out "$out" \
		--module "$BUILD/module/$name/sockopt_trace.ko" \
		--program "$built/sockopt-trace" \
		--tree "$ROOT/tests/vm/suite:/suite" "${options[@]}"
}

# check_json LOG: what the reader said as JSON in the VM is valid by its schema;
# the result is added to the log.
check_json() {
	local found
	need "validating JSON" python3 python3-jsonschema
	! grep -q '^json ' "$1" || if found=$(sed -n 's/^json //p' "$1" |
		python3 "$ROOT/tests/formats/check.py" schema "$ROOT/userspace/sockopt-trace.schema.json" /dev/stdin); then
		echo "ok json-schema" >>"$1"
	else
		printf 'not ok json-schema: %s\n%s\n' "$(head -n 1 <<<"$found")" \
			"$(tail -n +2 <<<"$found" | sed 's/^/  /')" >>"$1"
	fi
}

# boot_suite KERNEL NAME [WORD...]: what run_vm packed for that kernel, as NAME;
# results to standard output and into the totals.
boot_suite() {
	local kernel=$1 name=vm-$2 log=$BUILD/log/vm-$2
	shift 2
	"$ROOT/tests/vm/boot" --kernel "$kernel" --initrd "$BUILD/vm-$kernel.cpio" \
		--timeout "$LIMIT_VM" --console "$log-console.log" "${VM_OPTIONS[@]}" \
		--append "SUITE_SCALE=$SUITE_SCALE" \
		--results "$log-results.log" -- "$@" >"$log.log" || true
	[[ -s $log.log ]] || one_failure "$name" "the VM could not be booted"
	check_json "$log.log"
	show_results "$log.log" "$name"
	count_lines "$log.log"
}

# run_vm KERNEL [WORD...]: the suite on that kernel, built and packed anew;
# results.sh has to be there.
run_vm() {
	local kernel=$1 log=$BUILD/log/vm-$1 status=0
	shift
	(kernel_fetch "$kernel") 2>"$log-fetch.log" || status=$?
	cat "$log-fetch.log" >&2
	if [[ $status -eq $KERNEL_ABSENT ]]; then
		SKIPPED=$((SKIPPED + 1))
		printf 'skip vm-%s: %s\n' "$kernel" \
			"$(sed -n 's/^error: \(no kernel .*\)/\1/p' "$log-fetch.log" | head -n 1)"
	elif [[ $status -ne 0 ]]; then
		one_failure "vm-$kernel" "the kernel could not be fetched" "$log-fetch.log"
	elif ! (build_for_kernel "$kernel" "$log-build.log"); then
		one_failure "vm-$kernel" "the module and the reader could not be built, or not without a warning" "$log-build.log"
	elif ! (suite_pack "$kernel" "$BUILD/vm-$kernel.cpio" "$log-pack.log"); then
		one_failure "vm-$kernel" "the VM could not be packed"
	else
		boot_suite "$kernel" "$kernel" "$@"
	fi
}
