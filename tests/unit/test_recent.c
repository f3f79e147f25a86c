// SPDX-License-Identifier: GPL-2.0-only
/* The last calls stay, however many there were. */
#include "../../userspace/recent.h"

#include <stdlib.h>

#include "event.h"
#include "unit.h"

struct seen {
	uint64_t count, first, last;
	bool in_order;
};

static void look_at(void *context, const struct record *rec)
{
	struct seen *seen = context;

	if (!seen->count++)
		seen->first = rec->event.seq;
	else if (rec->event.seq != seen->last + 1)
		seen->in_order = false;
	seen->last = rec->event.seq;
}

static struct seen look(const struct recent *recent)
{
	struct seen seen = { .in_order = true };

	recent_each(recent, look_at, &seen);
	return seen;
}

/* A record as it comes from a source, with its bytes. */
static void add(struct recent *recent, uint64_t seq)
{
	static uint64_t bytes[512 / 8];
	struct record rec = event_sample();

	rec.event.seq = seq;
	rec.event.addr_len = rec.event.value_len = 0;
	rec.event.header.hdr_len = sizeof(rec.event);
	rec.event.header.len = (sizeof(rec.event) + 7) / 8 * 8;
	memcpy(bytes, &rec.event, sizeof(rec.event));
	rec.raw = (const uint8_t *)bytes;
	rec.len = rec.event.header.len;
	recent_add(recent, &rec);
}

int main(void)
{
	struct recent recent;
	struct seen seen;
	uint64_t n = 0;

	if (recent_init(&recent))
		abort();
	check_int("none", (long long)look(&recent).count, 0);
	while (n < 10)
		add(&recent, n++);
	seen = look(&recent);
	check_int("few: all of them", (long long)seen.count, 10);
	check("few: in their order", seen.in_order && !seen.first);
	while (n * sizeof(struct sot_event) < 7 * RECENT_HALF)
		add(&recent, n++);
	seen = look(&recent);
	check_int("many: the last one", (long long)seen.last, (long long)n - 1);
	check("many: in their order", seen.in_order);
	check("many: at least what one half holds",
	      seen.count * sizeof(struct sot_event) >=
		      RECENT_HALF - sizeof(struct sot_event));
	recent_clear(&recent);
	check_int("cleared", (long long)look(&recent).count, 0);
	recent_free(&recent);
	return unit_end();
}
