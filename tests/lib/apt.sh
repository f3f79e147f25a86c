# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-only
#
# A private apt root: packages of any Debian suite are looked up, downloaded
# and unpacked without touching what this machine has installed. Meant to be
# sourced.

# shellcheck source=/dev/null
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# apt_sources: "URI SUITE" for each archive that this machine's apt is set up
# with, whatever format and file that stands in.
apt_sources() {
	apt-get update --print-uris 2>/dev/null |
		sed -n "s|^'\(.*\)/dists/\(.*\)/InRelease' .*|\1 \2|p"
}

# apt_mirror main|security: the URI from which this machine gets Debian.
apt_mirror() {
	local kind=$1 codename uri
	# Archives of other makers name their suite as Debian does; only Debian's
	# own has CODENAME-updates beside it and CODENAME-security.
	# shellcheck source=/dev/null
	codename=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-stable}")
	if [[ $kind == security ]]; then
		uri=${SOCKOPT_TRACE_SECURITY_MIRROR:-$(apt_sources |
			awk '$2 ~ /-security$/ { print $1; exit }')}
	else
		uri=${SOCKOPT_TRACE_MIRROR:-$(apt_sources | awk -v code="$codename" '
			$2 == code "-updates" || $2 == "stable-updates" { updates[$1] = 1 }
			$2 == code || $2 == "stable" || $2 == "testing" || $2 == "sid" { main[n++] = $1 }
			END {
				for (i = 0; i < n; i++)
					if (main[i] in updates) { print main[i]; exit }
				if (n) print main[0]
			}')}
	fi
	printf '%s\n' "$uri"
}

# apt_source_lines SUITE KEYRING: the sources.list of that suite and of those
# without which it is not whole.
apt_source_lines() {
	local suite=$1 keyring=$2 main security
	main=$(apt_mirror main)
	security=$(apt_mirror security)
	[[ -n $main ]] ||
		die "apt on this machine knows no Debian archive; set SOCKOPT_TRACE_MIRROR=URI (and SOCKOPT_TRACE_SECURITY_MIRROR=URI)"
	printf 'deb [signed-by=%s] %s %s main\n' "$keyring" "$main" "$suite"
	case $suite in
	sid)
		return
		;;
	experimental)
		printf 'deb [signed-by=%s] %s sid main\n' "$keyring" "$main"
		return
		;;
	*-backports)
		suite=${suite%-backports}
		printf 'deb [signed-by=%s] %s %s main\n' "$keyring" "$main" "$suite"
		;;
	esac
	[[ -z $security ]] ||
		printf 'deb [signed-by=%s] %s %s-security main\n' "$keyring" "$security" "$suite"
}

# apt_root DIR SUITE KEYRING [ARCH]: makes the root and reads the package lists.
apt_root() {
	local dir=$1 suite=$2 keyring=$3 arch=${4:-amd64} dated=true
	# These two are only as fresh as the mirror; their signatures are checked
	# all the same.
	[[ $suite != sid && $suite != experimental ]] || dated=false
	[[ -r $keyring ]] || die "$keyring is missing; install the package debian-archive-keyring"
	mkdir -p "$dir"/{lists/partial,archives/partial}
	: >"$dir/status"
	apt_source_lines "$suite" "$keyring" >"$dir/sources.list"
	# The machine's own settings (a proxy, say) stay in force. Its hooks do
	# not: they would work on the machine's lists. An empty status makes apt
	# resolve as if nothing were installed.
	cat >"$dir/apt.conf" <<-END
		#clear APT::Update::Pre-Invoke;
		#clear APT::Update::Post-Invoke;
		#clear APT::Update::Post-Invoke-Success;
		#clear DPkg::Post-Invoke;
		#clear DPkg::Pre-Install-Pkgs;
		APT::Architecture "$arch";
		APT::Architectures { "$arch"; };
		APT::Sandbox::User "$(id -un)";
		APT::Install-Recommends "false";
		Acquire::Check-Valid-Until "$dated";
		Acquire::Languages "none";
		Acquire::Retries "3";
		Dir::Etc::SourceList "$dir/sources.list";
		Dir::Etc::SourceParts "/dev/null";
		Dir::Etc::Preferences "/dev/null";
		Dir::Etc::PreferencesParts "/dev/null";
		Dir::State "$dir";
		Dir::State::Lists "$dir/lists";
		Dir::State::status "$dir/status";
		Dir::Cache "$dir";
		Dir::Cache::Archives "$dir/archives";
	END
	quietly "$dir/update.log" "reading the package lists of Debian $suite" \
		apt-get -c "$dir/apt.conf" -q update -o APT::Update::Error-Mode=any
}

# apt_closure DIR [-t SUITE] PACKAGE...: NAME=VERSION of these and of all that
# they depend on. An installed version, which status may name, is in brackets.
apt_closure() {
	local dir=$1
	shift
	apt-get -c "$dir/apt.conf" -q --no-install-recommends --simulate install "$@" |
		awk '$1 == "Inst" { v = $3 ~ /^\[/ ? $4 : $3; sub(/^\(/, "", v); print $2 "=" v }'
}

# apt_newest DIR PATTERN: of the packages with such a name, the one whose name
# holds the highest version; nothing if there is none.
apt_newest() {
	local dir=$1 pattern=$2 name
	apt-cache -c "$dir/apt.conf" pkgnames "${pattern%%\**}" |
		while read -r name; do
			# shellcheck disable=SC2053 # a pattern is what it is
			[[ $name != $pattern ]] || printf '%s\n' "$name"
		done | sort -V | tail -n 1
}

# How much was downloaded, in bytes; set it to 0 to count anew.
APT_BYTES=0

# apt_download DIR PACKAGE...: exactly these packages, into DIR/archives.
apt_download() {
	local dir=$1 bytes
	shift
	rm -f "$dir"/archives/*.deb
	(cd "$dir/archives" && quietly "$dir/download.log" "downloading $*" \
		apt-get -c "$dir/apt.conf" -q download "$@") || return
	bytes=$(cat "$dir"/archives/*.deb | wc -c)
	APT_BYTES=$((APT_BYTES + bytes))
}

# apt_unpack DIR TARGET: unpacks all that was downloaded, then drops it.
apt_unpack() {
	local dir=$1 target=$2 deb
	mkdir -p "$target"
	for deb in "$dir"/archives/*.deb; do
		dpkg -x "$deb" "$target" || return 1
		rm -f "$deb"
	done
}
