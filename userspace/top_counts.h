/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What top counts: calls by option, by process and by socket, and what processes
 * and sockets did with each option.
 */
#ifndef SOT_TOP_COUNTS_H
#define SOT_TOP_COUNTS_H

#include "recent.h"
#include "stats.h"

/* Of each table: a screen shows some dozens. Those who call no more make room. */
#define TOP_ROWS 2048

/* The first three are enum stats_by. */
enum top_table {
	TOP_OPTIONS,
	TOP_PROCESSES,
	TOP_SOCKETS,
	TOP_PROCESS_OPTIONS, /* by the ids of a row of each */
	TOP_SOCKET_OPTIONS,
	TOP_TABLES,
};

struct top_counts {
	struct stats tables[TOP_TABLES];
	struct recent recent;
	uint64_t calls, errors;
	uint64_t marked, calls_recent; /* as of struct stats_row */
	struct summary losses;
};

int top_counts_init(struct top_counts *counts); /* 0 or -ENOMEM */
void top_counts_free(struct top_counts *counts);

void top_counts_event(struct top_counts *counts, const struct record *rec);

/* From here on anew. */
void top_counts_restart(struct top_counts *counts, uint64_t start_ns);

/* What is recent ends here. */
void top_counts_mark(struct top_counts *counts, uint64_t ns);

/* Of all calls, recent ones if there was a mark. */
double top_counts_rate(const struct top_counts *counts);

#endif
