# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-only
#
# For what runs in a whole system: results, and questions that come up more than
# once. Meant to be sourced in the folder that was unpacked there.

export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
LOG=/run/log.txt
# shellcheck disable=SC2034 # for those who source this file
{
	DEVICE=/dev/sockopt_trace
	STATE=/var/lib/sockopt-trace
	SERVICE=sockopt-trace-record
}

# try NAME COMMAND...: passes if COMMAND succeeds; what it says is shown if not.
try() {
	local name=$1 start=$SECONDS
	shift
	if ("$@") >"$LOG" 2>&1 </dev/null; then
		printf 'ok %s\n' "$name"
	else
		printf 'not ok %s: %s failed\n' "$name" "$*"
		tail -n 40 "$LOG" | tr -d '\r' | sed 's/^/  /'
	fi
	[[ $((SECONDS - start)) -lt 5 ]] || printf 'info %s: %d s\n' "$name" $((SECONDS - start))
}

# shown PATTERN: tells the first line of the last command that has it.
shown() {
	printf 'info %s\n' "$(grep -m 1 -E -- "$1" "$LOG" || echo "no line with $1")"
}

# within SECONDS COMMAND...: waits until it succeeds.
within() {
	local end=$((SECONDS + $1))
	shift
	until "$@"; do
		[[ $SECONDS -lt $end ]] || return 1
		sleep 0.5
	done
}

is() {
	[[ $1 == "$2" ]] || {
		echo "'$1' instead of '$2'"
		return 1
	}
}

# fails STATUS REGEX COMMAND...: ends with this status and says so.
fails() {
	local want=$1 regex=$2 status=0
	shift 2
	"$@" >/run/said 2>&1 || status=$?
	cat /run/said
	is "$status" "$want" && grep -qE -- "$regex" /run/said
}

# says REGEX COMMAND...: succeeds and says so, read to its end: who writes into a
# closed pipe fails.
says() {
	fails 0 "$@"
}

# built VERSION KERNEL: dkms has it installed for this kernel.
built() {
	says "^sockopt-trace/$1, ${2//+/\\+}, x86_64: installed" dkms status
}

traces() {
	says 'SOL_TCP, TCP_NODELAY, \[1\], 4\) = 0' \
		sockopt-trace -- curl -s -o /dev/null http://127.0.0.1/
}

load() {
	modprobe sockopt_trace && udevadm settle
}

# calls NAME NUMBER: makes so many calls, as a program of this name.
calls() {
	# shellcheck disable=SC2016 # Perl's variables
	perl -MSocket -e '$0 = shift; $n = shift; socket(my $s, PF_INET, SOCK_STREAM, 0) or die;
		getsockopt($s, SOL_SOCKET, SO_KEEPALIVE) for 1 .. $n' "$1" "$2"
}

fetch_page() {
	curl -s -o /dev/null http://127.0.0.1/
}

# version_of_debs DIR: the version of the packages in it.
version_of_debs() {
	dpkg-deb -f "$1"/sockopt-trace_*.deb Version
}
