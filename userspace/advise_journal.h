/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Findings for journald, an entry for each: of calls that are made now as soon as
 * there is one, of a recording in the end.
 */
#ifndef SOT_ADVISE_JOURNAL_H
#define SOT_ADVISE_JOURNAL_H

#include <stdbool.h>
#include <stdint.h>

struct findings;
struct stream;

struct advise_journal {
	/* set by the caller: */
	bool on;
	bool live; /* calls are made now */
	bool all;  /* rules, not those of security alone */

	/* of advise_journal.c: */
	uint32_t seen; /* so many findings */
	bool is_full;  /* it was told that there is no room for more */
	bool failed;   /* which was told on stderr */
};

/* An entry for each that is new since the last time. */
void advise_journal_send(struct advise_journal *journal,
			 const struct findings *findings,
			 const struct stream *stream);

#endif
