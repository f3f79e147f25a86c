/* SPDX-License-Identifier: GPL-2.0-only */
/* Breaks a long line where its maker said that it may break. */
#ifndef SOT_WRAP_H
#define SOT_WRAP_H

#include <stddef.h>

#include "out.h"

#define WRAP_POINTS 24

struct wrap {
	size_t start; /* of the line, in out */
	size_t points[WRAP_POINTS];
	size_t count;
};

/* The line starts here. */
void wrap_begin(struct wrap *wrap, const struct out *out);

/* Here, behind a blank, another line may begin. */
void wrap_point(struct wrap *wrap, const struct out *out);

/*
 * The line ends here, its line feed is still to come. If it is wider than
 * columns (0: never), it breaks at the first point, and behind it wherever what
 * follows up to the next point does not fit; other lines start with indent
 * blanks. Colours take no room.
 */
void wrap_end(const struct wrap *wrap, struct out *out, size_t columns,
	      size_t indent);

#endif
