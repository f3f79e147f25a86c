# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-only
#
# The machine that a test VM gets. Meant to be sourced.
#
# Where qemu emulates each processor in a thread of its own, it can translate code
# that another one is just patching, and keep the stale result: before a patch is
# stored, what was translated is thrown away, and between the two there is time to
# translate it again. Arming a probe while calls run patches code: the VM then dies
# of an int3 that is long gone, at address 0, or never leaves it; so it does with
# the kernel's own probe events and without our module. On x86, where a few hundred
# arms under load are enough for that, all processors take turns in one thread.
#
# Before 8.1 it was much likelier (the commit "accel/tcg: Always lock pages before
# translation" tells), and whole systems, which arm seldom, still have a thread for
# each. Debian 12 has 7.2, so where this machine has no newer one, one is taken
# from its backports: unpacked in the cache with the libraries that it needs, not
# installed.

# shellcheck source=/dev/null
. "$(dirname "${BASH_SOURCE[0]}")/apt.sh"

QEMU_SUITE=bookworm-backports
QEMU_KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg
# To be raised with each change of what the unpacked folder holds.
QEMU_FORMAT=1
QEMU_KVM=(-accel kvm -cpu host)

# qemu_machine ARCH [THREADS]: what differs between the machines; THREADS, single
# or multi, where it is not to be as the machine has it.
#   QEMU_TCG      emulation; on arm64 with a pointer authentication that is
#                 quick to emulate
#   QEMU_CONSOLE  the first serial port, as the kernel calls it
#   QEMU_OLDEST   the first version that will do, as a number; it is arm64's
#                 machine that got its second serial port as late as 9.1
# shellcheck disable=SC2034 # some are for those who source this file
qemu_machine() {
	case $1 in
	amd64)
		QEMU_PACKAGE=qemu-system-x86
		QEMU_COMMAND=qemu-system-x86_64
		QEMU_TCG=(-accel "tcg,thread=${2:-single}" -cpu max)
		QEMU_CONSOLE=ttyS0
		QEMU_OLDEST=8001
		QEMU_CACHE=$CACHE/qemu
		;;
	arm64)
		QEMU_PACKAGE=qemu-system-arm
		QEMU_COMMAND=qemu-system-aarch64
		QEMU_TCG=(-M virt -accel "tcg,thread=${2:-multi}" -cpu 'max,pauth-impdef=on')
		QEMU_CONSOLE=ttyAMA0
		QEMU_OLDEST=9001
		QEMU_CACHE=$CACHE/qemu-arm64
		;;
	esac
}

# qemu_fit COMMAND...: whether its emulation is sound.
qemu_fit() {
	local version
	version=$("$@" --version 2>/dev/null |
		sed -n 's/.* version \([0-9]*\)\.\([0-9]*\).*/\1 \2/p')
	[[ -n $version ]] || return 1
	# shellcheck disable=SC2086 # two words
	[[ $(printf '%d%03d\n' $version) -ge $QEMU_OLDEST ]]
}

