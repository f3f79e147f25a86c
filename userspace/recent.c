// SPDX-License-Identifier: GPL-2.0-only
#include "recent.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

int recent_init(struct recent *recent)
{
	*recent = (struct recent){ 0 };
	recent->halves[0] = malloc(RECENT_HALF);
	recent->halves[1] = malloc(RECENT_HALF);
	if (recent->halves[0] && recent->halves[1])
		return 0;
	recent_free(recent);
	return -ENOMEM;
}

void recent_free(struct recent *recent)
{
	free(recent->halves[0]);
	free(recent->halves[1]);
	*recent = (struct recent){ 0 };
}

void recent_clear(struct recent *recent)
{
	recent->len[0] = recent->len[1] = 0;
}

void recent_add(struct recent *recent, const struct record *rec)
{
	uint8_t *to;

	if (rec->len > RECENT_HALF - recent->len[recent->newer]) {
		recent->newer = !recent->newer;
		recent->len[recent->newer] = 0;
	}
	to = recent->halves[recent->newer] + recent->len[recent->newer];
	memcpy(to, rec->raw, rec->len);
	recent->len[recent->newer] += rec->len;
}

static void each_of(const uint8_t *bytes, size_t len, recent_each_fn *each,
		    void *context)
{
	struct record rec;
	const char *why;
	int n;

	for (size_t at = 0; at < len; at += (size_t)n) {
		n = record_parse(bytes + at, len - at, &rec, &why);
		if (n <= 0)
			break;
		each(context, &rec);
	}
}

void recent_each(const struct recent *recent, recent_each_fn *each,
		 void *context)
{
	unsigned int newer = recent->newer;

	each_of(recent->halves[!newer], recent->len[!newer], each, context);
	each_of(recent->halves[newer], recent->len[newer], each, context);
}
