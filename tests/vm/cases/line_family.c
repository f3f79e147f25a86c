// SPDX-License-Identifier: GPL-2.0-only
/* A command's children, grandchildren and orphans are traced with it. */
#include "lines.h"

#include <pthread.h>

static int fd;

static void call(int value)
{
	SET(fd, SOL_SOCKET, SO_PRIORITY, &value, 4, .show = show_int);
	fflush(stdout);
}

static void *in_thread(void *arg)
{
	(void)arg;
	call(1);
	return NULL;
}

static void grandchild(void *arg)
{
	(void)arg;
	call(3);
}

static void child(void *arg)
{
	call(2);
	run_forked(grandchild, arg);
}

/* Its parent, between us, has exited when it makes its call. */
static void orphan(void)
{
	int gone[2], end[2];
	pid_t parent;
	char byte;

	MUST(pipe(gone));
	MUST(pipe(end));
	parent = (pid_t)MUST(fork());
	if (!parent) {
		if (MUST(fork()))
			_exit(0);
		MUST(read(gone[0], &byte, 1));
		call(4);
		_exit(verdict());
	}
	reap(parent);
	/* The end of the pipe tells that the orphan has exited. */
	close(end[1]);
	MUST(write(gone[1], "x", 1));
	MUST(read(end[0], &byte, 1));
}

static void other_name(void *arg)
{
	(void)arg;
	MUST(prctl(PR_SET_NAME, "changeling"));
	call(5);
}

int main(void)
{
	pthread_t thread;

	fd = line_socket(AF_UNIX, SOCK_DGRAM, 0);
	call(0);
	pthread_create(&thread, NULL, in_thread, NULL);
	pthread_join(thread, NULL);
	run_forked(child, NULL);
	orphan();
	run_forked(other_name, NULL);
	return verdict();
}
