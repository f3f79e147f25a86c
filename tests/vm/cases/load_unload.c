// SPDX-License-Identifier: GPL-2.0-only
/* Loaded, opened, closed and unloaded, over and over, while calls run. */
#include "module.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <sys/socket.h>

#include "device.h"

#define ROUNDS 100
#define THREADS 2

static atomic_bool stop;
static atomic_ulong wrong;

static void *calls(void *arg)
{
	int fd = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));
	const struct sched_param none = { 0 };
	int one = 1, type;
	socklen_t len;

	(void)arg;
	/* They fill the time that the rounds spend waiting. */
	MUST(sched_setscheduler(0, SCHED_IDLE, &none));
	while (!atomic_load(&stop)) {
		len = sizeof(type);
		if (setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &one, 4) ||
		    getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &len) ||
		    type != SOCK_STREAM || setsockopt(-1, 0, 0, NULL, 0) != -1)
			atomic_fetch_add(&wrong, 1);
	}
	return NULL;
}

/*
 * delete_module(2) says EWOULDBLOCK for a module in use; rmmod(8) of kmod looks
 * at the count itself and says EBUSY.
 */
static void refused(void)
{
	CHECK_ERR(module_try_unload(), EWOULDBLOCK);
}

static void one_round(void)
{
	struct device first, second;

	module_load("");
	device_open(&first);
	refused();
	device_open(&second);
	device_filter_self(&second, false);
	/* The threads' calls come, of all of them, without end. */
	while (!device_next(&first) || !device_next(&second))
		;
	device_close(&first);
	refused();
	device_close(&second);
	module_unload();
}

int main(void)
{
	pthread_t threads[THREADS];

	rcu_expedite();
	for (int i = 0; i < THREADS; i++)
		pthread_create(&threads[i], NULL, calls, NULL);
	for (int i = 0; i < ROUNDS && !failures; i++)
		one_round();
	atomic_store(&stop, true);
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	CHECK_EQ("calls with a wrong result", atomic_load(&wrong), 0);
	return verdict();
}
