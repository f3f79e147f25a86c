/* SPDX-License-Identifier: GPL-2.0-only */
/* Off and on again, with several readers, one of which sleeps in read(2). */
#ifndef SOT_DISARM_CYCLE_H
#define SOT_DISARM_CYCLE_H

#include <pthread.h>

#include "disarm.h"

/* A second, and what a busy machine adds. */
#define NOTICED_MS 2000

static inline long now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* A reader of its own, which waits in read(2). */
struct sleeping {
	int fd;
	long woken_ms;
	unsigned int reason;
	pthread_t thread;
};

static inline void *sleep_in_read(void *arg)
{
	static char buf[1 << 16];
	struct sleeping *sleeping = arg;
	const struct sot_lost *lost = (const void *)buf;
	ssize_t got = read(sleeping->fd, buf, sizeof(buf));

	sleeping->woken_ms = now_ms();
	if (got == sizeof(*lost) && lost->header.type == SOT_TYPE_LOST)
		sleeping->reason = lost->reason;
	return NULL;
}

static inline void sleeping_start(struct sleeping *sleeping)
{
	sleeping->reason = 0;
	if (pthread_create(&sleeping->thread, NULL, sleep_in_read, sleeping))
		DIE("no thread");
	/* Let it fall asleep first. */
	usleep(200000);
}

static inline void sleeping_check(struct sleeping *sleeping, long since_ms,
				  unsigned int reason)
{
	pthread_join(sleeping->thread, NULL);
	CHECK_EQ("what the sleeping reader was told", sleeping->reason, reason);
	CHECK(sleeping->woken_ms - since_ms <=
		      NOTICED_MS * (long)env_number("SUITE_SLOW", 1),
	      "noticed after %ld ms", sleeping->woken_ms - since_ms);
}

static inline void check_poll(struct device *dev)
{
	struct pollfd poll_fd = { .fd = dev->fd, .events = POLLIN };

	CHECK_EQ("poll", poll(&poll_fd, 1, 0), 1);
}

/* Calls up to here are complete, those while it is off are gone. */
static inline void off(const char *path, struct device *dev,
		       struct device *other, struct sleeping *sleeping)
{
	long since = now_ms();

	mark('a');
	switch_set(path, '0');
	CHECK_EQ("armed", counter("armed"), 0);
	mark('b');
	check_poll(dev);
	EXPECT_SWITCHED(dev, SOT_LOST_DISARMED);
	EXPECT_MARKS(dev, "a");
	mark('c');
	device_done(dev);
	sleeping_check(sleeping, since, SOT_LOST_DISARMED);
	/* A filter that is set now starts afresh: it is told once more. */
	device_filter_self(dev, false);
	EXPECT_SWITCHED(dev, SOT_LOST_DISARMED);
	EXPECT_SWITCHED(other, SOT_LOST_DISARMED);
	EXPECT_MARKS(other, "a");
	device_done(dev);
}

static inline void on(const char *path, struct device *dev,
		      struct device *other, struct sleeping *sleeping)
{
	long since;

	sleeping_start(sleeping);
	since = now_ms();
	switch_set(path, '1');
	CHECK_EQ("armed", counter("armed"), 1);
	sleeping_check(sleeping, since, SOT_LOST_REARMED);
	mark('d');
	check_poll(dev);
	EXPECT_SWITCHED(dev, SOT_LOST_REARMED);
	EXPECT_MARKS(dev, "d");
	mark_get('e');
	EXPECT_MARKS(dev, "e");
	EXPECT_SWITCHED(other, SOT_LOST_REARMED);
	EXPECT_MARKS(other, "de");
}

/* It only ever hears of the switch: its filter lets no call through. */
static inline void sleeping_open(struct sleeping *sleeping)
{
	const struct sot_filter nothing = { .npids = 1,
					    .pids = { 1 },
					    .err = EXDEV };

	sleeping->fd = (int)MUST(open(SOT_DEVICE, O_RDONLY | O_CLOEXEC));
	MUST(ioctl(sleeping->fd, SOT_IOC_SET_FILTER, &nothing));
}

static inline void disarm_cycle(const char *path)
{
	struct sot_stats stats;
	struct sleeping sleeping;
	struct device dev, other;

	if (!switch_works(path))
		return;
	device_open(&dev);
	device_open(&other);
	device_filter_self(&dev, false);
	device_filter_self(&other, false);
	sleeping_open(&sleeping);
	for (int round = 0; round < 3; round++) {
		sleeping_start(&sleeping);
		off(path, &dev, &other, &sleeping);
		on(path, &dev, &other, &sleeping);
	}
	MUST(ioctl(other.fd, SOT_IOC_STATS, &stats));
	CHECK_EQ("matched", stats.matched, 9);
	CHECK_EQ("delivered", stats.delivered, 9);
	CHECK_EQ("lost", stats.lost, 0);
	CHECK_EQ("missed", stats.missed, 0);
	MUST(close(sleeping.fd));
	device_close(&dev);
	device_close(&other);
	CHECK_EQ("armed at the end", counter("armed"), 0);
}

#endif
