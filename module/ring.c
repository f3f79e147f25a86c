// SPDX-License-Identifier: GPL-2.0-only
#include <linux/bitops.h>
#include <linux/gfp.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/topology.h>
#include <linux/vmalloc.h>

#include "params.h"
#include "ring.h"

DEFINE_PER_CPU(struct sot_ring, sot_rings);

/* However much is asked for: nobody's program is killed to make room for it. */
#define GFP_PAGES (GFP_KERNEL | __GFP_ZERO | __GFP_RETRY_MAYFAIL | __GFP_NOWARN)

u64 sot_ring_bytes(void)
{
	/* A page may be larger than the least buffer_kb. */
	return max_t(u64, (u64)sot_buffer_kb << 10, PAGE_SIZE);
}

u64 sot_rings_events(void)
{
	u64 sum = 0;
	int cpu;

	for_each_possible_cpu(cpu)
		sum += READ_ONCE(per_cpu_ptr(&sot_rings, cpu)->seq);
	return sum;
}

u64 sot_rings_overwritten(void)
{
	u64 sum = 0;
	int cpu;

	for_each_possible_cpu(cpu)
		sum += READ_ONCE(per_cpu_ptr(&sot_rings, cpu)->overwritten);
	return sum;
}

static void ring_free(struct sot_ring *ring)
{
	unsigned long i, npages = ring->size >> PAGE_SHIFT;

	vunmap(ring->buf);
	ring->buf = NULL;
	if (!ring->pages)
		return;
	for (i = 0; i < npages && ring->pages[i]; i++)
		__free_page(ring->pages[i]);
	kvfree(ring->pages);
	ring->pages = NULL;
}

static int ring_alloc(struct sot_ring *ring, int node)
{
	unsigned long i, npages;

	ring->size = sot_ring_bytes();
	npages = ring->size >> PAGE_SHIFT;
	ring->pages = kvcalloc(2 * npages, sizeof(*ring->pages), GFP_KERNEL);
	if (!ring->pages)
		return -ENOMEM;
	for (i = 0; i < npages; i++) {
		/* Zeroed: never a byte of somebody else's. */
		struct page *page = alloc_pages_node(node, GFP_PAGES, 0);

		if (!page)
			goto free;
		ring->pages[i] = page;
		ring->pages[npages + i] = page;
	}
	ring->buf = vmap(ring->pages, 2 * npages, VM_MAP, PAGE_KERNEL);
	if (!ring->buf)
		goto free;
	seqcount_init(&ring->count);
	return 0;

free:
	ring_free(ring);
	return -ENOMEM;
}

/* Tried in vain, it would leave the others without memory for a while. */
static bool enough_memory(void)
{
	u64 bytes = 0;
	int cpu;

	for_each_possible_cpu(cpu)
		if (!per_cpu_ptr(&sot_rings, cpu)->buf)
			bytes += sot_ring_bytes();
	return bytes >> PAGE_SHIFT <= si_mem_available();
}

static int alloc_missing(void)
{
	int cpu, err;

	if (!enough_memory())
		return -ENOMEM;
	for_each_possible_cpu(cpu) {
		struct sot_ring *ring = per_cpu_ptr(&sot_rings, cpu);

		if (ring->buf)
			continue;
		err = ring_alloc(ring, cpu_to_node(cpu));
		if (err) {
			sot_rings_free();
			return err;
		}
	}
	return 0;
}

int sot_rings_alloc(void)
{
	/* Readers and trace events come at the same time. */
	static DEFINE_MUTEX(alloc_mutex);
	int err;

	mutex_lock(&alloc_mutex);
	err = alloc_missing();
	mutex_unlock(&alloc_mutex);
	return err;
}

void sot_rings_free(void)
{
	int cpu;

	for_each_possible_cpu(cpu)
		ring_free(per_cpu_ptr(&sot_rings, cpu));
}

static void count_each(u64 *counts, u64 readers)
{
	while (readers) {
		u64 *count = &counts[__ffs64(readers)];

		/* Read by sot_reader_pending() without the seqcount. */
		WRITE_ONCE(*count, *count + 1);
		readers &= readers - 1;
	}
}

struct sot_event *sot_ring_reserve(struct sot_ring *ring, u32 len)
{
	u64 tail = ring->tail;

	/*
	 * A reader that looks meanwhile waits for the commit; the section is
	 * short, runs with preemption off and is no lock: nobody waits here.
	 */
	raw_write_seqcount_begin(&ring->count);

	/* At most len / sizeof(struct sot_event) + 1 rounds. */
	while (ring->head + len - tail > ring->size) {
		const struct sot_entry *oldest = sot_ring_at(ring, tail);

		count_each(ring->dropped, oldest->readers);
		WRITE_ONCE(ring->overwritten, ring->overwritten + 1);
		tail += oldest->header.len;
	}
	WRITE_ONCE(ring->tail, tail);
	/* The tail moves before the bytes it gives up change: pairs with the
	 * smp_rmb() in sot_ring_copy().
	 */
	smp_wmb();
	return sot_ring_at(ring, ring->head);
}

void sot_ring_commit(struct sot_ring *ring, struct sot_event *event,
		     u64 readers)
{
	struct sot_entry *entry = (struct sot_entry *)event;
	u64 end_ns = event->ts_ns + event->duration_ns;

	/*
	 * The fast clock may step back by some nanoseconds when the timekeeper
	 * is updated; readers merge by this time, so it must not.
	 */
	if (unlikely(end_ns < ring->last_ns)) {
		end_ns = ring->last_ns;
		entry->duration_ns = end_ns - entry->ts_ns;
	}
	ring->last_ns = end_ns;
	/* Read by the counters from other CPUs. */
	WRITE_ONCE(ring->seq, ring->seq + 1);
	entry->seq = ring->seq;
	entry->readers = readers;
	count_each(ring->matched, readers);
	/* The record is whole before it is found: pairs with the
	 * smp_load_acquire() of head in readers.
	 */
	smp_store_release(&ring->head, ring->head + entry->header.len);
	raw_write_seqcount_end(&ring->count);
}

void sot_ring_look(const struct sot_ring *ring, u32 reader,
		   struct sot_ring_view *view)
{
	unsigned int start;

	/* The write section is bounded and the writer never waits for us. */
	do {
		start = raw_read_seqcount_begin(&ring->count);
		view->head = smp_load_acquire(&ring->head);
		view->tail = READ_ONCE(ring->tail);
		view->matched = READ_ONCE(ring->matched[reader]);
		view->dropped = READ_ONCE(ring->dropped[reader]);
	} while (read_seqcount_retry(&ring->count, start));
}
