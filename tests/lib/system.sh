# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-only
#
# Whole Debian systems for tests: an image with systemd, dkms, a compiler and a
# kernel, made natively and kept in the cache. Meant to be sourced.

# shellcheck source=/dev/null
. "$(dirname "${BASH_SOURCE[0]}")/kernels.sh"

# name | suite | second kernel: its suite, its image and headers packages
# A pattern stands for the newest of that name.
SYSTEM_TABLE='
bookworm | bookworm | bookworm         | linux-image-6.12.*-cloud-amd64 | linux-headers-6.12.*-cloud-amd64
trixie   | trixie   | trixie-backports | linux-image-7.2.*-cloud-amd64  | linux-headers-7.2.*-cloud-amd64
'
SYSTEM_PACKAGES=(systemd systemd-sysv udev kmod dkms build-essential debhelper dh-dkms
	openssl linux-image-cloud-amd64 linux-headers-cloud-amd64 nginx curl)
PACKAGES_SYSTEM=(mmdebstrap e2fsprogs debian-archive-keyring)
# What its VM runs in the end.
SYSTEM_UNIT=$ROOT/tests/dkms/vm-test.service
# To be raised with each change of what a system's folder holds.
SYSTEM_FORMAT=1

system_names() {
	awk -F'|' 'NF > 1 { gsub(/ /, "", $1); print $1 }' <<<"$SYSTEM_TABLE"
}

# system_row NAME: sets SUITE SECOND_SUITE SECOND_IMAGE SECOND_HEADERS.
system_row() {
	local row
	row=$(awk -F'|' -v name="$1" '{ gsub(/ /, "") } $1 == name' <<<"$SYSTEM_TABLE")
	[[ -n $row ]] || die "unknown system $1; known: $(system_names | paste -sd' ')"
	IFS='|' read -r _ SUITE SECOND_SUITE SECOND_IMAGE SECOND_HEADERS <<<"$row"
}

# system_settle BASE: what an installer and an operator would have set.
system_settle() {
	local base=$1
	echo sockopt-trace-test >"$base/etc/hostname"
	printf '127.0.0.1 localhost sockopt-trace-test\n' >"$base/etc/hosts"
	echo '/dev/vda / ext4 defaults 0 1' >"$base/etc/fstab"
	# An initrd for this machine alone is packed in seconds, also under emulation.
	echo 'MODULES=list' >"$base/etc/initramfs-tools/conf.d/small"
	printf '%s\n' virtio_pci virtio_blk ext4 >>"$base/etc/initramfs-tools/modules"
	chroot "$base" update-initramfs -u
	chroot "$base" systemctl mask systemd-timesyncd.service getty@tty1.service
	install -D -m 644 "$SYSTEM_UNIT" "$base/etc/systemd/system/vm-test.service"
	chroot "$base" systemctl enable vm-test.service
}

# system_second DIR BASE: the second kernel's packages and what they need beyond
# what is in BASE, into DIR.
system_second() {
	local dir=$1/second base=$2 apt=$1/apt-second
	local packages
	apt_root "$apt" "$SECOND_SUITE" "$KERNEL_KEYRING" || return 1
	packages=("$(apt_newest "$apt" "$SECOND_IMAGE")" "$(apt_newest "$apt" "$SECOND_HEADERS")")
	[[ -n ${packages[0]} && -n ${packages[1]} ]] || {
		say "error: no kernel $SECOND_IMAGE in Debian $SECOND_SUITE as set up on this machine"
		return 1
	}
	say "downloading the second kernel, ${packages[*]}"
	cp "$base/var/lib/dpkg/status" "$apt/status"
	mapfile -t packages < <(apt_closure "$apt" -t "$SECOND_SUITE" "${packages[@]}")
	[[ ${#packages[@]} -gt 0 ]] || return 1
	apt_download "$apt" "${packages[@]}" || return 1
	mkdir -p "$dir"
	mv "$apt"/archives/*.deb "$dir/"
	rm -rf "$apt"
}

system_make_into() {
	local dir=$1 apt=$1/apt base=$1/root
	local packages
	apt_root "$apt" "$SUITE" "$KERNEL_KEYRING" || return 1
	say "making a system with Debian $SUITE"
	packages=$(IFS=,; echo "${SYSTEM_PACKAGES[*]}")
	# Its mounts are its own: none is left to be reached when it is interrupted.
	quietly "$dir/mmdebstrap.log" "mmdebstrap" unshare --mount mmdebstrap --variant=minbase \
		--include="$packages" "$SUITE" "$base" "$apt/sources.list" || return 1
	quietly "$dir/settle.log" "setting the system up" system_settle "$base" || return 1
	system_second "$dir" "$base" || return 1
	cp "$base"/boot/vmlinuz-* "$dir/vmlinuz"
	cp "$base"/boot/initrd.img-* "$dir/initrd"
	quietly "$dir/mke2fs.log" "mke2fs" mke2fs -q -t ext4 -d "$base" "$dir/disk.img" 4G || return 1
	rm -rf --one-file-system "$base" "$apt"
}

system_fetch_locked() {
	local name=$1 dir=$CACHE/systems/$1 new=$CACHE/systems/$1.new
	local SUITE SECOND_SUITE SECOND_IMAGE SECOND_HEADERS
	if [[ $(cat "$dir/whole" 2>/dev/null) == "$SYSTEM_FORMAT ${SYSTEM_PACKAGES[*]}" && -z ${SOCKOPT_TRACE_REFRESH:-} ]]; then
		return 0
	fi
	system_row "$name"
	rm -rf --one-file-system "$new"
	mkdir -p "$new"
	system_make_into "$new" || die "a system with Debian $SUITE could not be made"
	echo "$SYSTEM_FORMAT ${SYSTEM_PACKAGES[*]}" >"$new/whole"
	rm -rf "$dir"
	mv "$new" "$dir"
}

# system_fetch NAME: sets SYSTEM_DIR, the folder with disk.img, vmlinuz, initrd and
# second/, the packages of another kernel.
system_fetch() {
	need "a whole system for tests" "${PACKAGES_SYSTEM[@]}"
	mkdir -p "$CACHE/systems"
	with_lock "system-$1" system_fetch_locked "$1"
	# shellcheck disable=SC2034 # read by the scripts that source this file
	SYSTEM_DIR=$CACHE/systems/$1
}
