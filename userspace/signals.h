/* SPDX-License-Identifier: GPL-2.0-only */
/* Signals as something to poll for. */
#ifndef SOT_SIGNALS_H
#define SOT_SIGNALS_H

#include <stdbool.h>

/* What came since the last look. */
struct signals {
	int fd;	       /* readable when something came */
	int asked;     /* SIGINT, SIGTERM or SIGHUP sent by a process; else 0 */
	bool terminal; /* Ctrl-C: our command, if any, got it as well */
	bool child;    /* SIGCHLD */
};

/*
 * Catches SIGINT, SIGTERM, SIGHUP (unless ignored, as by nohup) and SIGCHLD,
 * and ignores SIGPIPE and SIGXFSZ. Where insist is set, a second signal to end
 * does so at once, even out of a write that nobody reads. Returns 0 or -errno.
 * A command to be run has to be started before, so that it inherits none of it.
 */
int signals_start(struct signals *signals, bool insist);
void signals_take(struct signals *signals);

#endif
