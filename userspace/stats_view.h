/* SPDX-License-Identifier: GPL-2.0-only */
/* The rows of stat with their names, in the order in which they are shown. */
#ifndef SOT_STATS_VIEW_H
#define SOT_STATS_VIEW_H

#include "out.h"
#include "stats.h"

struct stats_line {
	const struct stats_row *row;
	const char *name; /* "setsockopt SOL_TCP TCP_NODELAY", "nginx[812]" */
	uint64_t weight;  /* by which they are sorted */
	size_t name_at;	  /* in names */
};

struct stats_view {
	struct stats_line *lines;
	uint32_t count;
	struct out names; /* one behind the other, each with its NUL */
};

/* Appends what a row is called by. */
void stats_name(struct out *out, enum stats_by by, const struct stats_row *row);

#define STATS_OTHERS "(others)"

/* What did not fit in comes last. 0 or -ENOMEM: then there is nothing to free. */
int stats_view_make(struct stats_view *view, const struct stats *stats);
void stats_view_free(struct stats_view *view);

#endif
