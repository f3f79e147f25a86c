// SPDX-License-Identifier: GPL-2.0-only
/* A value that another thread changes while the call sleeps. */
#include <pthread.h>

#include "lines.h"
#include "sleeper.h"

static struct sleeper sleeper;

static void *change(void *arg)
{
	int onoff = 0, linger = 5;

	(void)arg;
	sleeper_wait(&sleeper, 1);
	memcpy(sleeper.hole - 4, &onoff, sizeof(onoff));
	sleeper_wake(&sleeper, &linger, sizeof(linger));
	return NULL;
}

int main(void)
{
	int fd = line_socket(AF_INET, SOCK_STREAM, 0);
	int onoff = 1;
	pthread_t thread;

	sleeper_init(&sleeper);
	memcpy(sleeper.hole - 4, &onoff, sizeof(onoff));
	pthread_create(&thread, NULL, change, NULL);
	/* The first field was there at entry, the second was not. */
	SET(fd, SOL_SOCKET, SO_LINGER, sleeper.hole - 4, 8,
	    .text = "{l_onoff=1, l_linger=5}", .notes = "late,changed");
	pthread_join(thread, NULL);
	return verdict();
}
