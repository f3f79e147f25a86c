/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * How durations spread, in little memory and without a bound on how many or how
 * long they are. Each power of two is cut into 16 buckets of the same width: what
 * is read back is at most 1/32 (3.2%) beside the truth, below 32 ns nothing. The
 * least, the most and the sum are exact, and so is the count within a power of two.
 */
#ifndef SOT_LATENCY_H
#define SOT_LATENCY_H

#include <stdint.h>

#define LATENCY_CUT_BITS 4
#define LATENCY_CUTS (1U << LATENCY_CUT_BITS)
#define LATENCY_BUCKETS ((64 - LATENCY_CUT_BITS + 1) * LATENCY_CUTS)
#define LATENCY_OCTAVES 64

/* All zeros, it is empty. */
struct latency {
	uint64_t count;
	uint64_t total_ns; /* UINT64_MAX: or more */
	uint64_t min_ns, max_ns;
	uint64_t buckets[LATENCY_BUCKETS];
};

void latency_add(struct latency *latency, uint64_t ns);

/* Adds all that other holds. */
void latency_merge(struct latency *latency, const struct latency *other);

/* The least duration that so many of a thousand calls do not exceed; 0 of none. */
uint64_t latency_quantile(const struct latency *latency, uint32_t permille);

/* How many took from 2^octave to below 2^(octave + 1) ns; octave 0: below 2. */
uint64_t latency_octave(const struct latency *latency, uint32_t octave);

#endif
