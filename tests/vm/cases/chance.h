/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Chance that can be repeated, and how much of it. In the environment, as by
 * the kernel's command line: SUITE_SCALE says how many times the ordinary
 * amount, SUITE_SEED repeats a run as far as its threads let it.
 */
#ifndef SOT_CHANCE_H
#define SOT_CHANCE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/random.h>
#include <time.h>

#include "check.h"

static uint64_t chance_seed;
static _Thread_local uint64_t chance_state;

static inline unsigned long suite_scale(void)
{
	unsigned long scale = env_number("SUITE_SCALE", 1);

	return scale ? scale : 1;
}

/* Threads and processes call it with numbers of their own. */
static inline void chance_init(uint64_t number)
{
	chance_state = chance_seed + (number << 32);
}

static inline void chance_start(void)
{
	MUST(getrandom(&chance_seed, sizeof(chance_seed), 0));
	chance_seed = env_number("SUITE_SEED", chance_seed & 0xffffffff);
	chance_init(0);
	printf("info seed %llu\n", (unsigned long long)chance_seed);
	fflush(stdout);
}

/* splitmix64 */
static inline uint64_t chance(void)
{
	uint64_t z = chance_state += 0x9e3779b97f4a7c15;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
	return z ^ (z >> 31);
}

/* From 0 to n - 1. */
static inline unsigned int chance_of(unsigned int n)
{
	return (unsigned int)(chance() % n);
}

#define CHANCE_AMONG(array) \
	((array)[chance_of(sizeof(array) / sizeof(*(array)))])

static inline uint64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

/* When something that ordinarily takes so many milliseconds is to end. */
static inline uint64_t deadline_ms(unsigned int ms)
{
	return now_ms() + ms * suite_scale();
}

static inline void sleep_ms(unsigned int ms)
{
	const struct timespec time = { .tv_sec = ms / 1000,
				       .tv_nsec = ms % 1000 * 1000000L };

	nanosleep(&time, NULL);
}

#endif
