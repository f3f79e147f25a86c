/* SPDX-License-Identifier: GPL-2.0-only */
/* The open files: what each wants, where each stands, what each lost. */
#ifndef SOT_READER_H
#define SOT_READER_H

#include <linux/types.h>
#include <linux/wait.h>

#include "uapi/sockopt_trace.h"

struct sot_reader;

/* ---- For the probes: preemption off, no lock, nothing written but wakes. */

/* False while no file is open. */
bool sot_readers_any(void);

/*
 * The set of readers (1 << number) that want a call, in the order in which
 * their conditions can be told; each narrows the set of the one before.
 */
u64 sot_readers_caller(u32 call, u32 via, s32 level, s32 optname);
u64 sot_readers_socket(u64 readers, u32 family, u32 netns);
u64 sot_readers_outcome(u64 readers, u64 ts_ns, s32 ret, u64 duration_ns);

/* After a record for these readers has been committed. */
void sot_readers_wake(u64 readers);

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

/* Whether a read would find something. */
bool sot_reader_pending(struct sot_reader *reader);
wait_queue_head_t *sot_reader_wait(struct sot_reader *reader);

/* -EINTR, or 0. */
int sot_reader_seek_oldest(struct sot_reader *reader);
int sot_reader_seek_newest(struct sot_reader *reader);

/*
 * Starts the stream afresh with a checked filter, of which the reader takes
 * ownership if 0 is returned. -EINTR.
 */
int sot_reader_set_filter(struct sot_reader *reader, struct sot_filter *filter);
int sot_reader_stats(struct sot_reader *reader, struct sot_stats *stats);

/* How many files are open. */
unsigned int sot_readers_count(void);

#endif
