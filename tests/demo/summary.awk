# SPDX-License-Identifier: GPL-2.0-only
#
# Adds up JSON lines of sockopt-trace: one line per option, with who used it.

function field(name,    value) {
	if (!match($0, "\"" name "\":(\"[^\"]*\"|[^,}]*)"))
		return ""
	value = substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 3)
	gsub(/^"|"$/, "", value)
	return value
}

field("type") == "event" {
	optname = field("optname")
	level = field("level")
	if (optname == "" || optname == "null")
		optname = field("optname_nr")
	if (level == "" || level == "null")
		level = field("level_nr")
	key = sprintf("%-10s %-12s %-24s", field("call"), level, optname)
	comm = field("comm")
	calls[key]++
	if (field("ret") < 0)
		failed[key]++
	if (!((key, comm) in seen)) {
		seen[key, comm] = 1
		by[key] = by[key] (by[key] == "" ? "" : " ") comm
	}
}

END {
	for (key in calls)
		printf "%7d %7d  %s %s\n", calls[key], failed[key], key, by[key]
}
