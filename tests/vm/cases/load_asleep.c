// SPDX-License-Identifier: GPL-2.0-only
/*
 * Calls that sleep inside the kernel while the probes are disarmed, and while
 * the module is unloaded and loaded again: they return as if nothing had been.
 */
#include "module.h"

#include <pthread.h>
#include <sys/socket.h>

#include "device.h"
#include "sleeper.h"

#define THREADS 8

static struct sleeper sleeper;
static pthread_t threads[THREADS];
static int sockets[THREADS];

static void *sleep_in_a_call(void *fd)
{
	MUST(setsockopt(*(int *)fd, SOL_SOCKET, SO_KEEPALIVE, sleeper.hole, 4));
	return NULL;
}

static void fall_asleep(void)
{
	sleeper_rearm(&sleeper);
	for (int i = 0; i < THREADS; i++)
		pthread_create(&threads[i], NULL, sleep_in_a_call, &sockets[i]);
	sleeper_wait(&sleeper, THREADS);
}

/* The option must have been set to what the page then held. */
static void wake_up(int value)
{
	int got = -1;
	socklen_t len = sizeof(got);

	sleeper_wake(&sleeper, &value, sizeof(value));
	for (int i = 0; i < THREADS; i++) {
		pthread_join(threads[i], NULL);
		MUST(getsockopt(sockets[i], SOL_SOCKET, SO_KEEPALIVE, &got,
				&len));
		CHECK_EQ("option", got, value);
	}
}

static void expect_nothing(struct device *dev)
{
	const struct sot_header *header;

	while ((header = device_next(dev)))
		if (header->type != SOT_TYPE_GETSOCKOPT)
			FAIL("record of type %u for a call from before",
			     header->type);
}

/* A control: awake in time, every call is told, with its value. */
static void read_to_the_end(void)
{
	struct device dev;
	int sets = 0;

	module_load("");
	device_open(&dev);
	fall_asleep();
	wake_up(1);
	for (const struct sot_header *h; (h = device_next(&dev));) {
		const struct sot_event *event = (const void *)h;

		if (h->type != SOT_TYPE_SETSOCKOPT)
			continue;
		CHECK_EQ("flags", event->flags, SOT_F_LATE);
		sets++;
	}
	CHECK_EQ("events", sets, THREADS);
	device_close(&dev);
	module_unload();
}

static void disarm_asleep(void)
{
	struct device dev;

	module_load("");
	device_open(&dev);
	fall_asleep();
	device_close(&dev);
	CHECK_EQ("armed", kprobes_armed(), false);
	wake_up(0);
	module_unload();
}

/* A reader that comes later has nothing to do with them. */
static void rearm_asleep(void)
{
	struct device dev;

	module_load("");
	device_open(&dev);
	fall_asleep();
	device_close(&dev);
	device_open(&dev);
	wake_up(1);
	expect_nothing(&dev);
	device_close(&dev);
	module_unload();
}

static void unload_asleep(void)
{
	struct device dev;

	module_load("");
	device_open(&dev);
	fall_asleep();
	device_close(&dev);
	module_unload();
	wake_up(0);
}

static void reload_asleep(void)
{
	struct device dev;

	module_load("");
	device_open(&dev);
	fall_asleep();
	CHECK_ERR(module_try_unload(), EWOULDBLOCK);
	device_close(&dev);
	module_unload();
	module_load("");
	device_open(&dev);
	wake_up(1);
	expect_nothing(&dev);
	device_close(&dev);
	module_unload();
}

int main(void)
{
	for (int i = 0; i < THREADS; i++)
		sockets[i] = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));
	sleeper_init(&sleeper);
	read_to_the_end();
	disarm_asleep();
	rearm_asleep();
	unload_asleep();
	reload_asleep();
	return verdict();
}
