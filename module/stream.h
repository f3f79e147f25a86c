/* SPDX-License-Identifier: GPL-2.0-only */
/* Where one reader stands in every CPU's ring, and what it lost. */
#ifndef SOT_STREAM_H
#define SOT_STREAM_H

#include <linux/types.h>

#include "probe.h"
#include "uapi/sockopt_trace.h"

struct sot_cursor;

/* All calls but sot_stream_pending() are to be serialized by the owner. */
struct sot_stream {
	u32 reader;		   /* number, tells its records in a ring */
	struct sot_filter *filter; /* owned; NULL: everything */
	u64 delivered;		   /* records */
	u64 lost;		   /* records, reported or not */
	u64 missed;		   /* calls */
	bool fires; /* whether the probes did when we looked last */
	u32 missed_seen[SOT_PROBES]; /* the probes' counters as last seen */
	struct sot_cursor *cursors;  /* by CPU */
	u8 *record;		     /* one record on its way to user space */
	u32 record_max;		     /* bytes */
};

/* 0 or -ENOMEM. The rings must be there. */
int sot_stream_init(struct sot_stream *stream, u32 reader);
void sot_stream_free(struct sot_stream *stream);

/* Begins anew, with counters at zero, at what comes from now on. */
void sot_stream_restart(struct sot_stream *stream);

void sot_stream_seek_oldest(struct sot_stream *stream);
void sot_stream_seek_newest(struct sot_stream *stream);

/* As sot_reader_read(). */
ssize_t sot_stream_read(struct sot_stream *stream, char __user *to, size_t len);

bool sot_stream_pending(const struct sot_stream *stream);
void sot_stream_stats(struct sot_stream *stream, struct sot_stats *stats);

#endif
