# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-only
#
# A machine with Secure Boot as people have it: firmware that knows Microsoft's
# keys, the shim that these have signed, Debian's own GRUB and kernel, and a key
# that its owner has enrolled. Meant to be sourced.

# shellcheck source=/dev/null
. "$(dirname "${BASH_SOURCE[0]}")/packages.sh"
# shellcheck source=/dev/null
. "$(dirname "${BASH_SOURCE[0]}")/apt.sh"

SECURE_BOOT_SUITE=trixie
SECURE_BOOT_PARTS=(ovmf shim-signed grub-efi-amd64-signed python3-virt-firmware)
# To be raised with each change of what the unpacked folder holds.
SECURE_BOOT_FORMAT=1
# Who says that the key is to be trusted: any GUID will do.
SECURE_BOOT_OWNER=605dab50-e046-4300-abb6-3dd810dd8b23
PACKAGES_SECURE_BOOT=(mtools dosfstools openssl python3 python3-cryptography
	python3-importlib-resources python3-pefile python3-pkg-resources)

secure_boot_unpack_into() {
	local dir=$1 apt=$1/apt
	apt_root "$apt" "$SECURE_BOOT_SUITE" /usr/share/keyrings/debian-archive-keyring.gpg || return 1
	say "downloading ${SECURE_BOOT_PARTS[*]}"
	apt_download "$apt" "${SECURE_BOOT_PARTS[@]}" || return 1
	apt_unpack "$apt" "$dir/root" || return 1
	rm -rf "$apt"
}

secure_boot_fetch_locked() {
	local dir=$CACHE/secure-boot new=$CACHE/secure-boot.new
	[[ $(cat "$dir/whole" 2>/dev/null) != "$SECURE_BOOT_FORMAT" ]] || return 0
	rm -rf "$new"
	mkdir -p "$new"
	secure_boot_unpack_into "$new" || die "the parts of a machine with Secure Boot could not be fetched"
	echo "$SECURE_BOOT_FORMAT" >"$new/whole"
	rm -rf "$dir"
	mv "$new" "$dir"
}

# secure_boot_fetch: sets SECURE_BOOT, the folder with the parts.
secure_boot_fetch() {
	need "a machine with Secure Boot" "${PACKAGES_SECURE_BOOT[@]}"
	with_lock secure-boot secure_boot_fetch_locked
	SECURE_BOOT=$CACHE/secure-boot/root
}

# secure_boot_vars FILE CERTIFICATE: what the firmware keeps, once this one (in
# DER) was enrolled, as mokutil --import and the MOK manager do it.
secure_boot_vars() {
	openssl x509 -inform DER -in "$2" -out "$1.pem"
	PYTHONPATH=$SECURE_BOOT/usr/lib/python3/dist-packages /usr/bin/python3 \
		"$SECURE_BOOT/usr/bin/virt-fw-vars" -i "$SECURE_BOOT/usr/share/OVMF/OVMF_VARS_4M.ms.fd" \
		-o "$1" --secure-boot --add-mok "$SECURE_BOOT_OWNER" "$1.pem"
}

# secure_boot_esp FILE KERNEL INITRD WORD...: the partition that the firmware
# starts from.
secure_boot_esp() {
	local esp=$1 kernel=$2 initrd=$3
	shift 3
	rm -f "$esp"
	truncate -s 64M "$esp"
	mkfs.vfat "$esp" >/dev/null
	mmd -i "$esp" ::/EFI ::/EFI/BOOT ::/EFI/debian
	mcopy -i "$esp" "$SECURE_BOOT/usr/lib/shim/shimx64.efi.signed" ::/EFI/BOOT/BOOTX64.EFI
	mcopy -i "$esp" "$SECURE_BOOT/usr/lib/grub/x86_64-efi-signed/grubx64.efi.signed" ::/EFI/BOOT/grubx64.efi
	mcopy -i "$esp" "$kernel" ::/vmlinuz
	mcopy -i "$esp" "$initrd" ::/initrd
	printf '%s\n' "linux /vmlinuz $*" 'initrd /initrd' boot | mcopy -i "$esp" - ::/EFI/debian/grub.cfg
}

# secure_boot_machine VARS ESP: sets SECURE_BOOT_QEMU, arguments for qemu.
secure_boot_machine() {
	# shellcheck disable=SC2034 # for those who source this file
	SECURE_BOOT_QEMU=(-M "q35,smm=on"
		-global "driver=cfi.pflash01,property=secure,value=on"
		-drive "if=pflash,format=raw,unit=0,readonly=on,file=$SECURE_BOOT/usr/share/OVMF/OVMF_CODE_4M.secboot.fd"
		-drive "if=pflash,format=raw,unit=1,file=$1"
		-drive "file=$2,format=raw,if=virtio,readonly=on")
}
