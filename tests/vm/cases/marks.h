/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Calls that can be told apart in any stream: each carries a letter as its
 * optlen. What a filter lets through is then compared as a word.
 */
#ifndef SOT_MARKS_H
#define SOT_MARKS_H

#include <signal.h>
#include <sys/socket.h>

#include "device.h"

#define MARK_LEVEL 4242
#define MARK_NAME 1

static inline void mark_at(int fd, int level, int name, int letter)
{
	setsockopt(fd, level, name, NULL, (socklen_t)letter);
}

static inline void mark(int letter)
{
	mark_at(-1, MARK_LEVEL, MARK_NAME, letter);
}

static inline void mark_get(int letter)
{
	socklen_t length = (socklen_t)letter;

	getsockopt(-1, MARK_LEVEL, MARK_NAME, NULL, &length);
}

/* These calls, in this order, and no others must have come. */
static inline void expect_marks_at(int line, struct device *dev,
				   const char *want)
{
	const struct sot_header *header;
	char got[100] = "";
	size_t n = 0;

	while ((header = device_next(dev)) && n + 1 < sizeof(got)) {
		const struct sot_event *event = (const void *)header;

		if (!record_is_event(header))
			DIE("record of type %u", header->type);
		got[n++] = (char)event->optlen;
	}
	if (strcmp(got, want))
		fail_at(__FILE__, line,
			"the calls \"%s\" came, expected \"%s\" (line of the case)",
			got, want);
}

#define EXPECT_MARKS(dev, want) expect_marks_at(__LINE__, dev, want)

/* A process that makes such calls when it is told to. */
struct worker {
	pid_t pid;
	int to; /* descriptors of pipes */
	int from;
};

struct worker_order {
	int fd;
	int letter; /* 0: to end */
};

/*
 * setup runs in the new process, before its first call. It may fork and return
 * in the child: then that one gets the orders.
 */
static inline void worker_start(struct worker *worker, void (*setup)(void *),
				void *arg)
{
	struct worker_order order;
	int to[2], from[2];
	char byte = 0;

	MUST(pipe(to));
	MUST(pipe(from));
	fflush(stdout);
	worker->pid = (pid_t)MUST(fork());
	worker->to = to[1];
	worker->from = from[0];
	if (worker->pid) {
		close(to[0]);
		close(from[1]);
		if (read(worker->from, &byte, 1) != 1)
			DIE("a worker could not be set up");
		return;
	}
	close(to[1]);
	close(from[0]);
	signal(SIGPIPE, SIG_IGN);
	failures = 0;
	if (setup)
		setup(arg);
	while (write(from[1], &byte, 1) == 1 &&
	       read(to[0], &order, sizeof(order)) == sizeof(order) &&
	       order.letter)
		mark_at(order.fd, MARK_LEVEL, MARK_NAME, order.letter);
	exit(verdict());
}

static inline void worker_mark_fd(struct worker *worker, int fd, int letter)
{
	struct worker_order order = { .fd = fd, .letter = letter };
	char byte;

	MUST(write(worker->to, &order, sizeof(order)));
	if (read(worker->from, &byte, 1) != 1)
		DIE("a worker is gone");
}

static inline void worker_mark(struct worker *worker, int letter)
{
	worker_mark_fd(worker, -1, letter);
}

static inline void worker_stop(struct worker *worker)
{
	struct worker_order order = { .letter = 0 };

	MUST(write(worker->to, &order, sizeof(order)));
	close(worker->to);
	reap(worker->pid);
	close(worker->from);
}

#endif
