// SPDX-License-Identifier: GPL-2.0-only
/* Processes with their descendants, however they came to be. */
#include "marks.h"

#include <pthread.h>
#include <sys/prctl.h>

static struct device dev;

/* Go on as child: the one in between waits for us. */
static void as_grandchild(void *arg)
{
	pid_t child = (pid_t)MUST(fork());

	(void)arg;
	if (child) {
		reap(child);
		exit(verdict());
	}
}

/* Go on as a process whose parent has exited. */
static void as_orphan(void *arg)
{
	pid_t parent;
	int gone[2];
	char byte;

	(void)arg;
	MUST(pipe(gone));
	parent = (pid_t)MUST(fork());
	if (parent) {
		reap(parent);
		MUST(write(gone[1], "x", 1));
		exit(verdict());
	}
	if (MUST(fork()))
		_exit(0);
	MUST(read(gone[0], &byte, 1));
}

static void *fork_as_thread(void *worker)
{
	worker_start(worker, NULL, NULL);
	return NULL;
}

static void check_at(int line, struct worker workers[4], uint32_t pid,
		     bool tree, const char *want)
{
	struct sot_filter filter = {
		.flags = tree ? SOT_FILTER_TREE : 0,
		.npids = 1,
		.pids = { pid },
	};

	device_filter(&dev, &filter);
	mark('m');
	for (int i = 0; i < 4; i++)
		worker_mark(&workers[i], "cgot"[i]);
	expect_marks_at(line, &dev, want);
}

int main(void)
{
	struct worker workers[4];
	pthread_t thread;

	/* So that orphans come to us, as the reader does it. */
	MUST(prctl(PR_SET_CHILD_SUBREAPER, 1));
	device_open(&dev);
	worker_start(&workers[0], NULL, NULL);
	worker_start(&workers[1], as_grandchild, NULL);
	worker_start(&workers[2], as_orphan, NULL);
	/* A child of a thread is a child of the process. */
	pthread_create(&thread, NULL, fork_as_thread, &workers[3]);
	pthread_join(thread, NULL);

	check_at(__LINE__, workers, 0, false, "m");
	check_at(__LINE__, workers, 0, true, "mcgot");
	check_at(__LINE__, workers, (uint32_t)getppid(), true, "mcgot");
	check_at(__LINE__, workers, (uint32_t)workers[0].pid, true, "c");
	check_at(__LINE__, workers, (uint32_t)workers[1].pid, false, "");
	check_at(__LINE__, workers, (uint32_t)workers[1].pid, true, "g");
	check_at(__LINE__, workers, (uint32_t)workers[3].pid, true, "t");
	for (int i = 0; i < 4; i++)
		worker_stop(&workers[i]);
	return verdict();
}
