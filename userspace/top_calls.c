// SPDX-License-Identifier: GPL-2.0-only
#include "top_calls.h"

#include "text_parts.h"

int top_calls_init(struct top_calls *calls)
{
	*calls = (struct top_calls){ 0 };
	return out_init(&calls->text, -1);
}

void top_calls_free(struct top_calls *calls)
{
	out_free(&calls->text);
}

/* The last ones that were found, in a ring. */
struct search {
	const struct top_whose *whose;
	struct record found[TOP_CALLS];
	size_t count;
};

static void look_at(void *context, const struct record *rec)
{
	struct search *search = context;
	uint64_t key[STATS_KEY];

	stats_key(search->whose->by, rec, key);
	if (stats_key_is(key, search->whose->key))
		search->found[search->count++ % TOP_CALLS] = *rec;
}

/* Of more lines than are kept, the first go. */
static void add_line(struct top_calls *calls, size_t at)
{
	if (calls->count == TOP_CALL_LINES) {
		memmove(calls->lines, calls->lines + 1,
			sizeof(calls->lines) - sizeof(*calls->lines));
		calls->count--;
	}
	calls->lines[calls->count++] = at;
}

static void split(struct top_calls *calls)
{
	struct out *text = &calls->text;
	size_t start = 0;

	for (size_t i = 0; i < text->len; i++) {
		if (text->buf[i] != '\n')
			continue;
		text->buf[i] = '\0';
		add_line(calls, start);
		start = i + 1;
	}
}

void top_calls_take(struct top_calls *calls, const struct recent *recent,
		    const struct top_whose *whose, const struct sink *sink)
{
	struct search search = { .whose = whose };
	struct sink text = {
		.stream = sink->stream,
		.out = &calls->text,
		.utc = sink->utc,
		.columns = sink->columns,
	};

	calls->text.len = 0;
	calls->count = 0;
	recent_each(recent, look_at, &search);
	for (size_t i = search.count > TOP_CALLS ? search.count - TOP_CALLS : 0;
	     i < search.count; i++)
		text_call(&text, &search.found[i % TOP_CALLS]);
	/* What there was no memory for is left out. */
	calls->text.err = 0;
	split(calls);
}
