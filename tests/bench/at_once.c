// SPDX-License-Identifier: GPL-2.0-only
/*
 * Makes the same call on several processors at once, in a VM whose clock ticks
 * once for each instruction of any of them, and prints
 *   CALLS LOOP
 * LOOP is what all calls of all processors took.
 *
 * usage: at_once PROCESSORS COUNT     COUNT of each
 */
#include <inttypes.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* First calls fill caches of the kernel's own. */
#define WARM_UP 100

/* What starting them left behind is over by then; an idle VM's clock runs ahead. */
#define QUIET_S 3

static int ready[2], go[2]; /* pipes: a byte for each process */

static void die(const char *what)
{
	perror(what);
	exit(1);
}

static uint64_t now_ns(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (uint64_t)ts.tv_sec * 1000000000 + (uint64_t)ts.tv_nsec;
}

static void make_calls(int sock, long count)
{
	int on = 1;

	for (long i = 0; i < count; i++)
		if (syscall(SYS_setsockopt, sock, SOL_SOCKET, SO_REUSEADDR, &on,
			    sizeof(on)))
			die("setsockopt");
}

static void caller(int processor, long count)
{
	cpu_set_t set;
	char byte = 0;
	int sock;

	CPU_ZERO(&set);
	CPU_SET(processor, &set);
	if (sched_setaffinity(0, sizeof(set), &set))
		die("sched_setaffinity");
	sock = socket(AF_INET, SOCK_STREAM, 0);
	if (sock < 0)
		die("socket");
	make_calls(sock, WARM_UP);
	if (write(ready[1], &byte, 1) != 1 || read(go[0], &byte, 1) != 1)
		die("pipe");
	make_calls(sock, count);
	_exit(0);
}

static void start(int processors, long count)
{
	char byte;

	if (pipe(ready) || pipe(go))
		die("pipe");
	for (int i = 0; i < processors; i++) {
		pid_t pid = fork();

		if (pid < 0)
			die("fork");
		if (!pid)
			caller(i, count);
	}
	for (int i = 0; i < processors; i++)
		if (read(ready[0], &byte, 1) != 1)
			die("pipe");
}

int main(int argc, char **argv)
{
	const struct timespec quiet = { .tv_sec = QUIET_S };
	int processors = argc == 3 ? atoi(argv[1]) : 0;
	long count = argc == 3 ? atol(argv[2]) : 0;
	int status, failed = 0;
	uint64_t begun;

	if (processors < 1 || count < 1)
		return 2;
	start(processors, count);
	nanosleep(&quiet, NULL);
	begun = now_ns();
	for (int i = 0; i < processors; i++)
		if (write(go[1], "", 1) != 1)
			die("pipe");
	while (wait(&status) > 0)
		failed |= status;
	printf("%ld %" PRIu64 "\n", processors * count, now_ns() - begun);
	return failed != 0;
}
