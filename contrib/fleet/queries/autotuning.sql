-- SPDX-License-Identifier: GPL-2.0-only
-- Who takes the size of a TCP buffer out of the kernel's hands, and on how many
-- hosts: a buffer that was set is no longer tuned.
SELECT
	comm,
	optname,
	uniqExact(host) AS hosts,
	count() AS calls,
	min(value_int) AS least,
	max(value_int) AS most
FROM sockopt_trace.calls FINAL
WHERE call = 'setsockopt' AND ret = 0
	AND optname IN ('SO_RCVBUF', 'SO_RCVBUFFORCE', 'SO_SNDBUF', 'SO_SNDBUFFORCE')
	AND protocol IN ('IPPROTO_TCP', 'IPPROTO_MPTCP')
GROUP BY comm, optname
ORDER BY hosts DESC, comm, optname
