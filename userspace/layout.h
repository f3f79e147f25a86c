/* SPDX-License-Identifier: GPL-2.0-only */
/* Text in two columns for people: labels, and beside them words that wrap. */
#ifndef SOT_LAYOUT_H
#define SOT_LAYOUT_H

#include <stddef.h>
#include <stdio.h>

struct layout {
	FILE *to;      /* owned by the caller */
	size_t width;  /* columns of a line; 0: lines do not wrap */
	size_t margin; /* columns before the labels */
	size_t labels; /* columns of the labels, the space behind included */
};

/*
 * The width that reads well on stdout: that of the terminal, at most 100; 80 if
 * it is none.
 */
size_t layout_width(void);

/* A label, which may be "", and the text; nothing for a text that is NULL. */
void layout_row(const struct layout *layout, const char *label,
		const char *text);

#endif
