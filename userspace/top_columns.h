/* SPDX-License-Identifier: GPL-2.0-only */
/* The columns of top, and what stands in them. */
#ifndef SOT_TOP_COLUMNS_H
#define SOT_TOP_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "stats.h"

#define TOP_CELL 32

struct top_column {
	const char *title; /* NULL: what rows are by */
	enum stats_sort sort;
	int width; /* with the blanks before it; 0: what is left */
	int least; /* columns of a screen on which it is shown */
	void (*cell)(char text[TOP_CELL], uint64_t figure);
};

#define TOP_COLUMNS 9

extern const struct top_column top_columns[TOP_COLUMNS];

static inline bool top_column_is_shown(const struct top_column *column,
				       int columns)
{
	return columns >= column->least;
}

/* The column beside that of sort, among those shown; at the end it stays. */
enum stats_sort top_columns_beside(enum stats_sort sort, int step, int columns);

/* "1234.5"; rates are of so many calls in TOP_RATE_UNIT seconds. */
void top_cell_rate(char text[TOP_CELL], uint64_t rate);

#endif
