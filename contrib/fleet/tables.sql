-- SPDX-License-Identifier: GPL-2.0-only
--
-- On every shard:  clickhouse-client -n <tables.sql
--
-- A column for each field of a line of JSON, named and typed as
-- sockopt-trace.schema.json has it. Fields that this table does not know are
-- skipped, and columns that a line does not have get their default: neither an
-- old reader nor a new one stops the others.

SET allow_experimental_low_cardinality_type = 1;

CREATE DATABASE IF NOT EXISTS sockopt_trace;

-- A line may come twice, since whoever gets no answer sends again. Its key says
-- which call it was: seq counts on one CPU from the load of the module on, ts_ns
-- parts one load from the next, and the rest is for losses, which have no seq.
-- Of rows with the same key one is left after a merge; FINAL does not wait.
CREATE TABLE IF NOT EXISTS sockopt_trace.calls_local
(
	schema UInt8,
	type LowCardinality(String),
	host LowCardinality(String),
	boot_id Nullable(String),
	ts_ns UInt64,
	nth UInt64,
	seq UInt64,
	cpu Nullable(UInt32),
	reason LowCardinality(String),
	call LowCardinality(Nullable(String)),
	count UInt64,
	via LowCardinality(String),
	pid UInt32,
	tid UInt32,
	ppid UInt32,
	ns_pid UInt32,
	ns_tid UInt32,
	uid UInt32,
	gid UInt32,
	comm LowCardinality(String),
	cgroup_id UInt64,
	cgroup LowCardinality(Nullable(String)),
	container_id LowCardinality(Nullable(String)),
	netns UInt32,
	pidns UInt32,
	mntns UInt32,
	userns UInt32,
	fd Nullable(Int32),
	family LowCardinality(Nullable(String)),
	sock_type LowCardinality(Nullable(String)),
	protocol LowCardinality(Nullable(String)),
	state LowCardinality(Nullable(String)),
	local Nullable(String),
	remote Nullable(String),
	cookie Nullable(UInt64),
	inode Nullable(UInt64),
	sock_netns Nullable(UInt32),
	level LowCardinality(Nullable(String)),
	level_nr Int32,
	optname LowCardinality(Nullable(String)),
	optname_nr Int32,
	asked_family LowCardinality(Nullable(String)),
	asked_type LowCardinality(Nullable(String)),
	asked_protocol LowCardinality(Nullable(String)),
	sock_flags LowCardinality(Nullable(String)),
	backlog Nullable(Int32),
	address Nullable(String),
	bytes_sent Nullable(UInt64),
	bytes_received Nullable(UInt64),
	data_segs_out Nullable(UInt32),
	data_segs_in Nullable(UInt32),
	value Nullable(String),
	value_int Nullable(Int64), -- from 2^63 on it is negative; value is right
	value_hex Nullable(String),
	in_hex Nullable(String),
	optval Nullable(String),
	optlen Nullable(Int32),
	optlen_out Nullable(Int32),
	flags Array(String),
	ret Int32,
	errno LowCardinality(Nullable(String)),
	duration_ns UInt64,

	time DateTime MATERIALIZED toDateTime(intDiv(ts_ns, 1000000000)),
	boot_key String MATERIALIZED ifNull(boot_id, ''),
	cpu_key UInt32 MATERIALIZED ifNull(cpu, 4294967295),
	call_key String MATERIALIZED ifNull(toString(call), '')
)
ENGINE = ReplacingMergeTree
PARTITION BY toDate(time)
ORDER BY (host, boot_key, cpu_key, seq, ts_ns, type, reason, call_key);

-- All shards as one. The relay writes to calls_local: it keeps a line until its
-- own shard has it, and a host's lines are on one shard, where FINAL sees them
-- together.
CREATE TABLE IF NOT EXISTS sockopt_trace.calls AS sockopt_trace.calls_local
ENGINE = Distributed(sockopt_trace, sockopt_trace, calls_local);
