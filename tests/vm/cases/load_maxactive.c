// SPDX-License-Identifier: GPL-2.0-only
/* More sleeping calls than the probe has places: what it missed is told. */
#include "module.h"

#include <pthread.h>
#include <sched.h>
#include <sys/socket.h>

#include "device.h"
#include "sleeper.h"

#define THREADS 16

static struct sleeper sleeper;

static void *sleep_in_a_call(void *arg)
{
	int fd = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));

	(void)arg;
	MUST(setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, sleeper.hole, 4));
	close(fd);
	return NULL;
}

static void all_asleep(void)
{
	pthread_t threads[THREADS];

	for (int i = 0; i < THREADS; i++)
		pthread_create(&threads[i], NULL, sleep_in_a_call, NULL);
	sleeper_wait(&sleeper, THREADS);
	sleeper_wake(&sleeper, "", 1);
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	sleeper_rearm(&sleeper);
}

/* Adds up what the stream says; returns events and calls missed. */
static void add_up(struct device *dev, uint64_t *events, uint64_t *missed)
{
	const struct sot_header *header;

	while ((header = device_next(dev))) {
		const struct sot_lost *lost = (const void *)header;

		if (record_is_event(header)) {
			++*events;
			continue;
		}
		CHECK_EQ("reason", lost->reason, SOT_LOST_MISSED);
		CHECK_EQ("call", lost->call, SOT_TYPE_SETSOCKOPT);
		CHECK_EQ("cpu", header->cpu, SOT_CPU_NONE);
		CHECK(lost->count > 0, "a loss of none");
		*missed += lost->count;
	}
}

int main(void)
{
	uint64_t events = 0, missed = 0;
	struct sot_stats stats;
	struct device dev;
	cpu_set_t cpu;

	/* The kernel counts what it misses without a lock: on one CPU, exactly. */
	CPU_ZERO(&cpu);
	CPU_SET(0, &cpu);
	MUST(sched_setaffinity(0, sizeof(cpu), &cpu));
	module_load("maxactive=4");
	sleeper_init(&sleeper);
	device_open(&dev);
	for (int round = 1; round <= 3; round++) {
		all_asleep();
		add_up(&dev, &events, &missed);
		CHECK_EQ("delivered and missed", events + missed,
			 round * THREADS);
		CHECK_EQ("missed", missed, round * (THREADS - 4));
	}
	CHECK_EQ("counter of missed calls", counter("missed"), missed);
	MUST(ioctl(dev.fd, SOT_IOC_STATS, &stats));
	CHECK_EQ("missed in the statistics", stats.missed, missed);
	CHECK_EQ("matched in the statistics", stats.matched, events);

	/* The places are free again. */
	for (int i = 0; i < 1000; i++)
		setsockopt(-1, 0, 0, NULL, 0);
	events = missed = 0;
	add_up(&dev, &events, &missed);
	CHECK_EQ("events", events, 1000);
	device_close(&dev);
	module_unload();
	return verdict();
}
