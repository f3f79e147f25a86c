// SPDX-License-Identifier: GPL-2.0-only
/*
 * Calls that sleep inside the kernel while the probes are disarmed, and while
 * the module is unloaded and loaded again: they return as if nothing had been.
 */
#include "module.h"

#include <dirent.h>
#include <pthread.h>
#include <sys/socket.h>

#include "related.h"
#include "sleeper.h"
#include "socks.h"

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

static void *sleep_in_accept(void *fd)
{
	MUST(accept(*(int *)fd, NULL, NULL));
	return NULL;
}

/* How many threads of ours sleep in accept(2). */
static int asleep_in_accept(void)
{
	DIR *tasks = opendir("/proc/self/task");
	const struct dirent *task;
	char path[64], line[32];
	int found = 0;

	if (!tasks)
		DIE("/proc/self/task: %s", strerror(errno));
	while ((task = readdir(tasks))) {
		FILE *file;

		snprintf(path, sizeof(path), "/proc/self/task/%.16s/syscall",
			 task->d_name);
		file = fopen(path, "r");
		if (file && fgets(line, sizeof(line), file))
			found += atoi(line) == SYS_accept;
		if (file)
			fclose(file);
	}
	closedir(tasks);
	return found;
}

/* A server waits like this for hours, and its probe may go meanwhile. */
static void accept_asleep(void)
{
	int listener = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));
	struct sock_address address = bind_loopback(listener, AF_INET);
	struct device dev;

	MUST(listen(listener, THREADS));
	module_load("");
	device_open(&dev);
	related_ask(&dev, RELATED_CALLS, false);
	for (int i = 0; i < THREADS; i++)
		pthread_create(&threads[i], NULL, sleep_in_accept, &listener);
	while (asleep_in_accept() < THREADS)
		usleep(10000);
	device_close(&dev);
	module_unload();
	for (int i = 0; i < THREADS; i++)
		MUST(connect((int)MUST(socket(AF_INET, SOCK_STREAM, 0)),
			     &address.sa, address.len));
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	close(listener);
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
	accept_asleep();
	reload_asleep();
	return verdict();
}
