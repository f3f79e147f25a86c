/* SPDX-License-Identifier: GPL-2.0-only */
/* One call from entry to record. */
#ifndef SOT_CALL_H
#define SOT_CALL_H

#include <linux/bits.h>
#include <linux/types.h>

#include "args.h"
#include "reader.h"
#include "socket.h"

struct io_uring_cmd;
struct socket;

/* What is kept of a call while the kernel works on it. */
struct sot_call {
	u64 ts_ns;
	u64 readers; /* that want it, as far as could be told at entry */
	struct sot_args args;
	struct io_uring_cmd *cmd; /* the request, for its probe alone */
	s32 optlen;
	u32 flags; /* SOT_F_* so far */
	u32 want;  /* value bytes to record, if they can be read */
	u32 got;   /* value bytes that lie in value[] */
	/*
	 * The same of what the event has besides: a getsockopt's buffer at
	 * entry, or the program that a setsockopt's value names.
	 */
	u64 in_address;
	u32 in_want;
	u32 in_got;
	struct sot_socket socket;
	/* what the caller passes; what is besides follows aligned to 8 */
	u8 value[];
};

/* Bytes that one struct sot_call with its value takes. */
size_t sot_call_size(void);
/* Bytes of the longest record. */
u32 sot_call_record_max(void);

bool sot_call_capture(struct sot_call *call, u64 readers, struct socket *sock,
		      u32 flags);

/* Set of 1 << enum sot_type: calls that are kept though no reader wants them. */
extern u32 sot_kept;

/* These are, and with always_on all option calls. To be serialized. */
void sot_call_keep(u32 calls);

static inline bool sot_call_is_kept(u32 call)
{
	return unlikely(READ_ONCE(sot_kept) & BIT(call));
}

/*
 * To be called at entry and at return of the traced function, in the caller's
 * context with preemption off. The arguments stand in call. sock is the socket
 * if the caller holds it, or NULL: it is then looked up by fd. flags (SOT_F_*)
 * become the event's first. sot_call_enter() returns false if nobody wants the
 * call; its return is then of no interest.
 */
static inline bool sot_call_enter(struct sot_call *call, struct socket *sock,
				  u32 flags)
{
	u64 readers = sot_readers_caller(&call->args);

	return (readers || sot_call_is_kept(call->args.call)) &&
	       sot_call_capture(call, readers, sock, flags);
}

/* The same of a related call, for which somebody has to have asked. */
static inline bool sot_call_enter_related(struct sot_call *call,
					  struct socket *sock)
{
	u64 readers = sot_readers_related(&call->args);

	return readers && sot_call_capture(call, readers, sock, 0);
}

void sot_call_return(struct sot_call *call, s32 ret);

#endif
