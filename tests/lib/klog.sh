# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-only
#
# Finds in a kernel's log what must never be there, whatever the tests said.
# Meant to be sourced.

# Each is an extended regular expression for a line's text behind the time
# stamp. A program's crash counts: no test makes one on purpose.
KLOG_BAD=(
	'WARNING: '
	'BUG: '
	'Oops: '
	'Kernel panic'
	'Call Trace'
	'cut here'
	'Unable to handle kernel'
	'general protection fault'
	'segfault at '
	'traps: .* trap '
	'invalid opcode'
	'stack-protector'
	'KASAN: '
	'KCSAN: '
	'KFENCE: '
	'UBSAN: '
	'ODEBUG: '
	'kmemleak: [0-9]+ new'
	'possible circular locking'
	'possible recursive locking'
	'possible irq lock inversion'
	'INFO: possible '
	'INFO: inconsistent'
	'INFO: trying to register non-static key'
	'inconsistent lock state'
	'lock held when returning to user space'
	'suspicious RCU'
	'rcu: INFO: .*detected .*stall'
	'INFO: task .* blocked for more than'
	'soft lockup'
	'hard LOCKUP'
	'scheduling while atomic'
	'sleeping function called from invalid context'
	'refcount_t: '
	'list_(add|del) corruption'
	'bad page state'
	'Bad page'
	'usercopy: '
	'unregister_netdevice: waiting'
	'Out of memory: '
	'invoked oom-killer'
	'kobject.*(tried|attempted) to'
	'sysfs: cannot create duplicate'
)

# What a kernel says of the machine at boot, whatever is tested.
KLOG_HARMLESS='(Spectre V2|RETBleed|MDS|TAA|MMIO Stale Data).*WARNING: '

# Functions of the kernel that race with each other on memory that is theirs alone,
# whoever calls them, and are known to: who reads the fast clock reads again if its
# latch has moved, and who polls looks without a lock whether it has been woken.
KLOG_RACY=(
	'ktime_get_mono_fast_ns'
	'poll_schedule_timeout'
	'pollwake'
)

# klog_races FILE: "LINE:RACE" for each report of KCSAN, which begins in that line,
# that is the kernel's own, as it has at any time: without a function of a module
# of ours, or between functions of KLOG_RACY alone.
klog_races() {
	awk -v racy="${KLOG_RACY[*]}" '
		BEGIN {
			n = split(racy, names, " ")
			for (i = 1; i <= n; i++)
				known[names[i]]
		}
		# The name has the functions that access the memory, not their callers.
		function is_known(race, names, n, i) {
			sub(/^data-race in /, "", race)
			n = split(race, names, / \/ /)
			for (i = 1; i <= n; i++) {
				sub(/(\.[a-z]+\.[0-9]+)*([+]0x[0-9a-f]+\/0x[0-9a-f]+)?$/, "", names[i])
				if (!(names[i] in known))
					return 0
			}
			return n > 0
		}
		/BUG: KCSAN: / {
			title = NR
			race = $0
			sub(/.*BUG: KCSAN: /, "", race)
			sub(/\r$/, "", race)
			ours = 0
			accepted = is_known(race)
		}
		/\[(sockopt_trace|sot_[a-z]+)\]/ { ours = !accepted }
		# A report stands between two of these; one without an end is not judged.
		/==========/ && title {
			if (!ours)
				print title ":" race
			title = 0
		}' "$1"
}

# klog_asked FILE: the lines with traces of allocations that a test let fail; the
# kernel tells of them by the name of the program, above the trace.
klog_asked() {
	awk '
		/chaos_faults: (vmalloc error|page allocation failure)/ { asked = NR }
		/Call Trace/ && asked && NR - asked < 6 { print NR; asked = 0 }' "$1"
}

# klog_scan FILE: prints the first bad line with what surrounds it, and is 1;
# 0 if there is none. Only the kernel's lines have a time stamp in brackets,
# so that a program's own words are no finding.
klog_scan() {
	local file=$1 pattern hits line
	pattern="\\[ *[0-9]+\\.[0-9]{6}\\].*($(
		IFS='|'
		printf '%s' "${KLOG_BAD[*]}"
	))"
	hits=$(grep -aEn "$pattern" "$file" | grep -avE "$KLOG_HARMLESS" |
		awk -F: 'NR == FNR { own[$1]; next } !($1 in own)' <(echo none && klog_races "$file" && klog_asked "$file") - || true)
	[[ -n $hits ]] || return 0
	line=${hits%%:*}
	printf '%s bad lines in the kernel log, the first with its surroundings:\n' "$(wc -l <<<"$hits")"
	sed -n "$((line > 3 ? line - 3 : 1)),$((line + 25))p" "$file" | tr -d '\r'
	return 1
}
