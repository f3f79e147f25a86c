/* SPDX-License-Identifier: GPL-2.0-only */
/* What the event of one call must say, where it is not all zeros. */
#ifndef SOT_VIA_EVENT_H
#define SOT_VIA_EVENT_H

#include <sys/syscall.h>

#include "device.h"

struct want {
	unsigned int type;
	unsigned int via;
	unsigned int flags;
	int fd;
	int level;
	int optname;
	int optlen;
	int ret;
	const void *at; /* the address that the call was given */
	const void *value;
	unsigned int value_len;
};

static inline void check_event(int line, const struct sot_event *event,
			       const struct want *want)
{
	int before = failures;

	CHECK_EQ("type", event->header.type, want->type);
	CHECK_EQ("via", event->via, want->via);
	CHECK_EQ("flags", event->flags, want->flags);
	CHECK_EQ("fd", event->fd, want->fd);
	CHECK_EQ("level", event->level, want->level);
	CHECK_EQ("optname", event->optname, want->optname);
	CHECK_EQ("optlen", event->optlen, want->optlen);
	CHECK_EQ("ret", event->ret, want->ret);
	CHECK_EQ("optval", event->optval, (uintptr_t)want->at);
	CHECK_EQ("pid", event->pid, getpid());
	CHECK_EQ("value_len", event->value_len, want->value_len);
	if (event->value_len == want->value_len)
		CHECK(!memcmp(event_value(event), want->value, want->value_len),
		      "the value's bytes differ");
	if (failures != before)
		fail_at(__FILE__, __LINE__,
			"this event was expected by line %d of the case", line);
}

#define CHECK_EVENT(event, ...) \
	check_event(__LINE__, event, &(struct want){ __VA_ARGS__ })

#endif
