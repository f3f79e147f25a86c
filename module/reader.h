/* SPDX-License-Identifier: GPL-2.0-only */
/* The open files: what each wants, where each stands, what each lost. */
#ifndef SOT_READER_H
#define SOT_READER_H

#include <linux/atomic.h>
#include <linux/bitmap.h>
#include <linux/cache.h>
#include <linux/types.h>
#include <linux/wait.h>

#include "args.h"
#include "filter.h"
#include "uapi/sockopt_trace.h"

struct sot_reader;

/* ---- For the probes: preemption off, no lock, nothing written but wakes. */

/*
 * What a call looks at before it looks at readers one by one, so that most need
 * not. No call writes any of it while no reader sleeps. Who finds a number in
 * active also finds what belongs to it: the rest is written before, and stays
 * as long as somebody with preemption off may have found it.
 */
struct sot_readers {
	u64 active;		  /* the readers that probes see */
	u64 related;		  /* whose filters name related calls */
	u64 filtered[SOT_STAGES]; /* with conditions of that stage */
	/* of the options that any of them may want: see sot_option_place() */
	DECLARE_BITMAP(places, SOT_OPTION_PLACES);
	u64 since_ns; /* the latest of theirs: see sot_readers_outcome() */
	/* numbers of those that found nothing to read and may sleep */
	atomic64_t idle ____cacheline_aligned;
} ____cacheline_aligned;

extern struct sot_readers sot_readers;

static inline u64 sot_readers_filtered(u64 readers, enum sot_stage stage)
{
	return readers & READ_ONCE(sot_readers.filtered[stage]);
}

/* The same set without those whose filter says no. */
u64 sot_readers_ask_caller(u64 readers, const struct sot_args *args);
u64 sot_readers_ask_socket(u64 readers, u32 family, u32 netns);
u64 sot_readers_ask_outcome(u64 readers, u64 ts_ns, s32 ret, u64 duration_ns);

/*
 * The set of readers (1 << number) that want a call, in the order in which
 * their conditions can be told; each narrows the set of the one before.
 */
static inline u64 sot_readers_caller(const struct sot_args *args)
{
	u64 readers = smp_load_acquire(&sot_readers.active);

	if (!test_bit(sot_option_place(args->level, args->optname),
		      sot_readers.places))
		return 0;
	if (sot_readers_filtered(readers, SOT_STAGE_CALLER))
		return sot_readers_ask_caller(readers, args);
	return readers;
}

/* The same of a related call, for which most readers do not ask. */
static inline u64 sot_readers_related(const struct sot_args *args)
{
	u64 readers = smp_load_acquire(&sot_readers.active);

	readers &= READ_ONCE(sot_readers.related);
	return readers ? sot_readers_ask_caller(readers, args) : 0;
}

static inline u64 sot_readers_socket(u64 readers, u32 family, u32 netns)
{
	if (sot_readers_filtered(readers, SOT_STAGE_SOCKET))
		return sot_readers_ask_socket(readers, family, netns);
	return readers;
}

/*
 * While the call slept, a number may have passed to another reader, or a filter
 * have changed: then the call began before that reader's stream did.
 */
static inline u64 sot_readers_outcome(u64 readers, u64 ts_ns, s32 ret,
				      u64 duration_ns)
{
	readers &= smp_load_acquire(&sot_readers.active);
	if (sot_readers_filtered(readers, SOT_STAGE_OUTCOME) ||
	    unlikely(ts_ns < READ_ONCE(sot_readers.since_ns)))
		return sot_readers_ask_outcome(readers, ts_ns, ret,
					       duration_ns);
	return readers;
}

void sot_readers_wake_idle(u64 readers);

/* After a record for these readers has been committed. */
static inline void sot_readers_wake(u64 readers)
{
	/* Orders the record before the look at who sleeps: pairs with that in
	 * sot_reader_pending(), between saying so and looking for records.
	 */
	smp_mb();
	readers &= atomic64_read(&sot_readers.idle);
	if (unlikely(readers))
		sot_readers_wake_idle(readers);
}

/* ---- For the device: may sleep. */

/*
 * A reader without a filter, at the newest record; the buffers must be there.
 * ERR_PTR: -EBUSY if there are too many, -ENOMEM.
 */
struct sot_reader *sot_reader_open(void);
/* No reader call may be running or follow. */
void sot_reader_close(struct sot_reader *reader);

/*
 * Copies whole records, merged over CPUs, into the buffer of user space.
 * Returns the bytes copied, 0 if there is nothing to read, or -EINVAL (buffer
 * smaller than a record can be), -EFAULT, -EINTR.
 */
ssize_t sot_reader_read(struct sot_reader *reader, char __user *to, size_t len);

/* Whether a read would find something; if not, asks to be woken when it does. */
bool sot_reader_pending(struct sot_reader *reader);
wait_queue_head_t *sot_reader_wait(struct sot_reader *reader);

/* -EINTR, or 0. */
int sot_reader_seek_oldest(struct sot_reader *reader);
int sot_reader_seek_newest(struct sot_reader *reader);

/*
 * Starts the stream afresh with a checked filter, of which the reader takes
 * ownership if 0 is returned. -EINTR, or the error of sot_probe_arm() if it is
 * the first to name related calls.
 */
int sot_reader_set_filter(struct sot_reader *reader, struct sot_filter *filter);
int sot_reader_stats(struct sot_reader *reader, struct sot_stats *stats);

/* How many files are open. */
unsigned int sot_readers_count(void);

#endif
