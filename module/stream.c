// SPDX-License-Identifier: GPL-2.0-only
#include <linux/cpumask.h>
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/timekeeping.h>
#include <linux/uaccess.h>

#include "call.h"
#include "filter.h"
#include "probe.h"
#include "ring.h"
#include "stream.h"

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

/* The rest of the buffer that a read fills. */
struct target {
	char __user *to;
	size_t left;
	size_t copied;
};

static void set_newest(struct sot_cursor *cursor,
		       const struct sot_ring_view *view)
{
	WRITE_ONCE(cursor->pos, view->head);
	WRITE_ONCE(cursor->next, view->matched);
}

static void set_oldest(struct sot_cursor *cursor,
		       const struct sot_ring_view *view)
{
	WRITE_ONCE(cursor->pos, view->tail);
	WRITE_ONCE(cursor->next,
		   view->tail < cursor->since ? cursor->base : view->dropped);
}

void sot_stream_restart(struct sot_stream *stream)
{
	struct sot_ring_view view;
	u32 probe;
	int cpu;

	for_each_possible_cpu(cpu) {
		struct sot_cursor *cursor = &stream->cursors[cpu];

		sot_ring_look(per_cpu_ptr(&sot_rings, cpu), stream->reader,
			      &view);
		set_newest(cursor, &view);
		cursor->since = view.head;
		cursor->base = view.matched;
		cursor->lost = 0;
	}
	for (probe = 0; probe < SOT_PROBES; probe++)
		stream->missed_seen[probe] = sot_probe_missed(probe);
	stream->delivered = 0;
	stream->lost = 0;
	stream->missed = 0;
	/* What was off before is told by the first read. */
	stream->fires = true;
}

int sot_stream_init(struct sot_stream *stream, u32 reader)
{
	stream->reader = reader;
	stream->filter = NULL;
	stream->record_max = sot_call_record_max();
	stream->record = kvmalloc(stream->record_max, GFP_KERNEL);
	stream->cursors =
		kvcalloc(nr_cpu_ids, sizeof(*stream->cursors), GFP_KERNEL);
	if (!stream->record || !stream->cursors) {
		sot_stream_free(stream);
		return -ENOMEM;
	}
	sot_stream_restart(stream);
	return 0;
}

void sot_stream_free(struct sot_stream *stream)
{
	kvfree(stream->cursors);
	kvfree(stream->record);
	kfree(stream->filter);
}

void sot_stream_seek_oldest(struct sot_stream *stream)
{
	struct sot_ring_view view;
	int cpu;

	for_each_possible_cpu(cpu) {
		sot_ring_look(per_cpu_ptr(&sot_rings, cpu), stream->reader,
			      &view);
		set_oldest(&stream->cursors[cpu], &view);
	}
}

void sot_stream_seek_newest(struct sot_stream *stream)
{
	struct sot_ring_view view;
	int cpu;

	for_each_possible_cpu(cpu) {
		sot_ring_look(per_cpu_ptr(&sot_rings, cpu), stream->reader,
			      &view);
		set_newest(&stream->cursors[cpu], &view);
	}
}

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
		stream->lost += lost;
	}
	set_oldest(cursor, &view);
}

static bool wanted(const struct sot_stream *stream,
		   const struct sot_cursor *cursor,
		   const struct sot_entry *entry)
{
	if (cursor->pos >= cursor->since)
		return entry->readers & BIT_ULL(stream->reader);
	return !stream->filter ||
	       sot_filter_event(stream->filter,
				(const struct sot_event *)entry);
}

/*
 * Finds the next record for us up to the limit. Ends, as the cursor only moves
 * forward and the limit stays.
 */
static void find_next(struct sot_stream *stream, struct sot_cursor *cursor,
		      const struct sot_ring *ring)
{
	const struct sot_entry *entry = (struct sot_entry *)stream->record;

	for (cursor->len = 0; cursor->pos < cursor->limit; cond_resched()) {
		if (!sot_ring_copy(ring, cursor->pos, stream->record,
				   sizeof(struct sot_event))) {
			overrun(stream, cursor, ring);
			continue;
		}
		if (wanted(stream, cursor, entry)) {
			cursor->end_ns = entry->ts_ns + entry->duration_ns;
			cursor->len = entry->header.len;
			return;
		}
		WRITE_ONCE(cursor->pos, cursor->pos + entry->header.len);
	}
}

/* False if it does not fit any more; -EFAULT. */
static int put(struct target *target, const void *record, size_t len)
{
	if (target->left < len)
		return 0;
	if (copy_to_user(target->to, record, len))
		return -EFAULT;
	target->to += len;
	target->left -= len;
	target->copied += len;
	return 1;
}

static int put_lost(struct target *target, u32 cpu, u64 count, u32 reason,
		    u32 call)
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

	return put(target, &lost, sizeof(lost));
}

static const u32 call_of_probe[SOT_PROBES] = {
	[SOT_PROBE_SETSOCKOPT] = SOT_TYPE_SETSOCKOPT,
	[SOT_PROBE_GETSOCKOPT] = SOT_TYPE_GETSOCKOPT,
};

