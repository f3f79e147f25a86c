-- SPDX-License-Identifier: GPL-2.0-only
-- What was lost on the way: gaps in the ordinals of a CPU that no loss explains.
-- Of hosts that send all calls; where the reader has a filter, the calls that it
-- leaves out are gaps, too, and so are related calls that only others asked for.
-- The module counts from 1 again when it is loaded: ask for the time since.
SELECT
	host,
	boot_key AS boot,
	cpu_key AS cpu,
	maxIf(seq, type != 'lost') - minIf(seq, type != 'lost') + 1 AS numbered,
	uniqExactIf(seq, type != 'lost') AS arrived,
	sumIf(count, reason = 'overrun') AS told,
	numbered - arrived - told AS missing
FROM sockopt_trace.calls FINAL
GROUP BY host, boot_key, cpu_key
HAVING arrived > 0 AND missing > 0
ORDER BY missing DESC, host, cpu
LIMIT 100
