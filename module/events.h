/* SPDX-License-Identifier: GPL-2.0-only */
/* What the trace events need: their switch, and parts of a record. */
#ifndef SOT_EVENTS_H
#define SOT_EVENTS_H

#include <linux/kernel.h>
#include <linux/types.h>

#include "uapi/sockopt_trace.h"

/*
 * The kernel enables an event for its first tracer and disables it with the
 * last one, which may be as late as after sot_events_exit(). May sleep.
 * -ENODEV: the module is only coming, or going; else as sot_rings_alloc() and
 * sot_probe_arm().
 */
int sot_event_set_enable(void);
void sot_event_set_disable(void);
int sot_event_get_enable(void);
void sot_event_get_disable(void);

/* Before init and after exit no event can be enabled. May sleep. */
void sot_events_init(void);
void sot_events_exit(void);

/* One end of a socket's connection; zeros if it is not known. */
struct sot_event_end {
	u8 addr[16]; /* of IPv6, or IPv4 mapped into it; network byte order */
	u32 port;    /* host byte order */
};

/* Any context. */
void sot_event_ends(const struct sot_event *event, struct sot_event_end *local,
		    struct sot_event_end *remote);

/*
 * Of a value an event holds this much: the kernel drops an event that is longer
 * than a page, and perf warns of one beyond 2 KiB on the oldest kernels.
 */
#define SOT_EVENT_VALUE_MAX 1024

static inline u32 sot_event_value_len(const struct sot_event *event)
{
	return min_t(u32, event->value_len, SOT_EVENT_VALUE_MAX);
}

static inline u32 sot_event_flags(const struct sot_event *event)
{
	return event->flags |
	       (event->value_len > SOT_EVENT_VALUE_MAX ? SOT_F_TRUNCATED : 0);
}

static inline const u8 *sot_event_value(const struct sot_event *event)
{
	return (const u8 *)(event + 1) + event->addr_len;
}

#endif
