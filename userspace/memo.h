/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Text that was printed before. The same threads make calls on the same sockets
 * again and again: what is the same for all of these is printed once, and copied
 * from then on.
 */
#ifndef SOT_MEMO_H
#define SOT_MEMO_H

#include <stddef.h>
#include <stdint.h>

#include "out.h"

#define MEMO_SLOTS 64
#define MEMO_KEY 96   /* bytes of a key at most, a multiple of 8 */
#define MEMO_TEXT 480 /* bytes of text at most */

struct memo_slot {
	struct memo_slot *next; /* that was found after it when last it was */
	uint8_t key[MEMO_KEY];
	uint32_t len; /* of the text; 0: the slot is free */
	char text[MEMO_TEXT];
};

/* All zeros, it is empty. */
struct memo {
	struct memo_slot slots[MEMO_SLOTS];
	struct memo_slot *last; /* found */
	unsigned int turn;
};

/*
 * A slot for the key, of key_len bytes, a multiple of 8. If *known, its text is
 * that of the key, to be appended by memo_put(). Else print it, and let
 * memo_keep() take what out holds since start.
 */
struct memo_slot *memo_find(struct memo *memo, const void *key, size_t key_len,
			    int *known);
void memo_keep(struct memo_slot *slot, const void *key, size_t key_len,
	       const struct out *out, size_t start);

static inline void memo_put(const struct memo_slot *slot, struct out *out)
{
	out_mem(out, slot->text, slot->len);
}

#endif
