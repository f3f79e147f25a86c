/* SPDX-License-Identifier: GPL-2.0-only */
/* The command whose calls are traced. */
#ifndef SOT_CHILD_H
#define SOT_CHILD_H

#include <stdbool.h>
#include <sys/types.h>

#include "error.h"

struct child {
	const char *name;
	pid_t pid; /* 0: there is no command, or it has ended */
	bool ended;
	int status; /* of wait(2), once it has ended */
};

/*
 * Makes this process the parent of orphaned descendants, so that daemons stay
 * in the tree that is traced. To be called before the filter is set.
 */
enum exit_code child_prepare(void);

/* Runs argv; says on stderr why it cannot. */
enum exit_code child_start(struct child *child, char *const argv[]);

/* Collects what has ended; child->ended is set once the command has. */
void child_reap(struct child *child);

/* Passes a signal on to the command, if it still runs. */
void child_signal(const struct child *child, int signo);

/* Says on stderr what the user may not expect of how the command ended. */
void child_report(const struct child *child);

#endif
