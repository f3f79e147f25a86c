# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=bash
#
# Completion of sockopt-trace for bash.

# _sockopt_trace_list WORDS: the last entry of a list with commas, which a ! may
# precede, out of these words.
_sockopt_trace_list() {
	local last=${cur##*,} not='' before=''
	[[ $cur != *,* ]] || before=${cur%,*},
	[[ $last != !* ]] || not='!'
	mapfile -t COMPREPLY < <(compgen -P "$before$not" -W "$1" -- "${last#!}")
	compopt -o nospace
}

_sockopt_trace_value() {
	case $prev in
	-o | --option)
		_sockopt_trace_list "$(sockopt-trace list --names 2>/dev/null | sort -u)"
		;;
	-l | --level)
		_sockopt_trace_list "$(sockopt-trace list --json 2>/dev/null |
			sed -n 's/.*"level":"\([A-Z0-9_]*\)".*/\1/p' | sort -u)"
		;;
	-p | --pid | -t | --tid)
		_sockopt_trace_list "$(cd /proc && compgen -G '[0-9]*')"
		;;
	-u | --user)
		_sockopt_trace_list "$(compgen -u)"
		;;
	--family)
		_sockopt_trace_list 'inet inet6 unix netlink packet vsock alg can xdp none'
		;;
	--errno)
		_sockopt_trace_list 'EPERM ENOENT EBADF ENOMEM EACCES EFAULT EBUSY EINVAL EDOM ENOTSOCK ENOPROTOOPT EOPNOTSUPP EADDRINUSE ENODEV ENOTCONN'
		;;
	--only | --skip)
		_sockopt_trace_list "$(sockopt-trace advise --list 2>/dev/null | cut -d ' ' -f 1)"
		;;
	--fail-on)
		mapfile -t COMPREPLY < <(compgen -W 'info warning error' -- "$cur")
		;;
	--by)
		mapfile -t COMPREPLY < <(compgen -W 'option process socket' -- "$cur")
		;;
	--sort)
		mapfile -t COMPREPLY < <(compgen -W 'calls errors rate min median p99 max total name' -- "$cur")
		;;
	--format)
		mapfile -t COMPREPLY < <(compgen -W 'text json csv logfmt chrome ctf' -- "$cur")
		;;
	--color)
		mapfile -t COMPREPLY < <(compgen -W 'auto always never' -- "$cur")
		;;
	-r | --read | -w | --write | --output | --html | --suppress | --textfile | --device | --cgroup | --netns)
		compopt -o filenames
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		;;
	-n | --comm | -m | --min-duration | -d | --duration | --columns | -C | --file-size | -W | --files | --interval) ;;
	*)
		return 1
		;;
	esac
}

_sockopt_trace() {
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
	local commands='trace record replay info advise stat top export report explain list doctor'
	local options='--pid --follow --tid --user --comm --failed --errno --level --option
		--get --set --related --family --min-duration --cgroup --netns --full-date --utc
		--verbose --columns --format --json --color --output --html --write --file-size --files --compress --force
		--read --duration --history --handover --strict --device --fail-on --only --skip --suppress --journald --list --by --sort --histogram --textfile --interval --names --help --version
		-p -f -t -u -n -x -l -o -m -T -v -w -C -W -z -r -d -h -V'
	local word
	COMPREPLY=()
	# Behind -- is a command of its own.
	for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
		[[ $word != -- ]] || {
			mapfile -t COMPREPLY < <(compgen -c -- "$cur")
			return
		}
	done
	! _sockopt_trace_value || return 0
	if [[ $cur == -* ]]; then
		mapfile -t COMPREPLY < <(compgen -W "$options" -- "$cur")
		return
	fi
	case ${COMP_WORDS[1]} in
	explain)
		mapfile -t COMPREPLY < <(compgen -W "$(sockopt-trace list --names 2>/dev/null | sort -u)" -- "$cur")
		;;
	replay | info | advise | stat | top | export | report)
		compopt -o filenames
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		;;
	*)
		[[ $COMP_CWORD -gt 1 ]] ||
			mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$cur")
		;;
	esac
}

complete -F _sockopt_trace sockopt-trace
