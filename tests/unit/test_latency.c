// SPDX-License-Identifier: GPL-2.0-only
#include "../../userspace/latency.h"

#include <stdlib.h>

#include "unit.h"

static struct latency latency;

static void empty(void)
{
	memset(&latency, 0, sizeof(latency));
}

/* At most 1/32 beside the truth, and not at all below 32. */
static bool is_near(uint64_t got, uint64_t want)
{
	uint64_t off = got > want ? got - want : want - got;

	return off <= want / (2 * LATENCY_CUTS);
}

static bool is_told_well(uint64_t ns)
{
	empty();
	/* Those beside it keep it from being known as the least or the most. */
	latency_add(&latency, 0);
	for (int i = 0; i < 8; i++)
		latency_add(&latency, ns);
	latency_add(&latency, UINT64_MAX);
	return is_near(latency_quantile(&latency, 500), ns);
}

static void test_error(void)
{
	bool small = true, powers = true, others = true;
	uint64_t random = 88172645463325252;

	for (uint64_t ns = 0; ns < 4096; ns++)
		small = small && is_told_well(ns);
	check("error: up to 4096 ns", small);
	for (int i = 0; i < 64; i++) {
		uint64_t power = (uint64_t)1 << i;

		powers = powers && is_told_well(power) &&
			 is_told_well(power - 1) && is_told_well(power + 1);
	}
	check("error: around every power of two", powers);
	for (int i = 0; i < 2000; i++) {
		random ^= random << 13;
		random ^= random >> 7;
		random ^= random << 17;
		others = others && is_told_well(random >> (i % 64));
	}
	check("error: anywhere", others);
	check("error: the longest of all", is_told_well(UINT64_MAX));
}

static void test_exact(void)
{
	empty();
	check_int("none: quantile", (long long)latency_quantile(&latency, 500),
		  0);
	latency_add(&latency, 123456789);
	check_int("one: median", (long long)latency_quantile(&latency, 500),
		  123456789);
	check_int("one: p99", (long long)latency_quantile(&latency, 990),
		  123456789);
	latency_add(&latency, 7);
	latency_add(&latency, 1000);
	check_int("count", (long long)latency.count, 3);
	check_int("least", (long long)latency.min_ns, 7);
	check_int("most", (long long)latency.max_ns, 123456789);
	check_int("sum", (long long)latency.total_ns, 123457796);
	latency_add(&latency, UINT64_MAX);
	check("a sum that does not fit is the largest number",
	      latency.total_ns == UINT64_MAX);
	latency_add(&latency, 1);
	check("and stays it", latency.total_ns == UINT64_MAX);
}

/* Of 1 to 20 ns, each once, every quantile is exact. */
static void test_ranks(void)
{
	empty();
	for (uint64_t ns = 20; ns; ns--)
		latency_add(&latency, ns);
	check_int("rank: 0", (long long)latency_quantile(&latency, 0), 1);
	check_int("rank: 1", (long long)latency_quantile(&latency, 1), 1);
	check_int("rank: 50", (long long)latency_quantile(&latency, 50), 1);
	check_int("rank: 51", (long long)latency_quantile(&latency, 51), 2);
	check_int("rank: 500", (long long)latency_quantile(&latency, 500), 10);
	check_int("rank: 501", (long long)latency_quantile(&latency, 501), 11);
	check_int("rank: 950", (long long)latency_quantile(&latency, 950), 19);
	check_int("rank: 990", (long long)latency_quantile(&latency, 990), 20);
	check_int("rank: 1000", (long long)latency_quantile(&latency, 1000),
		  20);
}

/* More calls than a product with 1000 has room for. */
static void test_many(void)
{
	empty();
	latency.count = UINT64_MAX / 2;
	latency.min_ns = 1;
	latency.max_ns = 2;
	latency.buckets[1] = UINT64_MAX / 4;
	latency.buckets[2] = latency.count - latency.buckets[1];
	check_int("many: lower", (long long)latency_quantile(&latency, 499), 1);
	check_int("many: upper", (long long)latency_quantile(&latency, 501), 2);
}

static void test_octaves(void)
{
	uint64_t sum = 0;

	empty();
	for (uint64_t ns = 0; ns < 1024; ns++)
		latency_add(&latency, ns);
	latency_add(&latency, UINT64_MAX);
	latency_add(&latency, (uint64_t)1 << 63);
	check_int("octave: 0 and 1", (long long)latency_octave(&latency, 0), 2);
	for (uint32_t i = 1; i < 10; i++)
		check_int("octave: all of it",
			  (long long)latency_octave(&latency, i), 1 << i);
	check_int("octave: not yet", (long long)latency_octave(&latency, 10),
		  0);
	check_int("octave: the last", (long long)latency_octave(&latency, 63),
		  2);
	for (uint32_t i = 0; i < LATENCY_OCTAVES; i++)
		sum += latency_octave(&latency, i);
	check("octave: none is left out", sum == latency.count);
}

static void test_merge(void)
{
	static struct latency other, both;

	empty();
	memset(&both, 0, sizeof(both));
	latency_merge(&latency, &other);
	check_int("merge: of nothing", (long long)latency.count, 0);
	for (uint64_t ns = 1; ns < 100000; ns = ns * 3 + 1) {
		latency_add(ns % 2 ? &latency : &other, ns);
		latency_add(&both, ns);
	}
	latency_merge(&latency, &other);
	check("merge: as if all were one",
	      !memcmp(&latency, &both, sizeof(both)));
	memset(&other, 0, sizeof(other));
	latency_merge(&latency, &other);
	check("merge: nothing changes nothing",
	      !memcmp(&latency, &both, sizeof(both)));
	latency_merge(&other, &both);
	check("merge: into nothing", !memcmp(&other, &both, sizeof(both)));
}

int main(void)
{
	test_error();
	test_exact();
	test_ranks();
	test_many();
	test_octaves();
	test_merge();
	return unit_end();
}
