// SPDX-License-Identifier: GPL-2.0-only
#include <linux/compat.h>
#include <linux/filter.h>
#include <linux/kernel.h>
#include <linux/string.h>
#include <linux/timekeeping.h>
#include <linux/uaccess.h>

#include "call.h"
#include "compat.h"
#include "params.h"
#include "program.h"
#include "reader.h"
#include "redact.h"
#include "ring.h"
#include "task.h"
#include "trace.h"
#include "usermem.h"

/* A kretprobe instance carries this much of ours at most (since 6.0). */
#define CALL_MAX 4096

/*
 * getsockopt options that read their buffer too: those of netfilter, at or
 * above its base numbers, ask for a table by its name.
 */
#define NETFILTER_BASE 64

u32 sot_kept __read_mostly;

void sot_call_keep(u32 calls)
{
	if (sot_always_on)
		calls |= BIT(SOT_TYPE_SETSOCKOPT) | BIT(SOT_TYPE_GETSOCKOPT);
	WRITE_ONCE(sot_kept, calls);
}

size_t sot_call_size(void)
{
	/* A program of the greatest length lies behind the value that names it. */
	return min_t(size_t,
		     sizeof(struct sot_call) + sot_snaplen +
			     sizeof(struct sock_fprog),
		     CALL_MAX);
}

/* Value bytes that can be kept between entry and return. */
static u32 keep_max(void)
{
	return sot_call_size() - sizeof(struct sot_call);
}

u32 sot_call_record_max(void)
{
	return sizeof(struct sot_event) + sizeof(struct sot_inet6) +
	       2 * ALIGN(sot_snaplen, 8);
}

/* Calls whose value the caller passes. */
static inline bool passes_value(const struct sot_args *args)
{
	return BIT(args->call) & (BIT(SOT_TYPE_SETSOCKOPT) |
				  BIT(SOT_TYPE_BIND) | BIT(SOT_TYPE_CONNECT));
}

static bool reads_its_buffer(const struct sot_args *args)
{
	return (args->level == SOL_IP || args->level == SOL_IPV6) &&
	       args->optname >= NETFILTER_BASE;
}

/* How many of len bytes are to be recorded; sets the flags that say so. */
static u32 limit(struct sot_call *call, s32 len)
{
	u32 shown = SOT_PUBLIC;
	u32 n;

	if (len <= 0)
		return 0;
	n = len;
	if (sot_capture == SOT_CAPTURE_LENGTHS) {
		call->flags |= SOT_F_OMITTED;
		return 0;
	}
	if (sot_capture != SOT_CAPTURE_SECRETS)
		shown = sot_public_bytes(call->args.level, call->args.optname);
	if (shown != SOT_PUBLIC) {
		call->flags |= SOT_F_REDACTED;
		n = min(n, shown);
	}
	if (n > sot_snaplen) {
		call->flags |= SOT_F_TRUNCATED;
		n = sot_snaplen;
	}
	return n;
}

static const void __user *optval_of(const struct sot_call *call)
{
	return (const void __user *)(uintptr_t)call->args.optval;
}

/* Reads *optlen of a getsockopt; sets the flag and returns 0 if it cannot. */
static s32 read_optlen(struct sot_call *call, u32 fault_flag)
{
	const void __user *from =
		(const void __user *)(uintptr_t)call->args.optlen;
	u32 len;

	if (sot_read_user_int(&len, from))
		return (s32)len;
	call->flags |= fault_flag;
	return 0;
}

/* As sot_read_user(), quick for an int. */
static inline u32 read_bytes(void *to, const void __user *from, u32 len)
{
	if (len == sizeof(u32) && sot_read_user_int(to, from))
		return len;
	return len ? sot_read_user(to, from, len) : 0;
}

static const void __user *in_of(const struct sot_call *call)
{
	return (const void __user *)(uintptr_t)call->in_address;
}

/* Where in value[] the bytes besides the value lie. */
static u32 in_offset(const struct sot_call *call)
{
	return ALIGN(call->got, 8);
}

static bool is_compat(const struct sot_call *call)
{
	return call->args.via == SOT_VIA_COMPAT ||
	       call->args.via == SOT_VIA_X32 || call->flags & SOT_F_COMPAT;
}

/* Finds the program that a value of len bytes names, and how much to record. */
static void find_program(struct sot_call *call, const void *value, u32 len)
{
	call->in_want = sot_program_find(value, len, is_compat(call),
					 &call->in_address);
	if (call->in_want > sot_snaplen) {
		call->flags |= SOT_F_TRUNCATED;
		call->in_want = sot_snaplen;
	}
}

/* The instructions of a filter: that it is attached says little without them. */
static void enter_program(struct sot_call *call)
{
	u32 at = min(in_offset(call), keep_max());

	find_program(call, call->value, call->got);
	call->in_got = read_bytes(call->value + at, in_of(call),
				  min(call->in_want, keep_max() - at));
}

static void enter_set(struct sot_call *call)
{
	call->optlen = (s32)call->args.optlen;
	call->want = limit(call, call->optlen);
	/* What does not fit is read at return, and flagged. */
	call->got = read_bytes(call->value, optval_of(call),
			       min(call->want, keep_max()));
	if (sot_is_program(&call->args))
		enter_program(call);
}

