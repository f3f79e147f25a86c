/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Calls counted by their option, process or socket, in bounded memory: those who
 * make the calls may be hostile. What comes when there is no more room is counted
 * under "others".
 */
#ifndef SOT_STATS_H
#define SOT_STATS_H

#include <stdbool.h>
#include <stdint.h>

#include "latency.h"
#include "record.h"
#include "summary.h"

#define STATS_ROWS 4096
#define STATS_KEY 3

struct sink;
struct stats;

/* What was counted, appended to sink->out. 0 or -ENOMEM. */
typedef int stats_print(const struct sink *sink, const struct stats *stats);

enum stats_by {
	STATS_BY_OPTION,
	STATS_BY_PROCESS,
	STATS_BY_SOCKET,
};

/* By name the first comes first, else the largest. */
enum stats_sort {
	STATS_SORT_CALLS,
	STATS_SORT_ERRORS,
	STATS_SORT_RATE,
	STATS_SORT_MIN,
	STATS_SORT_MEDIAN,
	STATS_SORT_P99,
	STATS_SORT_MAX,
	STATS_SORT_TOTAL,
	STATS_SORT_NAME,
};

struct stats_row {
	uint64_t key[STATS_KEY];
	uint32_t next; /* with the same hash: its place + 1; 0: none */
	uint64_t errors;
	struct latency latency;
	/* What it is called by: its first call, of a socket its last one. */
	struct sot_event event;
	uint8_t addr[sizeof(struct sot_inet6)];
};

struct stats {
	/* set by the caller: */
	enum stats_by by;
	enum stats_sort sort;
	bool histogram;	      /* text shows how latencies spread */
	bool live;	      /* time passes without a call */
	uint64_t interval_ns; /* a table each; 0: one in the end */

	stats_print *print; /* set by the sink */

	/* of stats.c; times are CLOCK_MONOTONIC: */
	struct stats_row *rows; /* STATS_ROWS of them */
	uint32_t *heads;	/* of chains of rows */
	uint32_t count;		/* of rows that are in use */
	uint64_t seed;		/* of the hash */
	struct stats_row others;
	struct summary losses;
	bool started; /* start_ns is known */
	bool again;   /* there was a table before */
	uint64_t start_ns, end_ns;
};

int stats_init(struct stats *stats); /* 0 or -ENOMEM */
void stats_free(struct stats *stats);

void stats_event(struct stats *stats, const struct record *rec);

/* Forgets all calls and losses; what comes now begins at start_ns. */
void stats_restart(struct stats *stats, uint64_t start_ns);

/* All rows in one, "others" included. */
void stats_sum(const struct stats *stats, struct stats_row *sum);

/* When a call returned; it cannot have been later than time goes. */
static inline uint64_t stats_returned(const struct sot_event *event)
{
	return event->duration_ns < UINT64_MAX - event->ts_ns ?
		       event->ts_ns + event->duration_ns :
		       UINT64_MAX;
}

/* Calls on what is no socket make one row. */
static inline bool stats_has_socket(const struct sot_event *event)
{
	return !(event->flags & SOT_F_NOSOCK) && event->sock_family;
}

/* Calls in a second; 0 if no time has passed. */
double stats_rate(const struct stats *stats, const struct stats_row *row);

/* stats_words.c: "option", "process", "socket"; "calls", "errors" ... */
bool stats_by_find(const char *word, enum stats_by *by);
bool stats_sort_find(const char *word, enum stats_sort *sort);
extern const char *const stats_by_names[];
extern const char *const stats_by_plurals[];

#endif