qemu_unpack_into() {
	local dir=$1 apt=$CACHE/apt/$QEMU_SUITE-amd64
	local packages
	apt_root "$apt" "$QEMU_SUITE" "$QEMU_KEYRING" || return 1
	mapfile -t packages < <(apt_closure "$apt" -t "$QEMU_SUITE" "$QEMU_PACKAGE")
	[[ ${#packages[@]} -gt 0 ]] || {
		say "error: $QEMU_PACKAGE is not in Debian $QEMU_SUITE as set up on this machine"
		return 1
	}
	say "downloading a newer qemu than this machine has, ${#packages[@]} packages"
	apt_download "$apt" "${packages[@]}" || return 1
	apt_unpack "$apt" "$dir/root" || return 1
	rm -rf "$dir"/root/usr/share/{doc,man,locale}
}

qemu_fetch_locked() {
	local dir=$QEMU_CACHE new=$QEMU_CACHE.new
	[[ $(cat "$dir/whole" 2>/dev/null) != "$QEMU_FORMAT" ]] || return 0
	rm -rf "$new"
	mkdir -p "$new"
	with_lock "apt-$QEMU_SUITE-amd64" qemu_unpack_into "$new" || return 1
	echo "$QEMU_FORMAT" >"$new/whole"
	rm -rf "$dir"
	mv "$new" "$dir"
}

# qemu_fetch: sets QEMU, the command.
qemu_fetch() {
	local root=$QEMU_CACHE/root
	local lib=$root/usr/lib/x86_64-linux-gnu
	QEMU=("$QEMU_COMMAND")
	! qemu_fit "${QEMU[@]}" || return 0
	with_lock "$(basename "$QEMU_CACHE")" qemu_fetch_locked ||
		die "no qemu that is fit for the tests could be fetched"
	# Through its own loader, since its C library need not be this machine's.
	QEMU=(env "QEMU_MODULE_DIR=$lib/qemu"
		"$root/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2"
		--library-path "$root/lib/x86_64-linux-gnu:$lib"
		"$root/usr/bin/$QEMU_COMMAND"
		-L "$root/usr/share/qemu" -L "$root/usr/share/seabios")
	qemu_fit "${QEMU[@]}" || die "the qemu in $QEMU_CACHE does not run; remove that folder and try again"
}

# Whether KVM runs a kernel: /dev/kvm may open and yet fail at the first
# instructions, so a boot that prints its version is the only proof.
qemu_kvm_boots() {
	local image=$1
	[[ -r /dev/kvm && -w /dev/kvm ]] || return 1
	grep -qwE 'vmx|svm' /proc/cpuinfo || return 1
	timeout -k 2 10 "${QEMU[@]}" "${QEMU_KVM[@]}" -m 256 -nographic -no-reboot \
		-net none -nodefaults -serial stdio -kernel "$image" \
		-append 'console=ttyS0 panic=-1' </dev/null 2>&1 | grep -aq 'Linux version'
}

# qemu_accel ARCH IMAGE [THREADS]: sets QEMU, QEMU_ACCEL and QEMU_CONSOLE. The
# answer about KVM, which runs this machine's kind only, is kept for as long as
# this machine runs.
qemu_accel() {
	local arch=$1 image=$2 memo answer
	qemu_machine "$arch" "${3:-}"
	qemu_fetch
	QEMU_ACCEL=("${QEMU_TCG[@]}")
	[[ $arch == amd64 ]] || return 0
	memo=$CACHE/kvm-$(cat /proc/sys/kernel/random/boot_id)
	if [[ ! -e $memo ]]; then
		rm -f "$CACHE"/kvm-*
		answer=no
		! qemu_kvm_boots "$image" || answer=yes
		echo "$answer" >"$memo"
	fi
	[[ $(cat "$memo") != yes ]] || QEMU_ACCEL=("${QEMU_KVM[@]}")
}

# qemu_count: the machine whose clock ticks once for each instruction of any of
# its processors, and jumps while all are idle: what a program measures there is the
# same at each run. Sets QEMU_ACCEL, and QEMU_WORDS for the kernel's command
# line. Without the flags that make the kernel copy with "rep movsb": each byte
# would be counted as an instruction, of which processors do dozens at once.
# shellcheck disable=SC2034 # for those who source this file
qemu_count() {
	QEMU_ACCEL=(-accel "tcg,thread=single" -icount "shift=0,sleep=off,align=off"
		-seed 42 -rtc "base=2024-01-01T00:00:00,clock=vm" -cpu "max,-erms,-fsrm")
	QEMU_WORDS=" nokaslr norandmaps tsc=reliable"
}

# qemu_clock_words: an emulated CPU's time stamp counter is the host's, but the
# guest may fail to measure its rate and fall back to a clock that is slow to
# read. Told only where the host's rate is known for sure: one clock for all,
# never scaled.
qemu_clock_words() {
	local mhz
	[[ $QEMU_COMMAND == qemu-system-x86_64 ]] || return 0
	[[ ${QEMU_ACCEL[*]} == "${QEMU_TCG[*]}" ]] || return 0
	[[ ! -e /sys/devices/system/cpu/cpu0/cpufreq ]] || return 0
	mhz=$(awk -F': *' '/^cpu MHz/ { print $2 }' /proc/cpuinfo | sort -u)
	[[ $mhz =~ ^[0-9]+\.[0-9]{3}$ ]] || return 0
	printf ' tsc=reliable tsc_early_khz=%s' "$(tr -d . <<<"$mhz")"
}
