# SPDX-License-Identifier: GPL-2.0-only
# names.awk -v names=REGEX HEADER: what it defines, macro or enumerator, that is
# named so, each once.
{
	line = $0
	gsub(/\/\*[^*]*\*\//, "", line)
	name = ""
	if (match(line, /^[ \t]*#[ \t]*define[ \t]+[A-Za-z0-9_]+/)) {
		name = substr(line, RSTART, RLENGTH)
		# A macro with arguments is no number.
		if (substr(line, RSTART + RLENGTH, 1) == "(")
			next
		sub(/^[ \t]*#[ \t]*define[ \t]+/, "", name)
	} else if (match(line, /^[ \t]*[A-Z][A-Z0-9_]+[ \t]*(=[^=]|,|\/\*|$)/)) {
		name = substr(line, RSTART, RLENGTH)
		gsub(/[ \t]|[=,\/].*/, "", name)
	}
	if (name ~ ("^(" names ")$") && !(name in seen)) {
		seen[name] = 1
		print name
	}
}
