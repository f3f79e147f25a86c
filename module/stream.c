// SPDX-License-Identifier: GPL-2.0-only
#include <linux/cpumask.h>
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/slab.h>
#include <linux/string.h>

#include "args.h"
#include "call.h"
#include "filter.h"
#include "probe.h"
#include "ring.h"
#include "stream.h"

/* Bytes that go to user space at once: a copy has its price, however short. */
#define BATCH 16384

static void set_newest(struct sot_cursor *cursor,
		       const struct sot_ring_view *view)
{
	WRITE_ONCE(cursor->pos, view->head);
	WRITE_ONCE(cursor->next, view->matched);
}

void sot_cursor_set_oldest(struct sot_cursor *cursor,
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
	WRITE_ONCE(stream->related, sot_filter_related(stream->filter));
	memset(&stream->told, 0, sizeof(stream->told));
	for (probe = 0; probe < SOT_PROBES; probe++)
		stream->told.missed_seen[probe] = sot_probe_missed(probe);
	/* What was off before is told by the first read. */
	stream->told.fires = true;
}

int sot_stream_init(struct sot_stream *stream, u32 reader)
{
	stream->reader = reader;
	stream->filter = NULL;
	stream->record_max = sot_call_record_max();
	stream->batch_max = max_t(u32, stream->record_max, BATCH);
	stream->batch = kvmalloc(stream->batch_max, GFP_KERNEL);
	stream->cursors =
		kvcalloc(nr_cpu_ids, sizeof(*stream->cursors), GFP_KERNEL);
	stream->marks =
		kvcalloc(nr_cpu_ids, sizeof(*stream->marks), GFP_KERNEL);
	if (!stream->batch || !stream->cursors || !stream->marks) {
		sot_stream_free(stream);
		return -ENOMEM;
	}
	sot_stream_restart(stream);
	return 0;
}

void sot_stream_free(struct sot_stream *stream)
{
	kvfree(stream->marks);
	kvfree(stream->cursors);
	kvfree(stream->batch);
	kfree(stream->filter);
}

void sot_stream_seek_oldest(struct sot_stream *stream)
{
	struct sot_ring_view view;
	int cpu;

	for_each_possible_cpu(cpu) {
		sot_ring_look(per_cpu_ptr(&sot_rings, cpu), stream->reader,
			      &view);
		sot_cursor_set_oldest(&stream->cursors[cpu], &view);
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

/*
 * Looks without the owner's lock. While another thread reads, seeks or sets a
 * filter the answer may be wrong; whoever waits asks again.
 */
#define peek(x) data_race(READ_ONCE(x))

/*
 * Whether an option call would have matched is not known; a related one would
 * not, if the filter does not name it.
 */
u32 sot_stream_missed(const struct sot_stream *stream, enum sot_probe probe)
{
	u32 call = sot_probe_call(probe);

	if (sot_is_related(call) && !(peek(stream->related) & BIT(call)))
		return 0;
	return sot_probe_missed(probe) - peek(stream->told.missed_seen[probe]);
}

bool sot_stream_pending(const struct sot_stream *stream)
{
	u32 probe;
	int cpu;

	for_each_possible_cpu(cpu) {
		const struct sot_cursor *cursor = &stream->cursors[cpu];
		const struct sot_ring *ring = per_cpu_ptr(&sot_rings, cpu);

		if (READ_ONCE(ring->matched[stream->reader]) !=
		    peek(cursor->next))
			return true;
		if (peek(cursor->pos) < peek(cursor->since) ||
		    peek(cursor->lost))
			return true;
	}
	for (probe = 0; probe < SOT_PROBES; probe++)
		if (sot_stream_missed(stream, probe))
			return true;
	return sot_probe_fires() != peek(stream->told.fires);
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
	stats->delivered = stream->told.delivered;
	stats->lost = stream->told.lost;
	stats->missed = stream->told.missed;
	for (probe = 0; probe < SOT_PROBES; probe++)
		stats->missed += sot_stream_missed(stream, probe);
}
