/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The rows that top shows: taken from a table at one time, so that they stand still
 * while counting goes on; then chosen and put in order.
 */
#ifndef SOT_TOP_ROWS_H
#define SOT_TOP_ROWS_H

#include "out.h"
#include "top_counts.h"

/* All columns but the name. Rates are of a thousand seconds. */
#define TOP_FIGURES STATS_SORT_NAME
#define TOP_RATE_UNIT 1000

struct top_row {
	uint64_t id; /* of a row to go into; 0: the others */
	const char *name;
	size_t name_at; /* in names */
	uint64_t figures[TOP_FIGURES];
};

struct top_rows {
	struct top_row *rows; /* TOP_ROWS + 1 of them */
	uint32_t count;
	uint32_t *order; /* of those that are shown */
	uint32_t shown;
	struct out names; /* one behind the other, each with its NUL */
};

/* What all rows have to do with: the one of a table that somebody went into. */
struct top_scope {
	enum stats_by by; /* the table */
	uint64_t id;	  /* its row; 0: nobody went into any */
};

/* How they are shown. */
struct top_order {
	enum stats_sort sort;
	bool reversed;
	const char
		*filter; /* names have to hold this text, in any case; or "" */
};

int top_rows_init(struct top_rows *rows); /* 0 or -ENOMEM */
void top_rows_free(struct top_rows *rows);

/* By what rows within a scope are called: in an option by process, else option. */
enum stats_by top_scope_by(const struct top_scope *scope);

void top_rows_take(struct top_rows *rows, const struct top_counts *counts,
		   const struct top_scope *scope);
void top_rows_arrange(struct top_rows *rows, const struct top_order *order);

/* The nearest number, of what is not below 0. */
uint64_t top_whole_rate(double rate);

static inline const struct top_row *top_rows_at(const struct top_rows *rows,
						uint32_t place)
{
	return &rows->rows[rows->order[place]];
}

#endif
