/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The last calls as they came, in bounded memory: whoever asks what a process just
 * did asks after it did.
 */
#ifndef SOT_RECENT_H
#define SOT_RECENT_H

#include "record.h"

/* Once one is full, the older one is emptied and filled anew. */
#define RECENT_HALF (2 * 1024 * 1024)

struct recent {
	uint8_t *halves[2];
	size_t len[2];
	unsigned int newer;
};

typedef void recent_each_fn(void *context, const struct record *rec);

int recent_init(struct recent *recent); /* 0 or -ENOMEM */
void recent_free(struct recent *recent);
void recent_clear(struct recent *recent);

void recent_add(struct recent *recent, const struct record *rec);

/* From the oldest to the newest; records live until one is added. */
void recent_each(const struct recent *recent, recent_each_fn *each,
		 void *context);

#endif
