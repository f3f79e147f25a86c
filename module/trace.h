/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The trace events of option calls, for perf, bpftrace, trace-cmd and others
 * that read tracefs: what stands in a record, redacted as it is there. Process
 * and thread name are the tracer's own fields; addresses are IPv6 ones or, of
 * IPv4, mapped into them, all zeros if the socket has none.
 */
#undef TRACE_SYSTEM
#define TRACE_SYSTEM sockopt_trace

#if !defined(SOT_TRACE_H) || defined(TRACE_HEADER_MULTI_READ)
#define SOT_TRACE_H

#include <linux/socket.h>
#include <linux/tracepoint.h>

#include "compat.h"
#include "events.h"
#include "uapi/sockopt_trace.h"

/* Tools that parse the format know no names of an enum unless they are told. */
TRACE_DEFINE_ENUM(SOT_VIA_SYSCALL);
TRACE_DEFINE_ENUM(SOT_VIA_COMPAT);
TRACE_DEFINE_ENUM(SOT_VIA_X32);
TRACE_DEFINE_ENUM(SOT_VIA_IO_URING);

#define sot_show_level(level)                                                 \
	__print_symbolic(                                                     \
		level, { SOL_IP, "SOL_IP" }, { SOL_SOCKET, "SOL_SOCKET" },    \
		{ SOL_TCP, "SOL_TCP" }, { SOL_UDP, "SOL_UDP" },               \
		{ SOL_IPV6, "SOL_IPV6" }, { SOL_ICMPV6, "SOL_ICMPV6" },       \
		{ SOL_SCTP, "SOL_SCTP" }, { SOL_RAW, "SOL_RAW" },             \
		{ SOL_PACKET, "SOL_PACKET" }, { SOL_NETLINK, "SOL_NETLINK" }, \
		{ SOL_ALG, "SOL_ALG" }, { SOL_TLS, "SOL_TLS" },               \
		{ SOL_XDP, "SOL_XDP" }, { SOL_MPTCP, "SOL_MPTCP" })

#define sot_show_via(via)                                                      \
	__print_symbolic(via, { SOT_VIA_SYSCALL, "syscall" },                  \
			 { SOT_VIA_COMPAT, "compat" }, { SOT_VIA_X32, "x32" }, \
			 { SOT_VIA_IO_URING, "io_uring" })

/* clang-format off */

DECLARE_EVENT_CLASS(sockopt_call,
	TP_PROTO(const struct sot_event *event),
	TP_ARGS(event),

	TP_STRUCT__entry(
		__field(u64, duration_ns)
		__field(u64, cookie)
		__field(u64, cgroup_id)
		__field(u32, pid)
		__field(u32, uid)
		__field(u32, flags)
		__field(u32, via)
		__field(s32, fd)
		__field(s32, level)
		__field(s32, optname)
		__field(s32, optlen)
		__field(s32, optlen_out)
		__field(s32, ret)
		__field(u32, netns)
		__field(u32, family)
		__field(u32, type)
		__field(u32, protocol)
		__field(u32, lport)
		__field(u32, rport)
		__array(u8, laddr, 16)
		__array(u8, raddr, 16)
		__dynamic_array(u8, value, sot_event_value_len(event))
	),

	TP_fast_assign(
		struct sot_event_end local, remote;

		sot_event_ends(event, &local, &remote);
		__entry->duration_ns = event->duration_ns;
		__entry->cookie = event->sock_cookie;
		__entry->cgroup_id = event->cgroup_id;
		__entry->pid = event->pid;
		__entry->uid = event->uid;
		__entry->flags = sot_event_flags(event);
		__entry->via = event->via;
		__entry->fd = event->fd;
		__entry->level = event->level;
		__entry->optname = event->optname;
		__entry->optlen = event->optlen;
		__entry->optlen_out = event->optlen_out;
		__entry->ret = event->ret;
		__entry->netns = event->sock_netns;
		__entry->family = event->sock_family;
		__entry->type = event->sock_type;
		__entry->protocol = event->sock_protocol;
		__entry->lport = local.port;
		__entry->rport = remote.port;
		memcpy(__entry->laddr, local.addr, sizeof(local.addr));
		memcpy(__entry->raddr, remote.addr, sizeof(remote.addr));
		memcpy(__get_dynamic_array(value), sot_event_value(event),
		       sot_event_value_len(event));
	),

	TP_printk("fd=%d level=%s optname=%d value=%s optlen=%d optlen_out=%d ret=%d duration_ns=%llu cookie=%llu family=%u type=%u protocol=%u laddr=%pI6c lport=%u raddr=%pI6c rport=%u netns=%u pid=%u uid=%u cgroup_id=%llu via=%s flags=0x%x",
		  __entry->fd, sot_show_level(__entry->level), __entry->optname,
		  __print_hex(__get_dynamic_array(value), __get_dynamic_array_len(value)),
		  __entry->optlen, __entry->optlen_out, __entry->ret,
		  __entry->duration_ns, __entry->cookie, __entry->family,
		  __entry->type, __entry->protocol, __entry->laddr,
		  __entry->lport, __entry->raddr, __entry->rport,
		  __entry->netns, __entry->pid, __entry->uid,
		  __entry->cgroup_id, sot_show_via(__entry->via),
		  __entry->flags)
);

/* To enable one is to arm the probes. */
DEFINE_EVENT_FN(sockopt_call, sockopt_set,
	TP_PROTO(const struct sot_event *event),
	TP_ARGS(event),
	sot_event_set_enable,
	sot_event_set_disable
);

DEFINE_EVENT_FN(sockopt_call, sockopt_get,
	TP_PROTO(const struct sot_event *event),
	TP_ARGS(event),
	sot_event_get_enable,
	sot_event_get_disable
);

/* clang-format on */

#endif

/* In the folder of which Kbuild says that headers are there. */
#undef TRACE_INCLUDE_PATH
#define TRACE_INCLUDE_PATH .
#undef TRACE_INCLUDE_FILE
#define TRACE_INCLUDE_FILE trace
#include <trace/define_trace.h>
