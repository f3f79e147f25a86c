/* SPDX-License-Identifier: GPL-2.0-only */
/* Events of the calls that make, bind, connect and close a socket. */
#ifndef SOT_RELATED_H
#define SOT_RELATED_H

#include "device.h"

#define CALL(name) (1U << SOT_TYPE_##name)
#define OPTION_CALLS (CALL(SETSOCKOPT) | CALL(GETSOCKOPT))
#define RELATED_CALLS                                               \
	(CALL(SOCKET) | CALL(BIND) | CALL(CONNECT) | CALL(LISTEN) | \
	 CALL(ACCEPT) | CALL(CLOSE))

/* Asks for calls of this process, with its descendants if so wanted. */
static inline void related_ask(struct device *dev, uint32_t calls, bool tree)
{
	struct sot_filter filter = {
		.flags = tree ? SOT_FILTER_TREE : 0,
		.calls = calls,
		.npids = 1,
	};

	device_filter(dev, &filter);
}

/* The next event, which must be of that call with that result. */
#define related_next(dev, type, ret) related_next_at(__LINE__, dev, type, ret)

static inline const struct sot_event *
related_next_at(int line, struct device *dev, uint32_t type, long ret)
{
	const struct sot_event *event = device_event(dev);

	if (event->header.type != type)
		DIE("line %d: event of type %u instead of %u", line,
		    event->header.type, type);
	CHECK(event->ret == ret, "line %d: returned %d, expected %ld", line,
	      event->ret, ret);
	CHECK(event->pid == (uint32_t)getpid() || type == SOT_TYPE_CLOSE,
	      "line %d: of process %u", line, event->pid);
	return event;
}

#endif
