# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-only
#
# Boots a whole system from tests/lib/system.sh. Meant to be sourced.

# shellcheck source=/dev/null
. "$(dirname "${BASH_SOURCE[0]}")/system.sh"
# shellcheck source=/dev/null
. "$(dirname "${BASH_SOURCE[0]}")/qemu.sh"
# shellcheck source=/dev/null
. "$(dirname "${BASH_SOURCE[0]}")/secure_boot.sh"
# shellcheck source=/dev/null
. "$(dirname "${BASH_SOURCE[0]}")/klog.sh"

# system_disk FILE: a disk of one's own, with what SYSTEM_DIR has on it.
system_disk() {
	cp --reflink=auto --sparse=always "$SYSTEM_DIR/disk.img" "$1"
}

# system_words: the kernel's command line.
system_words() {
	printf '%s' "root=/dev/vda rw console=$QEMU_CONSOLE loglevel=7 panic=-1 oops=panic" \
		" rcupdate.rcu_cpu_stall_timeout=60 watchdog_thresh=30$(qemu_clock_words)"
}

# system_direct KERNEL INITRD [WORD...]: qemu itself loads the kernel. Sets
# SYSTEM_QEMU, as the next one does.
system_direct() {
	local kernel=$1 initrd=$2
	shift 2
	SYSTEM_QEMU=(-kernel "$kernel" -initrd "$initrd" -append "$(system_words)${*:+ $*}")
}

# system_secure CERTIFICATE SCRATCH: Secure Boot, with SYSTEM_DIR's kernel and a
# certificate that was enrolled; SCRATCH.* are its files.
system_secure() {
	secure_boot_fetch
	secure_boot_vars "$2.vars" "$1" || return 1
	secure_boot_esp "$2.esp" "$SYSTEM_DIR/vmlinuz" "$SYSTEM_DIR/initrd" "$(system_words)" || return 1
	secure_boot_machine "$2.vars" "$2.esp"
	SYSTEM_QEMU=("${SECURE_BOOT_QEMU[@]}")
}

# system_lines: firmware speaks on every serial port, and ports end their lines
# in their own way.
system_lines() {
	sed -u 's/\r$//' | grep -aE --line-buffered '^(ok|not ok|skip|info|done|  )'
}

# system_boot DISK PAYLOAD LIMIT LOG: boots DISK as SYSTEM_QEMU says; its test
# unpacks the folder PAYLOAD and runs what is called run there. Result lines go
# to LOG.results and standard output, the console's to LOG.console.
system_boot() {
	local disk=$1 payload=$2 limit=$3 log=$4 status=0
	tar -C "$payload" -cf "$log.tar" .
	timeout --foreground -k 5 "$limit" "${QEMU[@]}" "${QEMU_ACCEL[@]}" \
		-smp 2 -m 2048 -nographic -no-reboot -net none -nodefaults \
		-serial "file:$log.console" -serial stdio \
		-drive "file=$disk,format=raw,if=virtio,cache=unsafe" \
		-drive "file=$log.tar,format=raw,if=virtio,readonly=on" "${SYSTEM_QEMU[@]}" \
		</dev/null 2>"$log.qemu" | system_lines | tee "$log.results" || status=$?
	rm -f "$log.tar"
	if [[ $status -ne 0 ]] || ! grep -qx 'done' "$log.results"; then
		one_failure vm-end "the VM did not come to its end within $limit s; the console's last lines" "$log.console"
		return 1
	fi
	if ! klog_scan "$log.console" >"$log.klog"; then
		one_failure kernel-log "$(head -n 1 "$log.klog")" "$log.klog"
	fi
}

# system_take DISK PATH FILE: copies a file out of a disk that is not in use.
system_take() {
	debugfs -R "dump $2 $3" "$1" >/dev/null 2>&1
	[[ -s $3 ]]
}
