/* SPDX-License-Identifier: GPL-2.0-only */
/* The last calls of a process, on a socket, or for an option, as lines of text. */
#ifndef SOT_TOP_CALLS_H
#define SOT_TOP_CALLS_H

#include "recent.h"
#include "sink.h"
#include "stats.h"

/* Calls that are looked for, and lines that are kept of them. */
#define TOP_CALLS 32
#define TOP_CALL_LINES 96

struct top_calls {
	struct out text; /* lines, each with its NUL */
	size_t lines[TOP_CALL_LINES];
	size_t count;
};

/* Whose calls. */
struct top_whose {
	enum stats_by by;
	uint64_t key[STATS_KEY];
};

int top_calls_init(struct top_calls *calls); /* 0 or -ENOMEM */
void top_calls_free(struct top_calls *calls);

/* The oldest first; columns and times as of the sink, which prints nothing. */
void top_calls_take(struct top_calls *calls, const struct recent *recent,
		    const struct top_whose *whose, const struct sink *sink);

static inline const char *top_calls_line(const struct top_calls *calls,
					 size_t i)
{
	return calls->text.buf + calls->lines[i];
}

#endif
