/* SPDX-License-Identifier: GPL-2.0-only */
/* Who makes the call. */
#ifndef SOT_TASK_H
#define SOT_TASK_H

#include <linux/types.h>

#include "uapi/sockopt_trace.h"

/* Finds out at load what of a task can be told on this kernel. */
void sot_task_init(void);

/*
 * Fills the event's fields about the current task, pid to userns, cgroup_id
 * and comm. Runs with preemption off.
 */
void sot_task_describe(struct sot_event *event);

/* The inode number of the current task's network namespace, or 0. */
u32 sot_task_netns(void);

#endif
