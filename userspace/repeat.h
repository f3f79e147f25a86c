/* SPDX-License-Identifier: GPL-2.0-only */
/* What of an event reads as it did in others, printed once for all of them. */
#ifndef SOT_REPEAT_H
#define SOT_REPEAT_H

#include <stddef.h>

#include "memo.h"
#include "record.h"
#include "sink.h"

/*
 * Everything that the text of this part of a call for an option is made of. Returns the
 * length of the key in bytes, 0 if it has none.
 */
size_t event_key(const struct record *rec, enum sink_memo part,
		 uint64_t key[MEMO_KEY / 8]);

struct repeat {
	struct memo_slot *slot; /* NULL: it is not to be kept */
	size_t key_len;
	size_t start; /* of its text in the sink's out */
	uint64_t key[MEMO_KEY / 8];
};

/*
 * Appends the text of this part if such a part was printed before, and returns
 * true. Else print it, and call repeat_end().
 */
bool repeat_begin(struct repeat *repeat, const struct sink *sink,
		  const struct record *rec, enum sink_memo part);
void repeat_end(const struct repeat *repeat, const struct sink *sink);

#endif
