// SPDX-License-Identifier: GPL-2.0-only
#include "memo.h"

#include <string.h>

/* Of 64 bits so many are left to number the slots. */
#define MEMO_SHIFT 58
_Static_assert(MEMO_SLOTS == 1 << (64 - MEMO_SHIFT), "another count of slots");

/* Each word turned further; multiplying mixes what low bits tell into the high. */
static size_t slot_of(const uint8_t *key, size_t len)
{
	uint64_t hash = 0;

	for (size_t i = 0; i < len; i += sizeof(uint64_t)) {
		uint64_t word;

		memcpy(&word, key + i, sizeof(word));
		hash = (hash << 7 | hash >> 57) ^ word;
	}
	return hash * 0x9e3779b97f4a7c15 >> MEMO_SHIFT;
}

static int holds(const struct memo_slot *slot, const void *key, size_t key_len)
{
	return slot->len && !memcmp(slot->key, key, key_len);
}

/* Two slots for each hash: of two keys that meet there, both stay. */
static struct memo_slot *look_up(struct memo *memo, const void *key,
				 size_t key_len, int *known)
{
	struct memo_slot *first = &memo->slots[slot_of(key, key_len)];
	struct memo_slot *second =
		&memo->slots[(size_t)(first - memo->slots) ^ 1];

	*known = 1;
	if (holds(first, key, key_len))
		return first;
	if (holds(second, key, key_len))
		return second;
	*known = 0;
	/* Taking turns is as good as knowing which of them is needed more. */
	return memo->turn++ & 1 ? second : first;
}

/* Calls come in the same order again and again: try what came next before. */
struct memo_slot *memo_find(struct memo *memo, const void *key, size_t key_len,
			    int *known)
{
	struct memo_slot *last = memo->last ? memo->last : memo->slots;

	*known = last->next && holds(last->next, key, key_len);
	if (!*known)
		last->next = look_up(memo, key, key_len, known);
	memo->last = last->next;
	return memo->last;
}

void memo_keep(struct memo_slot *slot, const void *key, size_t key_len,
	       const struct out *out, size_t start)
{
	/* Without memory out lacks part of it. */
	slot->len = 0;
	if (out->err || out->len < start || out->len - start > MEMO_TEXT)
		return;
	slot->len = (uint32_t)(out->len - start);
	memcpy(slot->text, out->buf + start, slot->len);
	memcpy(slot->key, key, key_len);
}
