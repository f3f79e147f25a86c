/* SPDX-License-Identifier: GPL-2.0-only */
/* Per-CPU overwrite buffers: one writer each, any number of readers. */
#ifndef SOT_RING_H
#define SOT_RING_H

#include <linux/cpumask.h>
#include <linux/percpu.h>
#include <linux/seqlock.h>
#include <linux/string.h>
#include <linux/types.h>

#include "uapi/sockopt_trace.h"

/*
 * How every record in a ring begins. It is a struct sot_event whose nth, which
 * differs from reader to reader, is not known yet: in its place stands the set
 * of the readers that the event is for.
 */
struct sot_entry {
	struct sot_header header;
	u64 readers; /* set of 1 << reader */
	u64 seq;
	u64 ts_ns;
	u64 duration_ns;
};

static_assert(offsetof(struct sot_entry, readers) ==
	      offsetof(struct sot_event, nth));
static_assert(offsetof(struct sot_entry, seq) ==
	      offsetof(struct sot_event, seq));
static_assert(offsetof(struct sot_entry, ts_ns) ==
	      offsetof(struct sot_event, ts_ns));
static_assert(offsetof(struct sot_entry, duration_ns) ==
	      offsetof(struct sot_event, duration_ns));

/*
 * Positions count bytes since load and never wrap. The pages of the buffer are
 * mapped twice in a row, so that a record is contiguous wherever it starts.
 * All is written by the ring's own CPU with preemption off, but buf and size,
 * which are set once before the first record.
 */
struct sot_ring {
	u8 *buf;
	u64 size; /* bytes, a power of two */
	u64 head; /* end of the newest record */
	u64 tail; /* start of the oldest record */
	u64 seq;
	u64 last_ns;	  /* when the newest call returned */
	u64 overwritten;  /* records */
	seqcount_t count; /* holds head, tail, matched and dropped together */
	u64 matched[SOT_READERS_MAX]; /* records for this reader before head */
	u64 dropped[SOT_READERS_MAX]; /* records for this reader before tail */
	struct page **pages;
};

DECLARE_PER_CPU(struct sot_ring, sot_rings);

/* One consistent look at a ring, for one reader. */
struct sot_ring_view {
	u64 head;
	u64 tail;
	u64 matched;
	u64 dropped;
};

/* 0 or -ENOMEM. Does nothing if the buffers are there. May sleep. */
int sot_rings_alloc(void);
/* Only when neither a probe nor a reader can come any more. May sleep. */
void sot_rings_free(void);

/* Bytes of one ring's buffer. */
u64 sot_ring_bytes(void);
/* Records written, and of these overwritten, on all CPUs since load. */
u64 sot_rings_events(void);
u64 sot_rings_overwritten(void);

/*
 * Makes room for a record of up to len bytes (a multiple of 8, far less than
 * the buffer) in this CPU's ring, at the cost of the oldest ones. The caller
 * fills it, header included, and calls sot_ring_commit() with the length it
 * took in the end, all without enabling preemption in between. Never fails.
 */
struct sot_event *sot_ring_reserve(struct sot_ring *ring, u32 len);
void sot_ring_commit(struct sot_ring *ring, struct sot_event *event,
		     u64 readers);

static inline void *sot_ring_at(const struct sot_ring *ring, u64 pos)
{
	return ring->buf + (pos & (ring->size - 1));
}

/*
 * Copies len bytes from position pos, which must be at or behind a head that
 * was seen before. False if they were overwritten meanwhile. Any context.
 */
static inline bool sot_ring_copy(const struct sot_ring *ring, u64 pos, void *to,
				 u32 len)
{
	/* The race with a writer that comes around is told by the tail. */
	data_race(memcpy(to, sot_ring_at(ring, pos), len));
	/* The bytes are read before the tail that tells whether they were still
	 * valid: pairs with the smp_wmb() in sot_ring_reserve().
	 */
	smp_rmb();
	return READ_ONCE(ring->tail) <= pos;
}

void sot_ring_look(const struct sot_ring *ring, u32 reader,
		   struct sot_ring_view *view);

#endif