/* io_uring passes the length itself, and returns it. */
static bool has_optlen_ptr(const struct sot_args *args)
{
	return args->via != SOT_VIA_IO_URING;
}

static void enter_get(struct sot_call *call)
{
	u32 flags, want;

	call->want = 0;
	call->got = 0;
	call->optlen = has_optlen_ptr(&call->args) ?
			       read_optlen(call, SOT_F_OPTLEN_FAULT) :
			       (s32)call->args.optlen;
	if (!reads_its_buffer(&call->args))
		return;
	/* What limits the buffer does not limit the value yet to come. */
	flags = call->flags;
	want = limit(call, call->optlen);
	call->flags = flags;
	call->in_got = sot_read_user(call->value, optval_of(call),
				     min(want, keep_max()));
}

static void enter_plain(struct sot_call *call)
{
	const struct sot_args *args = &call->args;

	/* The same place holds an address of an accept. */
	call->optlen = args->call == SOT_TYPE_ACCEPT ? 0 : (s32)args->optlen;
	call->want = 0;
	call->got = 0;
}

/* Not of user space, and no longer there at return: kept at once. */
static void enter_close(struct sot_call *call, struct socket *sock)
{
	/* Fits whatever snaplen is: see keep_max(). */
	BUILD_BUG_ON(sizeof(struct sot_tcp_end) >
		     SOT_SNAPLEN_MIN + sizeof(struct sock_fprog));
	if (sot_socket_tcp_end(sock, (struct sot_tcp_end *)call->value))
		call->got = sizeof(struct sot_tcp_end);
}

static void enter_socket(struct sot_call *call, struct socket *sock)
{
	if (sock)
		sot_socket_describe(sock, &call->socket);
	else if (!sot_socket_describe_fd(call->args.fd, &call->socket))
		call->flags |= SOT_F_NOSOCK;
	/* Of a socket that is yet to come this much is known. */
	if (call->args.call == SOT_TYPE_SOCKET)
		call->socket.family = call->args.level;
}

static inline bool is_wanted(const struct sot_call *call, u64 readers)
{
	return readers || sot_call_is_kept(call->args.call);
}

/* Tracers get what the record holds: a secret is in neither. */
static inline void tell_tracers(const struct sot_event *event)
{
	if (event->header.type == SOT_TYPE_SETSOCKOPT)
		trace_sockopt_set(event);
	else if (event->header.type == SOT_TYPE_GETSOCKOPT)
		trace_sockopt_get(event);
}

bool sot_call_capture(struct sot_call *call, u64 readers, struct socket *sock,
		      u32 flags)
{
	const struct sot_args *args = &call->args;

	call->ts_ns = ktime_get_mono_fast_ns();
	call->flags = flags;
	call->in_want = 0;
	call->in_got = 0;
	enter_socket(call, sock);
	call->readers = sot_readers_socket(readers, call->socket.family,
					   call->flags & SOT_F_NOSOCK ?
						   sot_task_netns() :
						   call->socket.netns);
	if (!is_wanted(call, call->readers))
		return false;

	if (passes_value(args))
		enter_set(call);
	else if (args->call == SOT_TYPE_GETSOCKOPT)
		enter_get(call);
	else
		enter_plain(call);
	if (args->call == SOT_TYPE_CLOSE)
		enter_close(call, sock);
	return true;
}

/*
 * What a setsockopt passes: the bytes that were kept at entry, compared with,
 * and where their page was absent then completed from, what is there now.
 */
static u32 settle(struct sot_call *call, u8 *to, const void __user *from,
		  u32 want, const u8 *kept, u32 got)
{
	u32 now = read_bytes(to, from, want);

	if (likely(now == sizeof(u32) && got == sizeof(u32))) {
		if (*(u32 *)to != *(const u32 *)kept)
			call->flags |= SOT_F_CHANGED;
		*(u32 *)to = *(const u32 *)kept;
	} else {
		if (memcmp(to, kept, min(now, got)))
			call->flags |= SOT_F_CHANGED;
		memcpy(to, kept, got);
	}
	if (now > got)
		call->flags |= SOT_F_LATE;
	now = max(now, got);
	if (now < want)
		call->flags |= SOT_F_FAULT;
	return now;
}

/* Fills in the value and returns its length. */
static u32 return_value(struct sot_call *call, u8 *to)
{
	u32 got;

	if (passes_value(&call->args))
		return settle(call, to, optval_of(call), call->want,
			      call->value, call->got);
	if (call->args.call == SOT_TYPE_CLOSE) {
		memcpy(to, call->value, call->got);
		return call->got;
	}
	got = read_bytes(to, optval_of(call), call->want);
	if (got < call->want)
		call->flags |= SOT_F_FAULT;
	return got;
}

