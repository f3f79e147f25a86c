// SPDX-License-Identifier: GPL-2.0-only
#include "top_columns.h"

#include <inttypes.h>
#include <stdio.h>

#include "duration_text.h"
#include "top_rows.h"

/* What fits into a cell is exact: "12345678", "123456k". */
#define DIGITS_MOST 100000000
#define SHORT_MOST 10000000

static void put_count(char text[TOP_CELL], uint64_t count)
{
	const char *unit = "kMGTPE";

	if (count < DIGITS_MOST) {
		snprintf(text, TOP_CELL, "%" PRIu64, count);
		return;
	}
	for (count /= 1000; count >= SHORT_MOST; count /= 1000)
		unit++;
	snprintf(text, TOP_CELL, "%" PRIu64 "%c", count, *unit);
}

void top_cell_rate(char text[TOP_CELL], uint64_t rate)
{
	uint64_t whole = rate / TOP_RATE_UNIT;

	if (whole < 1000000)
		snprintf(text, TOP_CELL, "%" PRIu64 ".%" PRIu64, whole,
			 rate % TOP_RATE_UNIT / (TOP_RATE_UNIT / 10));
	else
		put_count(text, whole);
}

static void put_duration(char text[TOP_CELL], uint64_t ns)
{
	_Static_assert(TOP_CELL >= DURATION_TEXT, "room for a duration");
	duration_text(text, ns);
}

/* On 80 columns, 37 are left for names. */
const struct top_column top_columns[TOP_COLUMNS] = {
	{ "calls", STATS_SORT_CALLS, 9, 0, put_count },
	{ "errors", STATS_SORT_ERRORS, 9, 0, put_count },
	{ "calls/s", STATS_SORT_RATE, 9, 0, top_cell_rate },
	{ "min", STATS_SORT_MIN, 8, 112, put_duration },
	{ "median", STATS_SORT_MEDIAN, 8, 72, put_duration },
	{ "p99", STATS_SORT_P99, 8, 80, put_duration },
	{ "max", STATS_SORT_MAX, 8, 96, put_duration },
	{ "total", STATS_SORT_TOTAL, 8, 104, put_duration },
	{ NULL, STATS_SORT_NAME, 0, 0, NULL },
};

enum stats_sort top_columns_beside(enum stats_sort sort, int step, int columns)
{
	int at = 0;

	while (top_columns[at].sort != sort)
		at++;
	for (at += step; at >= 0 && at < TOP_COLUMNS; at += step)
		if (top_column_is_shown(&top_columns[at], columns))
			return top_columns[at].sort;
	return sort;
}
