// SPDX-License-Identifier: GPL-2.0-only
/* What one read of a stream passes on, and in which order. */
#include <linux/cpumask.h>
#include <linux/kernel.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>
#include <linux/string.h>
#include <linux/timekeeping.h>
#include <linux/uaccess.h>

#include "filter.h"
#include "probe.h"
#include "ring.h"
#include "stream.h"

/* The rest of the buffer that a read fills, the batch included. */
struct target {
	char __user *to;
	size_t left;
	size_t copied;
};

/* The record at the cursor was overwritten: go on at the oldest there is. */
static void overrun(struct sot_stream *stream, struct sot_cursor *cursor,
		    const struct sot_ring *ring)
{
	struct sot_ring_view view;
	u64 lost;

	sot_ring_look(ring, stream->reader, &view);
	/* What is still history goes without loss: it was never promised. */
	if (view.tail >= cursor->since) {
		lost = view.dropped - cursor->next;
		cursor->lost += lost;
		stream->told.lost += lost;
	}
	sot_cursor_set_oldest(cursor, &view);
}

/* History is matched with what the records hold. */
static bool history_wanted(const struct sot_stream *stream,
			   const struct sot_cursor *cursor,
			   const struct sot_ring *ring,
			   const struct sot_entry *entry)
{
	struct sot_event event;

	return sot_filter_call(stream->filter, entry->header.type) &&
	       (!stream->filter ||
		(sot_ring_copy(ring, cursor->pos, &event, sizeof(event)) &&
		 sot_filter_event(stream->filter, &event)));
}

/*
 * Finds the next record for us up to the limit. Ends, as the cursor only moves
 * forward and the limit stays.
 */
static void find_next(struct sot_stream *stream, struct sot_cursor *cursor,
		      const struct sot_ring *ring)
{
	struct sot_entry entry;
	bool wanted;

	for (cursor->len = 0; cursor->pos < cursor->limit; cond_resched()) {
		if (!sot_ring_copy(ring, cursor->pos, &entry, sizeof(entry))) {
			overrun(stream, cursor, ring);
			continue;
		}
		wanted = cursor->pos < cursor->since ?
				 history_wanted(stream, cursor, ring, &entry) :
				 entry.readers & BIT_ULL(stream->reader);
		if (wanted) {
			cursor->end_ns = entry.ts_ns + entry.duration_ns;
			cursor->len = entry.header.len;
			return;
		}
		WRITE_ONCE(cursor->pos, cursor->pos + entry.header.len);
	}
}

/* Notes where all stands, for a batch that cannot be passed on. */
static void set_marks(struct sot_stream *stream)
{
	int cpu;

	stream->batch_len = 0;
	stream->told_before = stream->told;
	for_each_possible_cpu(cpu) {
		const struct sot_cursor *cursor = &stream->cursors[cpu];

		stream->marks[cpu] = (struct sot_mark){
			.pos = cursor->pos,
			.next = cursor->next,
			.lost = cursor->lost,
		};
	}
}

static void back_to_marks(struct sot_stream *stream)
{
	int cpu;

	stream->told = stream->told_before;
	for_each_possible_cpu(cpu) {
		struct sot_cursor *cursor = &stream->cursors[cpu];
		const struct sot_mark *mark = &stream->marks[cpu];

		WRITE_ONCE(cursor->pos, mark->pos);
		WRITE_ONCE(cursor->next, mark->next);
		WRITE_ONCE(cursor->lost, mark->lost);
	}
}

/* Passes the batch on: 1; -EFAULT, and all is as it was before the batch. */
static int pass_on(struct sot_stream *stream, struct target *target)
{
	u32 len = stream->batch_len;

	if (copy_to_user(target->to, stream->batch, len)) {
		back_to_marks(stream);
		stream->batch_len = 0;
		return -EFAULT;
	}
	target->to += len;
	target->left -= len;
	target->copied += len;
	set_marks(stream);
	return 1;
}

/*
 * Makes room for a record of len bytes in the batch: 1; 0 if the reader's buffer
 * ends before; -EFAULT, -EINTR.
 */
static int make_room(struct sot_stream *stream, struct target *target, u32 len)
{
	int done;

	if (stream->batch_len + len > target->left)
		return 0;
	if (stream->batch_len + len <= stream->batch_max)
		return 1;
	done = pass_on(stream, target);
	if (done > 0 && fatal_signal_pending(current))
		return -EINTR;
	cond_resched();
	return done;
}

static int put_lost(struct sot_stream *stream, struct target *target, u32 cpu,
		    u64 count, u32 reason, u32 call)
{
	const struct sot_lost lost = {
		.header.len = sizeof(lost),
		.header.type = SOT_TYPE_LOST,
		.header.hdr_len = sizeof(lost),
		.header.cpu = cpu,
		.ts_ns = ktime_get_ns(),
		.count = count,
		.reason = reason,
		.call = call,
	};

	int done = make_room(stream, target, sizeof(lost));

	if (done <= 0)
		return done;
	memcpy(stream->batch + stream->batch_len, &lost, sizeof(lost));
	stream->batch_len += sizeof(lost);
	return 1;
}

