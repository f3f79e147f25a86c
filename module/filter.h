/* SPDX-License-Identifier: GPL-2.0-only */
/* Which calls a reader wants. */
#ifndef SOT_FILTER_H
#define SOT_FILTER_H

#include <linux/types.h>

#include "uapi/sockopt_trace.h"

struct task_struct;

/* What is known of a call before its descriptor has been looked up. */
struct sot_caller {
	struct task_struct *task; /* current, or NULL for a recorded call */
	const char *comm;
	u64 cgroup_id; /* of a recorded call */
	u32 pid;
	u32 tid;
	u32 uid;
	u32 call; /* enum sot_type */
	u32 via;
	s32 level;
	s32 optname;
};

/*
 * Takes over a filter of user space: 0, or -EINVAL for what it must not hold.
 * Replaces the pid 0 by the current process.
 */
int sot_filter_check(struct sot_filter *filter);

/*
 * The filter's conditions in the order in which they can be told. A call
 * matches if all three hold. Any context with preemption off; no allocation,
 * loops bounded by the lists.
 */
bool sot_filter_caller(const struct sot_filter *filter,
		       const struct sot_caller *caller);
/* family 0: no socket; netns: of the socket, or the caller's without one. */
bool sot_filter_socket(const struct sot_filter *filter, u32 family, u32 netns);
bool sot_filter_outcome(const struct sot_filter *filter, s32 ret,
			u64 duration_ns);

/* All conditions, for an event that was recorded before the reader came. */
bool sot_filter_event(const struct sot_filter *filter,
		      const struct sot_event *event);

#endif
