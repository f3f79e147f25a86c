# SPDX-License-Identifier: GPL-2.0-only
#
# Turns what vm/run printed on one kernel into rows, one for each scenario:
#   KERNEL SCENARIO SET GET OTHER SET+ GET+ OTHER+ SETx GETx LOST OF
# Instructions per call, the reader's share included; + those added to nothing;
# x these as a multiple of what the floor adds; events lost, - without a reader.

$1 == "figure" {
	if (!($2 in seen)) {
		seen[$2] = 1
		order[++n] = $2
	}
	# Of a call that is not traced nothing is left over for a reader.
	cost[$2, $3] = ($5 + ($3 == "other" ? 0 : $6)) / $4
}
$1 == "lost" { lost[$2] = $3; of[$2] = $4 }

function ratio(name, kind,    floor) {
	floor = cost["floor", kind] - cost["nothing", kind]
	return floor ? (cost[name, kind] - cost["nothing", kind]) / floor : 0
}

END {
	split("set get other", kinds)
	for (i = 1; i <= n; i++) {
		name = order[i]
		printf "%s %s", kernel, name
		for (k = 1; k <= 3; k++)
			printf " %.1f", cost[name, kinds[k]]
		for (k = 1; k <= 3; k++)
			printf " %.1f", cost[name, kinds[k]] - cost["nothing", kinds[k]]
		printf " %.3f %.3f", ratio(name, "set"), ratio(name, "get")
		print "", (name in of ? lost[name] " " of[name] : "- -")
	}
}
