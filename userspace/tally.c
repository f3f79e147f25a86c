// SPDX-License-Identifier: GPL-2.0-only
#include "tally.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define HEADS 1024

int tally_init(struct tally *tally, size_t size, uint32_t most)
{
	*tally = (struct tally){ .size = size, .most = most };
	tally->items = calloc(most, size);
	tally->heads = calloc(HEADS, sizeof(*tally->heads));
	if (tally->items && tally->heads)
		return 0;
	tally_free(tally);
	return -ENOMEM;
}

void tally_free(struct tally *tally)
{
	free(tally->items);
	free(tally->heads);
	tally->items = NULL;
	tally->heads = NULL;
}

/* FNV-1a */
static uint32_t hash_of(const char key[TALLY_KEY])
{
	uint32_t hash = 2166136261;

	for (size_t i = 0; i < TALLY_KEY; i++)
		hash = (hash ^ (uint8_t)key[i]) * 16777619;
	return hash % HEADS;
}

void *tally_count(struct tally *tally, const char key[TALLY_KEY])
{
	uint32_t *head = &tally->heads[hash_of(key)];
	struct tally_item *item;

	for (uint32_t at = *head; at; at = item->next) {
		item = tally_at(tally, at - 1);
		if (memcmp(item->key, key, TALLY_KEY))
			continue;
		item->count++;
		return item;
	}
	if (tally->used == tally->most) {
		tally->dropped++;
		return NULL;
	}
	item = tally_at(tally, tally->used++);
	memcpy(item->key, key, TALLY_KEY);
	item->count = 1;
	item->next = *head;
	*head = tally->used;
	return item;
}

static int compare(const void *a, const void *b)
{
	const struct tally_item *x = a, *y = b;

	if (x->count != y->count)
		return x->count < y->count ? 1 : -1;
	return memcmp(x->key, y->key, TALLY_KEY);
}

void tally_sort(struct tally *tally)
{
	qsort(tally->items, tally->used, tally->size, compare);
}