/* Calls that a probe let pass since we looked last; -EFAULT. */
static int put_missed(struct sot_stream *stream, struct target *target)
{
	u32 probe, seen, missed;
	int done;

	for (probe = 0; probe < SOT_PROBES; probe++) {
		seen = sot_probe_missed(probe);
		missed = seen - stream->missed_seen[probe];
		if (!missed)
			continue;
		done = put_lost(target, SOT_CPU_NONE, missed, SOT_LOST_MISSED,
				call_of_probe[probe]);
		if (done <= 0)
			return done;
		stream->missed_seen[probe] = seen;
		stream->missed += missed;
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
	if (fires == stream->fires)
		return 1;
	done = put_lost(target, SOT_CPU_NONE, 0,
			fires ? SOT_LOST_REARMED : SOT_LOST_DISARMED, 0);
	if (done > 0)
		WRITE_ONCE(stream->fires, fires);
	return done;
}

static int put_overrun(struct target *target, struct sot_cursor *cursor,
		       u32 cpu)
{
	int done = put_lost(target, cpu, cursor->lost, SOT_LOST_OVERRUN, 0);

	if (done > 0)
		cursor->lost = 0;
	return done;
}

/* 1: the record at the cursor has been put, or was overwritten meanwhile. */
static int put_event(struct sot_stream *stream, struct target *target,
		     struct sot_cursor *cursor, const struct sot_ring *ring)
{
	struct sot_event *event = (struct sot_event *)stream->record;
	bool history = cursor->pos < cursor->since;
	int done;

	if (target->left < cursor->len)
		return 0;
	if (!sot_ring_copy(ring, cursor->pos, event, cursor->len)) {
		overrun(stream, cursor, ring);
		return 1;
	}
	event->nth = history ? 0 : cursor->next - cursor->base + 1;
	done = put(target, event, cursor->len);
	if (done <= 0)
		return done;
	WRITE_ONCE(cursor->pos, cursor->pos + cursor->len);
	if (!history) {
		WRITE_ONCE(cursor->next, cursor->next + 1);
		stream->delivered++;
	}
	return 1;
}

/* The CPU whose next record is the oldest, or -1 if there is none. */
static int oldest_cpu(const struct sot_stream *stream)
{
	int cpu, oldest = -1;

	for_each_possible_cpu(cpu) {
		const struct sot_cursor *cursor = &stream->cursors[cpu];

		if (!cursor->len)
			continue;
		if (oldest < 0 ||
		    cursor->end_ns < stream->cursors[oldest].end_ns)
			oldest = cpu;
	}
	return oldest;
}

static int put_events(struct sot_stream *stream, struct target *target)
{
	struct sot_cursor *cursor;
	struct sot_ring *ring;
	int cpu, done;

	while ((cpu = oldest_cpu(stream)) >= 0) {
		cursor = &stream->cursors[cpu];
		ring = per_cpu_ptr(&sot_rings, cpu);
		if (cursor->lost) {
			done = put_overrun(target, cursor, cpu);
			if (done <= 0)
				return done;
		}
		done = put_event(stream, target, cursor, ring);
		if (done <= 0)
			return done;
		find_next(stream, cursor, ring);
		if (fatal_signal_pending(current))
			return -EINTR;
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
		done = put_overrun(target, cursor, cpu);
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

	done = put_switched(stream, &target);
	if (done > 0)
		done = put_missed(stream, &target);
	if (done > 0)
		done = put_events(stream, &target);
	if (done > 0)
		done = put_overruns(stream, &target);
	/* What could be copied before an error counts. */
	return done < 0 && !target.copied ? done : target.copied;
}

bool sot_stream_pending(const struct sot_stream *stream)
{
	u32 probe;
	int cpu;

	for_each_possible_cpu(cpu) {
		const struct sot_cursor *cursor = &stream->cursors[cpu];
		const struct sot_ring *ring = per_cpu_ptr(&sot_rings, cpu);

		if (READ_ONCE(ring->matched[stream->reader]) !=
		    READ_ONCE(cursor->next))
			return true;
		if (READ_ONCE(cursor->pos) < READ_ONCE(cursor->since) ||
		    READ_ONCE(cursor->lost))
			return true;
	}
	for (probe = 0; probe < SOT_PROBES; probe++)
		if (sot_probe_missed(probe) !=
		    READ_ONCE(stream->missed_seen[probe]))
			return true;
	return sot_probe_fires() != READ_ONCE(stream->fires);
}

void sot_stream_stats(struct sot_stream *stream, struct sot_stats *stats)
{
	struct sot_ring_view view;
	u32 probe;
	int cpu;

	memset(stats, 0, sizeof(*stats));
	for_each_possible_cpu(cpu) {
		sot_ring_look(per_cpu_ptr(&sot_rings, cpu), stream->reader,
			      &view);
		stats->matched += view.matched - stream->cursors[cpu].base;
	}
	stats->delivered = stream->delivered;
	stats->lost = stream->lost;
	stats->missed = stream->missed;
	for (probe = 0; probe < SOT_PROBES; probe++)
		stats->missed +=
			sot_probe_missed(probe) - stream->missed_seen[probe];
}
