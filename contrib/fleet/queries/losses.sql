-- SPDX-License-Identifier: GPL-2.0-only
-- Which hosts lost calls, as their readers tell it. overrun: raise buffer_kb, or
-- filter; missed: raise maxactive.
SELECT
	host,
	reason,
	sum(count) AS calls,
	max(time) AS last
FROM sockopt_trace.calls FINAL
WHERE type = 'lost'
GROUP BY host, reason
ORDER BY calls DESC, host