/* Calls that a probe let pass since we looked last; -EFAULT. */
static int put_missed(struct sot_stream *stream, struct target *target)
{
	u32 probe, missed;
	int done;

	for (probe = 0; probe < SOT_PROBES; probe++) {
		missed = sot_stream_missed(stream, probe);
		if (!missed)
			continue;
		done = put_lost(stream, target, SOT_CPU_NONE, missed,
				SOT_LOST_MISSED, sot_probe_call(probe));
		if (done <= 0)
			return done;
		stream->told.missed_seen[probe] += missed;
		stream->told.missed += missed;
	}
	return 1;
}

/* Probes that were switched off or on again since we looked last; -EFAULT. */
static int put_switched(struct sot_stream *stream, struct target *target)
{
	bool fires = sot_probe_fires();
	int done;

	if (!fires) {
		sot_probe_rearm();
		fires = sot_probe_fires();
	}
	if (fires == stream->told.fires)
		return 1;
	done = put_lost(stream, target, SOT_CPU_NONE, 0,
			fires ? SOT_LOST_REARMED : SOT_LOST_DISARMED, 0);
	if (done > 0)
		WRITE_ONCE(stream->told.fires, fires);
	return done;
}

static int put_overrun(struct sot_stream *stream, struct target *target,
		       struct sot_cursor *cursor, u32 cpu)
{
	int done = put_lost(stream, target, cpu, cursor->lost, SOT_LOST_OVERRUN,
			    0);

	if (done > 0)
		cursor->lost = 0;
	return done;
}

/* 1: the record at the cursor has been put, or was overwritten meanwhile. */
static int put_event(struct sot_stream *stream, struct target *target,
		     struct sot_cursor *cursor, const struct sot_ring *ring)
{
	bool history = cursor->pos < cursor->since;
	struct sot_event *event;
	int done = make_room(stream, target, cursor->len);

	if (done <= 0)
		return done;
	event = (struct sot_event *)(stream->batch + stream->batch_len);
	if (!sot_ring_copy(ring, cursor->pos, event, cursor->len)) {
		overrun(stream, cursor, ring);
		return 1;
	}
	event->nth = history ? 0 : cursor->next - cursor->base + 1;
	stream->batch_len += cursor->len;
	WRITE_ONCE(cursor->pos, cursor->pos + cursor->len);
	if (!history) {
		WRITE_ONCE(cursor->next, cursor->next + 1);
		stream->told.delivered++;
	}
	return 1;
}

/*
 * The CPU whose next record is the oldest, or -1 if there is none; its records
 * remain the oldest as long as they end before *until.
 */
static int oldest_cpu(const struct sot_stream *stream, u64 *until)
{
	int cpu, oldest = -1;
	u64 end_ns = 0;

	*until = U64_MAX;
	for_each_possible_cpu(cpu) {
		const struct sot_cursor *cursor = &stream->cursors[cpu];

		if (!cursor->len)
			continue;
		if (oldest < 0 || cursor->end_ns < end_ns) {
			if (oldest >= 0)
				*until = end_ns;
			oldest = cpu;
			end_ns = cursor->end_ns;
		} else if (cursor->end_ns < *until) {
			*until = cursor->end_ns;
		}
	}
	return oldest;
}

/* The events of one CPU that end before until, of which there is one. */
static int put_run(struct sot_stream *stream, struct target *target, int cpu,
		   u64 until)
{
	const struct sot_ring *ring = per_cpu_ptr(&sot_rings, cpu);
	struct sot_cursor *cursor = &stream->cursors[cpu];
	int done;

	do {
		if (cursor->lost) {
			done = put_overrun(stream, target, cursor, cpu);
			if (done <= 0)
				return done;
		}
		done = put_event(stream, target, cursor, ring);
		if (done <= 0)
			return done;
		find_next(stream, cursor, ring);
	} while (cursor->len && cursor->end_ns < until);
	return 1;
}

static int put_events(struct sot_stream *stream, struct target *target)
{
	int cpu, done;
	u64 until;

	while ((cpu = oldest_cpu(stream, &until)) >= 0) {
		done = put_run(stream, target, cpu, until);
		if (done <= 0)
			return done;
	}
	return 1;
}

/* Losses behind which no event has come yet. */
static int put_overruns(struct sot_stream *stream, struct target *target)
{
	int cpu, done;

	for_each_possible_cpu(cpu) {
		struct sot_cursor *cursor = &stream->cursors[cpu];

		if (!cursor->lost)
			continue;
		done = put_overrun(stream, target, cursor, cpu);
		if (done <= 0)
			return done;
	}
	return 1;
}

ssize_t sot_stream_read(struct sot_stream *stream, char __user *to, size_t len)
{
	struct target target = { .to = to, .left = len };
	int cpu, done;

	if (len < stream->record_max)
		return -EINVAL;
	/* All heads first: what is merged was there when the read began. */
	for_each_possible_cpu(cpu)
		stream->cursors[cpu].limit =
			smp_load_acquire(&per_cpu_ptr(&sot_rings, cpu)->head);
	for_each_possible_cpu(cpu)
		find_next(stream, &stream->cursors[cpu],
			  per_cpu_ptr(&sot_rings, cpu));

	set_marks(stream);
	done = put_switched(stream, &target);
	if (done > 0)
		done = put_missed(stream, &target);
	if (done > 0)
		done = put_events(stream, &target);
	if (done > 0)
		done = put_overruns(stream, &target);
	/* What has been put when the buffer is full, or somebody is in haste. */
	if (done != -EFAULT && pass_on(stream, &target) < 0)
		done = -EFAULT;
	/* What could be copied before an error counts. */
	return done < 0 && !target.copied ? done : target.copied;
}
