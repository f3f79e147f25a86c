// SPDX-License-Identifier: GPL-2.0-only
/*
 * Makes calls in a VM whose clock ticks once for each instruction of its only
 * processor, and prints for each kind of call
 *   KIND CALLS LOOP DRAIN
 * LOOP is what all calls took, with whatever else ran on the processor; DRAIN
 * what the processes PID... still had to do when they were over. No call is
 * made but those, and a few to warm up.
 *
 * usage: calls COUNT [PID...]
 */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define READERS_MAX 8

/* First calls fill caches of the kernel's own. */
#define WARM_UP 100

/* Longer than any reader waits for more; an idle VM's clock runs ahead. */
#define QUIET_S 3

struct readers {
	clockid_t clocks[READERS_MAX];
	int count;
};

static int sock;

static void die(const char *what)
{
	perror(what);
	exit(1);
}

static uint64_t read_clock(clockid_t clock)
{
	struct timespec ts;

	if (clock_gettime(clock, &ts))
		die("clock_gettime");
	return (uint64_t)ts.tv_sec * 1000000000 + (uint64_t)ts.tv_nsec;
}

static uint64_t work_of(const struct readers *readers)
{
	uint64_t sum = 0;

	for (int i = 0; i < readers->count; i++)
		sum += read_clock(readers->clocks[i]);
	return sum;
}

static void quiet(void)
{
	struct timespec ts = { .tv_sec = QUIET_S };

	nanosleep(&ts, NULL);
}

/* Past the C library, so that nothing of it is counted. */
static void call_set(void)
{
	int on = 1;

	if (syscall(SYS_setsockopt, sock, SOL_SOCKET, SO_REUSEADDR, &on,
		    sizeof(on)))
		die("setsockopt");
}

static void call_get(void)
{
	int type;
	socklen_t len = sizeof(type);

	if (syscall(SYS_getsockopt, sock, SOL_SOCKET, SO_TYPE, &type, &len))
		die("getsockopt");
}

static void call_other(void)
{
	if (syscall(SYS_getppid) < 0)
		die("getppid");
}

static void measure(const char *name, void (*call)(void), long count,
		    const struct readers *readers)
{
	uint64_t start, loop, work;

	for (int i = 0; i < WARM_UP; i++)
		call();
	quiet();
	start = read_clock(CLOCK_MONOTONIC);
	for (long i = 0; i < count; i++)
		call();
	loop = read_clock(CLOCK_MONOTONIC) - start;
	work = work_of(readers);
	quiet();
	printf("%s %ld %" PRIu64 " %" PRIu64 "\n", name, count, loop,
	       work_of(readers) - work);
}

int main(int argc, char **argv)
{
	struct readers readers = { .count = argc - 2 };
	long count = argc > 1 ? atol(argv[1]) : 0;

	if (count < 1 || readers.count > READERS_MAX)
		return 2;
	for (int i = 0; i < readers.count; i++)
		if (clock_getcpuclockid(atoi(argv[i + 2]), &readers.clocks[i]))
			die(argv[i + 2]);
	sock = socket(AF_INET, SOCK_STREAM, 0);
	if (sock < 0)
		die("socket");
	measure("set", call_set, count, &readers);
	measure("get", call_get, count, &readers);
	measure("other", call_other, count, &readers);
	return 0;
}
