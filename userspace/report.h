/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A recording on one page: who sets what, when, what fails, how long it takes, and
 * what advise has to say of it. Counted as calls come, in bounded memory.
 */
#ifndef SOT_REPORT_H
#define SOT_REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "advise.h"
#include "call_title.h"
#include "latency.h"
#include "sink.h"
#include "summary.h"
#include "tally.h"

/* Several processes may share a name; the key is that name. */
struct report_program {
	struct tally_item item;
	uint32_t pid; /* of the first */
	bool pids;    /* there are more */
	uint64_t sets, gets, failed;
};

#define REPORT_VALUES 4
#define REPORT_VALUE 64

/* What a program does with an option; the key is both. */
struct report_use {
	struct tally_item item;
	char comm[SOT_COMM_LEN];
	char call[CALL_TITLE];
	uint64_t failed;
	char values[REPORT_VALUES][REPORT_VALUE]; /* the first ones */
	uint32_t nvalues;
	bool more;
};

/* Of a call for an option, whoever makes it. */
struct report_call {
	struct tally_item item;
	char call[CALL_TITLE];
	uint64_t failed;
	struct latency latency;
};

struct report_error {
	struct tally_item item;
	char call[CALL_TITLE];
	char comm[SOT_COMM_LEN]; /* who met it first */
	bool comms;		 /* others did, too */
	uint32_t err;
};

/* Calls by time: as it goes on, two parts become one. */
#define REPORT_PARTS 96

struct report_part {
	uint64_t sets, gets, failed; /* the failed ones are in neither */
};

struct report_times {
	int64_t first_ns, last_ns; /* since 1970 */
	uint64_t part_ns;
	struct report_part parts[REPORT_PARTS];
};

struct report {
	struct advise advise; /* set up by the caller, as for advise */

	/* of report.c: */
	struct tally programs, calls, errors;
	struct tally set_uses, read_uses; /* each has its own room */
	struct report_times times;
	struct latency latency;
	uint64_t sets, gets, failed, related;
	struct summary losses; /* what was lost, alone */
	struct out text;       /* where values are printed */
};

int report_init(struct report *report); /* 0 or -ENOMEM */
void report_free(struct report *report);

/* Calls, one after the other. */
void report_event(struct report *report, const struct sink *sink,
		  const struct record *rec);
void report_lost(struct report *report, const struct sot_lost *lost);

/* Behind the last one. */
void report_end(struct report *report);

/* report_times.c */
void report_times_add(struct report_times *times, int64_t ns, bool is_set,
		      bool failed);

/* report_page.c, report_tables.c, report_charts.c: all appended to sink->out. */
void report_print(const struct report *report, const struct sink *sink);
void report_print_tables(const struct report *report, struct out *out);
void report_print_times(const struct report *report, const struct sink *sink);
void report_print_latency(const struct report *report, struct out *out);

#endif
