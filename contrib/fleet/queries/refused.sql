-- SPDX-License-Identifier: GPL-2.0-only
-- The options that the kernel refuses most often, and to whom.
SELECT
	level,
	optname,
	errno,
	count() AS calls,
	uniqExact(host) AS hosts,
	topK(3)(comm) AS programs
FROM sockopt_trace.calls FINAL
WHERE type = 'event' AND ret < 0
GROUP BY level, optname, errno
ORDER BY calls DESC
LIMIT 20
