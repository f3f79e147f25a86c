/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A service that is started again goes on where it ended: meanwhile its manager
 * keeps the device open (FileDescriptorStoreMax= of systemd.service(5)), and
 * beside it a count of what was written out, which outlives even SIGKILL.
 */
#ifndef SOT_HANDOVER_H
#define SOT_HANDOVER_H

#include <stdint.h>

#include "../module/uapi/sockopt_trace.h"
#include "error.h"

struct handover {
	uint64_t key; /* of the filter that the device has */
	int device;   /* as it was left; -1: it was not */
	int count; /* memory with *written, shared by all processes in turn */
	uint64_t *written; /* events, of those that were ever read */
	uint64_t read;	   /* events, before this process came */
};

/*
 * Looks for what a process before left with this filter. The device, if there
 * is one, is the caller's to close. Says on stderr what keeps it from working.
 */
enum exit_code handover_open(struct handover *handover,
			     const struct sot_filter *filter);
void handover_close(struct handover *handover);

/* Gives the device, whose filter is set, into the manager's keeping. */
enum exit_code handover_keep(const struct handover *handover, int device);

/* The manager is to close it: nothing comes from it any more. */
void handover_forget(const struct handover *handover);

/*
 * Events that the processes before read and did not write, so that nobody has
 * them. Too many by those that were being written when such a process was killed.
 */
uint64_t handover_unwritten(const struct handover *handover);

/* Of the events that this process read, so many are written, in order. */
void handover_written(struct handover *handover, uint64_t events);

#endif
