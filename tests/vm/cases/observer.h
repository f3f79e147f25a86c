/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Two readers that keep books while others make trouble: one wants every call,
 * one only those that failed. Each must be told of exactly what matches its
 * filter: made = delivered + lost + missed + filtered.
 */
#ifndef SOT_OBSERVER_H
#define SOT_OBSERVER_H

#include <poll.h>

#include "account.h"
#include "calls.h"

struct observer {
	struct account all;
	struct account failed;
	atomic_bool done;
	pthread_t thread;
};

static inline void *observer_thread(void *arg)
{
	struct observer *observer = arg;
	struct pollfd pfd = { .fd = observer->all.dev.fd, .events = POLLIN };

	while (!atomic_load(&observer->done)) {
		poll(&pfd, 1, 50);
		account_read(&observer->all, 1 << 20);
		account_read(&observer->failed, 64 << 10);
	}
	return NULL;
}

/* Before the first call. */
static inline void observer_start(struct observer *observer)
{
	const struct sot_filter failed = { .flags = SOT_FILTER_FAILED };

	observer->all.name = "reader of all";
	observer->failed.name = "reader of the failed";
	account_open(&observer->all, NULL);
	account_open(&observer->failed, &failed);
	pthread_create(&observer->thread, NULL, observer_thread, observer);
}

/* After the last call: nothing may be left that was not told. */
static inline void observer_stop(struct observer *observer)
{
	atomic_store(&observer->done, true);
	pthread_join(observer->thread, NULL);
	account_drain(&observer->all);
	account_drain(&observer->failed);
}

static inline void observer_close(struct observer *observer)
{
	device_close(&observer->all.dev);
	device_close(&observer->failed.dev);
}

/*
 * Of calls that were killed only bounds are known. Missed calls, of which the
 * kernel does not tell more than their number, are none where there is room.
 */
static inline void observer_check(struct observer *observer,
				  const struct calls *calls)
{
	unsigned long begun = calls_sum(calls->begun);
	unsigned long ended = calls_sum(calls->ended);

	printf("info calls: %lu made; %llu delivered and %llu lost to the reader of all, %llu and %llu to that of the %lu failed\n",
	       ended, (unsigned long long)observer->all.delivered,
	       (unsigned long long)observer->all.lost,
	       (unsigned long long)observer->failed.delivered,
	       (unsigned long long)observer->failed.lost,
	       atomic_load(&calls->ended[CALL_FAILED]));
	CHECK(ended > 0, "no call was made");
	CHECK_EQ("missed", observer->all.missed, 0);
	account_between(&observer->all, ended, begun);
	account_between(&observer->failed,
			atomic_load(&calls->ended[CALL_FAILED]),
			atomic_load(&calls->begun[CALL_FAILED]));
}

#endif
