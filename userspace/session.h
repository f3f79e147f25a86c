/* SPDX-License-Identifier: GPL-2.0-only */
/* From a source through the filter to a sink, until there is a reason to end. */
#ifndef SOT_SESSION_H
#define SOT_SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "child.h"
#include "error.h"
#include "filter.h"
#include "handover.h"
#include "output.h"
#include "signals.h"
#include "source.h"
#include "summary.h"

struct session {
	/* set by the caller, who owns them: */
	struct source *source;
	const struct filter *filter;
	struct output *output;
	struct child *child;	   /* NULL: no command */
	struct handover *handover; /* NULL: nobody comes after this process */
	uint64_t duration_ns;	   /* live: end after it; 0: never */
	bool strict;
	/* Once the output has begun, or something is to be unpacked; then false. */
	bool drop_privileges;

	/* of session.c: */
	struct summary summary;
	struct signals signals;
	uint64_t deadline_ns; /* CLOCK_MONOTONIC; 0: none */
	uint64_t cutoff_ns; /* calls that return later are not shown; 0: none */
	uint64_t clock_sampled_ns; /* when the clocks were last compared */
	bool unfiltered;	   /* the filter lets every event pass */
	bool begun;		   /* the sink has begun */
	bool passed_on;		   /* a signal to end, to the command */
	bool done;
	int end_err; /* with what a recording ended that is still looked at */
	bool quiet;  /* nobody listens: end without a word */
	bool wait_source; /* the next wait is for the source too */
	int wait_ms;	  /* and at most so long; -1: as long as it takes */
	enum exit_code code;
};

/* Says on stderr what goes wrong, ends with the summary there. */
enum exit_code session_run(struct session *session);

#endif
