// SPDX-License-Identifier: GPL-2.0-only
#include "report.h"

#include <string.h>

/* At first; a shorter time is nothing to look at. */
#define PART_NS 1000000

static void add_part(struct report_part *to, const struct report_part *from)
{
	to->sets += from->sets;
	to->gets += from->gets;
	to->failed += from->failed;
}

/* Two become one, and the second half is free. */
static void halve(struct report_times *times)
{
	struct report_part *parts = times->parts;

	for (size_t i = 0; i < REPORT_PARTS / 2; i++) {
		parts[i] = parts[2 * i];
		add_part(&parts[i], &parts[2 * i + 1]);
	}
	memset(parts + REPORT_PARTS / 2, 0, sizeof(*parts) * REPORT_PARTS / 2);
	times->part_ns *= 2;
}

/*
 * Calls are in order of their return, not of their entry: one may have entered
 * before the first.
 */
void report_times_add(struct report_times *times, int64_t ns, bool is_set,
		      bool failed)
{
	uint64_t at = 0;
	struct report_part *part;

	if (!times->part_ns) {
		times->part_ns = PART_NS;
		times->first_ns = times->last_ns = ns;
	}
	if (ns > times->first_ns)
		at = (uint64_t)ns - (uint64_t)times->first_ns;
	if (ns > times->last_ns)
		times->last_ns = ns;
	while (at / times->part_ns >= REPORT_PARTS)
		halve(times);
	part = &times->parts[at / times->part_ns];
	if (failed)
		part->failed++;
	else if (is_set)
		part->sets++;
	else
		part->gets++;
}
