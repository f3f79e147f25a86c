/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What an open file of the device lets its owner do, at random, from threads
 * that share the files: all of it is legitimate, so that each result is known.
 */
#ifndef SOT_MESS_H
#define SOT_MESS_H

#include <poll.h>
#include <stdatomic.h>

#include "chance.h"
#include "device.h"

#define MESS_FILES 12

struct mess {
	atomic_int fds[MESS_FILES]; /* -1: closed */
	unsigned int nfds;
	atomic_ulong *operations;
};

/* One of these errors, if any; EBADF if another thread has closed the file. */
static inline void mess_check(const char *what, long ret, const int *errors)
{
	int err = errno;

	if (ret >= 0 || err == EBADF)
		return;
	for (; *errors; errors++)
		if (err == *errors)
			return;
	DIE("%s: %s", what, strerror(err));
}

#define MESS_CHECK(what, ret, ...) \
	mess_check(what, ret, (const int[]){ __VA_ARGS__, 0 })

static inline void mess_open(atomic_int *fd)
{
	int new, closed = -1;

	if (atomic_load(fd) >= 0)
		return;
	new = open(SOT_DEVICE, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	/* The device may be leaving, or not be there at all. */
	MESS_CHECK("open", new, EBUSY, ENOENT, ENODEV, ENXIO);
	if (new >= 0 && !atomic_compare_exchange_strong(fd, &closed, new))
		close(new);
}

static inline void mess_close(atomic_int *fd)
{
	int old = atomic_exchange(fd, -1);

	if (old >= 0)
		close(old);
}

/* Buffers of all sizes; what comes must be whole records. */
static inline void mess_read(atomic_int *fd)
{
	static _Thread_local unsigned char buf[256 << 10]
		__attribute__((aligned(8)));
	size_t size = chance() % sizeof(buf) >> chance_of(12);
	ssize_t got = read(atomic_load(fd), buf, size);

	MESS_CHECK("read", got, EAGAIN, EINVAL);
	for (ssize_t at = 0; at < got;) {
		const struct sot_header *header = (const void *)(buf + at);

		record_check(header, (size_t)(got - at));
		at += header->len;
	}
}

static inline void mess_seek(atomic_int *fd)
{
	int whence = chance_of(2) ? SEEK_SET : SEEK_END;

	MESS_CHECK("lseek", lseek(atomic_load(fd), 0, whence), 0);
}

static inline void mess_poll(atomic_int *fd)
{
	struct pollfd pfd = { .fd = atomic_load(fd), .events = POLLIN };

	MESS_CHECK("poll", poll(&pfd, 1, (int)chance_of(20)), 0);
}

static inline void mess_filter(atomic_int *fd)
{
	/* Related calls seldom: to probe them takes as long as hundreds of others. */
	unsigned int related = chance_of(256) ? 0 : chance_of(64);
	struct sot_filter filter = {
		.flags = chance_of(4),
		.calls = chance_of(4) << SOT_TYPE_SETSOCKOPT |
			 related << SOT_TYPE_SOCKET,
		.min_duration_ns = chance_of(4) ? 0 : chance_of(100000),
		.npids = chance_of(3),
		.nuids = chance_of(2),
		.ncomms = chance_of(2),
		.nopts = chance_of(2),
		.pids = { 0, 1 + chance_of(1000) },
		.comms = { "chaos_readers" },
		.opts = { { .level = 1, .flags = SOT_OPT_ANY_NAME } },
	};

	MESS_CHECK("SOT_IOC_SET_FILTER",
		   ioctl(atomic_load(fd), SOT_IOC_SET_FILTER, &filter), 0);
}

static inline void mess_stats(atomic_int *fd)
{
	struct sot_stats stats;

	MESS_CHECK("SOT_IOC_STATS",
		   ioctl(atomic_load(fd), SOT_IOC_STATS, &stats), 0);
}

static inline void mess_once(struct mess *mess)
{
	/* Filters and closings wait for grace periods: they come more seldom. */
	static void (*const operations[])(atomic_int * fd) = {
		mess_open, mess_open, mess_close,  mess_read,  mess_read,
		mess_read, mess_read, mess_read,   mess_seek,  mess_seek,
		mess_poll, mess_poll, mess_filter, mess_stats, mess_stats,
	};

	CHANCE_AMONG(operations)(&mess->fds[chance_of(mess->nfds)]);
	atomic_fetch_add(mess->operations, 1);
}

/* With so many files at most, all closed; operations are counted. */
static inline void mess_init(struct mess *mess, unsigned int nfds,
			     atomic_ulong *operations)
{
	mess->nfds = nfds;
	for (unsigned int i = 0; i < nfds; i++)
		atomic_store(&mess->fds[i], -1);
	mess->operations = operations;
}

static inline void mess_end(struct mess *mess)
{
	for (unsigned int i = 0; i < mess->nfds; i++)
		mess_close(&mess->fds[i]);
}

#endif
