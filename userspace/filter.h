/* SPDX-License-Identifier: GPL-2.0-only */
/* Which calls the user wants to see. */
#ifndef SOT_FILTER_H
#define SOT_FILTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "record.h"

/* As many as the module takes, so that what it cannot say stays the exception. */
#define FILTER_ENTRIES SOT_FILTER_ENTRIES
#define FILTER_COMMS SOT_FILTER_COMMS
#define FILTER_NS SOT_FILTER_NS

struct filter_opt {
	int32_t level;
	int32_t optname;
	uint32_t calls; /* set of 1 << enum sot_type; 0: both */
	bool any_name;	/* every option of the level */
	bool exclude;
};

/*
 * All conditions must hold; a list holds if one of its entries does, an empty
 * list or a zero always does. Among the options, one without exclude has to
 * match if there is any, and none with it may.
 */
struct filter {
	bool live; /* the module filters too: what a record cannot tell is its matter */
	bool tree;   /* pids: their descendants too; live only */
	bool failed; /* only calls that returned an error */
	/*
	 * Set of 1 << enum sot_type; 0: live, all but related calls; else these
	 * too, unless options are named.
	 */
	uint32_t calls;
	uint64_t families; /* set of 1 << AF_*; no socket is bit 0 */
	uint64_t min_duration_ns;
	size_t npids, ntids, nuids, nerrs, ncomms, nnetns, ncgroups, nopts;
	uint32_t pids[FILTER_ENTRIES];
	uint32_t tids[FILTER_ENTRIES];
	uint32_t uids[FILTER_ENTRIES];
	int32_t errs[FILTER_ENTRIES];	 /* positive */
	const char *comms[FILTER_COMMS]; /* patterns of fnmatch(3); not owned */
	uint32_t
		netns[FILTER_NS]; /* of the socket; without one, the caller's */
	uint64_t cgroups[FILTER_NS]; /* live: their subtrees too */
	struct filter_opt opts[FILTER_ENTRIES];
};

/* True if it has no condition at all: every event matches. */
bool filter_is_empty(const struct filter *filter);

/* True if the user wants to see this event. */
bool filter_match(const struct filter *filter, const struct record *rec);

/*
 * The same for the module. Where it cannot say a condition (patterns, several
 * errors, one direction of an option) it lets more calls pass: filter_match
 * sorts them out.
 */
void filter_to_kernel(const struct filter *filter, struct sot_filter *kernel);

#endif
