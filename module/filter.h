/* SPDX-License-Identifier: GPL-2.0-only */
/* Which calls a reader wants. */
#ifndef SOT_FILTER_H
#define SOT_FILTER_H

#include <linux/bits.h>
#include <linux/hash.h>
#include <linux/types.h>

#include "args.h"
#include "uapi/sockopt_trace.h"

/* When a condition can be told. */
enum sot_stage {
	SOT_STAGE_CALLER,
	SOT_STAGE_SOCKET,
	SOT_STAGE_OUTCOME,
	SOT_STAGES,
};

/* Whether calls of a type are wanted; here and below, NULL is no filter. */
bool sot_filter_call(const struct sot_filter *filter, u32 call);
/* The set of 1 << enum sot_type of the related calls that are wanted. */
u32 sot_filter_related(const struct sot_filter *filter);

/* The set of 1 << stage in which the filter has conditions; 0: none at all. */
u32 sot_filter_stages(const struct sot_filter *filter);

/*
 * A short cut past long lists: each option has a place in a bitmap, and where
 * that of a filter has no bit the filter's list of options does not match.
 */
#define SOT_OPTION_BITS 10
#define SOT_OPTION_PLACES (1U << SOT_OPTION_BITS)

static inline u32 sot_option_place(s32 level, s32 optname)
{
	return hash_32((u32)level << 16 ^ (u32)optname, SOT_OPTION_BITS);
}

/* Fills a bitmap of SOT_OPTION_PLACES. */
void sot_filter_places(const struct sot_filter *filter, unsigned long *places);

/*
 * Takes over a filter of user space: 0, or -EINVAL for what it must not hold.
 * Replaces the pid 0 by the current process.
 */
int sot_filter_check(struct sot_filter *filter);

/*
 * The filter's conditions in the order in which they can be told. A call
 * matches if all three hold. event is a recorded call's, of whose args only
 * call, via, level and optname matter; NULL: the call is what current is doing.
 * Any context with preemption off; no allocation, loops bounded by the lists.
 */
bool sot_filter_caller(const struct sot_filter *filter,
		       const struct sot_args *args,
		       const struct sot_event *event);
/* family 0: no socket; netns: of the socket, or the caller's without one. */
bool sot_filter_socket(const struct sot_filter *filter, u32 family, u32 netns);
bool sot_filter_outcome(const struct sot_filter *filter, s32 ret,
			u64 duration_ns);

/* All conditions, for an event that was recorded before the reader came. */
bool sot_filter_event(const struct sot_filter *filter,
		      const struct sot_event *event);

#endif
