/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Calls without end from any number of threads, counted: how many were begun
 * and how many came back, so that also those of a process that was killed in
 * between are known within bounds.
 */
#ifndef SOT_CALLS_H
#define SOT_CALLS_H

#include <pthread.h>
#include <stdatomic.h>
#include <sys/socket.h>

#include "chance.h"

#define CALLS_THREADS 16
#define CALLS_LEVEL 4243 /* of those that fail */

enum call_kind { CALL_SET, CALL_GET, CALL_FAILED, CALL_KINDS };

struct calls {
	atomic_bool stop;
	atomic_ulong begun[CALL_KINDS];
	atomic_ulong ended[CALL_KINDS];
	atomic_ulong wrong; /* did not come back as they should */
	pthread_t threads[CALLS_THREADS];
	int nthreads;
};

static inline bool call_set(int fd)
{
	int one = 1;

	return !setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &one, sizeof(one));
}

static inline bool call_get(int fd)
{
	int type = 0;
	socklen_t len = sizeof(type);

	return !getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &len) &&
	       type == SOCK_STREAM && len == sizeof(type);
}

static inline bool call_failed(int fd)
{
	(void)fd;
	return setsockopt(-1, CALLS_LEVEL, 1, NULL, 0) == -1 && errno == EBADF;
}

/* fd is a stream socket. */
static inline void call_once(struct calls *calls, int fd, enum call_kind kind)
{
	static bool (*const makers[CALL_KINDS])(int fd) = {
		[CALL_SET] = call_set,
		[CALL_GET] = call_get,
		[CALL_FAILED] = call_failed,
	};

	atomic_fetch_add(&calls->begun[kind], 1);
	if (!makers[kind](fd))
		atomic_fetch_add(&calls->wrong, 1);
	atomic_fetch_add(&calls->ended[kind], 1);
}

static inline void *calls_thread(void *arg)
{
	int fd = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));
	struct calls *calls = arg;

	chance_init((uintptr_t)pthread_self() >> 12);
	while (!atomic_load(&calls->stop))
		call_once(calls, fd, (enum call_kind)chance_of(CALL_KINDS));
	close(fd);
	return NULL;
}

static inline void calls_start(struct calls *calls, int nthreads)
{
	calls->nthreads = nthreads;
	for (int i = 0; i < nthreads; i++)
		pthread_create(&calls->threads[i], NULL, calls_thread, calls);
}

static inline void calls_stop(struct calls *calls)
{
	atomic_store(&calls->stop, true);
	for (int i = 0; i < calls->nthreads; i++)
		pthread_join(calls->threads[i], NULL);
	CHECK_EQ("calls with a wrong result", atomic_load(&calls->wrong), 0);
}

static inline unsigned long calls_sum(const atomic_ulong count[CALL_KINDS])
{
	unsigned long sum = 0;

	for (int kind = 0; kind < CALL_KINDS; kind++)
		sum += atomic_load(&count[kind]);
	return sum;
}

#endif
