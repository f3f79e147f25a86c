// SPDX-License-Identifier: GPL-2.0-only
#include "top_rows.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "stats_view.h"

int top_rows_init(struct top_rows *rows)
{
	*rows = (struct top_rows){ 0 };
	rows->rows = calloc(TOP_ROWS + 1, sizeof(*rows->rows));
	rows->order = calloc(TOP_ROWS + 1, sizeof(*rows->order));
	if (rows->rows && rows->order && !out_init(&rows->names, -1))
		return 0;
	free(rows->rows);
	free(rows->order);
	return -ENOMEM;
}

void top_rows_free(struct top_rows *rows)
{
	free(rows->rows);
	free(rows->order);
	out_free(&rows->names);
}

enum stats_by top_scope_by(const struct top_scope *scope)
{
	if (!scope->id)
		return scope->by;
	return scope->by == STATS_BY_OPTION ? STATS_BY_PROCESS :
					      STATS_BY_OPTION;
}

#define RATE_MOST 1e18

/* A recording may claim that all its calls took a nanosecond. */
uint64_t top_whole_rate(double rate)
{
	return (uint64_t)((rate < RATE_MOST ? rate : RATE_MOST) + 0.5);
}

/* Where the rows of a scope stand, and which part of their keys is its row's id. */
static const struct {
	enum top_table table;
	int scope_at;
} places[] = {
	[STATS_BY_OPTION] = { TOP_PROCESS_OPTIONS, 1 },
	[STATS_BY_PROCESS] = { TOP_PROCESS_OPTIONS, 0 },
	[STATS_BY_SOCKET] = { TOP_SOCKET_OPTIONS, 0 },
};

static void take_figures(struct top_row *to, const struct stats *stats,
			 const struct stats_row *row)
{
	const struct latency *latency = &row->latency;
	double rate = stats_recent_rate(stats, row) * TOP_RATE_UNIT;

	to->figures[STATS_SORT_CALLS] = latency->count;
	to->figures[STATS_SORT_ERRORS] = row->errors;
	to->figures[STATS_SORT_RATE] = top_whole_rate(rate);
	to->figures[STATS_SORT_MIN] = latency->min_ns;
	to->figures[STATS_SORT_MEDIAN] = latency_quantile(latency, 500);
	to->figures[STATS_SORT_P99] = latency_quantile(latency, 990);
	to->figures[STATS_SORT_MAX] = latency->max_ns;
	to->figures[STATS_SORT_TOTAL] = latency->total_ns;
}

static void take_row(struct top_rows *rows, const struct stats *stats,
		     const struct stats_row *row, enum stats_by by)
{
	struct top_row *to = &rows->rows[rows->count++];

	to->id = row->id;
	to->name_at = rows->names.len;
	if (row->id)
		stats_name(&rows->names, by, row);
	else
		out_str(&rows->names, STATS_OTHERS);
	out_chr(&rows->names, '\0');
	take_figures(to, stats, row);
}

void top_rows_take(struct top_rows *rows, const struct top_counts *counts,
		   const struct top_scope *scope)
{
	const struct stats *stats = &counts->tables[scope->by];
	enum stats_by by = top_scope_by(scope);

	if (scope->id)
		stats = &counts->tables[places[scope->by].table];
	rows->count = 0;
	rows->names.len = 0;
	for (uint32_t i = 0; i < stats->count; i++) {
		const struct stats_row *row = &stats->rows[i];

		if (!scope->id ||
		    row->key[places[scope->by].scope_at] == scope->id)
			take_row(rows, stats, row, by);
	}
	/* Those of a pair may be anybody's. */
	if (!scope->id && stats->others.latency.count)
		take_row(rows, stats, &stats->others, by);
	/* Without memory, names are missing, not rows. */
	for (uint32_t i = 0; i < rows->count; i++)
		rows->rows[i].name =
			rows->names.err ?
				"?" :
				rows->names.buf + rows->rows[i].name_at;
	rows->names.err = 0;
}

struct sorting {
	const struct top_rows *rows;
	const struct top_order *order;
};

static int in_order(const void *a, const void *b, void *context)
{
	const struct sorting *sorting = context;
	const struct top_order *order = sorting->order;
	const struct top_row *one = &sorting->rows->rows[*(const uint32_t *)a];
	const struct top_row *other =
		&sorting->rows->rows[*(const uint32_t *)b];
	int by = 0;

	/* What is of many comes last, whatever the order. */
	if (!one->id || !other->id)
		return !one->id - !other->id;
	if (order->sort < TOP_FIGURES)
		by = (one->figures[order->sort] < other->figures[order->sort]) -
		     (one->figures[order->sort] > other->figures[order->sort]);
	else
		by = strcmp(one->name, other->name);
	if (by)
		return order->reversed ? -by : by;
	by = strcmp(one->name, other->name);
	return by ? by : (one->id > other->id) - (one->id < other->id);
}

void top_rows_arrange(struct top_rows *rows, const struct top_order *order)
{
	struct sorting sorting = { .rows = rows, .order = order };

	rows->shown = 0;
	for (uint32_t i = 0; i < rows->count; i++)
		if (strcasestr(rows->rows[i].name, order->filter))
			rows->order[rows->shown++] = i;
	qsort_r(rows->order, rows->shown, sizeof(*rows->order), in_order,
		&sorting);
}
