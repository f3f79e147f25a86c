/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What is counted by a key: items of one size, each of which starts with a struct
 * tally_item. There is room for so many; beyond, it is only counted that there
 * were more.
 */
#ifndef SOT_TALLY_H
#define SOT_TALLY_H

#include <stddef.h>
#include <stdint.h>

#define TALLY_KEY 96

struct tally_item {
	uint64_t count;
	uint32_t next;	     /* with the same hash: its place + 1; 0: none */
	char key[TALLY_KEY]; /* zeros behind its end */
};

struct tally {
	void *items;
	uint32_t *heads; /* of chains */
	size_t size;	 /* of an item */
	uint32_t most;
	uint32_t used;
	uint64_t dropped; /* for want of room */
};

int tally_init(struct tally *tally, size_t size,
	       uint32_t most); /* or -ENOMEM */
void tally_free(struct tally *tally);

/* Counts it once more. NULL if it is new and there is no room. */
void *tally_count(struct tally *tally, const char key[TALLY_KEY]);

static inline void *tally_at(const struct tally *tally, uint32_t i)
{
	return (char *)tally->items + i * tally->size;
}

/* By how often, then by key. Nothing may be counted afterwards. */
void tally_sort(struct tally *tally);

#endif
