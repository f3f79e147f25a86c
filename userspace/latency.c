// SPDX-License-Identifier: GPL-2.0-only
#include "latency.h"

static uint32_t bucket_of(uint64_t ns)
{
	uint32_t shift;

	if (ns < LATENCY_CUTS)
		return (uint32_t)ns;
	shift = 63 - (uint32_t)__builtin_clzll(ns) - LATENCY_CUT_BITS;
	return shift * LATENCY_CUTS + (uint32_t)(ns >> shift);
}

/* What lies in the middle of it is as far from the truth as it can be. */
static uint64_t middle_of(uint32_t bucket)
{
	uint32_t shift;
	uint64_t least;

	if (bucket < LATENCY_CUTS)
		return bucket;
	shift = bucket / LATENCY_CUTS - 1;
	least = (uint64_t)(LATENCY_CUTS + bucket % LATENCY_CUTS) << shift;
	return least + (((uint64_t)1 << shift) - 1) / 2;
}

/* A recording may claim that calls took centuries. */
static void add_total(struct latency *latency, uint64_t ns)
{
	if (__builtin_add_overflow(latency->total_ns, ns, &latency->total_ns))
		latency->total_ns = UINT64_MAX;
}

void latency_add(struct latency *latency, uint64_t ns)
{
	if (!latency->count || ns < latency->min_ns)
		latency->min_ns = ns;
	if (ns > latency->max_ns)
		latency->max_ns = ns;
	latency->count++;
	add_total(latency, ns);
	latency->buckets[bucket_of(ns)]++;
}

void latency_merge(struct latency *latency, const struct latency *other)
{
	if (!other->count)
		return;
	if (!latency->count || other->min_ns < latency->min_ns)
		latency->min_ns = other->min_ns;
	if (other->max_ns > latency->max_ns)
		latency->max_ns = other->max_ns;
	latency->count += other->count;
	add_total(latency, other->total_ns);
	for (uint32_t i = 0; i < LATENCY_BUCKETS; i++)
		latency->buckets[i] += other->buckets[i];
}

/* permille of count, rounded up, without leaving 64 bits on the way. */
static uint64_t share(uint64_t count, uint32_t permille)
{
	return count / 1000 * permille + (count % 1000 * permille + 999) / 1000;
}

uint64_t latency_quantile(const struct latency *latency, uint32_t permille)
{
	uint64_t left = share(latency->count, permille);
	uint32_t bucket = 0;
	uint64_t ns;

	while (bucket < LATENCY_BUCKETS - 1 && latency->buckets[bucket] < left)
		left -= latency->buckets[bucket++];
	ns = middle_of(bucket);
	if (ns < latency->min_ns)
		return latency->min_ns;
	return ns < latency->max_ns ? ns : latency->max_ns;
}

uint64_t latency_octave(const struct latency *latency, uint32_t octave)
{
	uint32_t first = octave ? bucket_of((uint64_t)1 << octave) : 0;
	uint32_t end = octave < LATENCY_OCTAVES - 1 ?
			       bucket_of((uint64_t)2 << octave) :
			       LATENCY_BUCKETS;
	uint64_t count = 0;

	for (uint32_t i = first; i < end; i++)
		count += latency->buckets[i];
	return count;
}
