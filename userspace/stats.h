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

#define STATS_ROWS 4096 /* or fewer, where that is said */
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
	uint64_t id;   /* which no other row ever has */
	uint64_t errors;
	uint64_t last_ns; /* when its last call returned */
	uint64_t marked;  /* calls up to the last mark */
	uint64_t recent;  /* calls between the last two marks */
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
	uint32_t most;	      /* rows; 0: STATS_ROWS */
	bool recycle; /* rows called longest ago make room for new ones */

	stats_print *print; /* set by the sink */

	/* of stats.c; times are CLOCK_MONOTONIC: */
	struct stats_row *rows; /* most of them */
	uint32_t *heads;	/* of chains of rows */
	uint32_t count;		/* of rows that are in use */
	uint64_t last_id;	/* that a row has */
	uint64_t seed;		/* of the hash */
	struct stats_row others;
	struct summary losses;
	bool started; /* start_ns is known */
	bool again;   /* there was a table before */
	uint64_t start_ns, end_ns;
	uint64_t marked_ns; /* when the last mark was; 0: never */
	uint64_t recent_ns; /* from the mark before to it */
};

int stats_init(struct stats *stats); /* 0 or -ENOMEM */
void stats_free(struct stats *stats);

/* Both return the row that it was counted in, which may be that of the others. */
struct stats_row *stats_event(struct stats *stats, const struct record *rec);
struct stats_row *stats_count(struct stats *stats, const struct record *rec,
			      const uint64_t key[STATS_KEY]);

/* Calls with the same key are one row. */
void stats_key(enum stats_by by, const struct record *rec,
	       uint64_t key[STATS_KEY]);

static inline bool stats_key_is(const uint64_t key[STATS_KEY],
				const uint64_t other[STATS_KEY])
{
	return key[0] == other[0] && key[1] == other[1] && key[2] == other[2];
}

/* All calls that returned before were counted: what is recent ends here. */
void stats_mark(struct stats *stats, uint64_t ns);

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

/* The same between the last two marks; without them as above. */
double stats_recent_rate(const struct stats *stats,
			 const struct stats_row *row);

/* stats_words.c: "option", "process", "socket"; "calls", "errors" ... */
bool stats_by_find(const char *word, enum stats_by *by);
bool stats_sort_find(const char *word, enum stats_sort *sort);
extern const char *const stats_by_names[];
extern const char *const stats_by_plurals[];
extern const char *const stats_sort_names[];

#endif