/* The same for what the event has besides the value, which has len bytes. */
static u32 return_in(struct sot_call *call, u8 *to, const u8 *value, u32 len)
{
	/* A value that could not be read at entry may name a program now. */
	if (len > call->got && sot_is_program(&call->args) && !call->in_want)
		find_program(call, value, len);
	if (!call->in_want && !call->in_got)
		return 0;
	if (call->args.call == SOT_TYPE_SETSOCKOPT)
		return settle(call, to, in_of(call), call->in_want,
			      call->value + in_offset(call), call->in_got);
	memcpy(to, call->value, call->in_got);
	return call->in_got;
}

static inline u8 *put_padded(u8 *to, u32 len)
{
	u32 padded = ALIGN(len, 8);

	if (likely(padded - len == sizeof(u32)))
		*(u32 *)(to + len) = 0;
	else
		memset(to + len, 0, padded - len);
	return to + padded;
}

static inline u8 *put_address(u8 *to, const struct sot_socket *socket)
{
	if (socket->addr_len == sizeof(socket->inet))
		memcpy(to, &socket->inet, sizeof(socket->inet));
	else if (socket->addr_len)
		memcpy(to, &socket->inet6, sizeof(socket->inet6));
	return to + socket->addr_len;
}

static void describe_call(struct sot_event *event, const struct sot_call *call)
{
	const struct sot_args *args = &call->args;
	const struct sot_socket *socket = &call->socket;

	event->ts_ns = call->ts_ns;
	event->optval = args->optval;
	event->via = args->via;
	event->fd = args->fd;
	event->level = args->level;
	event->optname = args->optname;
	event->optlen = call->optlen;
	event->addr_len = socket->addr_len;
	event->sock_cookie = socket->cookie;
	event->sock_netns = socket->netns;
	event->sock_inode = socket->inode;
	event->sock_family = socket->family;
	event->sock_type = socket->type;
	event->sock_protocol = socket->protocol;
	event->sock_state = socket->state;
}

/*
 * A new socket comes with the return, in a descriptor that another thread may
 * have closed since.
 */
static void return_socket(struct sot_call *call, s32 ret)
{
	if (call->args.call == SOT_TYPE_SOCKET)
		call->args.fd = max(ret, -1);
	else if (ret < 0)
		return; /* the listening one is shown */
	call->flags &= ~SOT_F_NOSOCK;
	if (!sot_socket_describe_fd(ret, &call->socket))
		call->flags |= SOT_F_NOSOCK;
}

/* SO_GET_FILTER counts instructions, not bytes. */
static s32 in_bytes(const struct sot_args *args, s32 len)
{
	if (args->level == SOL_SOCKET && args->optname == SO_GET_FILTER)
		return min(len, BPF_MAXINSNS) * (s32)sizeof(struct sock_filter);
	return len;
}

/* What a getsockopt returned: the length, and how much of it is a value. */
static void return_get(struct sot_event *event, struct sot_call *call, s32 ret)
{
	s32 len;

	if (has_optlen_ptr(&call->args)) {
		event->optlen_ptr = call->args.optlen;
		event->optlen_out = read_optlen(call, SOT_F_OPTLEN_OUT_FAULT);
	} else {
		event->optlen_out = ret < 0 ? call->optlen : ret;
	}
	if (ret < 0 ||
	    call->flags & (SOT_F_OPTLEN_FAULT | SOT_F_OPTLEN_OUT_FAULT))
		return;
	/* Some options return the length they would need. */
	len = min(call->optlen, event->optlen_out);
	call->want = limit(call, in_bytes(&call->args, len));
}

void sot_call_return(struct sot_call *call, s32 ret)
{
	/* The fast clock may step back by some nanoseconds. */
	u64 duration = max(ktime_get_mono_fast_ns(), call->ts_ns) - call->ts_ns;
	u64 readers =
		sot_readers_outcome(call->readers, call->ts_ns, ret, duration);
	struct sot_ring *ring = this_cpu_ptr(&sot_rings);
	struct sot_event *event;
	u8 *to, *value;

	if (!is_wanted(call, readers))
		return;
	if (call->args.call == SOT_TYPE_SOCKET ||
	    call->args.call == SOT_TYPE_ACCEPT)
		return_socket(call, ret);
	event = sot_ring_reserve(ring, sot_call_record_max());
	describe_call(event, call);
	sot_task_describe(event);
	event->duration_ns = duration;
	event->ret = ret;
	event->optlen_ptr =
		call->args.call == SOT_TYPE_ACCEPT ? call->args.optlen : 0;
	event->optlen_out = 0;
	if (call->args.call == SOT_TYPE_GETSOCKOPT)
		return_get(event, call, ret);

	to = (u8 *)(event + 1);
	value = put_address(to, &call->socket);
	event->value_len = return_value(call, value);
	to = put_padded(value, event->value_len);
	event->in_len = return_in(call, to, value, event->value_len);
	if (event->in_len)
		to = put_padded(to, event->in_len);

	event->flags = call->flags;
	event->header.len = to - (u8 *)event;
	event->header.type = call->args.call;
	event->header.hdr_len = sizeof(*event);
	event->header.cpu = smp_processor_id();
	sot_ring_commit(ring, event, readers);
	/* Nobody writes over it before this CPU's next call returns. */
	tell_tracers(event);
	sot_readers_wake(readers);
}
