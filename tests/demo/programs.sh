# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-only
#
# The programs that the demo traces, with their libraries: downloaded and
# unpacked into the cache, never installed, so that no service of theirs starts
# on this machine. Meant to be sourced.

# shellcheck source=/dev/null
. "$(dirname "${BASH_SOURCE[0]}")/../lib/kernels.sh"

DEMO_PROGRAMS=(nginx curl redis-server redis-tools openssh-server openssh-client
	busybox-static)
DEMO_SUITE=bookworm
# Needed by the scripts that an installation would run, and by nothing else.
DEMO_LEFT_OUT='^(perl.*|libperl.*|lib.*-perl|usrmerge|dpkg|tar|debconf|adduser|passwd|ucf|procps|iproute2)='
# To be raised with each change of what the unpacked folder holds.
DEMO_FORMAT=1

# What an installation would have written: users, and links to busybox for
# every command that no package brought.
programs_finish() {
	local root=$1 applet
	mkdir -p "$root"/{etc,proc,dev,tmp,run,root,bin}
	printf '%s\n' 'root:x:0:0:root:/root:/bin/sh' \
		'sshd:x:100:65534::/run/sshd:/usr/sbin/nologin' \
		'nobody:x:65534:65534:nobody:/:/bin/sh' >"$root/etc/passwd"
	printf '%s\n' 'root:*:19000:0:99999:7:::' 'sshd:*:19000:0:99999:7:::' >"$root/etc/shadow"
	printf '%s\n' 'root:x:0:' 'tty:x:5:' 'nogroup:x:65534:' >"$root/etc/group"
	printf '127.0.0.1 localhost\n::1 localhost\n' >"$root/etc/hosts"
	rm -rf "$root"/usr/share/{doc,man,locale,lintian,bug,info}
	for applet in $("$root/bin/busybox" --list); do
		[[ -e $root/bin/$applet || -e $root/usr/bin/$applet ]] ||
			ln -s busybox "$root/bin/$applet"
	done
}

programs_unpack_into() {
	local dir=$1 apt=$CACHE/apt/$DEMO_SUITE-amd64
	local packages
	apt_root "$apt" "$DEMO_SUITE" "$KERNEL_KEYRING" || return 1
	mapfile -t packages < <(apt_closure "$apt" "${DEMO_PROGRAMS[@]}" | grep -vE "$DEMO_LEFT_OUT")
	[[ ${#packages[@]} -gt ${#DEMO_PROGRAMS[@]} ]] || {
		say "error: ${DEMO_PROGRAMS[*]} are not all in Debian $DEMO_SUITE as set up on this machine"
		return 1
	}
	say "downloading ${DEMO_PROGRAMS[*]} and what they need, ${#packages[@]} packages"
	apt_download "$apt" "${packages[@]}" || return 1
	apt_unpack "$apt" "$dir/root" || return 1
	programs_finish "$dir/root"
}

programs_fetch_locked() {
	local dir=$CACHE/demo new=$CACHE/demo.new
	if [[ $(cat "$dir/whole" 2>/dev/null) == "$DEMO_FORMAT" && -z ${SOCKOPT_TRACE_REFRESH:-} ]]; then
		return 0
	fi
	rm -rf "$new"
	mkdir -p "$new"
	with_lock "apt-$DEMO_SUITE-amd64" programs_unpack_into "$new" ||
		die "the programs for the demo could not be fetched"
	echo "$DEMO_FORMAT" >"$new/whole"
	rm -rf "$dir"
	mv "$new" "$dir"
}

# programs_fetch: sets PROGRAMS_ROOT.
programs_fetch() {
	with_lock demo programs_fetch_locked
	# shellcheck disable=SC2034 # read by the script that sources this file
	PROGRAMS_ROOT=$CACHE/demo/root
}
