# SPDX-License-Identifier: GPL-2.0-only
#
# Completion of sockopt-trace for fish.

function __sockopt_trace_names
    sockopt-trace list --names 2>/dev/null | sort -u
end

function __sockopt_trace_levels
    sockopt-trace list --json 2>/dev/null | sed -n 's/.*"level":"\([A-Z0-9_]*\)".*/\1/p' | sort -u
end

function __sockopt_trace_rules
    sockopt-trace advise --list 2>/dev/null | cut -d ' ' -f 1
end

# Behind -- is a command of its own.
function __sockopt_trace_command
    set -l before (commandline -opc)
    set -l end (contains -i -- -- $before)
    or return 1
    complete -C (string join -- ' ' (string escape -- $before[(math $end + 1)..]) (commandline -ct))
end

complete -c sockopt-trace -f
complete -c sockopt-trace -n 'contains -- -- (commandline -opc)' -a '(__sockopt_trace_command)'
complete -c sockopt-trace -n __fish_use_subcommand -a trace -d 'show calls as they return'
complete -c sockopt-trace -n __fish_use_subcommand -a record -d 'keep them in a file'
complete -c sockopt-trace -n __fish_use_subcommand -a replay -d 'read such a file'
complete -c sockopt-trace -n __fish_use_subcommand -a info -d 'say what such a file holds'
complete -c sockopt-trace -n __fish_use_subcommand -a advise -d 'say what is wrong with calls'
complete -c sockopt-trace -n __fish_use_subcommand -a stat -d 'count calls, and how long they take'
complete -c sockopt-trace -n __fish_use_subcommand -a top -d 'the same on a screen, while it goes on'
complete -c sockopt-trace -n __fish_use_subcommand -a export -d 'count calls for Prometheus'
complete -c sockopt-trace -n __fish_use_subcommand -a report -d 'make a page of a recording'
complete -c sockopt-trace -n __fish_use_subcommand -a explain -d 'say what an option does'
complete -c sockopt-trace -n __fish_use_subcommand -a list -d 'print all options that are known'
complete -c sockopt-trace -n __fish_use_subcommand -a doctor -d 'say what keeps you from tracing here'
complete -c sockopt-trace -n '__fish_seen_subcommand_from explain' -a '(__sockopt_trace_names)'
complete -c sockopt-trace -n '__fish_seen_subcommand_from replay info advise stat top export report' -F

complete -c sockopt-trace -s p -l pid -x -a '(__fish_complete_pids)' -d 'of these processes'
complete -c sockopt-trace -s f -l follow -d 'with -p: and of their descendants'
complete -c sockopt-trace -s t -l tid -x -d 'of these threads'
complete -c sockopt-trace -s u -l user -x -a '(__fish_complete_users)' -d 'of these users'
complete -c sockopt-trace -s n -l comm -x -d 'of commands of this name'
complete -c sockopt-trace -s x -l failed -d 'that failed'
complete -c sockopt-trace -l errno -x -a 'EPERM ENOENT EBADF ENOMEM EACCES EFAULT EBUSY EINVAL EDOM ENOTSOCK ENOPROTOOPT EOPNOTSUPP EADDRINUSE ENODEV ENOTCONN' -d 'that failed with one of these errors'
complete -c sockopt-trace -s l -l level -x -a '(__sockopt_trace_levels)' -d 'with every option of these levels'
complete -c sockopt-trace -s o -l option -x -a '(__sockopt_trace_names)' -d 'with these options'
complete -c sockopt-trace -l get -d 'getsockopt alone'
complete -c sockopt-trace -l set -d 'setsockopt alone'
complete -c sockopt-trace -l related -d 'socket, bind, connect, listen, accept and close, too'
complete -c sockopt-trace -l family -x -a 'inet inet6 unix netlink packet vsock alg can xdp none' -d 'on sockets of these families'
complete -c sockopt-trace -s m -l min-duration -x -d 'that took at least so long'
complete -c sockopt-trace -l cgroup -r -d 'of this cgroup'
complete -c sockopt-trace -l netns -r -d 'in this network namespace'
complete -c sockopt-trace -s T -l full-date -d 'with date and time zone'
complete -c sockopt-trace -l utc -d 'times in UTC'
complete -c sockopt-trace -s v -l verbose -d 'numbers and bytes beside names'
complete -c sockopt-trace -l columns -x -d 'wrap lines at N columns'
complete -c sockopt-trace -l format -x -a 'text json csv logfmt chrome ctf' -d 'how to show them'
complete -c sockopt-trace -l json -d 'one JSON object per line'
complete -c sockopt-trace -l color -x -a 'auto always never' -d 'when to colour'
complete -c sockopt-trace -l output -r -d 'show them in a file'
complete -c sockopt-trace -l html -r -d 'report: the page'
complete -c sockopt-trace -s w -l write -r -d 'write a recording instead'
complete -c sockopt-trace -s C -l file-size -x -d 'with -w and -W: go on in a new file at this size'
complete -c sockopt-trace -s W -l files -x -d 'with -C: keep so many files'
complete -c sockopt-trace -s z -l compress -d 'with -w: compressed by zstd'
complete -c sockopt-trace -l force -d 'replace a file that is there'
complete -c sockopt-trace -s r -l read -r -d 'replay a recording'
complete -c sockopt-trace -s d -l duration -x -d 'end after this time'
complete -c sockopt-trace -l history -d 'start with what the kernel still keeps'
complete -c sockopt-trace -l handover -d 'as a service of systemd: started again, goes on without a gap'
complete -c sockopt-trace -l strict -d 'exit with 5 if any call was lost'
complete -c sockopt-trace -l device -r -d 'another device'
complete -c sockopt-trace -l fail-on -x -a 'info warning error' -d 'exit with 6 if a finding is as bad'
complete -c sockopt-trace -l only -x -a '(__sockopt_trace_rules)' -d 'these rules alone'
complete -c sockopt-trace -l skip -x -a '(__sockopt_trace_rules)' -d 'without these rules'
complete -c sockopt-trace -l suppress -r -d 'without what a file has lines for'
complete -c sockopt-trace -l journald -d 'advise: security findings go to journald, too'
complete -c sockopt-trace -l list -d 'advise: the rules'
complete -c sockopt-trace -l by -x -a 'option process socket' -d 'stat, top: a line for each'
complete -c sockopt-trace -l sort -x -a 'calls errors rate min median p99 max total name' -d 'stat, top: by which column'
complete -c sockopt-trace -l histogram -d 'stat: how latencies spread, too'
complete -c sockopt-trace -l textfile -r -d 'export: a file to renew for node_exporter'
complete -c sockopt-trace -l interval -x -d 'a table, or the file anew, so often'
complete -c sockopt-trace -l names -d 'list: names alone'
complete -c sockopt-trace -s h -l help -d 'a summary of the options'
complete -c sockopt-trace -s V -l version -d 'the version'
