/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Calls counted for a monitoring system, under a bounded set of names and so in
 * bounded memory: those who make the calls choose numbers of levels and options
 * as they like. What has no name in the catalogue, and what there is no more room
 * for, is counted as "other". Counts only grow.
 */
#ifndef SOT_METRICS_H
#define SOT_METRICS_H

#include <stdint.h>

#include "catalogue/catalogue.h"
#include "out.h"
#include "record.h"

/*
 * Of call, level, option and result; a busy host has some two hundred. Calls
 * beyond are one of METRICS_FOLDED: of either call, succeeded or not.
 */
#define METRICS_SERIES 1024
#define METRICS_FOLDED 4
#define METRICS_SLOTS (2 * METRICS_SERIES)

/* A histogram has a line for each bucket: there are fewer of them. */
#define METRICS_SPREADS 64
#define METRICS_BUCKETS 22 /* the last has no upper bound */

/* The error of calls that failed with one that has no name. */
#define METRICS_ERR_OTHER UINT32_MAX

/* How long calls of a level took. */
struct metrics_spread {
	uint32_t call;	   /* enum sot_type */
	const char *level; /* as it is shown */
	uint64_t total_ns; /* UINT64_MAX: or more */
	uint64_t calls[METRICS_BUCKETS];
};

/* No two of them read the same: in the catalogue names are unique, too. */
struct metrics_series {
	uint32_t call;		       /* enum sot_type; 0: not in use */
	uint32_t err;		       /* 0: it succeeded */
	const struct opt_level *level; /* NULL: other */
	const struct opt *opt;	       /* NULL: other */
	struct metrics_spread *spread;
	uint64_t calls;
};

/* All zeros, it has counted nothing. */
struct metrics {
	struct metrics_series slots[METRICS_SLOTS]; /* found by their hash */
	struct metrics_spread spreads[METRICS_SPREADS];
	uint32_t series, spread; /* how many are in use */
	uint64_t folded;	 /* calls that there was no room for */
	uint64_t lost, missed;	 /* calls */
	uint64_t blinded;	 /* times that the probes were switched off */
	uint64_t blind;		 /* 1: they are */
	uint64_t running;	 /* 1: there is more to come */
};

void metrics_event(struct metrics *metrics, const struct record *rec);
void metrics_lost(struct metrics *metrics, const struct sot_lost *lost);

/* All of it, in the text format of Prometheus, the same whatever came first. */
void metrics_print(struct out *out, const struct metrics *metrics);

/* {name="value" behind a brace or a comma, with what has to be escaped in it. */
void metrics_put_label(struct out *out, char before, const char *name,
		       const char *value);

/* The most that calls of a bucket took, in seconds; "+Inf" of the last. */
const char *metrics_bucket_name(uint32_t bucket);

/* "SOL_TCP", "TCP_NODELAY", "EINVAL"; "ok" of a call that succeeded. */
const char *metrics_level(const struct metrics_series *series);
const char *metrics_optname(const struct metrics_series *series);
const char *metrics_result(const struct metrics_series *series);

#endif
