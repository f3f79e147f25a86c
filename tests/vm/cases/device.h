/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The device as a case reads it: straight from the wire format, sharing no code
 * with the reader.
 */
#ifndef SOT_DEVICE_H
#define SOT_DEVICE_H

#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/ioctl.h>

#include "check.h"
#include "module/uapi/sockopt_trace.h"

struct device {
	int fd;
	struct sot_info info;
	unsigned char *buf;
	size_t size; /* of buf */
	size_t have; /* bytes in buf */
	size_t at;   /* of the next record in buf */
};

/*
 * Opens the device without waiting reads: what this process did, or a process
 * that it has waited for, can be read at once.
 */
static inline void device_open(struct device *dev)
{
	memset(dev, 0, sizeof(*dev));
	dev->fd = open(SOT_DEVICE, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	if (dev->fd < 0)
		DIE("%s: %s", SOT_DEVICE, strerror(errno));
	MUST(ioctl(dev->fd, SOT_IOC_INFO, &dev->info));
	dev->size = 1 << 20;
	dev->buf = malloc(dev->size);
	if (!dev->buf)
		DIE("out of memory");
}

static inline void device_close(struct device *dev)
{
	MUST(close(dev->fd));
	free(dev->buf);
}

static inline void device_filter(struct device *dev,
				 const struct sot_filter *filter)
{
	MUST(ioctl(dev->fd, SOT_IOC_SET_FILTER, filter));
	dev->have = 0;
	dev->at = 0;
}

/* Only this process; with descendants if so wanted. */
static inline void device_filter_self(struct device *dev, bool tree)
{
	struct sot_filter filter = {
		.flags = tree ? SOT_FILTER_TREE : 0,
		.npids = 1,
	};

	device_filter(dev, &filter);
}

static inline bool record_is_event(const struct sot_header *header)
{
	return header->type >= SOT_TYPE_SETSOCKOPT &&
	       header->type <= SOT_TYPE_CLOSE;
}

static inline size_t align8(size_t n)
{
	return (n + 7) & ~(size_t)7;
}

/* Ends the case if the bytes break the read contract. */
static inline void record_check(const struct sot_header *header, size_t avail)
{
	const struct sot_event *event = (const void *)header;
	size_t want;

	if (avail < sizeof(*header) || header->len > avail)
		DIE("a record was cut: %zu bytes left", avail);
	if (header->len % 8 || header->hdr_len > header->len)
		DIE("record of %u bytes, fixed part %u", header->len,
		    header->hdr_len);
	if (header->type == SOT_TYPE_LOST) {
		CHECK_EQ("LOST hdr_len", header->hdr_len,
			 sizeof(struct sot_lost));
		return;
	}
	if (!record_is_event(header))
		DIE("record of the unknown type %u", header->type);
	CHECK_EQ("event hdr_len", header->hdr_len, sizeof(*event));
	want = align8(header->hdr_len) + align8(event->addr_len) +
	       align8(event->value_len) + align8(event->in_len);
	CHECK_EQ("record length", header->len, want);
}

/* The next record, or NULL if nothing is there. */
static inline const struct sot_header *device_next(struct device *dev)
{
	const struct sot_header *header;
	ssize_t got;

	if (dev->at == dev->have) {
		got = read(dev->fd, dev->buf, dev->size);
		if (got < 0 && errno == EAGAIN)
			return NULL;
		if (got <= 0)
			DIE("read: %zd, %s", got, strerror(errno));
		dev->have = (size_t)got;
		dev->at = 0;
	}
	header = (const void *)(dev->buf + dev->at);
	record_check(header, dev->have - dev->at);
	dev->at += header->len;
	return header;
}

/* The next event, which must be there, with nothing lost before it. */
static inline const struct sot_event *device_event(struct device *dev)
{
	const struct sot_header *header = device_next(dev);

	if (!header)
		DIE("no event");
	if (!record_is_event(header))
		DIE("record of type %u instead of an event", header->type);
	return (const void *)header;
}

/* Nothing more may be there. */
static inline void device_done(struct device *dev)
{
	const struct sot_header *header = device_next(dev);
	const struct sot_event *event = (const void *)header;

	if (header && record_is_event(header))
		FAIL("unexpected event of %s[%u]: fd %d, level %d, option %d",
		     event->comm, event->pid, event->fd, event->level,
		     event->optname);
	else if (header)
		FAIL("unexpected record of type %u", header->type);
}

/* The event of the one call that was made. */
static inline const struct sot_event *device_only(struct device *dev)
{
	const struct sot_event *event = device_event(dev);

	if (dev->at != dev->have)
		FAIL("more than one record for one call");
	return event;
}

static inline void device_drop(struct device *dev)
{
	while (device_next(dev))
		;
}

static inline const unsigned char *event_addr(const struct sot_event *event)
{
	return (const unsigned char *)event + align8(event->header.hdr_len);
}

static inline const unsigned char *event_value(const struct sot_event *event)
{
	return event_addr(event) + align8(event->addr_len);
}

static inline const unsigned char *event_in(const struct sot_event *event)
{
	return event_value(event) + align8(event->value_len);
}

#endif
