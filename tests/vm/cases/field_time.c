// SPDX-License-Identifier: GPL-2.0-only
/* ts_ns and duration_ns against clock_gettime around the call. */
#include "device.h"

#include <pthread.h>
#include <sys/socket.h>
#include <time.h>

#include "sleeper.h"

#define ASLEEP_NS 30000000ULL

static struct sleeper sleeper;

static uint64_t now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (uint64_t)ts.tv_sec * 1000000000 + (uint64_t)ts.tv_nsec;
}

static void check(const struct sot_event *event, uint64_t before,
		  uint64_t after)
{
	uint64_t end = event->ts_ns + event->duration_ns;

	CHECK(event->ts_ns >= before, "entered %llu ns before the call",
	      (unsigned long long)(before - event->ts_ns));
	CHECK(end <= after, "returned %llu ns after the call",
	      (unsigned long long)(end - after));
	CHECK(event->duration_ns > 0, "the call took no time");
}

static void short_calls(struct device *dev)
{
	for (int i = 0; i < 100; i++) {
		uint64_t before = now(), after;

		setsockopt(-1, 0, i, NULL, 0);
		after = now();
		check(device_only(dev), before, after);
	}
}

static void *wake_late(void *arg)
{
	const struct timespec time = { .tv_nsec = ASLEEP_NS };
	uint64_t *asleep = arg;
	int one = 1;

	sleeper_wait(&sleeper, 1);
	*asleep = now();
	nanosleep(&time, NULL);
	sleeper_wake(&sleeper, &one, sizeof(one));
	return NULL;
}

static void long_call(struct device *dev)
{
	int fd = MUST(socket(AF_INET, SOCK_STREAM, 0));
	uint64_t before = now(), after, asleep = 0;
	const struct sot_event *event;
	pthread_t thread;

	sleeper_init(&sleeper);
	pthread_create(&thread, NULL, wake_late, &asleep);
	MUST(setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, sleeper.hole, 4));
	after = now();
	pthread_join(thread, NULL);
	event = device_only(dev);
	check(event, before, after);
	CHECK(event->ts_ns <= asleep, "entered after it slept");
	CHECK(event->duration_ns >= ASLEEP_NS, "slept longer than %llu ns",
	      (unsigned long long)event->duration_ns);
}

int main(void)
{
	struct device dev;

	device_open(&dev);
	device_filter_self(&dev, false);
	short_calls(&dev);
	long_call(&dev);
	device_done(&dev);
	return verdict();
}
