-- SPDX-License-Identifier: GPL-2.0-only
-- Which hosts attach filters to sockets, and who does it there.
SELECT
	host,
	comm,
	uid,
	family,
	optname,
	count() AS calls,
	min(time) AS first,
	max(time) AS last,
	any(value) AS such_as
FROM sockopt_trace.calls FINAL
WHERE call = 'setsockopt' AND ret = 0
	AND optname IN ('SO_ATTACH_FILTER', 'SO_ATTACH_BPF',
		'SO_ATTACH_REUSEPORT_CBPF', 'SO_ATTACH_REUSEPORT_EBPF')
GROUP BY host, comm, uid, family, optname
ORDER BY host, comm, uid, family, optname
