/* SPDX-License-Identifier: GPL-2.0-only */
/* Where one reader stands in every CPU's ring, and what it lost. */
#ifndef SOT_STREAM_H
#define SOT_STREAM_H

#include <linux/types.h>

#include "probe.h"
#include "uapi/sockopt_trace.h"

/*
 * A position in one ring. Records before since are history: they were written
 * before the stream began, their reader sets speak of others, and the filter is
 * asked about what they hold. From since on, next counts as the ring does, so
 * that an overrun is worth exactly dropped - next records.
 */
struct sot_cursor {
	u64 pos;   /* of the next record to look at */
	u64 next;  /* of the ring's records for this reader, those before pos */
	u64 since; /* where the stream began */
	u64 base; /* of the ring's records for this reader, those before since */
	u64 lost; /* records, to be reported before the next event */

	/* valid during one read: */
	u64 limit;  /* the ring's head when the read began */
	u64 end_ns; /* when the call of the record at pos returned */
	u32 len;    /* bytes of the record at pos; 0: none for us up to limit */
};

/* Where a cursor stood before the batch. */
struct sot_mark {
	u64 pos;
	u64 next;
	u64 lost;
};

/* What the reader has been told. */
struct sot_told {
	u64 delivered;		     /* records */
	u64 lost;		     /* records, reported or not */
	u64 missed;		     /* calls */
	u32 missed_seen[SOT_PROBES]; /* the probes' counters as last seen */
	bool fires; /* whether the probes did when we looked last */
};

/* All calls but sot_stream_pending() are to be serialized by the owner. */
struct sot_stream {
	u32 reader;		   /* number, tells its records in a ring */
	struct sot_filter *filter; /* owned; NULL: all option calls */
	u32 related;		   /* of its calls, the related ones */
	u32 record_max;		   /* bytes of the longest record */
	struct sot_told told;
	struct sot_cursor *cursors;  /* by CPU */
	struct sot_told told_before; /* the same before the batch */
	struct sot_mark *marks;
	u8 *batch; /* records on their way to user space */
	u32 batch_len;
	u32 batch_max;
};

struct sot_ring_view;
void sot_cursor_set_oldest(struct sot_cursor *cursor,
			   const struct sot_ring_view *view);

/* 0 or -ENOMEM. The rings must be there. */
int sot_stream_init(struct sot_stream *stream, u32 reader);
void sot_stream_free(struct sot_stream *stream);

/*
 * Begins anew, with counters at zero, at what comes from now on. To be called
 * when the filter has changed.
 */
void sot_stream_restart(struct sot_stream *stream);

void sot_stream_seek_oldest(struct sot_stream *stream);
void sot_stream_seek_newest(struct sot_stream *stream);

/* Calls that a probe let pass unseen, of which the reader has not been told. */
u32 sot_stream_missed(const struct sot_stream *stream, enum sot_probe probe);

/* As sot_reader_read(). */
ssize_t sot_stream_read(struct sot_stream *stream, char __user *to, size_t len);

bool sot_stream_pending(const struct sot_stream *stream);
void sot_stream_stats(struct sot_stream *stream, struct sot_stats *stats);

#endif
